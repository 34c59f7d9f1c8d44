"""Names respelled or exchanged in real headlines: how many of them headline-name-conflict finds."""

from random import Random

import msgspec

from benchmarks.common import Setup, table
from benchmarks.planted_names import LONG, respelled
from benchmarks.planting import Planted, Row, Tally, active_rules, counted, drawn, tally
from factlint.api import document_from_source
from factlint.document import Document
from factlint.lint import lint
from factlint.readers.blocks import BLOCK_BREAK, Block, BlockKind
from factlint.reading.names import MentionKind
from factlint.spans import Span

PAGE = "accuracy.md"
ARTICLES = 500
RULE = "headline-name-conflict"
OWNERS = ("person-name-variant", "place-name-variant")
"""Rules that see a headline’s name, too, where its capitals tell it, and then say it alone."""
_LONG = f"{LONG} letters and more"


def measure(setup: Setup) -> str:
    """The section: findings on true headlines, and how many of the planted names were found."""
    alarms = _alarms(setup)
    random, news = drawn(setup, "headlines")
    strangers = _strangers(news)
    active = active_rules((RULE, *OWNERS))
    counts = tally(news, random, lambda row, random: _plant(row, strangers, random), active, ARTICLES, _document)
    told = f"Of 2,000 true headlines the rule reports {len(alarms)}: {', '.join(alarms)}."
    return f"### Names in headlines\n\n{_table(counts)}\n\n{told} {_NOTE}"


def _alarms(setup: Setup) -> list[str]:
    """The true headlines on which the rule has a finding."""
    active = active_rules((RULE,))
    rows = setup.rows("headlines-gold")
    return [row["id"] for row in rows if lint(_document(row, row["headline"]), active).diagnostics]


def _document(row: Row, headline: str) -> Document:
    """A headline and a text as one document, the headline a block of its own."""
    words = " ".join(headline.split())
    parsed = document_from_source(words + BLOCK_BREAK + row["text"], published=row.get("date"))
    first = Block(parsed.blocks[0].span, BlockKind.HEADLINE)
    return Document(msgspec.structs.replace(parsed.article, blocks=(first, *parsed.article.blocks[1:])))


def _strangers(news: list[Row]) -> list[str]:
    """Full names of two words, each from another article’s text."""
    found = []
    for row in news[:ARTICLES]:
        people = _document(row, row["title"]).people
        found += [p.name for p in people if p.mentions[0].given and len(p.name.split()) == 2][:1]
    return found


def _plant(row: Row, strangers: list[str], random: Random) -> Planted | None:
    """One name of the headline changed; None where the text does not have any of its names."""
    original = _document(row, row["title"])
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
        return None if other in original.text else _exchanged(headline, Span(start, behind), other, other, way)
    word = name.rpartition(" ")[2]
    at = start + len(name) - len(word)
    made = respelled(word, random) if word.isalpha() and len(word) > 3 and not word.isupper() else None
    if made is None or made[1] in original.text:
        return None
    return _exchanged(headline, Span(at, at + len(word)), word, made[1], f"respelled: {kind.value}")


def _exchanged(headline: str, at: Span, name: str, written: str, way: str) -> Planted:
    """A headline in which another name, or a name spelled otherwise, stands at a place."""
    length = _LONG if len(name) >= LONG else "shorter"
    place = Span(at.start, at.start + len(written))
    return Planted(headline[: at.start] + written + headline[at.end :], (length, way), place)


def _table(counts: Tally) -> str:
    rows: list[tuple[object, ...]] = []
    for length in (_LONG, "shorter"):
        ways = sorted(way for way in counts.planted if way[0] == length)
        rows += [(*way, *counted(counts, [way])) for way in ways]
        respellings = [way for way in ways if way[1].startswith("respelled")]
        rows.append((length, "respelled: all", *counted(counts, respellings)))
    return table(("name of", "changed", "planted", "found"), rows)


_NOTE = (
    "In each article one name of the headline that stands in the text as well is respelled as above, or, where it is a"
    " person’s, exchanged for that of somebody in another article. Found means that a finding of this rule, or of"
    " person-name-variant or place-name-variant, shows the name."
)
