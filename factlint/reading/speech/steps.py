"""Which attribution a quotation belongs to, found by steps from the nearest place outward."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice

import msgspec

from factlint.readers.blocks import BlockKind, Blocks
from factlint.reading.names import MentionKind, Named
from factlint.reading.quotes import Quote, QuoteKind
from factlint.reading.sentences import Sentence
from factlint.reading.speech.model import Attribution
from factlint.reading.tokens import Tokens
from factlint.reading.voice import Voice
from factlint.spans import Span

IN_SENTENCE = "cue in sentence"
IN_PARAGRAPH = "cue in paragraph"
OUTER = "outer quotation"
CONTINUED = "continued quotation"
CHAIN = "chain"
COLON = "colon lead-in"
BEAT = "beat"
BLOCK_QUOTE = "block quote"


class Attributed(msgspec.Struct, frozen=True):
    """How a quotation is attributed: by which step, and by which attribution if one was found."""

    step: str
    attribution: int | None


_NOT = Attributed("", None)
_SPEECH = frozenset({QuoteKind.SPEECH, QuoteKind.FRAGMENT})
_SUBJECT_PLACE = 60
"""Within so many characters of its start a sentence names its subject."""


class Steps:
    """Attributes the quotations of one article, in order."""

    def __init__(
        self,
        tokens: Tokens,
        blocks: Blocks,
        sentences: Sequence[Sentence],
        quotes: Sequence[Quote],
        names: Sequence[Named],
        attributions: Sequence[Attribution],
    ) -> None:
        self._tokens = tokens
        self._blocks = blocks
        self._sentences = sentences
        self._sentence_starts = [sentence.span.start for sentence in sentences]
        self._quotes = quotes
        self._attributions = attributions
        self._by_sentence: dict[int, list[int]] = {}
        self._by_block: dict[int, list[int]] = {}
        for number, attribution in enumerate(attributions):
            self._by_sentence.setdefault(attribution.sentence, []).append(number)
            self._by_block.setdefault(sentences[attribution.sentence].block, []).append(number)
        self._people = sorted(
            (mention.span.start, named.name)
            for named in names
            if named.kind is MentionKind.PERSON
            for mention in named.mentions
            if mention.voice is not Voice.SPEECH
        )
        self._by_chain: dict[int, Attributed] = {}
        self._said_in_block: dict[int, Attributed] = {}

    def attribute(self) -> list[Attributed]:
        """How each quotation is attributed, parallel to the quotes."""
        found = [self._outermost(quote) if quote.depth == 0 else _NOT for quote in self._quotes]
        self._look_ahead(found)
        self._inherit(found)
        return found

    # -- the steps of one quotation ------------------------------------------------------------------------------

    def _outermost(self, quote: Quote) -> Attributed:
        block = self._blocks.index_at(quote.span.start)
        found = self._near(quote, block)
        if not found.step and (quote.kind in _SPEECH or self._starts_block(quote, block)):
            found = self._around(quote, block)
        if found.step:
            self._by_chain.setdefault(quote.chain, found)
            self._said_in_block[block] = found
        return found

    def _near(self, quote: Quote, block: int) -> Attributed:
        """By a cue in the sentences that the quotation stands in, or closely behind it."""
        first, last = self._sentence_at(quote.span.start), self._sentence_at(max(quote.span.start, quote.span.end - 1))
        numbers = [n for sentence in range(first, last + 1) for n in self._by_sentence.get(sentence, ())]
        if self._text_at_end(quote) in {"?", "!", ","}:
            numbers += [n for n in self._by_sentence.get(last + 1, ()) if self._beside(quote, n)]
        if numbers:
            return Attributed(IN_SENTENCE, min(numbers, key=lambda n: self._rank(quote, n)))
        if self._blocks[block].kind is BlockKind.BLOCKQUOTE:
            return Attributed(BLOCK_QUOTE, None)
        return _NOT

    def _around(self, quote: Quote, block: int) -> Attributed:
        """By what stands in the paragraph, the one before, or in the sentence before or behind."""
        if quote.chain in self._by_chain:
            return Attributed(CONTINUED, self._by_chain[quote.chain].attribution)
        if numbers := self._by_block.get(block):
            return Attributed(IN_PARAGRAPH, min(numbers, key=lambda n: self._rank(quote, n)))
        before = self._text_before(quote)
        if before == ":":
            return Attributed(COLON, self._last_in_block(block - 1))
        if self._flows(block - 1) and (chained := self._chained(block)).step:
            return chained
        if self._beat(quote, block):
            return Attributed(BEAT, None)
        return _NOT

    def _chained(self, block: int) -> Attributed:
        """By the last attribution or quotation of the paragraph before, or of this one so far."""
        if block in self._said_in_block:
            return Attributed(CHAIN, self._said_in_block[block].attribution)
        last = self._last_in_block(block - 1)
        if last is not None:
            return Attributed(CHAIN, last)
        if block - 1 in self._said_in_block:
            return Attributed(CHAIN, self._said_in_block[block - 1].attribution)
        return _NOT

    def _beat(self, quote: Quote, block: int) -> bool:
        """Whether the sentence directly before or behind shows one named person, or a line above is a name."""
        first, last = self._sentence_at(quote.span.start), self._sentence_at(max(quote.span.start, quote.span.end - 1))
        around = (first - 1, first, last, last + 1) if self._shared_sentence(quote, first, last) else (first - 1, last + 1)
        for number in around:
            if 0 <= number < len(self._sentences) and abs(self._sentences[number].block - block) <= 1:
                if self._shows_one(self._sentences[number].span):
                    return True
        return self._starts_block(quote, block) and self._is_name_line(block - 1)

    def _shared_sentence(self, quote: Quote, first: int, last: int) -> bool:
        """Whether narrator's words share a sentence with the quotation."""
        return self._sentences[first].span.start < quote.span.start or quote.span.end < self._sentences[last].span.end

    def _shows_one(self, span: Span) -> bool:
        """Whether a stretch names one person, or begins with a person."""
        people = self._people_in(span)
        return bool(people) and (len({name for _, name in people}) == 1 or people[0][0] - span.start < _SUBJECT_PLACE)

    def _is_name_line(self, block: int) -> bool:
        """Whether a block is a line with a name and no full stop, such as stands above an answer."""
        if block < 0:
            return False
        span = self._blocks[block].span
        last = self._tokens.first_at(span.end) - 1
        return last >= 0 and "end-mark" not in self._tokens[last].classes and bool(self._people_in(span))

    def _people_in(self, span: Span) -> list[tuple[int, str]]:
        first = bisect_left(self._people, (span.start, ""))
        found = []
        for start, name in islice(self._people, first, None):
            if start >= span.end:
                break
            found.append((start, name))
        return found

    # -- what is known only afterwards ---------------------------------------------------------------------------

    def _look_ahead(self, found: list[Attributed]) -> None:
        """Paragraphs of quotation before the one that names the speaker: “…” / “…,” Lee said."""
        ahead: dict[int, Attributed] = {}
        for index in range(len(self._quotes) - 1, -1, -1):
            quote = self._quotes[index]
            if quote.depth:
                continue
            block = self._blocks.index_at(quote.span.start)
            if not found[index].step and quote.kind in _SPEECH:
                known = self._by_chain.get(quote.chain)
                if known is not None:
                    found[index] = Attributed(CONTINUED, known.attribution)
                elif block + 1 in ahead and self._starts_block(quote, block):
                    found[index] = Attributed(CHAIN, ahead[block + 1].attribution)
            if found[index].step and self._starts_block(quote, block):
                ahead[block] = found[index]

    def _inherit(self, found: list[Attributed]) -> None:
        outer = _NOT
        for index, quote in enumerate(self._quotes):
            if quote.depth == 0:
                outer = found[index]
            elif outer.step:
                found[index] = Attributed(OUTER, outer.attribution)

    # -- places --------------------------------------------------------------------------------------------------

    def _rank(self, quote: Quote, number: int) -> tuple[int, int, int]:
        """How near an attribution is: directly behind the quotation, a frame before it, then by distance."""
        attribution = self._attributions[number]
        if self._beside(quote, number):
            return (0, 0, number)
        clause = attribution.clause
        if clause.end <= quote.span.start:
            return (1, quote.span.start - clause.end, number)
        return (2, max(0, clause.start - quote.span.end), number)

    def _beside(self, quote: Quote, number: int) -> bool:
        """Whether an inserted clause stands directly behind a quotation (“…,” he said)."""
        attribution = self._attributions[number]
        return attribution.inserted and 0 <= attribution.clause.start - quote.span.end <= 2

    def _text_at_end(self, quote: Quote) -> str:
        index = self._tokens.first_at(quote.inner.end)
        return self._tokens[index - 1].text if index > 0 else ""

    def _sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def _text_before(self, quote: Quote) -> str:
        index = self._tokens.first_at(quote.span.start)
        return self._tokens[index - 1].text if index > 0 else ""

    def _starts_block(self, quote: Quote, block: int) -> bool:
        return quote.span.start - self._blocks[block].span.start <= 1

    def _flows(self, block: int) -> bool:
        return 0 <= block < len(self._blocks) and self._blocks[block].meaning.flows

    def _last_in_block(self, block: int) -> int | None:
        numbers = self._by_block.get(block)
        return numbers[-1] if numbers else None
