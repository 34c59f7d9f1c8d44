"""The clause around a cue: in which form somebody speaks, who does, and where the clause stands."""

import msgspec

from factlint.reading import lexicon
from factlint.reading.speech.cues import Company, CueVerb, company
from factlint.reading.speech.model import Attribution, CueForm, Speaker, SpeakerKind
from factlint.reading.speech.speakers import Found, Sources, is_determiner, is_many
from factlint.reading.tokens import Token, TokenKind
from factlint.reading.voice import Voice
from factlint.spans import Span

_LONGEST_TAIL = 12
_BREAKS = frozenset({",", "–", "—"})


class _Beside(msgspec.Struct, frozen=True):
    """The speaker beside a cue, if there is one, and whether he stands behind it (said Lee)."""

    found: Found | None = None
    behind: bool = False

    @property
    def speaker(self) -> Speaker | None:
        return self.found.speaker if self.found is not None else None


class Clause:
    """One cue and the clause around it, in a sentence from the token `floor` to before the token `ceiling`."""

    def __init__(
        self, tokens: tuple[Token, ...], sources: Sources, token: Token, cue: CueVerb, floor: int, ceiling: int
    ) -> None:
        self._all = tokens
        self._sources = sources
        self._token = token
        self._cue = cue
        self._floor = floor
        self._ceiling = ceiling

    def read(self, sentence: int, voice: Voice, before: Speaker | None) -> Attribution | None:
        """The attribution, or None where the word is no verb of saying here.

        `before` is the speaker of the attribution before it in the sentence.
        """
        if "preposition" in self._cue.forms:
            return self._according_to(sentence, voice)
        around = company(self._all, self._token.index, self._floor)
        form = self._form(around)
        if form is None:
            return None
        beside = self._beside(form, around)
        if beside.found is None and not self._stands_alone(form, around):
            return None
        shared = beside.found is None and form is not CueForm.PASSIVE
        first, last = self._extent(beside.found)
        return Attribution(
            cue=self._token.span,
            speaker=self._shared_speaker(before) if shared else beside.speaker,
            sentence=sentence,
            voice=voice,
            form=form,
            clause=Span(self._all[first].start, self._all[last].end),
            inserted=beside.behind or (beside.found is not None and self._is_inserted(first, last)),
            strong=self._cue.strong,
            shared=shared,
        )

    def _according_to(self, sentence: int, voice: Voice) -> Attribution:
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

    def _shared_speaker(self, before: Speaker | None) -> Speaker | None:
        return before or self._sources.subject(self._floor, self._token.index)

    def _extent(self, found: Found | None) -> tuple[int, int]:
        index = self._token.index
        return (index, index) if found is None else (min(found.first, index), max(found.last, index))

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

    # -- the speaker ---------------------------------------------------------------------------------------------

    def _beside(self, form: CueForm, around: Company) -> _Beside:
        if form is CueForm.PARTICIPLE or form is CueForm.PASSIVE:
            return _Beside()
        if around.subject < self._floor:
            found = self._before_colon()
            return _Beside(found, found is not None)
        before = self._all[around.subject]
        marked = "quote-mark" in before.classes or before.text == ","
        if marked and form is CueForm.FINITE and around.subject == self._token.index - 1 and self._may_be_turned():
            found = self._behind(strict=before.text == ",")
            if found is not None:
                return _Beside(found, behind=True)
        if before.text == ",":
            return _Beside(self._sources.before_comma(around.subject, self._floor))
        found = self._sources.ending_at(around.subject, self._floor)
        return _Beside(found if found is not None and self._agrees(found) else None)

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

    def _agrees(self, found: Found) -> bool:
        """Whether a subject goes with the form of the verb; a word that is a noun as well needs a sure subject."""
        speaker = found.speaker
        if self._cue.document:
            return speaker.name is None and speaker.kind is not SpeakerKind.PERSON
        if self._cue.noun and (self._text_at(self._token.index + 1) == "of" or not self._sources.is_sure(found)):
            return False
        if "base" in self._cue.forms and "past" not in self._cue.forms:
            return is_many(speaker)
        plural = speaker.head.endswith("s") and not self._sources.is_named(found)
        return not (plural and "third" in self._cue.forms)

    def _stands_alone(self, form: CueForm, around: Company) -> bool:
        """Whether a cue without a known subject is a verb all the same: “… and said”, “declined to say”."""
        if form is CueForm.PARTICIPLE or form is CueForm.PASSIVE:
            return True
        if self._cue.noun or self._cue.document or "base" in self._cue.forms:
            return form is CueForm.UNSURE and not self._cue.noun
        if around.subject < self._floor:
            return False
        before = self._all[around.subject]
        return "phrase-word" not in before.classes or "joins" in lexicon.entries("phrase-word")[before.word.lower()]

    # -- where the clause stands ---------------------------------------------------------------------------------

    def _is_inserted(self, first: int, last: int) -> bool:
        """Whether the clause from one token to another comes behind a break and closes before the words go on."""
        if first - 2 < self._floor:
            return False
        before = self._all[first - 1]
        if "quote-mark" in before.classes:
            if self._all[first - 2].classes & {"pause-mark", "end-mark"}:
                return self._text_at(last + 1) != "that"
            return self._closes(last + 1)
        closes = self._cue.object or self._closes(last + 1)
        return before.text in _BREAKS and closes and self._ends_soon(last + 1)

    def _closes(self, index: int) -> bool:
        """Whether a clause may end before a token: a mark, a preposition, an adverb or a conjunction stands there."""
        if index >= self._ceiling:
            return True
        token = self._all[index]
        if token.kind is TokenKind.MARK or "weekday" in token.classes or token.text.endswith("ly"):
            return True
        return "phrase-word" in token.classes and not is_determiner(token) and token.text not in {"that", "to"}

    def _ends_soon(self, first: int) -> bool:
        """Whether a mark comes before another clause does, from a token on."""
        for index in range(first, min(self._ceiling, first + _LONGEST_TAIL)):
            token = self._all[index]
            if token.kind is TokenKind.MARK and token.text != "-":
                return token.text != ":" and "quote-mark" not in token.classes
            if token.text == "that" or "verb-company" in token.classes:
                return False
        return first >= self._ceiling

    def _text_at(self, index: int) -> str:
        return self._all[index].text.lower() if index < self._ceiling else ""
