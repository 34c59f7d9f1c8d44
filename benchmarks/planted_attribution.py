"""Faults of attribution planted in real articles: how many the rules find."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any

from benchmarks.common import Setup, document, percent, table
from factlint import lexicon, plugins
from factlint.api import document_from_source
from factlint.config import Settings
from factlint.lint import active_rules, lint

PAGE = "accuracy.md"
ARTICLES = 300

Row = Mapping[str, Any]
Plant = Callable[[str, Random], "tuple[str, int, bool] | None"]
"""Text and generator → text with a fault, its place, and whether it is plain; None where none can be made."""

_NAME = r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
_OWN_PARAGRAPH = re.compile(rf"(?m)^([“\"][^“”\"\n]{{40,}}),([”\"]) (?:{_NAME} said|said {_NAME})\.$")
_FRAME = re.compile(rf"(?m)^{_NAME} (?:also |later )?said (?:that )?[^“”\"\n.:;()–—]{{30,}}(?=\.(?:\s|$))")
_CLAUSE = re.compile(rf"(?m)(?<=,[”\"] ){_NAME} said(?=\.)")

_STATEMENT = re.compile(
    r"\b(?:statements?|(?:news|press) releases?|communiqu[eé]s?|declarations?|announcements?)\b", re.IGNORECASE
)


def measure(setup: Setup) -> str:
    """The section: what was planted, what of it can be told, what was found."""
    rows = []
    for name, rule, plant in PLANTS:
        counts = _plant(setup, name, rule, plant)
        rows.append((
            name, rule, counts["planted"], percent(counts["found"], counts["planted"]),
            counts["plain"], percent(counts["plain found"], counts["plain"]),
        ))  # fmt: skip
    head = ["planted", "rule", "in articles", "found", "of these plain", "found of the plain"]
    return f"### Planted faults of attribution\n\n{table(head, rows)}\n\n{_NOTE}"


def _plant(setup: Setup, name: str, rule: str, plant: Plant) -> Counter[str]:
    random = setup.random(name)
    news = setup.news()
    random.shuffle(news)
    active = active_rules([each for each in plugins.load().rules if each.info.name == rule], Settings())
    counts: Counter[str] = Counter()
    for row in news:
        made = plant(row["text"], random)
        if made is None:
            continue
        text, place, plain = made
        found = any(
            each.location.start.offset <= place <= each.location.end.offset
            for each in lint(document(row, text), active).diagnostics
        )
        counts.update(_outcome(found=found, plain=plain))
        if counts["planted"] == ARTICLES:
            break
    return counts


def _outcome(*, found: bool, plain: bool) -> Iterator[str]:
    yield "planted"
    if found:
        yield "found"
    if plain:
        yield "plain"
    if plain and found:
        yield "plain found"


def _without_attribution(text: str, random: Random) -> tuple[str, int, bool] | None:
    """A paragraph that is a quotation and “Lee said” loses the latter; plain where the paragraphs beside it
    hold neither a quotation nor a verb of saying, and the sentences beside it name nobody."""
    places = list(_OWN_PARAGRAPH.finditer(text))
    if not places:
        return None
    people = _people(text)
    random.shuffle(places)
    match = next((place for place in places if _is_alone(text, place, people)), places[0])
    made = f"{text[: match.start()]}{match[1]}.{match[2]}{text[match.end() :]}"
    return made, match.start(), _is_alone(text, match, people)


def _is_alone(text: str, match: re.Match[str], people: frozenset[str]) -> bool:
    before = text[: match.start()].rstrip("\n").rpartition("\n")[2]
    after = text[match.end() :].lstrip("\n").partition("\n")[0]
    quiet = _says_nothing(before) and _says_nothing(after)
    return quiet and _names_nobody(before, -1, people) and _names_nobody(after, 0, people)


def _people(text: str) -> frozenset[str]:
    """The people of an article as it names them, by the reader of names."""
    return frozenset(mention.text for person in document_from_source(text).people for mention in person.mentions)


def _says_nothing(paragraph: str) -> bool:
    words = re.findall(r"\w+", paragraph.lower())
    return not re.search(r"[“”\"]", paragraph) and lexicon.entries("cue-verb").keys().isdisjoint(words)


def _names_nobody(paragraph: str, nearest: int, people: frozenset[str]) -> bool:
    """Whether the last (-1) or first (0) sentence of a paragraph names none of these people, nor says he or she."""
    if not paragraph:
        return True
    sentence = document_from_source(paragraph).sentences[nearest].span.of(paragraph)
    return not any(name in sentence for name in people) and not re.search(r"\b(?:[Hh]e|[Ss]he)\b", sentence)


def _moved_away(text: str, random: Random) -> tuple[str, int, bool] | None:
    """Such a paragraph loses “Lee said” and is moved between two that say nothing and name nobody: always plain."""
    places = list(_OWN_PARAGRAPH.finditer(text))
    if not places:
        return None
    match = random.choice(places)
    paragraphs = (text[: match.start()] + text[match.end() :].lstrip("\n")).split("\n\n")
    quiet = [i for i, paragraph in enumerate(paragraphs) if len(paragraph) > 80 and _says_nothing(paragraph)]
    gaps = [index for index in quiet if index + 1 in quiet]
    people = _people(text)
    gaps = [i for i in gaps if _names_nobody(paragraphs[i], -1, people) and _names_nobody(paragraphs[i + 1], 0, people)]
    if not gaps:
        return None
    gap = random.choice(gaps) + 1
    before = "\n\n".join(paragraphs[:gap]) + "\n\n"
    return f"{before}{match[1]}.{match[2]}\n\n" + "\n\n".join(paragraphs[gap:]), len(before), True


def _attributed_twice(text: str, random: Random) -> tuple[str, int, bool] | None:
    """A sentence “Lee said that …” gets “, he said” or “, Lee said” at its end.

    Plain where nobody else seems to be named in it.
    """
    places = list(_FRAME.finditer(text))
    if not places:
        return None
    match = random.choice(places)
    name, _, said = match[0].partition(" said ")
    made = f"{text[: match.end()]}, {_again(name, text, random)} said{text[match.end() :]}"
    return made, match.end() + 2, not re.search(r"\b[A-Z]\w+", said)


def _again(name: str, text: str, random: Random) -> str:
    """How a speaker is named the second time: a pronoun as it is, else the last word of the name or a pronoun."""
    last = name.removesuffix(" also").removesuffix(" later").split()[-1]
    if re.search(rf"\b{last.lower()}\b", text):
        return last.lower()
    if last.endswith("s") or random.random() < 0.5:
        return last
    return "he" if len(re.findall(r"\b[Hh]e\b", text)) > len(re.findall(r"\b[Ss]he\b", text)) else "she"


def _unintroduced(text: str, random: Random) -> tuple[str, int, bool] | None:
    """“Lee said” behind a quotation becomes “the statement said”, where no statement or release was named before.

    Plain where no synonym (a post, a letter) and no act (tweeted) stands before it either.
    """
    places = list(_CLAUSE.finditer(text))
    if not places:
        return None
    match = random.choice(places)
    before = text[: match.start()]
    if _STATEMENT.search(before):
        return None
    made = f"{before}the statement said{text[match.end() :]}"
    return made, match.start(), not any(map(_is_statement, re.findall(r"\w+", before.lower())))


def _is_statement(word: str) -> bool:
    kinds = f"{lexicon.entries('source-document').get(word, '')} {lexicon.entries('introducing-act').get(word, '')}"
    return not {"statement", "any"}.isdisjoint(kinds.split())


PLANTS: tuple[tuple[str, str, Plant], ...] = (
    ("attribution taken away", "unattributed-quote", _without_attribution),
    ("attribution taken away, quotation moved", "unattributed-quote", _moved_away),
    ("attribution added", "double-attribution", _attributed_twice),
    ("“the statement said” out of nowhere", "unintroduced-source", _unintroduced),
)

_NOTE = """Plain are the faults that a reader sees without guessing: a quotation alone between two paragraphs
that name nobody and report nothing; a second “he said” in a sentence that names nobody else; a statement where
no post, letter or message stood before. The others stand beside a paragraph that can be read as naming the speaker
(the chain, the beat), “he” may be another, or a letter may be the statement: the rules keep silent on purpose."""
