"""Spans, lines and columns, and the way from a text back to its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.spans import LineIndex, MapBuilder, Position, SourceMap, Span

spans = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: Span(min(ends), max(ends)))
lines = st.text(st.sampled_from("ab\r\n\u2028\x0b\x85"), max_size=20)


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (3, 2)])
def test_a_span_does_not_end_before_it_starts(start: int, end: int) -> None:
    """Nor does it start before the text."""
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


@given(spans, spans)
def test_spans_are_sets_of_places(one: Span, other: Span) -> None:
    """Overlap, containment and cover agree with the sets of characters that spans stand for."""
    here, there = set(range(one.start, one.end)), set(range(other.start, other.end))
    if here and there:
        assert one.overlaps(other) == bool(here & there)
        assert one.contains(other) == (there <= here)
    assert one.overlaps(other) == other.overlaps(one)
    assert one.cover(other).contains(one)
    assert one.cover(other).contains(other)
    assert len(one) == len(here)


def test_an_empty_span_is_a_place() -> None:
    """It is true, overlaps what it stands in and what starts at it."""
    assert Span(3, 3)
    assert Span(3, 3).overlaps(Span(3, 5))
    assert Span(3, 3).overlaps(Span(1, 5))
    assert not Span(3, 3).overlaps(Span(4, 5))
    assert Span(2, 4).of("abcdef") == "cd"


@given(lines)
def test_lines_and_columns_are_counted_sign_by_sign(source: str) -> None:
    """Lines end at LF, CRLF and CR alone; the end of the source is a position too."""
    index = LineIndex(source)
    line = column = 1
    for offset in range(len(source) + 1):
        assert index.position(offset) == Position(offset, line, column)
        ends = source[offset : offset + 1] == "\n" or (
            source[offset : offset + 1] == "\r" and source[offset + 1 : offset + 2] != "\n"
        )
        line, column = (line + 1, 1) if ends else (line, column + 1)


@given(lines)
def test_the_lines_make_up_the_source(source: str) -> None:
    """Each line's span holds its end; together they are the source."""
    index = LineIndex(source)
    last = index.position(len(source)).line
    assert "".join(index.line_span(line).of(source) for line in range(1, last + 1)) == source


@pytest.mark.parametrize("offset", [-1, 4])
def test_a_place_outside_the_source_is_an_error(offset: int) -> None:
    """It is never moved to the nearest one."""
    with pytest.raises(ValueError, match="outside"):
        LineIndex("abc").position(offset)
    with pytest.raises(ValueError, match="outside"):
        LineIndex("abc").line_span(offset if offset < 0 else 2)


SOURCE = "0123456789abcdefghijklmnopqrstuvwxyz"
parts = st.lists(
    st.tuples(st.sampled_from([None, "", " ", "&", "\n\n"]), st.integers(0, 4), st.integers(0, 3)), max_size=9
)
"""What a reader does, piece after piece: what stands in (None: a copy), for how much, and what is left out before."""


def built(actions: list[tuple[str | None, int, int]]) -> tuple[str, SourceMap, list[tuple[int, int, bool]]]:
    """The text, its map, and for each character its stretch of the source and whether it is a copy."""
    builder = MapBuilder(SOURCE * 2)
    model: list[tuple[int, int, bool]] = []
    at = 0
    for text, length, skipped in actions:
        start, end = at + skipped, at + skipped + length
        at = end
        if text is None:
            builder.copy(start, end)
            model += [(place, place + 1, True) for place in range(start, end)]
        else:
            builder.replace(text, start, end)
            model += [(start, end, False)] * len(text)
        assert builder.length == len(model)
    text, source_map = builder.build()
    return text, source_map, model


@given(parts, st.data())
def test_a_span_leads_to_where_its_characters_came_from(
    actions: list[tuple[str | None, int, int]], data: st.DataObject
) -> None:
    """From the start of its first character to the end of its last; exact only where nothing differs between."""
    text, source_map, model = built(actions)
    assert len(text) == len(model)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    source = source_map.to_source(span)
    within = model[span.start : span.end]
    if not within:
        behind = model[start][0] if start < len(model) else model[-1][1] if model else 0
        assert source == Span(behind, behind)
        return
    assert source == Span(within[0][0], within[-1][1])
    copied = [place for place, _, exact in within if exact]
    exact = len(copied) == len(within) and copied == list(range(copied[0], copied[0] + len(copied)))
    assert source_map.is_exact(span) == exact
    if exact:
        assert source.of(SOURCE * 2) == span.of(text)


def test_a_place_outside_the_text_is_an_error() -> None:
    """A map answers for its text alone."""
    _, source_map, _ = built([(None, 3, 0)])
    with pytest.raises(ValueError, match="outside"):
        source_map.end(5)
    with pytest.raises(ValueError, match="outside"):
        source_map.start(4)
