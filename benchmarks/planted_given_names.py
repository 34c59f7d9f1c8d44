"""Given names exchanged in real articles: how many of the planted ones given-name-conflict finds."""

from random import Random

from benchmarks.common import Setup, document, table
from benchmarks.planting import Planted, Row, Tally, active_rules, counted, drawn, tally
from factlint.document import Document
from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names import Mention, Named
from factlint.spans import Span

PAGE = "accuracy.md"
ARTICLES = 200
RULE = "given-name-conflict"


def measure(setup: Setup) -> str:
    """The section: how many given names were exchanged, and how many of them the rule found."""
    random, news = drawn(setup, "given names")
    counts = tally(news, random, _plant, active_rules((RULE,)), ARTICLES)
    return f"### Planted given names\n\n{_table(counts)}\n\n{_NOTE}"


def _plant(row: Row, random: Random) -> Planted | None:
    """One place of one person given another given name; None where nobody is named in full and then again."""
    original = document(row)
    people = [person for person in original.people if len(person.mentions) > 1]
    random.shuffle(people)
    for person in people:
        planted = _exchanged(original, person, random)
        if planted is not None:
            return planted
    return None


def _exchanged(original: Document, person: Named, random: Random) -> Planted | None:
    """A repetition of the full name, or a later surname alone, with a given name that the article does not have."""
    mentions = [m for m in person.mentions if original.blocks[m.block].meaning.introduces]
    first = mentions[0] if mentions else person.mentions[0]
    gender = lexicon.entries("given-name").get(fold(first.given)) if first.surname else None
    later = [m for m in mentions[1:] if m.surname and (not m.given or m.given == first.given)]
    if not gender or not later:
        return None
    repeated = [m for m in later if m.given]
    mention = random.choice(repeated if repeated and random.random() < 0.5 else later)
    listed = [name for name, sort in lexicon.entries("given-name").items() if sort == gender]
    given = random.choice([name for name in listed if name.title() not in original.text]).title()
    at = mention.given_at or Span(mention.span.start, mention.span.start)
    written = given if mention.given else given + " "
    text = original.text[: at.start] + written + original.text[at.end :]
    way = "full name repeated" if mention.given else "surname alone"
    others = [m for m in mentions if m is not mention]
    evidence = "yes" if _has_evidence(first, mention, others) else "no"
    return Planted(text, (way, evidence), Span(at.start, at.start + len(given)))


def _has_evidence(first: Mention, mention: Mention, others: list[Mention]) -> bool:
    """Whether the surname stands alone elsewhere, or the same words of office before both names."""
    alone = any(other.surname and not other.given for other in others)
    return alone or (bool(first.introduced_by) and first.introduced_by == mention.introduced_by)


def _table(counts: Tally) -> str:
    rows: list[tuple[object, ...]] = []
    for evidence in ("yes", "no"):
        ways = sorted(way for way in counts.planted if way[1] == evidence)
        rows += [(*way, *counted(counts, [way])) for way in ways]
        rows.append(("both", evidence, *counted(counts, ways)))
    rows.append(("both", "either", *counted(counts, counts.planted)))
    return table(("exchanged", "evidence", "planted", "found"), rows)


_NOTE = (
    "In each article somebody who is named in full with a listed given name gets another one of the same gender at"
    " a later place: where the full name is repeated, or where the surname stood alone. Evidence: the surname stands"
    " alone at a further place, or the same office before both names. Found means that a warning shows the planted"
    " name."
)
