"""How a reader writes an article's text: block after block, each character with its place in the source."""

import re
from collections.abc import Iterable, Iterator, Sequence

from factlint.readers.blocks import BLOCK_BREAK, Block, BlockKind
from factlint.readers.holes import HOLE, Hole, Holes, addresses
from factlint.spans import MapBuilder, SourceMap, Span

INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
"""What nobody sees on the page: soft hyphen, zero-width space, direction marks, word joiner, stray byte order mark."""

WHITE = (
    " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""All white space, as `str.isspace` has it."""

_EDGE = WHITE + INVISIBLE
"""What a block neither begins nor ends with: white space, and what nobody sees."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")

Piece = tuple[str | None, int, int]
"""A stretch of the source as it stands (None), or what stands in for it."""


def trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space and invisible characters at its ends; empty if there is nothing else."""
    if start < end and source[start] not in _EDGE and source[end - 1] not in _EDGE:
        return start, end
    piece = source[start:end]
    body = piece.lstrip(_EDGE)
    start += len(piece) - len(body)
    return start, start + len(body.rstrip(_EDGE))


class ProseBuilder:
    """Writes blocks, joined by `BLOCK_BREAK`.

    `write` and `stand_in` add to the open block, `close` ends it and gives it its kind.
    Invisible characters and white space at a block's ends are left out, web addresses and
    the given holes are cut out, and a block of which nothing is left does not exist.
    """

    def __init__(self, source: str, holes: Iterable[Hole] = ()) -> None:
        self._source = source
        self._seen = source.isascii() or not any(map(source.__contains__, INVISIBLE))
        self._holes = Holes([*holes, *addresses(source)])
        self._as_it_stands = self._seen and not self._holes
        self._map = MapBuilder(source)
        self._blocks: list[Block] = []
        self._open: list[Piece] = []
        self._source_end = 0

    @property
    def is_open(self) -> bool:
        """Whether something was added since the last block was closed."""
        return bool(self._open)

    def write(self, start: int, end: int) -> None:
        """Take the source from `start` to `end` as it stands."""
        for hole in self._holes.within(start, end):
            self._visible(start, hole.start)
            self.stand_in(hole.text, hole.start, hole.end)
            start = hole.end
        self._visible(start, end)

    def stand_in(self, text: str, start: int, end: int) -> None:
        """Let `text` stand for the source from `start` to `end`."""
        if text:
            self._open.append((text, start, end))

    def close(self, kind: BlockKind) -> bool:
        """End the open block; whether there is one in the end."""
        pieces, self._open = self._open, []
        if len(pieces) == 1 and pieces[0][0] is None:
            pieces = [(None, *trimmed(self._source, pieces[0][1], pieces[0][2]))]
        else:
            pieces = list(_single_spaced(self._source, _edged(self._source, pieces)))
        written = any(_words(self._source, piece).strip(HOLE + _EDGE) for piece in pieces)
        if written:
            self._commit(kind, pieces)
        return written

    def block(self, kind: BlockKind, stretches: Sequence[tuple[int, int]]) -> None:
        """Write a whole block of trimmed stretches; each break between two reads as one space."""
        if len(stretches) == 1 and self._as_it_stands:
            self._commit(kind, ((None, *stretches[0]),))
            return
        last = stretches[0][0]
        for number, (start, end) in enumerate(stretches):
            if number:
                self.stand_in(" ", last, start)
            self.write(start, end)
            last = end
        self.close(kind)

    def build(self) -> tuple[str, tuple[Block, ...], SourceMap]:
        """The text, its blocks and its map."""
        text, source_map = self._map.build()
        return text, tuple(self._blocks), source_map

    def _visible(self, start: int, end: int) -> None:
        if not self._seen:
            for match in _INVISIBLE.finditer(self._source, start, end):
                if start < match.start():
                    self._open.append((None, start, match.start()))
                start = match.end()
        if start < end:
            self._open.append((None, start, end))

    def _commit(self, kind: BlockKind, pieces: Sequence[Piece]) -> None:
        """Write the pieces of a block into the text, behind what stands there."""
        written = self._map
        if self._blocks:
            written.replace(BLOCK_BREAK, self._source_end, max(pieces[0][1], self._source_end))
        begin = written.length
        for text, start, end in pieces:
            if text is None:
                written.copy(start, end)
            else:
                written.replace(text, start, end)
        self._source_end = pieces[-1][2]
        self._blocks.append(Block(Span(begin, written.length), kind))


def _edged(source: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces of a block without white space at its ends."""
    first, last = 0, len(pieces)
    while first < last and _is_blank(source, pieces[first]):
        first += 1
    while first < last and _is_blank(source, pieces[last - 1]):
        last -= 1
    kept = pieces[first:last]
    if kept and kept[-1][0] is None:
        kept[-1] = (None, kept[-1][1], trimmed(source, *kept[-1][1:])[1])
    if kept and kept[0][0] is None:
        kept[0] = (None, trimmed(source, *kept[0][1:])[0], kept[0][2])
    return kept


def _is_blank(source: str, piece: Piece) -> bool:
    return not _words(source, piece).strip(_EDGE)


def _words(source: str, piece: Piece) -> str:
    text, start, end = piece
    return source[start:end] if text is None else text


def _single_spaced(source: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, with one space where markup that is left out stood between two."""
    space_end = -1
    for text, start, end in pieces:
        begin = start
        if 0 <= space_end != start:
            if text == " ":
                continue
            if text is None:
                begin = start + len(source[start:end]) - len(source[start:end].lstrip(" "))
        if text is not None or begin < end:
            space_end = end if (source[begin:end] if text is None else text).endswith(" ") else -1
            yield text, begin, end
