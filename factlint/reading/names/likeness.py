"""Likeness: which of many names are spelled nearly alike, without comparing each with each.

Two names one slip of the pen apart share a form with one letter left out; two
transliterations share a key. Names meet under such keys, so that the work grows with the
number of names alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names.spelling import SHORT, spelling_key

_MOST = 40
"""Under one key no more names than this are compared: only made-up texts have more."""


def near_pairs(forms: Iterable[str], others: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """Pairs of names that may be spellings of one: each pair once, the earlier first, in order.

    With `others`, each pair is of a form and one of these.
    """
    order = list(dict.fromkeys(forms))
    border = None if others is None else len(order)
    order += others or ()
    by_key: dict[str, list[int]] = {}
    for number in _in_company(order, border):
        for key in _keys(order[number]):
            by_key.setdefault(key, []).append(number)
    pairs: set[tuple[int, int]] = set()
    for numbers in by_key.values():
        if len(numbers) > 1:
            met = combinations(numbers[:_MOST], 2)
            pairs.update(pair for pair in met if border is None or pair[0] < border <= pair[1])
    return [(order[one], order[other]) for one, other in sorted(pairs)]


def _in_company(order: Sequence[str], border: int | None) -> list[int]:
    """The numbers of the forms that begin or end like another one: the rest is near to none.

    With a border, the other one must stand beyond it.
    """
    ends = [_ends(form) for form in order]
    if border is None:
        times = Counter(end for both in ends for end in both)
        return [number for number, (head, tail) in enumerate(ends) if times[head] > 1 or times[tail] > 1]
    mine = {end for both in ends[:border] for end in both}
    others = {end for both in ends[border:] for end in both}
    shared = mine & others
    return [number for number, (head, tail) in enumerate(ends) if head in shared or tail in shared]


def _ends(form: str) -> tuple[str, str]:
    """First and last letters: a name of six letters or more with one slip still has one of them."""
    letters = fold(form)
    return letters[:3], letters[-2:] + "$"


def _keys(form: str) -> Iterator[str]:
    """What a form can be met under: its key, its listed group, and (from four letters on) itself less one letter."""
    letters = fold(form)
    yield "=" + spelling_key(form)
    listed = lexicon.entries("given-name-spelling").get(letters)
    if listed is not None:
        yield "~" + listed
    if len(letters) >= SHORT:
        yield letters
        yield from sorted({letters[:index] + letters[index + 1 :] for index in range(len(letters))})
