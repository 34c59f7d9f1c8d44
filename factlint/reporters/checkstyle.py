"""Checkstyle's XML: an error a finding, under its file. Columns count code points."""

from collections.abc import Iterable

from factlint import Context, Diagnostic, Failure, Report
from factlint.reporters import wording
from factlint.reporters.xmltext import document, legal

VERSION = "4.3"
"""The version of checkstyle whose report this is."""


class CheckstyleReporter:
    """Files in order of path, each with its findings and what could not be checked in it."""

    name = "checkstyle"

    def render(self, report: Report, context: Context) -> Iterable[str]:  # noqa: ARG002  # it shows no source
        """The document in one part."""
        from xml.etree.ElementTree import Element, SubElement  # noqa: PLC0415  # only two reports are XML

        files: dict[str, list[dict[str, str]]] = {}
        for finding in report.findings:
            files.setdefault(finding.location.path, []).append(_finding(finding))
        for failed in report.failed:
            files.setdefault(failed.path or ".", []).append(_failure(failed))
        root = Element("checkstyle", {"version": VERSION})
        for path, errors in sorted(files.items()):
            file = SubElement(root, "file", {"name": legal(path)})
            for error in errors:
                SubElement(file, "error", {name: legal(value) for name, value in error.items()})
        yield document(root)


def _finding(finding: Diagnostic) -> dict[str, str]:
    place = finding.location
    attributes = {"line": "1"}
    if place.item is None and not wording.is_whole_file(place):
        attributes = {"line": str(place.start.line), "column": str(place.start.column)}
    return attributes | {
        "severity": finding.severity.label,
        "message": "\n".join(wording.told(finding)),
        "source": f"factlint.{finding.family}.{finding.rule}",
    }


def _failure(failed: Failure) -> dict[str, str]:
    return {"line": "1", "severity": "error", "message": wording.failure(failed), "source": "factlint.not-checked"}
