"""Expansions: the words whose letters an acronym takes.

Initials are tried first, with small words left out (Department of Defense: DoD, Médecins Sans
Frontières: MSF); then letters within words, from the last backward, as Ariel Schwartz and Marti
Hearst do (“A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text”, 2003).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from factlint.reading.folding import fold
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.spans import Span

_CAPITAL = re.compile("[A-ZÀ-ÖØ-ÞŁŚŠŻŽ]")
_ARTICLES = frozenset({"the", "a", "an"})
_HYPHENS = frozenset("-‐‑–/")
_JOINING = _HYPHENS | {"&"}
_LIST_MARKS = frozenset({",", "&", "'", "’"})
_WORDS_MORE = 5
"""An expansion has at most this many words more than letters (Schwartz and Hearst's bound)."""

_LONGEST_WORD = 40
_GAP = 4
"""So far apart at most are two words of an expansion, counted in tokens: Denial-of-Service."""

_MOST_SOUGHT = 50
"""An article with more unexplained acronyms is no prose: the rest of them are not sought in small letters."""


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


def takes_initials(name: str, span: Span, tokens: Tokens) -> bool:
    """Whether each letter of an acronym is the first of a word (WHO), none from within a word (Public Health: PBH)."""
    inside = tokens.within(span)
    words = [token for token in inside if token.kind is not TokenKind.MARK and not _goes_on(token, tokens)]
    return bool(words) and _by_initials(letters_of(name), words[::-1]) is words[0]


def _goes_on(token: Token, tokens: Tokens) -> bool:
    """Whether a hyphen joins a word in small letters to the one before it: Co-ordination."""
    before = tokens[token.index - 1] if token.index > 0 else None
    return before is not None and before.text in _HYPHENS and before.end == token.start and not token.capital


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
    """The first word of an expansion, its words given from the last backward; None where their initials differ.

    A small word may give its letter (Bank of China: BOC) or none (National Archives and Records Administration: NARA).
    """
    lefts = {len(letters)}
    for word in words:
        piece = _initials(word)
        taken = {left - len(piece) for left in lefts if piece and letters[:left].endswith(piece)}
        if 0 in taken and not _is_small(word):
            return word
        if word is not words[0] and (_is_small(word) or word.kind is TokenKind.NUMBER):
            taken |= lefts
        lefts = taken - {0}
        if not lefts:
            return None
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


def spelled_out(names: Iterable[str], tokens: Tokens) -> dict[str, tuple[Span, ...]]:
    """Where the article has words whose initials an acronym takes: capitalised ones (Special Monitoring Mission),
    plain ones side by side (unmanned aerial vehicles), or both with few other words between them
    (U.S.-Mexico-Canada trade agreement: USMCA). For each name, in order; names without such words are left out.
    """
    wanted = {letters: name for name in names if len(letters := letters_of(name)) > 1}
    sought = list(wanted)[:_MOST_SOUGHT]
    for letters, name in tuple(wanted.items()):
        if len(letters) == 3 and letters[1] == "o":
            wanted.setdefault(letters[2] + letters[0], name)  # DOJ, Department of Justice: Justice Department
        elif len(letters) > 2 and letters[0] == "d":
            wanted.setdefault(letters[1:] + letters[0], name)  # DHS: Homeland Security Department
    if not wanted:
        return {}
    initials = "".join([token.text[0] for token in tokens.all])
    small = initials.lower()
    if len(small) != len(initials):
        small = "".join(map(_small, initials))
    found: dict[str, set[Span]] = {}
    places = (
        *_in_capitals(wanted, tokens, initials),
        *_in_small_letters(wanted, tokens, small),
        *_with_others(sought, tokens, small),
    )
    for letters, first, last in places:
        span = Span(tokens[first].start, tokens[last].start + len(tokens[last].word))
        found.setdefault(wanted[letters], set()).add(span)
    return {name: tuple(sorted(spans)) for name, spans in found.items()}


_Spelled = tuple[str, int, int]
"""The letters, the first and the last token of the words that give them."""


def _in_capitals(wanted: Collection[str], tokens: Tokens, initials: str) -> Iterator[_Spelled]:
    lengths = sorted(set(map(len, wanted)))
    for chain in _chains(tokens, initials, lengths[0]):
        whole = [at for at in chain if initials[at].isupper()]
        for words in (whole, chain) if len(chain) > len(whole) else (whole,):
            letters = "".join([_small(initials[at]) for at in words])
            for length in lengths:
                for start in range(len(words) - length + 1):
                    piece = letters[start : start + length]
                    if piece in wanted and _bounds(tokens[words[start]], tokens[words[start + length - 1]]):
                        yield piece, words[start], words[start + length - 1]


def _chains(tokens: Tokens, initials: str, least: int) -> Iterator[list[int]]:
    """Words with capitals in a row, at least so many of them and of the small words between them, which are taken
    along; hyphens are passed over."""
    chain: list[int] = []
    last = -_GAP - 1
    for index in [match.start() for match in _CAPITAL.finditer(initials)]:
        if index - last > 1:
            between = tokens.all[last + 1 : index] if index - last <= _GAP else ()
            if between and all(_is_small(token) or token.text in _JOINING for token in between):
                chain.extend(token.index for token in between if _is_small(token))
            else:
                if len(chain) >= least:
                    yield chain
                chain = []
        chain.append(index)
        last = index
    if len(chain) >= least:
        yield chain


def _bounds(first: Token, last: Token) -> bool:
    """Whether a name may begin with one word and end with the other."""
    return _is_plain(first) and _is_plain(last) and first.capital and last.capital and "capitals" not in first.classes


def _in_small_letters(wanted: Iterable[str], tokens: Tokens, small: str) -> Iterator[_Spelled]:
    for letters in list(wanted)[:_MOST_SOUGHT]:
        start = small.find(letters) if len(letters) > 2 else -1
        while start >= 0:
            words = tokens.all[start : start + len(letters)]
            if all(map(_is_plain, words)) and not any(word.capital for word in words[1:]):
                yield letters, start, start + len(letters) - 1
            start = small.find(letters, start + 1)


def _is_plain(token: Token) -> bool:
    """Whether it is a word with a meaning of its own, and no word of grammar; a capital makes a noun of a verb (Office
    of Legal Counsel)."""
    if token.kind is not TokenKind.WORD or len(token.text) < 3 or token.classes & _GRAMMAR:
        return False
    return token.capital or "cue-verb" not in token.classes


_GRAMMAR = frozenset({"function-word", "small-word"})


def _with_others(wanted: Iterable[str], tokens: Tokens, small: str) -> Iterator[_Spelled]:
    """Names that another word interrupts, that abbreviations open, or that are given without their last word."""
    for letters in wanted:
        start = small.find(letters[0]) if len(letters) > 2 else -1
        while start >= 0:
            last = _last_of_name(letters, tokens, start)
            if last is not None:
                yield letters, start, last
            start = small.find(letters[0], start + 1)


def _last_of_name(letters: str, tokens: Tokens, start: int) -> int | None:
    """The last word of a name that begins with a token and gives the letters one after the other, None where none does.

    One word in small letters may stand between its words. Of four letters and more the last may be missing behind
    words with capitals (United Mine Workers: UMWA).
    """
    rest, last, given, capitals, others = letters, start, 0, 0, 0
    for at in range(start, min(len(tokens), start + _most_tokens(letters))):
        token = tokens[at]
        if at - last > _GAP:
            break
        if token.kind is TokenKind.MARK:
            if token.text not in _JOINING:
                break
        elif rest.startswith(piece := _initials(token) or " ") and not (_is_small(token) and at == start):
            rest, last, given, capitals = rest[len(piece) :], at, given + 1, capitals + token.capital
        elif not _is_small(token):
            others += 1
            if others > 1 or token.capital:
                break
        if not rest:
            break
    ends = last + 1 >= len(tokens) or not tokens[last + 1].capital
    complete = not rest or (len(letters) > 3 and len(rest) == 1 and given == capitals and ends)
    known = complete and capitals > 1 and 2 * capitals >= given > 1 and tokens[last].word not in letters.upper()
    return last if known and not _is_small(tokens[last]) else None


def _small(char: str) -> str:
    return char.lower()[0]
