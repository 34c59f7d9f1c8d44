"""Reports: which are wanted, and where each goes."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

import click
import msgspec

from factlint.blame import told
from factlint.cli._streams import write_out
from factlint.cli._terminal import columns
from factlint.config import Settings, configured
from factlint.errors import PluginError, WriteError, nearest
from factlint.findings import Report
from factlint.paths import exists, is_file, is_folder
from factlint.reporting import Context, Reporter
from factlint.rulebook import RuleInfo

DEFAULT = "console"
STANDARD_OUTPUT = "-"


class Wanted(msgspec.Struct, frozen=True):
    """A report in one format, and its file; None is standard output."""

    reporter: Reporter
    file: Path | None


def wanted_reports(format_name: str | None, outputs: Sequence[str], reporters: Sequence[Reporter]) -> list[Wanted]:
    """The reports that `--format` and `--output FORMAT=FILE` ask for; the console's where nothing goes to standard
    output. Raises click.UsageError for a format or file that can't be."""
    known = {reporter.name: reporter for reporter in reporters}
    wanted = [_output(output, known) for output in outputs]
    to_stdout = [report for report in wanted if report.file is None]
    if len(to_stdout) + (format_name is not None) > 1:
        raise click.UsageError("two reports want standard output; give one of them a file: --output FORMAT=FILE")
    files = [report.file for report in wanted if report.file is not None]
    if len(set(files)) < len(files):
        raise click.UsageError("two reports want the same file")
    if not to_stdout:
        wanted.insert(0, Wanted(_reporter(format_name or DEFAULT, known), None))
    return wanted


def write_reports(wanted: Iterable[Wanted], report: Report, context: Context, *, stdout_to: TextIO | None) -> None:
    """Write every report, the files first; the one for standard output to the stream that is named, or not at all.

    Raises WriteError, and PluginError for a report format that breaks.
    """
    plain = msgspec.structs.replace(context, color=False, width=80)
    for each in sorted(wanted, key=lambda each: each.file is None):
        if each.file is None and stdout_to is sys.stdout:
            write_out(_rendered(each.reporter, report, context))
        elif each.file is None and stdout_to is not None:
            stdout_to.writelines(_rendered(each.reporter, report, plain))
        elif each.file is not None:
            _write_file(each.file, _rendered(each.reporter, report, plain))


def _rendered(reporter: Reporter, report: Report, context: Context) -> Iterator[str]:
    try:
        yield from reporter.render(report, context)
    except (Exception, SystemExit) as error:
        raise PluginError(f"the report format “{reporter.name}” failed: {told(error)}") from error


def context_for(
    source: Callable[[str], str | None],
    rules: Sequence[RuleInfo],
    settings: Settings,
    *,
    color: str,
    statistics: bool,
    quiet: bool,
) -> Context:
    """What reporters are told of the settings and of standard output; `color` is always, never or auto."""
    stdout = sys.stdout
    colorful = (stdout.isatty() and os.environ.get("TERM") != "dumb") or bool(os.environ.get("FORCE_COLOR"))
    auto = colorful and not os.environ.get("NO_COLOR")
    return Context(
        source=source,
        rules=configured(rules, settings),
        width=columns(),
        color=color == "always" or (color == "auto" and auto),
        statistics=statistics,
        quiet=quiet,
        fail_on=settings.fail_on,
    )


def _output(output: str, known: dict[str, Reporter]) -> Wanted:
    name, separator, file = output.partition("=")
    if not separator or not file:
        raise click.UsageError(f"--output takes FORMAT=FILE, not {output!r}")
    reporter = _reporter(name, known)
    if file == STANDARD_OUTPUT:
        return Wanted(reporter, None)
    path = Path(os.path.realpath(file))
    if is_folder(path) or not is_folder(path.parent):
        raise click.UsageError(
            f"--output: {file} can't be written: {'a folder' if is_folder(path) else 'no such folder'}"
        )
    return Wanted(reporter, path)


def _reporter(name: str, known: dict[str, Reporter]) -> Reporter:
    if name in known:
        return known[name]
    raise click.UsageError(f"there is no format “{name}”{nearest(name, known)} ({', '.join(sorted(known))})")


def _write_file(file: Path, parts: Iterable[str]) -> None:
    """Write beside the file, then take its place: nobody ever reads half a report."""
    special = exists(file) and not is_file(file)
    beside = file if special else file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        with beside.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as opened:
            opened.writelines(parts)
        if not special:
            beside.replace(file)
    except OSError as error:
        raise WriteError(f"{file}: the report can't be written: {error.strerror}") from error
    finally:
        if not special:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
