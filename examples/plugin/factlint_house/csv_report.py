"""A report for a spreadsheet: a line a finding."""

import csv
import io
from collections.abc import Iterator

from factlint import Context, Report


class CsvReporter:
    """`--format csv`: path, line, column, severity, rule, message."""

    name = "csv"

    def render(self, report: Report, context: Context) -> Iterator[str]:
        """The header, then a line a finding; statistics and colours do not matter here."""
        del context
        yield _line("path", "line", "column", "severity", "rule", "message")
        for found in report.findings:
            start = found.location.start
            yield _line(found.location.path, start.line, start.column, found.severity.label, found.rule, found.message)


def _line(*values: object) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(values)
    return buffer.getvalue()
