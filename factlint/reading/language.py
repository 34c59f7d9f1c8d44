"""Which language an article is in: as declared, else English where its common words are."""

import re

from factlint.reading.tokens import TokenKind, Tokens

ENGLISH = "en"
UNKNOWN = "und"
"""No language that we know (the code is BCP 47's, “undetermined”)."""

_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?\s*")
_SAMPLE = 300
_ENOUGH_WORDS = 50
_LEAST_SHARE = 0.2
"""Of the words of an English news article at least 27% are function words, of most other languages' under 15%."""


def primary_language(tag: str) -> str | None:
    """The language of a tag as BCP 47 writes it: `en-GB` is `en`. None where the text is no such tag."""
    match = _TAG.fullmatch(tag)
    return match.group(1).lower() if match else None


def guess_language(tokens: Tokens) -> str:
    """`en` where enough words are function words of English, or the text is too short to tell; else `und`."""
    words = [token for token in tokens.all[:_SAMPLE] if token.kind is TokenKind.WORD]
    common = sum("function-word" in token.classes for token in words)
    return ENGLISH if len(words) < _ENOUGH_WORDS or common >= _LEAST_SHARE * len(words) else UNKNOWN
