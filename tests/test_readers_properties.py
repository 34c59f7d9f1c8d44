"""What every reader keeps, whatever stands in the file."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.document import Document
from factlint.readers.article import Article, Reader, ReadError, Source
from factlint.readers.blocks import BLOCK_BREAK
from factlint.readers.html import HtmlReader
from factlint.readers.markdown import MarkdownReader
from factlint.readers.text import TextReader
from factlint.spans import Span

SIGNS = [
    *"*_`~#>|-+=[](){}<>!&\\:;.,\"'“”‘’%/^ \t\n\r",
    *(
        "\r\n",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n    ",
        "\n# ",
        "\n---\n",
        "|\n|-|\n|",
        "```",
        "**",
        "~~",
        "![",
        "](",
        "[^1]",
    ),
    *(
        "[^1]: ",
        "&amp;",
        "&nbsp;",
        "&shy;",
        "&#10;",
        "&#0;",
        "<br>",
        "<b>",
        "<!--",
        "-->",
        "<!-- factlint: ignore[x] -->",
        "<div>\n",
    ),
    *(
        "{{<",
        ">}}",
        "{{%",
        "%}}",
        "{%",
        "%}",
        "{/*",
        "*/}",
        "import a",
        "https://x.org/a",
        "www.x.org",
        "factlint: ignore[x]",
    ),
    *(
        "\u00ad",
        "\u200b",
        "\ufeff",
        "\u2060",
        "\xa0",
        "\u2028",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x85",
        "\x00",
        "\x02",
        "é",
        "😀",
        "e\u0301",
    ),
    *(
        "<p>",
        "</p>",
        "<br>\n<br/>",
        "<q>",
        "</q>",
        "<article>",
        "</article>",
        "<main>",
        "<h1>",
        "</h2>",
        "<blockquote>",
        "</blockquote>",
        "<td>",
        "</table>",
        "<aside hidden>",
        "</aside>",
        "<form>",
        "<code>",
        "<sup><a href='#1'>",
        "</a>",
        "<script type=application/ld+json>",
        '{"@type":"Article","headline":"a\\u00e9","author":[{"name":"B"}]}',
        "</script>",
        "<title>",
        '<meta name=author content="A &amp; B">',
        "<time datetime=2021-10-28>",
        "<p class=byline lang=fr>",
        "&rsquo",
        "&#x200b;",
        "&#32;",
        "&#xd800;",
        "&notit;",
        "&NotEqualTilde;",
    ),
    *("By Ann Lee", "LISBON (AP) — ", "Correction: ", "word", "Two words.", "x" * 90, "(Ann Lee/Reuters)"),
]
"""What means something to a reader, and some of what means nothing."""

FRONTS = [
    *("", "---\n", "+++\n", '{"title": "', "---\ntitle: ", "---\ntitle: \"a\\u00e9\" # c\nauthor: [A, 'B''s']\n---\n"),
    *(
        "+++\ntitle = 'x'\n[params]\nauthor = \"A\\tB\"\n+++\n",
        "---\ndescription: >\n  a\n  b\ndate: 2021-01-01\n---\r\n",
    ),
    '{"title": "a \\"b\\"", "authors": ["A"], "d": {"e": 1}}\n',
]
texts = st.lists(st.sampled_from(SIGNS) | st.text(max_size=3), max_size=40).map("".join)
sources = st.builds(str.__add__, st.sampled_from(FRONTS), texts)
readers = pytest.mark.parametrize(
    ("reader", "path"),
    [(TextReader(), "a.txt"), (MarkdownReader(), "a.md"), (MarkdownReader(), "a.mdx"), (HtmlReader(), "a.html")],
    ids=["text", "markdown", "mdx", "html"],
)


def read(reader: Reader, path: str, source: str) -> Article | None:
    """The article, None where the front matter is broken."""
    try:
        (article,) = reader.read(Source(path, source))
    except ReadError:
        return None
    return article


@readers
@given(source=sources)
@settings(max_examples=300)
def test_blocks_are_ordered_and_make_up_the_text(reader: Reader, path: str, source: str) -> None:
    """The blocks, joined by a blank line, are the text; none is empty, blank at an end, or more than a line."""
    article = read(reader, path, source)
    if article is None:
        return
    pieces = [block.span.of(article.text) for block in article.blocks]
    assert BLOCK_BREAK.join(pieces) == article.text
    at = 0
    for block in article.blocks:
        assert block.span.start == at
        at = block.span.end + len(BLOCK_BREAK)
    for piece in pieces:
        assert piece
        assert piece == piece.strip()
        assert not set(piece) & set("\r\n\u00ad\u200b\u2060\ufeff")


@readers
@given(source=sources, data=st.data())
@settings(max_examples=300)
def test_every_place_of_the_text_has_its_place_in_the_source(
    reader: Reader, path: str, source: str, data: st.DataObject
) -> None:
    """A span leads into the source; where it is exact, the same words stand there; line and column agree."""
    article = read(reader, path, source)
    if article is None:
        return
    start = data.draw(st.integers(0, len(article.text)))
    span = Span(start, data.draw(st.integers(start, len(article.text))))
    place = article.source_map.to_source(span)
    assert 0 <= place.start <= place.end <= len(source)
    if article.source_map.is_exact(span):
        assert place.of(source) == span.of(article.text)
    location = Document(article).locate(span)
    assert location.excerpt == source[location.start.offset : location.end.offset]
    assert (location.start.line, location.start.column) == counted(source, location.start.offset)


def counted(source: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, counted sign by sign."""
    line = column = 1
    for at in range(offset):
        is_end = source[at] == "\n" or (source[at] == "\r" and source[at + 1 : at + 2] != "\n")
        line, column = (line + 1, 1) if is_end else (line, column + 1)
    return line, column


@readers
@given(source=sources)
@settings(max_examples=200)
def test_words_stand_where_the_text_has_them(reader: Reader, path: str, source: str) -> None:
    """A letter or digit of the text that is exact is the same sign in the source."""
    article = read(reader, path, source)
    if article is None:
        return
    for offset, sign in enumerate(article.text):
        span = Span(offset, offset + 1)
        if article.source_map.is_exact(span):
            assert article.source_map.to_source(span).of(source) == sign


@readers
@given(source=sources)
@settings(max_examples=200)
@example(source="---\ntitle: x\nfactlint: {ignore: [a]}\n---\n<!-- factlint: off[b] -->\n")
def test_what_is_beside_the_text_has_its_place_too(reader: Reader, path: str, source: str) -> None:
    """Comments and metadata stand in the source."""
    article = read(reader, path, source)
    if article is None:
        return
    for comment in article.comments:
        assert comment.place.end <= len(source)
        assert "actlint" in comment.place.of(source) or comment.body.startswith("ignore-file[")
    metadata = article.metadata
    for field in (metadata.headline, metadata.deck, metadata.byline, metadata.published, metadata.place):
        assert field is None or field.place is None or field.place.end <= len(source)
