"""From offsets in UTF-8 bytes to offsets in code points."""

import re
from bisect import bisect_right

_WIDE = re.compile(r"[^\x00-\x7f]")


class ByteOffsets:
    """Turns byte offsets of a text's UTF-8 into its code points; costs nothing where the text is ASCII."""

    def __init__(self, text: str) -> None:
        self._ends: list[int] = []
        self._surplus: list[int] = [0]
        if text.isascii():
            return
        surplus = 0
        for match in _WIDE.finditer(text):
            code = ord(match.group())
            surplus += 1 if code < 0x800 else 2 if code < 0x10000 else 3
            self._ends.append(match.end() + surplus)
            self._surplus.append(surplus)

    def point(self, offset: int) -> int:
        """The code point that begins at a byte offset."""
        return offset - self._surplus[bisect_right(self._ends, offset)]
