"""Names respelled in real articles: how many of the planted spellings the rules find."""

import re
from collections import Counter
from random import Random
from typing import Any

import msgspec

from benchmarks.common import Setup, document, percent, table
from benchmarks.planting import active_rules, drawn
from factlint.document import Document
from factlint.lint import ActiveRule, lint
from factlint.reading.names.known import is_honorific

PAGE = "accuracy.md"
ARTICLES = 500
MENTIONS = 3
LONG = 6
RULES = ("person-name-variant", "place-name-variant")

TRANSLITERATIONS = (
    ("skiy$", "sky"), ("skyy$", "sky"), ("sky$", "skiy"), ("skyi$", "sky"), ("ii$", "y"), ("(?<=[kln])y$", "iy"),
    ("kh", "h"), ("Kh", "H"), ("ts(?=[aeiyk])", "c"), ("zh", "j"), ("Zh", "J"), ("ov$", "off"), ("ev$", "eff"),
    ("yy$", "yi"), ("ia$", "iya"), ("iya$", "ia"), ("ya$", "ia"), ("^Ye", "E"),
    ("^al-", "el-"), ("^al-", "Al "), ("^Al-", "El-"), ("q", "k"), ("Q", "K"), ("dh", "d"), ("ou", "u"),
    ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("(?<!r)ae", "ä"), ("é", "e"), ("á", "a"), ("í", "i"), ("ó", "o"),
    ("ñ", "n"),
)  # fmt: skip
"""One way of writing a sound → another: Cyrillic endings and consonants, Arabic articles, umlauts, accents."""

EVIDENCE = ("the same given name or office beside both", "a transliteration class", "the spelling alone")
"""What tells that two spellings are one name, the spelling aside."""


class Planted(msgspec.Struct, frozen=True):
    """A text with one mention respelled: which rule should say so, how it was made, where it stands.

    `beside` tells that the article, before, had the same given name or office here and beside another mention.
    """

    text: str
    rule: str
    way: str
    name: str
    spelling: str
    place: int
    beside: bool

    @property
    def evidence(self) -> str:
        """What tells that the two spellings are one name."""
        if self.beside:
            return EVIDENCE[0]
        return EVIDENCE[1] if self.way == "transliterated" else EVIDENCE[2]


def measure(setup: Setup) -> str:
    """The section: per kind of name and way of respelling, planted and found; short names by what tells them."""
    random, news = drawn(setup, "names")
    active = active_rules(RULES)
    tried: list[tuple[Planted, bool]] = []
    for row in news:
        planted = _plant(row, random)
        if planted is not None:
            tried.append((planted, _finds(active, document(row, planted.text), planted)))
        if len(tried) == ARTICLES:
            break
    return f"### Planted spellings of names\n\n{_table(tried)}\n\n{_short_table(tried)}\n\n{_NOTE}"


def _plant(row: dict[str, Any], random: Random) -> Planted | None:
    """One mention of one surname or place respelled; None where the article has none often enough."""
    original = document(row)
    names = _names(original)
    random.shuffle(names)
    for name, rule in names:
        places = _places(original, name, rule)
        made = respelled(name, random)
        if len(places) < MENTIONS or made is None or made[1] in original.text:
            continue
        way, spelling = made
        place = random.choice(places)
        text = original.text[:place] + spelling + original.text[place + len(name) :]
        return Planted(text, rule, way, name, spelling, place, _beside(original, name, place))
    return None


def _places(original: Document, name: str, rule: str) -> list[int]:
    """Where a surname or place is mentioned, as the untouched article is read: not where it is part of another name."""
    if rule == RULES[0]:
        people = (mention for person in original.people for mention in person.mentions)
        return [m.surname_at.start for m in people if m.surname == name and m.surname_at is not None]
    return [m.span.start for place in original.places for m in place.mentions if m.text == name]


def _beside(original: Document, name: str, place: int) -> bool:
    """Whether the same given name or office stands beside the name at a place and at another one."""
    mentions = [mention for person in original.people for mention in person.mentions if mention.surname == name]
    here = [mention for mention in mentions if mention.span.start <= place < mention.span.end]
    return any(
        (mine.given != "" and mine.given == its.given)
        or (mine.introduced_by == its.introduced_by != "" and not is_honorific(mine.introduced_by))
        for mine in here
        for its in mentions
        if its is not mine
    )


def _names(original: Document) -> list[tuple[str, str]]:
    """The surnames and places of one word with mentions enough, and the rule that watches over each."""
    surnames = Counter(mention.surname for person in original.people for mention in person.mentions)
    places = Counter(mention.text for place in original.places for mention in place.mentions)
    return [
        (name, rule)
        for counted, rule in zip((surnames, places), RULES, strict=True)
        for name, count in sorted(counted.items())
        if count >= MENTIONS and len(name) > 3 and name.replace("-", "").isalpha() and not name.isupper()
    ]


def respelled(name: str, random: Random) -> tuple[str, str] | None:
    """The way taken and the new spelling, None where no way goes on; where it can be transliterated,
    a short name is, and a long one half the time.
    """
    forms = [re.sub(pattern, other, name, count=1) for pattern, other in TRANSLITERATIONS if re.search(pattern, name)]
    if forms and (len(name) < LONG or random.random() < 0.5):
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


def _table(tried: list[tuple[Planted, bool]]) -> str:
    rows: list[tuple[object, ...]] = []
    for long in (True, False):
        length = f"{LONG} letters and more" if long else "shorter"
        chosen = [(planted, found) for planted, found in tried if (len(planted.name) >= LONG) is long]
        keys = sorted({(planted.rule, planted.way) for planted, _ in chosen})
        rows += ((length, *key, *_counted([f for p, f in chosen if (p.rule, p.way) == key])) for key in keys)
        rows.append((length, "both", "all", *_counted([found for _, found in chosen])))
    return table(("names of", "rule", "respelled", "planted", "found"), rows)


def _short_table(tried: list[tuple[Planted, bool]]) -> str:
    short = [(planted.evidence, found) for planted, found in tried if len(planted.name) < LONG]
    rows = [(evidence, *_counted([found for told, found in short if told == evidence])) for evidence in EVIDENCE]
    first = [found for told, found in short if told != EVIDENCE[-1]]
    return table(
        ("names of less than six letters, told by", "planted", "found"),
        [*rows[:2], ("either of these", *_counted(first)), rows[2]],
    )


def _counted(found: list[bool]) -> tuple[int, str]:
    return len(found), percent(sum(found), len(found))


_NOTE = (
    "In each article one mention of a surname or place with at least three mentions (as the untouched article is read;"
    " a place within the name of a body is none) is respelled: by another way of transliteration, or with a letter"
    " doubled, dropped or swapped with the next. Found means that a finding shows the planted place and a place of the"
    " right spelling. A short name that nothing but its spelling tells is reported only where a careful editor would be"
    " sure of it."
)
