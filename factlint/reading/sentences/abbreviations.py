"""Full stops that belong to an abbreviation: whether the sentence goes on behind them."""

from factlint.reading import lexicon
from factlint.reading.tokens import Token, TokenKind, Tokens

_VOWELS = frozenset("aeiouy")
_LEAD = 8
"""How many tokens the lead of a sentence may take up to the hour: On Friday, Oct. 26, at 5 p.m."""


def keeps_going(tokens: Tokens, start: int, stop: int, follower: Token) -> bool:
    """Whether the full stop at the token `stop` belongs to an abbreviation that does not end the sentence.

    `start` is the sentence's first token, `follower` the word or number behind the full stop.
    """
    index = stop if tokens[stop].text != "." else stop - 1
    if index < start or (index < stop and tokens[index].end < tokens[stop].start):
        return False
    kind = _kind(tokens, start, index, follower)
    if kind in {"title", "inner"}:
        return True
    if kind == "count":
        return follower.kind is TokenKind.NUMBER or "month" in follower.classes
    if kind == "hour":
        return _in_hour(follower) or _leads(tokens, start, index, follower)
    if kind == "place" and index > start and tokens[index - 1].text in ",-":
        return lexicon.entries("abbreviation").get(follower.text) == "title"
    return kind not in {"", "behind"} and not is_starter(tokens, follower) and not _is_courtesy(follower)


def is_starter(tokens: Tokens, token: Token) -> bool:
    """Whether a word begins sentences rather than names; a lone letter with a full stop (A. Smith) does not."""
    if "sentence-starter" not in token.classes or _is_courtesy(token):
        return False
    behind = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    return len(token.text) > 1 or behind is None or behind.text != "." or behind.start > token.end


def _is_courtesy(token: Token) -> bool:
    """Whether a word is a title that stands behind no initial, company or country: Mr."""
    return lexicon.entries("sentence-starter").get(token.text.lower()) == "courtesy"


def _kind(tokens: Tokens, start: int, index: int, follower: Token) -> str:
    """What kind of abbreviation a word is, as the lexicon has it; empty for none."""
    token = tokens[index]
    if token.kind is not TokenKind.WORD:
        return ""
    stem = token.text.removesuffix(".")
    known = lexicon.entries("abbreviation").get(stem)
    if known is not None:
        return known
    if stem.isupper() and lexicon.entries("abbreviation").get(stem.capitalize()) == "title":
        return "title"
    if len(stem) == 1:
        return "either" if _is_initial(tokens, start, index, follower) else ""
    if "." in stem or (index > start and _all_consonants(stem, tokens[index - 1], token)):
        return "either"
    return ""


def _all_consonants(stem: str, before: Token, token: Token) -> bool:
    """Whether a word can only be an abbreviation (Bde, Rgt).

    All capitals may be a name (TV, BBC), behind a figure stands a unit (bn, km), at another mark the end of
    an address (html): none of them has a full stop of its own.
    """
    if before.kind is not TokenKind.WORD or before.end == token.start:
        return False
    return stem.isalpha() and (stem.islower() or stem.istitle()) and _VOWELS.isdisjoint(stem.lower())


def _is_initial(tokens: Tokens, start: int, index: int, follower: Token) -> bool:
    """Whether a letter stands for a name: it is no ending of a figure (1990’s), and not the word I."""
    token = tokens[index]
    before = tokens[index - 1] if index > start else None
    if before is not None and before.end == token.start and (before.kind is not TokenKind.MARK or before.text in "'’&"):
        return False
    if token.text == "I":
        return before is not None and before.capital and not is_starter(tokens, follower)
    return True


def _in_hour(follower: Token) -> bool:
    """Whether an hour goes on: p.m. Monday, p.m. Oct. 26, p.m. EST."""
    if follower.classes & {"weekday", "month", "time-zone"}:
        return True
    return "dotted" in follower.classes and follower.text.replace(".", "") in lexicon.entries("time-zone")


def _leads(tokens: Tokens, start: int, hour: int, follower: Token) -> bool:
    """Whether the hour is part of the lead of its sentence: At 5 p.m. Smith left."""
    first = lexicon.entries("sentence-starter").get(tokens[start].text.lower())
    if first != "before an hour" or hour - start > _LEAD or is_starter(tokens, follower):
        return False
    return bool(tokens[start + 1].classes & {"number", "weekday", "month"})
