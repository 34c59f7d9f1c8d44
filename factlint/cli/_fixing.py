"""`--fix`, `--unsafe-fixes` and `--diff`: what is written where, and what is said about it."""

import codecs
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from factlint.archive.discovery import Discovery
from factlint.cli._reports import STANDARD_OUTPUT
from factlint.cli._run import STDIN, Prepared
from factlint.cli._streams import say, write_bytes
from factlint.findings import Report, SourceEdit
from factlint.readers.decoding import decode

if TYPE_CHECKING:
    from factlint.archive.fixing import Fixing, Look, Mended
    from factlint.archive.narrowing import Narrowing

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Asked(msgspec.Struct, frozen=True):
    """What is asked for: to write fixes or to show them, and which."""

    diff: bool
    unsafe: bool


class Outcome(msgspec.Struct, frozen=True):
    """What a run came to: the report, and the files as the report sees them.

    `out` is what standard output gets in place of a report (None: it gets the report), `shows_report` whether the
    report is to be seen all the same; `told` is what is said of fixes, `differs` whether a diff shows any.
    """

    report: Report
    found: Discovery
    out: bytes | None = None
    told: str = ""
    differs: bool = False
    shows_report: bool = True


def asked_for(*, fix: bool, unsafe_fixes: bool, diff: bool) -> Asked | None:
    """What the options ask for; None where nothing is to be fixed. Raises click.UsageError."""
    if unsafe_fixes and not fix and not diff:
        raise click.UsageError("--unsafe-fixes goes with --fix (write them) or --diff (show them)")
    return Asked(diff, unsafe_fixes) if fix or diff else None


def takes_stdout(asked: Asked | None, paths: Sequence[str]) -> bool:
    """Whether standard output gets a diff, or the text of standard input with its fixes made."""
    return asked is not None and (asked.diff or STDIN in paths)


def refuse_report_on_stdout(format_name: str | None, outputs: Sequence[str]) -> None:
    """Raise click.UsageError where a report is to go where the diff or the fixed text goes."""
    to_stdout = any(output.partition("=")[2] == STANDARD_OUTPUT for output in outputs)
    if format_name is not None or to_stdout:
        raise click.UsageError(
            "standard output gets the diff, or the fixed text of standard input; give the report a file:"
            " --output FORMAT=FILE"
        )


def fixed(prepared: Prepared, look: "Look", narrowing: "Narrowing | None", asked: Asked) -> Outcome:
    """Make the fixes, and write them or show them."""
    from factlint.archive.fixing import fix, write  # noqa: PLC0415  # only where something is to be fixed

    moved = _nowhere if narrowing is None else narrowing.move
    fixing = fix(prepared.found, prepared.settings, look, moved, unsafe=asked.unsafe)
    if asked.diff:
        return _shown(prepared, fixing)
    written, failures = write(mended for mended in fixing.files if mended.file.data is None)
    given = next((file for file in prepared.found.files if file.data is not None), None)
    piped = [mended for mended in fixing.files if mended.file.data is not None]
    out = None
    if given is not None and given.data is not None:
        out = piped[0].after if piped else given.data
    report, found = fixing.report, fixing.found
    if failures:  # the report speaks of files as they are
        report = look(prepared.found)
        report = msgspec.structs.replace(report, failed=(*report.failed, *failures))
        found = prepared.found
    return Outcome(report, found, out, _sentence("fixed", [*written, *piped], fixing.unsafe))


def finish(outcome: Outcome, *, quiet: bool) -> None:
    """Write what standard output gets in place of a report, and tell what was done."""
    if outcome.out is not None:
        write_bytes(outcome.out)
    if outcome.told and not quiet:
        say(outcome.told)
        sys.stderr.flush()


def _shown(prepared: Prepared, fixing: "Fixing") -> Outcome:
    """The diff instead of the report; what is reported into files are the findings before."""
    diffs = [_diff(mended) for mended in fixing.files]
    unreadable = sum(mended.before.startswith(_UTF16) for mended in fixing.files)
    told = _sentence("would fix", fixing.files, fixing.unsafe)
    if unreadable:
        told += f"\nthe diff of {_count(unreadable, 'file')} in UTF-16 is for reading: patch can’t apply it"
    return Outcome(fixing.first, prepared.found, b"".join(diffs), told, differs=any(diffs), shows_report=False)


def _nowhere(shown: str, edits: Sequence[SourceEdit], text: str) -> None:
    """Nobody needs to know where lines moved."""


def _diff(mended: "Mended") -> bytes:
    from factlint.fixes import unified_diff  # noqa: PLC0415  # only where a diff is asked for

    before, after = mended.before, mended.after
    if before.startswith(_UTF16):
        before, after = (decode(data).text.encode() for data in (before, after))
    return unified_diff(mended.file.shown, before, after)


def _sentence(did: str, files: "Sequence[Mended]", unsafe: int) -> str:
    findings = sum(mended.count for mended in files)
    more = f"; {_count(unsafe, 'more finding')} by --unsafe-fixes" if unsafe else ""
    where = f" in {_count(len(files), 'file')}" if files else ""
    return f"{did} {_count(findings, 'finding')}{where}{more}"


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
