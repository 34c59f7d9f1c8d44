"""Names respelled in real articles: how many of the planted spellings the rules find."""

import re
from collections import Counter
from random import Random
from typing import Any

import msgspec

from benchmarks.common import Setup, document, percent, table
from factlint import plugins
from factlint.document import Document
from factlint.lint import ActiveRule, lint
from factlint.rulebook import Rule

PAGE = "accuracy.md"
ARTICLES = 500
MENTIONS = 3
LONG = 6
RULES = ("person-name-variant", "place-name-variant")

TRANSLITERATIONS = (
    ("skiy$", "sky"), ("skyy$", "sky"), ("sky$", "skiy"), ("skyi$", "sky"), ("ii$", "y"), ("(?<=[^aeiou])y$", "iy"),
    ("kh", "h"), ("Kh", "H"), ("ts", "c"), ("zh", "j"), ("Zh", "J"), ("ov$", "off"), ("ev$", "eff"),
    ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ae", "ä"), ("é", "e"), ("á", "a"), ("í", "i"), ("ó", "o"), ("ñ", "n"),
)  # fmt: skip
"""One way of writing a sound → another: Cyrillic endings and consonants, umlauts, accents."""


class Planted(msgspec.Struct, frozen=True):
    """A text with one mention respelled: which rule should say so, how it was made, where it stands."""

    text: str
    rule: str
    way: str
    name: str
    spelling: str
    place: int


def measure(setup: Setup) -> str:
    """The section: per kind of name and way of respelling, how many were planted and how many found."""
    random = setup.random("names")
    news = setup.news()
    random.shuffle(news)
    active = [_active(rule) for rule in RULES]
    counts: Counter[tuple[str, str, bool]] = Counter()
    found: Counter[tuple[str, str, bool]] = Counter()
    for row in news:
        planted = _plant(row, random)
        if planted is not None:
            key = (planted.rule, planted.way, len(planted.name) >= LONG)
            counts[key] += 1
            found[key] += _finds(active, document(row, planted.text), planted)
        if counts.total() == ARTICLES:
            break
    return f"### Planted spellings of names\n\n{_table(counts, found)}\n\n{_NOTE}"


def _plant(row: dict[str, Any], random: Random) -> Planted | None:
    """One mention of one surname or place respelled; None where the article has none often enough."""
    original = document(row)
    names = _names(original)
    random.shuffle(names)
    for name, rule in names:
        places = [match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", original.text)]
        made = _respelled(name, random)
        if len(places) < MENTIONS or made is None or made[1] in original.text:
            continue
        way, spelling = made
        place = random.choice(places)
        text = original.text[:place] + spelling + original.text[place + len(name) :]
        return Planted(text, rule, way, name, spelling, place)
    return None


def _names(original: Document) -> list[tuple[str, str]]:
    """The surnames and places of one word with mentions enough, and the rule that watches over each."""
    surnames = Counter(mention.surname for person in original.people for mention in person.mentions)
    places = Counter(mention.text for place in original.places for mention in place.mentions)
    return [
        (name, rule)
        for counted, rule in zip((surnames, places), RULES, strict=True)
        for name, count in sorted(counted.items())
        if count >= MENTIONS and len(name) > 3 and name.isalpha() and not name.isupper()
    ]


def _respelled(name: str, random: Random) -> tuple[str, str] | None:
    """The way taken and the new spelling, transliterated half the time where it can be; None where no way goes on."""
    forms = [re.sub(pattern, other, name, count=1) for pattern, other in TRANSLITERATIONS if re.search(pattern, name)]
    if forms and random.random() < 0.5:
        return "transliterated", random.choice(forms)
    way = random.choice(("doubled", "dropped", "swapped"))
    index = random.randrange(1, len(name) - 1)
    letter, following = name[index], name[index + 1]
    if letter == following or letter == name[index - 1]:
        return None
    if way == "doubled":
        return way, name[:index] + letter + name[index:]
    if way == "dropped":
        return way, name[:index] + name[index + 1 :]
    return way, name[:index] + following + letter + name[index + 2 :]


def _finds(active: list[ActiveRule], article: Document, planted: Planted) -> bool:
    """Whether a finding shows the planted place and a place of the right spelling, whichever is its main one."""
    for diagnostic in lint(article, active).diagnostics:
        places = [diagnostic.location, *(related.location for related in diagnostic.related)]
        here = any(place.start.offset <= planted.place < place.end.offset for place in places)
        if here and any(place.excerpt == planted.name for place in places):
            return True
    return False


def _active(name: str) -> ActiveRule:
    rule = next(rule for rule in plugins.load().rules if rule.info.name == name)
    if not isinstance(rule, Rule):
        raise TypeError(f"{name} looks at one article")
    return ActiveRule(rule, rule.info.severity)


def _table(counts: Counter[tuple[str, str, bool]], found: Counter[tuple[str, str, bool]]) -> str:
    rows: list[tuple[object, ...]] = []
    for long in (True, False):
        length = f"{LONG} letters and more" if long else "shorter"
        keys = [key for key in sorted(counts) if key[2] is long]
        rows += (
            (length, rule, way, counts[rule, way, long], percent(found[rule, way, long], counts[rule, way, long]))
            for rule, way, _ in keys
        )
        total = sum(counts[key] for key in keys)
        rows.append((length, "both", "all", total, percent(sum(found[key] for key in keys), total)))
    return table(("names of", "rule", "respelled", "planted", "found"), rows)


_NOTE = (
    "In each article one mention of a surname or place with at least three mentions is respelled: by another way of"
    " transliteration, or with a letter doubled, dropped or swapped with the next. Found means that a finding shows the"
    " planted place and a place of the right spelling."
)
