"""Dates: which are read, where, and what they stand for."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linearity import assert_linear

from factlint import Date, Document, Voice, parse
from factlint.reading.dates import read_clock_times
from factlint.reading.dates.dates import days_in_month, nearest_day, real_day
from factlint.reading.tokens import read_tokens
from factlint.reading.voice import Voices

THURSDAY = "2021-10-28"
"""The day of publication in the tables below."""


def dates(text: str, published: str | None = THURSDAY) -> tuple[Date, ...]:
    """The dates of a text."""
    return parse(text, published=published).dates


# -- the forms, what is read of them, and their values ---------------------------------------------------------------

DAYS = [
    ("It fell on October 26, 2021, at noon.", "October 26, 2021", "2021-10-26"),
    ("It fell on Oct. 26, 2021.", "Oct. 26, 2021", "2021-10-26"),
    ("It fell on Oct 26 2021.", "Oct 26 2021", "2021-10-26"),
    ("It fell on Sept. 3.", "Sept. 3", "2021-09-03"),
    ("It fell on Oct. 26 in the rain.", "Oct. 26", "2021-10-26"),
    ("It fell on October 26th.", "October 26th", "2021-10-26"),
    ("It fell on October the 26th.", "October the 26th", "2021-10-26"),
    ("It fell on 26 October.", "26 October", "2021-10-26"),
    ("It fell on 26 October 2021.", "26 October 2021", "2021-10-26"),
    ("It fell on 26th October, 2021.", "26th October, 2021", "2021-10-26"),
    ("It fell on the 26th of October.", "the 26th of October", "2021-10-26"),
    ("It fell on the 26th of October 2021.", "the 26th of October 2021", "2021-10-26"),
    ("It fell on 26 Oct. 2021.", "26 Oct. 2021", "2021-10-26"),
    ("ON OCTOBER 26, 2021, IT FELL.", "OCTOBER 26, 2021", "2021-10-26"),
    ("It fell on Tuesday, October 26, 2021.", "Tuesday, October 26, 2021", "2021-10-26"),
    ("It fell on Tuesday October 26.", "Tuesday October 26", "2021-10-26"),
    ("It fell on Tuesday night, October 26, 2021.", "Tuesday night, October 26, 2021", "2021-10-26"),
    ("It fell on Tuesday (Oct. 26).", "Tuesday (Oct. 26)", "2021-10-26"),
    ("It fell on Oct. 26 (Tuesday).", "Oct. 26 (Tuesday)", "2021-10-26"),
    ("It fell on Tuesday 26 October.", "Tuesday 26 October", "2021-10-26"),
    ("It fell on Tuesday, 26th October 2021.", "Tuesday, 26th October 2021", "2021-10-26"),
    ("It fell on Tuesday the 26th of October.", "Tuesday the 26th of October", "2021-10-26"),
    ("It fell on Tues., Oct. 26, 2021.", "Tues., Oct. 26, 2021", "2021-10-26"),
    ("It fell on 2021-10-26.", "2021-10-26", "2021-10-26"),
    ("Updated 2021-10-26T10:15:00Z.", "2021-10-26T10:15:00Z", "2021-10-26"),
    ("It fell on 10/26/2021.", "10/26/2021", "2021-10-26"),
    ("It fell on 26/10/2021.", "26/10/2021", "2021-10-26"),
    ("It fell on 26.10.2021.", "26.10.2021", "2021-10-26"),
    ("It fell on 10/26/21.", "10/26/21", "2021-10-26"),
    ("It fell on 5/5/2021.", "5/5/2021", "2021-05-05"),
    ("The year began on Jan. 2.", "Jan. 2", "2022-01-02"),
    ("It fell on Oct. 5 last year.", "Oct. 5", "2020-10-05"),
    ("It fell on Oct. 5 of last year.", "Oct. 5", "2020-10-05"),
    ("It fell on May 5, 1821.", "May 5, 1821", "1821-05-05"),
    ("It fell on Tuesday.", "Tuesday", "2021-10-26"),
    ("It fell on Thursday.", "Thursday", "2021-10-28"),
    ("It fell last Thursday.", "last Thursday", "2021-10-21"),
    ("They will meet on Tuesday.", "Tuesday", "2021-11-02"),
    ("They meet next Tuesday.", "next Tuesday", "2021-11-02"),
    ("It fell early Tuesday.", "early Tuesday", "2021-10-26"),
    ("It fell today.", "today", "2021-10-28"),
    ("It fell yesterday.", "yesterday", "2021-10-27"),
    ("It falls tomorrow.", "tomorrow", "2021-10-29"),
    ("It fell this morning.", "this morning", "2021-10-28"),
    ("It fell last night.", "last night", "2021-10-27"),
    ("It fell the day before yesterday.", "day before yesterday", "2021-10-26"),
    ("It fell 10 days ago.", "10 days ago", "2021-10-18"),
    ("Yesterday’s vote fell.", "Yesterday", "2021-10-27"),
]  # fmt: skip

OTHERS = [
    ("It fell in October.", "October", "2021-10"),
    ("It fell in December.", "December", "2020-12"),
    ("It fell last May.", "last May", "2021-05"),
    ("It falls next May.", "next May", "2022-05"),
    ("It fell in May.", "May", "2021-05"),
    ("It fell in October 2019.", "October 2019", "2019-10"),
    ("It fell in October, 2019.", "October, 2019", "2019-10"),
    ("It fell in October of 2019.", "October of 2019", "2019-10"),
    ("It fell in Oct. 2019.", "Oct. 2019", "2019-10"),
    ("It fell in early October.", "early October", "2021-10"),
    ("It fell in mid-October 2019.", "mid-October 2019", "2019-10"),
    ("It fell in October last year.", "October", "2020-10"),
    ("It fell in 2019.", "2019", "2019"),
    ("The 2019 elections fell.", "2019", "2019"),
    ("The war (1992) was long.", "1992", "1992"),
    ("By late 2019 it fell.", "late 2019", "2019"),
    ("In 1066 it fell.", "1066", "1066"),
    ("It fell last year.", "last year", "2020"),
    ("It fell earlier this year.", "earlier this year", "2021"),
    ("It fell two years ago.", "two years ago", "2019"),
    ("It fell a month ago.", "a month ago", "2021-09"),
    ("It fell last week.", "last week", "2021-W42"),
    ("It falls next week.", "next week", "2021-W44"),
    ("It fell this month.", "this month", "2021-10"),
    ("It fell in the 1990s.", "1990s", "199"),
    ("It fell in the mid-1990s.", "mid-1990s", "199"),
    ("It fell in the ’90s.", "’90s", "199"),
    ("It fell in the 19th century.", "19th century", "18"),
    ("A sixteenth-century church fell.", "sixteenth-century", "15"),
    ("It fell in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3"),
    ("It falls in the first quarter of next year.", "the first quarter", "2022-Q1"),
    ("Its second-quarter profit fell.", "second-quarter", "2021-Q2"),
    ("It fell in the summer of 2019.", "summer of 2019", "2019-SU"),
    ("It fell last fall.", "last fall", "2020-FA"),
    ("It now falls.", "now", "PRESENT_REF"),
    ("It recently fell.", "recently", "PAST_REF"),
    ("It will fall in the near future.", "near future", "FUTURE_REF"),
]  # fmt: skip

RANGES = [
    ("It ran from 2019 to 2021.", "2019 to 2021", "2019", "2021"),
    ("It ran between 2019 and 2021.", "2019 and 2021", "2019", "2021"),
    ("The war (1914-1918) ended.", "1914-1918", "1914", "1918"),
    ("In the season 2019/20 it fell.", "2019/20", "2019", "2020"),
    ("It runs Oct. 3–5.", "Oct. 3–5", "2021-10-03", "2021-10-05"),
    ("It ran Oct. 3-5, 2019.", "Oct. 3-5, 2019", "2019-10-03", "2019-10-05"),
    ("It ran from 3 to 5 October.", "3 to 5 October", "2021-10-03", "2021-10-05"),
    ("It ran on 3–5 October 2019.", "3–5 October 2019", "2019-10-03", "2019-10-05"),
    ("It ran from Oct. 30 to Nov. 2, 2020.", "Oct. 30 to Nov. 2, 2020", "2020-10-30", "2020-11-02"),
    ("It ran from 30 October to 2 November 2020.", "30 October to 2 November 2020", "2020-10-30", "2020-11-02"),
    ("It ran in May-June 2019.", "May-June 2019", "2019-05", "2019-06"),
]  # fmt: skip

NO_DATES = [
    "He may go, and they march on.",
    "Theresa May said so.",
    "March with us!",
    "The March on Washington ended.",
    "Theresa May, 62, and June Carter sang.",
    "The Sun printed it.",
    "The Sunday Times printed it.",
    "Black Friday and Super Tuesday came.",
    "One second later it fell.",
    "The 9/11 attacks and a 24/7 service.",
    "He read Mark 6:31 and John 3:16.",
    "Call 202-555-1234 now that you can.",
    "Version 2.0.1 and 10.4.3 came.",
    "It cost $2019 and £1999.",
    "Some 2000 people came.",
    "In 2000 homes the light went out.",
    "He lives in room 2019 at 1600 Pennsylvania Avenue.",
    "They won 31-25 and lost 3-1.",
    "To date, so far, it is quiet in winter.",
    "In today’s world, USA Today writes.",
    "Every now and then it rains.",
    "She is 26 and has 30th place.",
    "The S-300 and the TB2 flew.",
    "Twenty-First Century and 21st Century Fox grew in the last quarter of it.",
]


@pytest.mark.parametrize(("text", "read", "value"), [*DAYS, *OTHERS])
def test_a_date_is_read_where_it_stands_and_for_what_it_is(text: str, read: str, value: str) -> None:
    """The first date of the sentence: its words, nothing more, and its value in TIMEX3 notation."""
    date = dates(text)[0]
    assert (date.text, date.value, date.why_none) == (read, value, None)
    assert date.span.of(text) == date.text


@pytest.mark.parametrize(("text", "read", "start", "end"), RANGES)
def test_a_range_is_one_date_with_two_ends(text: str, read: str, start: str, end: str) -> None:
    """A range has no value of its own, but those of its ends."""
    (date,) = dates(text)
    assert (date.text, date.value, date.start, date.end) == (read, None, start, end)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_looks_like_a_date_and_is_none_is_left_alone(text: str) -> None:
    """Verbs, people, scores, verses, versions, numbers, prices, counts, names and idioms."""
    assert [date.text for date in dates(text)] == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("on October 26", "Month D"),
        ("on October 26th", "Month Dth"),
        ("on October the 26th", "Month the Dth"),
        ("on Oct. 26", "Mon. D"),
        ("on Oct 26", "Mon D"),
        ("on 26 October", "D Month"),
        ("on 26th October", "Dth Month"),
        ("on the 26th of October", "Dth of Month"),
        ("in October 2019", "Month"),
        ("in Oct. 2019", "Mon."),
        ("on May 5", "Month D"),
        ("on 10/26/2021", "N/N/Y"),
        ("on 26.10.2021", "N.N.Y"),
        ("on 2021-10-26", "ISO"),
    ],
)
def test_the_form_tells_how_a_date_is_written(text: str, form: str) -> None:
    """Month or Mon., before or behind the day, with a th or without."""
    assert [date.form for date in dates(text)] == [form]


# -- parts and reasons -----------------------------------------------------------------------------------------------


def test_the_parts_are_what_is_written() -> None:
    """Weekday, day and month with their places; no year where none stands there."""
    text = "It fell on Tuesday, October 26th, in the rain."
    (date,) = dates(text)
    assert (date.year, date.month, date.day, date.weekday) == (None, 10, 26, 2)
    assert date.weekday_span is not None
    assert date.month_span is not None
    assert date.day_span is not None
    assert [span.of(text) for span in (date.weekday_span, date.month_span, date.day_span)] == [
        "Tuesday",
        "October",
        "26th",
    ]


@pytest.mark.parametrize(
    ("text", "published", "why"),
    [
        ("It fell on October 26.", None, "no publication date"),
        ("It fell today.", None, "no publication date"),
        ("It fell on Tuesday.", None, "no publication date"),
        ("It fell on Monday, Oct. 26.", THURSDAY, "weekday"),
        ("It fell on 10/11/2021.", THURSDAY, "order of day and month"),
        ("It fell on June 31.", THURSDAY, "no such day"),
        ("It falls every Monday.", THURSDAY, "every week"),
        ("It fell decades ago.", THURSDAY, "how many"),
    ],
)
def test_a_date_without_a_value_says_why(text: str, published: str | None, why: str) -> None:
    """A value is never guessed."""
    (date,) = dates(text, published)
    assert date.value is None
    assert date.why_none is not None
    assert why in date.why_none


def test_the_weekday_of_one_of_several_days_is_not_that_of_the_date() -> None:
    """“Saturday and Sunday, May 4 and 5” does not say that May 4 is a Sunday."""
    assert [date.weekday for date in dates("It ran Saturday and Sunday, May 4 and 5, 2019.") if date.day] == [None]


def test_a_newspaper_is_no_weekday() -> None:
    """The Sun of August 16 need not be of a Sunday."""
    assert [date.weekday for date in dates("See the Toronto Sun, August 16, 2008.")] == [None]


def test_a_count_or_a_score_behind_a_month_is_no_day() -> None:
    """“In May 12 homes burned”, “in October 31-17”: the month is read, the number is not."""
    assert [date.text for date in dates("In May 12 homes burned.")] == ["May"]
    assert [date.text for date in dates("They lost in October 31-17 at home.")] == ["October"]
    assert [date.text for date in dates("It peaks on July 27 - 60 thousand litres.")] == ["July 27"]


def test_the_declared_order_tells_day_and_month_apart() -> None:
    """10/11/2021 is the tenth of November or the eleventh of October, as the settings say."""
    from factlint.reading.dates import read_dates

    text = "It fell on 10/11/2021."
    for order, value in (("dmy", "2021-11-10"), ("mdy", "2021-10-11")):
        (date,) = read_dates(text, read_tokens(text), (), Voices((), ()), None, order)
        assert date.value == value


def test_a_date_does_not_reach_over_a_paragraph() -> None:
    """A month at the end of one and a number at the start of the next are no date."""
    assert all(
        "\n" not in date.text for date in dates("It fell in October\n\n26 people saw it. On May\n\n5 of them fled.")
    )


def test_a_date_carries_the_voice_of_its_place() -> None:
    """What is quoted is somebody's today."""
    voices = [date.voice for date in dates("“It fell today,” she said on Tuesday.")]
    assert voices == [Voice.SPEECH, Voice.NARRATOR]


def test_the_date_of_a_dateline_is_marked() -> None:
    """It is set in the agency's way."""
    marked = [date.dateline for date in dates("KYIV, Oct. 26 (AP) — The bridge hit on Oct. 25 fell.")]
    assert marked == [True, False]


# -- the calendar ----------------------------------------------------------------------------------------------------


def test_days_in_month_follow_the_calendar() -> None:
    """29 for a February whose year is not known; none for a month that is none."""
    assert (days_in_month(None, 2), days_in_month(1900, 2), days_in_month(2000, 2)) == (29, 28, 29)
    assert (days_in_month(2021, 13), days_in_month(2021, None)) == (None, None)


@given(
    st.dates(min_value=datetime.date(2, 1, 1), max_value=datetime.date(9998, 1, 1)),
    st.integers(1, 12),
    st.integers(1, 31),
)
def test_the_nearest_day_is_within_half_a_year(to: datetime.date, month: int, day: int) -> None:
    """No other year brings the day nearer to publication."""
    found = nearest_day(month, day, to)
    if found is not None:
        assert (found.month, found.day) == (month, day)
        others = [real_day(found.year + step, month, day) for step in (-1, 1)]
        assert all(abs(found - to) <= abs(other - to) for other in others if other is not None)


FORMS = [
    "{weekday}, {month} {day}, {year}",
    "{weekday} {day} {month} {year}",
    "{weekday}, the {day}{th} of {month} {year}",
    "{weekday} ({month} {day}, {year})",
    "{month} {day}{th}, {year} ({weekday})",
    "{month} {day} {year}",
    "{day}{th} {month}, {year}",
    "{year:04}-{number:02}-{day:02}",
]


@given(st.dates(min_value=datetime.date(1583, 1, 1), max_value=datetime.date(2099, 12, 31)), st.sampled_from(FORMS))
def test_what_is_written_is_read_back(day: datetime.date, form: str) -> None:
    """Any day in any form: the same day, the same weekday, the whole form and nothing beside it."""
    th = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    written = form.format(
        weekday=calendar.day_name[day.weekday()],
        month=calendar.month_name[day.month],
        number=day.month,
        day=day.day,
        th=th,
        year=day.year,
    )
    (date,) = dates(f"It fell on {written}, they said.", None)
    assert (date.text, date.value, date.calendar_day) == (written, day.isoformat(), day)
    assert date.weekday == (day.isoweekday() if "weekday" in form else None)


PIECES = st.sampled_from([
    "May", "March", "Oct.", "October", "Sun", "Monday", "Tuesday,", "26", "26th", "2019", "19", "31-17", "the", "of",
    "(", ")", ",", ".", "-", "–", "to", "and", "in", "last", "next", "this", "year", "week", "today", "ago", "two",
    "quarter", "first", "century", "1990s", "’90s", "10/26/2021", "2021-10-26", "26.10.2021", "\n\n", "“", "”", "from",
])  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)), st.booleans())
def test_dates_of_any_text_lie_inside_it_and_apart(text: str, dated: bool) -> None:
    """Whatever the text: no crash, spans in order that do not overlap and hold what they say, a value or a reason."""
    document = parse(f"A {text}", published=THURSDAY if dated else None)
    end = 0
    for date in document.dates:
        assert end <= date.span.start < date.span.end <= len(document.text)
        assert date.span.of(document.text) == date.text
        assert (date.value is None) is (date.why_none is not None)
        end = date.span.end


# -- times of day ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("It starts at 10:15 a.m. today.", [(10, 15)]),
        ("It starts at 20:00 GMT.", [(20, 0)]),
        ("It starts at 25:10 on Monday.", [(25, 10)]),
        ("He ran it in 25:10.", []),
        ("He read Mark 6:31 to them.", []),
        ("Sent on 05/03/2001 01:32:35 PM.", []),
        ("They won 3:1 on Monday.", []),
    ],
)
def test_times_of_day_are_told_from_scores_and_verses(text: str, times: list[tuple[int, int]]) -> None:
    """A time has a.m., a zone or a day behind it."""
    found = read_clock_times(read_tokens(text), Voices((), ()))
    assert [(time.hour, time.minute) for time in found] == times


# -- cost ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece", ["1", "2019 ", "May ", "May", "Oct. 26, ", "Monday ", "1/", "1.", "10:", "last ", "a year ago ", "to 1 "]
)
def test_reading_dates_is_linear(piece: str) -> None:
    """Figures, months, slashes, dots without end cost no more a character than prose."""

    def read(text: str) -> object:
        return read_dates_of(text)

    assert_linear(lambda n: piece * (n // len(piece)), read, 6_000)


def read_dates_of(text: str) -> int:
    """How many dates a text has; its tokens are read too."""
    from factlint.reading.dates import read_dates

    tokens, voices = read_tokens(text), Voices((), ())
    return len(read_dates(text, tokens, (), voices, None)) + len(read_clock_times(tokens, voices))


def test_documents_hand_out_dates_and_times() -> None:
    """The views of a document."""
    document: Document = parse("It fell on Oct. 26 at 10:15 GMT.", published=THURSDAY)
    assert [date.value for date in document.narrator.dates] == ["2021-10-26"]
    assert [time.span.of(document.text) for time in document.clock_times] == ["10:15"]
