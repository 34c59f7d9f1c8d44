"""Containers: the country or state that the text says a town lies in."""

from collections.abc import Iterator, Sequence

import msgspec

from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names import known
from factlint.reading.names.mentions import Mention, Named
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.spans import Span

_MOST_WORDS = 3
"""No country or state on the list has more words."""

_AND = frozenset({"and", "or", "&"})
_DIRECTIONS = 2
"""How many words may stand between “in” and the country: in the eastern …"""


class Contained(msgspec.Struct, frozen=True, gc=False):
    """A town with the country or state that it is said to lie in.

    `town` and `container` are their places; `lands` the ISO 3166 codes of all lands that the
    container may be (Georgia: US-GA and GE; Crimea: UA and RU).
    """

    name: str
    town: Span
    container: Span
    lands: frozenset[str]

    def agrees(self, other: "Contained") -> bool:
        """Whether both containers can hold one town: one land, or one that lies in the other (US and US-TX)."""
        return any(_within(mine, its) or _within(its, mine) for mine in self.lands for its in other.lands)


def read_containers(text: str, tokens: Tokens, places: Sequence[Named]) -> tuple[Contained, ...]:
    """The towns of an article that are set beside their country or state, in order: “Pokrovsk, Ukraine”,
    “Pokrovsk in Ukraine”, “Ukraine’s Pokrovsk”. Lists of places are none."""
    mentions = [mention for named in places for mention in named.mentions]
    reader = _Reader(text, tokens, mentions)
    found = (contained for mention in mentions if _is_town(mention) for contained in reader.containers(mention))
    return tuple(sorted(found, key=lambda contained: contained.town))


def _is_town(mention: Mention) -> bool:
    return len(mention.text) > 2 and mention.text not in lexicon.entries("container")


def _within(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}-")


class _Reader:
    """The look behind and before a town's mention."""

    def __init__(self, text: str, tokens: Tokens, places: Sequence[Mention]) -> None:
        self._text = text
        self._tokens = tokens
        self._starts = frozenset(place.span.start for place in places)
        self._ends = frozenset(place.span.end for place in places)
        self._lands = lexicon.entries("container")
        self._directions = lexicon.entries("direction")

    def containers(self, mention: Mention) -> Iterator[Contained]:
        """The container behind a town, or before it."""
        first, behind = self._tokens.first_at(mention.span.start), self._tokens.first_at(mention.span.end)
        if behind >= len(self._tokens):
            return
        token = self._tokens[behind]
        found = None
        if token.text == "," and token.start == mention.span.end:
            found = self._behind_comma(first, behind + 1)
        elif token.text == "in":
            found = self._behind_in(mention, behind + 1)
        if found is None and first > 0 and self._tokens[first - 1].text != self._tokens[first - 1].word:
            found = self._before(mention, first, token)
        if found is not None:
            lands = frozenset(self._lands[found.of(self._text)].split())
            yield Contained(fold(mention.text), mention.span, found, lands)

    def _behind_comma(self, first: int, index: int) -> Span | None:
        """“Pokrovsk, Ukraine” and no list of places: none stands before the town, nor one more behind the country."""
        found = self._at(index)
        if found is None or self._ends_place(first - 2, ","):
            return None
        tokens, behind = self._tokens, self._tokens.first_at(found.end)
        if behind < len(tokens) and tokens[behind].text == "." and tokens[behind].start == found.end:
            behind += 1  # an abbreviated state’s
        return None if self._is_listed(found, behind) else found

    def _is_listed(self, found: Span, behind: int) -> bool:
        """Whether the list of places goes on at the token behind a country, so that nothing is said to lie in it."""
        tokens = self._tokens
        if behind + 1 >= len(tokens):
            return False
        token, following = tokens[behind], tokens[behind + 1]
        if token.text != ",":
            return token.text in _AND or (token.capital and token.start - found.end == 1)
        if following.text in _AND:
            return self._starts_place(behind + 2)
        outer = self._at(behind + 1)
        return self._starts_place(behind + 1) and (outer is None or not self._holds(outer, found))

    def _starts_place(self, index: int) -> bool:
        return index < len(self._tokens) and (self._tokens[index].start in self._starts or self._at(index) is not None)

    def _ends_place(self, index: int, mark: str) -> bool:
        """Whether a place ends at a token, and the mark follows it."""
        return index >= 0 and self._tokens[index].end in self._ends and self._tokens[index + 1].text == mark

    def _holds(self, outer: Span, inner: Span) -> bool:
        outside, inside = (self._lands[span.of(self._text)].split() for span in (outer, inner))
        return any(its != mine and _within(its, mine) for mine in outside for its in inside)

    def _behind_in(self, mention: Mention, index: int) -> Span | None:
        """“Pokrovsk in eastern Ukraine”; a capital that acts abroad (Moscow in Syria) is not said to lie there."""
        if known.is_place(mention.text):
            return None
        for at in range(index, min(len(self._tokens), index + 1 + _DIRECTIONS)):
            found = self._at(at)
            if found is not None:
                return found
            if self._tokens[at].text != "the" and self._tokens[at].text.capitalize() not in self._directions:
                return None
        return None

    def _before(self, mention: Mention, first: int, behind: Token) -> Span | None:
        """“in Ukraine’s Pokrovsk,”: a town behind a preposition, and nothing that the town describes."""
        if known.is_place(mention.text) or (behind.kind is TokenKind.WORD and "function-word" not in behind.classes):
            return None
        for words in range(_MOST_WORDS, 0, -1):
            start = first - words
            if start < 1 or "place-preposition" not in self._tokens[start - 1].classes:
                continue
            span = Span(self._tokens[start].start, self._tokens[first - 1].start + len(self._tokens[first - 1].word))
            if span.of(self._text) in self._lands:
                return span
        return None

    def _at(self, index: int) -> Span | None:
        """The longest container that begins at a token."""
        tokens = self._tokens
        if index >= len(tokens) or not tokens[index].capital:
            return None
        for last in range(min(len(tokens), index + _MOST_WORDS) - 1, index - 1, -1):
            span = Span(tokens[index].start, tokens[last].start + len(tokens[last].word))
            if span.of(self._text) in self._lands:
                return span if tokens[last].word == tokens[last].text else None
        return None
