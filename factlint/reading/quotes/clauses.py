"""Where a missing mark most likely stood: beside the clause that says who speaks, at a colon, at a sentence's end."""

from collections.abc import Sequence

from factlint.reading.tokens import Token, TokenKind, Tokens

_LONGEST = 8
"""How many words an attribution has at most (`, the mayor of Oslo told reporters.`)."""


def attribution_gap(tokens: Tokens, start: int, end: int) -> int | None:
    """Where speech ends in a stretch that ends by naming its speaker (`…, he said.`): behind the comma.

    None where the stretch does not end so.
    """
    first, last = tokens.first_at(start), tokens.first_at(end) - 1
    if last - first < 4 or tokens[last].text != ".":
        return None
    for index in range(last - 1, max(first, last - _LONGEST - 2), -1):
        token = tokens[index]
        if token.kind is TokenKind.MARK:
            clause = tokens.all[index + 1 : last]
            return token.end if token.text in _CLAUSE_ENDS and _attributes(clause) else None
    return None


def missing_closer(tokens: Tokens, start: int, end: int) -> int:
    """Where speech that begins at `start` most likely ends: before the first clause that names a speaker, else at `end`."""
    stretch = tokens.all[tokens.first_at(start) : tokens.first_at(end)]
    for index, token in enumerate(stretch):
        if token.kind is TokenKind.MARK and token.text in _CLAUSE_ENDS and _begins_attribution(stretch, index + 1):
            return token.end
    return stretch[-1].end if stretch else start


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
_PRONOUNS = frozenset({"he", "she", "they", "it", "I", "we"})


def _begins_attribution(stretch: Sequence[Token], index: int) -> bool:
    """Whether the words from `index` on, up to the next mark, name a speaker: `he said`, `said Lee`."""
    clause = []
    for token in stretch[index : index + _LONGEST]:
        if token.kind is TokenKind.MARK:
            break
        clause.append(token)
    return _attributes(clause)


def _attributes(clause: Sequence[Token]) -> bool:
    """Whether a clause is an attribution and nothing else: subject and cue, or cue and subject."""
    if len(clause) < 2 or len(clause) > _LONGEST:
        return False
    first, second = clause[0], clause[1]
    if "cue-verb" in first.classes and not first.capital:
        return second.text in _PRONOUNS or second.capital or second.text in {"the", "a", "one"}
    if first.text in _PRONOUNS:
        return "cue-verb" in second.classes or ("cue-verb" in clause[-1].classes and len(clause) == 3)
    return first.capital and any("cue-verb" in token.classes for token in clause[1:4])
