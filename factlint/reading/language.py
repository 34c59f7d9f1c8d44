"""Which language an article is in: as declared, else English where its common words are."""

import re

from factlint.reading.tokens import TokenKind, Tokens

ENGLISH = "en"
UNKNOWN = "und"
"""No language that we know (the code is BCP 47's, “undetermined”)."""

_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?\s*")
_ENOUGH_WORDS = 50
_LEAST_SHARE = 0.15


def primary_language(tag: str) -> str | None:
    """The language of a tag as BCP 47 writes it: `en-GB` is `en`. None where the text is no such tag."""
    match = _TAG.fullmatch(tag)
    return match.group(1).lower() if match else None


def guess_language(tokens: Tokens) -> str:
    """`en` where enough words are function words of English, or the text is too short to tell; else `und`."""
    words = sum(token.kind is TokenKind.WORD for token in tokens)
    if words < _ENOUGH_WORDS or len(tokens.of("function-word")) >= _LEAST_SHARE * words:
        return ENGLISH
    return UNKNOWN
