"""Standard output and standard error: their encoding, who writes to them, and what happens when nobody reads."""

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from factlint.errors import WriteError


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale, so that the same run gives the same bytes and a curly quote is no crash."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # to the very end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(message: str) -> None:
    """Tell whoever started the run: a line on standard error for each line."""
    for line in message.splitlines():
        click.echo(f"factlint: {line}", err=True)


@contextlib.contextmanager
def kept_clean() -> Iterator[None]:
    """Standard output belongs to the report: what plugins print meanwhile goes to standard error."""
    with contextlib.redirect_stdout(sys.stderr):
        yield


def write_out(parts: Iterable[str]) -> None:
    """Write a report to standard output. Where nobody reads it any more, the rest goes nowhere.

    Raises WriteError where it can't be written otherwise.
    """
    try:
        for part in parts:
            sys.stdout.write(part)
        sys.stdout.flush()
    except BrokenPipeError:
        let_go_of_stdout()
    except OSError as error:
        let_go_of_stdout()
        raise WriteError(f"standard output can't be written: {error.strerror}") from error


def write_bytes(data: bytes) -> None:
    """Write bytes as they are to standard output, with the same care."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        let_go_of_stdout()
    except OSError as error:
        let_go_of_stdout()
        raise WriteError(f"standard output can't be written: {error.strerror}") from error


def let_go_of_stdout() -> None:
    """Whoever read our output is gone: what is left in the buffer goes nowhere, and nothing is said about it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
