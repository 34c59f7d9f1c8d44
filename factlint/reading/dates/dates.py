"""A date as written and what it stands for."""

import calendar
import datetime

import msgspec

from factlint.reading.voice import Voice
from factlint.spans import Span

_LEAP_YEAR = 2000


class Date(msgspec.Struct, frozen=True):
    """A date in the text.

    `year`, `month` (1–12), `day` and `weekday` (Monday is 1) are what is written, each None where
    it is not; a date that does not exist (June 31, month 13) is read as it stands. `value` is its
    meaning in TIMEX3 notation (`2021-10-26`, `2021-10`, `PRESENT_REF`), None with `why_none` where
    the text does not tell. A range has no value; `start` and `end` are the values of its ends, and
    `year`, `month`, `day` those of its start. `precision` is day, week, weekend, month, quarter,
    half, season, year, decade, century or moment.
    `relative` marks what depends on the time of writing (today, last week, Tuesday), `day_offset`
    how many days from it today, yesterday and tomorrow are.
    `weekday_span`, `month_span` and `day_span` (with its th) are the places of the parts, where written.
    `end_day` is the last day of a range within a month or over two, `end_month` the month it is in.
    `form` names how it is written, for telling mixed forms apart: `Month D`, `Month Dth`, `Mon. D`,
    `Mon D`, `D Month`, `Dth Month`, `Dth of Month`, `Month`, `Mon.`, `N/N/Y`, `N.N.Y`, `ISO`.
    `dateline` marks the date of a dateline (`KYIV, Oct. 26 (AP) —`). `sentence` is the number of its sentence.
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
    month_span: Span | None = None
    end_month: int | None = None
    end_day: int | None = None
    day_offset: int | None = None
    dateline: bool = False
    sentence: int = -1

    @property
    def month_name(self) -> str:
        """The English name of the month, empty where there is none of that number."""
        return calendar.month_name[self.month] if self.month is not None and 1 <= self.month <= 12 else ""

    @property
    def days_in_month(self) -> int | None:
        """How many days the month has; 29 for a February without a year, None without a month."""
        return days_in_month(self.year, self.month)

    def day_near(self, published: datetime.date) -> datetime.date | None:
        """The written month and day in the year that brings them nearest to the day of publication."""
        return None if self.month is None or self.day is None else nearest_day(self.month, self.day, published)

    @property
    def calendar_day(self) -> datetime.date | None:
        """The day as written, where year, month and day are and make a real one."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return real_day(self.year, self.month, self.day)


def days_in_month(year: int | None, month: int | None) -> int | None:
    """How many days a month has (29 for a February of an unknown year), None where there is no such month."""
    if month is None or not 1 <= month <= 12:
        return None
    return calendar.monthrange(year or _LEAP_YEAR, month)[1]


def real_day(year: int, month: int, day: int) -> datetime.date | None:
    """The day of the Gregorian calendar, None where there is none."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def nearest_day(month: int, day: int, to: datetime.date) -> datetime.date | None:
    """The day of that month and number that is nearest to a day, the earlier of two; None where there is none near."""
    found = [real_day(to.year + step, month, day) for step in (-1, 0, 1)]
    return min((each for each in found if each), key=lambda each: abs(each - to), default=None)
