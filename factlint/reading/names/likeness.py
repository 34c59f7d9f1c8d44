"""Likeness: which of many names are spelled nearly alike, without comparing each with each.

Two names one slip of the pen apart share a form with one letter left out; two
transliterations share a key. Names meet under such keys, so that the work grows with the
number of names alone.
"""

from collections.abc import Iterable, Iterator

from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names.spelling import SHORT, spelling_key

_MOST = 40
"""Under one key no more names than this are compared: only made-up texts have more."""


def near_pairs(forms: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of single words that may be spellings of one name: each pair once, the earlier first, in order."""
    order = list(dict.fromkeys(forms))
    by_key: dict[str, list[int]] = {}
    for number, form in enumerate(order):
        for key in _keys(form):
            by_key.setdefault(key, []).append(number)
    pairs = {
        (one, other)
        for numbers in by_key.values()
        if len(numbers) > 1
        for position, one in enumerate(numbers[:_MOST])
        for other in numbers[position + 1 : _MOST]
    }
    return [(order[one], order[other]) for one, other in sorted(pairs)]


def _keys(form: str) -> Iterator[str]:
    """What a form can be met under: its key, its listed group, and (from four letters on) itself less one letter."""
    letters = fold(form)
    yield "=" + spelling_key(form)
    listed = lexicon.entries("given-name-spelling").get(letters)
    if listed is not None:
        yield "~" + listed
    if len(letters) >= SHORT:
        yield letters
        shorter = {letters[:index] + letters[index + 1 :] for index in range(len(letters))}
        yield from sorted(shorter)
