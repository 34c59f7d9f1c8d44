"""Quotation marks in their surroundings: which way each one curls, and which way its neighbours put it."""

import enum
import itertools
from collections.abc import Iterator, Mapping, Sequence

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
    `edge` is true for the first mark of a block, before any word. `lead` is the punctuation
    that stands before the mark, empty behind a word; `begins` is true where a sentence could
    begin with it. `figure` is where the figure starts that a double mark touches (7"), as
    inches do; `weak` single marks may be apostrophes.
    """

    start: int
    end: int
    text: str
    family: Family
    system: str
    curl: Side
    place: Side
    edge: bool
    lead: str
    begins: bool
    weak: bool = False
    figure: int | None = None

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
    "″": (Family.DOUBLE, "straight", Side.EITHER),
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
_TWINS = {"''": '"', "‘‘": "“", "’’": "”"}
"""Two single marks typed for a double one."""
_EDGE = 8
"""How far into a block its first mark may stand behind brackets, dashes and other marks."""
_LONGEST = 3
"""The longest figure that is taken for inches or seconds."""
_LEADS = frozenset(".!?…:")
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
    single = any(token.text == "‘" for token in quote_tokens)
    twins = {} if single and not _opens_twice(quote_tokens) else _TWINS
    first = 0
    while first < len(quote_tokens):
        last = _run_end(quote_tokens, first)
        for mark in _run_marks(text, tokens, quote_tokens[first:last], block, twins):
            lists[mark.family].append(mark)
        first = last
    return marks


def _opens_twice(quote_tokens: Sequence[Token]) -> bool:
    """Whether two ‘ touch; else ’’ in a block with ‘ ends two things at once (workers’’) and is no double mark."""
    return any(
        one.text == other.text == "‘" and one.end == other.start for one, other in itertools.pairwise(quote_tokens)
    )


def _run_marks(
    text: str, tokens: Tokens, run: Sequence[Token], block: Span, twins: Mapping[str, str]
) -> Iterator[Mark]:
    """The marks of a run: what stands before and behind the run stands before and behind each of them."""
    place = _place(text, run[0].start, run[-1].end, block)
    edge = _at_edge(tokens, run[0], block)
    lead = _lead(tokens, run[0])
    begins = edge or (lead in _LEADS and _before_capital(tokens, run[-1]))
    index = 0
    while index < len(run):
        token = run[index]
        twin = twins.get(token.text + run[index + 1].text) if index + 1 < len(run) else None
        index += 1 if twin is None else 2
        char, end = twin or token.text, run[index - 1].end
        family, system, curl = _SHAPES[char]
        if family is not Family.SINGLE:
            figure = _figure_before(tokens, token)
            yield Mark(token.start, end, char, family, system, curl, place, edge, lead, begins, figure=figure)
        elif not is_apostrophe(tokens, token):
            weak = may_be_apostrophe(tokens, token)
            yield Mark(token.start, end, char, family, system, curl, place, edge, lead, begins, weak)


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
    if token.start - block.start > _EDGE:
        return False
    before = tokens.all[max(0, token.index - _EDGE) : token.index]
    return not any(other.text[0].isalnum() for other in before if other.start >= block.start)


def _lead(tokens: Tokens, token: Token) -> str:
    """The punctuation before a mark, with a space between them."""
    before = tokens[token.index - 1] if token.index else None
    return "" if before is None or before.end == token.start or before.text[-1].isalnum() else before.text[-1]


def _before_capital(tokens: Tokens, token: Token) -> bool:
    return token.index + 1 < len(tokens) and not tokens[token.index + 1].text[0].islower()


def _figure_before(tokens: Tokens, token: Token) -> int | None:
    """Where the figure starts that a mark touches, as it would for inches and seconds.

    A year is none, nor is the figure of a name (COVID-19).
    """
    before = tokens[token.index - 1] if token.index else None
    if before is None or before.end != token.start or not before.text[-1].isdigit() or len(before.text) > _LONGEST:
        return None
    ahead = tokens[before.index - 1] if before.index else None
    joined = ahead is not None and ahead.end == before.start and "quote-mark" not in ahead.classes
    return None if joined else before.start
