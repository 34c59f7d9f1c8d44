"""Source lines with marks under the places that a finding speaks of.

A paragraph may be one long line, so each line is cropped around its places; no step
looks at more of a line than fits a terminal, however long the line is.
"""

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from factlint import LineIndex, Location
from factlint.reporters.cells import clean, width, widths, wrap
from factlint.reporters.styled import Line, Piece

CONTEXT = 35
"""How many cells of a cropped line stand on each side of a place, where there is room."""
_ELLIPSIS = "…"


class Mark(msgspec.Struct, frozen=True):
    """A place to mark: its role (a severity, or `related`), and what stands under it."""

    place: Location
    role: str
    message: str = ""

    @property
    def sign(self) -> str:
        """What it is underlined with."""
        return "-" if self.role == "related" else "^"


class _Row(msgspec.Struct, frozen=True):
    """A stretch of one line, and the marks that lie in it, cut to it."""

    line: int
    start: int
    end: int
    cropped: tuple[bool, bool]
    marks: tuple[tuple[Mark, int, int], ...]


def snippet(source: str | None, lines: LineIndex | None, marks: Sequence[Mark], columns: int) -> list[Line]:
    """The lines of one source that hold the marks, in order of place, each with its number.

    Where the source can't be shown (or has changed since), the marked words stand alone.
    """
    gutter = max(len(str(mark.place.start.line)) for mark in marks) + 1
    room = max(20, columns - gutter - 4)
    drawn: list[Line] = []
    for mark in marks:
        if source is None or lines is None or not _stands(source, mark.place):
            drawn += _draw(_alone(mark), mark.place.excerpt, gutter, room)
    if source is not None and lines is not None:
        for row in _rows(source, lines, [mark for mark in marks if _stands(source, mark.place)], room):
            drawn += _draw(row, source, gutter, room)
    return drawn


def _stands(source: str, place: Location) -> bool:
    return source[place.start.offset : place.end.offset] == place.excerpt and place.start.offset <= len(source)


def _alone(mark: Mark) -> _Row:
    excerpt = mark.place.excerpt
    end = min(len(excerpt), _first_line_end(excerpt), CONTEXT * 2)
    return _Row(mark.place.start.line, 0, end, (False, end < len(excerpt)), ((mark, 0, end),))


def _first_line_end(text: str) -> int:
    return min((at for at in (text.find("\n"), text.find("\r")) if at >= 0), default=len(text))


def _rows(source: str, lines: LineIndex, marks: Sequence[Mark], room: int) -> Iterator[_Row]:
    """The marks in order of place; those near each other on one line share a row."""
    together: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.place.start.offset, mark.place.end.offset)):
        first = together[0].place.start if together else None
        near = first is not None and mark.place.end.offset - first.offset <= room - 2 * len(_ELLIPSIS)
        if first is not None and not (near and mark.place.start.line == first.line):
            yield _row(source, lines, together, room)
            together = []
        together.append(mark)
    if together:
        yield _row(source, lines, together, room)


def _row(source: str, lines: LineIndex, marks: Sequence[Mark], room: int) -> _Row:
    number = marks[0].place.start.line
    line = lines.line_span(number)
    line_end = line.end
    while line_end > line.start and source[line_end - 1] in "\r\n":
        line_end -= 1
    start = min(marks[0].place.start.offset, line_end)
    end = max(start, min(line_end, max(mark.place.end.offset for mark in marks), start + room))
    if line_end - line.start <= room and width(clean(source[line.start : line_end])) <= room:
        first, last = line.start, line_end
    else:
        first, last = _crop(source, (line.start, start, end, line_end), room)
    cut = tuple(
        (mark, max(first, min(mark.place.start.offset, last)), max(first, min(mark.place.end.offset, last)))
        for mark in marks
    )
    return _Row(number, first, last, (first > line.start, last < line_end), cut)


def _crop(source: str, bounds: tuple[int, int, int, int], room: int) -> tuple[int, int]:
    """How much of a line to show around the stretch from `start` to `end`, cut between words where that is near."""
    floor, start, end, ceiling = bounds
    room -= 2 * len(_ELLIPSIS)
    core = _fitting(source[start:end], room)
    if core < end - start:
        return start, start + core
    free = room - width(clean(source[start:end]))
    before = _fitting(source[max(floor, start - 2 * CONTEXT) : start][::-1], min(CONTEXT, free // 2))
    free -= width(clean(source[start - before : start]))
    after = _fitting(source[end : min(ceiling, end + 2 * CONTEXT)], min(CONTEXT, free))
    first, last = start - before, end + after
    if first > floor and (space := source.find(" ", first - 1, start)) >= 0 and space - first < CONTEXT // 2:
        first = space + 1
    if last < ceiling and (space := source.rfind(" ", end, last + 1)) >= 0 and last - space < CONTEXT // 2:
        last = space
    return first, last


def _fitting(text: str, room: int) -> int:
    """How many characters of a text fit into so many cells."""
    taken = 0
    for number, char in enumerate(text):
        taken += sum(widths(clean(char)))
        if taken > room:
            return number
    return len(text)


def _draw(row: _Row, source: str, gutter: int, room: int) -> Iterator[Line]:
    before, behind = (_ELLIPSIS if cut else "" for cut in row.cropped)
    text = clean(source[row.start : row.end])
    yield [(f"{row.line:>{gutter}} │ ", "quiet"), (f"{before}{text}{behind}", "")]
    margin = (" " * gutter + " │ ", "quiet")
    cells: list[Piece] = []
    placed: list[tuple[int, Mark]] = []
    for mark, start, end in sorted(row.marks, key=lambda each: each[0].role != "related"):
        column = len(before) + width(clean(source[row.start : start]))
        length = max(1, width(clean(source[start:end])))
        cells += [(" ", "")] * (column + length - len(cells))
        cells[column : column + length] = [(mark.sign, mark.role)] * length
        if mark.message:
            placed.append((column, mark))
    if len(placed) == 1 and len(cells) + 1 + width(clean(placed[0][1].message)) <= room and cells[-1][1] == "related":
        yield [margin, *_joined(cells), (f" {clean(placed[0][1].message)}", "related")]
        return
    yield [margin, *_joined(cells)]
    for column, mark in placed:
        for line in _under(mark.message, column, room):
            yield [margin, (line, "related")]


def _joined(cells: Sequence[Piece]) -> Iterator[Piece]:
    for role, pieces in itertools.groupby(cells, key=lambda piece: piece[1]):
        yield "".join(sign for sign, _ in pieces), role


def _under(message: str, column: int, room: int) -> list[str]:
    """A message under its mark, moved to the left as far as it needs to fit."""
    lines = wrap(message, room)
    indent = max(0, min(column, room - max(map(width, lines))))
    return [" " * indent + line for line in lines]
