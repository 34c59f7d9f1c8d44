"""The parts of a person's name: given name and surname, and what of them stands for the person alone."""

import functools
from collections.abc import Sequence

from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names.classing import is_suffix, particles
from factlint.reading.names.runs import Part
from factlint.spans import Span

_SON_OF = frozenset({"abu", "bin", "ben", "bint", "ibn", "mac", "mc", "san", "santa", "st", "ten", "ter"})
"""Particles that make another name of what follows: bin Salman is not Salman."""


def split_person(parts: Sequence[Part], evidence: str) -> tuple[Span | None, Span | None]:
    """The places of given name and surname, None for what is not there.

    The surname keeps its particles (von der Leyen, De Niro, al-Assad); in Spanish names it has two words
    (García Márquez); it stands first in Chinese, Korean and Vietnamese names; a suffix (Jr.) belongs to neither.
    """
    if len(parts) > 1 and is_suffix(parts[-1]):
        parts = parts[:-1]
    if len(parts) == 1:
        whole = Span(parts[0].start, parts[0].end)
        return (whole, None) if evidence == "given name" else (None, whole)
    if family_name_first(parts):
        return Span(parts[1].start, parts[-1].end), Span(parts[0].start, parts[0].end)
    first = _surname_from(parts)
    surname = Span(parts[first].start - len(particles(parts[first])) * (first > 0), parts[-1].end)
    return (Span(parts[0].start, parts[first - 1].end) if first else None), surname


def _surname_from(parts: Sequence[Part]) -> int:
    """The part at which the surname begins: the last one, or what belongs to it before."""
    first = len(parts) - 1
    if first > 0 and (parts[first].glue == " y " or _has_two_surnames(parts)):
        first -= 1
    while first > 0 and parts[first].glue == " " and _is_capital_particle(parts, first - 1):
        first -= 1
    return first


def _has_two_surnames(parts: Sequence[Part]) -> bool:
    """Whether the last two words are a surname: García Márquez, Andrés Manuel López Obrador."""
    before = parts[-2]
    return parts[-1].glue == " " and "two-surnames" in before.classes and "place-word" not in parts[-1].classes


def _is_capital_particle(parts: Sequence[Part], index: int) -> bool:
    """Whether a word with a capital is a surname's particle: Bill De Blasio, Le Pen, but Ben Carson."""
    part = parts[index]
    particle = len(part.word) > 1 and part.word.lower() in lexicon.entries("name-particle")
    return particle and (index > 0 or "given-name" not in part.classes)


def family_name_first(parts: Sequence[Part]) -> bool:
    """Whether the family name stands first: Hua Chunying, Moon Jae-in, but Kim Smith, Le Pen."""
    if not 2 <= len(parts) <= 3 or "family-name-first" not in parts[0].classes:
        return False
    if len(parts) == 2 and _is_capital_particle(parts, 0):
        return False
    return "given-name" not in parts[1].classes and ("-" in parts[1].word or "given-name" not in parts[0].classes)


@functools.lru_cache(maxsize=20_000)
def lone_forms(surname: str) -> tuple[str, ...]:
    """What a surname may be when it stands alone, folded: von der Leyen, Leyen; García Márquez, García, Márquez."""
    whole = fold(surname)
    words = whole.split(" ")
    while len(words) > 1 and _is_loose(words[0]):
        words = words[1:]
    words = [_without_article(word) for word in words]
    if any(word in _SON_OF for word in words):
        return (whole,)
    return tuple(dict.fromkeys((whole, " ".join(words), words[-1], words[0])))


def _is_loose(word: str) -> bool:
    return word in lexicon.entries("name-particle") and word not in _SON_OF


def _without_article(word: str) -> str:
    """A folded word without the Arabic article: al-Assad → assad."""
    article, hyphen, rest = word.partition("-")
    return rest if hyphen and rest and _is_loose(article) else word
