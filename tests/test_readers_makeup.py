"""What the words say of a block: bylines, datelines, notes, credits, captions."""

import pytest

from factlint.readers.article import Article, Source
from factlint.readers.markdown import MarkdownReader
from factlint.readers.text import TextReader


def read(source: str, path: str = "a.txt") -> Article:
    (article,) = (MarkdownReader() if path.endswith(".md") else TextReader()).read(Source(path, source))
    return article


def kind(paragraph: str) -> str:
    """What a paragraph in the middle of an article is."""
    return read(f"It rained.\n\n{paragraph}\n\nThe end.").blocks[1].kind.value


@pytest.mark.parametrize(
    "paragraph",
    [
        "Correction: The mayor is Ann Lee, not Anna Lee.",
        "CORRECTION, May 2: The mayor is Ann Lee.",
        "Correction (May 2, 2024): The mayor is Ann Lee.",
        "Corrections and clarifications: the mayor is Ann Lee.",
        "Clarification:",
        "Editor's note: the mayor has resigned since.",
        "(Editor’s note: the mayor has resigned since.)",
        "Editors' Note — the mayor has resigned since.",
        "An earlier version of this article misspelled the mayor’s name.",
        "• A previous version of this story gave a wrong age.",
        "In an earlier version of this live blog the mayor's name was wrong.",
        "This article was amended on 2 May 2024 to give the right age.",
        "This story has been corrected to show that the mayor is Ann Lee.",
        "*This post has been updated.*",
        "The headline on this article was changed on 2 May.",
        "This article was originally published in May.",
        "This article initially stated that the mayor was 50.",
        "The mayor is 51. An earlier version of this report gave a wrong age.",
        "A caption in an earlier version of this post misspelled her name.",
        "Because of an editing error, an article on Monday gave a wrong age.",
        "Corrections & Clarifications: the mayor is 51.",
        "CORRECTION (Thursday, May 2, 7:10 p.m.): the mayor is 51.",
        "Updated at 9:15 a.m. on May 2, 2024",
        "Updated: May 2, 2024",
        "Last updated on 2 May 2024",
        "Updated to correct the mayor's name.",
        "Update: This story has been updated with the mayor’s answer.",
        "(Corrects name of mayor in second paragraph)",
        "Refiles to fix headline",
    ],
)
def test_a_note_of_the_editors_is_told_from_the_story(paragraph: str) -> None:
    """It holds the wrong form on purpose, so that no rule may compare it."""
    assert kind(paragraph) == "note"


@pytest.mark.parametrize(
    "paragraph",
    [
        "Correction officers walked out on Monday.",
        "Corrections were handed out by the union.",
        "UPDATE: The mayor said she would resign.",
        "Update at 9:15 a.m.: The mayor resigns",
        "Updated: the list of houses that were sold.",
        "Updated figures show that 40 houses were sold.",
        "Update your passport before May 2.",
        "Clarification came on Monday.",
        "An earlier version of the bill failed in May.",
        "An earlier version of this bill was amended.",
        "This article of the constitution has been in force since 1901.",
        "This story is about a bridge.",
        "This report was published by the ministry in May.",
        "An earlier version of this law, and of the story behind it, failed.",
        "This week the mayor was corrected by her deputy.",
        "Editing took a year.",
        "The mayor contributed to this fund.",
        "He was born in 1901 (or in 1902).",
        "They live in a flat (rented / owned).",
        "By Monday the bridge was closed.",
        "Filed in May, the suit was dropped.",
    ],
)
def test_a_sentence_that_opens_like_a_note_is_none(paragraph: str) -> None:
    """Prose about corrections, updates and earlier versions stays prose."""
    assert kind(paragraph) == "paragraph"


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("(Reporting by Ann Lee in Lisbon; Editing by Bo Roe)", "byline"),
        ("Additional reporting by Ann Lee", "byline"),
        ("Associated Press writer Ann Lee contributed to this report.", "byline"),
        ("—Ann Lee contributed reporting from Lisbon.", "byline"),
        ("FILE - The old bridge is seen in this photo of May 2.", "caption"),
        ("FILE PHOTO: The old bridge", "caption"),
        ("The old bridge on Monday. (AP Photo/Ann Lee)", "caption"),
        ("The old bridge on Monday. (Ann Lee/Getty Images)", "caption"),
    ],
)
def test_credits_and_captions_are_told_from_the_story(paragraph: str, expected: str) -> None:
    """Names in them are no sources of the story."""
    assert kind(paragraph) == expected


def test_what_stands_under_the_word_corrections_is_a_note() -> None:
    """A heading makes notes of all down to the next heading, a label alone of the next paragraph."""
    article = read("# A\n\nOne.\n\n## Corrections\n\nTwo.\n\nThree.\n\n## More\n\nFour.", "a.md")
    assert [block.kind.value for block in article.blocks] == [
        "headline", "paragraph", "note", "note", "note", "subhead", "paragraph",
    ]  # fmt: skip
    article = read("One.\n\nCorrection:\n\nTwo.\n\nThree.")
    assert [block.kind.value for block in article.blocks] == ["paragraph", "note", "note", "paragraph"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By ANN LEE and BO VAN DER ROE, Associated Press", "ANN LEE and BO VAN DER ROE, Associated Press"),
        ("By: Ann Lee | Reuters", "Ann Lee | Reuters"),
        ("By Monday the bridge was closed", None),
        ("By Ann Lee’s count, forty came.", None),
        ("By Lee", None),
        ("Ann Lee", None),
    ],
)
@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_a_byline_is_known_by_its_by_and_its_capitals(line: str, names: str | None, path: str) -> None:
    """It stands at the top and gives the names with their place."""
    article = read(f"Bridge closed\n\n{line}\n\nThe council met.", path)
    byline = article.metadata.byline
    assert (byline.value if byline else None) == names
    assert (article.blocks[1].kind.value == "byline") is (names is not None)
    if byline and byline.place:
        assert byline.place.of(article.source) == names


@pytest.mark.parametrize(
    ("lead", "dateline", "place", "day"),
    [
        ("LISBON (AP) — The", "LISBON (AP)", "LISBON", None),
        ("LISBON, Portugal (Reuters) - The", "LISBON, Portugal (Reuters)", "LISBON, Portugal", None),
        ("LISBON, May 2 (Reuters) - The", "LISBON, May 2 (Reuters)", "LISBON", None),
        ("SAN JOSE, Calif., May 2, 2024 — The", "SAN JOSE, Calif., May 2, 2024", "SAN JOSE, Calif.", "2024-05-02"),
        ("LISBON, 2 May 2024 (Lusa) – The", "LISBON, 2 May 2024 (Lusa)", "LISBON", "2024-05-02"),
        ("LISBON, Feb. 30, 2024 (AP) -- The", "LISBON, Feb. 30, 2024 (AP)", "LISBON", None),
        ("LISBON/PORTO — “The", "LISBON/PORTO", "LISBON/PORTO", None),
        ("ST. JOHN’S, Newfoundland — The", "ST. JOHN’S, Newfoundland", "ST. JOHN’S, Newfoundland", None),
        ("LISBON (AP) _ The", "LISBON (AP)", "LISBON", None),
        ("Lisbon (AFP) – The", "Lisbon (AFP)", "Lisbon", None),
        ("NASA — which runs the station — said the", None, None, None),
        ("FILE — The", None, None, None),
        ("UPDATE - The", None, None, None),
        ("Ann Lee (Labour) — The", None, None, None),
        ("The council (AP) — The", None, None, None),
        ("LISBON - The", None, None, None),
        ("LISBON is a city — The", None, None, None),
        ("A 3-2 win (AP) — The", None, None, None),
    ],
)
@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_a_dateline_gives_place_and_day(
    lead: str, dateline: str | None, place: str | None, day: str | None, path: str
) -> None:
    """A city in capitals, perhaps region, day and agency, then a dash; a full date is the day of publication."""
    article = read(f"{lead} council met.", path)
    metadata = article.metadata
    assert (metadata.dateline.value if metadata.dateline else None) == dateline
    assert (metadata.place.value if metadata.place else None) == place
    assert (metadata.published.value if metadata.published else None) == day
    assert metadata.published_source == ("dateline" if day else "metadata")
    if metadata.place and metadata.place.place:
        assert metadata.place.place.of(article.source) == place


def test_metadata_come_before_the_dateline_and_that_before_the_file_name() -> None:
    """The order of trust for the day of publication."""
    lead = "LISBON, May 3, 2024 (AP) — It rained."
    sources = [
        read(f"---\ndate: 2024-05-02\nlocation: Porto\n---\n{lead}", "2024-05-04-a.md"),
        read(lead, "2024-05-04-a.md"),
        read("It rained.", "2024-05-04-a.md"),
    ]
    told = [(a.metadata.published and a.metadata.published.value, a.metadata.published_source) for a in sources]
    assert told == [("2024-05-02", "metadata"), ("2024-05-03", "dateline"), ("2024-05-04", "filename")]
    assert [a.metadata.place and a.metadata.place.value for a in sources] == ["Porto", "LISBON", None]


@pytest.mark.parametrize(
    ("path", "language"), [("a.fr.md", "fr"), ("a.v2.md", None), ("a.md", None), ("a.us.md", None), ("x.en.txt", "en")]
)
def test_a_file_name_may_state_the_language(path: str, language: str | None) -> None:
    """Two letters before the ending, where they are the code of a language."""
    field = read("Il pleut.", path).metadata.language
    assert (field.value if field else None) == language


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Lee and Doyle Berg\n\nTHE EVENING MAIL\n\nThe fair opened on Monday.\n", "byline"),
        ("Anna Lee\n\nThe Evening Mail\n\nThe fair opened on Monday.\n", "byline"),
        ("Anna Lee\n\nThe fair opened on Monday.\n", "headline"),
        ("Council Meets and Quarrels\n\nThe Evening Mail\n\nThe fair opened on Monday.\n", "headline"),
        ("Anna Lee opens fair\n\nThe Evening Mail\n\nThe fair opened on Monday.\n", "headline"),
    ],
)
def test_reporters_above_their_outlet_are_a_byline(text: str, kind: str) -> None:
    """Names alone are a byline without “By” where the outlet's name follows, and a headline where the story does."""
    (article,) = TextReader().read(Source("a.txt", text))
    assert article.blocks[0].kind.value == kind
