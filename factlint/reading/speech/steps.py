"""Which attribution a quotation belongs to, found by steps from the nearest place outward."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

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
QUESTION = "question"
REFERENCE = "reference in brackets"
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
_BRACKETS = frozenset({"(", "["})
_GOES_ON = frozenset({"?", "!", ","})
_FEW = 6
"""How many attributions on each side of a quotation are weighed."""
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
        self._cues = [attribution.cue.start for attribution in attributions]
        self._cue_sentences = [attribution.sentence for attribution in attributions]
        self._cue_blocks = [sentences[number].block for number in self._cue_sentences]
        self._people = sorted(
            mention.span.start
            for named in names
            if named.kind is MentionKind.PERSON
            for mention in named.mentions
            if mention.voice is not Voice.SPEECH
        )
        self._by_chain: dict[int, Attributed] = {}
        self._said_in_block: dict[int, tuple[int, Attributed]] = {}

    def attribute(self) -> list[Attributed]:
        """How each quotation is attributed, parallel to the quotes.

        Three times over the quotations: by what stands before them; by the paragraphs of
        quotation behind; and what is left by somebody who is shown beside them.
        """
        found = [_NOT] * len(self._quotes)
        for step in (self._by_cue, self._by_beat):
            for index, quote in enumerate(self._quotes):
                if quote.depth == 0 and not found[index].step:
                    found[index] = self._remember(quote, step(quote, self._blocks.index_at(quote.span.start)))
            self._look_ahead(found)
        self._inherit(found)
        return found

    def _remember(self, quote: Quote, found: Attributed) -> Attributed:
        if found.step:
            self._by_chain.setdefault(quote.chain, found)
            self._said_in_block[self._blocks.index_at(quote.span.start)] = (quote.span.end, found)
        return found

    # -- the steps of one quotation ------------------------------------------------------------------------------

    def _by_cue(self, quote: Quote, block: int) -> Attributed:
        """By a verb of saying, from the nearest place outward, or by a colon."""
        first, last = self._sentences_of(quote)
        numbers = self._near(quote, self._cue_sentences, first, last)
        if self._text_at_end(quote) in _GOES_ON:
            numbers += [n for n in self._near(quote, self._cue_sentences, last + 1, last + 1) if self._beside(quote, n)]
        if numbers:
            return self._nearest(IN_SENTENCE, quote, numbers)
        if self._blocks[block].kind is BlockKind.BLOCKQUOTE:
            return Attributed(BLOCK_QUOTE, None)
        return self._from_afar(quote, block) if self._may_be_far(quote, block) else _NOT

    def _from_afar(self, quote: Quote, block: int) -> Attributed:
        """By the rest of the quotation, the rest of the paragraph, a colon, or the paragraph before."""
        if quote.chain in self._by_chain:
            return Attributed(CONTINUED, self._by_chain[quote.chain].attribution)
        if numbers := self._near(quote, self._cue_blocks, block, block):
            return self._nearest(IN_PARAGRAPH, quote, numbers)
        if self._text_before(quote) == ":":
            return Attributed(COLON, self._last_in(self._cue_blocks, block - 1))
        if self._text_before(quote) == "?":
            return Attributed(QUESTION, None)
        if self._text_behind(quote) in _BRACKETS:
            return Attributed(REFERENCE, None)
        return self._chained(block) if self._flows(block - 1) else _NOT

    def _by_beat(self, quote: Quote, block: int) -> Attributed:
        """By somebody who is shown in the sentence directly before or behind, or named on a line above."""
        if not self._may_be_far(quote, block):
            return _NOT
        if self._flows(block - 1) and (chained := self._chained(block)).step:
            return chained
        first, last = self._sentences_of(quote)
        near = [first - 1, last + 1]
        if self._sentences[first].span.start < quote.span.start or quote.span.end < self._sentences[last].span.end:
            near += [first, last]
        for number in near:
            if 0 <= number < len(self._sentences) and abs(self._sentences[number].block - block) <= 1:
                speaking = self._somebody_speaks(quote, number)
                if speaking is not None or self._shows_somebody(self._sentences[number].span):
                    return Attributed(BEAT, speaking)
        return Attributed(BEAT, None) if self._starts_block(quote, block) and self._is_name_line(block - 1) else _NOT

    def _may_be_far(self, quote: Quote, block: int) -> bool:
        """Whether a quotation may be attributed from outside its sentence: not a word at arm's length, nor a title."""
        return quote.kind in _SPEECH or self._starts_block(quote, block)

    def _chained(self, block: int) -> Attributed:
        """By an attribution or a quotation of this paragraph so far, or of the last sentence of the one before."""
        if block in self._said_in_block:
            return Attributed(CHAIN, self._said_in_block[block][1].attribution)
        end = self._blocks[block - 1].span.end
        sentence = self._sentence_at(max(0, end - 1))
        last = self._last_in(self._cue_sentences, sentence)
        if last is not None:
            return Attributed(CHAIN, last)
        said = self._said_in_block.get(block - 1)
        if said is not None and said[0] > self._sentences[sentence].span.start:
            return Attributed(CHAIN, said[1].attribution)
        return _NOT

    def _shows_somebody(self, span: Span) -> bool:
        """Whether a sentence begins with a person, or with he or she."""
        start = Span(span.start, min(span.end, span.start + _SUBJECT_PLACE))
        first = bisect_left(self._people, start.start)
        if first < len(self._people) and self._people[first] < start.end:
            return True
        return any(
            "speaker-pronoun" in token.classes and token.word.lower() in _ONE_PERSON
            for token in self._tokens.within(start)
        )

    def _somebody_speaks(self, quote: Quote, sentence: int) -> int | None:
        """The attribution of a sentence to one person, if it has one."""
        for number in self._near(quote, self._cue_sentences, sentence, sentence):
            speaker = self._attributions[number].speaker
            if speaker is not None and speaker.kind in _ONE_SPEAKER:
                return number
        return None

    def _is_name_line(self, block: int) -> bool:
        """Whether a block is a line without a full stop that holds a name, such as stands above an answer."""
        if block < 0:
            return False
        tokens = self._tokens.within(self._blocks[block].span)
        if not tokens or "end-mark" in tokens[-1].classes or len(tokens) > _LONGEST_NAME_LINE:
            return False
        return any(one.capital and other.capital for one, other in pairwise(tokens))

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

    def _near(self, quote: Quote, units: list[int], first: int, last: int) -> list[int]:
        """The attributions nearest to a quotation on both sides, in some sentences or paragraphs (`units`)."""
        position = bisect_left(self._cues, quote.span.start)
        low = max(bisect_left(units, first), position - _FEW)
        high = min(bisect_right(units, last), position + _FEW)
        return list(range(low, high))

    def _nearest(self, step: str, quote: Quote, numbers: list[int]) -> Attributed:
        return Attributed(step, min(numbers, key=lambda number: self._rank(quote, number)))

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

    def _sentences_of(self, quote: Quote) -> tuple[int, int]:
        """The numbers of the first and last sentence that a quotation stands in."""
        return self._sentence_at(quote.span.start), self._sentence_at(max(quote.span.start, quote.span.end - 1))

    def _sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def _text_before(self, quote: Quote) -> str:
        index = self._tokens.first_at(quote.span.start)
        return self._tokens[index - 1].text if index > 0 else ""

    def _text_behind(self, quote: Quote) -> str:
        index = self._tokens.first_at(quote.span.end)
        return self._tokens[index].text if index < len(self._tokens) else ""

    def _starts_block(self, quote: Quote, block: int) -> bool:
        return quote.span.start - self._blocks[block].span.start <= 1

    def _flows(self, block: int) -> bool:
        return 0 <= block < len(self._blocks) and self._blocks[block].meaning.flows

    def _last_in(self, units: list[int], number: int) -> int | None:
        """The last attribution of a sentence or paragraph."""
        index = bisect_right(units, number) - 1
        return index if index >= 0 and units[index] == number else None
