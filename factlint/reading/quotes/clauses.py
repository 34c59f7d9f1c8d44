"""Where a missing mark most likely stood: beside the clause that says who speaks, at a colon, at a sentence's end."""

from collections.abc import Sequence

from factlint.reading import lexicon
from factlint.reading.tokens import Token, TokenKind, Tokens

_LONGEST = 8
"""How many words an attribution has at most (`, the mayor of Oslo told reporters.`)."""


def attribution_in(tokens: Tokens, start: int, end: int) -> int | None:
    """Where speech ends in a stretch that names its speaker anywhere (`…, he said. …`): behind the comma."""
    stretch = tokens.all[tokens.first_at(start) : tokens.first_at(end)]
    for index, token in enumerate(stretch):
        if token.kind is TokenKind.MARK and token.text in _CLAUSE_ENDS and _begins_attribution(stretch, index + 1):
            return token.end
    return None


def missing_closer(tokens: Tokens, start: int, end: int) -> int:
    """Where speech that begins at `start` most likely ends: before a clause that names a speaker, else before `end`."""
    place = attribution_in(tokens, start, end)
    if place is not None:
        return place
    last = tokens.first_at(end) - 1
    return max(start, tokens[last].end) if last >= 0 else start


def missing_opener(tokens: Tokens, start: int, end: int, *, attributed: bool) -> int:
    """Where speech that ends at `end` most likely begins, somewhere from `start` on.

    Behind the last colon; else, where the stretch begins with the attribution of an earlier
    quotation, at the sentence after it; else at the stretch's first word.
    """
    stretch = tokens.all[tokens.first_at(start) : tokens.first_at(end)]
    for index in range(len(stretch) - 2, -1, -1):
        if stretch[index].text == ":" and stretch[index + 1].start > stretch[index].end:
            return stretch[index + 1].start
    if attributed:
        for index in range(len(stretch) - 1):
            if stretch[index].text == "." and stretch[index + 1].start > stretch[index].end:
                return stretch[index + 1].start
    return stretch[0].start if stretch else start


_CLAUSE_ENDS = frozenset({",", "?", "!"})
_PERSONS = frozenset({"he", "she", "they"})
_SUBJECTS = _PERSONS | {"the", "a"}
_FORMS = frozenset({"past", "third", "preposition"})


def _begins_attribution(stretch: Sequence[Token], index: int) -> bool:
    """Whether the words from `index` on, up to the next mark, name a speaker: `he said`, `said Lee`."""
    clause: list[Token] = []
    for token in stretch[index : index + _LONGEST + 1]:
        if token.kind is TokenKind.MARK:
            return _attributes(clause)
        clause.append(token)
    return False


def _attributes(clause: Sequence[Token]) -> bool:
    """Whether a clause is an attribution and nothing else: subject and cue, or cue and subject."""
    if not 2 <= len(clause) <= _LONGEST or any(_is_spoken(token) for token in clause):
        return False
    first, second = clause[0], clause[1]
    if not first.capital and speaks(first):
        return second.capital or second.text in _SUBJECTS
    if first.text in _PERSONS:
        return speaks(second) or (speaks(clause[-1]) and len(clause) == 3)
    if "function-word" in first.classes and not first.capital:
        return first.text == "the" and speaks(clause[-1])
    return first.capital and any(speaks(token) for token in clause[1:4])


def _is_spoken(token: Token) -> bool:
    """Whether a word makes its clause part of what is spoken: he told me, she said that …"""
    return "first-person" in token.classes or token.text == "that"


def speaks(token: Token) -> bool:
    """Whether a word says that somebody speaks: says, said, according (to), not the base form or the gerund."""
    if "cue-verb" not in token.classes or token.word != token.text:
        return False
    return not _FORMS.isdisjoint(lexicon.entries("cue-verb")[token.text.lower()].split(" ")[1].split("+"))
