"""A walk over the events of the Markdown parser: which pieces are prose, and of what kind of block.

The parser is pyromark (pulldown-cmark), for the exact range of each of its events.
"""

import functools
import re
from typing import TYPE_CHECKING

from factlint.readers.blocks import BlockKind
from factlint.readers.holes import HOLE
from factlint.readers.html.walk import Walk as HtmlWalk
from factlint.readers.markdown.utf8 import ByteOffsets
from factlint.readers.prose import INVISIBLE, ProseBuilder

if TYPE_CHECKING:
    import pyromark
    from pyromark.event import Event

    from factlint.readers.article import Comment

_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_NO_PROSE = frozenset({"CodeBlock", "Image"})
"""What holds no prose: code and pictures (their words are read where there is none to see)."""

_KINDS = {"TableCell": BlockKind.CELL, "Item": BlockKind.LIST_ITEM}
_UNSEEN = re.compile(f"[{INVISIBLE}]")


class Walk:
    """Reads the body of a Markdown source into blocks.

    `masked` is the body as the parser shall see it, as long as the source from `base` on.
    `titled` says that the article has a headline already, so that no heading of the body is one.
    """

    def __init__(self, source: str, masked: str, base: int, prose: ProseBuilder, *, titled: bool) -> None:
        self._masked = masked
        self._base = base
        self._prose = prose
        self._html = _Html(source, prose, self)
        self._html.titled = titled
        self._point = ByteOffsets(masked).point
        self._silenced: list[bool] = []
        self._silenced_by_markdown = 0
        self._lines: list[tuple[int, int]] = []
        self._inside = dict.fromkeys(("BlockQuote", "Item", "TableCell", "Emphasis", "Strong"), 0)
        self._heading: str | None = None
        self._picture = self._emphasised = self._plain = self._below_picture = False

    @property
    def comments(self) -> "list[Comment]":
        """The comments to factlint that were met so far."""
        return self._html.comments

    def read(self) -> None:
        """Write the blocks into the prose."""
        for event, place in _parser().events_with_range(self._masked):
            start, end = self._point(place["start"]), self._point(place["end"])
            if isinstance(event, str):
                if event != "Rule" and not self._silent:
                    self._prose.stand_in(" ", self._base + start, self._base + end)
            elif "Text" in event:
                if not self._silent:
                    self._text(event["Text"], start, end)
            else:
                self._mark(event, start, end)
        self._html.end(self._base + len(self._masked))

    def _mark(self, event: "Event", start: int, end: int) -> None:
        (kind, value), *_ = event.items() if isinstance(event, dict) else [("", None)]
        if kind == "Start":
            self._start(value, start, end)
        elif kind == "End":
            self._end(value, end)
        elif kind == "Code" and not self._silent:
            self._hole(start, end)
        elif kind == "InlineHtml" and not self._silenced_by_markdown:
            self._html.feed(self._masked[start:end], self._base + start)
        elif kind == "Html":
            self._lines.append((start, end))

    @property
    def _silent(self) -> bool:
        return self._silenced_by_markdown > 0 or self._html.silent

    def _text(self, words: str, start: int, end: int) -> None:
        if self._inside["Emphasis"] or self._inside["Strong"]:
            self._emphasised = True
        elif not words.isspace():
            self._plain = True
        if self._masked[start:end] == words:
            self._prose.write(self._base + start, self._base + end)
        else:
            seen = " " if words in {"\n", "\r", "\t"} else _UNSEEN.sub("", words)
            self._prose.stand_in(seen, self._base + start, self._base + end)

    def _start(self, tag: object, start: int, end: int) -> None:
        name, detail = _named(tag)
        if name not in _INLINE:
            self.close()
        silenced = name in _NO_PROSE or self._is_address(name, detail) or self._is_struck(name, start)
        if silenced and name == "Link" and not self._silent:
            self._hole(start, end)
        self._picture |= name == "Image"
        if name == "Heading" and isinstance(detail, dict):
            self._heading = str(detail["level"])
        # An alert (`> [!NOTE]`) is an aside in the frame of a quotation.
        self._enter("" if name == "BlockQuote" and detail else name, 1)
        self._silenced.append(silenced)
        self._silenced_by_markdown += silenced

    def _end(self, tag: object, end: int) -> None:
        name, detail = _named(tag)
        if name == "HtmlBlock":
            self._html_block()
        if name not in _INLINE:
            self._html.end_line(self._base + end)
            self.close()
        if name == "Heading":
            self._heading = None
        self._enter("" if name == "BlockQuote" and detail else name, -1)
        self._silenced_by_markdown -= self._silenced.pop()

    def _enter(self, name: str, step: int) -> None:
        if name in self._inside:
            self._inside[name] += step

    def close(self) -> None:
        """End the open block."""
        if not self._prose.is_open:
            return
        kind = self._kind()
        written = self._prose.close(kind)
        if written and kind is BlockKind.HEADLINE:
            self._html.titled = True
        self._below_picture = self._picture and not written
        self._picture = self._emphasised = self._plain = False

    def _kind(self) -> BlockKind:
        if self._inside["BlockQuote"]:
            return BlockKind.BLOCKQUOTE
        if self._heading is not None:
            return BlockKind.HEADLINE if self._heading == "H1" and not self._html.titled else BlockKind.SUBHEAD
        if (told := self._html.kind()) is not BlockKind.PARAGRAPH:
            return told
        for name, kind in _KINDS.items():
            if self._inside[name]:
                return kind
        if self._emphasised and not self._plain and (self._picture or self._below_picture):
            return BlockKind.CAPTION
        return BlockKind.PARAGRAPH

    def _is_address(self, name: str, detail: object) -> bool:
        return name == "Link" and isinstance(detail, dict) and detail["link_type"] in {"Autolink", "Email"}

    def _is_struck(self, name: str, start: int) -> bool:
        """Whether words are struck out with the two signs that everybody takes for it."""
        return name == "Strikethrough" and self._masked.startswith("~~", start)

    def _hole(self, start: int, end: int) -> None:
        self._prose.stand_in(HOLE, self._base + start, self._base + end)

    def _html_block(self) -> None:
        """Read a block of HTML; what stands before its lines (the `>` of a quotation) is no part of it."""
        lines, self._lines = self._lines, []
        if not lines:
            return
        parts: list[str] = []
        last = lines[0][0]
        for start, end in lines:
            parts += (" " * (start - last), self._masked[start:end])
            last = end
        self._html.feed("".join(parts), self._base + lines[0][0])


class _Html(HtmlWalk):
    """The HTML in a Markdown source; its blocks end as those of Markdown do."""

    def __init__(self, source: str, prose: ProseBuilder, outer: Walk) -> None:
        super().__init__(source, prose)
        self._outer = outer

    def _close(self) -> None:
        self._outer.close()


def _named(tag: object) -> tuple[str, object]:
    """A tag's name and what the parser says of it."""
    if isinstance(tag, dict):
        for name, detail in tag.items():
            return str(name), detail
    return str(tag), None


@functools.cache
def _parser() -> "pyromark.Markdown":
    """The parser with what GitHub, Hugo and Jekyll read alike; no smart punctuation: marks are judged as they stand."""
    import pyromark  # noqa: PLC0415  # only Markdown needs it

    options = pyromark.Options
    return pyromark.Markdown(
        options=options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_HEADING_ATTRIBUTES
        | options.ENABLE_GFM
    )
