"""Plain text: paragraphs between blank lines, or a line each; a headline where the first line is one."""

import re
from collections.abc import Iterator, Sequence

from factlint.readers.article import Article, Comment, Source
from factlint.readers.blocks import BlockKind
from factlint.readers.comments import comment_in
from factlint.readers.makeup import finished, is_headline
from factlint.readers.prose import ProseBuilder, trimmed

_LINE = re.compile(r"[^\r\n]+")
_CALL = re.compile(r"factlint:\s*[a-z-]+\[", re.IGNORECASE)
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
        first = len(paragraphs) > 1 and len(paragraphs[0]) == 1
        for number, lines in enumerate(paragraphs):
            headline = number == 0 and first and is_headline(source.text[lines[0][0] : lines[0][1]])
            prose.block(BlockKind.HEADLINE if headline else BlockKind.PARAGRAPH, lines)
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


def _paragraphs(source: str, chunks: Sequence[list[Line]]) -> Iterator[list[Line]]:
    """The lines of each paragraph.

    Without a blank line in the file, long lines (over 80 characters on average) are a paragraph
    each. With one, the lines of a chunk are, if they are long and all end as sentences end.
    """
    for lines in chunks:
        if len(lines) > 1 and _are_long(lines) and (len(chunks) == 1 or _all_end(source, lines)):
            yield from ([line] for line in lines)
        else:
            yield lines


def _are_long(lines: Sequence[Line]) -> bool:
    return sum(end - start for start, end in lines) > _LONG * len(lines)


def _all_end(source: str, lines: Sequence[Line]) -> bool:
    return all(source[end - 1] in _FINAL for _, end in lines)
