"""From a Markdown source to an article: front matter, what is no prose, and a walk over the rest."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from factlint.readers.article import Article, Comment, Metadata, Source
from factlint.readers.blocks import BlockKind
from factlint.readers.frontmatter import HELD, FrontMatter, pieces, read_front_matter
from factlint.readers.holes import Hole, filled
from factlint.readers.makeup import finished
from factlint.readers.markdown.mdx import MdxScan
from factlint.readers.markdown.templates import template_holes
from factlint.readers.markdown.walk import Walk
from factlint.readers.prose import ProseBuilder

if TYPE_CHECKING:
    from factlint.readers.frontmatter import Value

_LONE_RETURN = re.compile(r"\r(?!\n)")
"""A line end that the parser does not know everywhere."""

_HALVES = re.compile(r"[\ud800-\udfff]")
"""Halves of a character, which no file holds and a Python string may: the parser refuses them."""


def read_markdown(source: Source, name: str) -> Article:
    """The article of a Markdown or (by its ending) MDX file. Raises ReadError for broken front matter."""
    text = source.text
    front = read_front_matter(text, source.metadata_keys)
    start = front.end if front else 0
    holes = template_holes(text, start)
    comments: list[Comment] = list(front.comments) if front else []
    if source.path.lower().endswith(".mdx"):
        scan = MdxScan(text, start)
        holes += scan.holes
        comments += scan.comments
    prose = ProseBuilder(text, holes)
    if front:
        _write_front(text, prose, front)
    walk = Walk(text, _filled(text, holes)[start:], start, prose, titled=bool(front and front.headline))
    walk.read()
    comments += walk.comments
    metadata = front.metadata if front else Metadata(can_hold=HELD)
    return finished(source, name, prose, metadata=metadata, comments=tuple(comments))


def _write_front(source: str, prose: ProseBuilder, front: FrontMatter) -> None:
    """Headline and deck of the front matter as the first blocks of the text."""
    _write_value(source, prose, front.headline, BlockKind.HEADLINE)
    _write_value(source, prose, front.deck, BlockKind.DECK)


def _write_value(source: str, prose: ProseBuilder, value: "Value | None", kind: BlockKind) -> None:
    for text, start, end in pieces(source, value) if value else ():
        if text is None:
            prose.write(start, end)
        else:
            prose.stand_in(text, start, end)
    prose.close(kind)


def _filled(source: str, holes: Iterable[Hole]) -> str:
    """The source as the parser takes it: as long as it is, filler in its holes, lines kept."""
    shown = filled(source, holes)
    if "\r" in shown:
        shown = _LONE_RETURN.sub("\n", shown)
    return shown if shown.isascii() else _HALVES.sub("\ufffd", shown)
