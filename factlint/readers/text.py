"""Plain text: paragraphs between blank lines, or a line each; a headline where the first line is one."""

import re
from collections.abc import Iterator

from factlint.readers.article import Article, Metadata, Source
from factlint.readers.blocks import BLOCK_BREAK, Block, BlockKind
from factlint.spans import MapBuilder, Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")


class TextReader:
    """Reads `.txt` files."""

    name = "text"
    suffixes = (".txt",)

    def read(self, source: Source) -> Iterator[Article]:
        """The one article of the file."""
        builder = MapBuilder(source.text)
        blocks = []
        lines = source.text.split("\n")
        blank = any(not line.strip() for line in lines[:-1])
        pattern = _PARAGRAPH if blank else re.compile(r"[^\n]+")
        for match in pattern.finditer(source.text):
            raw = match.group()
            start = match.start() + len(raw) - len(raw.lstrip())
            end = match.end() - (len(raw) - len(raw.rstrip()))
            if start >= end:
                continue
            if blocks:
                builder.replace(BLOCK_BREAK, start, start)
            begin = builder.length
            builder.copy(start, end)
            kind = BlockKind.PARAGRAPH
            if not blocks and blank and source.text[end - 1] not in '.?!”"':
                kind = BlockKind.HEADLINE
            blocks.append(Block(Span(begin, builder.length), kind))
        text, source_map = builder.build()
        yield Article(source.path, self.name, source.text, text, tuple(blocks), source_map, Metadata())
