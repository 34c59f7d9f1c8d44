"""impossible-date."""

import calendar
from collections.abc import Iterator

from factlint import Date, Document, Finding, QuoteKind, Severity, Span, flags, lexicon, passes, rule

_CALENDAR_CHANGE = 1753
_DOUBTS = ("no-such-date", "old-style")
_SWEDISH_DAY = (1712, 2, 30)


@rule(
    flags("The council votes on [[June 31]]."),
    flags("She was born on [[February 29, 1900]]."),
    flags("The file is dated [[2021-13-05]]."),
    passes("The council votes on June 30."),
    passes("She was born on February 29, 2000."),
    passes("There is no June 31, so the note must be a joke."),
    severity=Severity.ERROR,
)
def impossible_date(document: Document) -> Iterator[Finding]:
    """A date names a day that its month does not have, or a month or hour that there is not.

    The day or the month is a slip, and the reader cannot tell which. Go back to the
    source; there is no fix, because both readings are facts.

    Nothing is said where the text itself tells that the date does not exist, about the
    title of a work, or about dates by the Julian calendar. February 29 needs its year.
    """
    for date in document.dates:
        if (wrong := _what_is_wrong(date)) is None or not _meant(document, date):
            continue
        yield Finding(date.span, f"“{date.text}” is no real date: {wrong}", computation=wrong)
    for time in document.clock_times:
        if not time.real:
            wrong = "an hour has 60 minutes" if time.hour <= 24 else "a day has 24 hours"
            yield Finding(time.span, f"“{time.span.of(document.text)}” is no real time: {wrong}", computation=wrong)


def _what_is_wrong(date: Date) -> str | None:
    """What the calendar has against a date, None where it is a real one."""
    if date.month is None:
        return None
    if date.days_in_month is None:
        return f"there is no month {date.month}"
    if date.day is not None and not 1 <= date.day <= date.days_in_month:
        return None if _julian_leap_day(date) else _days_of(date, date.month_name, date.days_in_month, date.day)
    if date.end_day is None or date.end_month is None:
        return None
    days = calendar.monthrange(date.year or 2000, date.end_month)[1]
    return _days_of(date, calendar.month_name[date.end_month], days, date.end_day) if date.end_day > days else None


def _days_of(date: Date, month: str, days: int, day: int) -> str:
    year = f" {date.year}" if month == "February" and date.year is not None else ""
    return f"{month}{year} has {days} days, not {day}"


def _julian_leap_day(date: Date) -> bool:
    """Whether the day was one before the calendar changed, or in Sweden in 1712."""
    if (date.year, date.month, date.day) == _SWEDISH_DAY:
        return True
    return (
        date.year is not None
        and date.year < _CALENDAR_CHANGE
        and (date.month, date.day) == (2, 29)
        and (date.year % 4 == 0)
    )


def _meant(document: Document, date: Date) -> bool:
    """Whether the text means the date as a real one."""
    if not document.blocks.at(date.span.start).meaning.compared:
        return False
    if any(quote.kind is QuoteKind.TITLE and quote.span.contains(date.span) for quote in document.quotes):
        return False
    first = document.tokens.first_at(date.span.start)
    if first and document.tokens[first - 1].text.lower() == "no":
        return False
    words = " ".join(token.text.lower() for token in document.tokens.within(_two_sentences(document, date)))
    return not any(f" {phrase} " in f" {words} " for name in _DOUBTS for phrase in lexicon.entries(name))


def _two_sentences(document: Document, date: Date) -> Span:
    """The sentence of a date and the one behind it, within their paragraph."""
    block = document.blocks.at(date.span.start).span
    if date.sentence < 0:
        return block
    sentences = document.sentences[date.sentence : date.sentence + 2]
    return Span(sentences[0].span.start, min(block.end, sentences[-1].span.end))
