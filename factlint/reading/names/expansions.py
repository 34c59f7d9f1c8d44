"""Expansions: the words whose letters an acronym takes.

Initials are tried first, with small words left out (Department of Defense: DoD, Médecins Sans
Frontières: MSF); then letters within words, from the last backward, as Ariel Schwartz and Marti
Hearst do (“A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text”, 2003).
"""

from collections.abc import Iterator, Sequence

from factlint.reading.folding import fold
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.spans import Span

_ARTICLES = frozenset({"the", "a", "an"})
_HYPHENS = frozenset("-‐‑–/")
_LIST_MARKS = frozenset({",", "&", "'", "’"})
_WORDS_MORE = 5
"""An expansion has at most this many words more than letters (Schwartz and Hearst's bound)."""

_LONGEST_WORD = 40
_GAP = 3
"""How many small words may stand between two words of an expansion: of the, for the."""


def letters_of(name: str) -> str:
    """The letters of an acronym, small, without figures: CO2 → co."""
    return "".join(char for char in fold(name) if char.isalpha())


def expansion_before(name: str, tokens: Tokens, last: int, floor: int, text: str) -> Span | None:
    """The words that end with the token `last` and spell the acronym; none of them before the token `floor`."""
    letters = letters_of(name)
    first = max(floor, last + 1 - _most_tokens(letters))
    words = _prose(tokens, range(last, first - 1, -1))
    if len(letters) < 2 or not words:
        return None
    start = _by_initials(letters, words)
    if start is None:
        return _by_letters(letters, Span(words[-1].start, words[0].end), words, text)
    return Span(start.start, words[0].start + len(words[0].word))


def expansion_behind(name: str, tokens: Tokens, first: int, ceiling: int) -> Span | None:
    """The words that begin with the token `first` (behind an article) and whose initials the acronym takes."""
    letters = letters_of(name)
    words = _prose(tokens, range(first, min(ceiling, first + _most_tokens(letters))))
    if words and words[0].text.lower() in _ARTICLES:
        words = words[1:]
    if len(letters) < 2 or not words:
        return None
    for count in range(len(words), 0, -1):
        head = words[:count]
        if _by_initials(letters, head[::-1]) is head[0] and not _is_small(head[-1]):
            return Span(head[0].start, head[-1].start + len(head[-1].word))
    return None


def _most_tokens(letters: str) -> int:
    return 2 * (min(len(letters) + _WORDS_MORE, 2 * len(letters)) + 1)


def _prose(tokens: Tokens, indexes: range) -> list[Token]:
    """The words and numbers at these indexes, up to a mark that no name holds."""
    words = []
    for index in indexes:
        token = tokens[index]
        if token.kind is not TokenKind.MARK:
            if len(token.text) > _LONGEST_WORD:
                break
            words.append(token)
        elif token.text not in _HYPHENS and token.text not in _LIST_MARKS and "quote-mark" not in token.classes:
            break
    return words


def _is_small(token: Token) -> bool:
    return "small-word" in token.classes and not token.capital


def _by_initials(letters: str, words: Sequence[Token]) -> Token | None:
    """The first word of an expansion, its words given from the last backward; None where their initials differ."""
    rest = letters
    for word in words:
        piece = _initials(word)
        if piece and rest.endswith(piece):
            rest = rest[: -len(piece)]
        elif not (_is_small(word) or word.kind is TokenKind.NUMBER) or word is words[0]:
            return None
        if not rest:
            return None if _is_small(word) else word
    return None


def _initials(word: Token) -> str:
    """The letters that a word gives to an acronym: its first; all of an acronym's own (UN Development Programme)."""
    if "capitals" in word.classes:
        return letters_of(word.word)
    first = word.text[0]
    return first.lower() if first.isascii() else fold(first)[:1]


def _by_letters(letters: str, window: Span, words: Sequence[Token], text: str) -> Span | None:
    """The shortest stretch that holds the letters in order, the first of them at the start of a word."""
    at = window.end
    for number in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= window.start and not _is_letter(letters, number, text, at):
            at -= 1
        if at < window.start:
            return None
    first = next((word for word in words if word.start == at), None)
    if first is None or _is_small(first):
        return None
    if words.index(first) + 1 > len(letters) + _WORDS_MORE:
        return None
    return Span(at, words[0].start + len(words[0].word))


def _is_letter(letters: str, number: int, text: str, at: int) -> bool:
    return text[at].lower() == letters[number] and (number > 0 or at == 0 or not text[at - 1].isalnum())


class Initials:
    """The first letters of all tokens of an article, to look up who is spelled by an acronym anywhere in it."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._written = "".join([token.text[0] for token in tokens.all])
        small = self._written.lower()
        self._small = small if len(small) == len(self._written) else "".join(map(_small, self._written))

    def spelled(self, name: str) -> Iterator[Span]:
        """The stretches of words in capitals, or in small letters side by side, whose initials are the acronym."""
        letters = letters_of(name)
        if len(letters) < 2:
            return
        for start in _places(self._written, letters[0].upper()):
            last = self._in_capitals(letters, start)
            if last is not None:
                yield self._span(start, last)
        if len(letters) > 2:
            for start in _places(self._small, letters):
                if self._in_small_letters(start, start + len(letters)):
                    yield self._span(start, start + len(letters) - 1)

    def _in_capitals(self, letters: str, start: int) -> int | None:
        index = start
        for letter in letters[1:]:
            index = self._next_capital(letter.upper(), index + 1)
            if index < 0:
                return None
        whole = all(self._is_word(at) for at in (start, index))
        return index if whole and not self._tokens[start].classes & {"capitals"} else None

    def _next_capital(self, letter: str, index: int) -> int:
        """The token from an index on that begins with a capital, small words and hyphens passed over; -1 for none."""
        for at in range(index, min(index + _GAP, len(self._written))):
            token = self._tokens[at]
            if self._written[at] == letter or (self._gives_letter(at) and self._small[at] == letter.lower()):
                return at
            if not _is_small(token) and token.text not in _HYPHENS and token.text != "&":
                return -1
        return -1

    def _gives_letter(self, at: int) -> bool:
        """Whether a small word may give an acronym its letter: the o of Department of Defense."""
        return _is_small(self._tokens[at]) and at + 1 < len(self._tokens) and self._tokens[at + 1].capital

    def _in_small_letters(self, start: int, behind: int) -> bool:
        """Whether plain words stand side by side (unmanned aerial vehicles), none of them a word of grammar."""
        for at in range(start, behind):
            token = self._tokens[at]
            if not self._is_word(at) or (at > start and (token.capital or token.start - self._tokens[at - 1].end != 1)):
                return False
        return True

    def _is_word(self, at: int) -> bool:
        token = self._tokens[at]
        return token.kind is TokenKind.WORD and len(token.text) > 2 and not token.classes & _GRAMMAR

    def _span(self, first: int, last: int) -> Span:
        token = self._tokens[last]
        return Span(self._tokens[first].start, token.start + len(token.word))


_GRAMMAR = frozenset({"function-word", "small-word", "cue-verb"})


def _small(char: str) -> str:
    return char.lower()[0]


def _places(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
