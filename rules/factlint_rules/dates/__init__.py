"""Dates, days and the calendar."""
