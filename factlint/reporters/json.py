"""The report as one JSON document, the shape of `report.schema.json`."""

from collections.abc import Iterable

from factlint import Context, Report
from factlint.reporters.encoding import pretty
from factlint.reporters.records import report_record


class JsonReporter:
    """The whole report, indented; the same findings give the same bytes."""

    name = "json"

    def render(self, report: Report, context: Context) -> Iterable[str]:  # noqa: ARG002  # it shows no source
        """The report in one part."""
        yield pretty(report_record(report))
