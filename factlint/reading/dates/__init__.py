"""Dates: the days, months, years and moments an article names, resolved where the text allows."""

from factlint.reading.dates.dates import Date
from factlint.reading.dates.reader import read_dates

__all__ = ["Date", "read_dates"]
