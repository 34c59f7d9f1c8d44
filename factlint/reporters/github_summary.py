"""A summary of the run in Markdown, for the page of a job on GitHub (`$GITHUB_STEP_SUMMARY`) or a comment."""

import re
from collections.abc import Iterable, Iterator

from factlint import Context, Diagnostic, Report
from factlint.reporters import wording
from factlint.reporters.cells import clean
from factlint.reporters.places import path_of

MOST = 200
"""How many findings are listed: GitHub refuses a summary of more than 1 MiB."""

_LONGEST = 1_000
"""How many characters of a line are shown."""
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+!|~&@$:]")


class GithubSummaryReporter:
    """What was read, what could not be, and a table of the findings, the worst first."""

    name = "github-summary"

    def render(self, report: Report, context: Context) -> Iterable[str]:  # noqa: ARG002  # it shows no source
        """The page, part by part."""
        yield f"## factlint\n\n{wording.summary(report)}.\n"
        yield from _aside(report)
        yield from _failures(report)
        yield from _findings(report)


def _aside(report: Report) -> Iterator[str]:
    counts = [(report.suppressed, "silenced by a comment"), (report.baselined, "accepted by the baseline")]
    yield from (f"{wording.counted(count, 'finding')} {what}.\n" for count, what in counts if count)
    yield from (f"\n{_where(notice.path)}{_escaped(notice.message)}\n" for notice in report.notices)


def _failures(report: Report) -> Iterator[str]:
    if report.failed:
        yield "\n### Not everything could be checked\n\n"
        yield from (f"- {_where(failed.path)}{_escaped(wording.failure(failed))}\n" for failed in report.failed)


def _findings(report: Report) -> Iterator[str]:
    if report.findings:
        yield "\n| | where | what |\n| --- | --- | --- |\n"
    worst = sorted(report.findings, key=lambda finding: -finding.severity)
    yield from map(_row, worst[:MOST])
    if len(worst) > MOST:
        yield f"\n{wording.counted(len(worst) - MOST, 'more finding')} not listed here.\n"


def _row(finding: Diagnostic) -> str:
    lines = "<br>".join(map(_escaped, wording.told(finding)))
    place = f"{_escaped(path_of(finding.location))}, line {finding.location.start.line}"
    return f"| {finding.severity.label} | {place} | **{_escaped(finding.rule)}**: {lines} |\n"


def _where(path: str | None) -> str:
    return "" if path is None else f"{_escaped(path)}: "


def _escaped(text: str) -> str:
    """The text without any meaning that Markdown or HTML could see in it."""
    shown = clean(text)
    return _MARKUP.sub(r"\\\g<0>", shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…")
