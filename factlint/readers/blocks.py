"""Blocks: the pieces an article's text is made of, and what each kind means to the rules."""

import enum
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from factlint.spans import Span

BLOCK_BREAK = "\n\n"
"""What stands between two blocks in an article's text."""


class BlockKind(enum.StrEnum):
    """What a block is in the make-up of an article."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    BLOCKQUOTE = "blockquote"
    CAPTION = "caption"
    CELL = "cell"
    NOTE = "note"


class BlockMeaning(msgspec.Struct, frozen=True):
    """What a kind of block means.

    `speech`: its words are somebody's, not the narrator's. `counts`: its names count
    for majorities. `introduces`: it may introduce a person or a source. `compared`:
    rules that look for contradictions read it. `flows`: it is running prose, so a
    quotation may go on from one such block into the next.
    """

    speech: bool
    counts: bool
    introduces: bool
    compared: bool
    flows: bool


BLOCK_MEANINGS = {
    #                                    speech counts introduces compared flows
    BlockKind.HEADLINE: BlockMeaning(False, False, False, True, False),
    BlockKind.DECK: BlockMeaning(False, True, True, True, False),
    BlockKind.BYLINE: BlockMeaning(False, False, False, False, False),
    BlockKind.SUBHEAD: BlockMeaning(False, False, False, True, False),
    BlockKind.PARAGRAPH: BlockMeaning(False, True, True, True, True),
    BlockKind.LIST_ITEM: BlockMeaning(False, True, True, True, True),
    BlockKind.BLOCKQUOTE: BlockMeaning(True, True, True, True, True),
    BlockKind.CAPTION: BlockMeaning(False, True, False, True, False),
    BlockKind.CELL: BlockMeaning(False, True, False, True, False),
    BlockKind.NOTE: BlockMeaning(False, False, False, False, False),
}


class Block(msgspec.Struct, frozen=True, gc=False):
    """A block's place in the text, and its kind."""

    span: Span
    kind: BlockKind

    @property
    def meaning(self) -> BlockMeaning:
        """What the kind means to the rules."""
        return BLOCK_MEANINGS[self.kind]


class Blocks:
    """The blocks of an article in order, with a look-up by offset."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.all = tuple(blocks)
        self._starts = [block.span.start for block in self.all]

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[Block]:
        return iter(self.all)

    def __getitem__(self, index: int) -> Block:
        return self.all[index]

    def index_at(self, offset: int) -> int:
        """The number of the block that holds an offset (of the one before, in a gap between two).

        Raises ValueError where there is no block.
        """
        if not self.all:
            raise ValueError("a text without blocks")
        return max(0, bisect_right(self._starts, offset) - 1)

    def at(self, offset: int) -> Block:
        """The block that holds an offset."""
        return self.all[self.index_at(offset)]
