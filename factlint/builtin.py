"""What comes with factlint beside its rules, handed over by the door that plugins use."""

from collections.abc import Sequence

from factlint.hookspecs import hookimpl
from factlint.readers.article import Reader
from factlint.readers.markdown import MarkdownReader
from factlint.readers.text import TextReader
from factlint.reporters.concise import ConciseReporter
from factlint.reporters.console import ConsoleReporter
from factlint.reporters.json import JsonReporter
from factlint.reporters.jsonl import JsonLinesReporter
from factlint.reporting import Reporter


@hookimpl
def factlint_readers() -> Sequence[Reader]:
    """The built-in file formats."""
    return (TextReader(), MarkdownReader())


@hookimpl
def factlint_reporters() -> Sequence[Reporter]:
    """The built-in report formats."""
    return (ConciseReporter(), ConsoleReporter(), JsonReporter(), JsonLinesReporter())
