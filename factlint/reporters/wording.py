"""What reports say of a finding where their format has one field for text, and how they count."""

from collections.abc import Iterator

from factlint import Diagnostic, Failure, Location, Report, Safety, Severity, SourceFix
from factlint.reporters.cells import clean
from factlint.reporters.places import where

MOST_RELATED = 6
"""How many related places are shown; JSON has all of them."""

DOUBT = {
    "unmatched": "a quotation mark has no partner",
    "backwards": "a quotation mark is turned the wrong way",
    "spaced": "a quotation mark has a space on its inner side",
    "nested": "a quotation stands inside another with the same marks",
    "continued": "a quotation is closed although it goes on in the next paragraph",
}
"""What each kind of quote fault is, in words."""


_FIXES = {Safety.SAFE: "Fix", Safety.UNSAFE: "Fix, to be checked", Safety.DISPLAY: "Suggestion"}


def told(finding: Diagnostic) -> list[str]:
    """The message, and a line for each piece of evidence: computation, other places, fixes, doubt."""
    return [message(finding), *computed(finding), *_places(finding), *advice(finding)]


def message(finding: Diagnostic) -> str:
    """The message on one line; for an item of a file of many, its name before it."""
    said = clean(finding.message)
    return said if finding.location.item is None else f"[{clean(finding.location.item)}] {said}"


def computed(finding: Diagnostic) -> list[str]:
    """The line with the computation, where there is one."""
    return [f"Computed: {clean(finding.computation)}"] if finding.computation else []


def advice(finding: Diagnostic) -> Iterator[str]:
    """What to do about it: a line a fix, and the broken quotation mark that makes it doubtful."""
    yield from map(offered, finding.fixes)
    yield from doubted(finding)


def offered(fix: SourceFix) -> str:
    """What a fix does, and whether it is sure."""
    return f"{_FIXES[fix.safety]}: {clean(fix.title)}"


def doubted(finding: Diagnostic) -> list[str]:
    """The line with the broken quotation mark that makes a finding doubtful, where there is one."""
    if not finding.demoted_by:
        return []
    fault = DOUBT.get(finding.demoted_by, "a quotation mark is broken")
    return [f"In doubt: nearby {fault}; mend that first"]


def seen_from(place: Location, main: Location) -> str:
    """Where a second place is, as seen from the first."""
    if (place.path, place.item) != (main.path, main.item):
        return where(place)
    return f"line {place.start.line}, column {place.start.column}"


def is_whole_file(place: Location) -> bool:
    """Whether a finding is about the whole file."""
    return place.end.offset == 0 and not place.excerpt


def not_shown(finding: Diagnostic) -> int:
    """How many of the other places are too many to be told in words."""
    return max(0, len(finding.related) - MOST_RELATED)


def failure(failed: Failure) -> str:
    """What could not be looked at, without its path."""
    said = clean(failed.message)
    return f"rule {clean(failed.rule)} broke: {said}" if failed.rule else f"could not be checked: {said}"


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary(report: Report) -> str:
    """How much was read and found."""
    found = [counted(report.count(severity), severity.label) for severity in sorted(Severity, reverse=True)]
    return f"{counted(report.files, 'file')} read: {', '.join(found) if report.findings else 'nothing found'}"


def _places(finding: Diagnostic) -> Iterator[str]:
    for related in finding.related[:MOST_RELATED]:
        yield f"{seen_from(related.location, finding.location)}: {clean(related.message)}"
    if more := not_shown(finding):
        yield f"and {counted(more, 'more place')}"
