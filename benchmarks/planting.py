"""What measures with planted errors share: one error in each of many articles, and whether a rule shows it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from random import Random
from typing import Any

import msgspec

from benchmarks.common import Setup, document, percent
from factlint import plugins
from factlint.document import Document
from factlint.findings import Severity
from factlint.lint import ActiveRule, lint
from factlint.rulebook import Rule
from factlint.spans import Span

Row = dict[str, Any]
Way = tuple[str, ...]


class Planted(msgspec.Struct, frozen=True):
    """A text with one error in it: in what way it was made (the first cells of its row in the table), and its place."""

    text: str
    way: Way
    place: Span


class Tally(msgspec.Struct, frozen=True):
    """How many errors were planted, and how many of them found, by the way they were made."""

    planted: Counter[Way]
    found: Counter[Way]


Plant = Callable[[Row, Random], Planted | None]
Read = Callable[[Row, str], Document]


def in_document(plant: Callable[[Document, Random], Planted | None]) -> Plant:
    """The same, for what plants in a document as it is read."""
    return lambda row, random: plant(document(row), random)


def drawn(setup: Setup, purpose: str) -> tuple[Random, list[Row]]:
    """A generator for a purpose, and the news in an order that it has drawn."""
    random = setup.random(purpose)
    news = setup.news()
    random.shuffle(news)
    return random, news


def tally(
    news: Iterable[Row], random: Random, plant: Plant, active: Sequence[ActiveRule], most: int, read: Read = document
) -> Tally:
    """One error in each article that has room for one, until there are enough articles."""
    counts = Tally(Counter(), Counter())
    for row in news:
        planted = plant(row, random)
        if planted is not None:
            counts.planted[planted.way] += 1
            counts.found[planted.way] += shows(active, read(row, planted.text), planted.place)
        if counts.planted.total() == most:
            break
    return counts


def counted(counts: Tally, ways: Collection[Way]) -> tuple[int, str]:
    """The last cells of a row about some ways: how many errors were planted, and what share of them was found."""
    planted = sum(counts.planted[way] for way in ways)
    return planted, percent(sum(counts.found[way] for way in ways), planted)


def shows(active: Sequence[ActiveRule], article: Document, place: Span) -> bool:
    """Whether a warning shows a planted place, as its main one or a related one."""
    for diagnostic in lint(article, active).diagnostics:
        places = [diagnostic.location, *(related.location for related in diagnostic.related)]
        if any(Span(at.start.offset, at.end.offset).overlaps(place) for at in places):
            return diagnostic.severity >= Severity.WARNING
    return False


def active_rules(names: Sequence[str]) -> list[ActiveRule]:
    """The rules of these names, as they are set by default."""
    found = [rule for rule in plugins.load().rules if rule.info.name in names and isinstance(rule, Rule)]
    return [ActiveRule(rule, rule.info.severity) for rule in found]
