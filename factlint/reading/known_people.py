"""People whom readers of the news know without an introduction: by their full names, or called by one name alone."""

import functools

from factlint.reading import lexicon


def is_known_person(name: str) -> bool:
    """Whether readers know somebody by this full name (Hunter Biden)."""
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
