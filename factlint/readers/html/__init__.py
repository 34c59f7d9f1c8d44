"""HTML: pages, and pieces of them."""

from collections.abc import Iterator

from factlint.readers.article import Article, Source


class HtmlReader:
    """Reads HTML files."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def read(self, source: Source) -> Iterator[Article]:
        """The one article of the page. Raises ReadError for broken front matter."""
        from factlint.readers.html.reading import read_html  # noqa: PLC0415  # only HTML pays for it

        yield read_html(source, self.name)
