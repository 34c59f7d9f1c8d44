"""`factlint baseline write|check|prune`."""

import functools
import sys
from collections.abc import Callable
from pathlib import Path

import click
import msgspec

from factlint import plugins
from factlint.archive.narrowing import Names, stale
from factlint.baseline import DEFAULT_NAME, Entry, baseline_text, entries_for, match, read_baseline
from factlint.cli._help import Command, Group
from factlint.cli._progress import ProgressBar
from factlint.cli._reports import context_for, wanted_reports, write_reports
from factlint.cli._run import Prepared, exit_code, prepare, source_of, tell
from factlint.cli._streams import kept_clean, say
from factlint.config import Overrides, Settings
from factlint.errors import FactlintError, WriteError
from factlint.findings import Diagnostic, Report
from factlint.paths import exists, seen_from
from factlint.reporters.wording import counted
from factlint.writing import replace


class _Asked(msgspec.Struct, frozen=True):
    """What the three commands are asked: which articles, which baseline, and how to look."""

    paths: tuple[str, ...]
    named: str | None
    overrides: Overrides
    jobs: int | None
    allow_empty: bool
    progress: bool
    quiet: bool


_OPTIONS = (
    click.argument("paths", nargs=-1, metavar="[PATH]..."),
    click.option("--baseline", "named", default=None, metavar="FILE", help="The file of accepted findings."),
    click.option("--date", default=None, metavar="YYYY-MM-DD", help="When files that carry no date were published."),
    click.option("--config", default=None, metavar="FILE", help="The settings file, instead of looking for one."),
    click.option("--isolated", is_flag=True, default=False, help="Read no settings file."),
    click.option("--jobs", type=click.IntRange(min=1), default=None, metavar="N", help="Worker processes."),
    click.option("--no-local-code", is_flag=True, default=False, help="Run no Python from the checked tree."),
    click.option("--no-archive", is_flag=True, default=False, help="Skip the rules that compare articles."),
    click.option("--allow-empty", is_flag=True, default=False, help="A folder without an article is no error."),
    click.option("--no-progress", is_flag=True, default=False, help="No progress bar."),
    click.option("--quiet", is_flag=True, default=False, help="Say only what failed."),
)


def _asking(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that all three have, gathered."""

    @functools.wraps(function)
    def gathered(
        paths: tuple[str, ...],
        named: str | None,
        date: str | None,
        config: str | None,
        isolated: bool,
        jobs: int | None,
        no_local_code: bool,
        no_archive: bool,
        allow_empty: bool,
        no_progress: bool,
        quiet: bool,
        **more: object,
    ) -> int:
        overrides = Overrides(
            config=config, isolated=isolated, date=date, archive=not no_archive, local_code=not no_local_code
        )
        return function(
            _Asked(paths, named, overrides, jobs, allow_empty, not (no_progress or quiet), quiet), **more
        )  # fmt: skip

    for add in reversed(_OPTIONS):
        gathered = add(gathered)
    return gathered


class _Held:
    """Articles held against a baseline: what it accepts, what is new, which of its entries are left."""

    def __init__(self, prepared: Prepared, report: Report, entries: tuple[Entry, ...]) -> None:
        names = Names(prepared.found, prepared.settings)
        self.report = report
        self.matched = match(report.findings, entries, names.name, names.exists)
        self.stale = stale(self.matched.left, report, prepared.found, names, prepared.plugins.rules)
        self._names = names

    @property
    def unjudged(self) -> tuple[Entry, ...]:
        """The entries left of which nothing can be said here: their files were not looked at."""
        gone = set(self.stale)
        return tuple(entry for entry in self.matched.left if entry not in gone)

    def accepting(self, findings: tuple[Diagnostic, ...]) -> str:
        """The file of a baseline that accepts findings, and what it accepted of what was not looked at."""
        return baseline_text([*entries_for(findings, self._names.name), *self.unjudged])


@click.group(
    "baseline",
    cls=Group,
    short_help="Accept today's findings; tell new ones only.",
    examples=[
        ("factlint baseline write", "accept what is found now"),
        ("factlint check --baseline FILE", 'tell new findings only (or: baseline = "FILE" in factlint.toml)'),
        ("factlint baseline check --strict", "in CI: fail on new findings, and on accepted ones that are mended"),
        ("factlint baseline prune", "drop what is mended"),
    ],
)
def command() -> None:
    """Accept the findings of today, so that only new ones fail; drop what is mended."""


@command.command(
    "write", cls=Command, examples=[("factlint baseline write articles/", "accept what is found there now")]
)
@_asking
def write(asked: _Asked) -> int:
    """Accept all that is found now. What was accepted of files that are not looked at stays."""
    prepared, report = _looked(asked)
    file = _file(asked.named, prepared.settings)
    held = _Held(prepared, report, read_baseline(file) if exists(file) else ())
    _write(file, held.accepting(report.findings), report, quiet=asked.quiet)
    if not asked.quiet:
        say(f"{file}: {counted(len(report.findings), 'finding')} accepted, {len(held.matched.new)} of them new")
        _hint(file, prepared.settings)
    return 0


@command.command(
    "check", cls=Command, examples=[("factlint baseline check --strict", "in CI: new findings fail, so do mended ones")]
)
@_asking
@click.option("--strict", is_flag=True, default=False, help="Fail on accepted findings that are mended, too.")
@click.option("--format", "format_name", default=None, metavar="FORMAT", help="The report of what is new.")
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=FILE", help="A report into a file as well.")
@click.option("--fail-on", default=None, metavar="LEVEL", help="Exit with 1 from this on, as in `factlint check`.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours in the report.")
def check(
    asked: _Asked,
    strict: bool,
    format_name: str | None,
    outputs: tuple[str, ...],
    fail_on: str | None,
    color: str,
) -> int:
    """Tell what is new since the baseline was written, and which of its entries are mended."""
    wanted = wanted_reports(format_name, outputs, plugins.load().reporters)
    prepared, report = _looked(asked, fail_on)
    settings = prepared.settings
    held = _Held(prepared, report, read_baseline(_file(asked.named, settings)))
    new = msgspec.structs.replace(report, findings=held.matched.new, baselined=len(held.matched.accepted))
    context = context_for(
        source_of(prepared.found, settings), prepared.plugins.infos, settings,
        color=color, statistics=False, quiet=asked.quiet,
    )  # fmt: skip
    write_reports(wanted, new, context, stdout_to=sys.stdout)
    tell(new, quiet=asked.quiet)
    for entry in held.stale if strict or not asked.quiet else ():
        say(f"{entry.path}: {entry.rule} {entry.fingerprint} is accepted, and found no more (baseline prune drops it)")
    code = exit_code(new, settings)
    return 1 if strict and held.stale and code == 0 else code


@command.command("prune", cls=Command, examples=[("factlint baseline prune", "drop what is mended")])
@_asking
def prune(asked: _Asked) -> int:
    """Drop what is mended, of the files that are looked at; a renamed file keeps its entries. Nothing is added."""
    prepared, report = _looked(asked)
    file = _file(asked.named, prepared.settings)
    held = _Held(prepared, report, read_baseline(file))
    _write(file, held.accepting(held.matched.accepted), report, quiet=asked.quiet)
    if not asked.quiet:
        dropped = sum(entry.count for entry in held.stale)
        say(f"{file}: {dropped} dropped, {len(held.matched.accepted)} kept")
    return 0


def _looked(asked: _Asked, fail_on: str | None = None) -> tuple[Prepared, Report]:
    overrides = msgspec.structs.replace(asked.overrides, fail_on=fail_on)
    with kept_clean(), ProgressBar(wanted=asked.progress) as bar:
        prepared = prepare(asked.paths, overrides, allow_empty=asked.allow_empty)
        return prepared, prepared.look(asked.jobs, bar)(prepared.found)


def _file(named: str | None, settings: Settings) -> Path:
    """The baseline that is named, else that of the settings, else one in the settings' folder, as seen from here."""
    if named is not None:
        return Path(named)
    file = settings.baseline or Path(settings.root or Path.cwd(), DEFAULT_NAME)
    near = seen_from(file, Path.cwd())
    return file if near.startswith("..") else Path(near)


def _write(file: Path, text: str, report: Report, *, quiet: bool) -> None:
    """Write a baseline, unless it stands there as it is. Raises FactlintError where not all could be looked at."""
    tell(report, quiet=quiet)
    if report.failed:
        raise FactlintError(f"{file} is left as it is: not everything could be looked at")
    data = text.encode()
    try:
        if exists(file) and file.read_bytes() == data:
            return
        replace(file, data)
    except (OSError, WriteError) as error:
        raise WriteError(f"{file}: the baseline can't be written: {error}") from error


def _hint(file: Path, settings: Settings) -> None:
    """How to have it used, where the settings do not say."""
    if settings.baseline is None:
        name = seen_from(file, settings.root or Path.cwd())
        say(f'to have it used: factlint check --baseline {file}, or in the settings: baseline = "{name}"')
