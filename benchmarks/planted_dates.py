"""Planted faults in dates: weekdays shifted, wrong weekdays added, days made impossible.

Dates are found here by a pattern of this module's own, so that what factlint does not read counts as missed.
"""

import calendar
import datetime
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from benchmarks.common import Setup, document, percent, table
from factlint import Document, Rule, Span, plugins

PAGE = "accuracy.md"
_PLANTS = 300

_MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number], f"{calendar.month_abbr[number]}.", calendar.month_abbr[number])
} | {"Sept.": 9, "Sept": 9}
_MONTH = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_WEEKDAY = "|".join(calendar.day_name)
_DATE = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY}),? )?"
    rf"(?:\b(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})(?!\d|[.:,]\d|-\d)(?:(?P<comma>,) (?P<y1>\d{{4}})\b(?!-))?"
    rf"|\b(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH})(?: (?P<y2>\d{{4}}))?\b)"
)


class Found(msgspec.Struct, frozen=True):
    """A date of the untouched text: its parts, and the places of the weekday and of the day."""

    span: Span
    month: int
    day: int
    year: int | None
    weekday_span: Span | None
    day_span: Span

    @property
    def real(self) -> datetime.date | None:
        """The day, where the year is written and there is such a day."""
        try:
            return None if self.year is None else datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None


class Planted(msgspec.Struct, frozen=True):
    """A text with faults in it, and their places."""

    text: str
    faults: tuple[Span, ...]


Plant = Callable[[random.Random, str, Sequence[Found]], Planted | None]


def measure(setup: Setup) -> str:
    """How many planted faults each rule finds, and what it says beside them."""
    news = setup.news()
    rows = [
        _row(
            "weekday of a full date shifted, all of an article", "weekday-mismatch", setup, news, _shift_weekdays, None
        ),
        _row(
            "wrong weekday written before full dates, all of an article",
            "weekday-mismatch",
            setup,
            news,
            _add_weekday,
            _PLANTS,
        ),
        _row("day made impossible", "impossible-date", setup, news, _make_impossible, _PLANTS),
    ]
    head = ["planted", "rule", "articles", "faults", "found", "share", "other findings"]
    return f"### Planted faults: dates\n\n{table(head, rows)}"


def _row(
    what: str, name: str, setup: Setup, news: Sequence[dict[str, Any]], plant: Plant, limit: int | None
) -> list[object]:
    rule = next(rule for rule in plugins.load().rules if rule.info.name == name)
    assert isinstance(rule, Rule)
    generator = setup.random(f"planted dates: {what}")
    articles = faults = found = other = 0
    for article, planted in _planted(generator, news, plant):
        if limit is not None and faults >= limit:
            break
        spans = list(_places(rule, document(article, planted.text)))
        hits = [fault for fault in planted.faults if any(span.overlaps(fault) for span in spans)]
        articles += 1
        faults += len(planted.faults)
        found += len(hits)
        other += sum(not any(span.overlaps(fault) for fault in planted.faults) for span in spans)
    return [what, name, articles, faults, found, percent(found, faults), other]


def _places(rule: Rule, read: Document) -> Iterator[Span]:
    """What a rule finds, as places of the source."""
    for finding in rule.findings(read, None):
        place = read.locate(finding.span)
        yield Span(place.start.offset, place.end.offset)


def _planted(
    generator: random.Random, news: Iterable[dict[str, Any]], plant: Plant
) -> Iterator[tuple[dict[str, Any], Planted]]:
    """The articles in which a fault can be planted, in an order drawn at random, with theirs."""
    shuffled = list(news)
    generator.shuffle(shuffled)
    for article in shuffled:
        planted = plant(generator, article["text"], list(_dates(article["text"])))
        if planted is not None:
            yield article, planted


def _dates(text: str) -> Iterator[Found]:
    for match in _DATE.finditer(text):
        first = "1" if match["m1"] else "2"
        year = match["y1"] or match["y2"]
        yield Found(
            Span(*match.span()),
            _MONTHS[match[f"m{first}"]],
            int(match[f"d{first}"]),
            int(year) if year else None,
            Span(*match.span("weekday")) if match["weekday"] else None,
            Span(*match.span(f"d{first}")),
        )


def _shift_weekdays(generator: random.Random, text: str, dates: Sequence[Found]) -> Planted | None:
    """Every weekday of a full date another one."""
    edits = []
    for date in dates:
        if date.real is not None and date.weekday_span is not None:
            wrong = generator.choice([day for day in calendar.day_name if day != date.weekday_span.of(text)])
            edits.append((date.weekday_span, wrong))
    return _edited(text, edits)


def _add_weekday(generator: random.Random, text: str, dates: Sequence[Found]) -> Planted | None:
    """A weekday that is not the right one before every full date that has none."""
    edits = []
    for date in dates:
        if date.real is not None and date.weekday_span is None:
            right = calendar.day_name[date.real.weekday()]
            wrong = generator.choice([day for day in calendar.day_name if day != right])
            edits.append((Span(date.span.start, date.span.start), f"{wrong}, "))
    return _edited(text, edits)


def _make_impossible(generator: random.Random, text: str, dates: Sequence[Found]) -> Planted | None:
    """The day of one date the first that its month does not have."""
    if not dates:
        return None
    date = generator.choice(dates)
    days = calendar.monthrange(date.year or 2000, date.month)[1]
    return _edited(text, [(date.day_span, str(days + 1))])


def _edited(text: str, edits: Iterable[tuple[Span, str]]) -> Planted | None:
    """The text with its edits made, None where there is none to make."""
    parts: list[str] = []
    faults: list[Span] = []
    last = length = 0
    for span, new in edits:
        kept = text[last : span.start]
        faults.append(Span(length + len(kept), length + len(kept) + len(new)))
        parts += [kept, new]
        length += len(kept) + len(new)
        last = span.end
    return Planted("".join([*parts, text[last:]]), tuple(faults)) if faults else None
