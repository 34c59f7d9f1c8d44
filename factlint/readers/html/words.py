"""Running text of HTML: white space as a browser shows it, references read, each character with its place."""

import re
from typing import Protocol

from factlint.readers.blocks import BlockKind
from factlint.readers.html.entities import REFERENCE, decoded
from factlint.readers.prose import INVISIBLE

_SIGN = re.compile(rf"(?P<space>[ \t\n\f\r]{{2,}}+|[\t\n\f\r])|{REFERENCE}")
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_SPACE = frozenset(" \t\n\f\r")


class Sink(Protocol):
    """Where prose is written."""

    @property
    def is_open(self) -> bool:
        """Whether something was added since the last block was closed."""

    def write(self, start: int, end: int) -> None:
        """Take the source from `start` to `end` as it stands."""

    def stand_in(self, text: str, start: int, end: int) -> None:
        """Let `text` stand for the source from `start` to `end`."""

    def close(self, kind: BlockKind) -> bool:
        """End the open block; whether there is one in the end."""


class Words:
    """Writes pieces of HTML that hold no tags. `base` is where a piece stands in the source."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self._space_end = -1
        self._break_end = -1

    def text(self, html: str, start: int, end: int, base: int) -> None:
        """Write a stretch of text; white space alone opens no block."""
        if not self.sink.is_open and html[start:end].isspace():
            return
        at = start
        for match in _SIGN.finditer(html, start, end):
            self._plain(html, at, match.start(), base)
            at = match.end()
            if match["space"]:
                self._space(base + match.start(), base + at)
            else:
                sign, length = decoded(match.group())
                at = match.start() + length
                self._sign(sign, html, (match.start(), at), base)
        self._plain(html, at, end, base)

    def line_break(self, html: str, start: int, end: int, base: int) -> bool:
        """Write a line break as a space; whether it is the second in a row, which ends a paragraph."""
        second = self._break_end >= base and html[self._break_end - base : start].isspace()
        second |= self._break_end == base + start
        self._break_end = base + end
        if not second:
            self._space(base + start, base + end)
        return second

    def _plain(self, html: str, start: int, end: int, base: int) -> None:
        if self._space_end == base + start and html.startswith(" ", start, end):
            start += 1
        if start < end:
            self.sink.write(base + start, base + end)
            if html[end - 1] == " ":
                self._space_end = base + end

    def _sign(self, sign: str, html: str, place: tuple[int, int], base: int) -> None:
        """What a reference stands for."""
        start, end = place
        if sign == html[start:end]:
            self._plain(html, start, end, base)
        elif sign in _SPACE:
            self._space(base + start, base + end)
        else:
            self.sink.stand_in(_UNSEEN.sub("", sign), base + start, base + end)

    def _space(self, start: int, end: int) -> None:
        if self._space_end != start:
            self.sink.stand_in(" ", start, end)
        self._space_end = end
