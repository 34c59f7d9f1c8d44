"""Dates with the name of a month or a weekday: where they start, and what they say."""

import re
from collections.abc import Iterator

from factlint.reading import lexicon
from factlint.reading.dates.dates import Date
from factlint.reading.dates.forms import NUMERIC, WRITTEN
from factlint.reading.dates.page import Page
from factlint.reading.dates.resolving import Direction, Value
from factlint.reading.grammar import Reading
from factlint.reading.tokens import Token, TokenKind
from factlint.spans import Span

_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_LONGEST_MONTH = 31
_FAR_DAY = 39
_DAY_CUES = {"on", "On", "since", "until", "by", "from", "before", "after", "the", "a", "an", "of"}
_STEPS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_LINKS = {"to", "and", "or", "through", "until"}
_MODIFIERS = {"early", "late", "mid", "earlier", "later"}


def read_written(page: Page) -> Iterator[Date]:
    """The dates that name a month or a weekday, in order."""
    tokens = page.tokens
    end = -1
    for token in sorted((*tokens.of("weekday"), *tokens.of("month")), key=lambda token: token.index):
        if token.start < end:
            continue
        date = _from_weekday(page, token) if "weekday" in token.classes else _from_month(page, token, end)
        if date is not None:
            end = date.span.end
            yield date


def _from_weekday(page: Page, token: Token) -> Date | None:
    """The date a weekday begins, or the weekday alone."""
    ahead = page.tokens.all[token.index + 1 : token.index + 6]
    reading = None
    if any("month" in each.classes for each in ahead):
        reading = WRITTEN.read_at(page.text, token.start, page.sentence_end(token.start))
    elif any(each.kind is TokenKind.NUMBER for each in ahead[:2]):
        numeric = NUMERIC.read_at(page.text, token.start, page.sentence_end(token.start))
        if numeric is not None:
            return numeric_date(page, numeric)
    if reading is not None and (date := _date(page, token, reading)) is not None:
        return date
    return _weekday_alone(page, token)


def _from_month(page: Page, token: Token, behind: int) -> Date | None:
    """The date around a month."""
    first = _first_token(page, token)
    if first is token and not _goes_on(page, token):
        word = Span(token.start, token.start + len(token.word))
        return _month(page, token, Reading(word, {"month": word}))
    start = first if first.start >= behind else token
    reading = WRITTEN.read_at(page.text, start.start, page.sentence_end(start.start))
    return None if reading is None else _date(page, start, reading)


def _goes_on(page: Page, month: Token) -> bool:
    """Whether a number follows a month soon, a dot at once, or a link and another month: else it stands alone."""
    ahead = page.tokens.all[month.index + 1 : month.index + 5]
    if any(each.kind is TokenKind.NUMBER for each in ahead):
        return True
    if not ahead or (ahead[0].kind is not TokenKind.MARK and ahead[0].text not in _LINKS):
        return False
    return ahead[0].text == "." or (len(ahead) > 1 and "month" in ahead[1].classes)


def _first_token(page: Page, month: Token) -> Token:
    """Where a date starts whose month is given: at the day before it, the first day of a range, or `the`."""
    tokens = page.tokens
    first = month
    before = tokens[month.index - 1] if month.index else None
    if before is not None and before.text == "of" and month.index > 1:
        before = tokens[month.index - 2]
    if before is None or not _is_day(before) or _month_has_day(page, month) or _numbers_a_name(page, before):
        return month
    first = before
    if first.index > 1 and tokens[first.index - 1].text in {"-", "–", "—", "to", "and"}:
        other = tokens[first.index - 2]
        if _is_day(other):
            first = other
    if first.index and tokens[first.index - 1].text == "the":
        first = tokens[first.index - 1]
    return first


def _numbers_a_name(page: Page, number: Token) -> bool:
    """Whether a number belongs to a name before it (Windows 10)."""
    before = page.before(number)
    if before is None or not before.capital or before.kind is not TokenKind.WORD:
        return False
    opener = page.before(before)
    return opener is not None and opener.kind is TokenKind.WORD and not before.classes & {"weekday", "month"}


def _month_has_day(page: Page, month: Token) -> bool:
    """Whether a day stands behind a month, so that a number before it is something else."""
    behind = page.tokens.all[month.index + 1 : month.index + 3]
    return bool(behind) and (_is_day(behind[0]) or (behind[0].text == "." and len(behind) > 1 and _is_day(behind[1])))


def _is_day(token: Token) -> bool:
    return token.kind is TokenKind.NUMBER and _DAY.fullmatch(token.text) is not None


# -- what was read ---------------------------------------------------------------------------------------------------


def _date(page: Page, first: Token, reading: Reading) -> Date | None:
    """A date of what was read, None where it is a person, a verb, a score or a count."""
    reading = _without_what_is_no_day(page, first, reading)
    if "day" not in reading:
        return _month(page, first, reading)
    day, month = page.number(reading, "day"), page.entry(reading, "month", "month")
    year, weekday = page.number(reading, "year"), _weekday_of(page, first, reading)
    assert day is not None
    assert month is not None
    if not _day_is_meant(page, first, reading, day, year):
        return None
    to_month, to_day = page.entry(reading, "to_month", "month"), page.number(reading, "to_day")
    start = end = None
    value = page.anchor.day(page.year_meant(reading.span, year), month, day, weekday)
    if to_day is not None or to_month is not None:
        start = value.value
        end = page.anchor.day(page.year_meant(reading.span, year), to_month or month, to_day or day).value
        value = Value(why_none="a range")
    return page.date(
        reading.span,
        "day",
        value,
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        weekday_span=reading.parts.get("weekday") if weekday else None,
        month_span=reading.parts["month"],
        day_span=reading.parts["day"],
        start=start,
        end=end,
        end_month=to_month or month if to_day is not None else to_month,
        end_day=to_day,
        form=_form(page, reading),
        dateline=page.in_dateline(reading.span),
    )


def _without_what_is_no_day(page: Page, first: Token, reading: Reading) -> Reading:
    """The reading without a day that is a count (“in May 12 homes burned”) or a score (“in May 31-25”)."""
    if "day" not in reading or "year" in reading or "of" in reading:
        return reading
    month_end = reading.parts["dot"].end if "dot" in reading else reading.parts["month"].end
    before = page.before(first)
    day, to_day = page.number(reading, "day"), page.number(reading, "to_day")
    behind = page.following(reading.span.end, 1)
    led = before is not None and before.text.lower() == "in" and bool(behind) and behind[0].kind is TokenKind.WORD
    counted = led and reading.parts["day"].start > month_end
    ends_before = (
        "to_month" not in reading and day is not None and to_day is not None and (to_day <= day or to_day > _FAR_DAY)
    )
    score = ends_before and reading.parts["to_day"].start - reading.parts["day"].end == 1
    if ends_before and not score:
        kept = {name: span for name, span in reading.parts.items() if name != "to_day"}
        return Reading(Span(reading.span.start, reading.parts["day"].end), kept)
    if not (counted or score):
        return reading
    kept = {name: span for name, span in reading.parts.items() if name in {"weekday", "month", "dot"}}
    return Reading(Span(reading.span.start, month_end), kept)


def _day_is_meant(page: Page, first: Token, reading: Reading, day: int, year: int | None) -> bool:
    """Whether a number too large for any month is a day that is wrong, and no count (“May 32 voters said no?”)."""
    if 0 < day <= _LONGEST_MONTH or year is not None:
        return True
    if not 0 < day <= _FAR_DAY:
        return False
    before = page.before(first)
    if "weekday" in reading or (before is not None and before.text in _DAY_CUES):
        return True
    opens = before is None or "end-mark" in before.classes
    behind = page.following(reading.span.end, 1)
    counts = bool(behind) and behind[0].text.islower() and behind[0].text.endswith("s") and len(behind[0].text) > 3
    return not (opens or counts)


def _weekday_of(page: Page, first: Token, reading: Reading) -> int | None:
    """The weekday of a date; none where it is one of several (“Saturday and Sunday, May 4 and 5”)."""
    weekday = page.entry(reading, "weekday", "weekday")
    if weekday is None or reading.parts["weekday"].start > reading.parts["month"].start:
        return weekday
    linked = page.before(first)
    if linked is not None and len(first.word) < 6 and (linked.capital or linked.text == "the"):
        return None  # The Sun, a newspaper
    if linked is None or linked.text.lower() not in {"-", "–", "—", "to", "and", "or", "through", "&", ",", "/"}:
        return weekday
    other = page.before(linked)
    return None if other is not None and "weekday" in other.classes else weekday


def _form(page: Page, reading: Reading) -> str:
    written = reading.parts["month"].of(page.text)
    month = "Month" if len(written) > 4 or written in {"May", "MAY", "June", "JUNE", "July", "JULY"} else "Mon"
    if "dot" in reading and month == "Mon":
        month = "Mon."
    if "day" not in reading:
        return month
    day = "D" if reading.parts["day"].of(page.text).isdigit() else "Dth"
    if reading.parts["day"].start > reading.parts["month"].start:
        return f"{month} the {day}" if "the" in reading else f"{month} {day}"
    return f"{day} of {month}" if "of" in reading else f"{day} {month}"


# -- a month or a weekday alone --------------------------------------------------------------------------------------


def _month(page: Page, first: Token, reading: Reading) -> Date | None:
    """A month, with its year or without."""
    if "weekday" in reading:
        return None
    span, form = reading.span, _form(page, reading)
    month, year = page.entry(reading, "month", "month"), page.number(reading, "year")
    assert month is not None
    before = page.before(first)
    cue = before.text.lower() if before is not None else ""
    if form == "Mon" and "dot" not in reading and year is None:
        return None
    if year is None and "month-or-name" in first.classes and not _cued(page, first):
        return None
    step = _STEPS.get(cue) if year is None else None
    start = end = None
    meant = page.year_meant(span, year)
    value = page.anchor.month(meant, month, "future" if cue == "through" else _direction(page, first, step))
    if (to_month := page.entry(reading, "to_month", "month")) is not None:
        start, end = value.value, page.anchor.month(meant, to_month).value
        value = Value(why_none="a range")
    return page.date(
        page.with_words_before(first, span, _STEPS if step is not None else _MODIFIERS),
        "month",
        value,
        year=year,
        month=month,
        month_span=reading.parts["month"],
        end_month=to_month,
        start=start,
        end=end,
        form=form,
        relative=step is not None,
    )


def _cued(page: Page, month: Token) -> bool:
    """Whether the word before a month that is a name or a verb too shows it to be the month."""
    before = page.before(month)
    if before is not None and before.text in "-–":
        before = page.before(before)
    return before is not None and "month-cue" in before.classes


def _weekday_alone(page: Page, token: Token) -> Date | None:
    """A weekday without a date, None where it is part of a name (Black Friday, The Sunday Times)."""
    if len(token.word) < 6 or _names_something(page, token):
        return None
    weekday = int(lexicon.entries("weekday")[token.word])
    before = page.before(token)
    cue = before.text.lower() if before is not None else ""
    if cue in {"every", "each"}:
        value = Value(why_none="it comes again every week")
    elif cue == "last":
        value = page.anchor.last_weekday(weekday)
    else:
        value = page.anchor.weekday(weekday, _direction(page, token, _STEPS.get(cue)))
    return page.date(
        page.with_words_before(token, Span(token.start, token.start + len(token.word)), {*_STEPS, *_MODIFIERS}),
        "day",
        value,
        weekday=weekday,
        weekday_span=Span(token.start, token.start + len(token.word)),
        relative=True,
    )


def _names_something(page: Page, token: Token) -> bool:
    before, behind = page.before(token), page.behind(token)
    if before is not None and "named-day" in before.classes:
        return True
    if behind is None or not behind.capital or behind.kind is not TokenKind.WORD:
        return False
    return before is not None and before.text.lower() in {"the", "a", "nbc", "abc", "fox"}


def _direction(page: Page, token: Token, step: int | None) -> Direction:
    """Whether a weekday or month is the last one or the next: from last and next, else from the words around it."""
    if step is not None:
        return "near" if step == 0 else "future" if step > 0 else "past"
    return "future" if page.future_cue_near(token) else "past"


# -- dates in figures ------------------------------------------------------------------------------------------------


def numeric_date(page: Page, reading: Reading) -> Date:
    """A date in figures. Day and month are told apart where only one order makes a date, or the order is known."""
    year = page.number(reading, "year")
    if year is None:
        short = page.number(reading, "short")
        assert short is not None
        year = 2000 + short if short < 70 else 1900 + short
    weekday = page.entry(reading, "weekday", "weekday")
    if "first" not in reading:
        month, day, form = page.number(reading, "month"), page.number(reading, "day"), "ISO"
    else:
        month, day = _ordered(page, reading)
        form = "N.N.Y" if reading.parts["sign"].of(page.text) == "." else "N/N/Y"
    value = Value(why_none="the order of day and month is not known")
    if month is not None and day is not None:
        value = page.anchor.day(year, month, day)
    return page.date(
        reading.span,
        "day",
        value,
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        weekday_span=reading.parts.get("weekday"),
        month_span=reading.parts.get("month"),
        day_span=reading.parts.get("day"),
        form=form,
    )


def _ordered(page: Page, reading: Reading) -> tuple[int | None, int | None]:
    """Month and day of a date in figures, both None where either order is possible and none is declared."""
    first, second = page.number(reading, "first"), page.number(reading, "second")
    assert first is not None
    assert second is not None
    order = page.date_order
    if first > 12 or first == second:
        order = "dmy"
    elif second > 12:
        order = "mdy"
    elif reading.parts["sign"].of(page.text) == ".":
        order = "dmy"
    if order is None:
        return None, None
    return (first, second) if order == "mdy" else (second, first)
