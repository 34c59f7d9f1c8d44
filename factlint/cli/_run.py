"""What commands that lint have in common: from paths and options to the files, from a report to an exit code."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from factlint.archive.articles import decoded_text
from factlint.archive.discovery import Discovery, StandardInput, discover
from factlint.archive.opening import open_run
from factlint.archive.run import Progress, run
from factlint.cli._streams import say
from factlint.config import Configuration, Overrides, Settings
from factlint.findings import Report
from factlint.paths import exists
from factlint.plugins import Plugins
from factlint.readers.article import ReadError

if TYPE_CHECKING:
    from factlint.archive.narrowing import Narrowing
    from factlint.archive.timings import Timings

STDIN = "-"
_STDIN_NAME = "stdin.txt"


class Prepared(msgspec.Struct, frozen=True):
    """What is to be linted, and with what."""

    plugins: Plugins
    configuration: Configuration
    found: Discovery

    @property
    def settings(self) -> Settings:
        """The settings of the run."""
        return self.configuration.settings

    def narrowing(self, baseline: str | None, since: str | None) -> "Narrowing | None":
        """What to leave out of reports: what the baseline accepts (the one that is named, else that of the settings),
        and what did not change. Raises FactlintError where it can't be read, or git can't tell."""
        file = self.settings.baseline if baseline is None else Path(baseline)
        if file is None and since is None:
            return None
        from factlint.archive.narrowing import narrowing  # noqa: PLC0415  # only where it is asked for

        return narrowing(self.found, self.settings, file, since)

    def look(
        self,
        jobs: int | None,
        progress: Progress | None,
        narrowing: "Narrowing | None" = None,
        timings: "Timings | None" = None,
    ) -> Callable[[Discovery], Report]:
        """Lints files, and narrows the report; `timings` gets what took how long."""

        def look(found: Discovery) -> Report:
            report = run(
                found, self.settings, self.plugins,
                jobs=jobs, progress=progress, settings_of=self.configuration.of, timings=timings,
            )  # fmt: skip
            return report if narrowing is None else narrowing.narrowed(report)

        return look


def prepare(
    paths: Sequence[str], overrides: Overrides, *, allow_empty: bool, stdin_filename: str | None = None
) -> Prepared:
    """Load plugins and settings, and find the files. Raises FactlintError, and click.UsageError."""
    standard_input = _standard_input(paths, stdin_filename)
    named = [path for path in paths if path != STDIN] if paths else ["."]
    origins = [*named, *([_place_of(standard_input.name)] if standard_input else [])]
    loaded, configuration = open_run(origins, overrides)
    found = discover(named, configuration.settings, allow_empty=allow_empty, standard_input=standard_input)
    configuration.settle(file.path for file in found.files)
    return Prepared(loaded, configuration, found)


def exit_code(report: Report, settings: Settings, *, exit_zero: bool = False, differs: bool = False) -> int:
    """0 looked and found nothing that fails, 1 found something, 2 could not look at everything; 2 wins.

    `differs` says that something would be mended: nothing found is not what that is, either.
    """
    if report.failed:
        return 2
    if settings.fail_on is None or exit_zero:
        return 0
    return int(differs or any(finding.severity >= settings.fail_on for finding in report.findings))


def source_of(found: Discovery, settings: Settings) -> Callable[[str], str | None]:
    """The text of a path of the report, read again; None where that is no longer possible."""
    files = {file.shown: file for file in found.files}

    def source(path: str) -> str | None:
        try:
            return decoded_text(files[path], settings).text
        except (KeyError, ReadError):
            return None

    return source


def tell(report: Report, *, quiet: bool) -> None:
    """What is no finding, on standard error."""
    if not quiet:
        for notice in report.notices:
            say(f"{notice.path}: {notice.message}" if notice.path else notice.message)
        for skipped in report.skipped:
            say(f"{skipped.path}: skipped, {skipped.why}")
    for failure in report.failed:
        where = [part for part in (failure.path, failure.rule and f"rule {failure.rule} broke") if part]
        say(": ".join([*where, failure.message]))
    sys.stderr.flush()


def _standard_input(paths: Sequence[str], name: str | None) -> StandardInput | None:
    if STDIN not in paths:
        if name is not None:
            raise click.UsageError("--stdin-filename names standard input, which is the path -")
        return None
    slashed = (name or _STDIN_NAME).replace("\\", "/")  # an editor on Windows gives it so
    return StandardInput(slashed, sys.stdin.buffer.read() if sys.stdin else b"")


def _place_of(name: str) -> str:
    """Where standard input would stand: the folder of its name, as far as that exists."""
    return next(str(folder) for folder in (*Path(name).parents, Path()) if exists(folder))
