"""Many globs asked about one path: which of them match it.

Each stands under its fixed start and, below that, its fixed end; only what is wild between them is a regular
expression, compiled when a path meets it. So the cost grows with the globs plus the paths, not with their product,
but for globs that begin and end wild.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factlint.config.globs import slashed, wild_between


class _Glob(NamedTuple):
    """A glob without its fixed start and end: its number, what is wild, and whether a file itself may match."""

    number: int
    wild: str
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
        found = set(self._paths.matching(path, 0, ends))
        start = 0
        for end in ends if self._names else ():
            found.update(self._names.matching(path, start, [end]))
            start = end + 1
        return sorted(found)

    def _add(self, number: int, pattern: str) -> None:
        body = pattern.rstrip("/")
        file_too = body == pattern
        anywhere = "/" not in body
        body = body.removeprefix("./").lstrip("/")
        if file_too and body.endswith("/**") and not body.endswith("**/**"):
            body, file_too = body[:-3], False
        if body.startswith("**/") and "/" not in body[3:]:
            body, anywhere = body[3:], True
        if anywhere and "**" in body:  # which may go over several names
            body, anywhere = f"**/{body}", False
        start, wild, end = _split(body)
        (self._names if anywhere else self._paths).add(start, end, _Glob(number, wild, file_too))


class _Starts:
    """Globs by their fixed start."""

    def __init__(self) -> None:
        self._by_start: dict[str, _Ends] = {}
        self._lengths: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._by_start)

    def add(self, start: str, end: str, glob: _Glob) -> None:
        if start not in self._by_start:
            self._by_start[start] = _Ends()
            self._lengths.add(len(start))
        self._by_start[start].add(end, glob)

    def matching(self, path: str, origin: int, ends: Sequence[int]) -> Iterator[int]:
        """The globs that a stretch of the path matches, from the origin to one of the ends."""
        for length in self._lengths:
            globs = self._by_start.get(path[origin : origin + length])
            if globs is not None:
                yield from globs.matching(path, origin + length, ends)


class _Ends:
    """Globs of one fixed start, by their fixed end."""

    def __init__(self) -> None:
        self._by_end: dict[str, list[_Glob]] = {}
        self._lengths: set[int] = set()

    def add(self, end: str, glob: _Glob) -> None:
        self._lengths.add(len(end))
        self._by_end.setdefault(end, []).append(glob)

    def matching(self, path: str, start: int, ends: Sequence[int]) -> Iterator[int]:
        for end in ends:
            whole = end == len(path)
            for length in self._lengths:
                last = end - length
                for glob in self._by_end.get(path[last:end], ()) if start <= last else ():
                    if (glob.file_too or not whole) and _fits(glob.wild, path, start, last):
                        yield glob.number


def _fits(wild: str, path: str, start: int, end: int) -> bool:
    return wild_between(wild).fullmatch(path, start, end) is not None if wild else start == end


def _split(body: str) -> tuple[str, str, str]:
    """A glob's fixed start, what is wild, and its fixed end."""
    first = min((at for char in "*?[" if (at := body.find(char)) >= 0), default=-1)
    if first < 0:
        return body, "", ""
    last = max(first, body.rfind("*"), body.rfind("?"), body.rfind("]"))
    if body.startswith("/", last + 1):  # it belongs to `**/`
        last += 1
    return body[:first], body[first : last + 1], body[last + 1 :]


def _segment_ends(path: str) -> list[int]:
    """Where the names in a path end."""
    ends = []
    at = path.find("/")
    while at >= 0:
        ends.append(at)
        at = path.find("/", at + 1)
    return [*ends, len(path)]
