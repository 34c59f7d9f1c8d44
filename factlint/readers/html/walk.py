"""A walk over HTML: which pieces are prose, and of what kind of block."""

import functools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from factlint.readers.blocks import BlockKind
from factlint.readers.comments import comment_in
from factlint.readers.holes import HOLE
from factlint.readers.html.elements import Element, OpenElements
from factlint.readers.html.meaning import SAYING, is_silent, kind_of
from factlint.readers.html.tags import Attribute, Token, TokenKind, attributes, meanings, tokens
from factlint.readers.html.words import Sink, Words

if TYPE_CHECKING:
    from factlint.readers.article import Comment

_MARKS = (("“", "”"), ("‘", "’"))
"""The marks that browsers put around a `q`, and around one in another."""
_OWN_MARK = re.compile(
    r"\s*+(?:[\"'“”„‟‘’‚«»‹›]|&(?:quot|[lr][ad]quo|[lr]s[aq]uo|[bs]dquo|#3[49]|#821[6-9]|#822[0-3]|#x201[89c-f])\b)",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_END = re.compile(r"</([A-Za-z]++)")
_BLOCKS = frozenset({"block", "furniture"})


class Walk:
    """Reads HTML, whole or piece by piece, into blocks.

    `source` is all there is. `titled` says that the article has a headline already, so that no heading is one.
    """

    def __init__(self, source: str, sink: Sink) -> None:
        self.comments: list[Comment] = []
        self.titled = False
        self._source = source
        self._words = Words(sink)
        self._open = OpenElements()
        self._html = ""
        self._base = 0
        self._meanings = meanings()
        self._last_ends: Mapping[str, int] | None = None

    @property
    def silent(self) -> bool:
        """Whether what stands here is no prose."""
        return self._open.silent > 0

    def feed(self, html: str, base: int = 0) -> None:
        """Read a piece that stands in the source from `base` on."""
        self._html, self._base = html, base
        for token in tokens(html):
            kind = token.kind
            if kind is TokenKind.TEXT:
                if not self.silent:
                    self._words.text(html, token.start, token.end, base)
            elif kind is TokenKind.START:
                self._start(token)
            elif kind is TokenKind.END:
                self._end(token)
            elif kind is TokenKind.COMMENT:
                self._comment(token)
            else:
                self._raw(token)

    def end_line(self, at: int) -> None:
        """Close what is open in running text at an offset of the source."""
        self._close_down_to(self._open.outside_line(), at)

    def end(self, at: int) -> None:
        """Close all that is open."""
        self._close_down_to(0, at)
        self._close()

    def kind(self) -> BlockKind:
        """What a block that stands here is."""
        told = self._open.kind or BlockKind.PARAGRAPH
        return BlockKind.SUBHEAD if told is BlockKind.HEADLINE and self.titled else told

    def _start(self, tag: Token) -> None:
        name = tag.name
        meaning = self._meanings.get(name, "")
        if meaning in _BLOCKS:
            if self._open.holds("p"):
                self._close_down_to(self._open.closed_by("p"), self._base + tag.start)
            self._close()
        if meaning in {"void", "raw"}:
            self._void(tag)
        elif self._is_left_out():
            self._open.push(_within(name, block=meaning in _BLOCKS))
        else:
            self._element(tag, meaning)

    def _element(self, tag: Token, meaning: str) -> None:
        """Open an element that may hold prose; one of running text only where it changes how its words are read."""
        name = tag.name
        said = self._said(tag)
        is_block = meaning in _BLOCKS
        silent = is_silent(name, meaning, said) or self._is_note_mark(tag, said)
        if silent and is_block:
            silent = self._is_closed_behind(name, self._base + tag.end)
        mark, start = "", None
        if meaning == "hole":
            mark, start = HOLE, self._base + tag.start
        elif name == "q" and not self.silent:
            mark = self._quotation(tag)
        if meaning or silent or mark or self.silent or name == "sup":
            kind = kind_of(name, said, self._open.kind) if is_block else None
            self._enter(Element(name, is_block, silent, kind, mark, start), tag, said)

    def _is_left_out(self) -> bool:
        """Whether nothing inside what is open here can be prose."""
        return self.silent

    def _end(self, tag: Token) -> None:
        name = tag.name
        if name in _HEADINGS and not self._open.holds(name):  # any heading's end tag ends any heading
            name = next((each for each in _HEADINGS if self._open.holds(each)), name)
        left_out = self.silent
        self._close_down_to(self._open.closed_by(name), self._base + tag.start)
        if self._meanings.get(name) in _BLOCKS and not left_out:
            self._close()

    def _close_down_to(self, number: int, at: int) -> None:
        """Close all elements but the first so many."""
        for element in self._open.down_to(number):
            self._leave(element, at)

    def _enter(self, element: Element, tag: Token, said: Mapping[str, Attribute]) -> None:  # noqa: ARG002  # for pages
        self._open.push(element)

    def _leave(self, element: Element, at: int) -> None:
        """What an element's end writes; the element is still open."""
        if element.mark and self._open.silent == element.silent:
            self._words.sink.stand_in(element.mark, at if element.start is None else element.start, at)
        if element.block:
            self._close()

    def _said(self, tag: Token) -> Mapping[str, Attribute]:
        """The attributes of a tag; none where it has none that could say anything here."""
        if tag.inner_start == tag.inner_end:
            return {}
        if SAYING.search(self._html, tag.inner_start, tag.inner_end) or (tag.name == "a" and self._open.holds("sup")):
            return attributes(self._html, tag)
        return {}

    def _is_note_mark(self, tag: Token, said: Mapping[str, Attribute]) -> bool:
        """Whether it is the raised number that leads to a note below."""
        return tag.name == "a" and self._open.holds("sup") and "href" in said and said["href"].value.startswith("#")

    def _is_closed_behind(self, name: str, at: int) -> bool:
        """Whether an end tag of that name follows: a page is not silenced by a tag that somebody forgot to close."""
        if self._last_ends is None:
            self._last_ends = {match.group(1).lower(): match.start() for match in _END.finditer(self._source)}
        return name in {"p", "li", "option"} or self._last_ends.get(name, -1) >= at

    def _void(self, tag: Token) -> None:
        if tag.name == "hr":
            self.end_line(self._base + tag.start)
            self._close()
        elif (
            tag.name == "br"
            and self._words.sink.is_open
            and not self.silent
            and self._words.line_break(self._html, tag.start, tag.end, self._base)
        ):
            self._close()

    def _quotation(self, tag: Token) -> str:
        """Write the mark that opens a `q`, and say which one closes it; none where it holds marks of its own."""
        if _OWN_MARK.match(self._html, tag.end):
            return ""
        opening, closing = _MARKS[self._open.count("q") % 2]
        self._words.sink.stand_in(opening, self._base + tag.start, self._base + tag.end)
        return closing

    def _comment(self, token: Token) -> None:
        if token.inner_start:
            base = self._base
            inner = {"inner_start": base + token.inner_start, "inner_end": base + token.inner_end}
            comment = comment_in(self._source, base + token.start, base + token.end, **inner)
            self.comments += [comment] if comment else []

    def _raw(self, token: Token) -> None:
        """What stands in a script and the like: nothing to read."""

    def _close(self) -> None:
        """End the open block."""
        if self._words.sink.is_open:
            kind = self.kind()
            if self._words.sink.close(kind) and kind is BlockKind.HEADLINE:
                self.titled = True


@functools.lru_cache(maxsize=256)
def _within(name: str, *, block: bool) -> Element:
    """An element inside a silent one."""
    return Element(name, block)
