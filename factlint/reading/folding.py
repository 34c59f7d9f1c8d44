"""Folding: the key under which spellings that differ only in case, marks and spacing are one."""

import functools
import unicodedata

_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"}
    | dict.fromkeys("‘’ʻʼ′", "'")
    | dict.fromkeys("‐‑", "-")
)
"""Letters and marks that Unicode does not decompose, and what English-language papers set for them."""


@functools.lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Small letters without diacritics, white space as single spaces: “Österby  Hall” → “osterby hall”.

    Folding what is folded changes nothing.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    small = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", small).translate(_LETTERS)
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


def letters(text: str) -> str:
    """The letters and digits of a folded text, nothing else: what a fingerprint is made from."""
    return "".join(char for char in fold(text) if char.isalnum())
