"""Plain text: paragraphs between blank lines, or a line each; a headline where the first line is one."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factlint.readers.article import Article, Comment, Source
from factlint.readers.blocks import BlockKind
from factlint.readers.comments import comment_in
from factlint.readers.makeup import finished, is_headline
from factlint.readers.prose import ProseBuilder, trimmed

_LINE = re.compile(r"[^\r\n]+")
_CALL = re.compile(r"factlint:\s*(?:[a-z-]+\[|(?:ignore(?:-file)?|off|on)$)", re.IGNORECASE)
_BULLET = re.compile(r"(?:[•‣▪●*–-]|\d{1,2}[.)])\s")
_LONG = 80
_FINAL = tuple(".!?:;…”’\"')")

Line = tuple[int, int]
"""Start and end of a line."""


class TextReader:
    """Reads `.txt` files."""

    name = "text"
    suffixes = (".txt",)

    def read(self, source: Source) -> Iterator[Article]:
        """The one article of the file."""
        chunks, comments = _chunks(source.text)
        prose = ProseBuilder(source.text)
        paragraphs = list(_paragraphs(source.text, chunks))
        first = len(paragraphs) > 1 and len(paragraphs[0][1]) == 1
        for number, (kind, lines) in enumerate(paragraphs):
            headline = number == 0 and first and is_headline(source.text[lines[0][0] : lines[0][1]])
            prose.block(BlockKind.HEADLINE if headline else kind, lines)
        yield finished(source, self.name, prose, comments=tuple(comments))


def _chunks(source: str) -> tuple[list[list[Line]], list[Comment]]:
    """The lines between blank lines; a line that is a comment to factlint is none of them."""
    chunks: list[list[Line]] = []
    comments: list[Comment] = []
    called = "actlint:" in source
    last = -1
    for begin, stop in _lines(source):
        start, end = trimmed(source, begin, stop)
        if start == end:
            continue
        if last < 0 or (begin - last != 1 and source[last:begin] != "\r\n"):
            chunks.append([])
        last = stop
        if called and _CALL.match(source, start, end):
            comment = comment_in(source, start, end, inner_start=start, inner_end=end)
            comments += [comment] if comment else []
        else:
            chunks[-1].append((start, end))
    return [chunk for chunk in chunks if chunk], comments


def _lines(source: str) -> Iterator[Line]:
    """The lines that are not empty, without their ends."""
    if "\r" in source:
        yield from (match.span() for match in _LINE.finditer(source))
        return
    start = 0
    for line in source.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def _paragraphs(source: str, chunks: Sequence[list[Line]]) -> Iterator[tuple[BlockKind, list[Line]]]:
    """The kind and the lines of each paragraph and list item.

    Without a blank line in the file, long lines (over 80 characters on average) are a paragraph
    each. With one, the lines of a chunk are, if they are long and most end as sentences end.
    """
    for lines in chunks:
        if len(lines) == 1:
            yield BlockKind.PARAGRAPH, lines
        elif _are_long(lines) and (len(chunks) == 1 or _most_end(source, lines)):
            yield from ((BlockKind.PARAGRAPH, [line]) for line in lines)
        else:
            yield from _items(source, lines)


def _are_long(lines: Sequence[Line]) -> bool:
    return sum(end - start for start, end in lines) > _LONG * len(lines)


def _most_end(source: str, lines: Sequence[Line]) -> bool:
    return 2 * sum(source[end - 1] in _FINAL for _, end in lines) > len(lines)


def _items(source: str, lines: list[Line]) -> Iterator[tuple[BlockKind, list[Line]]]:
    """The lines as one paragraph; where two and more have a bullet, as a paragraph and list items."""
    starts = [number for number, (start, end) in enumerate(lines) if _BULLET.match(source, start, end)]
    if len(starts) < 2:
        yield BlockKind.PARAGRAPH, lines
        return
    if starts[0]:
        yield BlockKind.PARAGRAPH, lines[: starts[0]]
    for begin, end in pairwise([*starts, len(lines)]):
        yield BlockKind.LIST_ITEM, lines[begin:end]
