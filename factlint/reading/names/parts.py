"""The parts of a person's name: given name and surname."""

from collections.abc import Sequence

from factlint.reading.names.classing import is_suffix, name_text, particles
from factlint.reading.names.runs import Part


def split_person(parts: Sequence[Part], evidence: str) -> tuple[str, str]:
    """Given name and surname, either empty where it is not there.

    The surname keeps its particles (von der Leyen, al-Assad); it stands first in Chinese,
    Korean and Vietnamese names; a suffix (Jr.) belongs to neither.
    """
    if len(parts) > 1 and is_suffix(parts[-1]):
        parts = parts[:-1]
    if len(parts) == 1:
        word = particles(parts[0]) + parts[0].word
        return (word, "") if evidence == "given name" else ("", word)
    if family_name_first(parts):
        return name_text(parts[1:]), parts[0].word
    return name_text(parts[:-1]), particles(parts[-1]) + parts[-1].word


def family_name_first(parts: Sequence[Part]) -> bool:
    """Whether the family name stands first: Hua Chunying, Moon Jae-in, but Kim Smith."""
    if not 2 <= len(parts) <= 3 or "family-name-first" not in parts[0].classes:
        return False
    return "given-name" not in parts[1].classes and ("-" in parts[1].word or "given-name" not in parts[0].classes)
