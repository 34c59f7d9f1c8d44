"""unused-acronym."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from factlint import Acronym, Document, Edit, Explanation, Finding, Fix, Severity, Span, Voice, flags, passes, rule

CREDIT = 8
"""So many words at the end of a caption may be its credit."""

OPENING = 2
"""So many tokens may stand before the name that opens an entry: a bullet and an article."""

SHORTEST = 3
"""Fewer letters are a part of longer ones by chance."""


@rule(
    flags(
        "The Western European Union [[(WEU)]] was dissolved. Nobody misses it.",
        fixed="The Western European Union was dissolved. Nobody misses it.",
    ),
    flags("Police of the Organised Crime Agency [[(OCA)]] searched the house, said the World Health Organization."),
    passes("The Western European Union (WEU) was dissolved. Nobody misses the WEU."),
    passes("The Western European Union (WEU) was dissolved. “We miss the WEU’s parties,” said a clerk."),
    passes("The WEU (Western European Union) was dissolved. Nobody misses it."),
    passes("The Western European Union (WEU) was dissolved.", headline="Who misses the WEU?"),
    severity=Severity.INFO,
)
def unused_acronym(document: Document) -> Iterator[Finding]:
    """An acronym is given in brackets and never used again.

    The reader learns letters for nothing. Leave the brackets out; agencies such as
    Reuters ask for that. The suggestion takes the brackets away.

    An acronym that stands anywhere else in the article is used: in the headline, a
    caption, a table, a quotation, or as a part of a longer name or longer letters. Nothing
    is said of letters that readers know better than the name (UNHCR), of a caption with
    its credit, nor of lists in which each entry has its letters.

    Known limits: only acronyms whose letters are the first of the words before them are
    looked at, as others are often a name of their own (a Greek body’s Greek letters). A
    house that gives the letters for the sake of those who know the body by them, and not
    for use below, will want to turn the rule off.
    """
    found = [(acronym, brackets) for acronym in document.acronyms if (brackets := only_brackets(document, acronym))]
    if not found:
        return
    words, entries = words_in_capitals(document), entry_blocks(document)
    for acronym, brackets in found:
        name, block = acronym.explanations[0].span, acronym.explanations[0].block
        if words[acronym.name] > 1 or is_above(document, acronym):
            continue
        if block in entries and not entries.isdisjoint({block - 1, block + 1}):
            continue
        fix = Fix("leave the brackets out", (Edit(Span(name.end, brackets.end), ""),))
        yield Finding(brackets, f"“{acronym.name}” is given here and never used again", fixes=(fix,))


def only_brackets(document: Document, acronym: Acronym) -> Span | None:
    """The brackets that hold an acronym where it has no other place and readers do not know it."""
    if acronym.known or len(acronym.uses) > 1 or len(acronym.explanations) != 1:
        return None
    return bare_brackets(document, acronym.explanations[0])


def bare_brackets(document: Document, explanation: Explanation) -> Span | None:
    """The brackets that hold an acronym and nothing else behind the narrator's words for it, None for any others."""
    at = explanation.acronym_at
    if not explanation.initials or explanation.voice is not Voice.NARRATOR or explanation.span.end > at.start:
        return None
    if not document.blocks[explanation.block].meaning.introduces or " " not in explanation.span.of(document.text):
        return None
    if is_in_credited_block(document, explanation):
        return None
    brackets = Span(at.start - 1, min(at.end + 1, len(document.text)))
    enclosed = brackets.of(document.text)
    if (enclosed[0], enclosed[-1]) != ("(", ")") or explanation.span.end != brackets.start - 1:
        return None
    return brackets


def is_in_credited_block(document: Document, explanation: Explanation) -> bool:
    """Whether its block ends as a caption does, with an agency and who took the picture: REUTERS/Ann Harlow."""
    end = document.tokens.first_at(document.blocks[explanation.block].span.end)
    tokens = document.tokens.all[max(0, end - CREDIT) : end]
    if "end-mark" in tokens[-1].classes:
        return False
    return any(one.text.isupper() and other.text == "/" for one, other in pairwise(tokens))


def entry_blocks(document: Document) -> set[int]:
    """The blocks that open with a name and its letters in brackets, as the entries of a list do."""
    explained = (each for acronym in document.acronyms for each in acronym.explanations if each.bracketed)
    return {each.block for each in explained if opens_block(document, each)}


def opens_block(document: Document, explanation: Explanation) -> bool:
    """Whether nothing stands before a name in its block but an article and a bullet."""
    first_at = document.tokens.first_at
    return first_at(explanation.span.start) - first_at(document.blocks[explanation.block].span.start) <= OPENING


def words_in_capitals(document: Document) -> Counter[str]:
    """How often letters stand in the article, be it in an address, a longer name or longer letters (RIT in USRIT)."""
    counts: Counter[str] = Counter()
    for token in document.tokens.of("capitals"):
        word = token.word.replace(".", "")
        pieces = {word[start:end] for start in range(len(word)) for end in range(start + SHORTEST, len(word) + 1)}
        counts.update(pieces | {word, word.removesuffix("s")})
    return counts


def is_above(document: Document, acronym: Acronym) -> bool:
    """Whether the letters stand in a headline or a deck kept beside the text."""
    above = (document.metadata.headline, document.metadata.deck)
    return any(field is not None and acronym.name in field.value for field in above)
