"""Stories: where an article holds several, as a round-up of datelines or a live blog does.

A contradiction is one within a story: what two of them say of two people of one name, or at two
times, need not agree.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factlint.readers.blocks import Block, BlockKind, Blocks
from factlint.readers.datelines import dateline_at
from factlint.spans import Span

_ENTRIES = 3
"""So many paragraphs that open with a time of day make a live blog; fewer may be a timetable's."""

_TIME = re.compile(
    r"(?:\d{1,2}[.:]\d\d(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?)"  # 10.15, 10:15 am, 11am
    r"(?: [A-Z]{2,4}\b)?[ \t]*(?:[:–—|-]|$|\n)"  # GMT, and what sets it apart
)
_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD})
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


class Stories:
    """Where the stories of an article begin: offsets, the first of them 0."""

    def __init__(self, starts: Sequence[int]) -> None:
        self.starts = tuple(starts)

    def __len__(self) -> int:
        return len(self.starts)

    def number_at(self, offset: int) -> int:
        """The number of the story, from 0, that an offset of the text stands in."""
        return bisect_right(self.starts, offset) - 1

    def same(self, one: Span, other: Span) -> bool:
        """Whether two places stand in one story."""
        return len(self.starts) == 1 or self.number_at(one.start) == self.number_at(other.start)


def read_stories(text: str, blocks: Blocks) -> Stories:
    """The stories of an article: those of several datelines at different places, else the entries of a live blog,
    else one. A headline or subhead directly before a story's first paragraph belongs to it."""
    places = [(number, place) for number, block in _prose(blocks) if (place := _dateline(text, block))]
    if len({place for _, place in places}) > 1:
        return Stories(_starts(blocks, [number for number, _ in places]))
    entries = [number for number, block in _prose(blocks) if _TIME.match(text, block.span.start, block.span.end)]
    return Stories(_starts(blocks, entries) if len(entries) >= _ENTRIES else [0])


def _prose(blocks: Blocks) -> Iterator[tuple[int, Block]]:
    return ((number, block) for number, block in enumerate(blocks) if block.kind in _PROSE)


def _dateline(text: str, block: Block) -> str | None:
    found = dateline_at(text, block.span.start, block.span.end)
    return found.place.of(text) if found else None


def _starts(blocks: Blocks, first: Sequence[int]) -> list[int]:
    """The offsets at which stories begin, given the numbers of their first paragraphs; the first begins the article."""
    starts = []
    for number in first:
        while number > 0 and blocks[number - 1].kind in _TITLES:
            number -= 1  # noqa: PLW2901  # one step up the page
        starts.append(blocks[number].span.start)
    return [0, *starts[1:]]
