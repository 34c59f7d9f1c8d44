"""The forms of a written date, as grammars: what may stand in what order, and which part is which."""

from typing import TYPE_CHECKING

from factlint.reading import lexicon
from factlint.reading.grammar import BLANKS, Grammar, leaf

if TYPE_CHECKING:
    from pyparsing import ParserElement

_B = f"[{BLANKS}]"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NO_DAY_BEHIND = rf"\b(?![.,:/]\d|['’]\d|%|-[A-Za-z]|{_B}+(?:per{_B}?cent|million|billion)\b)"
_YEAR = r"(?P<year>[12]\d{3})\b(?![.,:]\d|%|['’]\d)"
_DOT = r"(?P<dot>(?:(?<=\b(?!May)[A-Z][a-z]{2})|(?<=\bSept))\.)?"
_TO = rf"{_B}*(?:[-–—]|to\b|through\b|until\b)"


def _words(name: str) -> str:
    """An alternation of the words of a lexicon class, the longest first."""
    return "|".join(sorted(lexicon.entries(name), key=lambda word: (-len(word), word)))


def _weekday_lead() -> "ParserElement":
    """`Monday, ` `Monday night, ` `Monday the `"""
    from pyparsing import Opt  # noqa: PLC0415  # a grammar is built on first use

    weekday = leaf(rf"(?P<weekday>{_words('weekday')})\b\.?")
    return weekday + Opt(leaf(r"(?:morning|afternoon|evening|night)\b")) + Opt(leaf(","))


def _month_first() -> "ParserElement":
    """`October 26, 2021` `Oct. 26–28` `Oct. 30 to Nov. 2` `Oct. 7 (Monday)` `October of 2021` `October`"""
    from pyparsing import Opt  # noqa: PLC0415  # as above

    months = _words("month")
    month = leaf(rf"(?P<month>{months})\b{_DOT}")
    day = leaf(rf"(?P<the>the{_B}+)?(?P<day>{_DAY}){_NO_DAY_BEHIND}")
    to_month = leaf(rf"{_TO}{_B}*(?P<to_month>{months})\b\.?(?:{_B}+(?P<to_day>{_DAY}){_NO_DAY_BEHIND})?")
    to_day = leaf(rf"{_B}*[-–—]{_B}*(?P<to_day>{_DAY}){_NO_DAY_BEHIND}(?!-\d)")
    and_day = leaf(rf"(?:and|to|through){_B}+(?P<to_day>{_DAY}){_NO_DAY_BEHIND}(?={_B}*(?:[,.;:)]|$))")
    months_of_year = leaf(rf"(?:and|or|/){_B}*(?P<to_month>{months})\b\.?(?={_B}+[12]\d{{3}}\b)")
    year_of_day = leaf(rf",?{_B}*{_YEAR}")
    year_of_month = leaf(rf"(?:,|of\b)?{_B}*{_YEAR}(?!,?-\d)")
    weekday = leaf(rf"\((?P<weekday>{_words('weekday')})\.?\)")
    with_day = day + Opt(to_month | to_day | and_day) + Opt(weekday) + Opt(year_of_day) + Opt(weekday)
    return month + Opt(with_day | Opt(to_month | months_of_year) + year_of_month | to_month)


def _day_first() -> "ParserElement":
    """`26 October 2021` `the 26th of October` `3–5 October` `30 October to 2 November 2021`"""
    from pyparsing import Opt  # noqa: PLC0415  # as above

    months = _words("month")
    day = leaf(
        rf"(?P<the>the{_B}+)?(?P<day>{_DAY})(?:{_B}*(?:[-–—]|(?:to|and)\b){_B}*(?P<to_day>{_DAY}))?"
        rf"{_B}*(?P<of>of{_B}+)?(?={months})"
    )
    month = leaf(rf"(?P<month>{months})\b{_DOT}")
    to_month = leaf(rf"{_TO}{_B}*(?P<to_day>{_DAY}){_B}+(?P<to_month>{months})\b\.?")
    weekday = leaf(rf"\((?P<weekday>{_words('weekday')})\.?\)")
    return day + month + Opt(to_month) + Opt(weekday) + Opt(leaf(rf",?{_B}*{_YEAR}")) + Opt(weekday)


def _written() -> "ParserElement":
    from pyparsing import Opt  # noqa: PLC0415  # as above

    date = _month_first() | _day_first()
    bracketed = leaf(rf"(?P<weekday>{_words('weekday')})\b\.?{_B}?\(") + date + leaf(r"\)")
    return bracketed | Opt(_weekday_lead()) + date


def _numeric() -> "ParserElement":
    """`2021-10-26` `2021-10-26T10:15` `10/26/2021` `26.10.2021`"""
    from pyparsing import Opt  # noqa: PLC0415  # as above

    end = r"(?![\w/]|[-.,]\d)"
    time = r"(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)"
    iso = leaf(rf"(?P<year>[12]\d{{3}})-(?P<month>\d\d)-(?P<day>\d\d){time}?{end}")
    slashed = leaf(rf"(?P<first>\d\d?)(?P<sign>[/.])(?P<second>\d\d?)(?P=sign)(?P<year>[12]\d{{3}}){end}")
    short = leaf(rf"(?P<first>\d\d?)(?P<sign>/)(?P<second>\d\d?)/(?P<short>\d\d){end}")
    return Opt(_weekday_lead()) + (iso | slashed | short)


WRITTEN = Grammar(_written)
"""A date with the name of its month: parts weekday, month, dot, the, day, of, to_month, to_day, year."""

NUMERIC = Grammar(_numeric)
"""A date in figures: parts weekday, year, and month and day, or first, sign and second (in whatever order)."""
