"""What the commands that print need of a terminal."""

import shutil
import sys

PIPED = 80
"""The width that is written for where the output is no terminal."""


def columns() -> int:
    """The width of the terminal; 80 where the output is none, so that the same run gives the same bytes."""
    return max(40, shutil.get_terminal_size((PIPED, 24)).columns) if sys.stdout.isatty() else PIPED


def write(text: str) -> None:
    """Put text on standard output as it stands."""
    sys.stdout.write(text)
