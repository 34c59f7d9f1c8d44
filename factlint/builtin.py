"""What comes with factlint beside its rules, handed over by the door that plugins use."""

from collections.abc import Sequence

from factlint.hookspecs import hookimpl
from factlint.readers.article import Reader
from factlint.readers.text import TextReader
from factlint.reporting import Reporter


@hookimpl
def factlint_readers() -> Sequence[Reader]:
    """The built-in file formats."""
    return (TextReader(),)


@hookimpl
def factlint_reporters() -> Sequence[Reporter]:
    """The built-in report formats."""
    return ()
