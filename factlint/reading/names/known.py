"""What the project's own lists know of a name: places, organisations, titles, and whom readers know."""

import functools
from collections.abc import Mapping
from types import MappingProxyType

from factlint.reading import lexicon

_PLACE_LISTS = ("city", "region", "country")
LONGEST = 5
"""No list holds a name of more words than this."""


@functools.cache
def places() -> Mapping[str, str]:
    """Known places in small letters → the country of a city (ISO 3166), empty for others.

    St. stands with and without its full stop.
    """
    found: dict[str, str] = {}
    for name in _PLACE_LISTS:
        found.update(lexicon.entries(name))
    found.update([(name.replace("st. ", "st ", 1), found[name]) for name in found if name.startswith("st. ")])
    return MappingProxyType(found)


def is_place(name: str) -> bool:
    """Whether a name, in whatever case, is a known country, region or city."""
    return name.lower() in places()


def is_organization(name: str) -> bool:
    """Whether a name, exactly as written, is a known organisation."""
    return name in lexicon.entries("organization")


def is_acronym_in_small_letters(name: str) -> bool:
    """Whether a word is a known acronym written as a word (Nato, Unicef)."""
    return len(name) > 3 and name[1:].islower() and name.upper() in lexicon.entries("organization")


def is_demonym(name: str) -> bool:
    """Whether a word, or its singular, names a people or is the adjective of a place (Ukrainians, Russian)."""
    demonyms = lexicon.entries("demonym")
    lower = name.lower()
    return lower in demonyms or (lower.endswith("s") and lower[:-1] in demonyms)


def is_singular_cue(word: str) -> bool:
    """Whether a verb of speech may stand behind one person (says, said), not only behind several (claim)."""
    return " base" not in lexicon.entries("cue-verb").get(word.lower(), "")


def is_honorific(title: str) -> bool:
    """Whether a title, or the last word of one, is given to anybody or tells no office (Mr., Lady)."""
    return _title_sort(title).startswith("honorific")


def gender_of_title(title: str) -> str:
    """The gender, m or f, that a title tells (Mrs, Congressman), else empty."""
    return _title_sort(title).partition(" ")[2]


def gender_of_given_name(given: str) -> str:
    """The gender, m or f, that a given name usually tells, else empty."""
    return lexicon.entries("given-name").get(given.lower(), "")


def is_known_person(name: str) -> bool:
    """Whether readers of the news know somebody by this full name, without an introduction (Hunter Biden)."""
    return _straight(name) in lexicon.entries("known-person")


def is_known_alone(name: str) -> bool:
    """Whether readers know somebody by this surname, or this only name, standing alone (Churchill, de Gaulle, Pelé)."""
    plain = _straight(name)
    return plain in _called_alone() or plain in lexicon.entries("mononym")


@functools.cache
def _called_alone() -> frozenset[str]:
    people = lexicon.entries("known-person").items()
    return frozenset(alone or name.rpartition(" ")[2] for name, alone in people)


def _straight(name: str) -> str:
    return name.replace("’", "'")


def _title_sort(title: str) -> str:
    """What the list says of a title's last word: honorific, office or rank, and the gender."""
    return lexicon.entries("title").get(title.rpartition(" ")[2].rstrip(".").lower(), "")
