"""Faults: what no pairing could mend, one for each broken mark."""

from collections.abc import Iterator, Mapping

from factlint.reading.quotes.chains import BlockReading, Chains
from factlint.reading.quotes.clauses import missing_closer, missing_opener
from factlint.reading.quotes.marks import Family, Mark
from factlint.reading.quotes.model import FaultKind, QuoteFault
from factlint.reading.quotes.pairing import Pairing
from factlint.reading.tokens import Tokens
from factlint.spans import Span


def find_faults(
    text: str, tokens: Tokens, readings: Mapping[int, BlockReading], chains: Mapping[Family, Chains]
) -> tuple[QuoteFault, ...]:
    """The faults of an article's quotation marks, in order of place."""
    found: list[QuoteFault] = []
    for reading in readings.values():
        for family, pairing in reading.pairings.items():
            found += _of_block(text, tokens, reading, pairing, chains[family])
    return tuple(sorted(found, key=lambda fault: fault.span))


def _of_block(
    text: str, tokens: Tokens, reading: BlockReading, pairing: Pairing, chains: Chains
) -> Iterator[QuoteFault]:
    lost = list(pairing.unclosed)
    if pairing.hanging is not None and not chains.goes_on(pairing.hanging):
        lost.append(pairing.hanging)
    alone = {mark.start for mark in (*lost, *pairing.unopened)}
    yield from _unclosed(tokens, reading, pairing, lost)
    yield from _unopened(tokens, reading, pairing, chains)
    mates = {p.opener.start: p.closer for p in pairing.pairs} | {p.closer.start: p.opener for p in pairing.pairs}
    for mark in pairing.turned:
        if mark.start not in alone:
            mate = mates.get(mark.start)
            yield QuoteFault(mark.span, FaultKind.BACKWARDS, mark.system, None if mate is None else mate.span)
    if not alone:
        turned = {mark.start for mark in pairing.turned}
        for pair in pairing.pairs:
            for mark, mate in ((pair.opener, pair.closer), (pair.closer, pair.opener)):
                if (
                    mark.start not in turned
                    and mark.family is not Family.GUILLEMET
                    and _is_spaced(text, mark, pair.opener is mark)
                ):
                    yield QuoteFault(mark.span, FaultKind.SPACED, mark.system, mate.span)
    for pair in pairing.pairs:
        if (
            pair.outer is not None
            and pair.outer.text == pair.opener.text
            and pair.opener.system in {"curly", "straight"}
        ):
            yield QuoteFault(pair.opener.span, FaultKind.NESTED, pair.opener.system, pair.outer.span)


def _unclosed(tokens: Tokens, reading: BlockReading, pairing: Pairing, lost: list[Mark]) -> Iterator[QuoteFault]:
    starts = sorted([*(mark.start for mark in lost), *(pair.opener.start for pair in pairing.pairs)])
    for mark in lost:
        behind = next((start for start in starts if start > mark.start), reading.span.end)
        if behind == mark.end:
            yield QuoteFault(mark.span, FaultKind.UNMATCHED, mark.system)
            continue
        place = missing_closer(tokens, mark.end, behind)
        reach = Span(mark.start, reading.span.end)
        yield QuoteFault(mark.span, FaultKind.UNMATCHED, mark.system, Span(place, place), reach)


def _unopened(tokens: Tokens, reading: BlockReading, pairing: Pairing, chains: Chains) -> Iterator[QuoteFault]:
    for mark in pairing.unopened:
        ends = [pair.closer.end for pair in pairing.pairs if pair.closer.end <= mark.start]
        ends += [other.end for other in pairing.unopened if other.end <= mark.start]
        start = max(ends, default=reading.span.start)
        if start == mark.start:
            yield QuoteFault(mark.span, FaultKind.UNMATCHED, mark.system)
            continue
        place = missing_opener(tokens, start, mark.start, attributed=bool(ends))
        if mark.start in chains.reopened:
            place = reading.span.start
        yield QuoteFault(mark.span, FaultKind.UNMATCHED, mark.system, Span(place, place), Span(start, mark.end))


def _is_spaced(text: str, mark: Mark, opens: bool) -> bool:
    at = mark.end if opens else mark.start - 1
    return 0 <= at < len(text) and text[at] == " "
