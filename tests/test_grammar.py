"""A pyparsing expression run over an article: at a place, inside its bounds, with true offsets."""

import subprocess
import sys
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from linearity import assert_linear

from factlint.reading.grammar import WINDOW, Grammar, leaf

if TYPE_CHECKING:
    from pyparsing import ParserElement


def _greeting() -> "ParserElement":
    from pyparsing import Opt

    return leaf(r"(?P<word>hello)\b") + Opt(leaf(",")) + leaf(r"(?P<name>[a-z]+)(?P<mark>!)?")


GREETING = Grammar(_greeting)


def test_parts_are_places_of_the_article() -> None:
    """Named groups become parts, where the expression met them; a group that took no part is none."""
    text = "Then: hello, world and all."
    reading = GREETING.read_at(text, 6, len(text))
    assert reading is not None
    assert reading.span.of(text) == "hello, world"
    assert {name: span.of(text) for name, span in reading.parts.items()} == {"word": "hello", "name": "world"}
    assert "name" in reading
    assert "mark" not in reading


def test_what_does_not_fit_is_none() -> None:
    """Nothing is searched: the expression fits at the place or not at all."""
    text = "Then: hello, world"
    skipped = GREETING.read_at(text, 5, len(text))
    assert skipped is not None
    assert skipped.span.start == 6, "white space before it is skipped"
    assert GREETING.read_at(text, 4, len(text)) is None
    assert GREETING.read_at(text, 0, len(text)) is None


def test_tabs_do_not_move_offsets() -> None:
    """Pyparsing expands tabs unless it is told not to."""
    text = "\t\tx\thello\t\tworld"
    reading = GREETING.read_at(text, 4, len(text))
    assert reading is not None
    assert reading.parts["name"].of(text) == "world"


def test_a_line_end_is_no_white_space() -> None:
    """An expression does not reach into the next paragraph, while blanks of all kinds are skipped."""
    assert GREETING.read_at("hello\nworld", 0, 11) is None
    assert GREETING.read_at("hello\n\nworld", 0, 12) is None
    assert GREETING.read_at("hello\u00a0 \u202fworld", 0, 13) is not None


def test_nothing_behind_the_end_is_read() -> None:
    """The end of the sentence bounds the reading."""
    text = "hello world"
    reading = GREETING.read_at(text, 0, 9)
    assert reading is not None
    assert reading.parts["name"].of(text) == "wor"
    assert GREETING.read_at(text, 0, 5) is None


def test_no_default_of_pyparsing_is_changed() -> None:
    """The grammars of plugins keep their white space."""
    from pyparsing import ParserElement, Word, alphas

    GREETING.read_at("hello world", 0, 11)
    assert ParserElement.DEFAULT_WHITE_CHARS == " \n\t\r"
    assert Word(alphas).parse_string("\n word").as_list() == ["word"]


def test_pyparsing_is_loaded_by_the_first_reading_and_not_before() -> None:
    """Its import costs as much as reading ten articles."""
    code = (
        "import sys, factlint; d = factlint.parse('No date here.'); d.dates; assert 'pyparsing' not in sys.modules;"
        "d = factlint.parse('On May 5.'); d.dates; assert 'pyparsing' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.text("helowrd, !\t\n\u00a0", max_size=2 * WINDOW), st.integers(0, 200), st.integers(0, 200))
def test_a_reading_lies_inside_its_bounds(text: str, start: int, end: int) -> None:
    """Whatever the text: its span and its parts stand between start and end."""
    start, end = min(start, len(text)), min(end, len(text))
    reading = GREETING.read_at(text, start, end)
    if reading is not None:
        assert start <= reading.span.start <= reading.span.end <= end
        assert all(reading.span.contains(span) for span in reading.parts.values())
        assert reading.parts["word"].of(text) == "hello"


def test_a_reading_costs_its_window_not_its_text() -> None:
    """However long the sentence."""

    def run(text: str) -> None:
        for place in range(0, len(text), 500):
            GREETING.read_at(text, place, len(text))

    assert_linear(lambda n: "hello " * (n // 6), run, 200_000)
