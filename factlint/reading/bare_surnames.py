"""Surnames alone: whether one that stands without a given name is used as a person’s, and described as one."""

import itertools
from collections.abc import Sequence

from factlint.reading import lexicon
from factlint.reading.names import Mention
from factlint.reading.tokens import Token, TokenKind, Tokens

LONGEST_DESCRIPTION = 9
"""So many words and marks behind a name are looked at for its description."""

CREDIT = "reported"
"""The verb of a credit (“Lee reported from Rome”), in which reporters go by surname."""


def stands_alone(tokens: Tokens, mention: Mention) -> bool:
    """Whether a surname is used as a person’s: what stands beside it makes no other name or thing of it."""
    index, behind = tokens.first_at(mention.span.start), tokens.first_at(mention.span.end)
    before = tokens.all[max(0, index - 3) : index]
    if any(token.classes & {"kinship", "naming"} for token in before) or (before and not may_precede(before)):
        return False
    following = tokens.all[behind : behind + 3]
    if is_listed(before, following):
        return False
    return not following or may_follow(following[0]) or (len(following) == 3 and is_party(following))


def is_listed(before: Sequence[Token], following: Sequence[Token]) -> bool:
    """Whether a surname stands among others between commas, as players do in a line-up."""
    if len(before) < 2 or before[-1].text != "," or not following or following[0].text not in {",", "(", ";", "."}:
        return False
    return before[-2].capital or before[-2].text == ")"


def may_precede(tokens: Sequence[Token]) -> bool:
    """Whether what stands before a surname may stand before one used alone: a full stop, a comma, “and”, “said”."""
    token = tokens[-1]
    if token.kind is TokenKind.MARK:
        return token.text not in NO_BREAK and not (len(tokens) > 1 and belongs(token, tokens[-2]))
    if token.kind is TokenKind.NUMBER or (token.capital and not opens_sentence(token)):
        return False
    return is_verb(token) or (goes_before(token) and token.text.lower() not in OF_THINGS)


def is_verb(token: Token) -> bool:
    """Whether a word is a verb of saying, or a verb or adverb that keeps company with one."""
    return not token.classes.isdisjoint({"cue-verb", "verb-company"})


OF_THINGS = frozenset({"of", "in", "at", "near", "on", "as", "across", "around", "outside", "inside", "within"})
"""Small words behind which a name is as likely a place, a thing or a nickname."""


def opens_sentence(token: Token) -> bool:
    """Whether a capital is a sentence’s, not a name’s (Will Smith)."""
    return "opener" in token.classes and "given-name" not in token.classes


def belongs(mark: Token, before: Token) -> bool:
    """Whether a mark joins what stands before to the surname: a role (“the mayor, Lee,”), a nickname (“Butch” Lee)."""
    if mark.text == ",":
        return "role" in before.classes
    return "quote-mark" in mark.classes and before.kind is not TokenKind.MARK


NO_BREAK = frozenset("([-–&@#/|•:;")
"""Marks behind which a surname may belong to something else."""


def goes_before(token: Token) -> bool:
    """Whether a word is a preposition or a conjunction."""
    return lexicon.entries("phrase-word").get(token.text.lower(), "").startswith(("preposition", "conjunction"))


def may_follow(token: Token) -> bool:
    """Whether a word or mark may stand behind a surname that is used alone: its verb, a comma, a full stop."""
    if token.kind is TokenKind.MARK:
        return token.text in {",", ".", "?", "!", "—"} or "quote-mark" in token.classes
    return (is_verb(token) and token.text != CREDIT) or goes_before(token)


def is_described(tokens: Tokens, mention: Mention) -> bool:
    """Whether a party, an age or a person’s role stands behind a name: (D-Vt.) – “, 45,” – “, head of the agency,”."""
    start, end = tokens.first_at(mention.span.start), tokens.first_at(mention.span.end)
    behind = tokens.all[end : end + LONGEST_DESCRIPTION]
    if len(behind) < 3 or any("naming" in token.classes for token in behind):
        return False
    if is_party(behind):
        return True
    if behind[0].text != "," or mention.text.endswith(("s", "ly")):
        return False
    if behind[2].text == "," and is_age(behind[1]):
        return True
    before = tokens[start - 1].text.lower() if start else ""
    if "preposition" in lexicon.entries("phrase-word").get(before, "") and before not in OF_PEOPLE:
        return False
    return behind[1].text == "who" or has_role(behind[1:])


def is_age(token: Token) -> bool:
    """Whether a number may be a grown-up’s age: children go by their given names."""
    return len(token.text) == 2 and token.text.isdecimal() and int(token.text) >= GROWN_UP


GROWN_UP = 18
OF_PEOPLE = frozenset({"to", "with", "by"})
"""The prepositions behind which one who is described is most often a person."""


def is_party(tokens: Sequence[Token]) -> bool:
    """Whether a bracket or comma, a party’s letter and a hyphen stand here, as Americans write it: “(D-Vt.)”."""
    return tokens[0].text in {"(", ","} and tokens[1].text in {"R", "D", "I"} and tokens[2].text in {"-", "–", ","}


def has_role(tokens: Sequence[Token]) -> bool:
    """Whether a person’s role is the main noun of a phrase (“director of”, not “rebel-held”, “model village”)."""
    for token, following in itertools.pairwise(tokens):
        if token.kind is TokenKind.MARK and token.text != "-":
            return False
        if is_personal(token):
            if following.text == "-":
                return False
            if ends_phrase(following):
                return True
    return False


def is_personal(token: Token) -> bool:
    """Whether a word says what one person is, and cannot be said of a company or a place (a leader, a rival)."""
    sort = lexicon.entries("role").get(token.word.lower())
    return sort is not None and not sort.startswith("function") and not token.word.endswith("s")


def ends_phrase(token: Token) -> bool:
    """Whether a phrase’s main noun may stand before a word or mark."""
    if token.kind is TokenKind.MARK:
        return token.text in {",", "."}
    return goes_before(token)
