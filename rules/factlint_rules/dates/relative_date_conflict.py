"""relative-date-conflict."""

import calendar
import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from factlint import Date, Document, Finding, Note, Severity, Span, Voice, flags, passes, rule

_LINKS = {",", "(", "–", "—", "-", ":", "is"}
_LEAP_YEAR = 2000


@rule(
    flags("{{Previously, on October 26th}}, the bridge was hit. [[Today, October 26]], it fell."),
    flags("The talks end [[today (May 3)]], the ministry said.", published="2021-05-05"),
    flags("The vote was [[yesterday, Tuesday]].", published="2021-05-06"),
    passes("The talks end today (May 5), the ministry said.", published="2021-05-05"),
    passes("Previously, on October 26, the bridge was hit. “Today, October 26, it fell,” she wrote."),
    passes("GENEVA (AP) — The talks end today (May 4), the ministry said.", published="2021-05-05"),
    severity=Severity.WARNING,
)
def relative_date_conflict(document: Document) -> Iterator[Finding]:
    """“Today”, “yesterday” or “tomorrow” and the date beside it do not agree with the day of publication or with
    another place.

    Either the date is a slip, or the words were taken over from a text of another day: say
    the date alone. “Yesterday, Tuesday” is judged by the day of publication too, and so is
    what the article calls today in one place and a thing of the past in another.

    Quotations speak from their own day. A day either way is let pass where time zones may
    differ: with a dateline, or a publication date that has a time.
    """
    agreeing = []
    for each in _told_days(document):
        said = f"“{each.span.of(document.text)}”"
        if each.voice is Voice.NARRATOR and (fact := _against_publication(document, each)) is not None:
            yield Finding(each.span, f"{said} does not agree with the day of publication", computation=fact)
        elif each.day is not None:
            agreeing.append(each)
    for first, second in pairwise(agreeing):
        if first.writing_day != second.writing_day:
            said = f"“{second.span.of(document.text)}”"
            note = Note(first.span, f"here the day of writing is {first.writing_day}")
            yield Finding(second.span, f"{said} is not written on the same day as another place", (note,))
    for date in document.dates:
        yield from _past_and_today(document, date, agreeing)


class _ToldDay(msgspec.Struct, frozen=True):
    """A word for today, yesterday or tomorrow with a date or a weekday beside it."""

    span: Span
    voice: Voice
    offset: int
    weekday: int | None
    day: tuple[int, int] | None

    @property
    def writing_day(self) -> str:
        """Month and day of the day of writing that follows; empty where only a weekday is told."""
        if self.day is None:
            return ""
        day = datetime.date(_LEAP_YEAR, *self.day) - datetime.timedelta(days=self.offset)
        return f"{day:%B} {day.day}"


def _told_days(document: Document) -> Iterator[_ToldDay]:
    """Where the text says itself which day today is."""
    for word, date in pairwise(document.dates):
        if (
            word.day_offset is None
            or Voice.SPEECH in {word.voice, date.voice}
            or not _side_by_side(document, word, date)
        ):
            continue
        day = (date.month, date.day) if date.month and date.day and date.end_day is None else None
        if day is not None and day[1] > (date.days_in_month or 0):
            continue
        if day is None and (date.weekday is None or date.precision != "day"):
            continue
        yield _ToldDay(_both(document, word, date), word.voice, word.day_offset, date.weekday, day)


def _side_by_side(document: Document, word: Date, date: Date) -> bool:
    """Whether nothing but a comma, a bracket, a dash, `is` or `, on` stands between two dates of one paragraph."""
    between = _between(document, word, date)
    linked = len(between) <= 1 and all(each in _LINKS for each in between)
    return (
        (linked or (between == [",", "on"] and date.month is not None))
        and "\n" not in document.text[word.span.end : date.span.start]
        and document.blocks.at(word.span.start).meaning.compared
    )


def _between(document: Document, word: Date, date: Date) -> list[str]:
    """The words and marks between two dates."""
    return [token.text for token in document.tokens.within(Span(word.span.end, date.span.start))]


def _both(document: Document, word: Date, date: Date) -> Span:
    """The place of both, with the bracket that closes behind them."""
    closing = document.tokens.first_at(date.span.end)
    bracketed = _between(document, word, date) == ["("]
    if bracketed and closing < len(document.tokens) and document.tokens[closing].text == ")":
        return Span(word.span.start, document.tokens[closing].end)
    return word.span.cover(date.span)


def _against_publication(document: Document, told: _ToldDay) -> str | None:
    """What the calendar says against a told day, None where it agrees with the day of publication or of an update."""
    published = document.published
    if published is None:
        return None
    days = [published, *([document.updated] if document.updated else [])]
    leeway = range(-1, 2) if _zones_may_differ(document) else range(1)
    for day in days:
        for step in leeway:
            meant = day + datetime.timedelta(days=told.offset + step)
            if told.day == (meant.month, meant.day) or (told.day is None and told.weekday == meant.isoweekday()):
                return None
    meant = published + datetime.timedelta(days=told.offset)
    return (
        f"published on {calendar.day_name[published.weekday()]}, {published:%B} {published.day}, {published.year}: "
        f"{_WORDS[told.offset]} is {calendar.day_name[meant.weekday()]}, {meant:%B} {meant.day}"
    )


_WORDS = {-2: "the day before yesterday", -1: "yesterday", 0: "today", 1: "tomorrow", 2: "the day after tomorrow"}


def _zones_may_differ(document: Document) -> bool:
    metadata = document.metadata
    has_time = metadata.published is not None and len(metadata.published.value.strip()) > len("2021-10-26")
    return has_time or metadata.dateline is not None or metadata.place is not None


def _past_and_today(document: Document, date: Date, dated: Sequence[_ToldDay]) -> Iterator[Finding]:
    """A date that is previous in one place and today in another."""
    if date.voice is Voice.SPEECH or not date.month or not date.day or not dated:
        return
    first = document.tokens.first_at(date.span.start)
    before = [token for token in document.tokens.all[max(0, first - 3) : first] if token.text not in {",", "on"}]
    if not before or "before-now" not in before[-1].classes:
        return
    for told in dated:
        if told.day == (date.month, date.day) and told.offset == 0:
            past = before[-1].span.cover(date.span)
            note = Note(past, f"here {date.month_name} {date.day} is past")
            yield Finding(
                told.span, f"“{told.span.of(document.text)}” is the day that is past in another place", (note,)
            )
            return
