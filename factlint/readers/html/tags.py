"""HTML taken apart, as browsers do it: tags, comments and text, each with its place.

The standard library's parser is quadratic on unclosed tags and comments (0.93 s for 20 kB of `<a b="`), and what it
makes of broken ones differs between versions of Python; this is one pass, and never goes back.
"""

import enum
import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from factlint.readers.html.entities import unescaped
from factlint.reading import lexicon


class TokenKind(enum.Enum):
    """What a stretch of HTML is."""

    TEXT = enum.auto()
    START = enum.auto()
    END = enum.auto()
    COMMENT = enum.auto()
    RAW = enum.auto()


class Token(msgspec.Struct, frozen=True, gc=False):
    """A stretch of HTML. `name` is that of a tag in small letters, or of the element whose raw words these are.

    `inner_start` and `inner_end` bound a tag's attributes, or the words inside a comment's signs.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    inner_start: int = 0
    inner_end: int = 0


class Attribute(msgspec.Struct, frozen=True, gc=False):
    """An attribute's value, references read, and where it stands in the source."""

    value: str
    start: int
    end: int


_TAG = re.compile(r"""</?([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+""")
_COMMENT_END = re.compile(r"--!?>")


@functools.cache
def meanings() -> Mapping[str, str]:
    """What each element means (see elements.txt)."""
    return _listed("elements")


@functools.cache
def class_meanings() -> Mapping[str, str]:
    """What a class says about its block (see classes.txt)."""
    return _listed("classes")


def _listed(name: str) -> Mapping[str, str]:
    return lexicon.parse(name, Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")).entries


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a source, none over another. A tag that is never closed swallows the rest, as in browsers."""
    at = text = 0
    size = len(source)
    while (at := source.find("<", at)) >= 0:
        token = _markup(source, at)
        if token is None:
            at += 1
            continue
        if text < at:
            yield Token(TokenKind.TEXT, text, at)
        yield token
        at = text = token.end
        if token.kind is TokenKind.START and meanings().get(token.name) == "raw":
            at = text = _raw_end(source, token)
            yield Token(TokenKind.RAW, token.end, at, token.name)
    if text < size:
        yield Token(TokenKind.TEXT, text, size)


def attributes(source: str, tag: Token) -> dict[str, Attribute]:
    """A tag's attributes by their names in small letters; of two with one name the first counts."""
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(source, tag.inner_start, tag.inner_end):
        group = match.lastindex or 1
        start, end = match.span(group) if group > 1 else (match.end(), match.end())
        found.setdefault(match[1].lower(), Attribute(unescaped(source[start:end]), start, end))
    return found


def _markup(source: str, at: int) -> Token | None:
    """The tag or comment that opens at a `<`; None where the sign is text."""
    sign = source[at + 1 : at + 2]
    closing = sign == "/"
    letter = source[at + 2 : at + 3] if closing else sign
    if letter.isascii() and letter.isalpha():
        return _tag(source, at, closing=closing)
    if source.startswith("<!--", at):
        return _comment(source, at)
    if sign in {"!", "?"} or (closing and letter):
        return Token(TokenKind.COMMENT, at, _behind(source, ">", at + 2))
    return None


def _tag(source: str, at: int, *, closing: bool) -> Token:
    match = _TAG.match(source, at)
    kind = TokenKind.END if closing else TokenKind.START
    if match is None:
        return Token(TokenKind.COMMENT, at, len(source))
    return Token(kind, at, match.end(), match[1].lower(), *match.span(2))


def _comment(source: str, at: int) -> Token:
    """A comment; `<!-->` is one already, and one that is never closed says nothing."""
    for empty in ("<!-->", "<!--->"):
        if source.startswith(empty, at):
            return Token(TokenKind.COMMENT, at, at + len(empty), "", at + 4, at + 4)
    end = _COMMENT_END.search(source, at + 4)
    if end is None:
        return Token(TokenKind.COMMENT, at, len(source))
    return Token(TokenKind.COMMENT, at, end.end(), "", at + 4, end.start())


def _behind(source: str, sign: str, at: int) -> int:
    found = source.find(sign, at)
    return found + len(sign) if found >= 0 else len(source)


def _raw_end(source: str, tag: Token) -> int:
    """Where the end tag of a raw element begins; the end of the source without one."""
    found = _raw_closing(tag.name).search(source, tag.end)
    return found.start() if found else len(source)


@functools.cache
def _raw_closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
