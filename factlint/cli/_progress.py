"""A progress bar on standard error, for long runs on a terminal."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

LONG = 1.0
"""Seconds after which a run is long."""


class ProgressBar:
    """Is told how far the run is; draws nothing before it is long, nor where standard error is no terminal."""

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted and sys.stderr.isatty()
        self._begun = time.monotonic()
        self._drawn: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._drawn is not None:
            self._drawn[0].stop()

    def __call__(self, done: int, total: int) -> None:
        """So many files of so many are done."""
        if self._drawn is None and self._wanted and time.monotonic() - self._begun > LONG:
            self._drawn = _drawn(total)
        if self._drawn is not None:
            bar, task = self._drawn
            bar.update(task, completed=done)


def _drawn(total: int) -> "tuple[Progress, TaskID]":
    from rich.console import Console  # noqa: PLC0415  # only long runs on a terminal pay for rich
    from rich.progress import Progress  # noqa: PLC0415

    bar = Progress(console=Console(stderr=True), transient=True)
    bar.start()
    return bar, bar.add_task("reading", total=total)
