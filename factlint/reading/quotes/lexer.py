"""The quote lexer: marks into pairs, pairs into quotations over paragraphs, and what is left into faults."""

from collections.abc import Iterator, Mapping

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading.quotes.chains import BlockReading, Chains, link
from factlint.reading.quotes.continued import closed_too_early
from factlint.reading.quotes.faults import find_faults, nested_in_itself
from factlint.reading.quotes.kinds import kind_of
from factlint.reading.quotes.marks import BlockMarks, Family, Mark, read_marks
from factlint.reading.quotes.model import Quote, QuoteFault
from factlint.reading.quotes.pairing import pair
from factlint.reading.quotes.singles import pair_singles
from factlint.reading.tokens import Tokens
from factlint.spans import Span


def read_quotes(text: str, tokens: Tokens, blocks: Blocks) -> tuple[tuple[Quote, ...], tuple[QuoteFault, ...]]:
    """The quotations of an article and the faults of their marks, each in order of place.

    An inner quotation follows its outer one, and lies wholly inside it; each lies in one
    block. The cost grows with the number of marks, not with what stands between them.
    """
    readings = {}
    for marks in read_marks(text, tokens, blocks):
        readings[marks.block] = _read_block(tokens, marks, blocks[marks.block].span)
    if not readings:
        return (), ()
    chains = {family: link(readings, blocks, tokens, family) for family in Family}
    quotes = _quotes(tokens, readings, chains)
    faults = find_faults(text, tokens, readings, chains)
    faults += nested_in_itself(quotes)
    faults += closed_too_early(text, tokens, blocks, quotes)
    return quotes, tuple(sorted(faults, key=_place))


def _read_block(tokens: Tokens, marks: BlockMarks, block: Span) -> BlockReading:
    doubles = pair(marks.doubles)
    rooms = [Span(found.opener.start, found.closer.end) for found in doubles.pairs]
    if doubles.hanging is not None:
        rooms.append(Span(doubles.hanging.start, block.end))
    pairings = {Family.DOUBLE: doubles}
    if marks.singles:
        pairings[Family.SINGLE] = pair_singles(tokens, marks.singles, rooms, block.end)
    if marks.guillemets:
        pairings[Family.GUILLEMET] = pair(marks.guillemets)
    return BlockReading(marks.block, block, pairings)


class _Raw(msgspec.Struct, frozen=True):
    """A quotation before it has a kind, a depth and a chain; without a closing mark it ends with its paragraph."""

    span: Span
    block: Span
    opener: Mark
    closer: Mark | None = None


def _quotes(tokens: Tokens, readings: Mapping[int, BlockReading], chains: Mapping[Family, Chains]) -> tuple[Quote, ...]:
    raw = [one for reading in readings.values() for one in _raw_quotes(tokens, reading, chains)]
    raw.sort(key=_outer_first)
    numbers = _ChainNumbers(chains)
    quotes: list[Quote] = []
    around: list[Quote] = []
    for one in raw:
        while around and around[-1].span.end <= one.span.start:
            around.pop()
        if around and not around[-1].inner.contains(one.span):
            continue
        inner = Span(one.opener.end, one.closer.start if one.closer else one.span.end)
        closed = one.closer is not None
        room = around[-1].inner if around else one.block
        kind = kind_of(tokens, room, one.span, inner, closed=closed)
        number = numbers.of(one.opener, fresh=len(quotes))
        quotes.append(Quote(one.span, inner, closed, kind, one.opener.system, len(around), number))
        around.append(quotes[-1])
    return tuple(quotes)


def _raw_quotes(tokens: Tokens, reading: BlockReading, chains: Mapping[Family, Chains]) -> Iterator[_Raw]:
    for family, found in reading.pairings.items():
        for pair_ in found.pairs:
            span = Span(pair_.opener.start, pair_.closer.end)
            yield _Raw(span, reading.span, pair_.opener, pair_.closer)
        ends = [(first, second.start) for first, second in found.seams]
        if found.hanging is not None:
            ends.append((found.hanging, reading.span.end))
        for opener, end in ends:
            if chains[family].goes_on(opener):
                last = tokens[tokens.first_at(end) - 1]
                yield _Raw(Span(opener.start, last.end), reading.span, opener)


class _ChainNumbers:
    """The number of each quotation; its paragraphs share the first one's."""

    def __init__(self, chains: Mapping[Family, Chains]) -> None:
        self._follows = {start: behind for chain in chains.values() for start, behind in chain.follows.items()}
        self._given: dict[int, int] = {}

    def of(self, opener: Mark, fresh: int) -> int:
        number = self._given.pop(opener.start, fresh)
        if opener.start in self._follows:
            self._given[self._follows[opener.start]] = number
        return number


def _outer_first(quote: _Raw) -> tuple[int, int]:
    return quote.span.start, -quote.span.end


def _place(fault: QuoteFault) -> Span:
    return fault.span
