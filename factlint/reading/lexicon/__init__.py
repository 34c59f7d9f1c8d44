"""Word lists: what class a word belongs to, read from the data files in this folder.

Each file is a class (its name) and begins with comment lines, one of which names its
source (`# source: …`). An entry is a line: the word, and after a tab what it stands for,
if anything. A file with a line `# case: exact` holds entries that are told from other words
by their capitals (March, May); any other is matched in whatever case. Entries of several
words are phrases: they are looked up by `phrases`, never by `classes`. An apostrophe may be
written either way: `classes` finds don't and don’t by either. A list in the folder
`unclassed` classes no word: it is too long to be read at every start, and is asked for by its
name alone (`entries("unclassed/short-surname")`).
"""

import functools
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

_FOLDER = Path(__file__).parent
_NONE: frozenset[str] = frozenset()
_Index = dict[str, list[str]]


class WordList(msgspec.Struct, frozen=True):
    """A word list: entry → what it stands for (empty where it stands for itself)."""

    name: str
    exact: bool
    entries: Mapping[str, str]


@functools.cache
def word_list(name: str) -> WordList:
    """The list of one class. Raises ValueError for a file without a source or with a broken line,
    FileNotFoundError where there is no such file.
    """
    return parse(name, (_FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


@functools.cache
def names() -> tuple[str, ...]:
    """The classes there are, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.txt")))


def entries(name: str) -> Mapping[str, str]:
    """The entries of one class: the word (small letters, unless the list is exact) → what it stands for."""
    return word_list(name).entries


def classes(word: str) -> frozenset[str]:
    """The classes of one word as it stands in a text."""
    exact, folded = _index()
    straight = word.replace("’", "'")
    found = [*exact.get(straight, ()), *folded.get(straight.lower(), ())]
    return frozenset(found) if found else _NONE


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


def parse(name: str, data: str) -> WordList:
    """A word list as its file states it. Raises ValueError where it names no source or a line is broken:
    white space around a word, or no word.
    """
    lines = data.split("\n")
    comments = [line for line in lines if line[:1] == "#"]
    if not any(line.startswith("# source:") for line in comments):
        raise ValueError(f"word list {name} names no source")
    exact = "# case: exact" in comments
    found: dict[str, str] = {}
    for line in lines:
        if not line or line[0] == "#":
            continue
        word, _, meaning = line.partition("\t")
        if not word or word != word.strip():
            raise ValueError(f"word list {name} has a broken line: {line!r}")
        found[word if exact else word.lower()] = meaning
    return WordList(name, exact, MappingProxyType(found))


@functools.cache
def _index() -> tuple[_Index, _Index]:
    """The classes of each single word: of words told by their capitals, and of those in small letters."""
    exact: _Index = {}
    folded: _Index = {}
    for name in names():
        found = word_list(name)
        index = exact if found.exact else folded
        for entry in found.entries:
            if " " not in entry:
                index.setdefault(entry.replace("’", "'"), []).append(name)
    return exact, folded
