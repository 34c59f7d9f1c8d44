"""Values of front matter, each with its place in the source."""

import json
import re
from typing import TypeAlias

import msgspec

from factlint.readers.prose import Piece

DEEPEST = 64
"""How deep front matter may be nested."""


class Value(msgspec.Struct, frozen=True):
    r"""A single value: its words, the stretch of the source that holds them (quotation marks left out), its quoting.

    `quoting` is `plain` (as it stands), `doubled` ('it''s') or `escaped` ("it\u2019s").
    """

    words: str
    start: int
    end: int
    quoting: str = "plain"
    quoted: bool = False

    @property
    def missing(self) -> bool:
        """Whether it says that there is nothing."""
        return not self.words.strip() or (not self.quoted and self.words in {"~", "null", "Null", "NULL"})


Tree: TypeAlias = "Value | list[Tree] | dict[str, Tree]"
"""Front matter as it is written: values, lists and tables."""

_BREAK = r"(?:\r\n|\r|\n)\s*"
_UNQUOTE = {
    "plain": re.compile(_BREAK),
    "doubled": re.compile(rf"''|{_BREAK}"),
    "escaped": re.compile(
        r"\\(?:u[0-9A-Fa-f]{4}(?:\\u[Dd][C-Fc-f][0-9A-Fa-f]{2})?|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|[^\r\n])"
        rf"|\\?{_BREAK}"
    ),
}


def pieces(source: str, value: Value) -> list[Piece]:
    """How the words of a value stand in the source: as they are, or stood in for (escapes, breaks, or all of it)."""
    found: list[Piece] = []
    at = value.start
    for match in _UNQUOTE[value.quoting].finditer(source, value.start, value.end):
        is_break = match.group()[-1].isspace() and match.group() != "\\ "
        end = at + len(source[at : match.start()].rstrip()) if is_break else match.start()
        found.append((None, at, end))
        found.append((" " if is_break else _unescaped(match.group()), match.start(), match.end()))
        at = match.end()
    found.append((None, at, value.end))
    read = "".join(source[start:end] if text is None else text for text, start, end in found)
    if read.split() == value.words.split():
        return [piece for piece in found if piece[0] is not None or piece[1] < piece[2]]
    return [(" ".join(value.words.split()), value.start, value.end)]


def _unescaped(escape: str) -> str:
    """What an escape stands for; empty where it is none that the formats share."""
    if escape == "''":
        return "'"
    if escape[1] in "Ux":
        return chr(min(int(f"0x{escape[2:]}", 0), 0x10FFFF))
    try:
        words = json.loads(f'"{escape}"')
    except ValueError:
        return ""
    return " " if words.isspace() else str(words)
