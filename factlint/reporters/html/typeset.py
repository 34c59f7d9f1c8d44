"""An article's text set for reading, with the places of findings marked in it."""

import heapq
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from factlint import BlockKind, Document, Span
from factlint.reporters.html.markup import element, escaped
from factlint.reporters.html.numbered import Numbered, Place
from factlint.reporters.wording import is_whole_file

_MOST_AT_ONCE = 6
"""How many marks may lie over each other; of more, only the number is shown."""
_LONGEST_HOLE = 60
_HOLE = "\ufffc"
_TAG = re.compile(r"<[^<>]*+>")


class Mark(msgspec.Struct, frozen=True):
    """A place in the article's text, in code points."""

    start: int
    end: int
    place: Place


class Setting(msgspec.Struct, frozen=True):
    """A block as markup, and the findings whose main place begins in it."""

    kind: BlockKind
    markup: str
    notes: list[Numbered]


class Typesetter:
    """Sets the blocks of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._map = document.article.source_map
        self._placed = sorted((self._map.to_source(block.span), number) for number, block in enumerate(document.blocks))
        self._starts = [span.start for span, _ in self._placed]

    def settings(self, places: Iterable[Place]) -> tuple[list[Setting], list[Place]]:
        """The blocks in order, and the places that are in none of them."""
        marks: dict[int, list[Mark]] = {}
        outside: list[Place] = []
        for place in places:
            number, mark = self._find(place)
            if mark is not None:
                marks.setdefault(number, []).append(mark)
            else:
                outside.append(place)
        return [self._setting(number, marks.get(number, [])) for number in range(len(self._document.blocks))], outside

    def _find(self, place: Place) -> tuple[int, Mark | None]:
        """The block that a place begins in, and its mark there."""
        here = Span(place.location.start.offset, place.location.end.offset)
        at = bisect_right(self._starts, here.start)
        near = () if is_whole_file(place.location) else self._placed[max(0, at - 1) : at + 1]
        for span, number in near:
            if span.overlaps(here):
                block = self._document.blocks[number].span
                inside = range(block.start, block.end)
                first = bisect_right(inside, here.start, key=lambda offset: self._map.end(offset + 1))
                last = max(first, bisect_left(inside, here.end, key=self._map.start))
                return number, Mark(block.start + first, block.start + last, place)
        return 0, None

    def _setting(self, number: int, marks: Sequence[Mark]) -> Setting:
        block = self._document.blocks[number]
        notes = [mark.place.of for mark in marks if mark.place.related is None]
        return Setting(block.kind, "".join(self._pieces(block.span, marks)), notes)

    def _pieces(self, block: Span, marks: Sequence[Mark]) -> Iterator[str]:
        """The block's text, cut wherever a mark begins or ends."""
        begins = sorted(marks, key=lambda mark: (mark.start, mark.end > mark.start, -mark.end))
        cuts = sorted({block.start, block.end, *(cut for mark in marks for cut in (mark.start, mark.end))})
        layers = _Layers()
        at = 0
        for cut, behind in zip(cuts, [*cuts[1:], block.end], strict=True):
            while at < len(begins) and begins[at].start == cut:
                yield layers.begin(begins[at])
                at += 1
            text = self._words(cut, behind) if cut < behind else ""
            yield layers.marked(text, cut, behind)

    def _words(self, start: int, end: int) -> str:
        words = self._text[start:end]
        if _HOLE not in words:
            return escaped(words)
        parts: list[str] = []
        for number, piece in enumerate(words.split(_HOLE)):
            if number:
                parts.append(self._hole(start - 1))
            parts.append(escaped(piece))
            start += len(piece) + 1
        return "".join(parts)

    def _hole(self, at: int) -> str:
        """What stands in the source for something that is no prose."""
        source = self._map.to_source(Span(at, at + 1)).of(self._document.article.source)
        source = _TAG.sub("", source) or source
        shown = source if len(source) <= _LONGEST_HOLE else f"{source[:_LONGEST_HOLE]}…"
        return element("code", escaped(shown))


class _Layers:
    """The marks that lie over a stretch of text; the one that matters most is shown."""

    def __init__(self) -> None:
        self._heap: list[tuple[bool, int, int, int, int]] = []
        self._marks: list[Mark] = []
        self._active: list[Mark] = []

    def begin(self, mark: Mark) -> str:
        """Start a mark: the anchor that leads to it; where there is nothing to mark, a sign to see."""
        anchor = element("span", "", id=mark.place.anchor, class_="at")
        if mark.start == mark.end or len(self._active) >= _MOST_AT_ONCE:
            return anchor + _linked("‸" if mark.start == mark.end else "", [mark], [mark], mark.place.anchor)
        matters = (mark.place.related is not None, -mark.place.of.finding.severity, -mark.start, mark.end)
        heapq.heappush(self._heap, (*matters, len(self._marks)))
        self._marks.append(mark)
        self._active.append(mark)
        return anchor

    def marked(self, text: str, start: int, end: int) -> str:
        """The text up to the next cut, marked."""
        while self._heap and self._marks[self._heap[0][4]].end <= start:
            heapq.heappop(self._heap)
        self._active = [mark for mark in self._active if mark.end > start]
        if not self._heap or not text:
            return text
        top = self._marks[self._heap[0][4]]
        shown = [top, *(mark for mark in self._active if mark is not top)]
        ending = [mark for mark in self._active if mark.end == end]
        return _linked(text, shown, ending, f"{top.place.anchor}-{start}")


def _linked(text: str, marks: Sequence[Mark], ending: Sequence[Mark], name: str) -> str:
    """A stretch of text that leads to what is said about it, with the numbers of the marks that end with it."""
    top = marks[0].place
    numbers = " ".join(_number(mark.place) for mark in ending)
    link = element(
        "a",
        text + (element("sup", numbers) if numbers else ""),
        class_=f"mark {'related ' if top.related is not None else ''}{top.of.classes}",
        href=f"#f{top.of.number}",
        aria_describedby=f"t{name}",
        data_findings=" ".join(dict.fromkeys(str(mark.place.of.number) for mark in marks)),
    )
    tip = element("span", map(_tip, (mark.place for mark in marks)), class_="tip", role="tooltip", id=f"t{name}")
    return element("span", link + tip, class_=f"words {top.of.classes}")


def _number(place: Place) -> str:
    return str(place.of.number) if place.related is None else f"→{place.of.number}"


def _tip(place: Place) -> str:
    """What is said about a place."""
    finding = place.of.finding
    if place.related is None:
        label, said = f"{finding.severity.label.capitalize()} {place.of.number}", finding.message
    else:
        label, said = f"Belongs to {place.of.number}", finding.related[place.related].message
    return element("span", f"{element('b', label)} {escaped(said)}")
