"""How comments stand among the lines of a source: alone or beside words, before which line, and what goes with them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from factlint.readers.article import Article, Comment
from factlint.spans import LineIndex, Span

_BLANK = re.compile(r"[\s>]*")
"""What may stand beside a comment that has its line to itself: white space, and the mark of a block quotation."""
_SPACE = re.compile(r"\s*")
_SPACES = " \t"


class Layout:
    """The lines of an article, and its comments in order of place."""

    def __init__(self, article: Article, comments: Sequence[Comment]) -> None:
        self.lines = LineIndex(article.source)
        self._article = article
        self._source = article.source
        self._places = [comment.place for comment in comments]
        self._removable = [comment.body_start is not None for comment in comments]

    @cached_property
    def covered(self) -> list[tuple[int, int]]:
        """The first and last line that an `ignore` in each comment covers; 0, 0 where there is none.

        With words beside it, those it stands on; with lines to itself, the next line that holds words. From the last
        comment to the first, so that a pile of them is walked once.
        """
        found: list[tuple[int, int]] = []
        alone = self._alone()
        for number in range(len(self._places) - 1, -1, -1):
            place = self._places[number]
            words = _end_of(_BLANK, self._source, place.end, len(self._source))
            if not alone[number]:
                found.append((self._line(place.start), self._line(place.end)))
            elif number + 1 < len(alone) and self._places[number + 1].start <= words and alone[number + 1]:
                found.append(found[-1])
            else:
                line = self._line(words) if words < len(self._source) else 0
                found.append((line, line))
        return found[::-1]

    def removal(self, number: int) -> Span | None:
        """What to delete for taking a comment out, so that the paragraphs stay as they are; None where unsure."""
        if not self._removable[number]:
            return None
        source, place = self._source, self._places[number]
        first, last = self._line(place.start), self._line(place.end)
        begin, end = self.lines.line_span(first).start, self.lines.line_span(last).end
        if not self._has_lines_to_itself(number, begin, end):
            return _beside_words(source, place, begin, end)
        below = self.lines.line_span(last + 1) if place.end < end < len(source) else None
        blank_above = first == 1 or _is_blank(_SPACE, source, self.lines.line_span(first - 1))
        blank_below = below is None or _is_blank(_SPACE, source, below)
        if blank_above and blank_below and below is not None:
            return Span(begin, below.end)
        return Span(begin, end) if blank_above or blank_below or self._is_within_a_block(place) else None

    def _line(self, offset: int) -> int:
        return self.lines.position(offset).line

    def _alone(self) -> list[bool]:
        """Whether nothing but other comments stands on the lines of each comment."""
        before: list[bool] = []
        for number, place in enumerate(self._places):
            begin = self.lines.line_span(self._line(place.start)).start
            last = self._places[number - 1].end if number else 0
            clear = _is_blank(_BLANK, self._source, Span(max(begin, last), place.start))
            before.append(clear and (last <= begin or before[-1]))
        behind: list[bool] = []
        for number in range(len(self._places) - 1, -1, -1):
            place = self._places[number]
            end = self.lines.line_span(self._line(place.end)).end
            following = self._places[number + 1].start if number + 1 < len(self._places) else len(self._source)
            clear = _is_blank(_BLANK, self._source, Span(place.end, min(end, following)))
            behind.append(clear and (following >= end or behind[-1]))
        return [first and second for first, second in zip(before, behind[::-1], strict=True)]

    def _has_lines_to_itself(self, number: int, begin: int, end: int) -> bool:
        """Whether nothing at all stands beside a comment on its lines, from `begin` to `end`."""
        place = self._places[number]
        last = self._places[number - 1].end if number else 0
        following = self._places[number + 1].start if number + 1 < len(self._places) else end
        return (
            last <= begin
            and following >= end
            and _is_blank(_SPACE, self._source, Span(begin, place.start))
            and _is_blank(_SPACE, self._source, Span(place.end, end))
        )

    def _is_within_a_block(self, place: Span) -> bool:
        """Whether a block of the article goes on behind the place: what stands there parts nothing."""
        number = bisect_right(self._block_starts, place.start) - 1
        return number >= 0 and self._blocks[number].start < place.start and place.end < self._blocks[number].end

    @cached_property
    def _blocks(self) -> list[Span]:
        return sorted(self._article.source_map.to_source(block.span) for block in self._article.blocks)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [span.start for span in self._blocks]


def _end_of(pattern: re.Pattern[str], source: str, start: int, end: int) -> int:
    match = pattern.match(source, start, end)
    return match.end() if match else start


def _is_blank(pattern: re.Pattern[str], source: str, span: Span) -> bool:
    return _end_of(pattern, source, span.start, span.end) == span.end


def _beside_words(source: str, place: Span, begin: int, end: int) -> Span:
    """The comment with the spaces on one of its sides, where it has any on both or stands at an end of the line."""
    start = place.start
    while start > begin and source[start - 1] in _SPACES:
        start -= 1
    stop = place.end
    while stop < end and source[stop] in _SPACES:
        stop += 1
    if start == begin:
        return Span(place.start, stop)
    return Span(start, place.end) if stop > place.end or not source[stop : stop + 1].strip() else place
