"""Stories: round-ups and live blogs are told from articles of one story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factlint

ROUND_UP = """News in brief

OSLO, Norway (AP) — The mayor opened the fair.

Nobody was hurt.

TURKU, Finland (AP) — The mayor closed the ice rink.
"""
LIVE = """10.15am: The council meets.

10.40am: The mayor speaks.

She is brief.

11am: The council adjourns.
"""


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        (ROUND_UP, ["News in", "TURKU,"]),
        (LIVE, ["10.15am", "10.40am", "11am: T"]),
        ("OSLO (AP) — The fair opened.\n\nOSLO (AP) — It closed again.\n", ["OSLO (A"]),
        ("The fair opens at nine.\n\n9:00 – 17:00 daily\n\n10:00 – 14:00 on Sundays\n", ["The fai"]),
        ("", [""]),
    ],
    ids=["datelines", "live blog", "one place twice", "opening hours", "nothing"],
)
def test_where_stories_begin(text: str, openings: list[str]) -> None:
    """Two datelines at different places make a round-up, three times of day a live blog."""
    document = factlint.parse(text)
    assert [document.text[start : start + 7].rstrip() for start in document.stories.starts] == [
        opening.rstrip() for opening in openings
    ]


def test_a_subhead_belongs_to_the_story_below_it() -> None:
    """In Markdown each item of a round-up may have a heading of its own."""
    text = "# Briefs\n\n## Fair\n\nOSLO (AP) — It opened.\n\n## Rink\n\nTURKU (AP) — It closed.\n"
    document = factlint.parse(text, path="a.md")
    assert [document.text[start : start + 4] for start in document.stories.starts] == ["Brie", "Rink"]


@given(
    st.lists(
        st.sampled_from(["OSLO (AP) — It snows.", "TURKU (AP) — It thaws.", "10.15am: Rain.", "A line.", "\u2028"])
    )
)
def test_every_place_is_in_one_story(paragraphs: list[str]) -> None:
    """Starts rise from 0, and each place has a story."""
    document = factlint.parse("\n\n".join(paragraphs))
    starts = document.stories.starts
    assert list(starts) == sorted(set(starts))
    assert starts[0] == 0
    assert {document.stories.number_at(offset) for offset in range(len(document.text) + 1)} == set(range(len(starts)))
