"""Bare surnames: who is first called by surname alone, and whether something stands there that says who that is."""

import itertools
from collections.abc import Iterable, Sequence

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading import lexicon
from factlint.reading.names.known import is_known_alone
from factlint.reading.names.mentions import Mention, Named
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.reading.voice import Voice

_LONGEST_DESCRIPTION = 9
"""So many words and marks behind a name are looked at for its description."""

_SHORT, _AT_THE_HEAD = 100, 3
"""Of the first paragraphs, those before any longer than this may be headlines that the file does not mark."""

_GROWN_UP = 18
"""Children go by their given names."""

_CREDIT = "reported"
"""The verb of a credit (“Lee reported from Rome”), in which reporters go by surname."""

_NO_BREAK = frozenset("([-–&@#/|•:;")
"""Marks behind which a surname may belong to something else."""

_OTHER_SENSES = frozenset(
    {
        "city", "country", "demonym", "given-name", "month", "news-agency", "not-name", "opener", "organization",
        "organization-word", "place-noun", "place-word", "portfolio", "region", "role", "title", "title-noun",
        "weekday",
    }
)  # fmt: skip
"""A word of one of these lists may be something else than a surname."""


class BareSurname(msgspec.Struct, frozen=True, gc=False):
    """Somebody whom running text first calls by surname alone, and whom readers do not know by it.

    `mention` is that place; `described` tells that a party, an age or a role stands behind the name there: (D-Vt.) –
    “, 45,” – “, head of the agency,”.
    """

    person: Named
    mention: Mention
    described: bool


def read_bare_surnames(tokens: Tokens, blocks: Blocks, people: Iterable[Named]) -> tuple[BareSurname, ...]:
    """The people of an article who are first called by surname alone, where it is surely a name and used as one."""
    found = []
    for person in people:
        mention = _first_use(person, blocks)
        if mention is not None and _is_surname(mention.surname) and _is_in_prose(mention, tokens, blocks):
            place = tokens.first_at(mention.span.start), tokens.first_at(mention.span.end)
            if _stands_alone(tokens, *place):
                found.append(BareSurname(person, mention, _is_described(tokens, mention, *place)))
    return tuple(found)


def _first_use(person: Named, blocks: Blocks) -> Mention | None:
    """The first mention in running text, None where it has a given name or a title, or stands in a quotation."""
    for mention in person.mentions:
        if blocks[mention.block].meaning.introduces:
            bare = not mention.given and not mention.introduced_by and mention.voice is Voice.NARRATOR
            return mention if bare else None
    return None


def _is_surname(surname: str) -> bool:
    """Whether a name is written like a surname, is on no list of other words, and is nobody’s whom readers know."""
    word = surname.rpartition(" ")[2]
    plain = len(word) > 2 and word[0].isupper() and any(letter.islower() for letter in word[1:]) and word[1] != "-"
    if not plain or (word != surname and surname[0].isupper()):
        return False
    known = is_known_alone(word) or (word.endswith("s") and (is_known_alone(word[:-1]) or is_known_alone(word[:-2])))
    return not known and lexicon.classes(word).isdisjoint(_OTHER_SENSES)


def _is_in_prose(mention: Mention, tokens: Tokens, blocks: Blocks) -> bool:
    """Whether a paragraph ends like prose, and is not one of the first lines, which may be headline and deck."""
    head = blocks.all[: min(mention.block, _AT_THE_HEAD) + 1]
    if len(head) <= _AT_THE_HEAD and all(len(block.span) < _SHORT for block in head):
        return False
    end = tokens[tokens.first_at(blocks[mention.block].span.end) - 1]
    return not end.classes.isdisjoint({"end-mark", "quote-mark"})


# -- what stands beside it ---------------------------------------------------------------------------------------------


def _stands_alone(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a surname is used as a person’s: what stands beside it makes no other name or thing of it."""
    before = tokens.all[max(0, start - 3) : start]
    if any(token.classes & {"kinship", "naming"} for token in before) or (before and not _may_precede(before)):
        return False
    following = tokens.all[end : end + 3]
    if _is_listed(before, following):
        return False
    return not following or _may_follow(following[0]) or _is_party(following)


def _is_listed(before: Sequence[Token], following: Sequence[Token]) -> bool:
    """Whether a surname stands among others between commas, as players do in a line-up."""
    if len(before) < 2 or before[-1].text != "," or not following or following[0].text not in {",", "(", ";", "."}:
        return False
    return before[-2].capital or before[-2].text == ")"


def _may_precede(tokens: Sequence[Token]) -> bool:
    """Whether what stands before a surname may stand before one used alone: a full stop, a comma, “and”, “said”."""
    token = tokens[-1]
    if token.kind is TokenKind.MARK:
        return token.text not in _NO_BREAK and not (len(tokens) > 1 and _belongs(token, tokens[-2]))
    if token.kind is TokenKind.NUMBER or (token.capital and not _opens_sentence(token)):
        return False
    return _is_verb(token) or (_goes_before(token) and "things" not in _marks(token))


def _may_follow(token: Token) -> bool:
    """Whether a word or mark may stand behind a surname that is used alone: its verb, a comma, a full stop."""
    if token.kind is TokenKind.MARK:
        return token.text in {",", ".", "?", "!", "—"} or "quote-mark" in token.classes
    return (_is_verb(token) and token.text != _CREDIT) or _goes_before(token)


def _is_verb(token: Token) -> bool:
    """Whether a word is a verb of saying, or a verb or adverb that keeps company with one."""
    return not token.classes.isdisjoint({"cue-verb", "verb-company"})


def _opens_sentence(token: Token) -> bool:
    """Whether a capital is a sentence’s, not a name’s (Will Smith)."""
    return "opener" in token.classes and "given-name" not in token.classes


def _belongs(mark: Token, before: Token) -> bool:
    """Whether a mark joins what stands before to the surname: a role (“the mayor, Lee,”), a nickname (“Butch” Lee)."""
    if mark.text == ",":
        return not before.classes.isdisjoint({"role", "speaker-noun"})
    return "quote-mark" in mark.classes and before.kind is not TokenKind.MARK


def _goes_before(token: Token) -> bool:
    """Whether a word is a preposition or a conjunction."""
    return not _marks(token).isdisjoint({"preposition", "conjunction"})


def _marks(token: Token) -> frozenset[str]:
    """What the list of small words says of one."""
    return frozenset(lexicon.entries("phrase-word").get(token.text.lower(), "").split())


# -- descriptions ------------------------------------------------------------------------------------------------------


def _is_described(tokens: Tokens, mention: Mention, start: int, end: int) -> bool:
    """Whether a party, an age or a person’s role stands behind a name."""
    behind = tokens.all[end : end + _LONGEST_DESCRIPTION]
    if len(behind) < 3 or any("naming" in token.classes for token in behind):
        return False
    if _is_party(behind):
        return True
    if behind[0].text != "," or mention.text.endswith(("s", "ly")):
        return False
    if behind[2].text == "," and _is_age(behind[1]):
        return True
    before = _marks(tokens[start - 1]) if start else frozenset[str]()
    if "preposition" in before and "people" not in before:
        return False
    return behind[1].text == "who" or _has_role(behind[1:])


def _is_age(token: Token) -> bool:
    return len(token.text) == 2 and token.text.isdecimal() and int(token.text) >= _GROWN_UP


def _is_party(tokens: Sequence[Token]) -> bool:
    """Whether a bracket or comma, a party’s letter and a hyphen stand here, as Americans write it: “(D-Vt.)”."""
    if len(tokens) < 3:
        return False
    return tokens[0].text in {"(", ","} and tokens[1].text in {"R", "D", "I"} and tokens[2].text in {"-", "–", ","}


def _has_role(tokens: Sequence[Token]) -> bool:
    """Whether a person’s role is the main noun of a phrase (“director of”, not “rebel-held”, “model village”)."""
    for token, following in itertools.pairwise(tokens):
        if token.kind is TokenKind.MARK and token.text != "-":
            return False
        if _is_personal(token):
            if following.text == "-":
                return False
            if _ends_phrase(following):
                return True
    return False


def _is_personal(token: Token) -> bool:
    """Whether a word says what one person is, and cannot be said of a company or a place (a leader, a rival)."""
    sort = lexicon.entries("role").get(token.word.lower())
    return sort is not None and not sort.startswith("function") and not token.word.endswith("s")


def _ends_phrase(token: Token) -> bool:
    """Whether a phrase’s main noun may stand before a word or mark."""
    if token.kind is TokenKind.MARK:
        return token.text in {",", "."}
    return _goes_before(token)
