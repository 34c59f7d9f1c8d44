"""Markdown and MDX, with front matter."""

from collections.abc import Iterator

from factlint.readers.article import Article, Source


class MarkdownReader:
    """Reads Markdown and MDX files."""

    name = "markdown"
    suffixes = (".md", ".markdown", ".mdx")

    def read(self, source: Source) -> Iterator[Article]:
        """The one article of the file. Raises ReadError for broken front matter."""
        from factlint.readers.markdown.reading import read_markdown  # noqa: PLC0415  # only Markdown pays for it

        yield read_markdown(source, self.name)
