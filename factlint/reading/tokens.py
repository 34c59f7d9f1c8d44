"""Tokens: words, numbers and marks, each with its classes from the lexicon. One pass, shared by every view."""

import enum
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from factlint.reading import lexicon
from factlint.spans import Span


class TokenKind(enum.StrEnum):
    """Words begin with a letter (don’t, U.S., TB2), numbers with a digit (1,200.5, 26th, .22), the rest are
    single marks."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, number or mark in the text.

    `index` is its number in the article, `classes` the lexicon's (of the word without a
    possessive ending) and those of its form: a word may be `dotted` (U.S., a.m.) or of
    `capitals` (WHO, U.S., MoD, UAVs, TB2: two to seven letters, most of them capitals), a
    number is `number`, a mark may be a `quote-mark`, `bracket`, `dash`, `end-mark`,
    `pause-mark` or `bullet`. White space is no token: two tokens touch where one's end is the next's start.
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

    def __init__(self, tokens: Sequence[Token], starts: Sequence[int]) -> None:
        self.all = tuple(tokens)
        self._starts = starts
        self._of: dict[str, Sequence[Token]] = {}
        self._by_classes: dict[frozenset[str], list[Token]] | None = None

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.all)

    def __getitem__(self, index: int) -> Token:
        return self.all[index]

    def of(self, name: str) -> Sequence[Token]:
        """The tokens of one class, in order."""
        found = self._of.get(name)
        if found is None:
            found = self._of[name] = self._members(name)
        return found

    def first_at(self, offset: int) -> int:
        """The index of the first token that starts at or behind an offset."""
        return bisect_left(self._starts, offset)

    def within(self, span: Span) -> Sequence[Token]:
        """The tokens that start inside a span."""
        return self.all[self.first_at(span.start) : self.first_at(span.end)]

    def _members(self, name: str) -> Sequence[Token]:
        # The sets of classes are few, so tokens are sorted into those once, and a class gathers from its sets.
        if self._by_classes is None:
            self._by_classes = {}
            for token in self.all:
                if token.classes:
                    self._by_classes.setdefault(token.classes, []).append(token)
        groups = [group for classes, group in self._by_classes.items() if name in classes]
        return groups[0] if len(groups) == 1 else sorted(itertools.chain.from_iterable(groups), key=_index)


def read_tokens(text: str) -> Tokens:
    """The tokens of a text, in one pass."""
    pieces = _PIECE.findall(text)
    starts = list(itertools.accumulate(map(len, pieces), initial=len(text) - len(text.lstrip())))
    starts.pop()
    known = map(_PIECES.__getitem__, pieces)
    return Tokens(
        [
            Token(index, start, start + length, word, kind, classes)
            for index, start, (length, word, kind, classes) in zip(itertools.count(), starts, known, strict=False)
        ],
        starts,
    )


def strip_possessive(word: str) -> str:
    """A word without its possessive ending: Ukraine’s → Ukraine."""
    if len(word) > 2 and word[-2] in "'’ʼ" and word[-1] in "sS":
        return word[:-2]
    return word


_ACCENTS = r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e"
"""Signs that are set on or around a letter, by script (Unicode charts): Latin to Arabic, India, Thailand."""

_PIECE = re.compile(
    rf"""
    [A-Za-z]+\ (?!\s)                                       # most words by far: the rest of the pattern says the same
  | (?: [^\W\d_]{{1,2}}\.(?:[^\W\d_]\.)+                      # U.S.  a.m.  Ph.D.
      | [^\W\d_][^\W_]*(?:[{_ACCENTS}]+[^\W_]*)*              # TB2  Zelenskyi
        (?:['’ʼ][^\W_]+(?:[{_ACCENTS}]+[^\W_]*)*)*            # don’t  O’Brien’s
      | \d+(?:[.,]\d+)*[¼-¾⅐-⅞]?(?:(?:st|nd|rd|th|s|ST|ND|RD|TH)\b)?      # 1,200.5  2½  26th  1990s
      | (?<![\w.])\.\d+                                     # .22
      | \S
    )\s*
    """,
    re.VERBOSE,
)
"""A token and the white space behind it, so that the pieces of a text add up to the text."""

_MARK_CLASSES = {
    **dict.fromkeys("\"“”„‟″«»‹›'‘’‚‛", frozenset({"quote-mark"})),
    **dict.fromkeys("()[]{}", frozenset({"bracket"})),
    **dict.fromkeys("-‐‑‒–—―", frozenset({"dash"})),
    **dict.fromkeys(".?!…", frozenset({"end-mark"})),
    **dict.fromkeys(",;:", frozenset({"pause-mark"})),
    **dict.fromkeys("•‣⁃▪●◦", frozenset({"bullet"})),
}
_NONE: frozenset[str] = frozenset()
_MOST_CAPITALS = 7


class _Pieces(dict[str, tuple[int, str, TokenKind, frozenset[str]]]):
    """What is known of each piece met so far: the token's length, text, kind and classes."""

    MOST = 100_000
    LONGEST = 40

    def __missing__(self, piece: str) -> tuple[int, str, TokenKind, frozenset[str]]:
        word = piece.rstrip()
        kind, classes = _kind_and_classes(word)
        found = (len(word), word, kind, classes)
        if len(piece) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[piece] = found
        return found


_PIECES = _Pieces()


def _kind_and_classes(word: str) -> tuple[TokenKind, frozenset[str]]:
    first = word[0]
    if first.isalpha():
        bare = strip_possessive(word)
        classes = lexicon.classes(bare)
        if word[-1] == ".":
            classes |= {"dotted"}
        return TokenKind.WORD, classes | {"capitals"} if _is_capitals(bare.replace(".", "")) else classes
    if first.isnumeric() or len(word) > 1:
        return TokenKind.NUMBER, frozenset({"number"})
    return TokenKind.MARK, _MARK_CLASSES.get(word, _NONE)


def _is_capitals(word: str) -> bool:
    """Whether most of a word's letters are capitals, the ending of a plural left aside."""
    letters = word.removesuffix("s")
    if not (2 <= len(letters) <= _MOST_CAPITALS and letters[0].isupper()):
        return False
    capitals = sum(map(str.isupper, letters))
    return capitals > 1 and 2 * capitals > sum(map(str.isalpha, letters))


def _index(token: Token) -> int:
    return token.index
