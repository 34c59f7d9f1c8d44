"""Faults planted in acronyms and in towns' countries: how many of them the rules find."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

import msgspec

from benchmarks.common import Setup, document, percent, table
from benchmarks.planting import active_rules
from factlint.document import Document
from factlint.lint import ActiveRule, lint
from factlint.reading.names import Acronym, Explanation
from factlint.reading.voice import Voice
from factlint.spans import Span

PAGE = "accuracy.md"
ARTICLES = 200
WORDS = ("Regional", "Maritime", "Railway", "Harvest", "Weather", "Heritage")
LANDS = ("Bolivia", "Norway", "Kenya", "Vietnam", "Portugal")


class Planted(msgspec.Struct, frozen=True):
    """A text with one fault: which rule should say so, and a place that it should show."""

    text: str
    rule: str
    place: Span


def measure(setup: Setup) -> str:
    """The section: per fault, how many were planted and how many found."""
    rows = [
        (way, *_counted(way, plant, setup))
        for way, plant in (
            ("name and brackets taken away, letters left", _without_name),
            ("one word of the name changed at a second place", _renamed),
            ("all later uses replaced", _without_uses),
            ("a second place of a town put in another country", _moved),
        )
    ]
    shown = [(way, rule, planted, percent(found, planted)) for way, rule, planted, found in rows]
    return f"### Planted acronyms and countries\n\n{table(('fault', 'rule', 'planted', 'found'), shown)}\n\n{_NOTE}"


Plant = Callable[[Document, Random], Iterator[Planted]]


def _counted(way: str, plant: Plant, setup: Setup) -> tuple[str, int, int]:
    """One fault an article: the rule, how many were planted, how many the rule shows."""
    random = setup.random(f"acronyms/{way}")
    news = setup.news()
    random.shuffle(news)
    counts: Counter[str] = Counter()
    name = ""
    for row in news:
        planted = _one(row, plant, random)
        if planted is not None:
            name = planted.rule
            counts["planted"] += 1
            counts["found"] += _finds(active_rules((name,)), document(row, planted.text), planted)
        if counts["planted"] == ARTICLES:
            break
    return name, counts["planted"], counts["found"]


def _one(row: dict[str, Any], plant: Plant, random: Random) -> Planted | None:
    ways = list(plant(document(row), random))
    return random.choice(ways) if ways else None


def _defined(original: Document) -> Iterator[tuple[Acronym, Explanation]]:
    """The narrator's bracketed acronyms that readers do not know, each with its expansion before it."""
    for acronym in original.acronyms:
        for each in acronym.explanations[:1]:
            whole = original.text[each.span.end : each.acronym_at.end + 1] == f" ({acronym.name})"
            plain = whole and each.spelled and each.voice is Voice.NARRATOR and not acronym.known
            once = original.text.count(each.span.of(original.text)) == 1 == len(acronym.explanations)
            if plain and once and len(acronym.name) > 2 and acronym.name.isalpha():
                yield acronym, each


def _later(original: Document, acronym: Acronym, each: Explanation) -> list[Span]:
    """The narrator's uses in later prose."""
    return [
        use.span
        for use in acronym.uses
        if use.span.start > each.acronym_at.end and use.voice is Voice.NARRATOR and use.text == acronym.name
        if original.blocks[use.block].meaning.introduces
    ]


def _without_name(original: Document, _random: Random) -> Iterator[Planted]:
    text = original.text
    for acronym, each in _defined(original):
        if _later(original, acronym, each):
            start = each.span.start
            planted = text[:start] + acronym.name + text[each.acronym_at.end + 1 :]
            yield Planted(planted, "undefined-acronym", Span(start, start + len(acronym.name)))


def _renamed(original: Document, random: Random) -> Iterator[Planted]:
    text = original.text
    for acronym, each in _defined(original):
        words = each.span.of(text).split()
        places = _later(original, acronym, each)
        content = [number for number, word in enumerate(words) if word[0].isupper() and len(word) > 3]
        if places and len(content) > 1:
            words[random.choice(content)] = random.choice(WORDS)
            name, place = " ".join(words), random.choice(places)
            planted = f"{text[: place.start]}{name} ({acronym.name}){text[place.end :]}"
            yield Planted(planted, "redefined-acronym", Span(place.start, place.start + len(name)))


def _without_uses(original: Document, _random: Random) -> Iterator[Planted]:
    for acronym, each in _defined(original):
        later = [use.span for use in acronym.uses if use.span != each.acronym_at]
        if later and all(use.start > each.acronym_at.end for use in later):
            planted = original.text
            for use in reversed(later):
                planted = planted[: use.start] + "body" + planted[use.end :]
            yield Planted(planted, "unused-acronym", each.acronym_at)


def _moved(original: Document, random: Random) -> Iterator[Planted]:
    text = original.text
    towns = {each.name: each for each in original.containers}
    for place in (mention for named in original.places for mention in named.mentions):
        told = towns.get(place.text.casefold())
        if told is None or told.town.start >= place.span.start or text[place.span.end : place.span.end + 1] != " ":
            continue
        if place.voice is Voice.NARRATOR and original.blocks[place.block].meaning.introduces:
            land = random.choice([land for land in LANDS if land != told.container.of(text)])
            planted = f"{text[: place.span.end]}, {land},{text[place.span.end :]}"
            yield Planted(planted, "place-container-conflict", Span(place.span.end + 2, place.span.end + 2 + len(land)))


def _finds(active: Sequence[ActiveRule], article: Document, planted: Planted) -> bool:
    """Whether a finding shows the planted place, as its main one or a related one."""
    for diagnostic in lint(article, active).diagnostics:
        places = [diagnostic.location, *(related.location for related in diagnostic.related)]
        if any(Span(at.start.offset, at.end.offset).overlaps(planted.place) for at in places):
            return True
    return False


_NOTE = (
    "One fault an article. Acronyms: those of three letters and more that stand in brackets behind a name which spells"
    " them, and that are not on the list of what readers know; the name stands once, so that with it and the brackets"
    " the full name is gone altogether, which is all that undefined-acronym looks for, and a later use is there. Of the"
    " places it does not show, most have a noun or an apposition beside them that says what is meant."
    " Countries: a town that is set beside its country or state is set beside another country at a later place."
    " Found means that a finding shows the planted place."
)
