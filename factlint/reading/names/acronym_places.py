"""Where acronyms stand: words in capitals that are neither shouted nor part of a code, an address or a dateline."""

import msgspec

from factlint.readers.blocks import BLOCK_BREAK, Blocks
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.spans import Span

DASHES = frozenset("-–—―")
_TOUCHING = frozenset("@#._/\\:=+*$€£~|<>%")
"""Marks that, set close to a word, make it part of an address, a handle, a price, a code."""

_SIGNS = frozenset("-–−+")
_WORDS = frozenset({"opener", "function-word", "given-name", "weekday", "month", "city", "region", "country"})
"""Classes of words that, in capitals, are the word itself and no acronym."""

_LETTERED = frozenset(
    {"capitals", "dotted", "organization", "news-agency", "abbreviation", "not-name", "language-code"}
)
_SHORT = 3
"""A word of more letters that is on any list but these is that word."""

_LONG = 6
"""Words of more letters are hardly ever acronyms."""

_SHOUT = 4
"""How far to either side more words in capitals are looked for."""

_HEADING = 8
"""How far the words of a heading in capitals are followed to either side."""

_IN_HEADING = frozenset({"A", "I", ",", "/", "&", "'", "’"}) | DASHES
_BROKEN = frozenset("ÃÂ\u0303\u0302")
"""Letters, and accents on their own, that stand in words whose encoding was mistaken: RaÃºl."""

_DATELINE = 14
"""How many tokens a dateline may have, up to its dash."""

_TO_AGENCY = 6
"""How far behind a dateline's town the agency may stand in brackets."""

_FREE_BEFORE = frozenset({"", " ", "\n", "(", "“", "‘"})
_FREE_BEHIND = frozenset({"", " ", "\n", ")", ",", ";", "”", "’"})


class Place(msgspec.Struct, frozen=True, gc=False):
    """An acronym in the text: its tokens from `first` to `last`, its place, and its name without stops and plural."""

    name: str
    first: int
    last: int
    span: Span


def touches(tokens: Tokens, index: int) -> bool:
    """Whether the token behind an index follows without a space."""
    return 0 <= index < len(tokens) - 1 and tokens[index].end == tokens[index + 1].start


class Places:
    """The look around a word in capitals."""

    def __init__(self, text: str, tokens: Tokens, blocks: Blocks) -> None:
        self._text = text
        self._tokens = tokens
        self._blocks = blocks

    def at(self, token: Token) -> Place | None:
        """The place of an acronym at a word in capitals, None where it is none: shouted, or part of a code."""
        if "known-acronym" in token.classes and self._stands_free(token):
            span = Span(token.start, token.start + len(token.word))
            return Place(_name(token.word), token.index, token.index, span)
        first = last = token.index
        if first > 1 and self._has_ampersand(first - 2):
            return None  # its first letters have been looked at
        while self._has_ampersand(last):
            last += 2
        if (
            (self._is_shouted(token) and not self._is_bracketed(token))
            or self._is_code(first, last)
            or self._is_in_dateline(token)
        ):
            return None
        end = self._tokens[last].start + len(self._tokens[last].word)
        span = Span(token.start, end)
        return Place(_name(span.of(self._text)), first, last, span)

    def _is_bracketed(self, token: Token) -> bool:
        """Whether it stands alone in brackets, as the acronym of what is named before it does: (CARE)."""
        return self._text[token.start - 1 : token.start] == "(" and self._text[token.end : token.end + 1] == ")"

    def _stands_free(self, token: Token) -> bool:
        """Whether a space or a mark that makes nothing of it stands on either side."""
        return (
            self._text[token.start - 1 : token.start] in _FREE_BEFORE
            and self._text[token.end : token.end + 1] in _FREE_BEHIND
        )

    def _has_ampersand(self, index: int) -> bool:
        """Whether “&” and another word follow without a space: AT&T."""
        tokens = self._tokens
        return (
            index + 2 < len(tokens)
            and tokens[index + 1].text == "&"
            and touches(tokens, index)
            and touches(tokens, index + 1)
        )

    def _is_code(self, first: int, last: int) -> bool:
        """Whether it is part of a designation (S-300, C-SPAN), an address, a handle, a price, a heading."""
        word = self._tokens[first].word
        return (
            self._is_tied_before(first)
            or self._is_tied_behind(last)
            or _is_roman(word)
            or not _BROKEN.isdisjoint(word)
            or self._is_share(first)
            or self._is_numbered(first, last)
            or self._is_in_heading(first, last)
        )

    def _is_tied_before(self, first: int) -> bool:
        tokens = self._tokens
        if not touches(tokens, first - 1):
            return False
        before = tokens[first - 1].text
        hyphen = before in DASHES and first > 1 and touches(tokens, first - 2)
        return before in _TOUCHING or before.isalnum() or (hyphen and len(tokens[first - 2].text) == 1)

    def _is_tied_behind(self, last: int) -> bool:
        tokens = self._tokens
        if not touches(tokens, last):
            return False
        behind, further = tokens[last + 1].text, touches(tokens, last + 1)
        if behind in _TOUCHING:
            return behind not in ".:" or further
        following = tokens[last + 2] if further and behind in DASHES else None
        return following is not None and (following.kind is TokenKind.NUMBER or len(following.text) == 1)

    def _is_share(self, first: int) -> bool:
        """Whether the name of an exchange and a colon stand before it: NYSE: HLWY."""
        tokens = self._tokens
        return first > 1 and tokens[first - 1].text == ":" and "stock-exchange" in tokens[first - 2].classes

    def _is_numbered(self, first: int, last: int) -> bool:
        """Whether it stands beside a number, as a bill's letters do, a share's, a model's: SB 27, HEINY -2.07%."""
        tokens, behind = self._tokens, last + 1
        if first > 0 and tokens[first - 1].kind is TokenKind.NUMBER and tokens[first - 1].text.isdigit():
            return first > 1 and tokens[first - 2].capital
        if behind + 1 < len(tokens) and tokens[behind].text in _SIGNS and touches(tokens, behind):
            behind += 1
        return behind < len(tokens) and tokens[behind].kind is TokenKind.NUMBER

    def _is_in_heading(self, first: int, last: int) -> bool:
        """Whether nothing but capitals stand between two marks: TRUMP: …, (PODCAST: …), BABY CHAT."""
        tokens = self._tokens
        before = self._beyond_capitals(first - 1, -1)
        behind = self._beyond_capitals(last + 1, 1)
        if before >= 0 and tokens[before].kind is TokenKind.WORD and not self._breaks_off(before):
            return False
        return behind >= len(tokens) or tokens[behind].text == ":" or "end-mark" in tokens[behind].classes

    def _beyond_capitals(self, index: int, step: int) -> int:
        """The first token from an index on that is neither in capitals nor one of a heading's marks."""
        tokens = self._tokens
        for at in range(index, index + _HEADING * step, step):
            if not 0 <= at < len(tokens):
                return at
            if not (self._is_loud(at) or tokens[at].text in _IN_HEADING) or (step < 0 and self._breaks_off(at)):
                return at
        return index + _HEADING * step

    def _breaks_off(self, index: int) -> bool:
        """Whether a block ends behind a token."""
        end = self._tokens[index].end
        return self._text[end : end + 2] == BLOCK_BREAK

    def _is_in_dateline(self, token: Token) -> bool:
        """Whether it is a place's name at the head of a story: HERSHEY, Pa. (AP) —."""
        if "known-acronym" in token.classes:
            return False
        tokens, start = self._tokens, self._blocks.at(token.start).span.start
        if self._is_before_agency(token.index):
            return True
        first = tokens.first_at(start)
        if token.index > first + _DATELINE or not self._is_loud(first):
            return False
        for at in range(token.index + 1, min(len(tokens), first + _DATELINE)):
            text = tokens[at].text
            if text in DASHES and not (text == "-" and touches(tokens, at - 1) and touches(tokens, at)):
                return True
            if text == "." and "abbreviation" not in tokens[at - 1].classes:
                return False
        return False

    def _is_before_agency(self, index: int) -> bool:
        """Whether a land and an agency in brackets follow, at the head of a story that has been run on from another:
        HERSHEY, Pa. (AP)."""
        tokens = self._tokens
        if index + 1 >= len(tokens) or tokens[index + 1].text not in ",(":
            return False
        following = range(index + 1, min(index + _TO_AGENCY, len(tokens) - 1))
        return any(tokens[at].text == "(" and "news-agency" in tokens[at + 1].classes for at in following)

    def _is_shouted(self, token: Token) -> bool:
        """Whether it is one of several words in capitals, or a common word in capitals."""
        if "known-acronym" in token.classes:
            return False
        if token.classes & _WORDS or (len(token.word) > _SHORT and token.classes - _LETTERED):
            return True
        run = 1
        for step in (-1, 1):
            for at in range(token.index + step, token.index + _SHOUT * step, step):
                if not 0 <= at < len(self._tokens):
                    break
                if self._is_loud(at):
                    run += self._loudness(at)
                elif self._tokens[at].text not in DASHES and "quote-mark" not in self._tokens[at].classes:
                    break
        return run > 2

    def _loudness(self, index: int) -> int:
        """How much a word in capitals says for shouting: nothing where readers know it so (US DOE), a name or a word
        too long for an acronym a lot."""
        token = self._tokens[index]
        if "known-acronym" in token.classes:
            return 0
        return 2 if token.classes & _WORDS or len(token.word) > _LONG else 1

    def _is_loud(self, index: int) -> bool:
        word = self._tokens[index].text
        return len(word) > 1 and word.isupper() and word[-1] != "."


def _is_roman(word: str) -> bool:
    return set(word) <= set("IVXL")


def _name(written: str) -> str:
    """The letters of an acronym, without full stops and the ending of a plural."""
    bare = written.replace(".", "")
    return bare[:-1] if len(bare) > 2 and bare[-1] == "s" else bare
