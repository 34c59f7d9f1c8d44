"""From a file to the documents in it."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

import msgspec

from factlint.archive.discovery import FoundFile, why_unreadable
from factlint.blame import told
from factlint.config import Settings
from factlint.document import Document
from factlint.errors import PluginError
from factlint.plugins import Plugins
from factlint.readers.article import Article, Field, Reader, ReadError, Source
from factlint.readers.decoding import Decoded, decode
from factlint.reading.language import guess_language, primary_language


def documents_in(file: FoundFile, settings: Settings, plugins: Plugins) -> Iterator[Document]:
    """The articles of a file, one after another. Raises ReadError for a file that can't be read, PluginError for a
    reader that breaks."""
    reader = reader_for(file.path, plugins.readers)
    decoded = decoded_text(file, settings)
    source = Source(file.shown, decoded.text, settings.metadata)
    for article in _articles(reader, source, plugins):
        noted = msgspec.structs.replace(article, notices=(*decoded.notices, *article.notices))
        decoded = Decoded(decoded.text)  # said once
        yield _document(noted, settings, plugins)


def decoded_text(file: FoundFile, settings: Settings) -> Decoded:
    """The text of a file. Raises ReadError."""
    try:
        data = Path(file.path).read_bytes() if file.data is None else file.data
    except OSError as error:
        raise ReadError(why_unreadable(error)) from error
    return decode(data, settings.encoding)


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


def _articles(reader: Reader, source: Source, plugins: Plugins) -> Iterator[Article]:
    try:
        yield from _checked(reader.read(source))
    except ReadError:
        raise
    except (Exception, SystemExit) as error:
        whose = next(plugin.label for plugin in plugins.loaded if reader in plugin.readers)
        raise PluginError(f"reader “{reader.name}” of {whose} failed: {told(error)}") from error


def _checked(articles: Iterable[Article]) -> Iterator[Article]:
    for article in articles:
        if not isinstance(article, Article):
            raise TypeError(f"it gives {article!r}, which is no Article")
        yield article


def _document(article: Article, settings: Settings, plugins: Plugins) -> Document:
    dated = with_metadata(article, published=settings.date)
    document = Document(dated, plugins.recognizers, date_order=settings.date_order, house_list=settings.names)
    document.language = _declared(article, settings) or guess_language(document.tokens)
    return document


def _declared(article: Article, settings: Settings) -> str | None:
    """The language as the file says it, else as the settings do."""
    stated = article.metadata.language
    return (primary_language(stated.value) if stated else None) or _of_settings(settings.language)


@functools.cache
def _of_settings(language: str | None) -> str | None:
    return primary_language(language) if language else None
