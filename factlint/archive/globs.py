"""Globs over paths, as in .gitignore: without a slash a name anywhere, with one a path from the root."""

import re
from collections.abc import Iterable

_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|\[[!^]?\][^\]/]*\]|\[[!^]?[^\]/]+\]|.", re.DOTALL)


class Globs:
    """A set of globs. `*` and `?` stop at a slash, `**` does not; what stands below a matching folder matches."""

    def __init__(self, patterns: Iterable[str], *, ignore_case: bool = False) -> None:
        flags = re.DOTALL | (re.IGNORECASE if ignore_case else 0)
        parts = [_regex(pattern) for pattern in patterns]
        self._regex = re.compile("|".join(parts) or r"(?!)", flags)

    def match(self, path: str) -> bool:
        """Whether a path (relative to the root, with slashes) or a folder above it matches."""
        return self._regex.fullmatch(path) is not None


def _regex(pattern: str) -> str:
    body = pattern.rstrip("/")
    anywhere = "" if "/" in body else "(?:.*/)?"
    below = "/.*" if pattern.endswith("/") else "(?:/.*)?"
    pieces = (_piece(match.group()) for match in _PIECE.finditer(body.removeprefix("./").lstrip("/")))
    return f"{anywhere}{''.join(pieces)}{below}"


def _piece(piece: str) -> str:
    if piece in _WILD:
        return _WILD[piece]
    if len(piece) == 1:
        return re.escape(piece)
    inner = piece[1:-1]
    if inner[0] in "!^" and len(inner) > 1:
        return f"(?!/)[^{_characters(inner[1:])}]"
    return f"[{_characters(inner)}]"


def _characters(inner: str) -> str:
    """What stands between the brackets: single characters, and ranges from a lower one to a higher one."""
    parts = []
    while inner:
        taken = 3 if len(inner) > 2 and inner[1] == "-" and inner[0] <= inner[2] else 1
        parts.append("-".join(re.escape(char) for char in inner[:taken:2]))
        inner = inner[taken:]
    return "".join(parts)


_WILD = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
