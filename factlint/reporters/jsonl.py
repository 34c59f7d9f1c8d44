"""The findings as JSON Lines: each one object as in `report.schema.json`, on a line of its own."""

from collections.abc import Iterable

from factlint import Context, Report
from factlint.reporters.encoding import line
from factlint.reporters.records import finding_record


class JsonLinesReporter:
    """One finding a line; nothing where there is none."""

    name = "jsonl"

    def render(self, report: Report, context: Context) -> Iterable[str]:  # noqa: ARG002  # it shows no source
        """A line a finding."""
        for finding in report.findings:
            yield line(finding_record(finding))
