"""Systems: by which system of romanisation the parts of a Ukrainian or Russian name are written.

Valery Zaluzhnyi has a given name after the Russian form and a surname by Ukraine's system;
Ukraine's own passport says Valerii Zaluzhnyi.
"""

import re
from collections.abc import Iterable

import msgspec

from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names.mentions import Mention, Named

_NAMES = {
    "national": "Ukraine’s system of 2010",
    "bgn": "the British and American system (BGN/PCGN)",
    "loc": "the Library of Congress’s system",
    "russian": "the Russian form",
}
_ORDER = tuple(_NAMES)

_CONSONANT = "[bcdfghklmnprstvz]"
_MARKS = tuple(
    (re.compile(pattern), frozenset(systems.split()))
    for pattern, systems in (
        (f"{_CONSONANT}yi$", "national"),
        (f"{_CONSONANT}skyy$|{_CONSONANT}tskyy$", "bgn"),
        (f"{_CONSONANT}yy$", "bgn russian"),
        ("[sc]kiy$", "russian"),
        ("[sc]kii$", "loc"),
        (f"{_CONSONANT}i(?:uk|ak|ienko|uchenko|ura)$", "national loc"),
        (f"{_CONSONANT}y(?:uk|ak)$", "bgn russian"),
        ("[aei]ienko$", "national"),
        ("[aei]yenko$", "bgn russian"),
        (f"(?:^|{_CONSONANT})[ao]iko$", "national"),
        (f"(?:^|{_CONSONANT})[ao]yko$", "bgn russian"),
    )
)
"""An ending of a surname → the systems that write it so; a surname with none of these goes with every system."""


class MixedName(msgspec.Struct, frozen=True):
    """A person named in full whose given name is written by one system and whose surname by another.

    `given_by` and `surname_by` name the systems for an editor to read.
    """

    mention: Mention
    given_by: str
    surname_by: str


def mixed_names(people: Iterable[Named]) -> tuple[MixedName, ...]:
    """The people whose names mix two systems of romanisation, each spelling once, in order of place."""
    found: dict[tuple[str, str], MixedName] = {}
    for mention in sorted((m for person in people for m in person.mentions if m.given), key=lambda m: m.span):
        given, surname = _given_systems(mention.given), _surname_systems(mention.surname)
        if given and surname and given.isdisjoint(surname):
            name = MixedName(mention, _name_of(given), _name_of(surname))
            found.setdefault((fold(mention.given), fold(mention.surname)), name)
    return tuple(found.values())


def _given_systems(given: str) -> frozenset[str]:
    return frozenset(lexicon.entries("romanized-given-name").get(fold(given).partition(" ")[0], "").split())


def _surname_systems(surname: str) -> frozenset[str]:
    letters = fold(surname)
    return next((systems for mark, systems in _MARKS if mark.search(letters)), frozenset())


def _name_of(systems: frozenset[str]) -> str:
    return _NAMES[next(system for system in _ORDER if system in systems)]
