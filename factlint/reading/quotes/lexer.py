"""The quote lexer: marks into pairs, pairs into quotations over paragraphs, and what is left into faults."""

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading.quotes.chains import BlockReading, Chains, link
from factlint.reading.quotes.faults import find_faults
from factlint.reading.quotes.kinds import kind_of
from factlint.reading.quotes.marks import BlockMarks, Family, Mark, read_marks
from factlint.reading.quotes.model import Quote, QuoteFault
from factlint.reading.quotes.pairing import pair
from factlint.reading.quotes.singles import pair_singles
from factlint.reading.tokens import Tokens
from factlint.spans import Span


def read_quotes(text: str, tokens: Tokens, blocks: Blocks) -> tuple[tuple[Quote, ...], tuple[QuoteFault, ...]]:
    """The quotations of an article and the faults of their marks, each in order of place."""
    readings = {}
    for marks in read_marks(text, tokens, blocks):
        readings[marks.block] = _read_block(tokens, marks, blocks[marks.block].span)
    if not readings:
        return (), ()
    chains = {family: link(readings, blocks, tokens, family) for family in Family}
    quotes = _quotes(text, tokens, readings, chains)
    return quotes, find_faults(text, tokens, readings, chains)


def _read_block(tokens: Tokens, marks: BlockMarks, block: Span) -> BlockReading:
    doubles, guillemets = pair(marks.doubles), pair(marks.guillemets)
    rooms = [Span(found.opener.start, found.closer.end) for found in doubles.pairs]
    if doubles.hanging is not None:
        rooms.append(Span(doubles.hanging.start, block.end))
    singles = pair_singles(tokens, marks.singles, rooms, block.end)
    pairings = {Family.DOUBLE: doubles, Family.SINGLE: singles, Family.GUILLEMET: guillemets}
    return BlockReading(marks.block, block, pairings)


class _Raw(msgspec.Struct, frozen=True):
    """A quotation before it has a kind, a depth and a chain."""

    span: Span
    opener: Mark
    closer: Mark | None
    block: Span


def _quotes(
    text: str, tokens: Tokens, readings: dict[int, BlockReading], chains: dict[Family, Chains]
) -> tuple[Quote, ...]:
    raw: list[_Raw] = []
    for reading in readings.values():
        for family, found in reading.pairings.items():
            raw += (_Raw(Span(p.opener.start, p.closer.end), p.opener, p.closer, reading.span) for p in found.pairs)
            hanging = found.hanging
            if hanging is not None and chains[family].goes_on(hanging):
                raw.append(_Raw(Span(hanging.start, reading.span.end), hanging, None, reading.span))
    raw.sort(key=lambda quote: (quote.span.start, -quote.span.end))
    follows = {start: behind for chain in chains.values() for start, behind in chain.follows.items()}
    numbers: dict[int, int] = {}
    quotes: list[Quote] = []
    around: list[Span] = []
    for one in raw:
        while around and around[-1].end <= one.span.start:
            around.pop()
        if around and not around[-1].contains(one.span):
            continue
        number = numbers.pop(one.opener.start, None)
        if number is None:
            number = len(quotes)
        if one.opener.start in follows:
            numbers[follows[one.opener.start]] = number
        closed = one.closer is not None
        inner = Span(one.opener.end, one.closer.start if one.closer else one.span.end)
        kind = kind_of(text, tokens, one.block, one.span, inner, closed=closed)
        quotes.append(Quote(one.span, inner, closed, kind, one.opener.system, len(around), number))
        around.append(one.span)
    return tuple(quotes)
