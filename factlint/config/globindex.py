"""Many globs asked about one path: which of them match it.

Each stands under its fixed start and, below that, its fixed end; only what is wild between them is a regular
expression, compiled when a path meets it. So the cost grows with the globs plus the paths, not with their product,
but for globs that begin and end wild.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factlint.config.globs import slashed, wild_between

_WILD = re.compile(r"[*?\[]")
_DEAR = re.compile(r"\*\*|[?\[\]]")
"""What is more than single stars."""
_FEW = 4
"""How many globs with one start are sooner tried than looked up."""


class _Glob(NamedTuple):
    """A glob behind its fixed start: its number, the rest of it, and whether a file itself may match."""

    number: int
    rest: str
    file_too: bool


class GlobIndex:
    """Globs, numbered as they are given. Their meaning is that of `Globs`."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._names = _Starts()
        self._paths = _Starts()
        for number, pattern in enumerate(patterns):
            self._add(number, slashed(pattern))

    def matching(self, path: str) -> list[int]:
        """The numbers of the globs that a path, or a folder above it, matches, in order."""
        path = slashed(path)
        ends = _segment_ends(path)
        found: list[int] = []
        if self._paths.lengths:
            self._paths.match(path, 0, ends, found)
        start = 0
        for end in ends if self._names.lengths else ():
            self._names.match(path, start, [end], found)
            start = end + 1
        return sorted(set(found)) if len(found) > 1 else found

    def _add(self, number: int, pattern: str) -> None:
        body = pattern.rstrip("/")
        file_too = body == pattern
        anywhere = "/" not in body
        body = body.removeprefix("./").lstrip("/")
        if "**" in body:
            if file_too and body.endswith("/**") and not body.endswith("**/**"):
                body, file_too = body[:-3], False
            if body.startswith("**/") and "/" not in body[3:]:
                body, anywhere = body[3:], True
            if anywhere and "**" in body:  # which may go over several names
                body, anywhere = f"**/{body}", False
        wild = _WILD.search(body)
        start = body if wild is None else body[: wild.start()]
        (self._names if anywhere else self._paths).add(start, _Glob(number, body[len(start) :], file_too))


class _Starts:
    """Globs by their fixed start."""

    __slots__ = ("_by_start", "lengths")

    def __init__(self) -> None:
        self._by_start: dict[str, list[_Glob] | _Ends] = {}
        self.lengths: set[int] = set()

    def add(self, start: str, glob: _Glob) -> None:
        globs = self._by_start.get(start)
        if isinstance(globs, list):
            globs.append(glob)
        else:
            self._by_start[start] = [glob]
            self.lengths.add(len(start))

    def match(self, path: str, origin: int, ends: Sequence[int], found: list[int]) -> None:
        """Add the globs that a stretch of the path matches, from the origin to one of the ends."""
        for length in self.lengths:
            start = path[origin : origin + length]
            globs = self._by_start.get(start)
            if isinstance(globs, list) and len(globs) <= _FEW:
                found += (glob.number for glob in globs if _matches(glob, path, origin + length, ends))
            elif isinstance(globs, list):
                globs = self._by_start[start] = _Ends(globs)
            if isinstance(globs, _Ends):
                globs.match(path, origin + length, ends, found)


class _Ends:
    """Many globs of one fixed start, by their fixed end; made when a path begins with that start."""

    __slots__ = ("_by_end", "_lengths")

    def __init__(self, globs: Iterable[_Glob]) -> None:
        self._by_end: dict[str, list[_Glob]] = {}
        for glob in globs:
            wild, end = _split(glob.rest)
            self._by_end.setdefault(end, []).append(_Glob(glob.number, wild, glob.file_too))
        self._lengths = {len(end) for end in self._by_end}

    def match(self, path: str, start: int, ends: Sequence[int], found: list[int]) -> None:
        for end in ends:
            whole = end == len(path)
            for length in self._lengths:
                last = end - length
                globs = self._by_end.get(path[last:end], ()) if start <= last else ()
                found += (
                    glob.number
                    for glob in globs
                    if (glob.file_too or not whole) and _fits(glob.rest, path, start, last)
                )


def _matches(glob: _Glob, path: str, start: int, ends: Sequence[int]) -> bool:
    """Whether a glob matches a path from behind its fixed start to one of the ends."""
    wild, fixed = _split(glob.rest)
    for end in ends:
        last = end - len(fixed)
        here = start <= last and path.startswith(fixed, last) and (glob.file_too or end < len(path))
        if here and _fits(wild, path, start, last):
            return True
    return False


def _fits(wild: str, path: str, start: int, end: int) -> bool:
    """Whether what is wild in a glob matches a stretch of a path. Most is single stars, which need no expression."""
    if not wild:
        return start == end
    if _DEAR.search(wild):
        return wild_between(wild).fullmatch(path, start, end) is not None
    for fixed in wild.split("*")[1:-1]:
        at = path.find(fixed, start, end)
        if at < 0 or path.find("/", start, at) >= 0:
            return False
        start = at + len(fixed)
    return path.find("/", start, end) < 0


def _split(rest: str) -> tuple[str, str]:
    """A glob behind its fixed start: what is wild, and its fixed end."""
    if not rest:
        return "", ""
    last = max(0, rest.rfind("*"), rest.rfind("?"), rest.rfind("]"))
    if rest.startswith("**/", last - 1):  # the slash belongs to it
        last += 1
    return rest[: last + 1], rest[last + 1 :]


def _segment_ends(path: str) -> list[int]:
    """Where the names in a path end."""
    ends = []
    at = path.find("/")
    while at >= 0:
        ends.append(at)
        at = path.find("/", at + 1)
    return [*ends, len(path)]
