"""`factlint check`."""

import sys
from typing import TYPE_CHECKING, TextIO

import click

from factlint import plugins
from factlint.cli import _completing
from factlint.cli._fixing import Outcome, asked_for, finish, fixed, refuse_report_on_stdout, takes_stdout
from factlint.cli._help import Command
from factlint.cli._progress import ProgressBar
from factlint.cli._reports import context_for, wanted_reports, write_reports
from factlint.cli._run import STDIN, exit_code, prepare, source_of, tell
from factlint.cli._streams import kept_clean, say
from factlint.config import Overrides
from factlint.config.model import FAIL_ON

if TYPE_CHECKING:
    from factlint.archive.timings import Timings


def _names(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...] | None:  # noqa: ARG001  # click's signature
    """Names with commas between them, or the option repeated; None where it was not given."""
    return tuple(name.strip() for each in value for name in each.split(",") if name.strip()) if value else None


@click.command(
    "check",
    cls=Command,
    short_help="Lint articles.",
    examples=[
        ("factlint check", "every article below this folder"),
        ("factlint check articles/ notes.txt", "a folder and a file"),
        ("cat draft.md | factlint check - --stdin-filename draft.md", "standard input, as a file of that name"),
        ("factlint check --select dates --ignore relative-date-conflict", "the rules of a family, less one"),
        ("factlint check --diff", "show what --fix would write"),
        ("factlint check --since origin/main --output sarif=factlint.sarif", "in CI: what a branch changed"),
    ],
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=_completing.files)
@click.option(
    "--select",
    multiple=True,
    default=(),
    callback=_names,
    metavar="NAMES",
    shell_complete=_completing.rule_names,
    help="Only these rules or families (commas or repeats).",
)
@click.option(
    "--extend-select",
    multiple=True,
    default=(),
    callback=_names,
    metavar="NAMES",
    shell_complete=_completing.rule_names,
    help="These rules or families as well.",
)
@click.option(
    "--ignore",
    multiple=True,
    default=(),
    callback=_names,
    metavar="NAMES",
    shell_complete=_completing.rule_names,
    help="Not these rules or families.",
)
@click.option(
    "--fail-on",
    default=None,
    metavar="LEVEL",
    shell_complete=_completing.words(*FAIL_ON),
    help="Exit with 1 from this on: error, warning (default), info, or never.",
)
@click.option(
    "--format",
    "format_name",
    default=None,
    metavar="FORMAT",
    shell_complete=_completing.formats,
    help="The report: console (default), concise, json, jsonl, sarif, github, gitlab, junit, …",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    default=(),
    metavar="FORMAT=FILE",
    shell_complete=_completing.formats,
    help="A report into a file as well (repeatable).",
)
@click.option("--date", default=None, metavar="YYYY-MM-DD", help="When files that carry no date were published.")
@click.option(
    "--config",
    default=None,
    metavar="FILE",
    shell_complete=_completing.files,
    help="The settings file, instead of looking for one.",
)
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
    help="Run no Python from the checked tree: settings that ask for it (rules-path) are refused.",
)
@click.option("--timings", is_flag=True, default=False, help="Say on standard error what each view and rule took.")
@click.option("--fix", "write_fixes", is_flag=True, default=False, help="Write the fixes that are safe.")
@click.option("--unsafe-fixes", is_flag=True, default=False, help="With --fix or --diff: those that are unsafe, too.")
@click.option("--diff", is_flag=True, default=False, help="Print the fixes as a diff and change nothing.")
@click.option("--since", default=None, metavar="REV", help="Only what touches lines changed since that git revision.")
@click.option("--baseline", default=None, metavar="FILE", help="Leave out the findings that this file accepts.")
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
    no_local_code: bool,
    timings: bool,
    write_fixes: bool,
    unsafe_fixes: bool,
    diff: bool,
    since: str | None,
    baseline: str | None,
) -> int:
    """Lint files and folders (the working folder by default). In a git repository what git ignores is left out."""
    if isolated and config is not None:
        raise click.UsageError("--isolated reads no settings file, and --config names one")
    overrides = Overrides(
        config=config, isolated=isolated, select=select, extend_select=extend_select or (), ignore=ignore or (),
        fail_on=fail_on, date=date, archive=not no_archive, local_code=not no_local_code,
    )  # fmt: skip
    asked = asked_for(fix=write_fixes, unsafe_fixes=unsafe_fixes, diff=diff)
    if takes_stdout(asked, paths):
        refuse_report_on_stdout(format_name, outputs)
    if since is not None and STDIN in paths:
        raise click.UsageError("--since asks git about files; standard input has no history")
    with kept_clean(), ProgressBar(wanted=not no_progress and not quiet) as progress:
        wanted = wanted_reports(format_name, outputs, plugins.load().reporters)
        prepared = prepare(paths, overrides, allow_empty=allow_empty, stdin_filename=stdin_filename)
        settings = prepared.settings
        narrowing = prepared.narrowing(baseline, since)
        times = _timings() if timings else None
        look = prepared.look(jobs, progress, narrowing, times)
        outcome = (
            Outcome(look(prepared.found), prepared.found) if asked is None else fixed(prepared, look, narrowing, asked)
        )
    context = context_for(
        source_of(outcome.found, settings), prepared.plugins.infos, settings,
        color=color, statistics=statistics, quiet=quiet,
    )  # fmt: skip
    write_reports(wanted, outcome.report, context, stdout_to=_report_stream(outcome))
    finish(outcome, quiet=quiet)
    tell(outcome.report, quiet=quiet)
    if times is not None:
        say("\n".join(times.lines()))
    return exit_code(outcome.report, settings, exit_zero=exit_zero, differs=outcome.differs)


def _timings() -> "Timings":
    from factlint.archive.timings import Timings  # noqa: PLC0415  # only where they are asked for

    return Timings()


def _report_stream(outcome: Outcome) -> TextIO | None:
    """Where the report that is for standard output goes: to standard error where fixed text goes there, nowhere where
    a diff does."""
    if outcome.out is None:
        return sys.stdout
    return sys.stderr if outcome.shows_report else None
