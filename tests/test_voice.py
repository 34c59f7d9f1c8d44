"""Voice: whose words a stretch of text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.reading.voice import Voice, Voices
from factlint.spans import Span

#            0         1         2         3
#            0123456789012345678901234567890123
# quotations at 5–10 and 20–30, doubt from 25 to 33
VOICES = Voices([Span(20, 30), Span(5, 10)], [Span(25, 33)])


@pytest.mark.parametrize(
    ("span", "voice"),
    [
        (Span(0, 5), Voice.NARRATOR),
        (Span(5, 10), Voice.SPEECH),
        (Span(6, 9), Voice.SPEECH),
        (Span(7, 7), Voice.SPEECH),
        (Span(4, 8), Voice.NARRATOR),
        (Span(8, 12), Voice.NARRATOR),
        (Span(20, 25), Voice.SPEECH),
        (Span(20, 26), Voice.DOUBTFUL),
        (Span(24, 40), Voice.DOUBTFUL),
        (Span(32, 40), Voice.DOUBTFUL),
        (Span(28, 28), Voice.DOUBTFUL),
        (Span(33, 40), Voice.NARRATOR),
        (Span(0, 40), Voice.DOUBTFUL),
    ],
)
def test_voice_of_a_span(span: Span, voice: Voice) -> None:
    """Speech holds all of a span, doubt any of it, and doubt beats speech."""
    assert VOICES.of(span) is voice


def test_without_quotations_all_is_the_narrators() -> None:
    """What no stretch covers is the narrator’s."""
    assert Voices([], []).of(Span(0, 9)) is Voice.NARRATOR


def test_an_empty_stretch_says_nothing() -> None:
    """A fault without a reach casts no doubt."""
    assert Voices([], [Span(5, 5)]).of(Span(3, 8)) is Voice.NARRATOR


def test_a_nested_quotation_does_not_end_the_outer_one() -> None:
    """Stretches may overlap or nest; together they are one."""
    assert Voices([Span(0, 30), Span(10, 20)], []).of(Span(15, 25)) is Voice.SPEECH


_spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 12)).map(lambda pair: Span(pair[0], sum(pair))), max_size=8
)


@given(_spans, _spans, st.integers(0, 60), st.integers(1, 12))
def test_voice_agrees_with_a_count_of_places(speech: list[Span], doubtful: list[Span], start: int, length: int) -> None:
    """The bisection says what a look at each single place says."""
    span = Span(start, start + length)
    places = range(span.start, span.end)
    doubt = any(held.start <= place < held.end for place in places for held in doubtful)
    said = all(any(held.start <= place < held.end for held in speech) for place in places)
    expected = Voice.DOUBTFUL if doubt else Voice.SPEECH if said else Voice.NARRATOR
    assert Voices(speech, doubtful).of(span) is expected
