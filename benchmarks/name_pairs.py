"""Pairs of names: whether `same_name` tells one name in two spellings from two names, beside other tools."""

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Any

import msgspec

from benchmarks.common import Setup, percent, table
from factlint import fold, same_name

PAGE = "accuracy.md"
DRAWN = 1_000
"""So many pairs of one name are drawn from the groups of people's names and from the cities', half as many of two."""

RATIO = 0.85
_WOMAN = re.compile("(?:owna|owa|ova|anka|ina|yna|eva|skaya|ska)$")
_CLOSE = 0.55
_NEAR = 0.8


class Pair(msgspec.Struct, frozen=True):
    """Two names, whether they are one, what they name, and which set they come from."""

    one: str
    other: str
    same: bool
    kind: str
    source: str

    @property
    def as_many_words(self) -> bool:
        """Whether none of the names has a word that the other lacks (a middle name, a clan, “region”)."""
        return len(self.one.replace("-", " ").split()) == len(self.other.replace("-", " ").split())


_Score = Callable[[Pair], float]


def measure(setup: Setup) -> str:
    """The section: precision and recall of each tool by kind of name, the others at the same precision or better."""
    pairs = [*_bench(setup), *_drawn(setup)]
    tools: dict[str, _Score] = {"rapidfuzz ratio": _ratio()}
    logic = _logic()
    if logic is not None:
        tools["nomenklatura logic-v2"] = logic
    scores = {name: [score(pair) for pair in pairs] for name, score in tools.items()}
    mine = [same_name(pair.one, pair.other) for pair in pairs]
    without = "" if logic is not None else "\n\nnomenklatura is not installed here, so that its logic-v2 is left out."
    rows = _rows(pairs, mine, scores, lambda _: True)
    words = _rows(pairs, mine, scores, lambda pair: pair.as_many_words)
    head = ("set", "kind", "one name", "two names", *_heads(tools))
    both = f"{table(head, rows)}\n\nOnly pairs of as many words:\n\n{table(head, words)}"
    return f"### Pairs of names\n\n{both}\n\n{_NOTE}{without}"


def _bench(setup: Setup) -> Iterator[Pair]:
    for row in setup.rows("name-pairs"):
        yield Pair(row["a"], row["b"], row["same"], row["kind"], "name-pairs")


def _drawn(setup: Setup) -> list[Pair]:
    """Pairs drawn from groups of spellings: of one group, and near ones of two groups."""
    random = setup.random("name-pairs")
    people = [row["variants"] for row in setup.rows("person-name-groups")]
    cities = [[row["name"], *row["variants"]] for row in setup.rows("city-variants")]
    return [
        *_of_groups(people, "name_part", "person-name-groups", random),
        *_of_groups(cities, "place", "city-variants", random),
    ]


def _of_groups(groups: list[list[str]], kind: str, source: str, random: Random) -> Iterator[Pair]:
    order = list(groups)
    random.shuffle(order)
    drawn = 0
    for group in order:
        pair = _close_pair(group, random)
        if pair is not None and drawn < DRAWN // 2:
            drawn += 1
            yield Pair(*pair, same=True, kind=kind, source=source)
    yield from _near_strangers(groups, kind, source, random)


def _close_pair(group: list[str], random: Random) -> tuple[str, str] | None:
    """Two spellings of a group that are close: their skeletons of consonants are alike by at least 0.55."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # loaded where it is measured

    names = [name for name in dict.fromkeys(group) if fold(name).replace(" ", "").isalpha()]
    random.shuffle(names)
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            close = fold(one) != fold(other) and ratio(fold(one), fold(other)) >= 100 * _CLOSE
            if close and _begin_alike(one, other) and not _wife_or_daughter(one, other):
                return one, other
    return None


def _wife_or_daughter(one: str, other: str) -> bool:
    """Whether one form of a surname has a woman's ending that the other one lacks."""
    return bool(_WOMAN.search(fold(one))) != bool(_WOMAN.search(fold(other)))


def _begin_alike(one: str, other: str) -> bool:
    """Whether two forms have as many words and begin with letters that stand for one sound: no exonym, no old name."""
    sounds = str.maketrans("yjiekqgcszxwvf", "iiiikkkssssvvv")
    mine, its = fold(one).split(), fold(other).split()
    return len(mine) == len(its) and mine[0][0].translate(sounds) == its[0][0].translate(sounds)


def _near_strangers(groups: list[list[str]], kind: str, source: str, random: Random) -> Iterator[Pair]:
    """Near names (ratio of at least 0.8, the same first letter) that no group has both of."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # loaded where it is measured

    of_name: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for name in group:
            of_name.setdefault(fold(name), set()).add(number)
    names = sorted({fold(group[0]) for group in groups if fold(group[0]).replace(" ", "").isalpha()})
    starts = list(range(len(names) - 1))
    random.shuffle(starts)
    drawn = 0
    for index in starts:
        one = names[index]
        near = [
            other
            for other in names[index + 1 : index + 30]
            if other[0] == one[0] and ratio(one, other) >= 100 * _NEAR and of_name[one].isdisjoint(of_name[other])
        ]
        if near and drawn < DRAWN // 2:
            drawn += 1
            yield Pair(one, random.choice(near), same=False, kind=kind, source=source)


def _ratio() -> _Score:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # loaded where it is measured

    return lambda pair: ratio(pair.one.casefold(), pair.other.casefold()) / 100


def _logic() -> _Score | None:
    """The score of nomenklatura's logic-v2, None where it is not installed."""
    try:
        matching: Any = importlib.import_module("nomenklatura.matching")
        proxy: Any = importlib.import_module("followthemoney.proxy")
    except ImportError:
        return None
    settings = matching.LogicV2.default_config()
    schemas = {"person": "Person", "name_part": "Person", "org": "Organization"}

    def score(pair: Pair) -> float:
        made = [
            proxy.EntityProxy.from_dict(
                {"id": name, "schema": schemas.get(pair.kind, "LegalEntity"), "properties": {"name": [name]}}
            )
            for name in (pair.one, pair.other)
        ]
        return float(matching.LogicV2.compare(*made, settings).score)

    return score


def _heads(tools: Iterable[str]) -> Iterator[str]:
    yield "factlint: precision"
    yield "recall"
    for tool in tools:
        if tool.startswith("rapidfuzz"):
            yield f"ratio ≥ {RATIO}: precision"
            yield "recall"
        yield f"{tool}: recall at that precision"


def _rows(
    pairs: list[Pair], mine: list[bool], scores: dict[str, list[float]], chosen: Callable[[Pair], bool]
) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for source, kind in sorted({(pair.source, pair.kind) for pair in pairs}):
        numbers = [n for n, p in enumerate(pairs) if (p.source, p.kind) == (source, kind) and chosen(p)]
        same = [pairs[number].same for number in numbers]
        right, wrong = _counts(same, [mine[number] for number in numbers])
        row: list[object] = [source, kind, sum(same), len(same) - sum(same)]
        row += [percent(right, right + wrong), percent(right, sum(same))]
        for tool, of_pair in scores.items():
            of_these = [of_pair[number] for number in numbers]
            if tool.startswith("rapidfuzz"):
                true, false = _counts(same, [score >= RATIO for score in of_these])
                row += [percent(true, true + false), percent(true, sum(same))]
            row.append(percent(_best(same, of_these, right, wrong), sum(same)) if not all(same) else "–")
        rows.append(tuple(row))
    return rows


def _counts(same: list[bool], said: list[bool]) -> tuple[int, int]:
    """How many pairs were said to be one name rightly, and wrongly."""
    right = sum(true and yes for true, yes in zip(same, said, strict=True))
    return right, sum(said) - right


def _best(same: list[bool], scores: list[float], right: int, wrong: int) -> int:
    """The most pairs that a threshold finds at the precision of `right` and `wrong` or a better one."""
    best = true = false = 0
    ranked = sorted(zip(scores, same, strict=True), key=lambda pair: -pair[0])
    for index, (score, one_name) in enumerate(ranked):
        true, false = true + one_name, false + (not one_name)
        last = index + 1 == len(ranked) or ranked[index + 1][0] < score
        if last and score > 0 and true * (right + wrong) >= right * (true + false):
            best = true
    return best


_NOTE = (
    "Pairs of one name and of two: those of `name-pairs` as they stand, and 1,000 each drawn with a seed from the"
    " groups of spellings in `person-name-groups` and `city-variants`. A drawn pair of one name is two spellings of one"
    " group that have as many words, begin with letters for one sound and have a ratio of at least 0.55, which leaves"
    " exonyms and old names out; none is the wife's or daughter's form of the other. A drawn pair of two names has a"
    " ratio of at least 0.8, the same first letter and no group in common. *Recall at that precision* is what the best"
    " threshold of a tool finds at factlint's precision or a better one; where there are no pairs of two names, none is"
    " told. The names of name parts are the very table that logic-v2 looks names up in, so that its figures for them"
    " tell nothing. Namesakes that only two systems of writing keep apart (Yurii Boiko, Yuriy Boyko) count as two names"
    " here. A name with a word more (a patronymic, a second surname) is no spelling for factlint: the second table"
    " leaves such pairs out."
)
