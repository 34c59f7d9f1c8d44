"""HTML: what of a page is its article, where each character stands, and what the page states."""

from pathlib import Path

import pytest

from factlint.archive.discovery import discover
from factlint.config import Settings
from factlint.document import Document
from factlint.readers.article import Article, Source
from factlint.readers.html import HtmlReader
from factlint.readers.html.entities import decoded
from factlint.readers.html.tags import TokenKind, tokens
from factlint.readers.markdown import MarkdownReader
from factlint.spans import Span

LONG = (
    "The council has said again that the bridge will be open to traffic before the winter begins, whatever it costs. "
)


def read(source: str, path: str = "a.html") -> Article:
    """The one article of a page."""
    (article,) = HtmlReader().read(Source(path, source))
    return article


def blocks(source: str) -> list[tuple[str, str]]:
    """Each block's kind and words."""
    article = read(source)
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def words(source: str) -> list[str]:
    """Each block's words."""
    return [text for _, text in blocks(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h1>One</h1><p>Two.</p>", [("headline", "One"), ("paragraph", "Two.")]),
        ("<h1>One</h1><h1>Two</h1><h2>Three</h2>", [("headline", "One"), ("subhead", "Two"), ("subhead", "Three")]),
        ("<hgroup><h1>One</h1><p>Two</p></hgroup>", [("headline", "One"), ("deck", "Two")]),
        ("<ul><li>One<li><p>Two</p></ul>", [("list-item", "One"), ("list-item", "Two")]),
        ("<dl><dt>One<dd>Two</dl>Three", [("list-item", "One"), ("list-item", "Two"), ("paragraph", "Three")]),
        ("<figure><img src=a alt=b><figcaption>One</figcaption></figure>", [("caption", "One")]),
        ("<blockquote><h2>One</h2><ul><li>Two</ul></blockquote>", [("blockquote", "One"), ("blockquote", "Two")]),
        ("<table><caption>One</caption><tr><td>2<th>3<tr><td><ul><li>4</ul></table>Five",
         [("caption", "One"), ("cell", "2"), ("cell", "3"), ("cell", "4"), ("paragraph", "Five")]),
        ("<p class='lead standfirst'>One</p><div class=byline><div>By Ann Lee</div></div>",
         [("deck", "One"), ("byline", "By Ann Lee")]),
        ("<div class=correction>One was wrong.</div>", [("note", "One was wrong.")]),
        ("<details><summary>One</summary>Two</details>", [("subhead", "One"), ("paragraph", "Two")]),
        ("One<div>Two<section>Three</section>Four</div>Five",
         [("paragraph", each) for each in ("One", "Two", "Three", "Four", "Five")]),
    ],
)  # fmt: skip
def test_elements_give_blocks_of_their_kind(source: str, expected: list[tuple[str, str]]) -> None:
    """Headings, paragraphs, lists, tables, pictures and quotations, closed or not; some by the classes of newsrooms."""
    assert blocks(source) == expected
    assert blocks(f"<!DOCTYPE html><html><body>{source}</body></html>") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One  two\n   three\tfour", "One two three four"),
        ("One <b> two </b> three", "One two three"),
        ("One<b> two</b><!-- x --> three", "One two three"),
        ("One &#32;two &#10; three", "One two three"),
        ("O<b>n</b>e <wbr>two", "One two"),
        ("One<br>two", "One two"),
        ("One <br/> two", "One two"),
        ("One&nbsp;two", "One\xa0two"),
        ("O&shy;ne t&#8203;wo", "One two"),
        ("&ldquo;One&rdquo; &amp; &lt;two&gt;", "“One” & <two>"),
        ("&#8220;One&#x201D; &#147;two&#148;", "“One” “two”"),
        ("AT&T &notit; &copy2021 &unknown; &", "AT&T ¬it; ©2021 &unknown; &"),
        ("&#0;&#xD800;&#99999999999;", "\ufffd\ufffd\ufffd"),
        ("He <q>said <q>no</q></q>.", "He “said ‘no’”."),
        ("He <q>“said”</q> and <q>&ldquo;no&rdquo;</q>.", "He “said” and “no”."),
        ("One < two, 3<4 and <3", "One < two, 3<4 and <3"),
        ("the 21<sup>st</sup> of CO<sub>2</sub>", "the 21st of CO2"),
        ("One.<sup><a href='#n1'>1</a></sup> Two.<sup class=x>[<a href='#n2'>2</a>]</sup>", "One. Two.[]"),
        ("One <code>x = 1</code> two <kbd>Esc</kbd>", "One \ufffc two \ufffc"),
        ("One <del>three</del><ins>two</ins> <s>four</s>.", "One two ."),
        ("See https://x.org/a, <a href='https://y.org'>here</a>.", "See \ufffc, here."),
        ("<ruby>One<rp>(</rp><rt>two</rt><rp>)</rp></ruby>", "One"),
    ],
)
def test_running_text_reads_as_a_browser_shows_it(source: str, expected: str) -> None:
    """White space is one space, references are read, marks stand where a browser puts them."""
    assert words(f"<p>{source}</p>") == [expected]


@pytest.mark.parametrize(
    "furniture",
    [
        "<script>No</script>",
        "<script>if (a < b) '<p>No</p>'</script>",
        "<style>p > a {}</style>",
        "<nav><ul><li>No</ul></nav>",
        "<aside><p>No</aside>",
        "<footer>No</footer>",
        "<form><p>No <button>No</button></form>",
        "<button>No</button>",
        "<select><option>No<option>No</select>",
        "<div hidden><p>No</p></div>",
        "<p hidden>No",
        "<div style='color:red; display: none'>No</div>",
        "<div aria-hidden=true>No</div>",
        "<div role=navigation>No</div>",
        "<span class='sr-only'>No <span>no</span></span>",
        "<div class='x related-posts'>No</div>",
        "<!-- No -->",
        "<!doctype No>",
        "<?php No ?>",
        "<![CDATA[ No ]>",
        "<template><p>No</template>",
        "<noscript><p>No</noscript>",
        "<pre>No</pre>",
        "<textarea><p>No</textarea>",
        "<svg><title>No</title><text>No</text></svg>",
        "<video><p>No</video>",
        "<img alt='No'>",
        "<p> &nbsp; </p>",
    ],
)
def test_what_belongs_to_the_page_is_left_out(furniture: str) -> None:
    """Scripts, navigation, forms, what nobody sees, code and comments are no part of an article."""
    assert words(f"<p>One.</p>{furniture}<p>Two.</p>") == ["One.", "Two."]


@pytest.mark.parametrize("name", ["aside", "nav", "footer", "form", "pre", "dialog"])
def test_a_forgotten_end_tag_does_not_silence_the_page(name: str) -> None:
    """What is never closed is read."""
    assert words(f"<p>One.</p><{name}><p>Two.</p>") == ["One.", "Two."]
    assert words(f"<div><{name}><p>No.</p></div></{name}><p>Two.</p>") == ["Two."]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>No.</p><article><p>One.</p></article>", ["One."]),
        ("<main><p>No.</p><article><p>One.</p></article><article>No</article></main>", ["One."]),
        (f"<article>No.</article><main>{LONG}</main>", [LONG.strip()]),
        (f"<article>{LONG}<article>No.</article></article>", [LONG.strip()]),
        (f"<article><article>{LONG}</article></article>", [LONG.strip()]),
        (f"<form><main>{LONG}</main><p>No.</form>", [LONG.strip()]),
        (f"<div role=main>{LONG}</div><p>No.", [LONG.strip()]),
        ("<main><h1>One</h1><article>Two.</article></main>", ["One", "Two."]),
        ("<h1>The paper</h1><article><h1>One</h1>Two.</article>", ["One", "Two."]),
        ("<article hidden>No</article><p>One.", ["One."]),
    ],
)
def test_the_article_is_found_on_the_page(source: str, expected: list[str]) -> None:
    """The longest article, else main, else the body; a headline may stand above it in main."""
    assert words(source) == expected


def test_a_second_article_of_some_length_is_told() -> None:
    """A page of several articles is not passed off as one that was read whole."""
    assert read(f"<article>{LONG}</article><article>{LONG} More.</article>").notices == (
        "the page holds 2 articles of some length; only the longest was read",
    )
    assert read(f"<article>{LONG}</article><article>More.</article>").notices == ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One.<br><br>Two.<br> <br/>Three.</p>", ["One.", "Two.", "Three."]),
        ("One.<hr>Two.", ["One.", "Two."]),
        ("<p>One <q>said.<p>Two.", ["One “said.”", "Two."]),
        ("<p>One <b>two<p>three</b> four", ["One two", "three four"]),
        ("<p>One <code>x<p>Two", ["One \ufffc", "Two"]),
        ("<b><div>One</b>two</div>three", ["Onetwo", "three"]),
        ("</div></p></b>One</section>", ["One"]),
        ("<table><td>One</div>two</table>", ["One", "two"]),
        ("One <a href='x", ["One"]),
        ("One <!-- two", ["One"]),
        ('One <a href="x>two</a> three <b class="y">four</b>', ["One four"]),
        ("<P CLASS=x>One</P\n><p/>Two", ["One", "Two"]),
        ("<my-teaser>One</my-teaser> two", ["One two"]),
    ],
)  # fmt: skip
def test_broken_html_reads_as_browsers_mend_it(source: str, expected: list[str]) -> None:
    """Unclosed and misnested tags, quotes and comments."""
    assert words(source) == expected


def test_offsets_are_exact_through_references_and_tags() -> None:
    """A word behind references, tags and white space leads to itself; a reference to the whole of it."""
    source = '<p>A&nbsp;b &ldquo;said&rdquo;\r\n  <em class="x">Ann&rsquo;s</em> 😀 <q>caf\u00e9</q> last</p>'
    article = read(source)
    assert article.text == "A\xa0b “said” Ann’s 😀 “café” last"

    def place(piece: str) -> str:
        at = article.text.index(piece)
        return article.source_map.to_source(Span(at, at + len(piece))).of(source)

    assert [place(piece) for piece in ("said", "“said”", "Ann’s", "😀", "café", "“café”", "last", "” Ann")] == [
        "said",
        "&ldquo;said&rdquo;",
        "Ann&rsquo;s",
        "😀",
        "caf\u00e9",
        "<q>caf\u00e9",
        "last",
        '&rdquo;\r\n  <em class="x">Ann',
    ]
    assert article.source_map.is_exact(Span(article.text.index("said"), article.text.index("said") + 4))
    assert not article.source_map.is_exact(Span(article.text.index("Ann’s"), article.text.index("Ann’s") + 5))


def test_comments_to_factlint_are_found_wherever_they_stand() -> None:
    """In the prose, beside it, in the head; not in scripts, and not where they never end."""
    source = (
        "<head><!-- factlint: ignore-file[a] why --></head><article>One<!--factlint:off[b]--> two</article>"
        "<script><!-- factlint: ignore[c] --></script><!-- other --><!-- factlint: ignore[d]"
    )
    article = read(source)
    assert [comment.body for comment in article.comments] == ["ignore-file[a] why", "off[b]"]
    assert [comment.place.of(source) for comment in article.comments][1] == "<!--factlint:off[b]-->"


PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>The title &amp; more</title>
<meta property="og:title" content="The open title">
<meta name="author" content="Not &quot;Her&quot;">
<meta content="2021-10-27T08:00+01:00" property="article:published_time">
<meta name=description content='What it is about'>
<script type="application/ld+json">
[{"@type": "Organization", "name": "A paper"},
 {"@context": "https://schema.org", "@type": ["NewsArticle"], "headline": "Mayor: \\u201cno\\u201d",
  "datePublished": "2021-10-28T10:00:00Z", "dateModified": "2021-10-29", "dateline": "LISBON", "inLanguage": "en",
  "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Roe"}]}]
</script></head>
<body><article><time datetime="1999-01-01">Then</time><p>One.</p></article></body></html>
"""


def test_a_page_states_its_metadata_with_places() -> None:
    """Linked data come before `meta`, those before what stands in the words; each value has its place."""
    metadata = read(PAGE).metadata
    fields = (metadata.headline, metadata.byline, metadata.published, metadata.updated, metadata.place)
    assert [field and field.value for field in fields] == [
        "Mayor: “no”",
        "Ann Lee, Bo Roe",
        "2021-10-28T10:00:00Z",
        "2021-10-29",
        "LISBON",
    ]
    assert metadata.language is not None
    assert metadata.language.value == "en-GB"
    assert metadata.deck is not None
    assert metadata.deck.value == "What it is about"
    assert [field.place.of(PAGE) for field in fields if field and field.place][:3] == [
        "Mayor: \\u201cno\\u201d",
        'Ann Lee"}, {"@type": "Person", "name": "Bo Roe',
        "2021-10-28T10:00:00Z",
    ]
    assert {"headline", "published", "updated", "byline", "place", "language"} <= metadata.can_hold


def test_a_headline_outside_the_words_becomes_the_first_block() -> None:
    """With exact places through the escapes of linked data; one that stands in the words is not doubled."""
    article = read(PAGE)
    assert article.text.startswith("Mayor: “no”\n\n")
    assert article.source_map.to_source(Span(7, 11)).of(PAGE) == "\\u201cno\\u201d"
    assert words(PAGE.replace("<p>One", "<h1>Inside</h1><p>One"))[:2] == ["Then", "Inside"]
    assert words("<title>One &amp; two | The paper</title><p>Three.") == ["One & two", "Three."]
    without = PAGE[: PAGE.index("<script")] + PAGE[PAGE.index("</head>") :]
    assert words(without)[0] == "The open title"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("", "<p>By Ann Lee <time datetime=2021-10-28>today</time></p><p>One.</p>", "2021-10-28"),
        ("", f"<time datetime=1945-05-08 >x</time><p>{LONG}", "1945-05-08"),
        ("", f"<p>{LONG} On <time datetime=1945-05-08>that day</time>.</p>", None),
        ("", f"<p>{LONG}</p><time itemprop=datePublished datetime=2021-10-28></time>", "2021-10-28"),
        ("", "<time class=updated datetime=2021-10-29></time><p>One.", None),
        ("<meta name=date content=2021-10-28>", "One.", "2021-10-28"),
        ("<meta name='date' content=''>", "One.", None),
        ("<script type=application/ld+json>{broken</script>", "One.", None),
        ("<script type=application/ld+json>[[[</script>", "One.", None),
        ("<script>{'@type': 'Article', 'datePublished': '2021'}</script>", "One.", None),
        ('<script type=application/ld+json>{"@type": "WebPage", "datePublished": "2021"}</script>', "One.", None),
        ('<script type="application/ld+json">{"@graph": [{"@type": "BlogPosting",\n"datePublished": "2021"}]}</script>',
         "One.", "2021"),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_what_the_page_says(head: str, body: str, expected: str | None) -> None:
    """A time in running text is not it; broken data says nothing."""
    published = read(f"<head>{head}</head><body><article>{body}</article>").metadata.published
    assert (published and published.value) == expected


def test_configured_names_come_first() -> None:
    """The settings may name a `meta` of the house, or a key of linked data."""
    source = "<meta name=date content=2021-10-28><meta name=X-Day content=2021-10-30><p>One."
    (article,) = HtmlReader().read(Source("a.html", source, {"published": ("x-day",)}))
    assert article.metadata.published is not None
    assert article.metadata.published.value == "2021-10-30"


def test_a_piece_of_html_can_hold_no_metadata() -> None:
    """So that nobody is asked for what has no place."""
    assert read("<p>One.</p>").metadata.can_hold == frozenset()
    assert "published" in read("<html><p>One.</p>").metadata.can_hold


def test_front_matter_and_templates_before_html() -> None:
    """As Jekyll and Hugo have it: front matter is read, tags of templates are none of the prose."""
    source = "---\ntitle: One\nauthor: Ann Lee\n---\n{% include head.html %}<p>Two {{ page.x }} three.</p>"
    article = read(source)
    assert [block.span.of(article.text) for block in article.blocks] == ["One", "Two \ufffc three."]
    assert article.metadata.byline is not None
    assert article.metadata.byline.value == "Ann Lee"


def test_markdown_hands_its_html_over() -> None:
    """Blocks of HTML give their prose with their kind and exact places; tags around Markdown count for it."""
    source = (
        "# One\n\n<div>\nTwo &amp; <b>three</b>\n</div>\n\n> <p>\n> said\n> so</p>\n\n"
        "<blockquote>\n\nIn *Markdown*.\n\n</blockquote>\n\n<aside>\n\nNo.\n\n</aside>\n\n"
        "<figure><img src=a><figcaption>A bridge</figcaption></figure>\n\n- <div>\n  four\n\n  </div>\n\n"
        "He <q>said</q> <s>no</s><br>it.\n\n<aside>\n\nNever closed.\n"
    )
    (article,) = MarkdownReader().read(Source("a.md", source))
    assert [(block.kind.value, block.span.of(article.text)) for block in article.blocks] == [
        ("headline", "One"),
        ("paragraph", "Two & three"),
        ("blockquote", "said so"),
        ("blockquote", "In Markdown."),
        ("caption", "A bridge"),
        ("list-item", "four"),
        ("paragraph", "He “said” it."),
        ("paragraph", "Never closed."),
    ]
    at = article.text.index("three")
    assert article.source_map.to_source(Span(at - 2, at + 5)).of(source) == "&amp; <b>three"
    assert article.source_map.to_source(Span(at, at + 5)).of(source) == "three"


def test_a_finding_in_html_stands_in_the_source() -> None:
    """Line, column and excerpt are those of the file, markup included."""
    document = Document(read("<p>One\n<b>two &amp;\nthree</b></p>"))
    location = document.locate(Span(4, 15))
    assert location.excerpt == "two &amp;\nthree"
    assert (location.start.line, location.start.column, location.end.line) == (2, 4, 3)


def test_references_are_read_as_browsers_read_them() -> None:
    """With and without semicolon, by the longest name; what is none stands for itself."""
    assert decoded("&amp;") == ("&", 5)
    assert decoded("&ampx") == ("&", 4)
    assert decoded("&NotEqualTilde;") == ("≂̸", 15)
    assert decoded("&nothing;") == ("¬", 4)
    assert decoded("&other;") == ("&other;", 7)
    assert decoded("&#x20AC;") == ("€", 8)
    assert decoded("&#8364") == ("€", 6)
    assert decoded("&#") == ("&#", 2)


@pytest.mark.parametrize(
    "source", ["", "a", "<", "<a", "<a b='<c>'>d</a", "<!", "<!-->-->", "</>x", "<a/b=c/>", "<q\n>"]
)
def test_tokens_do_not_overlap(source: str) -> None:
    """They follow each other, and all that is left out is inside none."""
    at = 0
    for token in tokens(source):
        assert token.start >= at
        assert token.kind is TokenKind.RAW or token.end > token.start
        at = token.end
    assert at <= len(source)


def test_pages_are_articles_by_default_and_templates_are_none(tmp_path: Path) -> None:
    """`*.html`, `*.htm` and `*.xhtml` are looked at; the layouts of a site and its error page are not."""
    for name in ("a.html", "b.htm", "c.XHTML", "404.html", "_layouts/d.html", "layouts/_default/e.html", "f.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<p>One.</p>")
    found = discover([str(tmp_path)], Settings(root=str(tmp_path)))
    assert [Path(file.path).name for file in found.files] == ["a.html", "b.htm", "c.XHTML"]
