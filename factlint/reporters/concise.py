"""The report for scripts and editors: one line a finding, `path:line:col: severity rule message`."""

from collections.abc import Iterable

from factlint import Context, Report
from factlint.reporters.cells import clean
from factlint.reporters.places import where


class ConciseReporter:
    """One line a finding and nothing else."""

    name = "concise"

    def render(self, report: Report, context: Context) -> Iterable[str]:  # noqa: ARG002  # it shows no source
        """A line a finding."""
        for finding in report.findings:
            message = " ".join(clean(finding.message).split())
            yield f"{where(finding.location)}: {finding.severity.label} {finding.rule} {message}\n"
