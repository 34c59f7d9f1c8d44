"""Dates: the days, months, years and moments an article names, resolved where the text allows."""

from factlint.reading.dates.clock import ClockTime, read_clock_times
from factlint.reading.dates.dates import Date
from factlint.reading.dates.reader import read_dates

__all__ = ["ClockTime", "Date", "read_clock_times", "read_dates"]
