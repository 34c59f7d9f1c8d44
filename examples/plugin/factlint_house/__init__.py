"""A newsroom's own rules, report and file format."""

from collections.abc import Sequence

import factlint
from factlint_house.csv_report import CsvReporter
from factlint_house.desk.repeated_headline import repeated_headline
from factlint_house.style.unwanted_word import unwanted_word
from factlint_house.wire import WireReader


@factlint.hookimpl
def factlint_rules() -> Sequence[factlint.AnyRule]:
    """The house's rules; their family is the folder they stand in."""
    return (unwanted_word, repeated_headline)


@factlint.hookimpl
def factlint_reporters() -> Sequence[factlint.Reporter]:
    """The house's report formats."""
    return (CsvReporter(),)


@factlint.hookimpl
def factlint_readers() -> Sequence[factlint.Reader]:
    """The house's file formats."""
    return (WireReader(),)
