"""Which language an article is in: as declared, else English where its common words are."""

import re
from collections.abc import Sequence

from factlint.reading.tokens import TokenKind, Tokens

ENGLISH = "en"
UNKNOWN = "und"
"""No language that we know (the code is BCP 47's, “undetermined”)."""

_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?\s*")
_SAMPLE = 300
_ENOUGH_WORDS = 50
_ENOUGH_LETTERS = 50
_FIRST_OTHER = "\u0370"
_LATIN_AGAIN = ("\u1e00", "\u2000")
"""Letters before the first are Latin, as are those of a later block (source: the Unicode code charts)."""
_LEAST_SHARE = 0.2
"""Of the words of an English news article at least 27% are function words, of most other languages' under 15%."""


def primary_language(tag: str) -> str | None:
    """The language of a tag as BCP 47 writes it: `en-GB` is `en`. None where the text is no such tag."""
    match = _TAG.fullmatch(tag)
    return match.group(1).lower() if match else None


def guess_language(tokens: Tokens) -> str:
    """`en` where enough words are function words of English, or the text is too short to tell; else `und`."""
    words = [token for token in tokens.all[:_SAMPLE] if token.kind is TokenKind.WORD]
    if _in_another_script([token.text for token in words]):
        return UNKNOWN
    common = sum("function-word" in token.classes for token in words)
    return ENGLISH if len(words) < _ENOUGH_WORDS or common >= _LEAST_SHARE * len(words) else UNKNOWN


def _in_another_script(words: Sequence[str]) -> bool:
    """Whether most letters belong to another script: some have no spaces, so that there are few words to count."""
    others = sum(
        len(word) for word in words if word[0] >= _FIRST_OTHER and not _LATIN_AGAIN[0] <= word[0] < _LATIN_AGAIN[1]
    )
    return others >= _ENOUGH_LETTERS and others * 2 > sum(map(len, words))
