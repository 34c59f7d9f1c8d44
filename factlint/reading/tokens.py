"""Tokens: words, numbers and marks, each with its classes from the lexicon. One pass, shared by every view."""

import enum
import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from factlint.reading import lexicon
from factlint.spans import Span


class TokenKind(enum.StrEnum):
    """Words hold letters (don’t, U.S., TB2), numbers begin with a digit (1,200.5, 26th), the rest are single marks."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


class Token(msgspec.Struct, frozen=True):
    """A word, number or mark in the text.

    `index` is its number in the article, `classes` the lexicon's (of the word without a
    possessive ending). White space is no token: two tokens touch where one's end is the next's start.
    """

    index: int
    start: int
    end: int
    text: str
    kind: TokenKind
    classes: frozenset[str]

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    @property
    def word(self) -> str:
        """The word without a possessive ending, as written."""
        return strip_possessive(self.text)

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()


class Tokens:
    """All tokens of an article in order, with look-ups by class and by offset."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.all = tuple(tokens)
        self._by_class: dict[str, list[Token]] = {}
        for token in self.all:
            for name in token.classes:
                self._by_class.setdefault(name, []).append(token)
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.all)

    def __getitem__(self, index: int) -> Token:
        return self.all[index]

    def of(self, name: str) -> Sequence[Token]:
        """The tokens of one class of the lexicon, in order."""
        return self._by_class.get(name, ())

    def first_at(self, offset: int) -> int:
        """The index of the first token that starts at or behind an offset."""
        if self._starts is None:
            self._starts = [token.start for token in self.all]
        return bisect_left(self._starts, offset)

    def within(self, span: Span) -> Sequence[Token]:
        """The tokens that start inside a span."""
        return self.all[self.first_at(span.start) : self.first_at(span.end)]


_TOKEN = re.compile(
    r"""
    (?P<word>
        (?:[^\W\d_]\.){2,}                                  # U.S.  a.m.
      | [^\W\d_][^\W_]*(?:['’ʼ][^\W_]+)*                    # don’t  TB2  O’Brien
    )
  | (?P<number>
        \d+(?:[.,]\d+)*(?:(?:st|nd|rd|th|s)\b)?             # 1,200.5  26th  1990s
    )
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_MARK_CLASSES = {
    **dict.fromkeys("\"“”„‟«»‹›'‘’‚‛", frozenset({"quote-mark"})),
    **dict.fromkeys("()[]{}", frozenset({"bracket"})),
    **dict.fromkeys("-‐‑‒–—―", frozenset({"dash"})),
    **dict.fromkeys(".?!…", frozenset({"end-mark"})),
    **dict.fromkeys(",;:", frozenset({"pause-mark"})),
}
_NONE: frozenset[str] = frozenset()
_KINDS = {kind.value: kind for kind in TokenKind}


def read_tokens(text: str) -> Tokens:
    """The tokens of a text, in one pass."""
    tokens = []
    for index, match in enumerate(_TOKEN.finditer(text)):
        word = match.group()
        kind = _KINDS[str(match.lastgroup)]
        if kind is TokenKind.WORD:
            classes = _word_classes(word)
        elif kind is TokenKind.MARK:
            classes = _MARK_CLASSES.get(word, _NONE)
        else:
            classes = _NONE
        tokens.append(Token(index, match.start(), match.end(), word, kind, classes))
    return Tokens(tokens)


def strip_possessive(word: str) -> str:
    """A word without its possessive ending: Ukraine’s → Ukraine."""
    if len(word) > 2 and word[-2] in "'’ʼ" and word[-1] in "sS":
        return word[:-2]
    return word


@functools.lru_cache(maxsize=50_000)
def _word_classes(word: str) -> frozenset[str]:
    return lexicon.classes(strip_possessive(word))
