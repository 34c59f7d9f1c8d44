"""All dates of an article, each place read once."""

import datetime
from collections.abc import Iterable, Sequence

from factlint.reading.dates.dates import Date
from factlint.reading.dates.figures import read_figures
from factlint.reading.dates.page import Page
from factlint.reading.dates.relative import read_relative
from factlint.reading.dates.written import read_written
from factlint.reading.dates.years import read_years
from factlint.reading.sentences import Sentence
from factlint.reading.tokens import Tokens
from factlint.reading.voice import Voices


def read_dates(
    text: str,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    voices: Voices,
    published: datetime.date | None,
    date_order: str | None = None,
) -> tuple[Date, ...]:
    """The dates of an article in order; no two overlap.

    `published` is the day from which “today” and dates without a year are reckoned, `date_order`
    (`dmy` or `mdy`) tells how 10/11/2021 is meant.
    """
    page = Page(text, tokens, sentences, voices, published, date_order)
    found = [*read_written(page), *read_relative(page), *read_figures(page), *read_years(page)]
    return tuple(_without_overlaps(found))


def _without_overlaps(found: Iterable[Date]) -> Iterable[Date]:
    """Of dates at one place the one that starts first, the longest of those."""
    end = -1
    for date in sorted(found, key=lambda date: (date.span.start, -date.span.end)):
        if date.span.start >= end:
            end = date.span.end
            yield date
