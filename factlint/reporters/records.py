"""The report as plain values, in the order and under the names that JSON prints."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from factlint import Diagnostic, Location, Position, Report, Severity, SourceFix, __version__

Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None
"""What JSON can hold."""

VERSION = 1
"""The version of the report's shape; it grows only when something is renamed or taken away."""


def report_record(report: Report) -> dict[str, Json]:
    """The whole report."""
    return {
        "version": VERSION,
        "tool": {"name": "factlint", "version": __version__},
        "summary": _summary(report),
        "notices": [{"path": text(notice.path), "message": text(notice.message)} for notice in report.notices],
        "findings": [finding_record(finding) for finding in report.findings],
    }


def finding_record(finding: Diagnostic) -> dict[str, Json]:
    """One finding; every key is always there."""
    place = _place(finding.location)
    return {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity.label,
        **place,
        "message": text(finding.message),
        "related": [{**_place(each.location), "message": text(each.message)} for each in finding.related],
        "computation": text(finding.computation),
        "demoted_by": finding.demoted_by,
        "fixes": [_fix(fix) for fix in finding.fixes],
        "fingerprint": finding.fingerprint,
    }


def text(value: str | None) -> str | None:
    """A text that UTF-8 can hold: what it can't (a byte of a file name that is no UTF-8) is spelled out."""
    if value is None or value.isascii():
        return value
    return value.encode("utf-8", "backslashreplace").decode("utf-8")


def _summary(report: Report) -> dict[str, Json]:
    return {
        "files": report.files,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "suppressed": report.suppressed,
        "baselined": report.baselined,
        "skipped": [{"path": text(skipped.path), "why": text(skipped.why)} for skipped in report.skipped],
        "failed": [
            {"path": text(failure.path), "rule": failure.rule, "message": text(failure.message)}
            for failure in report.failed
        ],
    }


def _place(place: Location) -> dict[str, Json]:
    return {
        "path": text(place.path),
        "item": text(place.item),
        "excerpt": text(place.excerpt),
        "start": _position(place.start),
        "end": _position(place.end),
        "pointer": text(place.pointer),
    }


def _position(position: Position) -> dict[str, Json]:
    return {"offset": position.offset, "line": position.line, "column": position.column}


def _fix(fix: SourceFix) -> dict[str, Json]:
    edits = [{"start": edit.start, "end": edit.end, "text": text(edit.text)} for edit in fix.edits]
    return {"safety": fix.safety.value, "title": text(fix.title), "edits": edits}
