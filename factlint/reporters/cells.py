"""How text looks on a terminal: what can't be shown is cleaned away, and every character has a width in cells."""

import unicodedata
from collections.abc import Iterator

_REPLACEMENT = "�"
_ZERO_WIDTH_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def _unprintable() -> dict[int, str]:
    """Control characters could move the cursor, bidi controls turn the line about; invisible ones shift the carets."""
    table = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)], _REPLACEMENT)
    table |= dict.fromkeys([0x09, 0x0A, 0x0D, 0x2028, 0x2029], " ")
    invisible = [0xAD, 0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
    return table | dict.fromkeys(invisible, "")


_CLEAN = _unprintable()


def clean(text: str) -> str:
    """The text as it may be printed on one line of a terminal: a tab or line end is one space."""
    return text if text.isascii() and text.isprintable() else text.translate(_CLEAN)


def width(text: str) -> int:
    """How many cells a cleaned text takes: wide characters and emoji two, marks that combine none."""
    return len(text) if text.isascii() else sum(widths(text))


def widths(text: str) -> Iterator[int]:
    """The cells that each character of a text adds to those before it."""
    before, last = 0, ""
    for char in text:
        cells = _added(char, last, before)
        yield cells
        before, last = cells or before, char


def wrap(text: str, room: int) -> list[str]:
    """The text in lines of at most `room` cells, broken between words; a longer word has a line of its own."""
    lines: list[str] = []
    for word in clean(text).split(" "):
        if lines and width(lines[-1]) + 1 + width(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _added(char: str, last: str, before: int) -> int:
    if char.isascii():
        return 1
    if char == _EMOJI_STYLE:
        return 1 if before == 1 and last and not last.isalnum() else 0
    if last == _ZERO_WIDTH_JOINER or (ord(char) in _SKIN_TONES and before == 2):
        return 0
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
