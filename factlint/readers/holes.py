"""What stands in an article's source and is no prose, found before any format is read."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

HOLE = "\ufffc"
"""What stands in running text for something that is no prose (code, an address, a picture), so that the words
on both sides of it do not meet. Source: The Unicode Standard, object replacement character."""

_ADDRESS = re.compile(r"[^\s<>\"“”„«»‹›]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,15}$")
_BEHIND = ".,;:!?)]}’'*_"
_LINE = re.compile(r"[^\r\n]+")
_FILLER = "x"
"""What a parser sees where a hole is: a letter, which changes nothing around it and is allowed in an address."""


class Hole(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of the source that is no prose, and what stands there instead (nothing, where it is empty)."""

    start: int
    end: int
    text: str = HOLE


class Holes:
    """Holes in order, none over another (the first and longer one counts)."""

    def __init__(self, holes: Iterable[Hole]) -> None:
        self._all: list[Hole] = []
        for hole in sorted(holes, key=lambda hole: (hole.start, -hole.end)):
            if not self._all or hole.start >= self._all[-1].end:
                self._all.append(hole)
        self._ends = [hole.end for hole in self._all]

    def __bool__(self) -> bool:
        return bool(self._all)

    def within(self, start: int, end: int) -> Iterator[Hole]:
        """The holes that reach into a stretch, cut to it."""
        for number in range(bisect_right(self._ends, start), len(self._all)):
            hole = self._all[number]
            if hole.start >= end:
                return
            yield Hole(max(hole.start, start), min(hole.end, end), hole.text)


def filled(source: str, holes: Iterable[Hole]) -> str:
    """The source for a parser: as long as it is, filler in its holes, lines kept."""
    parts: list[str] = []
    last = 0
    for hole in sorted(holes):
        if hole.end > last:
            start = max(hole.start, last)
            parts += (source[last:start], _LINE.sub(_fill, source[start : hole.end]))
            last = hole.end
    return "".join([*parts, source[last:]]) if parts else source


def addresses(source: str) -> list[Hole]:
    """The web addresses that are written out."""
    return [*_addresses(source, "://"), *_addresses(source, "www.")]


def _addresses(source: str, sign: str) -> Iterator[Hole]:
    at = source.find(sign)
    while at >= 0:
        match = _ADDRESS.match(source, at)
        end = match.end() if match else at + 1
        start = _start(source, at, sign)
        if start is not None:
            kept = source[at:end].rstrip(_BEHIND)
            if len(kept) > len(sign):
                yield Hole(start, at + len(kept))
        at = source.find(sign, end)


def _start(source: str, at: int, sign: str) -> int | None:
    if sign == "www.":
        return None if at and (source[at - 1].isalnum() or source[at - 1] in "/.@") else at
    scheme = _SCHEME.search(source[max(0, at - 16) : at])
    return None if scheme is None else at - len(scheme.group())


def _fill(match: re.Match[str]) -> str:
    return _FILLER * len(match.group())
