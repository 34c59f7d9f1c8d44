"""Attributions: the clauses of an article that say who says, found from their cues."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factlint.reading.quotes import Quote
from factlint.reading.sentences import Sentence
from factlint.reading.speech.clause import Clause
from factlint.reading.speech.cues import cue_at
from factlint.reading.speech.model import Attribution, CueForm
from factlint.reading.speech.speakers import Found, Sources
from factlint.reading.tokens import Token, Tokens
from factlint.reading.voice import Voice, Voices


class AttributionFinder:
    """Finds the attributions of one article."""

    def __init__(
        self, tokens: Tokens, sentences: Sequence[Sentence], quotes: Sequence[Quote], sources: Sources, voices: Voices
    ) -> None:
        self._tokens = tokens
        self._all = tokens.all
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._last = len(sentences) - 1
        self._quotes = quotes
        self._sources = sources
        self._voices = voices

    def find(self) -> tuple[Attribution, ...]:
        """The attributions in order of their cues."""
        if not self._sentences:
            return ()
        found = [*self._from_cues("cue-verb"), *self._labels()]
        found += self._from_cues("weak-cue-verb", self._sentences_to_explain(found))
        return tuple(sorted(found, key=lambda attribution: attribution.cue))

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset, or of the one before."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _sentences_to_explain(self, found: Sequence[Attribution]) -> frozenset[int]:
        """The sentences with a quotation and no cue as yet: there verbs that seldom give words are cues too."""
        holding = {self.sentence_at(quote.span.start) for quote in self._quotes if quote.depth == 0}
        return frozenset(holding - {attribution.sentence for attribution in found})

    def _from_cues(self, name: str, only: frozenset[int] | None = None) -> Iterator[Attribution]:
        """The attributions with a cue of one list, in all sentences or only in some."""
        number, said_in = -1, -1
        bounds, last = (0, 0), None
        for token in self._tokens.of(name):
            if number < 0 or (number < self._last and self._starts[number + 1] <= token.start):
                number = self.sentence_at(token.start)
            if (only is not None and number not in only) or self._is_name(token, number):
                continue
            voice = self._voices.of(token.span)
            cue = None if voice is Voice.SPEECH else cue_at(self._all, token.index)
            if cue is None:
                continue
            if said_in != number:
                said_in, bounds, last = number, self._bounds(number), None
            attribution = Clause(self._all, self._sources, token, cue, *bounds).read(number, voice, last)
            if attribution is not None:
                last = attribution.speaker
                yield attribution

    def _is_name(self, token: Token, sentence: int) -> bool:
        """Whether a word is a name by its capital inside a sentence (the United States)."""
        return token.start != self._starts[sentence] and token.capital

    def _bounds(self, sentence: int) -> tuple[int, int]:
        span = self._sentences[sentence].span
        return self._tokens.first_at(span.start), self._tokens.first_at(span.end)

    def _labels(self) -> Iterator[Attribution]:
        """A name before a colon and a quotation (Lee: “…”), or behind a quotation and a dash (“…” – Lee)."""
        for quote in self._quotes:
            if quote.depth:
                continue
            index = self._tokens.first_at(quote.span.start)
            sentence = self.sentence_at(quote.span.start)
            floor = self._tokens.first_at(self._sentences[sentence].span.start)
            if index - 2 >= floor and self._all[index - 1].text == ":":
                found = self._sources.ending_at(index - 2, floor)
                if found is not None and found.first == floor and found.speaker.name is not None:
                    yield self._label(self._all[index - 1], found, sentence, inserted=False)
                continue
            index = self._tokens.first_at(quote.span.end)
            if index + 1 < len(self._all) and "dash" in self._all[index].classes:
                found = self._sources.starting_at(index + 1, len(self._all))
                if found is not None and found.speaker.name is not None:
                    yield self._label(self._all[index], found, self.sentence_at(quote.span.end), inserted=True)

    def _label(self, mark: Token, found: Found, sentence: int, *, inserted: bool) -> Attribution:
        clause = mark.span.cover(found.speaker.span)
        voice = self._voices.of(mark.span)
        return Attribution(mark.span, found.speaker, sentence, voice, CueForm.LABEL, clause, inserted)
