"""No text takes a reader longer than its length deserves."""

import contextlib
from collections.abc import Callable

import pytest
from linearity import assert_linear

from factlint.readers.article import Reader, ReadError, Source
from factlint.readers.html import HtmlReader
from factlint.readers.markdown import MarkdownReader
from factlint.readers.text import TextReader

Make = Callable[[int], str]


def repeated(piece: str, before: str = "", behind: str = "") -> Make:
    """Texts of about n characters, made of one piece."""
    return lambda n: before + piece * (n // len(piece)) + behind


HOSTILE: dict[str, Make] = {
    "one long line": repeated("word by word, "),
    "an open quotation on one line": repeated("Yes. ", "“"),
    "capitals": repeated("ABC "),
    "digits": repeated("123 "),
    "dots": repeated("."),
    "spaces": repeated(" ", "a", "b"),
    "tabs": repeated("\t", "a", "b"),
    "line ends": repeated("\n"),
    "returns": repeated("\r", "a", "b"),
    "blank lines with spaces": repeated("a\n      \n"),
    "short lines": repeated("a\n"),
    "lines with spaces at the end": repeated("a" + " " * 60 + "\n"),
    "short paragraphs": repeated("A word.\n\n"),
    "soft hyphens": repeated("a\u00ad"),
    "nothing to see": repeated("\u200b", "a", "b"),
    "addresses": repeated("https://x.org/a "),
    "one long address": repeated("a/", "http://"),
    "schemes": repeated("a://"),
    "www": repeated("www."),
    "corrections": repeated("Correction: a name.\n\n"),
    "datelines": repeated("LISBON (AP) — It rained.\n\n"),
    "brackets before a dateline": repeated("(", "LISBON"),
    "comments to factlint": repeated("factlint: ignore[x]\n"),
    "emphasis": repeated("*a **b *c "),
    "underscores": repeated("_a"),
    "closing emphasis": repeated("a**"),
    "square brackets": repeated("["),
    "pictures": repeated("![a"),
    "links": repeated("[a]("),
    "links in links": lambda n: "[a" * (n // 4) + "](b)" * (n // 8),
    "titles of links": repeated('[a](b "'),
    "quotation depth": repeated(">"),
    "quotations one deeper each line": lambda n: "".join(">" * i + " a\n" for i in range(int((2 * n) ** 0.5))),
    "lists one deeper each line": lambda n: "".join("  " * i + "- a\n" for i in range(int(n**0.5))),
    "lists in one line": repeated("- "),
    "pipes": repeated("|"),
    "a table's rows": repeated("|x|\n", "|a|b|\n|-|-|\n"),
    "tables": repeated("a|b\n-|-\n\n"),
    "backticks": repeated("`"),
    "runs of backticks": lambda n: "".join("`" * i + "a" for i in range(int((2 * n) ** 0.5))),
    "tildes": repeated("~a "),
    "entities": repeated("&amp;"),
    "half entities": repeated("&"),
    "backslashes": repeated("\\"),
    "angle brackets": repeated("<"),
    "tags": repeated('<a b="'),
    "attributes": repeated("b ", "<a "),
    "open HTML comments": repeated("a <!-- "),
    "blocks of open HTML comments": repeated("<!-- a\n\n"),
    "comments to factlint in HTML": repeated("<!-- factlint: ignore[x] -->"),
    "processing instructions": repeated("a<?"),
    "end tags": repeated("</a"),
    "end tags of nothing": repeated("</b></p></div>"),
    "open elements": repeated("<div>a"),
    "open and closed elements": lambda n: "<div>" * (n // 11) + "</div>" * (n // 11),
    "open paragraphs": repeated("<p>a"),
    "open articles": repeated("<article>a"),
    "open headings": repeated("<h2>a</h3>"),
    "open tables": repeated("<table><td>a</div>"),
    "open quotations": repeated("<q>"),
    "hidden elements in running text": repeated("<b hidden>a</i>"),
    "closing elements of running text": lambda n: "<i hidden>" * (n // 20) + "</b>" * (n // 8),
    "asides never closed": repeated("<aside>a\n\n"),
    "scripts never closed": repeated("<script>"),
    "scripts in scripts": repeated("<script></scrip"),
    "line breaks": repeated("<br> "),
    "line breaks behind a space": repeated("a<br>" + " " * 60),
    "attributes without an end": repeated("<a b='", "", '"'),
    "attributes without a name": repeated("=", "<a "),
    "classes": repeated("a ", '<p class="', '">'),
    "one long reference": repeated("a", "&"),
    "one long number": repeated("9", "&#"),
    "declarations": repeated("<![CDATA["),
    "comments that end at once": repeated("<!-->"),
    "linked data": repeated('<script type="application/ld+json">{"a":["</script>'),
    "linked data in brackets": repeated("[", '<script type="application/ld+json">', "</script>"),
    "linked data in lists": repeated("[],", '<script type="application/ld+json">{"@graph":[', "1]}</script>"),
    "meta": repeated('<meta name="a" content="b">'),
    "times": repeated("<time datetime=1>"),
    "footnotes": repeated("[^a]: x\n"),
    "references": repeated("[a]: b\n"),
    "headings": repeated("# a {#b}\n"),
    "underlined headings": repeated("a\n=\n"),
    "braces": repeated("{"),
    "pairs of braces": repeated("{}"),
    "open comments in braces": repeated("{/* "),
    "braces inside braces": lambda n: "{" * (n // 2) + "}" * (n // 2),
    "open shortcodes": repeated("{{< a "),
    "shortcodes": repeated("{{< a >}}"),
    "open pairs of shortcodes": repeated("{% highlight %}"),
    "attribute lists": repeated("{:a"),
    "imports": repeated("import a\n\n"),
    "tags with braces": repeated("<A b={"),
    "YAML brackets": repeated("[", "---\na: ", "\n---\n"),
    "YAML braces": repeated("{a: ", "---\na: ", "\n---\n"),
    "YAML lists": repeated("- ", "---\n", "\n---\n"),
    "YAML keys": repeated("a: b\n", "---\n", "---\n"),
    "a YAML title in lines": repeated("a\n  ", "---\ntitle: ", "\n---\n"),
    "a YAML title with escapes": repeated("\\u2019", '---\ntitle: "', '"\n---\n'),
    "YAML anchors": repeated(" *a,", "---\nb: &a x\nauthors: [", "]\n---\n"),
    "front matter never closed": repeated("a\n---x\n", "---\n"),
    "TOML brackets": repeated("[", "+++\na = ", "\n+++\n"),
    "TOML tables": repeated("[[a]]\n", "+++\n", "+++\n"),
    "TOML strings": repeated('"', '+++\na = """', '"""\n+++\n'),
    "a TOML title with escapes": repeated("\\u2019", '+++\ntitle = "', '"\n+++\n'),
    "JSON braces": repeated('{"a":'),
    "JSON brackets": repeated("[", '{"a":'),
    "a JSON title with escapes": repeated("\\u2019", '{"title":"', '"}\n'),
}


READERS = {
    "text": (TextReader(), "a.txt"),
    "markdown": (MarkdownReader(), "a.md"),
    "mdx": (MarkdownReader(), "a.mdx"),
    "html": (HtmlReader(), "a.html"),
}
SIGNS = {"mdx": frozenset("{<`"), "html": frozenset("{<& a")}
CASES = [
    pytest.param(reader, path, make, id=f"{name}: {what}")
    for name, (reader, path) in READERS.items()
    for what, make in HOSTILE.items()
    if name not in SIGNS or SIGNS[name] & set(make(40))
]


@pytest.mark.parametrize(("reader", "path", "make"), CASES)
def test_reading_takes_time_in_proportion(reader: Reader, path: str, make: Make) -> None:
    """Four times the text takes at most eight times as long."""

    def run(text: str) -> None:
        with contextlib.suppress(ReadError):
            list(reader.read(Source(path, text)))

    assert_linear(make, run, 4_000)
