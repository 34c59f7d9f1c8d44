"""Globs over paths, as in .gitignore: without a slash a name anywhere, with one a path from the root.

A backslash is a slash, so that one settings file serves every system.
"""

import re
from collections.abc import Iterable
from functools import cache

_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|\[[!^]?\][^\]/]*\]|\[[!^]?[^\]/]+\]|.", re.DOTALL)


class Globs:
    """A set of globs. `*` and `?` stop at a slash, `**` does not; what stands below a matching folder matches."""

    def __init__(self, patterns: Iterable[str], *, ignore_case: bool = False) -> None:
        together: dict[tuple[str, str], list[str]] = {}
        for pattern in patterns:
            around, body = _regex(slashed(pattern))
            together.setdefault(around, []).append(body)
        parts = (f"{before}(?:{'|'.join(bodies)}){behind}" for (before, behind), bodies in together.items())
        flags = re.DOTALL | (re.IGNORECASE if ignore_case else 0)
        self._regex = re.compile("|".join(parts) or r"(?!)", flags)

    def match(self, path: str) -> bool:
        """Whether a path (relative to the root) or a folder above it matches."""
        return self._regex.fullmatch(slashed(path)) is not None


def slashed(path: str) -> str:
    """A path as it is compared: with slashes."""
    return path.replace("\\", "/")


@cache
def wild_between(wild: str) -> re.Pattern[str]:
    """The wild part of a glob; the same few stand in many globs, so each is compiled once."""
    return re.compile(_body(wild), re.DOTALL)


def _regex(pattern: str) -> tuple[tuple[str, str], str]:
    """What may stand before and behind a glob, and itself, as regular expressions."""
    body = pattern.rstrip("/")
    before = "" if "/" in body else "(?:.*/)?"
    behind = "/.*" if pattern.endswith("/") else "(?:/.*)?"
    return (before, behind), _body(body.removeprefix("./").lstrip("/"))


def _body(pattern: str) -> str:
    return "".join(map(_piece, _PIECE.findall(pattern)))


def _piece(piece: str) -> str:
    if piece in _WILD:
        return _WILD[piece]
    if len(piece) == 1:
        return re.escape(piece)
    inner = piece[1:-1]
    if inner[0] in "!^" and len(inner) > 1:
        return f"(?!/)[^{_characters(inner[1:])}]"
    return f"(?!/)[{_characters(inner)}]"


def _characters(inner: str) -> str:
    """What stands between the brackets: single characters, and ranges from a lower one to a higher one."""
    parts = []
    while inner:
        taken = 3 if len(inner) > 2 and inner[1] == "-" and inner[0] <= inner[2] else 1
        parts.append("-".join(re.escape(char) for char in inner[:taken:2]))
        inner = inner[taken:]
    return "".join(parts)


_WILD = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
