"""Quotation marks in their surroundings: which way each one curls, and which way its neighbours put it."""

import enum
from collections.abc import Sequence

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading.quotes.apostrophes import is_apostrophe, may_be_apostrophe
from factlint.reading.tokens import Token, Tokens
from factlint.spans import Span


class Side(enum.Enum):
    """What a mark does: open, close, or either for all that can be seen."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


class Family(enum.Enum):
    """Marks that can close one another."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMET = "guillemet"


class Mark(msgspec.Struct, frozen=True):
    """A quotation mark.

    `curl` is the way its shape points, `place` the way the characters around it do.
    `edge` is true for the first mark of a block, before any word. `weak` marks may be
    something else as well: an apostrophe after a word, inches or feet after a figure.
    """

    start: int
    end: int
    text: str
    family: Family
    system: str
    curl: Side
    place: Side
    edge: bool
    weak: bool

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


class BlockMarks(msgspec.Struct, frozen=True):
    """The marks of one block by family, each in order."""

    block: int
    doubles: list[Mark]
    singles: list[Mark]
    guillemets: list[Mark]


_SHAPES = {
    '"': (Family.DOUBLE, "straight", Side.EITHER),
    "“": (Family.DOUBLE, "curly", Side.OPEN),
    "”": (Family.DOUBLE, "curly", Side.CLOSE),
    "‟": (Family.DOUBLE, "curly", Side.OPEN),
    "„": (Family.DOUBLE, "low", Side.OPEN),
    "'": (Family.SINGLE, "straight-single", Side.EITHER),
    "‘": (Family.SINGLE, "curly-single", Side.OPEN),
    "’": (Family.SINGLE, "curly-single", Side.CLOSE),
    "‛": (Family.SINGLE, "curly-single", Side.OPEN),
    "‚": (Family.SINGLE, "low", Side.OPEN),
    "«": (Family.GUILLEMET, "guillemets", Side.OPEN),
    "»": (Family.GUILLEMET, "guillemets", Side.CLOSE),
    "‹": (Family.GUILLEMET, "guillemets", Side.OPEN),
    "›": (Family.GUILLEMET, "guillemets", Side.CLOSE),
}
_BEFORE = {**dict.fromkeys("([{¿¡", 2), **dict.fromkeys("-‐‑‒–—―/|", 1)}
_BEHIND = {**dict.fromkeys(")]},.;:?!…", 2), **dict.fromkeys("-‐‑‒–—―/|", 1)}


def read_marks(text: str, tokens: Tokens, blocks: Blocks) -> list[BlockMarks]:
    """The quotation marks of an article, block by block; apostrophes are left out."""
    found: list[BlockMarks] = []
    quote_tokens = tokens.of("quote-mark")
    first = 0
    for number, block in enumerate(blocks):
        last = first
        while last < len(quote_tokens) and quote_tokens[last].start < block.span.end:
            last += 1
        if last > first:
            found.append(_block_marks(text, tokens, quote_tokens[first:last], number, block.span))
        first = last
    return found


def _block_marks(text: str, tokens: Tokens, quote_tokens: Sequence[Token], number: int, block: Span) -> BlockMarks:
    marks = BlockMarks(number, [], [], [])
    lists = {Family.DOUBLE: marks.doubles, Family.SINGLE: marks.singles, Family.GUILLEMET: marks.guillemets}
    first = 0
    while first < len(quote_tokens):
        last = _run_end(quote_tokens, first)
        place = _place(text, quote_tokens[first].start, quote_tokens[last - 1].end, block)
        edge = _at_edge(tokens, quote_tokens[first], block)
        for token in quote_tokens[first:last]:
            family, system, curl = _SHAPES[token.text]
            if family is Family.SINGLE and is_apostrophe(tokens, token):
                continue
            weak = may_be_apostrophe(tokens, token) if family is Family.SINGLE else _after_figure(tokens, token)
            lists[family].append(Mark(token.start, token.end, token.text, family, system, curl, place, edge, weak))
        first = last
    return marks


def _run_end(quote_tokens: Sequence[Token], first: int) -> int:
    """The end of a run of marks that touch one another."""
    last = first + 1
    while last < len(quote_tokens) and quote_tokens[last].start == quote_tokens[last - 1].end:
        last += 1
    return last


def _place(text: str, start: int, end: int, block: Span) -> Side:
    """Which side of a quotation a run of marks stands on, by the strength of the breaks before and behind it."""
    before = text[start - 1] if start > block.start else ""
    behind = text[end] if end < block.end else ""
    left = 3 if not before else 2 if before.isspace() else _BEFORE.get(before, 0)
    right = 3 if not behind else 2 if behind.isspace() else _BEHIND.get(behind, 0)
    if behind == "…" or text.startswith("..", end):
        right = 1 if left else 2
    if left == right:
        return Side.EITHER
    return Side.OPEN if left > right else Side.CLOSE


def _at_edge(tokens: Tokens, token: Token, block: Span) -> bool:
    """Whether nothing but brackets, dashes and the like stands before a mark in its block."""
    index = token.index - 1
    for _ in range(3):
        if index < 0 or tokens[index].start < block.start:
            return True
        if tokens[index].text[0].isalnum():
            return False
        index -= 1
    return False


def _after_figure(tokens: Tokens, token: Token) -> bool:
    """Whether a mark touches a figure before it, as inches and seconds do; `6'2"` does in any case."""
    if token.index == 0:
        return False
    before = tokens[token.index - 1]
    return before.end == token.start and before.text[-1].isdigit()
