"""Attributions: the clauses of an article that say who says, found from their cues."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factlint.reading.quotes import Quote
from factlint.reading.sentences import Sentence
from factlint.reading.speech.cues import Company, CueVerb, company, cue_at
from factlint.reading.speech.model import Attribution, CueForm, Speaker, SpeakerKind
from factlint.reading.speech.speakers import Found, Sources, is_determiner, is_many
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.reading.voice import Voice, Voices
from factlint.spans import Span

_LONGEST_TAIL = 12


class AttributionFinder:
    """Finds the attributions of one article."""

    def __init__(
        self, tokens: Tokens, sentences: Sequence[Sentence], quotes: Sequence[Quote], sources: Sources, voices: Voices
    ) -> None:
        self._tokens = tokens
        self._all = tokens.all
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
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
        last: Attribution | None = None
        for token in self._tokens.of(name):
            sentence = self.sentence_at(token.start)
            if only is not None and sentence not in only:
                continue
            voice = self._voices.of(token.span)
            if voice is Voice.SPEECH or (token.capital and token.start != self._starts[sentence]):
                continue
            cue = cue_at(self._all, token.index)
            if cue is None:
                continue
            before = last.speaker if last is not None and last.sentence == sentence else None
            attribution = _Clause(self._tokens, self._sources, token, cue, self._sentences[sentence].span).read(
                sentence, voice, before
            )
            if attribution is not None:
                last = attribution
                yield attribution

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


class _Clause:
    """One cue, and the clause around it."""

    def __init__(self, tokens: Tokens, sources: Sources, token: Token, cue: CueVerb, bounds: Span) -> None:
        self._all = tokens.all
        self._sources = sources
        self._token = token
        self._cue = cue
        self._floor = tokens.first_at(bounds.start)
        self._ceiling = tokens.first_at(bounds.end)

    def read(self, sentence: int, voice: Voice, before: Speaker | None) -> Attribution | None:
        """The attribution, or None where the word is no verb of saying here; `before` is the last speaker of the sentence."""
        if "preposition" in self._cue.forms:
            return self._according_to(sentence, voice)
        company_ = company(self._all, self._token.index, self._floor)
        form = self._form(company_)
        if form is None:
            return None
        found = behind = None
        if form is not CueForm.PASSIVE:
            found, behind = self._speaker(form, company_)
        if found is None and not self._stands_alone(form, company_):
            return None
        shared = found is None and form is not CueForm.PASSIVE
        speaker = found.speaker if found is not None else None
        if shared:
            speaker = before or self._sources.subject(self._floor, self._token.index)
        first, last = self._extent(found)
        return Attribution(
            cue=self._token.span,
            speaker=speaker,
            sentence=sentence,
            voice=voice,
            form=form,
            clause=Span(self._all[first].start, self._all[last].end),
            inserted=found is not None and (bool(behind) or self._is_inserted(first, last)),
            strong=self._cue.strong,
            shared=shared,
        )

    def _extent(self, found: Found | None) -> tuple[int, int]:
        index = self._token.index
        return (min(found.first, index), max(found.last, index)) if found is not None else (index, index)

    def _according_to(self, sentence: int, voice: Voice) -> Attribution | None:
        index = self._token.index
        found = self._sources.starting_at(index + 2, self._ceiling)
        last = found.last if found is not None else index + 1
        return Attribution(
            cue=Span(self._token.start, self._all[index + 1].end),
            speaker=found.speaker if found is not None else None,
            sentence=sentence,
            voice=voice,
            form=CueForm.PREPOSITION,
            clause=Span(self._token.start, self._all[last].end),
            inserted=index > self._floor,
        )

    def _form(self, around: Company) -> CueForm | None:
        forms = self._cue.forms
        if "gerund" in forms:
            return CueForm.UNSURE if around.passive else CueForm.PARTICIPLE
        if around.passive and "participle" in forms:
            return CueForm.PASSIVE
        if around.unsure:
            return CueForm.UNSURE
        if forms == {"participle"} and around.subject == self._token.index - 1:
            return None
        return CueForm.FINITE

    def _speaker(self, form: CueForm, around: Company) -> tuple[Found | None, bool]:
        """The speaker beside the cue, and whether he stands behind it (said Lee)."""
        if form is CueForm.PARTICIPLE:
            return None, False
        before = self._all[around.subject] if around.subject >= self._floor else None
        marked = before is not None and ("quote-mark" in before.classes or before.text == ",")
        beside = around.subject == self._token.index - 1
        if marked and beside and form is CueForm.FINITE and self._may_be_turned():
            found = self._behind(strict=before is not None and before.text == ",")
            if found is not None:
                return found, True
        if before is None:
            return self._before_colon(), True
        if before.text == ",":
            return self._sources.before_comma(around.subject, self._floor), False
        found = self._sources.ending_at(around.subject, self._floor)
        if found is not None and not self._agrees(found):
            return None, False
        return found, False

    def _may_be_turned(self) -> bool:
        """Whether a speaker may follow the verb (said Lee): not where the listener does (told Lee), or it (put it)."""
        return not self._cue.object and self._cue.behind is None

    def _before_colon(self) -> Found | None:
        """The speaker in a lead-in that begins with its cue: “Continued Lee:”."""
        found = self._sources.starting_at(self._token.index + 1, self._ceiling)
        if found is None or found.last + 1 >= len(self._all) or self._all[found.last + 1].text != ":":
            return None
        return found

    def _behind(self, *, strict: bool) -> Found | None:
        found = self._sources.starting_at(self._token.index + 1, self._ceiling)
        if found is None or (strict and not self._closes(found.last + 1)):
            return None
        return found

    def _closes(self, index: int) -> bool:
        """Whether a clause may end before a token: a mark, a preposition, an adverb or a conjunction stands there."""
        if index >= self._ceiling:
            return True
        token = self._all[index]
        if token.kind is TokenKind.MARK or "weekday" in token.classes or token.text.endswith("ly"):
            return True
        return "phrase-word" in token.classes and not is_determiner(token) and token.text != "that"

    def _agrees(self, found: Found) -> bool:
        """Whether a subject goes with the form of the verb; a word that is a noun as well needs a sure subject."""
        speaker = found.speaker
        if self._cue.document:
            return speaker.name is None and speaker.kind is not SpeakerKind.PERSON
        if self._cue.noun and (self._next_text() == "of" or not self._sources.is_sure(found)):
            return False
        if "base" in self._cue.forms and "past" not in self._cue.forms:
            return is_many(speaker)
        return not ("third" in self._cue.forms and speaker.name is None and speaker.head.endswith("s"))

    def _stands_alone(self, form: CueForm, around: Company) -> bool:
        """Whether a cue without a known subject is a verb all the same: “… and said”, “adding that”, “declined to say”."""
        if form is CueForm.PARTICIPLE or form is CueForm.PASSIVE:
            return True
        if self._cue.noun or self._cue.document or "base" in self._cue.forms:
            return form is CueForm.UNSURE and not self._cue.noun
        before = self._all[around.subject] if around.subject >= self._floor else None
        if before is None or "phrase-word" not in before.classes:
            return before is not None
        return before.text.lower() in {"and", "but", "then", "or", "as"}

    def _is_inserted(self, first: int, last: int) -> bool:
        """Whether the clause from one token to another comes behind a break and closes before the words go on."""
        if first - 2 < self._floor:
            return False
        before = self._all[first - 1]
        if "quote-mark" in before.classes:
            if self._all[first - 2].classes & {"pause-mark", "end-mark"}:
                return self._text_at(last + 1) != "that"
            return self._closes(last + 1)
        if before.text not in {",", "–", "—"} or not (self._cue.object or self._closes(last + 1)):
            return False
        for index in range(last + 1, min(self._ceiling, last + _LONGEST_TAIL)):
            token = self._all[index]
            if token.kind is TokenKind.MARK and token.text != "-":
                return token.text != ":" and "quote-mark" not in token.classes
            if token.text == "that" or "verb-company" in token.classes:
                return False
        return last + 1 >= self._ceiling

    def _next_text(self) -> str:
        return self._text_at(self._token.index + 1)

    def _text_at(self, index: int) -> str:
        return self._all[index].text.lower() if index < self._ceiling else ""
