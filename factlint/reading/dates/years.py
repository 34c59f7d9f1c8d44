"""Years, decades, centuries, quarters and seasons."""

from collections.abc import Iterator

from factlint.reading import lexicon
from factlint.reading.dates.dates import Date
from factlint.reading.dates.page import Page
from factlint.reading.dates.resolving import Value
from factlint.reading.tokens import Token, TokenKind
from factlint.spans import Span

_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_MODERN = 1700
_MODIFIERS = {"early", "late", "mid", "fiscal"}
_SURE_CUES = {"in", "since", "until", "of", "early", "late", "mid", "fiscal", "-"}
_OWNERS = {"the", "a", "its", "his", "her", "their", "our"}
_DASHES = {"-", "–", "—"}
_LINKS = {*_DASHES, "/", "to", "and", "until", "through"}
_STEPS = {"this": 0, "last": -1, "past": -1, "next": 1, "coming": 1}


def read_years(page: Page) -> Iterator[Date]:
    """Bare years, ranges of years, decades; then centuries, quarters and seasons. Not in order."""
    for token in page.tokens.of("number"):
        text = token.text
        if len(text) == 4 and text.isdigit():
            if (date := _year(page, token)) is not None:
                yield date
        elif text.endswith("0s") and len(text) in {3, 5}:
            if (date := _decade(page, token)) is not None:
                yield date
        elif text[0] in "12" and len(text) == 4 and text[2:] in {"st", "nd", "rd", "th"}:
            yield from _century(page, token, int(text[:2]))
    for token in page.tokens.of("ordinal"):
        yield from _century(page, token, int(lexicon.entries("ordinal")[token.word.lower()]))
        yield from _quarter(page, token)
    for token in page.tokens.of("season"):
        if (date := _season(page, token)) is not None:
            yield date


# -- years -----------------------------------------------------------------------------------------------------------


def _year(page: Page, token: Token) -> Date | None:
    """A year, or a range of two that it begins; None for a count, a price, a number, the end of a range."""
    year = int(token.text)
    if not _FIRST_YEAR <= year <= _LAST_YEAR or not _stands_free(page, token):
        return None
    other = _range_end(page, token)
    if not (_has_context(page, token, year) or other is not None):
        return None
    span = Span(token.start, token.end if other is None else other.end)
    span = page.with_words_before(token, span, _MODIFIERS)
    if other is None:
        return page.date(span, "year", Value(token.text), year=year)
    end = int(f"{token.text[: 4 - len(other.text)]}{other.text}")
    return page.date(span, "year", Value(why_none="a range"), year=year, start=token.text, end=str(end))


def _stands_free(page: Page, token: Token) -> bool:
    """Whether neither money, a unit, a clock nor a longer number touches a number."""
    text = page.text
    if token.start and (text[token.start - 1] in "$€£¥#:.,/@_=+&°" or text[token.start - 1].isalnum()):
        return False
    if text[token.end : token.end + 1] in {"%", "°", ":", "@", "+"} or text[token.end : token.end + 1].isalnum():
        return False
    if text[token.end : token.end + 1] in {"-", "/"} and text[token.end + 1 : token.end + 2].isdigit():
        return _range_end(page, token) is not None
    before = page.before(token)
    if before is None or before.end != token.start or before.text not in _DASHES:
        return True
    mid = page.before(before)
    return before.text != "-" or (mid is not None and mid.text.lower() in {*_MODIFIERS, "pre", "post"})


def _range_end(page: Page, token: Token) -> Token | None:
    """The year that ends a range begun by a year: 2019–2021, 2019/20, from 2019 to 2021, between 2019 and 2021."""
    link = page.behind(token)
    end = page.behind(link) if link is not None and link.text in _LINKS else None
    if link is None or end is None or not end.text.isdigit() or len(end.text) not in {2, 4}:
        return None
    joined = link.start == token.end and end.start == link.end
    if link.text in {*_DASHES, "/"} and not joined and link.text == "/":
        return None
    if not _follows(token.text, end.text, short=joined):
        return None
    if link.text in {"to", "and", "until", "through"}:
        before = page.before(token)
        opener = before.text.lower() if before is not None else ""
        if opener != {"to": "from", "until": "from", "through": "from", "and": "between"}[link.text]:
            return None
    return end


def _follows(first: str, last: str, *, short: bool) -> bool:
    """Whether a second year, written with two figures or four, may end a range that the first begins."""
    if len(last) == 2:
        return short and first[2:] < last
    return first < last and int(last) <= _LAST_YEAR


def _has_context(page: Page, token: Token, year: int) -> bool:
    """Whether what stands around a number of four figures shows that it is a year."""
    before, behind = page.before(token), page.behind(token)
    if behind is not None and _counts(behind):
        return False
    cue = before.text.lower() if before is not None else ""
    if cue in _SURE_CUES:
        return True
    if year < _MODERN:
        return False
    if before is not None and before.classes & {"year-cue", "month", "season"}:
        return True
    if page.text[token.end : token.end + 2] in {"'s", "’s"}:
        return True
    return behind is not None and _modern_context(cue, behind)


def _modern_context(cue: str, behind: Token) -> bool:
    """Whether a word before and one behind show a year of our time: (2016), the 2016 vote, 2016 was."""
    if cue in {"(", "["}:
        return behind.text in {")", "]", ",", ";", *_DASHES}
    if cue in _OWNERS or cue.endswith(("'s", "’s")):
        return behind.kind is TokenKind.WORD
    return cue in {"", ",", ".", ";"} and "year-verb" in behind.classes


def _counts(behind: Token) -> bool:
    """Whether a word behind a number is what it counts: a plural in small letters that is no year's (elections)."""
    word = behind.text
    if behind.kind is not TokenKind.WORD or not word.islower():
        return False
    if "counted" in behind.classes:
        return True
    return (
        word.endswith("s")
        and len(word) > 3
        and not word.endswith(("ss", "us", "is"))
        and ("year-plural" not in behind.classes and "year-verb" not in behind.classes)
    )


# -- decades and centuries -------------------------------------------------------------------------------------------


def _decade(page: Page, token: Token) -> Date | None:
    """`the 1990s` `mid-1990s` `the ’90s`"""
    figures = token.text[:-1]
    start = token.start
    if len(figures) == 2:
        if not start or page.text[start - 1] not in "'’‘" or (start > 1 and page.text[start - 2].isalnum()):
            return None
        start -= 1
        figures = ("20" if figures < "20" else "19") + figures
    elif not _FIRST_YEAR <= int(figures) <= _LAST_YEAR or (start and page.text[start - 1] in "$€£¥"):
        return None
    first = token if start == token.start else page.tokens[token.index - 1]
    span = page.with_words_before(first, Span(start, token.end), _MODIFIERS)
    return page.date(span, "decade", Value(figures[:3]))


def _century(page: Page, token: Token, number: int) -> Iterator[Date]:
    """`the 19th century` `nineteenth-century`: TIMEX3 writes the figures that its years begin with.

    With a capital it is a name (21st Century Fox).
    """
    unit = page.behind(token)
    if unit is not None and unit.text == "-":
        unit = page.behind(unit)
    if unit is not None and unit.text == "century" and 1 <= number <= 21:
        span = page.with_words_before(token, Span(token.start, unit.end), _MODIFIERS)
        yield page.date(span, "century", Value(f"{number - 1:02}"))


# -- quarters and seasons --------------------------------------------------------------------------------------------


def _quarter(page: Page, token: Token) -> Iterator[Date]:
    """`the third quarter of 2019` `second-quarter`: of a year written behind it, else of the year of publication."""
    number = int(lexicon.entries("ordinal")[token.word.lower()])
    unit = page.behind(token)
    if unit is not None and unit.text == "-":
        unit = page.behind(unit)
    if unit is None or unit.text.lower() != "quarter" or number > 4:
        return
    year = _year_behind(page, unit)
    end = unit.end if year is None else year.end
    meant = page.year_meant(Span(token.start, end), None if year is None else int(year.text))
    value = page.anchor.quarter(meant, number)
    yield page.date(
        page.with_words_before(token, Span(token.start, end), {"the"}),
        "quarter",
        value,
        year=None if year is None else int(year.text),
        relative=year is None,
    )


def _season(page: Page, token: Token) -> Date | None:
    """`last summer` `the summer of 2019` `summer 2019`; a season alone (in winter) is no date."""
    code = lexicon.entries("season")[token.word.lower()]
    before = page.before(token)
    step = _STEPS.get(before.text.lower()) if before is not None else None
    year = _year_behind(page, token)
    if year is not None:
        span = Span(token.start, year.end)
        return page.date(span, "season", page.anchor.season(int(year.text), code), year=int(year.text))
    if step is None or before is None:
        return None
    value = page.anchor.season(None, code, step)
    return page.date(Span(before.start, token.end), "season", value, relative=True)


def _year_behind(page: Page, token: Token) -> Token | None:
    """The year that stands behind a season or a quarter, with `of` or without."""
    found = page.behind(token)
    if found is not None and found.text == "of":
        found = page.behind(found)
    if found is None or len(found.text) != 4 or not found.text.isdigit():
        return None
    return found if _FIRST_YEAR <= int(found.text) <= _LAST_YEAR else None
