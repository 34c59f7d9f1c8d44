"""The run: from files to a report."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.archive.discovery import Discovery, FoundFile
from factlint.archive.files import FileResult, Linter, unpacked
from factlint.archive.roster import Roster
from factlint.archive.unread import Unread, unread
from factlint.config import Settings
from factlint.findings import Diagnostic, Failure, Notice, Report, Silenced
from factlint.lint import ActiveRule, across_articles, conclude
from factlint.plugins import Plugins

if TYPE_CHECKING:
    from factlint.archive.timings import Timings

WORTH_WORKERS = 1_000_000
"""How many bytes of articles are more work than starting worker processes."""

SettingsOf = Callable[[str], Settings]
"""Tells the settings of a file, by its path."""

Progress = Callable[[int, int], None]
"""Is told how many files of how many are done."""


def run(
    found: Discovery,
    settings: Settings,
    plugins: Plugins,
    *,
    jobs: int | None = 1,
    progress: Progress | None = None,
    time_limit: float | None = None,
    settings_of: SettingsOf | None = None,
    timings: "Timings | None" = None,
) -> Report:
    """Lint the files that were found. `jobs` None uses worker processes where they are worth their start.

    The report is the same for any number of jobs. Only workers have a time limit (seconds a file). `settings_of` tells
    the settings of a file where they are not those of the run; `timings`, where it is given, gets what took how long.
    """
    own = [settings if settings_of is None else settings_of(file.path) for file in found.files]
    roster = Roster(plugins.rules)
    count = _jobs_for(found.files, jobs)
    if count > 1:
        from factlint.archive.workers import lint_in_workers  # noqa: PLC0415  # only where there are any

        numbered = lint_in_workers(found.files, own, count, plugins.extras, time_limit, timed=timings is not None)
    else:
        numbered = _lint_here(found.files, own, Linter(plugins, roster, timed=timings is not None))
    results: dict[int, FileResult] = {}
    for number, result in numbered:
        results[number] = result
        if progress is not None:
            progress(len(results), len(found.files))
    ordered = [results[number] for number in sorted(results)]
    if timings is not None:
        timings.add(result.timings for result in ordered)
    left = unread(found, ordered, sum(not roster.active(each) for each in own))
    return _report(found, settings, plugins, _concluding(roster, [settings, *own]), ordered, left)


def _lint_here(
    files: Sequence[FoundFile], settings: Sequence[Settings], linter: Linter
) -> Iterator[tuple[int, FileResult]]:
    for number, (file, own) in enumerate(zip(files, settings, strict=True)):
        yield number, unpacked(linter.packed(file, own), file)


def _concluding(roster: Roster, settings: Sequence[Settings]) -> tuple[ActiveRule, ...]:
    """The rules that run anywhere in the run, each as the first of the settings has it that it runs under: the run's
    own, then those of the files in their order."""
    found: dict[str, ActiveRule] = {}
    distinct = {id(active): active for active in map(roster.active, settings)}
    for active in distinct.values():
        for entry in active:
            found.setdefault(entry.rule.info.name, entry)
    return tuple(found.values())


def _jobs_for(files: Sequence[FoundFile], jobs: int | None) -> int:
    if jobs is not None:
        return min(jobs, len(files))
    return min(_cores(), len(files)) if sum(map(_size, files)) > WORTH_WORKERS else 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(file: FoundFile) -> int:
    try:
        return len(file.data) if file.data is not None else Path(file.path).stat().st_size
    except OSError:
        return 0


def _report(
    found: Discovery,
    settings: Settings,
    plugins: Plugins,
    active: Sequence[ActiveRule],
    results: Sequence[FileResult],
    left: Unread,
) -> Report:
    concluded = conclude(active, [fact for result in results for fact in result.facts])
    findings = [*(d for result in results for d in result.diagnostics), *concluded.diagnostics]
    failures = [*found.failed, *(f for result in results for f in result.failures), *concluded.failures, *left.failed]
    notices = [*found.notices, *(n for result in results for n in result.notices), *concluded.notices, *left.notices]
    notices += _undated(active, sum(result.undated for result in results))
    silenced: tuple[Silenced, ...] = ()
    silencings = [silencing for result in results for silencing in result.silencings]
    if silencings:
        from factlint.suppressions.silence import silence  # noqa: PLC0415  # only where there are comments

        unjudged = frozenset[str]() if found.whole else across_articles(active)
        verdict = silence(
            findings, silencings, plugins.infos, unjudged=unjudged, require_reason=settings.require_reason
        )  # fmt: skip
        findings, silenced = list(verdict.kept), verdict.silenced
    return Report(
        files=sum(result.looked_at for result in results),
        findings=tuple(sorted(findings, key=_finding_order)),
        notices=tuple(sorted(notices, key=_notice_order)),
        skipped=tuple(sorted((*found.skipped, *left.skipped), key=lambda skipped: skipped.path)),
        failed=tuple(sorted(failures, key=_failure_order)),
        suppressed=len(silenced),
        silenced=silenced,
    )


def _undated(active: Sequence[ActiveRule], count: int) -> list[Notice]:
    needing = sorted(entry.rule.info.name for entry in active if "published" in entry.rule.info.needs)
    if not count or not needing:
        return []
    who = f"{count} articles carry" if count > 1 else "one article carries"
    return [
        Notice(
            None,
            f"{who} no publication date, in a format without a place for one; give it by --date."
            f" Without it these rules see less: {', '.join(needing)}",
        )
    ]


def _finding_order(finding: Diagnostic) -> tuple[str, str, int, int, str, str]:
    return finding.sort_key


def _notice_order(notice: Notice) -> tuple[str, str]:
    return (notice.path or "", notice.message)


def _failure_order(failure: Failure) -> tuple[str, str, str]:
    return (failure.path or "", failure.rule or "", failure.message)
