"""Which attribution a quotation belongs to, found by steps from the nearest place outward."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice, pairwise

import msgspec

from factlint.readers.blocks import BlockKind, Blocks
from factlint.reading.names import MentionKind, Named
from factlint.reading.quotes import Quote, QuoteKind
from factlint.reading.sentences import Sentence
from factlint.reading.speech.model import Attribution, SpeakerKind
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
_ONE_PERSON = frozenset({"he", "she"})
_ONE_SPEAKER = frozenset({SpeakerKind.PERSON, SpeakerKind.PRONOUN, SpeakerKind.ROLE})
_LONGEST_NAME_LINE = 40
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
        self._said_in_block: dict[int, tuple[int, Attributed]] = {}

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
            self._said_in_block[block] = (quote.span.end, found)
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
        """By an attribution or a quotation of this paragraph so far, or of the last sentence of the one before."""
        if block in self._said_in_block:
            return Attributed(CHAIN, self._said_in_block[block][1].attribution)
        end = self._blocks[block - 1].span.end
        sentence = self._sentence_at(max(0, end - 1))
        if numbers := self._by_sentence.get(sentence):
            return Attributed(CHAIN, numbers[-1])
        said = self._said_in_block.get(block - 1)
        if said is not None and said[0] > self._sentences[sentence].span.start:
            return Attributed(CHAIN, said[1].attribution)
        return _NOT

    def _beat(self, quote: Quote, block: int) -> bool:
        """Whether the sentence directly before or behind shows one named person, or a line above is a name."""
        first, last = self._sentence_at(quote.span.start), self._sentence_at(max(quote.span.start, quote.span.end - 1))
        around = (
            (first - 1, first, last, last + 1) if self._shared_sentence(quote, first, last) else (first - 1, last + 1)
        )
        near = [n for n in around if 0 <= n < len(self._sentences) and abs(self._sentences[n].block - block) <= 1]
        if any(self._shows_one(self._sentences[n].span) or self._somebody_speaks(n) for n in near):
            return True
        return self._starts_block(quote, block) and self._is_name_line(block - 1)

    def _shared_sentence(self, quote: Quote, first: int, last: int) -> bool:
        """Whether narrator's words share a sentence with the quotation."""
        return self._sentences[first].span.start < quote.span.start or quote.span.end < self._sentences[last].span.end

    def _shows_one(self, span: Span) -> bool:
        """Whether a sentence begins with a person, or with he or she."""
        people = self._people_in(Span(span.start, min(span.end, span.start + _SUBJECT_PLACE)))
        if people:
            return True
        return any(
            "speaker-pronoun" in token.classes and token.word.lower() in _ONE_PERSON
            for token in self._tokens.within(Span(span.start, min(span.end, span.start + _SUBJECT_PLACE)))
        )

    def _somebody_speaks(self, sentence: int) -> bool:
        """Whether a sentence has an attribution to one person."""
        speakers = (self._attributions[number].speaker for number in self._by_sentence.get(sentence, ()))
        return any(speaker is not None and speaker.kind in _ONE_SPEAKER for speaker in speakers)

    def _is_name_line(self, block: int) -> bool:
        """Whether a block is a line without a full stop that holds a name, such as stands above an answer."""
        if block < 0:
            return False
        tokens = self._tokens.within(self._blocks[block].span)
        if not tokens or "end-mark" in tokens[-1].classes or len(tokens) > _LONGEST_NAME_LINE:
            return False
        return any(one.capital and other.capital for one, other in pairwise(tokens))

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
