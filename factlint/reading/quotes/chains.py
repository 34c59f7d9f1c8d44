"""Quotations that go on over paragraphs: each paragraph opens, only the last one closes."""

from collections.abc import Mapping
from itertools import pairwise

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading.quotes.clauses import attribution_in
from factlint.reading.quotes.marks import Family, Mark
from factlint.reading.quotes.pairing import Pairing
from factlint.reading.tokens import Tokens
from factlint.spans import Span

_NOTHING = Pairing()


class BlockReading(msgspec.Struct, frozen=True):
    """What became of the marks of one block, family by family."""

    number: int
    span: Span
    pairings: Mapping[Family, Pairing]

    def leading(self, family: Family) -> Mark | None:
        """The opening mark that the block begins with, if it does."""
        found = self.pairings.get(family, _NOTHING)
        openers = (*(pair.opener for pair in found.pairs), *found.unclosed)
        return next((mark for mark in (*openers, found.hanging) if mark is not None and mark.edge), None)

    def unopened(self, family: Family) -> Mark | None:
        """The first mark of the block, if it closes what the block never opened."""
        found = self.pairings.get(family, _NOTHING)
        first = found.unopened[0] if found.unopened else None
        if first is None or first.edge or (found.pairs and found.pairs[0].closer.start < first.start):
            return None
        return first


class Chains(msgspec.Struct, frozen=True):
    """Which quotations go on where.

    `follows` leads from an opening mark to the one that carries its quotation on;
    `unclosed` are the opening marks that nothing carries on, by the number of their block;
    `reopened` leads from a closing mark to the opening mark, a block before, whose quotation
    it closes, because the mark that should carry the quotation on is missing; `resumed` are
    those opening marks.
    """

    follows: dict[int, int]
    unclosed: dict[int, list[Mark]]
    reopened: dict[int, int]
    resumed: set[int]

    def goes_on(self, opener: Mark) -> bool:
        """Whether a quotation that is open at the end of its block is carried on or closed in the next."""
        return opener.start in self.follows or opener.start in self.resumed


def link(readings: Mapping[int, BlockReading], blocks: Blocks, tokens: Tokens, family: Family) -> Chains:
    """Follow every quotation that is open at the end of its block into the next block of running prose."""
    chains = Chains({}, {}, {}, set())
    if not any(
        pairing.hanging or pairing.seams for reading in readings.values() for pairing in reading.pairings.values()
    ):
        return chains
    _mend_seams(readings, tokens, family, chains)
    flowing = [number for number, block in enumerate(blocks) if block.meaning.flows]
    following = dict(pairwise(flowing))
    for number, reading in readings.items():
        hanging = reading.pairings.get(family, _NOTHING).hanging
        if hanging is None:
            continue
        behind = readings.get(following.get(number, -1))
        gap = attribution_in(tokens, hanging.end, reading.span.end)
        if behind is None or gap is not None:
            chains.unclosed.setdefault(number, []).append(hanging)
        elif (leading := behind.leading(family)) is not None and leading.system == hanging.system:
            chains.follows[hanging.start] = leading.start
        elif (closer := behind.unopened(family)) is not None and closer.system == hanging.system:
            chains.reopened[closer.start] = hanging.start
            chains.resumed.add(hanging.start)
        else:
            chains.unclosed.setdefault(number, []).append(hanging)
    return chains


def _mend_seams(readings: Mapping[int, BlockReading], tokens: Tokens, family: Family, chains: Chains) -> None:
    """Quotations opened again inside a block: paragraph breaks that were lost, where an article has several.

    A single one is a closing mark left out, and so is any that has an attribution between its two marks.
    """
    seams = [seam for reading in readings.values() for seam in reading.pairings.get(family, _NOTHING).seams]
    whole = {first.start for first, second in seams if attribution_in(tokens, first.end, second.start) is None}
    for reading in readings.values():
        found = reading.pairings.get(family, _NOTHING)
        for first, second in found.seams:
            if len(whole) > 1 and first.start in whole:
                chains.follows[first.start] = second.start
            else:
                chains.unclosed.setdefault(reading.number, []).append(first)
