"""Places: spans in a text, positions in a source, and the way from one to the other.

All offsets are half-open and count Unicode code points. Lines end at LF, CRLF
or CR and at nothing else; lines and columns start at 1.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

import msgspec

_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open stretch of a text, in code points.

    Raises ValueError where the end comes before the start, or the start is negative.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """Every span is a place, the empty one too."""
        return True

    def of(self, text: str) -> str:
        """The piece of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside, ends included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether both share a character; an empty span overlaps what it stands in or touches the start of."""
        if self.start == self.end or other.start == other.end:
            return (self.start <= other.start <= self.end and other.end <= self.end) or other.contains(self)
        return self.start < other.end and other.start < self.end

    def cover(self, other: "Span") -> "Span":
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class Position(msgspec.Struct, frozen=True, order=True):
    """A point in a source: offset in code points from 0, line and column from 1."""

    offset: int
    line: int
    column: int


class Location(msgspec.Struct, frozen=True):
    """A stretch of a source: where it stands and what stands there, markup included.

    `item` names the article in a file of many, `pointer` the place in a structured
    source (JSON pointer or XPath); both are None elsewhere.
    """

    path: str
    start: Position
    end: Position
    excerpt: str
    item: str | None = None
    pointer: str | None = None


class LineIndex:
    """Where the lines of a source start; turns offsets into positions by bisection."""

    def __init__(self, source: str) -> None:
        self._length = len(source)
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(source))]

    def position(self, offset: int) -> Position:
        """The position of an offset; the end of the source is one. Raises ValueError beyond it."""
        if not 0 <= offset <= self._length:
            raise ValueError(f"offset {offset} is outside a source of {self._length} characters")
        line = bisect_right(self._starts, offset)
        return Position(offset, line, offset - self._starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """The span of a line, its line end included. Raises ValueError where there is no such line."""
        if not 1 <= line <= len(self._starts):
            raise ValueError(f"line {line} is outside a source of {len(self._starts)} lines")
        end = self._starts[line] if line < len(self._starts) else self._length
        return Span(self._starts[line - 1], end)


class Segment(msgspec.Struct, frozen=True, gc=False):
    """A piece of the text and the stretch of the source it came from.

    An exact segment is the source itself, character by character; any other stands
    in for its stretch as a whole (an entity, a soft line break, a blank line).
    """

    start: int
    source_start: int
    source_end: int
    exact: bool


class SourceMap:
    """The way from an article's text back to its source, by bisection over segments."""

    def __init__(self, segments: Iterable[Segment], length: int) -> None:
        self._segments = tuple(segments)
        self._starts = [segment.start for segment in self._segments]
        self._length = length

    def start(self, offset: int) -> int:
        """Where the character at a text offset begins in the source."""
        if offset >= self._length:
            return self.end(offset)
        segment = self._segment(offset)
        return segment.source_start + (offset - segment.start if segment.exact else 0)

    def end(self, offset: int) -> int:
        """Where the character before a text offset ends in the source."""
        if not self._segments:
            return 0
        if offset == 0:
            return self._segments[0].source_start
        segment = self._segment(offset - 1)
        return segment.source_start + offset - segment.start if segment.exact else segment.source_end

    def to_source(self, span: Span) -> Span:
        """The stretch of the source that a span of the text stands for.

        An empty span maps to the start of the character behind it.
        """
        start = self.start(span.start)
        return Span(start, start) if span.start == span.end else Span(start, max(start, self.end(span.end)))

    def is_exact(self, span: Span) -> bool:
        """Whether the span is the source itself, character by character, with nothing left out between."""
        source = self.to_source(span)
        if len(source) != len(span):
            return False
        first = bisect_right(self._starts, span.start) - 1
        last = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        return all(self._segments[i].exact for i in range(max(first, 0), min(last, len(self._segments) - 1) + 1))

    def _segment(self, offset: int) -> Segment:
        if not 0 <= offset < self._length:
            raise ValueError(f"offset {offset} is outside a text of {self._length} characters")
        return self._segments[bisect_right(self._starts, offset) - 1]


class MapBuilder:
    """Builds an article's text and its source map together, part by part.

    A reader says what is text (`copy`) and what stands in for markup (`replace`);
    what it does not mention is left out.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Take the source from `start` to `end` as it stands."""
        if start == end:
            return
        segments = self._segments
        if segments and segments[-1].exact and segments[-1].source_end == start:
            segments[-1] = Segment(segments[-1].start, segments[-1].source_start, end, exact=True)
        else:
            segments.append(Segment(self.length, start, end, exact=True))
        self._parts.append(self._source[start:end])
        self.length += end - start

    def replace(self, text: str, start: int, end: int) -> None:
        """Let `text` stand for the source from `start` to `end`."""
        if text:
            self._segments.append(Segment(self.length, start, end, exact=False))
            self._parts.append(text)
            self.length += len(text)

    def build(self) -> tuple[str, SourceMap]:
        """The text and its map."""
        return "".join(self._parts), SourceMap(self._segments, self.length)
