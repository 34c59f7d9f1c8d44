"""The parts of a page that may be its article, written side by side until it is known which one is."""

from typing import TYPE_CHECKING

from factlint.readers.blocks import BlockKind
from factlint.readers.html.words import Sink
from factlint.readers.prose import Piece

if TYPE_CHECKING:
    from factlint.readers.frontmatter import Value

LEAD = 120
"""How many characters make a block a paragraph of prose, and not a line of the page's make-up."""

_WEIGHTS = {"article": 4, "main": 2}
_SIMILAR = 2


class Draft:
    """What one part of a page holds: its blocks, not those of the parts inside it.

    `size` counts the characters outside links. A draft is a sink, and writes itself into another.
    """

    def __init__(self, source: str, name: str = "", parent: "Draft | None" = None) -> None:
        self.parent = parent
        self.name = name
        self.size = 0
        self.titled = False
        self.in_link = False
        self.blocks: list[tuple[BlockKind, list[Piece], int]] = []
        self.language: Value | None = None
        self._source = source
        self._open: list[Piece] = []
        self._length = 0

    @property
    def is_open(self) -> bool:
        """Whether something was added since the last block was closed."""
        return bool(self._open)

    def write(self, start: int, end: int) -> None:
        """Take the source from `start` to `end` as it stands."""
        self._add((None, start, end), end - start)

    def stand_in(self, text: str, start: int, end: int) -> None:
        """Let `text` stand for the source from `start` to `end`."""
        if text:
            self._add((text, start, end), len(text))

    def close(self, kind: BlockKind) -> bool:
        """End the open block; whether there is one in the end."""
        pieces, self._open = self._open, []
        length, self._length = self._length, 0
        words = (self._source[start:end] if text is None else text for text, start, end in pieces)
        if all(word.isspace() for word in words):
            return False
        self.blocks.append((kind, pieces, length))
        return True

    def headline(self) -> list[Piece]:
        """The pieces of its headline, none without one."""
        return next((pieces for kind, pieces, _ in self.blocks if kind is BlockKind.HEADLINE), [])

    def lead(self) -> int:
        """The number of the first block that is a paragraph of prose."""
        found = (n for n, (kind, _, length) in enumerate(self.blocks) if is_prose(kind, length))
        return next(found, len(self.blocks))

    def replay(self, sink: Sink) -> None:
        """Write all blocks into another sink."""
        for kind, pieces, _ in self.blocks:
            write(sink, pieces, kind)

    def _add(self, piece: Piece, length: int) -> None:
        self._open.append(piece)
        self._length += length
        self.size += 0 if self.in_link else length


def is_prose(kind: BlockKind, length: int) -> bool:
    """Whether a block is a paragraph of prose."""
    return kind is BlockKind.PARAGRAPH and length >= LEAD


def write(sink: Sink, pieces: list[Piece], kind: BlockKind) -> None:
    """Write the pieces of a block."""
    for text, start, end in pieces:
        if text is None:
            sink.write(start, end)
        else:
            sink.stand_in(text, start, end)
    sink.close(kind)


def the_article(drafts: list[Draft]) -> Draft:
    """The part that is the article: the longest, an article before main, main before the rest of the page."""
    return max(drafts, key=_weight)


def others_like(chosen: Draft, drafts: list[Draft]) -> int:
    """How many other articles on the page are about as long, and are not read."""
    if chosen.name != "article":
        return 0
    others = (draft for draft in drafts if draft is not chosen and draft.name == "article")
    return sum(draft.size * _SIMILAR >= chosen.size > 0 for draft in others)


def _weight(draft: Draft) -> int:
    within = draft.parent is not None and draft.parent.name == "article"
    return draft.size * (1 if within else _WEIGHTS.get(draft.name, 1))
