"""A date as written and what it stands for."""

import datetime
from collections.abc import Sequence

import msgspec

from factlint.reading.sentences import Sentence
from factlint.reading.tokens import Tokens
from factlint.reading.voice import Voice, Voices
from factlint.spans import Span


class Date(msgspec.Struct, frozen=True):
    """A date in the text.

    `year`, `month` (1–12), `day` and `weekday` (Monday is 1) are what is written, each None where
    it is not. `value` is its meaning in TIMEX3 notation (`2021-10-26`, `2021-10`, `PRESENT_REF`),
    None with `why_none` where the text does not tell. `precision` is day, month, year, week, moment ….
    `relative` marks what depends on the time of writing (today, last week, Tuesday).
    `weekday_span` and `day_span` are the places of the parts, where written. `form` names how it is
    written, for telling mixed forms apart (`Month D`, `Month Dth`, `Mon. D`, `D Month`, `M/D/Y`, `ISO`).
    """

    span: Span
    text: str
    precision: str
    voice: Voice
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekday_span: Span | None = None
    day_span: Span | None = None
    value: str | None = None
    start: str | None = None
    end: str | None = None
    relative: bool = False
    why_none: str | None = None
    form: str = ""


def read_dates(
    text: str, tokens: Tokens, sentences: Sequence[Sentence], voices: Voices, published: datetime.date | None
) -> tuple[Date, ...]:
    """The dates of an article in order."""
    return ()
