"""Workflow commands for GitHub Actions: an annotation a finding, at its lines.

GitHub shows ten annotations of each level a step and drops the rest without a word
(`_maxCountPerIssueType` of its runner), so where there are more, the tenth says how many.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from factlint import Context, Diagnostic, Failure, Notice, Report, Severity
from factlint.reporters import wording
from factlint.reporters.cells import clean
from factlint.reporters.records import text

MOST = 10
"""How many annotations of a level GitHub shows."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class Annotation(msgspec.Struct, frozen=True):
    """A level, where it stands, and what it says, line by line."""

    severity: Severity
    properties: Mapping[str, str | int]
    lines: Sequence[str]


class GithubReporter:
    """Failures first, as errors; then the findings in order; then what the run has to say."""

    name = "github"

    def render(self, report: Report, context: Context) -> Iterable[str]:  # noqa: ARG002  # it shows no source
        """A line an annotation; nothing where nothing was found."""
        annotations = [
            *(_failure(failed) for failed in report.failed),
            *(_finding(finding) for finding in report.findings),
            *(_notice(notice) for notice in report.notices),
        ]
        for severity in sorted(Severity, reverse=True):
            of_level = [each for each in annotations if each.severity is severity]
            if len(of_level) > MOST:
                of_level[MOST - 1 :] = [_more(severity, len(of_level) - MOST + 1)]
            yield from (_command(each) for each in of_level)


def _finding(finding: Diagnostic) -> Annotation:
    place = finding.location
    properties: dict[str, str | int] = {"file": place.path}
    if place.item is None and not wording.is_whole_file(place):
        properties |= {"line": place.start.line, "endLine": place.end.line}
        if place.start.line == place.end.line:  # GitHub refuses columns across lines
            properties |= {"col": place.start.column, "endColumn": place.end.column}
    return Annotation(finding.severity, properties | {"title": finding.rule}, wording.told(finding))


def _failure(failed: Failure) -> Annotation:
    file = {} if failed.path is None else {"file": failed.path}
    return Annotation(Severity.ERROR, file | {"title": "not checked"}, [wording.failure(failed)])


def _notice(notice: Notice) -> Annotation:
    file = {} if notice.path is None else {"file": notice.path}
    return Annotation(Severity.INFO, file | {"title": "factlint"}, [clean(notice.message)])


def _more(severity: Severity, number: int) -> Annotation:
    """The annotation that stands for those that would be dropped."""
    said = f"{wording.counted(number, f'more {severity.label}')}: GitHub shows {MOST} a step, other reports show all"
    return Annotation(severity, {"title": "factlint"}, [said])


def _command(annotation: Annotation) -> str:
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in annotation.properties.items())
    return f"::{_COMMANDS[annotation.severity]} {properties}::{_data(chr(10).join(annotation.lines))}\n"


def _data(said: str) -> str:
    return (text(said) or "").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(clean(value)).replace(":", "%3A").replace(",", "%2C")
