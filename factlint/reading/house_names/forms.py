"""The forms of the house's list, found by their first word: one look-up a token, however many there are."""

import enum
import itertools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from factlint.readers.blocks import BLOCK_BREAK
from factlint.reading.house_names.model import HouseName
from factlint.reading.tokens import Token, Tokens, read_tokens, strip_possessive

_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
_Words = tuple[str, ...]


class Casing(enum.Enum):
    """How a form is written beside how the settings have it: the same, its first letter a capital, the first letters
    of more of its words, or all letters."""

    SAME = "same"
    FIRST = "first"
    TITLE = "title"
    CAPITALS = "capitals"


class Phrase(msgspec.Struct, frozen=True):
    """Words, in small letters, in which a form is right, and how many of them stand before it."""

    words: _Words
    before: int


class Form(msgspec.Struct, frozen=True):
    """A rejected form: its words and marks, which of them touch the one before, its last word in the plural (empty
    where that would be something else), and the phrases in which it is right."""

    house: HouseName
    words: _Words
    touching: tuple[bool, ...]
    plural: str
    phrases: tuple[Phrase, ...] = ()


class Match(msgspec.Struct, frozen=True):
    """A form in a text: the indexes of its first and last token, its end (a possessive ending left out)."""

    form: Form
    first: int
    last: int
    end: int
    plural: bool
    casing: Casing


class HouseList:
    """What the house calls things. An empty one is false."""

    def __init__(self, entries: Iterable[HouseName] = ()) -> None:
        self.entries = tuple(entries)

    def __bool__(self) -> bool:
        return bool(self.entries)

    def __reduce__(self) -> tuple[type["HouseList"], tuple[tuple[HouseName, ...]]]:
        """Another process gets the entries, and makes its own look-ups."""
        return HouseList, (self.entries,)

    def candidates(self, tokens: Tokens) -> list[Token]:
        """The tokens that may begin a rejected form."""
        known = self._known
        return [token for token in tokens.all if known[token.text]]

    def matches(self, text: str, tokens: Tokens, index: int) -> Iterator[Match]:
        """The rejected forms that stand at a token, the longest first; those left out that are right there."""
        for form in self._known[tokens[index].text]:
            match = _match(form, text, tokens, index)
            if match is not None and not any(_stands(phrase, tokens, index) for phrase in form.phrases):
                yield match

    def writes(self, name: str) -> bool:
        """Whether a name is one that the house writes, or a word of one."""
        return spelled(name) in self._written

    @cached_property
    def _written(self) -> frozenset[str]:
        forms = [spelled(entry.form) for entry in self.entries]
        return frozenset([*forms, *(word for form in forms for word in form.split() if word[:1].isupper())])

    @cached_property
    def _known(self) -> "_Known":
        return _Known(_by_first_word(self.entries))


class _Known(dict[str, tuple[Form, ...]]):
    """The forms that each word met so far may begin."""

    MOST = 100_000
    LONGEST = 40

    def __init__(self, forms: Mapping[str, tuple[Form, ...]]) -> None:
        super().__init__()
        self._forms = forms

    def __missing__(self, word: str) -> tuple[Form, ...]:
        found = self._forms.get(_small(word), ())
        plain = strip_possessive(word)
        if plain != word:
            found += self._forms.get(_small(plain), ())
        if len(word) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[word] = found
        return found


NO_HOUSE_LIST = HouseList()


def spelled(form: str) -> str:
    """A form as it is compared: single spaces, straight apostrophes, accents and letters as one character (NFC)."""
    plain = " ".join(form.split())
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain).translate(_APOSTROPHES)


def plural_of(word: str) -> str:
    """The regular plural of a word or name: Kievs, actresses, countries, the Kennedys."""
    small = word.lower()
    if small.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    common = word[:1].islower() and small.endswith("y") and small[-2:-1] not in "aeiou"
    return f"{word[:-1]}ies" if common else f"{word}s"


def _small(text: str) -> str:
    return text.lower() if text.isascii() else spelled(text).lower()


def _by_first_word(entries: Sequence[HouseName]) -> Mapping[str, tuple[Form, ...]]:
    """The forms by their first word in small letters (a single word by its plural, too), the longest first."""
    texts = [text for house in entries for text in (house.form, *house.reject, *house.phrases)]
    read = dict(zip(texts, _read(texts), strict=True))
    taken = {_lower(read[text][0]) for house in entries for text in (house.form, *house.reject)}
    forms = [
        Form(house, *read[text], _plural(read[text][0], taken)) for house in entries for text in house.reject
    ]  # fmt: skip
    spared = _spared(entries, {text: words for text, (words, _) in read.items()}, forms)
    found: dict[str, list[Form]] = {}
    for number, form in enumerate(forms):
        whole = msgspec.structs.replace(form, phrases=tuple(spared.get(number, ())))
        for first in _firsts(form):
            found.setdefault(first, []).append(whole)
    return {first: tuple(sorted(each, key=lambda form: -len(form.words))) for first, each in found.items()}


def _read(texts: Sequence[str]) -> Iterator[tuple[_Words, tuple[bool, ...]]]:
    """The words and marks of each text, and which touch the one before: all texts are read as one."""
    together = read_tokens(BLOCK_BREAK.join(texts))
    end = 0
    for text in texts:
        start, end = end, end + len(text) + len(BLOCK_BREAK)
        tokens = together.all[together.first_at(start) : together.first_at(end)]
        touching = [one.end == other.start for one, other in itertools.pairwise(tokens)]
        yield tuple(spelled(token.text) for token in tokens), (False, *touching)


def _lower(words: _Words) -> _Words:
    return tuple(word.lower() for word in words)


def _plural(words: _Words, taken: set[_Words]) -> str:
    """The last word in the plural, in small letters; empty where it has none, or is another form of the list then."""
    if not words[-1].isalpha():
        return ""
    plural = plural_of(words[-1]).lower()
    return "" if (*_lower(words[:-1]), plural) in taken else plural


def _spared(entries: Sequence[HouseName], read: Mapping[str, _Words], forms: Sequence[Form]) -> dict[int, list[Phrase]]:
    """The phrases in which each form (by its number) is right: those of its entry, and whatever the house writes."""
    by_first: dict[str, list[int]] = {}
    for number, form in enumerate(forms):
        for first in _firsts(form):
            by_first.setdefault(first, []).append(number)
    found: dict[int, list[Phrase]] = {}
    for house in entries:
        for text in (house.form, *house.phrases):
            words = _lower(read[text])
            for before, word in enumerate(words):
                for number in by_first.get(word, ()):
                    form = forms[number]
                    whose = len(words) > len(form.words) if text is house.form else form.house is house
                    if whose and _holds(words, before, form):
                        found.setdefault(number, []).append(Phrase(words, before))
    return found


def _firsts(form: Form) -> tuple[str, ...]:
    """The words that a form may begin with, in small letters: its first, of a single word the plural too."""
    alone = len(form.words) == 1 and form.plural
    return (form.words[0].lower(), form.plural) if alone else (form.words[0].lower(),)


def _holds(words: _Words, before: int, form: Form) -> bool:
    """Whether a form, or its plural, stands in a phrase behind so many words."""
    *inner, last = _lower(form.words)
    piece = words[before : before + len(form.words)]
    return len(piece) == len(form.words) and [*piece[:-1]] == inner and piece[-1] in (last, form.plural)


def _match(form: Form, text: str, tokens: Tokens, index: int) -> Match | None:
    """The form, where it stands at a token: word for word, in whatever case."""
    last = index + len(form.words) - 1
    if last >= len(tokens) or not _joined(form, text, tokens, index):
        return None
    said = [spelled(tokens[each].text) for each in range(index, last)]
    if any(one.lower() != other.lower() for one, other in zip(said, form.words, strict=False)):
        return None
    wanted = form.words[-1]
    for written in (tokens[last].text, strip_possessive(tokens[last].text)):
        word = spelled(written)
        plural = bool(form.plural) and word.lower() == form.plural
        if plural or word.lower() == wanted.lower():
            words = (*form.words[:-1], plural_of(wanted)) if plural else form.words
            casing = _casing((*said, word), words)
            return casing and Match(form, index, last, tokens[last].start + len(written), plural, casing)
    return None


def _joined(form: Form, text: str, tokens: Tokens, index: int) -> bool:
    """Whether the tokens from one on touch as those of the form do, and stand in one block."""
    for number, touching in enumerate(form.touching[1:], index):
        gap = text[tokens[number].end : tokens[number + 1].start]
        if touching == bool(gap) or BLOCK_BREAK in gap:
            return False
    return True


def _casing(said: Sequence[str], words: Sequence[str]) -> Casing | None:
    """How words are written, that are a form's but for their case; None where the form is not written so."""
    other = [number for number, (one, word) in enumerate(zip(said, words, strict=True)) if one != word]
    if not other:
        return Casing.SAME
    if all(said[number] == words[number][:1].upper() + words[number][1:] for number in other):
        return Casing.FIRST if other == [0] else Casing.TITLE
    return Casing.CAPITALS if all(one == word.upper() for one, word in zip(said, words, strict=True)) else None


def _stands(phrase: Phrase, tokens: Tokens, index: int) -> bool:
    """Whether a phrase stands around its form at a token; its last word may be a plural or a possessive."""
    first = index - phrase.before
    if first < 0 or first + len(phrase.words) > len(tokens):
        return False
    *inner, last = (tokens[each].text for each in range(first, first + len(phrase.words)))
    if any(_small(one) != other for one, other in zip(inner, phrase.words, strict=False)):
        return False
    wanted = phrase.words[-1]
    return not {_small(last), _small(strip_possessive(last))}.isdisjoint((wanted, plural_of(wanted)))
