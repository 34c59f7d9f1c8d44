"""Introductions cut from real articles: how many of the surnames left alone unintroduced-surname finds."""

from collections import Counter
from random import Random
from typing import Any

import msgspec

from benchmarks.common import Setup, document, percent, table
from benchmarks.planted_names import active_rules
from factlint.document import Document
from factlint.lint import ActiveRule, lint
from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names import Mention, Named
from factlint.reading.tokens import TokenKind
from factlint.reading.voice import Voice

PAGE = "accuracy.md"
ARTICLES = 200
RULE = "unintroduced-surname"


class Planted(msgspec.Struct, frozen=True):
    """A text in which a person is introduced by surname alone: whether the full name follows later, and the place."""

    text: str
    later: bool
    place: int


def measure(setup: Setup) -> str:
    """The section: how many introductions were cut, and how many of them the rule found."""
    random = setup.random("surnames")
    news = setup.news()
    random.shuffle(news)
    active = active_rules((RULE,))
    counts: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for row in news:
        planted = _plant(row, random)
        if planted is not None:
            key = "full name further down" if planted.later else "full name nowhere"
            counts[key] += 1
            found[key] += _finds(active, document(row, planted.text), planted.place)
        if counts.total() == ARTICLES:
            break
    return f"### Planted introductions\n\n{_table(counts, found)}\n\n{_NOTE}"


def _plant(row: dict[str, Any], random: Random) -> Planted | None:
    """The introduction of one person cut down to the surname; None where nobody is named in full and then again."""
    original = document(row)
    people = [p for p in original.people if _is_introduced(original, p) and _can_be_cut(original, p.mentions[0])]
    if not people:
        return None
    again = [person for person in people if _is_named_again(person)]
    person = random.choice(again or people)
    first = person.mentions[0]
    start = _begin(first)
    at = first.surname_at.start if first.surname_at else first.span.start
    text = original.text[:start] + original.text[at:]
    return Planted(text, _is_named_again(person), start)


def _is_named_again(person: Named) -> bool:
    """Whether the full name follows once more."""
    return any(mention.given and mention.surname for mention in person.mentions[1:])


def _is_introduced(original: Document, person: Named) -> bool:
    """Whether a person is first named in full in the narrator’s running text, and then by surname."""
    first = person.mentions[0]
    if not (first.given and first.surname and first.voice is Voice.NARRATOR) or _is_known(first.surname):
        return False
    if fold(first.given).partition(" ")[0] not in lexicon.entries("given-name"):
        return False
    introduces = original.blocks[first.block].meaning.introduces
    return introduces and any(mention.surname and not mention.given for mention in person.mentions[1:])


def _begin(first: Mention) -> int:
    """Where a name with its title begins."""
    return first.span.start - (len(first.introduced_by) + 1 if first.introduced_by else 0)


def _can_be_cut(original: Document, first: Mention) -> bool:
    """Whether a sentence is left when title and given name are gone: no word of theirs stands before."""
    start = _begin(first)
    index = original.tokens.first_at(start)
    if original.tokens[index].start != start:
        return False
    before = original.tokens[index - 1] if index else None
    if before is None or before.kind is TokenKind.MARK:
        return before is None or before.text not in "-–&("
    small = lexicon.entries("phrase-word").get(before.text.lower(), "determiner")
    return "cue-verb" in before.classes or not small.startswith("determiner")


def _is_known(surname: str) -> bool:
    """Whether the list of people whom readers know has somebody of that surname."""
    return any(surname in {alone, name.rpartition(" ")[2]} for name, alone in lexicon.entries("known-person").items())


def _finds(active: list[ActiveRule], article: Document, place: int) -> bool:
    """Whether a finding stands at the planted surname."""
    return any(d.location.start.offset == place for d in lint(article, active).diagnostics)


def _table(counts: Counter[str], found: Counter[str]) -> str:
    rows = [(kind, counts[kind], percent(found[kind], counts[kind])) for kind in sorted(counts)]
    rows.append(("both", counts.total(), percent(found.total(), counts.total())))
    return table(("introduction cut", "planted", "found"), rows)


_NOTE = (
    "In each article the first full name of somebody who is later called by surname is cut down to the surname, its"
    " title with it; a description behind it (“, the head of …”) stays. People whom readers know are left out. Found"
    " means that a finding stands at the surname."
)
