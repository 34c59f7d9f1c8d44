"""Front matter in YAML, TOML and JSON: what it states, where it stands, and what is wrong with it."""

import pytest

from factlint.readers.article import Article, Field, Metadata, ReadError, Source
from factlint.readers.markdown import MarkdownReader
from factlint.spans import Span

YAML = """\
---
title: "“Will the bridge open?” – it\\u2019s \\"open\\""
description: >-
  The council
  met.
author: [Ann Lee, {name: 'Bo O''Roe'}]
date: 2024-05-02T23:00:00Z # a comment
lastmod: 2024-05-03
dateline: LISBON
lang: en-GB
draft: true
---
"""
TOML = """\
+++
# a comment
title = "“Will the bridge open?” – it\\u2019s \\"open\\""
description = '''
The council
met.'''
date = 2024-05-02T23:00:00Z
lastmod = 2024-05-03 10:00:00
location = 'LISBON'
language = "en-GB"
draft = true
[params]
  author = ["Ann Lee", "Bo O'Roe"]
[[cover.images]]
  title = "none"
+++
"""
JSON = """\
{
  "title": "“Will the bridge open?” – it\\u2019s \\"open\\"",
  "description": "The council\\nmet.",
  "authors": [{"name": "Ann Lee"}, {"name": "Bo O'Roe"}],
  "date": "2024-05-02T23:00:00Z", "lastmod": "2024-05-03",
  "located": "LISBON", "lang": "en-GB", "draft": true, "cover": {"title": "none"}
}
"""


def read(source: str, path: str = "a.md", keys: dict[str, tuple[str, ...]] | None = None) -> Article:
    (article,) = MarkdownReader().read(Source(path, source, keys or {}))
    return article


def value(field: Field | None) -> str | None:
    return field.value if field else None


def fields(metadata: Metadata) -> dict[str, Field | None]:
    names = ("headline", "deck", "byline", "published", "updated", "place", "language")
    return {name: getattr(metadata, name) for name in names}


@pytest.mark.parametrize("front", [YAML, TOML, JSON], ids=["YAML", "TOML", "JSON"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_the_three_formats_state_the_same(front: str, end: str) -> None:
    """Fields by their usual names, nested and in lists, values as written, whatever the line ends are."""
    source = (front + "It rained.\n").replace("\n", end)
    metadata = read(source).metadata
    found = {name: value(field) for name, field in fields(metadata).items()}
    assert found.pop("updated") in {"2024-05-03", "2024-05-03 10:00:00"}
    assert found == {
        "headline": '“Will the bridge open?” – it’s "open"',
        "deck": "The council met.",
        "byline": "Ann Lee, Bo O'Roe",
        "published": "2024-05-02T23:00:00Z",
        "place": "LISBON",
        "language": "en-GB",
    }
    assert metadata.draft
    assert metadata.published_source == "metadata"


@pytest.mark.parametrize("front", [YAML, TOML, JSON], ids=["YAML", "TOML", "JSON"])
def test_headline_and_deck_are_blocks_with_their_places(front: str) -> None:
    """Character by character where they stand as they are, as a whole where an escape stands in for them."""
    source = front + "# A heading\n\nIt rained.\n"
    article = read(source)
    kinds = [block.kind.value for block in article.blocks]
    assert kinds == ["headline", "deck", "subhead", "paragraph"]
    assert article.text.startswith('“Will the bridge open?” – it’s "open"\n\nThe council met.\n\nA heading')
    where = article.source_map.to_source
    assert where(Span(6, 16)).of(source) == "the bridge"
    assert article.source_map.is_exact(Span(6, 16))
    assert where(Span(28, 29)).of(source) == "\\u2019"
    assert where(Span(31, 32)).of(source) == '\\"'
    deck = article.text.index("The council")
    assert where(Span(deck, deck + 16)).of(source).split()[0] == "The"
    assert where(Span(deck + 12, deck + 16)).of(source) == "met."


@pytest.mark.parametrize("front", [YAML, TOML, JSON], ids=["YAML", "TOML", "JSON"])
def test_fields_know_their_places(front: str) -> None:
    """The stretch of the source that holds the value, without its quotation marks."""
    source = front + "It rained.\n"
    metadata = read(source).metadata
    assert metadata.published
    assert metadata.published.place
    assert metadata.published.place.of(source) == "2024-05-02T23:00:00Z"
    assert metadata.byline
    assert metadata.byline.place
    assert metadata.byline.place.of(source).startswith("Ann Lee")
    assert metadata.byline.place.of(source).endswith("Roe")


@pytest.mark.parametrize(
    ("written", "text", "exact"),
    [
        ("A plain title", "A plain title", True),
        ("'A single one'", "A single one", True),
        ('"A double one"', "A double one", True),
        ("'It''s here'", "It's here", False),
        ('"Caf\\xe9 \\u2013 \\U0001F600\\ttab"', "Café – 😀 tab", False),
        ('"Folded\n  twice"', "Folded twice", False),
        ("Plain and\n  folded", "Plain and folded", False),
        ("|\n  Literal\n  lines", "Literal lines", False),
        ('"Own \\N escape"', "Own escape", False),
        ("&anchor A title", "A title", True),
        ("!!str 2024", "2024", True),
    ],
)
def test_a_title_is_read_through_its_quoting(written: str, text: str, exact: bool) -> None:
    """Every way that YAML has to write it gives the words; what stands as it is keeps its exact place."""
    source = f"---\ntitle: {written}\n---\nIt rained.\n"
    article = read(source)
    headline = article.blocks[0].span
    assert headline.of(article.text) == text
    assert article.source_map.is_exact(headline) is exact
    place = article.source_map.to_source(headline)
    assert place.end <= source.index("\n---", 5)
    assert place.of(source).split()[0].strip("\"'") == text.split(maxsplit=1)[0] or not exact


@pytest.mark.parametrize(
    ("front", "field", "expected"),
    [
        ("headline: A", "headline", "A"),
        ("hed: A\ntitle: B", "headline", "B"),
        ("Title: A", "headline", "A"),
        ("title:\nheadline: A", "headline", "A"),
        ("title: ~\nheadline: A", "headline", "A"),
        ("title: ''\nhed: A", "headline", "A"),
        ("title: null", "headline", None),
        ('title: "null"', "headline", "null"),
        ("title: [A, B]", "headline", None),
        ("pubDate: 2024-05-02", "published", "2024-05-02"),
        ("pubdatetime: Thu May 2", "published", "Thu May 2"),
        ("published: true\ndate: 2024-05-02", "published", "2024-05-02"),
        ("published: true", "published", None),
        ("published: 2024-05-02", "published", "2024-05-02"),
        ("author: Ann Lee", "byline", "Ann Lee"),
        ("author:\n  name: Ann Lee\n  url: x", "byline", "Ann Lee"),
        ("params: {author: Ann Lee}", "byline", "Ann Lee"),
        ("author: []\nby: Ann Lee", "byline", "Ann Lee"),
        ("location: LISBON", "place", "LISBON"),
        ("subhed: A deck", "deck", "A deck"),
        ("a: &x Lee\nauthor: *x", "byline", "Lee"),
        ("a: &x [*x]\nauthor: *x", "byline", None),
        ("language: pt", "language", "pt"),
    ],
)
def test_keys_have_synonyms(front: str, field: str, expected: str | None) -> None:
    """The most trusted one that says anything counts, in capitals or not; a truth value is no date."""
    assert value(getattr(read(f"---\n{front}\n---\nIt rained.\n").metadata, field)) == expected


def test_configured_keys_come_first() -> None:
    """A newsroom's own names of fields are asked before the usual ones, also inside tables."""
    source = "---\ntitle: A\nseo: {hed: B}\n---\nIt rained."
    assert value(read(source, keys={"headline": ("seo.hed",)}).metadata.headline) == "B"
    assert value(read(source, keys={"headline": ("gone",)}).metadata.headline) == "A"


@pytest.mark.parametrize(
    ("front", "draft"),
    [
        ("draft: true", True),
        ("draft: Yes", True),
        ("draft: false", False),
        ("published: false", True),
        ("title: A", False),
    ],
)
def test_drafts_are_known(front: str, draft: bool) -> None:
    """In Hugo's way and in Jekyll's."""
    assert read(f"---\n{front}\n---\nIt rained.\n").metadata.draft is draft


@pytest.mark.parametrize(
    "source",
    [
        "---\nIt rained.\n\n---\nThe end.",
        "---\n\nIt rained. It's: here\n---\n",
        "---\n- a\n- b\n---\nIt rained.",
        "---\nIt rained.",
        "+++\nIt rained.",
        "{It rained}",
        "{{< ad >}}",
        " ---\ntitle: A\n---\n",
    ],
)
def test_a_rule_or_a_brace_at_the_top_is_no_front_matter(source: str) -> None:
    """What is not shaped like keys and values is Markdown."""
    assert read(source).metadata.published is None
    assert value(read(source).metadata.headline) in {None, "It rained. It's: here"}


@pytest.mark.parametrize(
    ("source", "message", "line"),
    [
        ("---\ntitle: A\n", "front matter opens with --- and is never closed", 1),
        ("+++\ntitle = 'A'\nIt rained.", "front matter opens with +++ and is never closed", 1),
        ("---\ntitle: A: B\n---\n", "broken front matter: mapping values are not allowed in this context", 2),
        ("---\ntitle: A\nauthor: [A\ndate: x\n---\n", "broken front matter: did not find expected ',' or ']'", 4),
        ("---\r\ntitle: A\r\nb: 'x\r\n---\r\n", "broken front matter: found unexpected end of stream", 4),
        ("---\ntitle: \x07\n---\n", "broken front matter: control characters are not allowed", 2),
        ("---\na: " + "[" * 70 + "]" * 70 + "\n---\n", "broken front matter: nested too deep", 2),
        ("+++\ntitle = 'A'\nb = \n+++\n", "broken front matter: Invalid value", 3),
        ("+++\ntitle = 'A'\ntitle = 'B'\n+++\n", "broken front matter: Cannot overwrite a value", 3),
        ("+++\na = " + "[" * 9000 + "\n+++\n", "broken front matter: nested too deep", 2),
        ('{"title": "A",\n "b": }\n', "broken front matter: Expecting value", 2),
        ('{"title": "A"', "broken front matter: Expecting ',' delimiter", 1),
        ("---\nfactlint: {ingore: [a]}\n---\n", "front matter: factlint takes {ignore: [rule, …], reason: …}", 2),
        ("---\na: b\nfactlint: off\n---\n", "front matter: factlint takes {ignore: [rule, …], reason: …}", 3),
    ],
)  # fmt: skip
def test_broken_front_matter_is_an_error_with_its_line(source: str, message: str, line: int) -> None:
    """It is said what is wrong and where, instead of reading keys as prose."""
    with pytest.raises(ReadError) as caught:
        read(source)
    assert str(caught.value) == message
    assert caught.value.line == line


def test_silenced_rules_of_the_front_matter_keep_their_place() -> None:
    """They are a comment for the whole file."""
    source = "---\nfactlint: {ignore: [some-rule, 'other'], reason: as agreed}\n---\nIt rained."
    (comment,) = read(source).comments
    assert comment.body == "ignore-file[some-rule, other] as agreed"
    assert comment.place.of(source) == "some-rule, 'other"
    assert read("---\nfactlint: {ignore: some-rule}\n---\n").comments[0].body == "ignore-file[some-rule]"
    assert read("---\nfactlint: {ignore: []}\n---\n").comments == ()
