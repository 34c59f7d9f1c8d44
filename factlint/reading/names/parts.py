"""The parts of a person's name: given name and surname."""

from collections.abc import Sequence

from factlint.reading.names.classing import is_suffix, particles
from factlint.reading.names.runs import Part
from factlint.spans import Span


def split_person(parts: Sequence[Part], evidence: str) -> tuple[Span | None, Span | None]:
    """The places of given name and surname, None for what is not there.

    The surname keeps its particles (von der Leyen, al-Assad); it stands first in Chinese,
    Korean and Vietnamese names; a suffix (Jr.) belongs to neither.
    """
    if len(parts) > 1 and is_suffix(parts[-1]):
        parts = parts[:-1]
    if len(parts) == 1:
        whole = Span(parts[0].start, parts[0].end)
        return (whole, None) if evidence == "given name" else (None, whole)
    if family_name_first(parts):
        return Span(parts[1].start, parts[-1].end), Span(parts[0].start, parts[0].end)
    last = parts[-1]
    return Span(parts[0].start, parts[-2].end), Span(last.start - len(particles(last)), last.end)


def family_name_first(parts: Sequence[Part]) -> bool:
    """Whether the family name stands first: Hua Chunying, Moon Jae-in, but Kim Smith."""
    if not 2 <= len(parts) <= 3 or "family-name-first" not in parts[0].classes:
        return False
    return "given-name" not in parts[1].classes and ("-" in parts[1].word or "given-name" not in parts[0].classes)
