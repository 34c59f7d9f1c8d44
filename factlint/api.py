"""The door's upper rooms: parse a text, check a document."""

from collections.abc import Sequence
from pathlib import PurePath

import msgspec

from factlint import plugins
from factlint.document import Document
from factlint.findings import Diagnostic
from factlint.lint import ActiveRule, lint
from factlint.readers.article import Article, Field, Reader, ReadError, Source


def parse(text: str, path: str = "a.txt", published: str | None = None) -> Document:
    """Read a text as the one article of a file of that name; the ending tells the format.

    `published` is an ISO date for a text that carries none. Raises ReadError.
    """
    return document_from_source(text, path=path, published=published)


def check(document: Document) -> tuple[Diagnostic, ...]:
    """What the built-in rules, at their default settings, say about a document."""
    rules = [ActiveRule(rule, rule.info.severity) for rule in plugins.load().rules if rule.info.on]
    outcome = lint(document, rules)
    return outcome.diagnostics


def document_from_source(
    text: str, *, path: str = "a.txt", published: str | None = None, headline: str | None = None
) -> Document:
    """A document of a text, with metadata for what the text does not carry."""
    loaded = plugins.load()
    article = next(reader_for(path, loaded.readers).read(Source(path, text)), None)
    if article is None:
        raise ReadError(f"{path} holds no article")
    return Document(with_metadata(article, published=published, headline=headline), loaded.recognizers)


def reader_for(path: str, readers: Sequence[Reader]) -> Reader:
    """The reader for a file name's ending. Raises ReadError where there is none."""
    suffix = PurePath(path).suffix.lower()
    for reader in readers:
        if suffix in reader.suffixes:
            return reader
    raise ReadError(f"no reader for {suffix or 'files without an ending'}")


def with_metadata(article: Article, *, published: str | None = None, headline: str | None = None) -> Article:
    """The article with a publication date and a headline where it has none of its own."""
    metadata = article.metadata
    if published and metadata.published is None:
        metadata = msgspec.structs.replace(metadata, published=Field(published), published_source="option")
    if headline and metadata.headline is None:
        metadata = msgspec.structs.replace(metadata, headline=Field(headline))
    return msgspec.structs.replace(article, metadata=metadata)
