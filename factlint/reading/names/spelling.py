"""Spelling: when two written forms are one name.

A key puts the usual transliterations of one name together (Zelensky, Zelenskiy,
Zelenskyy; Khabarov, Habarov); beside it counts one slip of the pen: a letter more, less,
other, or two letters swapped. Names on the project's lists are told apart by these.
"""

import functools
import re

from factlint.reading import lexicon
from factlint.reading.folding import fold

LONG = 6
"""From this many letters on, one slip of the pen is taken for the same name."""

SHORT = 4
"""From this many letters on, one slip of the pen is, with other evidence, taken for the same name."""

_CLASSES = (
    # what is written                     one letter for all; the order matters
    ("shch|schtsch|sch|sh", "ş"),
    ("tsch|tch|ch", "č"),
    ("dzh|dj|zh|^j", "j"),
    ("kh", "h"),
    ("dh", "d"),
    ("gh", "g"),
    ("ph", "f"),
    ("tz|ts", "c"),
    ("ck|q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("o(?:v|f+)$", "ov"),
    ("e(?:v|f+)$", "ev"),
    ("ou|oo", "u"),
    ("(?<=[ae])[iyj]", "i"),
    ("[iyj]+[ey]|[iyj]+$|[ie]e$|e[iyj]$", "i"),
    ("[yj]", "i"),
    ("(?<=[aou])e", ""),
    ("e(?=[iyj])", "a"),
    ("(?<=a)h$", ""),
)
_RULE = re.compile("|".join(f"({pattern})" for pattern, _ in _CLASSES))
_GLIDE = re.compile("(?:(?<![aeiouyj])[iyj]|^[yi])(?=[aeou])(?<!^j)")
_DOUBLED = re.compile(r"(.)\1+")


@functools.lru_cache(maxsize=20_000)
def spelling_key(name: str) -> str:
    """The same for all usual transliterations of a name: Zelenskyy, Zelenskiy and Zelensky are “zelenski”."""
    letters = _GLIDE.sub("", "".join(char for char in fold(name) if char.isalpha()))
    written = _RULE.sub(lambda match: _CLASSES[(match.lastindex or 1) - 1][1], letters)
    return _DOUBLED.sub(r"\1", written)


def same_name(one: str, other: str) -> bool:
    """Whether two names, each of one or more words, are spellings of one name.

    Word by word: equal but for case and diacritics, transliterations of one another, known
    spellings of one given name, or (from six letters on) one letter apart. Names that the
    project's lists know as different ones are not (Austria, Australia). Never of a full and
    a short form: both need the same number of words.
    """
    mine, its = fold(one).split(), fold(other).split()
    return len(mine) == len(its) > 0 and all(same_word(*pair) for pair in zip(mine, its, strict=True))


def same_word(one: str, other: str) -> bool:
    """Whether two words are spellings of one name."""
    if fold(one) == fold(other):
        return True
    if told_apart(one, other):
        return False
    return same_given_name(one, other) or transliterated(one, other) or one_slip(one, other)


def transliterated(one: str, other: str) -> bool:
    """Whether two words are transliterations of one name."""
    return spelling_key(one) == spelling_key(other)


def one_slip(one: str, other: str, *, short: bool = False) -> bool:
    """Whether two words are one slip of the pen apart, the longer of six letters and more (of four, if `short`)."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # loaded only where names are near one another

    mine, its = fold(one), fold(other)
    enough = SHORT if short else LONG
    return max(len(mine), len(its)) >= enough and OSA.distance(mine, its, score_cutoff=1) <= 1


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names are listed as spellings of one (Stephen, Steven)."""
    spellings = lexicon.entries("given-name-spelling")
    mine = spellings.get(fold(one))
    return mine is not None and mine == spellings.get(fold(other))


def told_apart(one: str, other: str) -> bool:
    """Whether the lists know two words as different names: two given names, two surnames, a place and its people."""
    if same_given_name(one, other):
        return False
    mine, its = fold(one), fold(other)
    given = lexicon.entries("given-name")
    if mine in given and its in given:
        return True
    groups = lexicon.entries("near-surname")
    return mine in groups and its in groups
