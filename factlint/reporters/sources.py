"""The texts that reports speak of, read again for what a place alone does not tell."""

from functools import cached_property, lru_cache
from itertools import accumulate

from factlint import Context, LineIndex, Location, Position

_STEP = 4096
"""Bytes are counted ahead in such steps, so that a place far along a long line costs no more than another."""


class Original:
    """The text of a file as it was decoded."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.text)

    @cached_property
    def _bytes(self) -> list[int]:
        sizes = (_size(self.text[start : start + _STEP]) for start in range(0, len(self.text), _STEP))
        return list(accumulate(sizes, initial=0))

    def position(self, offset: int) -> Position:
        """The position of an offset. Raises ValueError beyond the end."""
        return self._lines.position(offset)

    def holds(self, place: Location) -> bool:
        """Whether the place's words still stand there."""
        return self.text[place.start.offset : place.end.offset] == place.excerpt and place.end.offset <= len(self.text)

    def byte_column(self, position: Position) -> int:
        """The column in bytes of UTF-8, from 1."""
        return self._before(position.offset) - self._before(position.offset - position.column + 1) + 1

    def _before(self, offset: int) -> int:
        step = offset // _STEP
        return self._bytes[step] + _size(self.text[step * _STEP : offset])


class Sources:
    """The originals of a report, a few kept at a time."""

    def __init__(self, context: Context) -> None:
        self._read = lru_cache(maxsize=8)(lambda path: _original(context.source(path)))

    def of(self, place: Location) -> Original | None:
        """The text that a place is in; None for an item, where it can't be read again, and where it has changed."""
        original = self._read(place.path) if place.item is None else None
        return original if original is not None and original.holds(place) else None


def _original(text: str | None) -> Original | None:
    return None if text is None else Original(text)


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
