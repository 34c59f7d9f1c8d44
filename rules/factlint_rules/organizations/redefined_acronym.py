"""redefined-acronym."""

from collections.abc import Iterator, Sequence

from factlint import Acronym, Document, Explanation, Finding, Note, Severity, Span, flags, fold, passes, rule, same_name

STEM = 4
ENDING = 2
"""Words with a common beginning, of so many letters and all but the last few, are forms of one: Monitoring, Monitor."""

TELLING_APART = frozenset({"another", "confused", "different", "namesake", "other", "second", "separate", "unrelated"})
SHORTLY = 8
"""Words by which a text says that two bodies have the same letters, and how far before the second name they stand."""


@rule(
    flags(
        "The {{Special Monitoring Mission}} (SMM) left. A day later the [[Special Monetary Mission]] (SMM) came back."
    ),
    flags("The {{Rail Safety Board}} (RSB) met. Nobody at the [[Road Safety Board]] (RSB) was told."),
    passes("The Rail Safety Board (RSB) met. Nobody at the Board for Rail Safety (RSB) was told."),
    passes("The Rail Safety Organisation (RSO) met. Nobody at the Rail Safety Organization (RSO) was told."),
    passes("The Rail Safety Board (RSB) met. Another RSB exists, the Road Safety Board (RSB)."),
    severity=Severity.WARNING,
)
def redefined_acronym(document: Document) -> Iterator[Finding]:
    """An acronym is expanded in two ways.

    One of the two names is wrong, or the letters stand for two bodies and the reader
    cannot tell which is meant from here on. Check the name; if there are two bodies, say
    so, and give the letters to one of them only.

    The order of the words, small words, a word left out, a plural and a spelling
    (Organisation, Organization) make no other name. Nothing is reported where the
    words just before say that another body has the same letters.
    """
    for acronym in document.acronyms:
        if len(acronym.explanations) > 1:
            yield from conflicts(document, acronym)


def conflicts(document: Document, acronym: Acronym) -> Iterator[Finding]:
    """The first expansion that differs from the first of all."""
    spelled = [each for each in acronym.explanations if each.spelled and is_compared(document, each)]
    if not spelled:
        return
    model = spelled[0]
    expected = content(document, model.span)
    for each in acronym.explanations:
        if each is model or not is_compared(document, each):
            continue
        span = each.span if each.spelled else name_in(document, each, len(expected))
        if span is None or is_told_apart(document, max(span, model.span)):
            continue
        if not is_comparable(document, model.span, span) or not document.stories.same(model.span, span):
            continue
        if differ(expected, content(document, span)):
            first, second = sorted((model.span, span))
            note = Note(first, f"“{first.of(document.text)}” here")
            yield Finding(second, f"“{acronym.name}” stands for two names in this article", (note,))
            return


def is_compared(document: Document, explanation: Explanation) -> bool:
    """Whether an explanation stands in brackets, in a block that is compared with others."""
    return explanation.bracketed and document.blocks[explanation.block].meaning.compared


def content(document: Document, span: Span) -> list[str]:
    """The words of a name in small letters, without the small ones."""
    words = document.tokens.within(span)
    return [fold(token.word) for token in words if token.text[0].isalnum() and "small-word" not in token.classes]


def name_in(document: Document, explanation: Explanation, words: int) -> Span | None:
    """The last few words before an acronym that does not spell them, if each of them has a capital."""
    tokens = [token for token in document.tokens.within(explanation.span) if "small-word" not in token.classes]
    last = tokens[-words:]
    stands_behind = explanation.span.start > explanation.acronym_at.start
    if len(last) < words or stands_behind or not all(token.capital for token in last):
        return None
    return Span(last[0].start, last[-1].start + len(last[-1].word))


def is_comparable(document: Document, one: Span, other: Span) -> bool:
    """Whether two names share a word, or are both English; a name and its translation are not comparable."""
    if any(is_form(word, its) for word in content(document, one) for its in content(document, other)):
        return True
    return all(
        any("organization-word" in token.classes for token in document.tokens.within(span)) for span in (one, other)
    )


def differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names have each a word that the other lacks in every form."""
    mine = [word for word in one if not any(is_form(word, its) for its in other)]
    its = [word for word in other if not any(is_form(word, word_of_one) for word_of_one in one)]
    return bool(mine and its)


def is_form(one: str, other: str) -> bool:
    """Whether two words are forms of one: a plural, an adjective, another spelling."""
    if one == other or same_name(one, other):
        return True
    common = max(STEM, min(len(one), len(other)) - ENDING)
    return len(one) >= common <= len(other) and one[:common] == other[:common]


def is_told_apart(document: Document, place: Span) -> bool:
    """Whether the words just before a second name say that another body has the same letters."""
    index = document.tokens.first_at(place.start)
    return any(token.text.lower() in TELLING_APART for token in document.tokens.all[max(0, index - SHORTLY) : index])
