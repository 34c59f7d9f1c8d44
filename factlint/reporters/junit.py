"""JUnit's XML as Jenkins and GitLab read it: a suite a file, a test case a finding.

What makes the run fail is a failure, a milder finding is a skipped test, and what could
not be checked is an error.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from factlint import Context, Diagnostic, Failure, Report
from factlint.reporters import wording
from factlint.reporters.places import path_of
from factlint.reporters.xmltext import document, legal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Case(msgspec.Struct, frozen=True):
    """A test case: its name, how it ended (`failure`, `skipped`, `error`, or None: passed), and why."""

    name: str
    outcome: str | None = None
    kind: str = ""
    lines: tuple[str, ...] = ()


class JunitReporter:
    """Files in order of path. Where nothing was found there is one test, passed: none at all is taken for broken."""

    name = "junit"

    def render(self, report: Report, context: Context) -> Iterable[str]:
        """The document in one part."""
        from xml.etree.ElementTree import Element  # noqa: PLC0415  # only two reports are XML

        suites: dict[str, list[Case]] = {}
        for finding in report.findings:
            fails = context.fail_on is not None and finding.severity >= context.fail_on
            suites.setdefault(path_of(finding.location), []).append(_finding(finding, fails=fails))
        for failed in report.failed:
            suites.setdefault(failed.path or "factlint", []).append(_failure(failed))
        if not suites:
            suites["factlint"] = [Case(wording.summary(report))]
        root = Element(
            "testsuites", {"name": "factlint", **_counts([case for each in suites.values() for case in each])}
        )
        for name, cases in sorted(suites.items()):
            _add_suite(root, name, cases)
        yield document(root)


def _finding(finding: Diagnostic, *, fails: bool) -> Case:
    place = finding.location
    where = "" if wording.is_whole_file(place) else f", line {place.start.line}, column {place.start.column}"
    outcome = "failure" if fails else "skipped"
    return Case(f"{finding.rule}{where}", outcome, finding.severity.label, tuple(wording.told(finding)))


def _failure(failed: Failure) -> Case:
    return Case(failed.rule or "can be checked", "error", "not checked", (wording.failure(failed),))


def _add_suite(root: "Element", name: str, cases: list[Case]) -> None:
    from xml.etree.ElementTree import SubElement  # noqa: PLC0415  # only two reports are XML

    suite = SubElement(root, "testsuite", {"name": legal(name), **_counts(cases)})
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.name] += 1
        unique = case.name if seen[case.name] == 1 else f"{case.name} ({seen[case.name]})"
        test = SubElement(suite, "testcase", {"name": legal(unique), "classname": legal(name)})
        if case.outcome is not None:
            what = {"message": legal(case.lines[0])} | ({} if case.outcome == "skipped" else {"type": case.kind})
            SubElement(test, case.outcome, what).text = legal("\n".join(case.lines))


def _counts(cases: list[Case]) -> dict[str, str]:
    outcomes = Counter(case.outcome for case in cases)
    return {
        "tests": str(len(cases)),
        "failures": str(outcomes["failure"]),
        "errors": str(outcomes["error"]),
        "skipped": str(outcomes["skipped"]),
    }
