"""How a reader writes an article's text: block after block, each character with its place in the source."""

import re
from collections.abc import Iterable

from factlint.readers.blocks import BLOCK_BREAK, Block, BlockKind
from factlint.spans import MapBuilder, SourceMap, Span

INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
"""What nobody sees on the page: soft hyphen, zero-width space, direction marks, word joiner, stray byte order mark."""

BLANK = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""White space, as `str.isspace` knows it."""

_EDGE = BLANK + INVISIBLE
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")


def trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space and invisible characters at its ends (empty at `start` if there is nothing else)."""
    piece = source[start:end]
    body = piece.lstrip(_EDGE)
    start += len(piece) - len(body)
    return start, start + len(body.rstrip(_EDGE))


class ProseBuilder:
    """Writes blocks, joined by `BLOCK_BREAK`; invisible characters are left out.

    `write` and `stand_in` add to the open block, `close` ends it and gives it its kind;
    a block to which nothing was added does not exist.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._plain = source.isascii()
        self._map = MapBuilder(source)
        self._blocks: list[Block] = []
        self._open_at: int | None = None
        self._source_end = 0

    @property
    def is_open(self) -> bool:
        """Whether something was added since the last block was closed."""
        return self._open_at is not None

    def write(self, start: int, end: int) -> None:
        """Take the source from `start` to `end` as it stands, invisible characters left out."""
        if not self._plain:
            for match in _INVISIBLE.finditer(self._source, start, end):
                self._copy(start, match.start())
                start = match.end()
        self._copy(start, end)

    def stand_in(self, text: str, start: int, end: int) -> None:
        """Let `text` stand for the source from `start` to `end`."""
        if text:
            self._open(start)
            self._map.replace(text, start, end)
            self._source_end = end

    def close(self, kind: BlockKind) -> None:
        """End the open block, if there is one."""
        if self._open_at is not None:
            self._blocks.append(Block(Span(self._open_at, self._map.length), kind))
            self._open_at = None

    def block(self, kind: BlockKind, stretches: Iterable[tuple[int, int]]) -> None:
        """Write a whole block of stretches without white space at their ends; each break between two reads as a space."""
        last: int | None = None
        for start, end in stretches:
            if last is not None:
                self.stand_in(" ", last, start)
            self.write(start, end)
            last = end
        self.close(kind)

    def build(self) -> tuple[str, tuple[Block, ...], SourceMap]:
        """The text, its blocks and its map."""
        text, source_map = self._map.build()
        return text, tuple(self._blocks), source_map

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            self._open(start)
            self._map.copy(start, end)
            self._source_end = end

    def _open(self, start: int) -> None:
        if self._open_at is None:
            if self._blocks:
                self._map.replace(BLOCK_BREAK, self._source_end, max(start, self._source_end))
            self._open_at = self._map.length
