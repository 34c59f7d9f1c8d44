"""An article: the prose of a file, where each character came from, and what the file says about it."""

from collections.abc import Iterator, Mapping
from typing import Protocol

import msgspec

from factlint.readers.blocks import Block
from factlint.spans import SourceMap, Span


class Field(msgspec.Struct, frozen=True):
    """A value that the file states about the article, and where: a span of the source, not of the text."""

    value: str
    place: Span | None = None


class Metadata(msgspec.Struct, frozen=True):
    """What a file says about its article, outside the prose.

    `published` and `updated` hold the value as written (`2024-05-01T23:00:00Z` is 1 May);
    `published_source` says where the publication date came from: metadata, dateline, filename or option.
    `dateline` is the one at the head of the story (`KYIV, Ukraine (AP)`), `place` what it or the
    metadata say of the place. `can_hold` names the fields that the format has a place for.
    """

    headline: Field | None = None
    deck: Field | None = None
    byline: Field | None = None
    published: Field | None = None
    updated: Field | None = None
    place: Field | None = None
    dateline: Field | None = None
    language: Field | None = None
    draft: bool = False
    published_source: str = "metadata"
    can_hold: frozenset[str] = frozenset()


class Comment(msgspec.Struct, frozen=True):
    """A comment to factlint in the source: what stands after `factlint:`, and its place in the source."""

    body: str
    place: Span


class Article(msgspec.Struct, frozen=True):
    """One article as a reader found it.

    `source` is the decoded file, or the item's own text where `item` is set. `text` is
    the prose, its blocks joined by a blank line; `source_map` leads back. `notices` are
    what the reader has to say (a file read as cp1252).
    """

    path: str
    format: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    metadata: Metadata = Metadata()
    comments: tuple[Comment, ...] = ()
    item: str | None = None
    pointer: str | None = None
    notices: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True):
    """A decoded file, as it is handed to a reader.

    `metadata_keys` are the configured names of metadata fields (field → names, most
    trusted first), before the reader's own.
    """

    path: str
    text: str
    metadata_keys: Mapping[str, tuple[str, ...]] = {}


class ReadError(Exception):
    """A source that can't be read as an article: says what is wrong and where (line from 1)."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class Reader(Protocol):
    """A file format. Reads a source into its articles; raises ReadError."""

    @property
    def name(self) -> str:
        """The format's name, as `inspect` prints it."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file name endings it reads, with the dot, in small letters."""

    def read(self, source: Source) -> Iterator[Article]:
        """The articles of a source, in order."""
