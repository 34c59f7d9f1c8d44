"""What the readers of dates share: the article, the day it speaks from, and what stands around a place."""

import datetime
from bisect import bisect_right
from collections.abc import Collection, Sequence
from typing import TypedDict, Unpack

from factlint.reading import lexicon
from factlint.reading.dates.dates import Date
from factlint.reading.dates.resolving import Anchor, Value
from factlint.reading.grammar import WINDOW, Reading
from factlint.reading.sentences import Sentence
from factlint.reading.tokens import Token, Tokens
from factlint.reading.voice import Voices
from factlint.spans import Span

_CUE_REACH = 8
_DATELINE_REACH = 80
_YEAR_STEPS = {"last": -1, "this": 0, "next": 1}


class Parts(TypedDict, total=False):
    """The fields of a Date beside its place, its precision, its voice and its value."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    weekday_span: Span | None
    month_span: Span | None
    day_span: Span | None
    start: str | None
    end: str | None
    end_month: int | None
    end_day: int | None
    relative: bool
    day_offset: int | None
    form: str
    dateline: bool


class Page:
    """An article while its dates are read."""

    def __init__(
        self,
        text: str,
        tokens: Tokens,
        sentences: Sequence[Sentence],
        voices: Voices,
        published: datetime.date | None,
        date_order: str | None,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.anchor = Anchor(published)
        self.date_order = date_order
        self._voices = voices
        self._sentences = sentences
        self._sentence_starts = [sentence.span.start for sentence in sentences]

    # -- what stands around a place ------------------------------------------------------------------------------

    def sentence_end(self, offset: int) -> int:
        """Where the sentence that holds an offset ends, or the line, as far as a date may reach."""
        index = self._sentence_at(offset)
        if index >= 0 and (end := self._sentences[index].span.end) > offset:
            return end
        end = self.text.find("\n", offset, offset + WINDOW)
        return offset + WINDOW if end < 0 else end

    def _sentence_at(self, offset: int) -> int:
        """The number of the sentence that starts last before an offset, −1 where there is none."""
        return bisect_right(self._sentence_starts, offset) - 1

    def before(self, token: Token) -> Token | None:
        """The token before, if it stands in the same paragraph."""
        if not token.index:
            return None
        found = self.tokens[token.index - 1]
        return None if "\n" in self.text[found.end : token.start] else found

    def behind(self, token: Token) -> Token | None:
        """The token behind, if it stands in the same paragraph."""
        if token.index + 1 >= len(self.tokens):
            return None
        found = self.tokens[token.index + 1]
        return None if "\n" in self.text[token.end : found.start] else found

    def following(self, offset: int, count: int) -> Sequence[Token]:
        """The next few tokens from an offset on."""
        first = self.tokens.first_at(offset)
        return self.tokens.all[first : first + count]

    def with_words_before(self, first: Token, span: Span, words: Collection[str]) -> Span:
        """A span, with the words of a list that stand directly before its first token (early, last, mid-)."""
        before = self.before(first)
        while before is not None and (
            before.text.lower() in words or (before.text == "-" and before.end == span.start)
        ):
            if before.text == "-":
                mid = self.before(before)
                if mid is None or mid.text.lower() not in words or mid.end != before.start:
                    break
            span = Span(before.start, span.end)
            before = self.before(before)
        return span

    def future_cue_near(self, token: Token) -> bool:
        """Whether words near a token tell of what is to come: before it, else, at the start of a clause, behind it."""
        for step in range(1, _CUE_REACH + 1):
            if step > token.index:
                break
            word = self.tokens[token.index - step]
            if "end-mark" in word.classes or "\n" in self.text[word.end : word.end + 2]:
                break
            if "future-cue" in word.classes:
                return True
            if _tells_of_the_past(word):
                return False
        for word in self.tokens.all[token.index + 1 : token.index + 1 + _CUE_REACH]:
            if "end-mark" in word.classes or _tells_of_the_past(word):
                return False
            if "future-cue" in word.classes:
                return True
        return False

    def year_meant(self, span: Span, year: int | None) -> int | None:
        """The year of a date: as written, or as “last year” behind it says."""
        if year is not None or self.anchor.published is None:
            return year
        words = [each.text.lower() for each in self.following(span.end, 4)]
        while words and words[0] in {",", "of"}:
            words.pop(0)
        if len(words) > 1 and words[1] == "year" and words[0] in _YEAR_STEPS:
            return self.anchor.published.year + _YEAR_STEPS[words[0]]
        return None

    def in_dateline(self, span: Span) -> bool:
        """Whether a date stands in a dateline: at the start of a paragraph or behind a place in capitals that opens it,
        before a dash, a bracket or a time."""
        opening = self.text[max(0, span.start - _DATELINE_REACH) : span.start]
        line_start = opening.rfind("\n") + 1
        if line_start == 0 and span.start > _DATELINE_REACH:
            return False
        place = opening[line_start:].strip().split(" ")[0].strip(",(")
        if place and not (len(place) > 1 and place.isupper()):
            return False
        behind = self.text[span.end : span.end + 4].lstrip(" ,.")
        return behind[:1] in {"(", ")", "-", "–", "—"} or behind[:1].isdigit()

    # -- what was read -------------------------------------------------------------------------------------------

    def number(self, reading: Reading, part: str) -> int | None:
        """A part in figures, its th left out; None where it was not read."""
        span = reading.parts.get(part)
        return None if span is None else int(span.of(self.text).rstrip("stndrh"))

    def entry(self, reading: Reading, part: str, name: str) -> int | None:
        """The number that a word stands for in a lexicon class; None where it was not read."""
        span = reading.parts.get(part)
        return None if span is None else int(lexicon.entries(name)[span.of(self.text)])

    def date(self, span: Span, precision: str, value: Value, **parts: Unpack[Parts]) -> Date:
        """A date at a place."""
        return Date(
            span,
            span.of(self.text),
            precision,
            self._voices.of(span),
            value=value.value,
            why_none=value.why_none,
            sentence=self._sentence_at(span.start),
            **parts,
        )


def _tells_of_the_past(word: Token) -> bool:
    """Whether a word is a verb in the past, as far as its form shows."""
    return word.text == "said" or (word.text.endswith("ed") and len(word.text) > 4)
