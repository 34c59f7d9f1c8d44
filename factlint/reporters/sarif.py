"""SARIF 2.1.0: one run, with the rules, the findings, and what could not be checked.

A fix that may be written, if only on request, is a SARIF fix; one that may only be shown
stands in the message, because programs write the others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from factlint import (
    Context,
    Diagnostic,
    Failure,
    Location,
    Position,
    Report,
    RuleInfo,
    Safety,
    Severity,
    SourceFix,
    __version__,
)  # fmt: skip
from factlint.reporters import wording
from factlint.reporters.cells import clean
from factlint.reporters.encoding import pretty
from factlint.reporters.project import homepage, rule_page
from factlint.reporters.records import Json, text
from factlint.reporters.sources import Original, Sources
from factlint.reporters.wording import MOST_RELATED

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "factlint/v1"
"""Not GitHub's own `primaryLocationLineHash`: its upload warns of every value there that it did not make itself."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_DRIVE = re.compile(r"[A-Za-z]:/")


class SarifReporter:
    """For code scanning: both places, fixes, fingerprints, and the rules' pages as help."""

    name = "sarif"

    def render(self, report: Report, context: Context) -> Iterable[str]:
        """The document in one part."""
        yield pretty({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, context)]})


def _run(report: Report, context: Context) -> Json:
    sources = Sources(context)
    rules = [*map(_rule, context.rules), *_unlisted(report, context)]
    numbers = {str(rule["id"]): number for number, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "factlint",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": homepage(),
                "rules": rules,
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [_invocation(report, numbers)],
        "results": [_result(finding, numbers[finding.rule], sources) for finding in report.findings],
    }


def _rule(rule: RuleInfo) -> dict[str, Json]:
    paragraphs = [" ".join(paragraph.split()) for paragraph in rule.page.split("\n\n")]
    page = rule_page(rule)
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": paragraphs[min(1, len(paragraphs) - 1)]},
        "help": {"text": rule.page, "markdown": f"# {rule.name}\n\n{rule.page}\n"},
        **({} if page is None else {"helpUri": page}),
        "defaultConfiguration": {"enabled": rule.on, "level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family], "problem.severity": _GITHUB_LEVELS[rule.severity]},
    }


def _unlisted(report: Report, context: Context) -> Iterator[dict[str, Json]]:
    """The rules of findings that no plugin brought: those that the engine makes itself."""
    listed = {rule.name for rule in context.rules}
    for finding in report.findings:
        if finding.rule not in listed:
            listed.add(finding.rule)
            yield {"id": finding.rule, "properties": {"tags": [finding.family]}}


def _invocation(report: Report, numbers: Mapping[str, int]) -> Json:
    """How the run went. What could not be looked at, or was not, is a notification."""
    told = [
        *(_failed(failed, numbers) for failed in report.failed),
        *(_notification("note", notice.message, notice.path) for notice in report.notices),
        *(_notification("note", f"skipped: {skipped.why}", skipped.path) for skipped in report.skipped),
    ]
    return {"executionSuccessful": not report.failed, "toolExecutionNotifications": told}


def _failed(failed: Failure, numbers: Mapping[str, int]) -> dict[str, Json]:
    notification = _notification("error", wording.failure(failed), failed.path)
    if failed.rule is not None and failed.rule in numbers:
        notification["associatedRule"] = {"id": failed.rule, "index": numbers[failed.rule]}
    return notification


def _notification(level: str, said: str, path: str | None) -> dict[str, Json]:
    where = [] if path is None else [{"physicalLocation": {"artifactLocation": _artifact(path)}}]
    return {"level": level, "message": {"text": _plain(said)}, "locations": where}


def _result(finding: Diagnostic, number: int, sources: Sources) -> Json:
    shown = [fix for fix in finding.fixes if fix.safety is not Safety.DISPLAY]
    fixes = [_fix(fix, finding.location, sources) for fix in shown] if finding.location.item is None else []
    return {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(_message(finding))},
        "locations": [_location(finding.location)],
        **({"relatedLocations": list(_related(finding))} if finding.related else {}),
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        **({"fixes": fixes} if fixes else {}),
        "properties": {
            "family": finding.family,
            "computation": text(finding.computation),
            "demotedBy": finding.demoted_by,
        },
    }


def _message(finding: Diagnostic) -> Iterator[str]:
    """The message and its evidence. The other places are links: GitHub shows only those that the message links."""
    yield _plain(wording.message(finding))
    yield from map(_plain, wording.computed(finding))
    for number, related in enumerate(finding.related[:MOST_RELATED], 1):
        place = re.sub(r"[\[\]\\]", r"\\\g<0>", wording.seen_from(related.location, finding.location))
        yield f"[{place}]({number}): {_plain(clean(related.message))}"
    yield from map(_plain, wording.advice(finding))


def _plain(said: str) -> str:
    """A text in which nothing is taken for a link."""
    return (text(said) or "").replace("](", "\\](")


def _related(finding: Diagnostic) -> Iterator[Json]:
    for number, related in enumerate(finding.related, 1):
        yield {"id": number, **_location(related.location), "message": {"text": _plain(related.message)}}


def _location(place: Location) -> dict[str, Json]:
    """A place. An item has no region, because its lines are not the file's; it has a name."""
    physical: dict[str, Json] = {"artifactLocation": _artifact(place.path)}
    logical: dict[str, Json] = {}
    if place.item is None:
        snippet = {"snippet": {"text": text(place.excerpt)}} if place.excerpt else {}
        physical["region"] = {
            **_lines(place.start, place.end),
            **_chars(place.start.offset, place.end.offset),
            **snippet,
        }
    else:
        logical["name"] = text(place.item)
    if place.pointer is not None:
        logical["fullyQualifiedName"] = text(place.pointer)
    return {"physicalLocation": physical, **({"logicalLocations": [logical]} if logical else {})}


def _lines(start: Position, end: Position) -> dict[str, Json]:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _chars(start: int, end: int) -> dict[str, Json]:
    return {"charOffset": start, "charLength": end - start}


def _fix(fix: SourceFix, place: Location, sources: Sources) -> Json:
    original = sources.of(place)
    replacements = [
        {"deletedRegion": _edited(edit.start, edit.end, original), "insertedContent": {"text": text(edit.text)}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(place.path), "replacements": replacements}
    return {
        "description": {"text": _plain(fix.title)},
        "artifactChanges": [change],
        "properties": {"safety": fix.safety.value},
    }


def _edited(start: int, end: int, original: Original | None) -> Json:
    """What an edit replaces; without lines where the text is not at hand for counting them."""
    lines = {} if original is None else _lines(original.position(start), original.position(end))
    return {**lines, **_chars(start, end)}


def _artifact(path: str) -> Json:
    """A file as a URI: relative to where factlint ran, unless it stands elsewhere."""
    path = text(path) or ""
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    if _DRIVE.match(path):
        return {"uri": f"file:///{path[:2]}{quote(path[2:])}"}
    return {"uri": quote(path)}
