"""A quotation that is closed at a paragraph's end although its speaker goes on in the next."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factlint.readers.blocks import Blocks
from factlint.reading.quotes.clauses import speaks
from factlint.reading.quotes.model import FaultKind, Quote, QuoteFault, QuoteKind
from factlint.reading.tokens import Tokens
from factlint.spans import Span

_FEWEST = 5
"""A paragraph of fewer words may be a cry or a subhead."""


def closed_too_early(text: str, tokens: Tokens, blocks: Blocks, quotes: Sequence[Quote]) -> Iterator[QuoteFault]:
    """Paragraphs that name their speaker and end with `.”`, before one that is a single quotation and names nobody.

    The reader expects a new speaker there. Faults nothing else: a question may have its
    answer next, and a paragraph without any attribution may be one half of a dialogue.
    """
    by_block: dict[int, list[Quote]] = {}
    for quote in quotes:
        if quote.depth == 0:
            by_block.setdefault(blocks.index_at(quote.span.start), []).append(quote)
    flowing = [number for number, block in enumerate(blocks) if block.meaning.flows]
    for number, following in pairwise(flowing):
        here, there = by_block.get(number), by_block.get(following)
        if not here or not there or len(there) > 1:
            continue
        last, first = here[-1], there[0]
        if (
            _ends_block(text, last, blocks[number].span)
            and _ends_block(text, first, blocks[following].span)
            and first.span.start == blocks[following].span.start
            and (first.system, first.kind) == (last.system, last.kind) == (last.system, QuoteKind.SPEECH)
            and len(tokens.within(first.inner)) > _FEWEST
            and _names_speaker(tokens, blocks[number].span, here)
        ):
            closer, opener = Span(last.inner.end, last.span.end), Span(first.span.start, first.inner.start)
            yield QuoteFault(closer, FaultKind.CONTINUED, last.system, opener)


def _ends_block(text: str, quote: Quote, block: Span) -> bool:
    return quote.closed and quote.span.end == block.end and text[quote.inner.end - 1] == "."


def _names_speaker(tokens: Tokens, block: Span, quotes: Sequence[Quote]) -> bool:
    """Whether the narrator's words in a paragraph say that somebody speaks."""
    start = block.start
    for quote in quotes:
        if any(speaks(token) for token in tokens.within(Span(start, quote.span.start))):
            return True
        start = quote.span.end
    return False
