"""The report for people: each finding with the lines it speaks of, and a summary."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from factlint import Context, Diagnostic, LineIndex, Location, Report, Safety, Severity
from factlint.reporters.cells import wrap
from factlint.reporters.places import where
from factlint.reporters.snippets import Mark, snippet
from factlint.reporters.styled import Line, painter
from factlint.reporters.wording import DOUBT, MOST_RELATED, counted

_FIX_LABELS = {Safety.SAFE: "fix", Safety.UNSAFE: "fix to check", Safety.DISPLAY: "suggestion"}


class ConsoleReporter:
    """Readable on a terminal and in a pipe; colour (and rich) only where the context asks for it."""

    name = "console"

    def render(self, report: Report, context: Context) -> Iterable[str]:
        """A part a finding, then the summary."""
        width = max(40, context.width)
        paint = painter(color=context.color, width=width)
        sources = _Sources(context)
        for finding in report.findings:
            yield paint([*_finding(finding, sources, width), ()])
        if context.statistics and report.findings:
            yield paint([*_statistics(report.findings), ()])
        if not context.quiet:
            yield paint(_summary(report))


class _Sources:
    """The texts that lines are shown of, a few kept at a time."""

    def __init__(self, context: Context) -> None:
        self._read = lru_cache(maxsize=8)(lambda path: _indexed(context.source(path)))

    def of(self, place: Location) -> tuple[str | None, LineIndex | None]:
        """The source that a place is in; none for an item, whose offsets are in a text of its own."""
        return self._read(place.path) if place.item is None else (None, None)


def _indexed(source: str | None) -> tuple[str | None, LineIndex | None]:
    return source, None if source is None else LineIndex(source)


def _finding(finding: Diagnostic, sources: _Sources, width: int) -> Iterator[Line]:
    label = finding.severity.label
    yield [(where(finding.location), "path")]
    lines = wrap(f"{label}: {finding.message} ({finding.rule})", width)
    yield [(f"{label}:", label), (lines[0].removeprefix(f"{label}:"), "")]
    yield from ([(line, "")] for line in lines[1:])
    yield from _places(finding, sources, width)
    if finding.computation:
        yield from _labelled("computed", finding.computation, width)
    for fix in finding.fixes:
        yield from _labelled(_FIX_LABELS[fix.safety], fix.title, width)
    if finding.demoted_by:
        fault = DOUBT.get(finding.demoted_by, "a quotation mark is broken")
        yield from _labelled(
            "in doubt", f"nearby {fault}, so it is not sure whose words these are; mend that first", width
        )


def _places(finding: Diagnostic, sources: _Sources, width: int) -> Iterator[Line]:
    """The lines of the main place's file, then those of each other file under its name."""
    marks: dict[tuple[str, str | None], list[Mark]] = {}
    if not _whole_file(finding.location):
        marks[finding.location.path, finding.location.item] = [Mark(finding.location, finding.severity.label)]
    for related in finding.related[:MOST_RELATED]:
        mark = Mark(related.location, "related", related.message)
        marks.setdefault((related.location.path, related.location.item), []).append(mark)
    for found in marks.values():
        place = found[0].place
        if (place.path, place.item) != (finding.location.path, finding.location.item):
            yield [(f"  {where(place)}", "path")]
        source, lines = sources.of(place)
        yield from snippet(source, lines, found, width)
    if len(finding.related) > MOST_RELATED:
        yield [(f"  and {counted(len(finding.related) - MOST_RELATED, 'more place')}", "quiet")]


def _whole_file(place: Location) -> bool:
    return place.end.offset == 0 and not place.excerpt


def _labelled(label: str, text: str, width: int) -> Iterator[Line]:
    indent = " " * (len(label) + 4)
    lines = wrap(text, width - len(indent))
    yield [(f"  {label}: ", "quiet"), (lines[0], "")]
    yield from ([(f"{indent}{line}", "")] for line in lines[1:])


def _statistics(findings: Sequence[Diagnostic]) -> Iterator[Line]:
    """A line a rule and severity, the most frequent first."""
    counts = Counter((finding.rule, finding.severity.label) for finding in findings)
    digits = len(str(max(counts.values())))
    for (rule, label), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield [(f"{count:>{digits}}  ", ""), (f"{label:<7}", label), (f"  {rule}", "")]


def _summary(report: Report) -> Iterator[Line]:
    files = counted(report.files, "file")
    if report.findings:
        counts = [(report.count(severity), severity) for severity in sorted(Severity, reverse=True)]
        line: list[tuple[str, str]] = [(f"{files} read: ", "")]
        for number, (count, severity) in enumerate(counts):
            line.append((", " if number else "", ""))
            line.append((counted(count, severity.label), severity.label if count else "quiet"))
        yield [*line, (".", "")]
    else:
        nothing = "nothing found in what could be read" if report.failed else "nothing found"
        yield [(f"{files} read: ", ""), (nothing, "quiet" if report.failed else "good"), (".", "")]
    aside = [
        (report.suppressed, "silenced by a comment"),
        (report.baselined, "accepted by the baseline"),
    ]
    yield from ([(f"{counted(count, 'finding')} {what}.", "")] for count, what in aside if count)
    if report.skipped:
        yield [(f"{counted(len(report.skipped), 'file')} skipped.", "")]
    if report.failed:
        yield [(f"{counted(len(report.failed), 'failure')}: not everything could be checked.", "error")]
