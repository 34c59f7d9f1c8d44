"""Markdown and MDX: what is prose, of what kind, and where it stands."""

import pytest

from factlint.readers.article import Article, Source
from factlint.readers.markdown import MarkdownReader


def read(source: str, path: str = "a.md") -> Article:
    (article,) = MarkdownReader().read(Source(path, source))
    return article


def blocks(source: str, path: str = "a.md") -> list[tuple[str, str, str]]:
    """Kind, words and stretch of the source of each block."""
    article = read(source, path)
    found = []
    for block in article.blocks:
        place = article.source_map.to_source(block.span)
        found.append((block.kind.value, block.span.of(article.text), place.of(source)))
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One *two*.", [("paragraph", "One two.", "One *two*.")]),
        ("**One** two", [("paragraph", "One two", "One** two")]),
        ("A [link](http://x.org 'title') here", [("paragraph", "A link here", "A [link](http://x.org 'title') here")]),
        ("A [link][x] here\n\n[x]: http://x.org", [("paragraph", "A link here", "A [link][x] here")]),
        ("Fish &amp; chips", [("paragraph", "Fish & chips", "Fish &amp; chips")]),
        ("co&shy;op", [("paragraph", "coop", "co&shy;op")]),
        (r"5 \* 3 \[x\]", [("paragraph", "5 * 3 [x]", r"5 \* 3 \[x\]")]),
        ("One\ntwo", [("paragraph", "One two", "One\ntwo")]),
        ("One  \r\ntwo\\\r\nthree", [("paragraph", "One two three", "One  \r\ntwo\\\r\nthree")]),
        ("# *Head* line #\n\nText.", [("headline", "Head line", "Head* line"), ("paragraph", "Text.", "Text.")]),
        ("Head\n====\n\nSub\n----", [("headline", "Head", "Head"), ("subhead", "Sub", "Sub")]),
        ("## Sub\n\n# Head {#id}\n\n# Other", [
            ("subhead", "Sub", "Sub"), ("headline", "Head", "Head"), ("subhead", "Other", "Other"),
        ]),
        ("> He *said*\n> so.\n>\n> - And so.", [
            ("blockquote", "He said so.", "He *said*\n> so."), ("blockquote", "And so.", "And so."),
        ]),
        ("> [!NOTE]\n> An aside.", [("paragraph", "An aside.", "An aside.")]),
        ("- One\n  two\n- Three\n\n  Four\n  1. Five\n- [x] Six", [
            ("list-item", "One two", "One\n  two"), ("list-item", "Three", "Three"), ("list-item", "Four", "Four"),
            ("list-item", "Five", "Five"), ("list-item", "Six", "Six"),
        ]),
        ("|A|B *c*|\n|-|-|\n|d \\| e| |", [
            ("cell", "A", "A"), ("cell", "B c", "B *c"), ("cell", "d | e", "d \\| e"),
        ]),
        ("A word[^1].\n\n[^1]: A *note*.", [
            ("paragraph", "A word.", "A word[^1]."), ("paragraph", "A note.", "A *note*."),
        ]),
        ("Use `rm -rf`, then go.", [("paragraph", "Use \ufffc, then go.", "Use `rm -rf`, then go.")]),
        ("See <https://x.org> and https://y.org.", [
            ("paragraph", "See \ufffc and \ufffc.", "See <https://x.org> and https://y.org."),
        ]),
        ("A <b>bold</b> word<br>and <!-- not --> more", [
            ("paragraph", "A bold word and more", "A <b>bold</b> word<br>and <!-- not --> more"),
        ]),
        ("Is ~~41~~ 42, ~so~.", [("paragraph", "Is 42, so.", "Is ~~41~~ 42, ~so~.")]),
        ('A ![picture](a.png "t") here', [("paragraph", "A here", 'A ![picture](a.png "t") here')]),
        ("It cost $2 and $3_000.", [("paragraph", "It cost $2 and $3_000.", "It cost $2 and $3_000.")]),
        ("“Yes” -- it's \"so\"...", [("paragraph", "“Yes” -- it's \"so\"...", "“Yes” -- it's \"so\"...")]),
        ("é 😀 *ü* &eacute;!", [("paragraph", "é 😀 ü é!", "é 😀 *ü* &eacute;!")]),
    ],
)  # fmt: skip
def test_prose_is_read_through_its_marks(source: str, expected: list[tuple[str, str, str]]) -> None:
    """Each construct gives its words, its kind of block and its exact stretch of the source."""
    assert blocks(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "```\ncode\n```",
        "~~~ js\ncode\n~~~",
        "    code",
        "<aside>\nwords\n</aside>",
        "<pre>\nwords\n\nmore\n</pre>",
        "<!-- words -->",
        "![words](a.png)",
        "https://x.org",
        "`code`",
        "[x]: http://x.org 'words'",
        "* * *",
        '{{< figure src="a.png" caption="words" >}}',
        "{{% note %}}",
        "{% include a.html words %}",
        "{{ page.words }}",
        "{% highlight py %}\nwords\n{% endhighlight %}",
        "{{< mermaid >}}\nwords\n\nmore\n{{< /mermaid >}}",
        "{: .words}",
        "",
        "\ufeff",
    ],
)  # fmt: skip
def test_what_is_no_prose_gives_no_block(source: str) -> None:
    """Code, page furniture in HTML, pictures, addresses, definitions, rules, shortcodes and template tags."""
    assert blocks(source) == []
    assert [words for _, words, _ in blocks(f"One.\n\n{source}\n\nTwo.")] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("The {{< name >}} said **{{% x %}}** so.", "The \ufffc said \ufffc so."),
        ('A [link]({{< ref "a b.md" >}}) here.', "A link here."),
        ("{{% note %}}Take care.{{% /note %}}", "\ufffcTake care.\ufffc"),
        ("{{< open and {{< closed >}} here.", "{{< open and \ufffc here."),
        ("A brace {{ alone", "A brace {{ alone"),
        ("A line\n{{< ad >}}\n# Head", "A line \ufffc"),
        ("A word{: .big} here.", "A word here."),
    ],
)
def test_shortcodes_leave_a_hole_in_the_prose_around_them(source: str, words: str) -> None:
    """The parser sees neither their marks nor their quotes; what is never closed is prose."""
    article = read(source)
    block = article.blocks[0]
    assert block.span.of(article.text) == words


MDX = """\
import A from './a'
import {
  B,

} from './b'
export const c = { d: 1 }

# Title {1 + 1}

<Callout type="a > b" on={x > {y: 1}}>
The <Name first='It’s' /> said {count} *times*. {/* a comment */}
</Callout>

```js
function f() {
```

Import is up. `{` is a brace, { is one too.

<A
  b="c"
/>

She is in <>Lisbon</>.
"""


def test_mdx_code_is_no_prose() -> None:
    """Import and export lines, tags over several lines and expressions are code; what stands between is prose."""
    assert [words for _, words, _ in blocks(MDX, "a.mdx")] == [
        "Title \ufffc",
        "The said \ufffc times.",
        "Import is up. \ufffc is a brace, { is one too.",
        "She is in Lisbon.",
    ]


@pytest.mark.parametrize(
    ("source", "path", "bodies"),
    [
        ("<!-- factlint: ignore[some-rule] why -->\nOne.", "a.md", ["ignore[some-rule] why"]),
        ("One <!--factlint:off[x]--> two <!-- other -->.", "a.md", ["off[x]"]),
        ("> <!-- factlint: off[x,\n> y] -->\n\n- <!-- Factlint: on[x] -->", "a.md", ["off[x,\n> y]", "on[x]"]),
        ("`<!-- factlint: ignore[x] -->`\n\n    <!-- factlint: ignore[x] -->", "a.md", []),
        ("<!-- factlint: ignore[x]", "a.md", []),
        ("One. {/* factlint: ignore[x] */}\n\n{/*factlint: off[y]*/}", "a.mdx", ["ignore[x]", "off[y]"]),
        ("One. {/* factlint: ignore[x] */}", "a.md", []),
        ("---\nfactlint: {ignore: [a, b], reason: so}\n---\nOne.", "a.md", ["ignore-file[a, b] so"]),
    ],
)  # fmt: skip
def test_comments_to_factlint_are_found_where_they_are_comments(source: str, path: str, bodies: list[str]) -> None:
    """In HTML comments, MDX comments and front matter, not in code; each with its place in the source."""
    article = read(source, path)
    assert [comment.body for comment in article.comments] == bodies
    for comment in article.comments:
        assert comment.body.split("[")[1][0] in comment.place.of(source)


def test_a_comments_place_is_the_whole_comment() -> None:
    """From its opening mark to its closing one."""
    source = "One <!-- factlint: off[x] --> two."
    (comment,) = read(source).comments
    assert comment.place.of(source) == "<!-- factlint: off[x] -->"


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("![a](b)\n*Below it*", ["caption"]),
        ("![a](b)\n\n*Below it*\n\n*Emphasis*", ["caption", "paragraph"]),
        ("![a](b) A sentence beside it.", ["paragraph"]),
        ("*Emphasis*", ["paragraph"]),
        ("> ![a](b)\n> *Below it*", ["blockquote"]),
    ],
)
def test_emphasis_below_a_picture_is_its_caption(source: str, kinds: list[str]) -> None:
    """In the paragraph of the picture or the next; elsewhere emphasis is prose."""
    assert [kind for kind, _, _ in blocks(source)] == kinds


def test_markdown_has_a_place_for_metadata() -> None:
    """With and without front matter."""
    assert {"headline", "published"} <= read("One.").metadata.can_hold
    assert {"headline", "published"} <= read("---\ntitle: A\n---\nOne.").metadata.can_hold


def test_a_text_with_half_a_character_is_read() -> None:
    """A Python string may hold what no file does."""
    assert read("One \ud800 *two*.").text == "One \ud800 two."
