"""Dates: the days, months, years and moments an article names, resolved where the text allows."""

from factlint.reading.dates.dates import Date, read_dates

__all__ = ["Date", "read_dates"]
