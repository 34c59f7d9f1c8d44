"""weekday-mismatch."""

import calendar
import datetime
from collections.abc import Iterator

from factlint import Date, Document, Finding, Severity, flags, lexicon, passes, rule

_CALENDAR_CHANGE = datetime.date(1918, 2, 14)  # in Russia; the dates of other late countries are rare in news
_FIRST_SURE_YEAR = 1583
_AHEAD = datetime.timedelta(days=90)
_REACH = 8


@rule(
    flags("The treaty was signed on [[Monday, October 26, 2021]]."),
    flags("The court sat on [[Sunday 10 May 2021]]."),
    flags("The shop will close on [[Monday, May 4]].", published="2021-04-20"),
    passes("The treaty was signed on Tuesday, October 26, 2021."),
    passes("The treaty was signed on Monday, October 26.", published="2021-11-02"),
    passes("It was Sunday, January 9, 1905 (Old Style), when the soldiers fired."),
    severity=Severity.ERROR,
)
def weekday_mismatch(document: Document) -> Iterator[Finding]:
    """A date does not fall on the weekday that is written with it.

    One of the two is wrong, and readers who plan by it will come on the wrong day. Which
    one is for the source to tell, so there is no fix.

    A date without a year is judged only where the text itself ties it to the time of
    publication: “this Monday, May 4”, “Monday (May 4)”, “will close on Monday, May 4”.
    Others may tell of an earlier year. Dates before 1918 may follow the Julian calendar.
    """
    for date in document.dates:
        if date.weekday is None or date.weekday_span is None or not date.day:
            continue
        day = date.calendar_day or _day_without_year(document, date)
        if day is None or day.isoweekday() == date.weekday or _may_be_old_style(document, date, day):
            continue
        if not document.blocks.at(date.span.start).meaning.compared:
            continue
        fact = f"{day:%B} {day.day}, {day.year}, was a {calendar.day_name[day.weekday()]}"
        yield Finding(date.span, f"“{date.text}”: the weekday and the date do not agree", computation=fact)


def _day_without_year(document: Document, date: Date) -> datetime.date | None:
    """The day meant by a date without a year, where the text ties it to the time of publication."""
    if date.year is not None or document.published is None:
        return None
    if date.value is not None:
        return datetime.date.fromisoformat(date.value)
    day = date.day_near(document.published)
    return day if day is not None and _near_publication(document, date, day, document.published) else None


def _near_publication(document: Document, date: Date, day: datetime.date, published: datetime.date) -> bool:
    """Whether the words around a date tell that it is the one nearest to publication."""
    if any(token.text == "(" for token in document.tokens.within(date.span)):
        return True
    first = document.tokens.first_at(date.span.start)
    before = [token.text.lower() for token in document.tokens.all[max(0, first - _REACH) : first]]
    if any(word in {".", "!", "?"} for word in before):
        before = before[max(index for index, word in enumerate(before) if word in {".", "!", "?"}) + 1 :]
    if before and before[-1] in {"this", "next"}:
        return True
    if "will" in before or "tomorrow" in before:
        return published <= day <= published + _AHEAD
    return False


def _may_be_old_style(document: Document, date: Date, day: datetime.date) -> bool:
    """Whether the date may follow the Julian calendar, by which the weekday was another."""
    if day.year < _FIRST_SURE_YEAR:
        return True
    if day < _CALENDAR_CHANGE and _julian_weekday(day) == date.weekday:
        return True
    if day >= _CALENDAR_CHANGE:
        return False
    paragraph = document.tokens.within(document.blocks.at(date.span.start).span)
    words = " ".join(token.text.lower() for token in paragraph)
    return any(f" {phrase} " in f" {words} " for phrase in lexicon.entries("old-style"))


def _julian_weekday(day: datetime.date) -> int:
    """The weekday (Monday is 1) of the Julian date with that year, month and day."""
    centuries = day.year // 100 - (day.month <= 2 and day.year % 100 == 0)
    days_behind = centuries - centuries // 4 - 2
    return (day + datetime.timedelta(days=days_behind)).isoweekday()
