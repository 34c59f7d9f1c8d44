"""Plain text: paragraphs, headline, what stands beside the prose."""

import pytest

from factlint.readers.article import Article, Source
from factlint.readers.prose import WHITE
from factlint.readers.text import TextReader
from factlint.spans import Span

LONG = "The council voted on Monday to close the old bridge over the river for a year of repairs."


def read(source: str, path: str = "a.txt") -> Article:
    (article,) = TextReader().read(Source(path, source))
    return article


def blocks(source: str) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    article = read(source)
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def paragraphs(*words: str) -> list[tuple[str, str]]:
    return [("paragraph", each) for each in words]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        (" \n\t\n\u200b\n", []),
        ("One.\n\nTwo.\n", paragraphs("One.", "Two.")),
        ("One.\r\n\r\nTwo.\r\n", paragraphs("One.", "Two.")),
        ("One.\r\rTwo.\r", paragraphs("One.", "Two.")),
        ("One.\n \t \nTwo.", paragraphs("One.", "Two.")),
        ("One is\nwrapped.\n\nTwo.", paragraphs("One is wrapped.", "Two.")),
        ("One is  \r\n  wrapped.\r\n\r\nTwo.", paragraphs("One is wrapped.", "Two.")),
        (f"{LONG}\n{LONG}\n", paragraphs(LONG, LONG)),
        ("One is\nshort.", paragraphs("One is short.")),
        (f"Bridge closed\n\n{LONG}\n{LONG}", [("headline", "Bridge closed"), *paragraphs(LONG, LONG)]),
        (f"{LONG}\n{LONG}\nhe added {LONG[:-1]}\n\nTwo.", paragraphs(LONG, LONG, f"he added {LONG[:-1]}", "Two.")),
        (
            "They want:\n- a new\nbridge\n- a road\n\n1. One\n2) Two",
            [
                *paragraphs("They want:"),
                *[("list-item", item) for item in ("- a new bridge", "- a road", "1. One", "2) Two")],
            ],
        ),
        ("The old\n- and only - bridge.\n\nTwo.", paragraphs("The old - and only - bridge.", "Two.")),
        ("\n\n  One.\n\n\n\nTwo.\n\n\n", paragraphs("One.", "Two.")),
        ("co\u00adop\u200berate\ufeff now.\n\nTwo.", paragraphs("cooperate now.", "Two.")),
        ("« Oui\xa0»\n\nTwo.", [("headline", "« Oui\xa0»"), *paragraphs("Two.")]),
    ],
)
def test_paragraphs_are_told_as_the_text_is_set(source: str, expected: list[tuple[str, str]]) -> None:
    """Blank lines part paragraphs, in a file without any long lines do; a soft line break reads as a space."""
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("line", "is_headline"),
    [
        ("Council closes the old bridge", True),
        ("Will the bridge ever open?", True),
        ("Lee: “We will rebuild”", True),
        ("The council closed the bridge.", False),
        ("“We will rebuild,”", False),
        ("“We will rebuild.”", False),
        ("Dear reader:", False),
        ("By Ann Lee", False),
        ("Read more …", False),
        ("The council met. Then it closed the bridge", False),
        ("The old bridge (Ann Lee/Reuters)", False),
        ("Correction: a name", False),
        ("word " * 40, False),
    ],
)
def test_a_first_line_that_stands_alone_may_be_the_headline(line: str, is_headline: bool) -> None:
    """It is one where it is short, without the full stop of a sentence, and nothing else by its words."""
    article = read(f"{line}\n\nThe council met on Monday.")
    assert (article.blocks[0].kind.value == "headline") is is_headline
    headline = article.metadata.headline
    assert (headline is not None and headline.value == line) is is_headline


def test_a_line_without_a_text_below_it_is_no_headline() -> None:
    """A headline stands above something."""
    assert blocks("Council closes the old bridge\n\n") == paragraphs("Council closes the old bridge")
    assert blocks("Council closes\nthe old bridge\n\nIt rained.")[0][0] == "paragraph"


def test_places_lead_through_breaks_and_what_is_left_out() -> None:
    """Text before, in and behind a soft break and a soft hyphen stands where the source has it."""
    source = "One co\u00adop\r\n  two.\r\n\r\nThree."
    article = read(source)
    assert article.text == "One coop two.\n\nThree."
    where = article.source_map.to_source
    assert where(Span(4, 8)).of(source) == "co\u00adop"
    assert where(Span(8, 9)) == Span(9, 13)
    assert where(Span(9, 13)).of(source) == "two."
    assert where(Span(13, 13)) == Span(17, 17)
    assert where(Span(13, 15)) == Span(17, 21)
    assert where(Span(15, 21)).of(source) == "Three."
    assert not article.source_map.is_exact(Span(4, 8))
    assert article.source_map.is_exact(Span(9, 13))


def test_a_web_address_is_no_prose() -> None:
    """It leaves a hole, so that words on both sides do not meet; the marks around it stay."""
    article = read("It is at (https://example.org/a_(b).html), see www.example.org. The end.")
    assert article.text == "It is at (\ufffc), see \ufffc. The end."
    assert article.source_map.to_source(Span(10, 11)).of(article.source) == "https://example.org/a_(b).html"
    assert blocks("One.\n\nhttps://example.org\n\nTwo.") == paragraphs("One.", "Two.")


def test_a_line_for_factlint_is_a_comment() -> None:
    """A silencing line of its own is no prose and keeps its place; the same words in a sentence are prose."""
    silenced = "  factlint: ignore[some-rule] the name is right\nTwo goes\nFactlint: on[x]\non."
    source = f"One.\n\n{silenced}\n\nSay factlint: ignore[x]."
    article = read(source)
    assert article.text == "One.\n\nTwo goes on.\n\nSay factlint: ignore[x]."
    bodies = [comment.body for comment in article.comments]
    assert bodies == ["ignore[some-rule] the name is right", "on[x]"]
    assert article.comments[0].place.of(source) == "factlint: ignore[some-rule] the name is right"


def test_plain_text_has_no_place_for_metadata() -> None:
    """So nobody may be asked for it; a file name may state the day all the same."""
    assert read("One.").metadata.can_hold == frozenset()
    metadata = read("One.", path="news/2024-05-02-bridge.txt").metadata
    assert metadata.published is not None
    assert (metadata.published.value, metadata.published_source) == ("2024-05-02", "filename")
    assert read("One.", path="2024-05-32-bridge.txt").metadata.published is None


def test_white_space_is_what_python_takes_for_it() -> None:
    """The list of what a block neither begins nor ends with is complete."""
    assert set(WHITE) == {sign for sign in map(chr, range(0x110000)) if sign.isspace()}
