"""What a report format is."""

from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec

from factlint.findings import Report, Severity
from factlint.rulebook import RuleInfo


class Context(msgspec.Struct, frozen=True):
    """What a reporter may need beside the report.

    `source` gives the decoded text of a path (for showing lines), or None where it can't be read
    again; `rules` are all that are installed, each switched on and as severe as the settings have it; `width` is the
    terminal's in columns, `color` whether colours are wanted; `fail_on` is the severity from which on the run fails.
    """

    source: Callable[[str], str | None]
    rules: tuple[RuleInfo, ...] = ()
    width: int = 80
    color: bool = False
    statistics: bool = False
    quiet: bool = False
    fail_on: Severity | None = Severity.WARNING


class Reporter(Protocol):
    """A report format: its name for `--format`, and its text, part by part."""

    @property
    def name(self) -> str:
        """The name that `--format` takes."""

    def render(self, report: Report, context: Context) -> Iterable[str]:
        """The report's text, in parts that are written one after another."""
