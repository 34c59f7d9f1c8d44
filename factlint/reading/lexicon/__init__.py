"""Word lists: what class a word belongs to, read from the data files in this folder.

Each file is a class (its name) and begins with comment lines, one of which names its
source (`# source: …`). An entry is a line: the word, and after a tab what it stands for,
if anything. A file with a line `# case: exact` holds entries that are told from other words
by their capitals (March, May); any other is matched in whatever case. Entries of several
words are phrases: they are looked up by `phrases`, never by `classes`.
"""

import functools
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

import msgspec

_NONE: frozenset[str] = frozenset()


class WordList(msgspec.Struct, frozen=True):
    """A word list: entry → what it stands for (empty where it stands for itself)."""

    name: str
    exact: bool
    entries: Mapping[str, str]


@functools.cache
def word_list(name: str) -> WordList:
    """The list of one class. Raises ValueError for a file without a source or with a broken line."""
    return _parse(name, (resources.files(__name__) / f"{name}.txt").read_text(encoding="utf-8"))


@functools.cache
def names() -> tuple[str, ...]:
    """The classes there are, sorted."""
    files = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".txt") for name in files if name.endswith(".txt")))


def entries(name: str) -> Mapping[str, str]:
    """The entries of one class: the word (small letters, unless the list is exact) → what it stands for."""
    return word_list(name).entries


def classes(word: str) -> frozenset[str]:
    """The classes of one word as it stands in a text."""
    exact, folded = _index()
    return exact.get(word, _NONE) | folded.get(word.lower(), _NONE)


@functools.cache
def phrases(name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The entries of several words of one class, by their first word, the longest first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries(name):
        words = tuple(entry.split(" "))
        if len(words) > 1:
            by_first.setdefault(words[0], []).append(words)
    return MappingProxyType(
        {first: tuple(sorted(found, key=lambda w: (-len(w), w))) for first, found in by_first.items()}
    )


@functools.cache
def _index() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    exact: dict[str, frozenset[str]] = {}
    folded: dict[str, frozenset[str]] = {}
    for name in names():
        found = word_list(name)
        index = exact if found.exact else folded
        for entry in found.entries:
            if " " not in entry:
                index[entry] = index.get(entry, _NONE) | {name}
    return exact, folded


def _parse(name: str, data: str) -> WordList:
    lines = data.splitlines()
    comments = [line for line in lines if line.startswith("#")]
    if not any(line.startswith("# source:") for line in comments):
        raise ValueError(f"word list {name} names no source")
    exact = "# case: exact" in comments
    found: dict[str, str] = {}
    for line in lines:
        if not line or line.startswith("#"):
            continue
        word, _, meaning = line.partition("\t")
        found[word if exact else word.lower()] = meaning
    return WordList(name, exact, MappingProxyType(found))
