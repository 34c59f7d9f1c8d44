"""Likeness: which of many names are spelled nearly alike, without comparing each with each.

Two names one slip of the pen apart share a form with one letter left out; two
transliterations share a key. Names meet under such keys, so that the work grows with the
number of names alone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, combinations

from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names.romanization import readings, spelling_key
from factlint.reading.names.spelling import LISTS, SHORT, skeleton, written_out

_MOST = 40
"""Under one key no more names than this are compared: only made-up texts have more."""


def near_pairs(forms: Iterable[str], others: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """Pairs of names that may be spellings of one: each pair once, the earlier first, in order.

    With `others`, each pair is of a form and one of these.
    """
    order = list(dict.fromkeys(forms))
    border = None if others is None else len(order)
    order += others or ()
    by_key: dict[str, set[int]] = {}
    for number in _in_company(order, border, _ends):
        for key in _keys(order[number]):
            by_key.setdefault(key, set()).add(number)
    for number in _in_company(order, border, _skeleton):
        for key in readings(order[number]):
            by_key.setdefault("=" + key, set()).add(number)
    by_key.pop("", None)
    pairs: set[tuple[int, int]] = set()
    for numbers in by_key.values():
        if len(numbers) > 1:
            met = combinations(sorted(numbers)[:_MOST], 2)
            pairs.update(pair for pair in met if border is None or pair[0] < border <= pair[1])
    return [(order[one], order[other]) for one, other in sorted(pairs)]


def _in_company(order: Sequence[str], border: int | None, traits: Callable[[str], Sequence[str]]) -> list[int]:
    """The numbers of the forms that share a trait with another one: the rest is near to none.

    With a border, the other one must stand beyond it.
    """
    of_each = [traits(form) for form in order]
    if border is None:
        times = Counter(trait for mine in of_each for trait in mine)
        return [number for number, mine in enumerate(of_each) if any(times[trait] > 1 for trait in mine)]
    shared = set(chain.from_iterable(of_each[:border])).intersection(chain.from_iterable(of_each[border:]))
    return [number for number, mine in enumerate(of_each) if not shared.isdisjoint(mine)]


def _ends(form: str) -> Sequence[str]:
    """First and last letters: a name of six letters or more with one slip still has one of them; its listed groups."""
    letters = fold(form)
    return [letters[:3], letters[-2:] + "$", letters[:1] + letters[-1:] + "$$", *_groups(letters)]


def _groups(letters: str) -> Iterator[str]:
    """The groups of spellings that a form is listed in."""
    return (f"{name}:{group}" for name in LISTS if (group := lexicon.entries(name).get(letters)) is not None)


def _skeleton(form: str) -> Sequence[str]:
    """The letters that all systems of romanisation write alike; none where there are too few to tell."""
    letters = skeleton(fold(form))
    return [letters] if len(letters) > 1 else []


def _keys(form: str) -> Iterator[str]:
    """What a form can be met under: its key, its listed groups, itself, and (from four letters on) less one letter."""
    letters = fold(form)
    yield letters
    yield "=" + spelling_key(form)
    yield written_out(form)
    yield from _groups(letters)
    if len(letters) >= SHORT:
        yield from sorted({letters[:index] + letters[index + 1 :] for index in range(len(letters))})
