"""What the lists know of the words for roles."""

import enum
import functools
import re
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from factlint.reading import lexicon

_JOINT = re.compile("[ -]")


class RoleSort(enum.StrEnum):
    """What a role is: an office (mayor), a rank (colonel), a profession (nurse), kinship (sister), or a function
    (spokesman, candidate)."""

    OFFICE = "office"
    RANK = "rank"
    PROFESSION = "profession"
    FAMILY = "family"
    FUNCTION = "function"


class RoleWord(msgspec.Struct, frozen=True, gc=False):
    """A word for a role.

    `head` is the one form for words of one meaning (chairwoman, chair: chairman). Of the offices of one of
    its `classes` a person holds but one; `single`: one person at a time holds it in one place or body;
    `introduced`: “the … said” is said of somebody whom the article has introduced as that; `likes` are the groups
    of words for one and the same person that it belongs to.
    """

    head: str
    sort: RoleSort
    classes: frozenset[str] = frozenset()
    single: bool = False
    introduced: bool = False
    likes: frozenset[str] = frozenset()

    def may_be(self, other: "RoleWord") -> bool:
        """Whether one and the same person may be called by both words (director, chief)."""
        return self.head == other.head or not self.likes.isdisjoint(other.likes)

    def has_plural(self, word: str) -> bool:
        """Whether a word is the plural of one with this meaning (spokesmen, spokespeople)."""
        for plural, singular in (("men", "man"), ("people", "person"), ("s", "")):
            known = role_word(word.removesuffix(plural) + singular) if word.endswith(plural) else None
            if known is not None and known.head == self.head:
                return True
        return False


def role_word(words: str) -> RoleWord | None:
    """What a word or words stand for as a role, None where they are none: spokeswoman, prime minister, Gov."""
    short = lexicon.entries("short-role").get(words)
    return _roles().get(short or words.lower().replace("-", " "))


class Known(msgspec.Struct, frozen=True, gc=False):
    """What is known of the last word of a role: its meaning alone, and the roles of several words that it may end."""

    word: RoleWord | None
    compounds: tuple[tuple[str, ...], ...]


@functools.lru_cache(maxsize=4096)
def known_word(word: str) -> Known:
    """What is known of a word as it stands in a text, without a possessive ending."""
    return Known(role_word(word), compounds().get(in_full(word), ()))


def in_full(word: str) -> str:
    """A word in small letters, a short form in full (Lt: lieutenant)."""
    return lexicon.entries("short-role").get(word) or word.lower()


@functools.cache
def compounds() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Roles of several words by their last word, the longest first: general → (attorney, general)."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in _roles():
        words = tuple(entry.split(" "))
        if len(words) > 1:
            found.setdefault(words[-1], []).append(words)
    return MappingProxyType({last: tuple(sorted(each, key=lambda w: (-len(w), w))) for last, each in found.items()})


@functools.cache
def openings() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Roles of several words by their first word (commander in chief, attorney general)."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in (words for each in compounds().values() for words in each):
        found.setdefault(words[0], []).append(words)
    return MappingProxyType({first: tuple(each) for first, each in found.items()})


@functools.cache
def portfolios() -> Mapping[str, str]:
    """Words for what ministers are of, in small letters → the field, - where the word alone names none."""
    listed = lexicon.entries("portfolio")
    return MappingProxyType({word.lower(): field or word.lower() for word, field in listed.items()})


def place_of_demonym(words: str) -> str:
    """The place that a demonym belongs to, empty where the list tells none."""
    return lexicon.entries("demonym").get(words.lower(), "")


def place_in_full(place: str) -> str:
    """One name for a place or body that has several (US, America: United States), else its own."""
    return lexicon.entries("country-short").get(place.lower(), place)


@functools.cache
def _roles() -> Mapping[str, RoleWord]:
    """Every role, hyphens written as spaces."""
    found = {_JOINT.sub(" ", entry): _meaning(entry, told) for entry, told in lexicon.entries("role").items()}
    for title, told in lexicon.entries("title").items():
        if not told.startswith("honorific") and title.isalpha():
            found.setdefault(title, RoleWord(title, RoleSort.RANK if told.startswith("rank") else RoleSort.OFFICE))
    return MappingProxyType(found)


def _meaning(entry: str, told: str) -> RoleWord:
    sort, *marks = told.split(" ")
    head = next((mark[1:].replace("_", " ") for mark in marks if mark[0] == "="), _JOINT.sub(" ", entry))
    classes = frozenset(mark.removeprefix("in:") for mark in marks if mark.startswith("in:"))
    likes = frozenset(mark.removeprefix("like:") for mark in marks if mark.startswith("like:"))
    return RoleWord(head, RoleSort(sort), classes, "one" in marks, "said" in marks, likes)
