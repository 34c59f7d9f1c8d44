"""Chinese names: the same syllables in pinyin (Mao Zedong) and in the older system of Wade and Giles (Mao Tse-tung)."""

import re
from collections.abc import Sequence
from itertools import product

from factlint.reading.folding import fold

_INITIALS = {
    "ch": ("zh", "ch", "j", "q"), "k": ("g", "k"), "p": ("b", "p"), "t": ("d", "t"), "ts": ("z", "c"),
    "tz": ("z", "c"), "hs": ("x",), "j": ("r", "j"), "sz": ("s",), "ss": ("s",),
}  # fmt: skip
"""What Wade and Giles write at a syllable's start → what pinyin may: papers leave out the apostrophe that told."""

_FINALS = {
    "ung": ("ong",), "ien": ("ian",), "ieh": ("ie",), "ueh": ("ue",), "eh": ("e",), "ih": ("i",), "u": ("u", "i"),
    "o": ("e", "uo", "o"), "uei": ("ui",), "yu": ("yu", "you"), "iung": ("iong",), "erh": ("er",), "en": ("en", "an"),
    "yen": ("yan",), "iu": ("iu", "ou"), "e": ("e",),
}  # fmt: skip
_SYLLABLE = re.compile("(hs|ch|ts|tz|sz|ss|sh|[bcdfghjklmnpqrstwxyz])?([a-z]+)")
_HYPHEN = re.compile("[-‐‑]")


def romanized_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two Chinese names of two words each, the family name first, are one in the two systems.

    The given name must stand with a hyphen in one and joined in the other.
    """
    if len(one) != 2 or len(other) != 2:
        return False
    older, newer = (one, other) if _HYPHEN.search(one[1]) else (other, one)
    halves = _HYPHEN.split(fold(older[1]))
    if len(halves) != 2 or _HYPHEN.search(newer[1]):
        return False
    return fold(newer[0]) in _pinyin(fold(older[0])) and fold(newer[1]) in {
        first + second for first, second in product(*map(_pinyin, halves))
    }


def _pinyin(syllable: str) -> set[str]:
    """How pinyin may write a syllable of Wade and Giles's."""
    match = _SYLLABLE.fullmatch(syllable)
    if match is None:
        return {syllable}
    initial, final = match[1] or "", match[2]
    initials = _INITIALS.get(initial, (initial,))
    finals = (*_FINALS.get(final, ()), final)
    return {syllable, *(first + last for first, last in product(initials, finals))}
