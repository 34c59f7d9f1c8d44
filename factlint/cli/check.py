"""`factlint check`."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from factlint import plugins
from factlint.archive.articles import decoded_text
from factlint.archive.discovery import Discovery, StandardInput, discover
from factlint.archive.run import run
from factlint.cli._later import not_yet
from factlint.cli._progress import ProgressBar
from factlint.cli._reports import context_for, wanted_reports, write_reports
from factlint.cli._streams import kept_clean, say
from factlint.config import Overrides, Settings, refuse_nested, settings_for
from factlint.findings import Report
from factlint.readers.article import ReadError

_STDIN = "-"
_STDIN_NAME = "stdin.txt"


def _names(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...] | None:  # noqa: ARG001  # click's signature
    """Names with commas between them, or the option repeated; None where it was not given."""
    return tuple(name.strip() for each in value for name in each.split(",") if name.strip()) if value else None


@click.command("check", short_help="Lint articles.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--select",
    multiple=True,
    default=(),
    callback=_names,
    metavar="NAMES",
    help="Only these rules or families (commas or repeats).",
)
@click.option(
    "--extend-select",
    multiple=True,
    default=(),
    callback=_names,
    metavar="NAMES",
    help="These rules or families as well.",
)
@click.option(
    "--ignore", multiple=True, default=(), callback=_names, metavar="NAMES", help="Not these rules or families."
)
@click.option(
    "--fail-on",
    default=None,
    metavar="LEVEL",
    help="Exit with 1 from this on: error, warning (default), info, or never.",
)
@click.option(
    "--format",
    "format_name",
    default=None,
    metavar="FORMAT",
    help="The report: console (default), concise, json, jsonl, sarif, github, gitlab, junit, …",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    default=(),
    metavar="FORMAT=FILE",
    help="A report into a file as well (repeatable).",
)
@click.option("--date", default=None, metavar="YYYY-MM-DD", help="When files that carry no date were published.")
@click.option("--config", default=None, metavar="FILE", help="The settings file, instead of looking for one.")
@click.option("--isolated", is_flag=True, default=False, help="Read no settings file.")
@click.option("--stdin-filename", default=None, metavar="PATH", help="What standard input (the path -) is called.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    metavar="N",
    help="Worker processes; as many as are worth it by default.",
)
@click.option("--no-archive", is_flag=True, default=False, help="Skip the rules that compare articles.")
@click.option("--allow-empty", is_flag=True, default=False, help="A folder or glob without an article is no error.")
@click.option("--statistics", is_flag=True, default=False, help="Count the findings by rule.")
@click.option("--exit-zero", is_flag=True, default=False, help="Exit with 0 where something was found.")
@click.option("--quiet", is_flag=True, default=False, help="Only findings and failures.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours in the report.")
@click.option("--no-progress", is_flag=True, default=False, help="No progress bar.")
@click.option(
    "--no-cache",
    is_flag=True,
    default=False,
    expose_value=False,
    help="Read every file anew (always so in this version).",
)
@click.option(
    "--no-local-code",
    is_flag=True,
    default=False,
    expose_value=False,
    help="Run no Python from the checked tree (always so in this version).",
)
@not_yet("--fix", "--unsafe-fixes", "--diff", "--timings", since="REV", baseline="FILE")
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...] | None,
    extend_select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    fail_on: str | None,
    format_name: str | None,
    outputs: tuple[str, ...],
    date: str | None,
    config: str | None,
    isolated: bool,
    stdin_filename: str | None,
    jobs: int | None,
    no_archive: bool,
    allow_empty: bool,
    statistics: bool,
    exit_zero: bool,
    quiet: bool,
    color: str,
    no_progress: bool,
) -> int:
    """Lint files and folders (the working folder by default). In a git repository what git ignores is left out."""
    if isolated and config is not None:
        raise click.UsageError("--isolated reads no settings file, and --config names one")
    overrides = Overrides(
        config=config, isolated=isolated, select=select, extend_select=extend_select or (), ignore=ignore or (),
        fail_on=fail_on, date=date, archive=not no_archive,
    )  # fmt: skip
    with kept_clean(), ProgressBar(wanted=not no_progress and not quiet) as progress:
        loaded = plugins.load()
        wanted = wanted_reports(format_name, outputs, loaded.reporters)
        standard_input = _standard_input(paths, stdin_filename)
        named = [path for path in paths if path != _STDIN] if paths else ["."]
        origins = [*named, *([str(Path(standard_input.name).parent)] if standard_input else [])]
        settings = settings_for(origins, [rule.info for rule in loaded.rules], overrides, loaded.formats)
        loaded.require(settings.plugins)
        found = discover(named, settings, allow_empty=allow_empty, standard_input=standard_input)
        refuse_nested(settings, (file.path for file in found.files))
        report = run(found, settings, loaded, jobs=jobs, progress=progress)
    context = context_for(
        _source(found, settings), loaded.rules, settings, color=color, statistics=statistics, quiet=quiet
    )
    write_reports(wanted, report, context)
    _tell(report, quiet=quiet)
    return exit_code(report, settings, exit_zero=exit_zero)


def exit_code(report: Report, settings: Settings, *, exit_zero: bool = False) -> int:
    """0 looked and found nothing that fails, 1 found something, 2 could not look at everything; 2 wins."""
    if report.failed:
        return 2
    fails = settings.fail_on is not None and any(finding.severity >= settings.fail_on for finding in report.findings)
    return 1 if fails and not exit_zero else 0


def _standard_input(paths: Sequence[str], name: str | None) -> StandardInput | None:
    if _STDIN not in paths:
        if name is not None:
            raise click.UsageError("--stdin-filename names standard input, which is the path -")
        return None
    return StandardInput(name or _STDIN_NAME, sys.stdin.buffer.read() if sys.stdin else b"")


def _source(found: Discovery, settings: Settings) -> Callable[[str], str | None]:
    """The text of a path of the report, read again; None where that is no longer possible."""
    files = {file.shown: file for file in found.files}

    def source(path: str) -> str | None:
        try:
            return decoded_text(files[path], settings).text
        except (KeyError, ReadError):
            return None

    return source


def _tell(report: Report, *, quiet: bool) -> None:
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
