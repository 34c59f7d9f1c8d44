"""Reviewdog's diagnostic format (rdjson). Columns count bytes of UTF-8, so the articles are read again for them."""

from collections.abc import Iterable, Iterator

from factlint import Context, Diagnostic, Failure, Location, Position, Report, Severity, SourceFix
from factlint.reporters import wording
from factlint.reporters.encoding import pretty
from factlint.reporters.project import homepage, rule_page
from factlint.reporters.records import Json, text
from factlint.reporters.sources import Original, Sources

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class RdjsonReporter:
    """Findings in order, then what could not be checked. Every fix is a suggestion: somebody accepts it or does not."""

    name = "rdjson"

    def render(self, report: Report, context: Context) -> Iterable[str]:
        """The document in one part."""
        sources = Sources(context)
        pages = {rule.name: page for rule in context.rules if (page := rule_page(rule)) is not None}
        diagnostics = [_finding(finding, sources, pages.get(finding.rule)) for finding in report.findings]
        diagnostics += map(_failure, report.failed)
        yield pretty({"source": {"name": "factlint", "url": homepage()}, "diagnostics": diagnostics})


def _finding(finding: Diagnostic, sources: Sources, page: str | None) -> Json:
    said = [wording.message(finding), *wording.computed(finding), *wording.advice(finding)]
    code = {"value": finding.rule} if page is None else {"value": finding.rule, "url": page}
    made: dict[str, Json] = {
        "message": "\n".join(said),
        "location": _location(finding.location, sources),
        "severity": _SEVERITIES[finding.severity],
        "code": code,
    }
    original = sources.of(finding.location)
    if suggestions := [] if original is None else list(_suggestions(finding.fixes, original)):
        made["suggestions"] = suggestions
    if finding.related:
        made["related_locations"] = [
            {"message": text(each.message), "location": _location(each.location, sources)} for each in finding.related
        ]
    return made


def _failure(failed: Failure) -> Json:
    code = {"value": failed.rule or "not-checked"}
    location = {"path": text(failed.path) or "."}
    return {"message": wording.failure(failed), "location": location, "severity": "ERROR", "code": code}


def _location(place: Location, sources: Sources) -> Json:
    """A place; no range where it is the whole file, or an item whose lines are not the file's."""
    if place.item is not None or wording.is_whole_file(place):
        return {"path": text(place.path)}
    return {"path": text(place.path), "range": _range(place.start, place.end, sources.of(place))}


def _range(start: Position, end: Position, original: Original | None) -> Json:
    """From a position to another; whole lines where the text is not at hand for counting its bytes."""
    if original is None:
        return {"start": {"line": start.line}, "end": {"line": end.line}}
    return {
        "start": {"line": start.line, "column": original.byte_column(start)},
        "end": {"line": end.line, "column": original.byte_column(end)},
    }


def _suggestions(fixes: Iterable[SourceFix], original: Original) -> Iterator[Json]:
    """A fix of several edits is one suggestion, from the first of them to the last."""
    for fix in fixes:
        start, end = fix.edits[0].start, fix.edits[-1].end
        parts, last = [], start
        for edit in fix.edits:
            parts += [original.text[last : edit.start], edit.text]
            last = edit.end
        span = _range(original.position(start), original.position(end), original)
        yield {"range": span, "text": text("".join(parts))}
