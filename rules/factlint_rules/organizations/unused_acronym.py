"""unused-acronym."""

from collections.abc import Iterator
from itertools import pairwise

from factlint import Acronym, Document, Edit, Explanation, Finding, Fix, Severity, Span, Voice, flags, passes, rule

CREDIT = 8
"""So many words at the end of a caption may be its credit."""


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
    caption, a table, a quotation, or as a part of a longer name.

    Known limits: only acronyms whose letters are those of the words before them are
    looked at. A house that gives the letters for the sake of those who know the body by
    them, and not for use below, will want to turn the rule off.
    """
    for acronym in document.acronyms:
        if not acronym.known and len(acronym.uses) == 1 and len(acronym.explanations) == 1:
            brackets = bare_brackets(document, acronym.explanations[0])
            if brackets is not None and not stands_elsewhere(document, acronym):
                name = acronym.explanations[0].span
                fix = Fix("leave the brackets out", (Edit(Span(name.end, brackets.end), ""),))
                yield Finding(brackets, f"“{acronym.name}” is given here and never used again", fixes=(fix,))


def bare_brackets(document: Document, explanation: Explanation) -> Span | None:
    """The brackets that hold an acronym and nothing else behind the narrator's words for it, None for any others."""
    at = explanation.acronym_at
    if not explanation.initials or explanation.voice is not Voice.NARRATOR or explanation.span.end > at.start:
        return None
    if not document.blocks[explanation.block].meaning.introduces or " " not in explanation.span.of(document.text):
        return None
    if is_in_credited_block(document, explanation) or is_entry(document, explanation):
        return None
    brackets = Span(at.start - 1, min(at.end + 1, len(document.text)))
    enclosed = brackets.of(document.text)
    if (enclosed[0], enclosed[-1]) != ("(", ")") or explanation.span.end != brackets.start - 1:
        return None
    return brackets


def is_in_credited_block(document: Document, explanation: Explanation) -> bool:
    """Whether its block ends as a caption does, with an agency and who took the picture: REUTERS/Ann Harlow."""
    tokens = document.tokens.within(document.blocks[explanation.block].span)[-CREDIT:]
    if "end-mark" in tokens[-1].classes:
        return False
    return any(one.text.isupper() and other.text == "/" for one, other in pairwise(tokens))


def is_entry(document: Document, explanation: Explanation) -> bool:
    """Whether it opens its block, and other letters in brackets one beside it: entries of a list."""
    beside = {explanation.block - 1, explanation.block + 1}
    return opens_block(document, explanation) and any(
        each.block in beside and each.bracketed and opens_block(document, each)
        for acronym in document.acronyms
        for each in acronym.explanations
    )


def opens_block(document: Document, explanation: Explanation) -> bool:
    """Whether nothing stands before a name in its block but an article and a bullet."""
    before = Span(document.blocks[explanation.block].span.start, explanation.span.start)
    return len(document.tokens.within(before)) <= 2


def stands_elsewhere(document: Document, acronym: Acronym) -> bool:
    """Whether the letters stand once more, be it in an address, a longer name or a longer acronym (US- before them),
    or a headline kept beside the text."""
    above = (document.metadata.headline, document.metadata.deck)
    if any(field is not None and acronym.name in field.value for field in above):
        return True
    here = acronym.uses[0].span.start
    return any(
        token.start != here and acronym.name in token.word.replace(".", "") for token in document.tokens.of("capitals")
    )
