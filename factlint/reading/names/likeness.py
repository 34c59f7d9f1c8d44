"""Likeness: which of many names are spelled nearly alike, without comparing each with each.

Two names one slip of the pen apart share a form with one letter left out; two
transliterations share a key. Names meet under such keys, so that the work grows with the
number of names alone.
"""

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names.romanization import may_be_foreign, readings, spelling_key
from factlint.reading.names.spelling import LISTS, LONG, SHORT, case_key, skeleton, written_out

_ALIKE = str.maketrans("wyjcq", "viikk")
"""Letters that many systems write for one another (Lewandowski, Levandovsky)."""

_MOST = 40
"""Under one key no more names than this are compared: only made-up texts have more."""


def near_pairs(forms: Iterable[str], others: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """Pairs of names that may be spellings of one: each pair once, the earlier first, in order.

    With `others`, each pair is of a form and one of these, and none is read by the systems of
    other languages.
    """
    order = list(dict.fromkeys(forms))
    border = None if others is None else len(order)
    order += others or ()
    by_key: dict[str, set[int]] = {}
    for number in _in_company(order, border):
        for key in _keys(order[number]):
            by_key.setdefault(key, set()).add(number)
    if border is None:
        for number in _foreign_company(order):
            for key in readings(order[number]):
                by_key.setdefault("=" + key, set()).add(number)
    by_key.pop("", None)
    by_key.pop("=", None)
    pairs: set[tuple[int, int]] = set()
    for numbers in by_key.values():
        if len(numbers) > 1:
            met = combinations(sorted(numbers)[:_MOST], 2)
            pairs.update(pair for pair in met if border is None or pair[0] < border <= pair[1])
    return [(order[one], order[other]) for one, other in sorted(pairs)]


def _in_company(order: Sequence[str], border: int | None) -> list[int]:
    """The numbers of the forms that begin or end like another one, or are listed with it: the rest is near to none.

    With a border, the other one must stand beyond it.
    """
    of_each = [_ends(form) for form in order]
    if border is None:
        times = Counter(chain.from_iterable(of_each))
        return [number for number, mine in enumerate(of_each) if any(times[trait] > 1 for trait in mine)]
    shared = set(chain.from_iterable(of_each[:border])).intersection(chain.from_iterable(of_each[border:]))
    return [number for number, mine in enumerate(of_each) if not shared.isdisjoint(mine)]


@functools.lru_cache(maxsize=10_000)
def _ends(form: str) -> Sequence[str]:
    """First and last letters, one of which a name with one slip still has; the groups that it is listed in."""
    letters = fold(form).translate(_ALIKE)
    outer = (letters[:1] + letters[-1:] + "$$",) if len(letters) < LONG else ()
    return (letters[:3], letters[-2:] + "$", *outer, *_groups(fold(form)))


def _groups(letters: str) -> Iterator[str]:
    """The groups of spellings that a form is listed in."""
    return (f"{name}:{group}" for name in LISTS if (group := lexicon.entries(name).get(letters)) is not None)


def _foreign_company(order: Sequence[str]) -> Iterator[int]:
    """The numbers of the forms whose consonants agree, where one may be written by another language's system."""
    groups: dict[str, list[int]] = {}
    for number, form in enumerate(order):
        groups.setdefault(skeleton(fold(form)), []).append(number)
    for letters, numbers in groups.items():
        if len(numbers) > 1 < len(letters) and any(may_be_foreign(order[number]) for number in numbers):
            yield from numbers


@functools.lru_cache(maxsize=10_000)
def _keys(form: str) -> Sequence[str]:
    """What a form can be met under: its key, its listed groups, itself, and (from four letters on) less one letter."""
    letters = fold(form)
    less = {letters[:index] + letters[index + 1 :] for index in range(len(letters))} if len(letters) >= SHORT else ()
    ways = ("=" + spelling_key(form), "=" + case_key(form))
    return (letters, *ways, written_out(form), *_groups(letters), *less)
