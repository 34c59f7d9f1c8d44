"""GitLab's code quality report: a JSON array, one object a finding."""

from collections import Counter
from collections.abc import Iterable

from factlint import Context, Diagnostic, Failure, Report, Severity
from factlint.reporters import wording
from factlint.reporters.encoding import pretty
from factlint.reporters.records import Json, text

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}
_FAILED = "blocker"


class GitlabReporter:
    """Findings in order, then what could not be checked, as blockers."""

    name = "gitlab"

    def render(self, report: Report, context: Context) -> Iterable[str]:  # noqa: ARG002  # it shows no source
        """The array in one part; empty where nothing was found."""
        seen: Counter[str] = Counter()
        entries = [_finding(finding, seen) for finding in report.findings]
        yield pretty([*entries, *(_failure(failed, seen) for failed in report.failed)])


def _finding(finding: Diagnostic, seen: Counter[str]) -> Json:
    place = finding.location
    lines = (1, 1) if place.item is not None else (place.start.line, place.end.line)
    print_of = _fingerprint((place.path, place.item or "", finding.fingerprint), seen)
    return _entry(
        finding.rule, " · ".join(wording.told(finding)), _SEVERITIES[finding.severity], print_of, place.path, lines
    )


def _failure(failed: Failure, seen: Counter[str]) -> Json:
    print_of = _fingerprint((failed.path or "", failed.rule or "", failed.message), seen)
    return _entry("not-checked", wording.failure(failed), _FAILED, print_of, failed.path or ".", (1, 1))


def _entry(rule: str, said: str, severity: str, fingerprint: str, path: str, lines: tuple[int, int]) -> Json:
    return {
        "description": said,
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": text(path), "lines": {"begin": lines[0], "end": lines[1]}},
    }


def _fingerprint(parts: tuple[str, ...], seen: Counter[str]) -> str:
    """A name for an entry. GitLab shows one of several of a name, so a second one of it is told from the first."""
    from hashlib import blake2b  # noqa: PLC0415  # dear to load (5 ms)

    joined = "\x1f".join(parts)
    seen[joined] += 1
    numbered = joined if seen[joined] == 1 else f"{joined}\x1f{seen[joined]}"
    return blake2b(numbered.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
