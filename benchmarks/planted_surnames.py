"""Introductions cut from real articles: how many of the surnames left alone unintroduced-surname finds."""

from random import Random

from benchmarks.common import Setup, document, table
from benchmarks.planting import Planted, Row, Tally, active_rules, counted, drawn, tally
from factlint.document import Document
from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names import Mention, Named
from factlint.reading.tokens import TokenKind
from factlint.reading.voice import Voice
from factlint.spans import Span

PAGE = "accuracy.md"
ARTICLES = 200
RULE = "unintroduced-surname"


def measure(setup: Setup) -> str:
    """The section: how many introductions were cut, and how many of them the rule found."""
    random, news = drawn(setup, "surnames")
    counts = tally(news, random, _plant, active_rules((RULE,)), ARTICLES)
    return f"### Planted introductions\n\n{_table(counts)}\n\n{_NOTE}"


def _plant(row: Row, random: Random) -> Planted | None:
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
    way = "full name further down" if _is_named_again(person) else "full name nowhere"
    return Planted(text, (way,), Span(start, start + len(first.surname)))


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


def _table(counts: Tally) -> str:
    rows = [(*way, *counted(counts, [way])) for way in sorted(counts.planted)]
    rows.append(("both", *counted(counts, counts.planted)))
    return table(("introduction cut", "planted", "found"), rows)


_NOTE = (
    "In each article the first full name of somebody who is later called by surname is cut down to the surname, its"
    " title with it; a description behind it (“, the head of …”) stays. People whom readers know are left out. Found"
    " means that a finding stands at the surname."
)
