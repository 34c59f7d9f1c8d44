"""Faults: what no pairing could mend, one for each broken mark."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from factlint.reading import lexicon
from factlint.reading.quotes.chains import BlockReading, Chains
from factlint.reading.quotes.clauses import missing_closer, missing_opener
from factlint.reading.quotes.marks import Family, Mark
from factlint.reading.quotes.model import FaultKind, Quote, QuoteFault
from factlint.reading.quotes.pairing import Pair, Pairing
from factlint.reading.tokens import Token, Tokens
from factlint.spans import Span


def find_faults(
    text: str, tokens: Tokens, readings: Mapping[int, BlockReading], chains: Mapping[Family, Chains]
) -> list[QuoteFault]:
    """The faults of an article's quotation marks, block by block."""
    curly = any(
        pair.opener.text == "“" and pair.closer.text == "”"
        for reading in readings.values()
        for pair in reading.pairings[Family.DOUBLE].pairs
    )
    found: list[QuoteFault] = []
    for reading in readings.values():
        found += _BlockFaults(text, tokens, reading, chains, curly=curly).read()
    return found


class _BlockFaults:
    """The faults of one block."""

    def __init__(
        self, text: str, tokens: Tokens, reading: BlockReading, chains: Mapping[Family, Chains], *, curly: bool
    ) -> None:
        self._curly = curly
        self._text = text
        self._tokens = tokens
        self._reading = reading
        self._chains = chains
        self._doubles = sorted(reading.pairings[Family.DOUBLE].pairs, key=_opener_start)

    def read(self) -> Iterator[QuoteFault]:
        number, pairings = self._reading.number, self._reading.pairings
        unclosed = {f: [*p.unclosed, *self._chains[f].unclosed.get(number, ())] for f, p in pairings.items()}
        unopened = {family: [*pairing.unopened] for family, pairing in pairings.items()}
        alone = {mark.start for marks in (*unclosed.values(), *unopened.values()) for mark in marks}
        if alone and Family.SINGLE in pairings:
            yield from self._mismatched(unclosed[Family.DOUBLE], unopened[Family.SINGLE])
            yield from self._mismatched(unclosed[Family.SINGLE], unopened[Family.DOUBLE])
        for family, pairing in pairings.items():
            yield from self._unclosed(pairing, unclosed[family])
            yield from self._unopened(pairing, unopened[family], self._chains[family])
            yield from self._turned(pairing, alone)
            if not alone and family is not Family.GUILLEMET:
                yield from self._spaced(pairing)

    def _mismatched(self, openers: list[Mark], closers: list[Mark]) -> Iterator[QuoteFault]:
        """A quotation opened by a double mark and closed by a single one, or the other way round: one fault.

        What it takes is taken out of both lists.
        """
        if not openers or not closers:
            return
        waiting: Mark | None = None
        taken = set()
        for mark in sorted([*openers, *closers], key=_start):
            if mark.family is openers[0].family:
                waiting = mark
            elif waiting is not None and waiting.end < mark.start:
                taken |= {waiting.start, mark.start}
                reach = Span(waiting.start, mark.end)
                yield QuoteFault(waiting.span, FaultKind.UNMATCHED, waiting.system, mark.span, reach)
                waiting = None
        openers[:] = [mark for mark in openers if mark.start not in taken]
        closers[:] = [mark for mark in closers if mark.start not in taken]

    def _unclosed(self, pairing: Pairing, marks: list[Mark]) -> Iterator[QuoteFault]:
        if not marks:
            return
        openers = [pair.opener for pair in pairing.pairs]
        hanging = [] if pairing.hanging is None else [pairing.hanging]
        starts = sorted({mark.start for mark in (*marks, *openers, *hanging)})
        for mark in marks:
            if mark.family is Family.GUILLEMET and self._text[mark.end : mark.end + 1] == " ":
                continue
            end = self._room(mark).end
            index = bisect_right(starts, mark.start)
            behind = min(starts[index], end) if index < len(starts) else end
            if behind == mark.end:
                yield QuoteFault(mark.span, FaultKind.UNMATCHED, mark.system)
                continue
            place = missing_closer(self._tokens, mark.end, behind)
            reach = Span(mark.start, end)
            yield QuoteFault(mark.span, FaultKind.UNMATCHED, mark.system, Span(place, place), reach)

    def _unopened(self, pairing: Pairing, marks: list[Mark], chains: Chains) -> Iterator[QuoteFault]:
        if not marks:
            return
        ends = sorted([*(pair.closer.end for pair in pairing.pairs), *(mark.end for mark in marks)])
        displaced = False
        for mark in marks:
            if displaced:
                displaced = False
                continue
            displaced = self._is_displaced(mark)
            if mark.family is Family.GUILLEMET and self._text[mark.start - 1 : mark.start] == " ":
                continue
            index = bisect_right(ends, mark.start) - 1
            room = self._room(mark).start
            start = max(ends[index], room) if index >= 0 else room
            if start == mark.start and index >= 0:
                yield QuoteFault(mark.span, FaultKind.UNMATCHED, mark.system)
                continue
            place = missing_opener(self._tokens, start, mark.start, attributed=index >= 0)
            if mark.start in chains.reopened:
                place = self._reading.span.start
            reach = Span(start, mark.end)
            yield QuoteFault(mark.span, FaultKind.UNMATCHED, mark.system, Span(place, place), reach)

    def _is_displaced(self, mark: Mark) -> bool:
        """Whether a closing mark stands for an opening one: “he says,” there is hope.” is one fault, not two."""
        index = self._tokens.first_at(mark.start)
        if index < 2 or self._tokens[index - 1].text != ",":
            return False
        return "cue-verb" in self._tokens[index - 2].classes

    def _room(self, mark: Mark) -> Span:
        """What stands between the double marks around a single one; for any other mark, its block."""
        if mark.family is Family.SINGLE:
            index = bisect_right(self._doubles, mark.start, key=_opener_start) - 1
            if index >= 0 and self._doubles[index].closer.start > mark.start:
                return Span(self._doubles[index].opener.end, self._doubles[index].closer.start)
        return self._reading.span

    def _turned(self, pairing: Pairing, alone: set[int]) -> Iterator[QuoteFault]:
        mates = {pair.opener.start: pair.closer for pair in pairing.pairs}
        openers = set(mates) | {mark.start for mark in (pairing.hanging,) if mark is not None}
        mates |= {pair.closer.start: pair.opener for pair in pairing.pairs}
        for mark in pairing.turned:
            mate = mates.get(mark.start)
            if mark.start in alone or (mate is not None and self._is_foreign(mark, mate)):
                continue
            space = self._space(mark, opens=mark.start in openers)
            partner = None if mate is None else mate.span
            yield QuoteFault(mark.span, FaultKind.BACKWARDS, mark.system, partner, space=space)

    def _is_foreign(self, mark: Mark, mate: Mark) -> bool:
        """Whether ”…” stand round words of a language that quotes so (Swedish, Finnish).

        Among them is no English function word and no word with an English ending, and no comma
        or full stop stands before the closing mark. One or two words without a foreign letter
        do not show their language: they are taken for English in an article that has “…” too.
        """
        if mark.text != "”" or mate.text != "”" or mate.start < mark.start:
            return False
        inside = self._tokens.within(Span(mark.end, mate.start))
        if not inside or inside[-1].text in {",", "."}:
            return False
        if self._curly and len(inside) < _TELLING and self._text[mark.end : mate.start].isascii():
            return False
        endings = tuple(lexicon.entries("english-ending"))
        return not any(
            token.text.endswith(endings) or ("function-word" in token.classes and token.text != "i") for token in inside
        )

    def _spaced(self, pairing: Pairing) -> Iterator[QuoteFault]:
        turned = {mark.start for mark in pairing.turned}
        for pair in pairing.pairs:
            for mark, mate in ((pair.opener, pair.closer), (pair.closer, pair.opener)):
                space = self._space(mark, opens=mark is pair.opener)
                if space is not None and mark.start not in turned:
                    yield QuoteFault(mark.span, FaultKind.SPACED, mark.system, mate.span, space=space)

    def _space(self, mark: Mark, *, opens: bool) -> Span | None:
        """The plain spaces that part a mark from the words it quotes; before dots or another mark they may stand."""
        edge = mark.end if opens else mark.start - 1
        if self._text[edge : edge + 1] != " ":
            return None
        index = self._tokens.first_at(mark.end) if opens else self._tokens.first_at(mark.start) - 1
        if not 0 <= index < len(self._tokens):
            return None
        neighbour = self._tokens[index]
        if "quote-mark" in neighbour.classes or self._is_ellipsis(neighbour):
            return None
        return Span(mark.end, neighbour.start) if opens else Span(neighbour.end, mark.start)

    def _is_ellipsis(self, token: Token) -> bool:
        around = self._text[max(0, token.start - 2) : token.end + 2]
        return token.text == "…" or (token.text == "." and around.count(".") > 1)


def nested_in_itself(quotes: Sequence[Quote]) -> Iterator[QuoteFault]:
    """Quotations that stand directly inside one with the same marks."""
    around: list[Quote] = []
    for quote in quotes:
        while around and around[-1].span.end <= quote.span.start:
            around.pop()
        outer = around[-1] if around else None
        if outer is not None and outer.system == quote.system and quote.system in _NOT_IN_ITSELF:
            opener, mark = Span(outer.span.start, outer.inner.start), Span(quote.span.start, quote.inner.start)
            yield QuoteFault(mark, FaultKind.NESTED, quote.system, opener)
        around.append(quote)


_TELLING = 3
_NOT_IN_ITSELF = frozenset({"curly", "straight"})


def _start(mark: Mark) -> int:
    return mark.start


def _opener_start(pair: Pair) -> int:
    return pair.opener.start
