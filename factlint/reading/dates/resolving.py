"""What a date stands for, seen from the day of publication. Values are TIMEX3 notation."""

import datetime
from typing import Literal, TypeAlias

import msgspec

from factlint.reading.dates.dates import nearest_day, real_day

Direction: TypeAlias = Literal["past", "future", "near"]

UNDATED = "the article has no publication date"
_NO_SUCH_DAY = "there is no such day"
_DAYS = {"day": 1, "week": 7, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_YEAR_FIGURES = {"year": 4, "decade": 3, "century": 2}


class Value(msgspec.Struct, frozen=True):
    """A value, or the reason why there is none."""

    value: str | None = None
    why_none: str | None = None


class Anchor(msgspec.Struct, frozen=True):
    """The day an article speaks from: its day of publication, None where that is not known."""

    published: datetime.date | None

    def day(self, year: int | None, month: int, day: int, weekday: int | None = None) -> Value:
        """A day of a month; without a year, the one nearest to publication, if the weekday agrees."""
        if year is not None:
            found = real_day(year, month, day)
            return Value(found.isoformat()) if found else Value(why_none=_NO_SUCH_DAY)
        if self.published is None:
            return Value(why_none=UNDATED)
        nearest = nearest_day(month, day, self.published)
        if nearest is None:
            return Value(why_none=_NO_SUCH_DAY)
        if weekday is not None and nearest.isoweekday() != weekday:
            return Value(why_none="the weekday is not that of the year nearest to publication")
        return Value(nearest.isoformat())

    def month(self, year: int | None, month: int, direction: Direction = "near") -> Value:
        """A month; without a year, the nearest to publication, the last one, or the next."""
        if year is None:
            if self.published is None:
                return Value(why_none=UNDATED)
            year = self._year_of_month(month, direction)
        return Value(f"{year:04}-{month:02}")

    def weekday(self, weekday: int, direction: Direction) -> Value:
        """A day of the week: that of publication or the last before it, or the next behind it."""
        if self.published is None:
            return Value(why_none=UNDATED)
        back = (self.published.isoweekday() - weekday) % 7
        days = 7 - back if direction == "future" else -back
        return Value(_shifted_day(self.published, days))

    def last_weekday(self, weekday: int) -> Value:
        """“Last Tuesday”: before the day of publication."""
        if self.published is None:
            return Value(why_none=UNDATED)
        back = (self.published.isoweekday() - weekday - 1) % 7 + 1
        return Value(_shifted_day(self.published, -back))

    def quarter(self, year: int | None, quarter: int) -> Value:
        """A quarter; without a year, the last that has ended or runs at publication."""
        if year is None:
            if self.published is None:
                return Value(why_none=UNDATED)
            year = self.published.year - (quarter > (self.published.month + 2) // 3)
        return Value(f"{year:04}-Q{quarter}")

    def season(self, year: int | None, code: str, step: int = 0) -> Value:
        """A season of a year, or of the year of publication plus `step`."""
        if year is None:
            if self.published is None:
                return Value(why_none=UNDATED)
            year = self.published.year + step
        return Value(f"{year:04}-{code}")

    def shifted(self, unit: str, count: int) -> Value:
        """So many units away from the day of publication (“last week” is week −1)."""
        day = self.published
        if day is None:
            return Value(why_none=UNDATED)
        value = _shifted(day, unit, count)
        return Value(value) if value else Value(why_none="too far away")

    def _year_of_month(self, month: int, direction: Direction) -> int:
        published = self.published
        assert published is not None
        ahead = month - published.month
        if direction == "past":
            return published.year - (ahead > 0)
        if direction == "future":
            return published.year + (ahead <= 0)
        if ahead > 6:
            return published.year - 1
        return published.year + (ahead < -6)


def _shifted_day(day: datetime.date, days: int) -> str | None:
    try:
        return (day + datetime.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _shifted(day: datetime.date, unit: str, count: int) -> str | None:
    """The day, week, month … so many units away; None beyond the calendar."""
    if unit in _DAYS:
        moved = _shifted_day(day, count * _DAYS[unit])
        if moved is None or unit == "day":
            return moved
        year, week, _ = datetime.date.fromisoformat(moved).isocalendar()
        return f"{year:04}-W{week:02}"
    months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    if unit in _YEAR_FIGURES:
        return f"{year:04}"[: _YEAR_FIGURES[unit]]
    return f"{year:04}-Q{month // 3 + 1}" if unit == "quarter" else f"{year:04}-{month + 1:02}"
