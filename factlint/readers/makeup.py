"""What a format does not say and the words do: headline, byline, dateline, credits, captions, notes."""

import re

from factlint.readers.article import Article, Comment, Metadata, Source
from factlint.readers.prose import ProseBuilder

_MOST = 160
_NO_HEADLINE_END = tuple(".,;:…-–—")
_QUOTED_END = re.compile(r"[.!?,][”’\"')]+$")


def is_headline(line: str) -> bool:
    """Whether a first line that stands alone is a headline: short, and without the full stop of a sentence."""
    return len(line) <= _MOST and not line.endswith(_NO_HEADLINE_END) and not _QUOTED_END.search(line)


def finished(
    source: Source,
    name: str,
    prose: ProseBuilder,
    *,
    metadata: Metadata | None = None,
    comments: tuple[Comment, ...] = (),
) -> Article:
    """The article that a reader has written, completed by what its words say about it."""
    text, blocks, source_map = prose.build()
    return Article(source.path, name, source.text, text, blocks, source_map, metadata or Metadata(), comments)
