"""Names respelled or exchanged in real headlines: how many of them headline-name-conflict finds."""

from collections import Counter
from random import Random
from typing import Any

import msgspec

from benchmarks.common import Setup, percent, table
from benchmarks.planted_names import LONG, _respelled, active_rules
from factlint.api import document_from_source
from factlint.document import Document
from factlint.lint import ActiveRule, lint
from factlint.readers.blocks import BLOCK_BREAK, Block, BlockKind
from factlint.reading.names import MentionKind

PAGE = "accuracy.md"
ARTICLES = 500
RULE = "headline-name-conflict"
OWNERS = ("person-name-variant", "place-name-variant")
"""Rules that see a headline’s name, too, where its capitals tell it, and then say it alone."""


class Planted(msgspec.Struct, frozen=True):
    """A headline with one name changed: how it was made, and where the changed name stands."""

    headline: str
    way: str
    name: str
    place: int


def measure(setup: Setup) -> str:
    """The section: findings on true headlines, and how many of the planted names were found."""
    active = active_rules((RULE, *OWNERS))
    alarms = _alarms(setup)
    random = setup.random("headlines")
    news = setup.news()
    random.shuffle(news)
    strangers = _strangers(news)
    counts: Counter[tuple[str, bool]] = Counter()
    found: Counter[tuple[str, bool]] = Counter()
    for row in news:
        planted = _plant(row, strangers, random)
        if planted is not None:
            key = (planted.way, len(planted.name) >= LONG)
            counts[key] += 1
            found[key] += _finds(active, _document(planted.headline, row), planted.place)
        if counts.total() == ARTICLES:
            break
    told = f"Of 2,000 true headlines the rule reports {len(alarms)}: {', '.join(alarms)}."
    return f"### Names in headlines\n\n{_table(counts, found)}\n\n{told} {_NOTE}"


def _alarms(setup: Setup) -> list[str]:
    """The true headlines on which the rule has a finding."""
    active = active_rules((RULE,))
    rows = setup.rows("headlines-gold")
    return [row["id"] for row in rows if lint(_document(row["headline"], row), active).diagnostics]


def _document(headline: str, row: dict[str, Any]) -> Document:
    """A headline and a text as one document, the headline a block of its own."""
    words = " ".join(headline.split())
    parsed = document_from_source(words + BLOCK_BREAK + row["text"], published=row.get("date"))
    first = Block(parsed.blocks[0].span, BlockKind.HEADLINE)
    return Document(msgspec.structs.replace(parsed.article, blocks=(first, *parsed.article.blocks[1:])))


def _strangers(news: list[dict[str, Any]]) -> list[str]:
    """Full names of two words, each from another article’s text."""
    found = []
    for row in news[:ARTICLES]:
        people = _document(row["title"], row).people
        found += [p.name for p in people if p.mentions[0].given and len(p.name.split()) == 2][:1]
    return found


def _plant(row: dict[str, Any], strangers: list[str], random: Random) -> Planted | None:
    """One name of the headline changed; None where the text does not have any of its names."""
    original = _document(row["title"], row)
    end = original.blocks[0].span.end
    headline = original.text[:end]
    names = sorted(
        (mention.span.start, mention.span.end, mention.text, named.kind)
        for named in original.names
        for mention in named.mentions
        if mention.span.end <= end and mention.text in original.text[end:]
    )
    if not names:
        return None
    start, behind, name, kind = random.choice(names)
    if kind is MentionKind.PERSON and random.random() < 0.5:
        stranger = random.choice(strangers)
        other = stranger if " " in name else stranger.rpartition(" ")[2]
        way = "another person’s full name" if " " in name else "another person’s surname"
        exchanged = headline[:start] + other + headline[behind:]
        return None if other in original.text else Planted(exchanged, way, other, start)
    word = name.rpartition(" ")[2]
    at = start + len(name) - len(word)
    made = _respelled(word, random) if word.isalpha() and len(word) > 3 and not word.isupper() else None
    if made is None or made[1] in original.text:
        return None
    return Planted(headline[:at] + made[1] + headline[at + len(word) :], f"respelled: {kind.value}", word, at)


def _finds(active: list[ActiveRule], article: Document, place: int) -> bool:
    """Whether a finding shows the changed name, as its main or a related place."""
    for diagnostic in lint(article, active).diagnostics:
        places = [diagnostic.location, *(related.location for related in diagnostic.related)]
        if any(each.start.offset <= place < each.end.offset for each in places):
            return True
    return False


def _table(counts: Counter[tuple[str, bool]], found: Counter[tuple[str, bool]]) -> str:
    rows: list[tuple[object, ...]] = []
    for long in (True, False):
        length = f"{LONG} letters and more" if long else "shorter"
        for way, _ in sorted(key for key in counts if key[1] is long):
            rows.append((length, way, counts[way, long], percent(found[way, long], counts[way, long])))
        keys = [key for key in counts if key[1] is long and key[0].startswith("respelled")]
        total, right = sum(counts[key] for key in keys), sum(found[key] for key in keys)
        rows.append((length, "respelled: all", total, percent(right, total)))
    return table(("name of", "changed", "planted", "found"), rows)


_NOTE = (
    "In each article one name of the headline that stands in the text as well is respelled as above, or, where it is a"
    " person’s, exchanged for that of somebody in another article. Found means that a finding of this rule, or of"
    " person-name-variant or place-name-variant, shows the name."
)
