"""Role phrases: a word for a role with what stands before and behind it and belongs to it."""

from collections.abc import Sequence

import msgspec

from factlint.reading import lexicon
from factlint.reading.names import Mention, MentionKind, Named
from factlint.reading.roles.words import (
    RoleSort,
    RoleWord,
    in_full,
    known_word,
    openings,
    place_of_demonym,
    portfolios,
    role_word,
)
from factlint.reading.tokens import Token, TokenKind, Tokens

HYPHENS = frozenset("-‐‑")
_APOSTROPHES = frozenset("'’ʼ")
ROLE_CLASSES = frozenset({"role", "title", "short-role"})
_MOST_BEFORE = 10
_MOST_BEHIND = 4
_BREAKS = frozenset(
    {"phrase-word", "cue-verb", "verb-company", "speaker-pronoun", "weekday", "month", "source-document"}
)
_LIMITS = frozenset({"role-qualifier", "capitals", "dotted"})
_JOINTS = frozenset({"of", "for", "at", "in", "to"})
_ABBREVIATED = 5


class Phrase(msgspec.Struct):
    """A role phrase while it is read: the indexes of its first, main and last token, and what its words tell.

    `opening` is the index of the article before it, equal to `first` where there is none.
    """

    first: int
    head: int
    last: int
    word: RoleWord
    opening: int = 0
    article: str = ""
    place: str | None = None
    portfolio: set[str] = msgspec.field(default_factory=set)
    qualifiers: set[str] = msgspec.field(default_factory=set)
    details: list[str] = msgspec.field(default_factory=list)


class Neighbours:
    """The names of an article by the offsets at which their mentions start and end, people apart from the rest."""

    def __init__(self, names: Sequence[Named]) -> None:
        self.person_from: dict[int, tuple[int, Mention]] = {}
        self.person_to: dict[int, tuple[int, Mention]] = {}
        self.other_from: dict[int, Mention] = {}
        self.other_to: dict[int, Mention] = {}
        for number, named in enumerate(names):
            if named.kind is MentionKind.PERSON:
                for mention in named.mentions:
                    self.person_from[mention.span.start] = self.person_to[mention.span.end] = (number, mention)
            else:
                for mention in named.mentions:
                    self.other_from[mention.span.start] = self.other_to[mention.span.end] = mention


class Phrases:
    """Reads the role phrases of one article."""

    def __init__(self, text: str, tokens: Tokens, names: Neighbours) -> None:
        self._text = text
        self._tokens = tokens.all
        self._names = names

    def read(self, index: int, floor: int, ceiling: int) -> Phrase | None:
        """The phrase whose main word is the token at an index, between two tokens; None where it is no role's."""
        token = self._tokens[index]
        first, word = self._main_words(index, floor)
        if word is None or not (token.capital or first < index or token.classes & {"role", "short-role"}):
            return None
        phrase = Phrase(first, index, index, word, first)
        self._read_before(phrase, floor)
        self._read_behind(phrase, ceiling)
        return phrase

    def goes_on(self, index: int, ceiling: int) -> bool:
        """Whether a word for a role goes on in another, so that both make one (Lieutenant General, Chief of Staff)."""
        if self._tokens[index].text.lower() in openings() and self._opens_compound(index, ceiling):
            return True
        if "role-qualifier" in self._tokens[index].classes and self._qualifies(index, ceiling):
            return True
        behind = index + 1
        end = self._tokens[index].end
        if behind < ceiling and self._tokens[behind].text == "." and self._tokens[behind].start == end:
            behind += 1
        if behind >= ceiling:
            return False
        token = self._tokens[behind]
        if token.start != self._tokens[behind - 1].end + 1 or token.classes.isdisjoint(ROLE_CLASSES):
            return False
        return token.start not in self._names.person_from and not is_owner(self._tokens[index])

    # -- the main words ------------------------------------------------------------------------------------------

    def _main_words(self, index: int, floor: int) -> tuple[int, RoleWord | None]:
        """Where the words for the role itself begin (prime minister), and what they mean."""
        known = known_word(self._tokens[index].word)
        for words in known.compounds:
            first = self._compound_start(index, words, floor)
            if first is not None:
                return first, role_word(" ".join(words))
        return index, known.word

    def _compound_start(self, index: int, words: Sequence[str], floor: int) -> int | None:
        position = index
        for word in reversed(words[:-1]):
            position -= 1
            if position >= floor and (self._tokens[position].text in HYPHENS or self._tokens[position].text == "."):
                position -= 1
            if position < floor or in_full(self._tokens[position].text) != word:
                return None
        return position

    def _qualifies(self, index: int, ceiling: int) -> bool:
        """Whether a word that may be a role itself limits one behind it (Deputy Health Minister)."""
        for position in range(index + 1, min(ceiling, index + _MOST_BEHIND)):
            token = self._tokens[position]
            if not self._near(position - 1) or token.start in self._names.person_from:
                return False
            if not token.classes.isdisjoint(ROLE_CLASSES):
                return True
            if token.text not in HYPHENS and token.text.lower() not in portfolios() and "demonym" not in token.classes:
                return False
        return False

    def _opens_compound(self, index: int, ceiling: int) -> bool:
        """Whether a role of several words with small ones between begins at a token (commander-in-chief)."""
        for words in openings()[self._tokens[index].text.lower()]:
            position = index
            for word in words[1:]:
                position += 1
                if position < ceiling and self._tokens[position].text in HYPHENS:
                    position += 1
                if position >= ceiling or self._tokens[position].text.lower() != word:
                    break
            else:
                return True
        return False

    # -- before ----------------------------------------------------------------------------------------------------

    def _read_before(self, phrase: Phrase, floor: int) -> None:
        """Take in what limits the role: fields, bodies, countries, words like former; and the article before it."""
        unsure: list[str] = []
        index = phrase.first - 1
        stop = max(floor, index - _MOST_BEFORE)
        while index >= stop and self._near(index):
            token = self._tokens[index]
            if not (token.classes.isdisjoint(_BREAKS) or self._limits(index, floor)):
                break
            if token.kind is TokenKind.MARK:
                if token.text not in HYPHENS and not self._abbreviates(index, floor):
                    break
                index -= 1
                continue
            if self._owner_end(token) in self._names.person_to:
                break
            owner = is_owner(token)
            taken = self._take_capital(phrase, index, floor) if token.capital else self._take_small(phrase, token)
            if taken == 0:
                if token.capital or (self._tokens[phrase.head].capital and not owner):
                    break
                unsure.append(token.word)
                taken = 1
            elif not unsure or owner:
                phrase.first = index - taken + 1
                phrase.details += unsure
                unsure = []
            index -= taken
            if owner and token.kind is TokenKind.WORD:
                break
        self._open(phrase, index, floor, unsure)

    def _open(self, phrase: Phrase, index: int, floor: int, unsure: list[str]) -> None:
        """Take in the article before a phrase; with it, words between that the lists do not know."""
        phrase.opening = phrase.first
        if index < floor or not self._near(index):
            return
        token = self._tokens[index]
        owner = self._names.person_to.get(self._owner_end(token)) if is_owner(token) else None
        if owner is not None:
            start = owner[1].span.start
            phrase.article = self._text[start : token.end]
            phrase.opening = index + 1 - self._count_back(index, start)
        elif "phrase-word" in token.classes and _is_determiner(token):
            phrase.article = token.text.lower()
            phrase.opening = index
        else:
            return
        phrase.first = index + 1
        phrase.details += unsure

    def _limits(self, index: int, floor: int) -> bool:
        """Whether a word limits a role although its form may be another word's (then, US, would-be)."""
        if self._tokens[index].text == "be":
            return index > floor and self._tokens[index - 1].text in HYPHENS
        return not self._tokens[index].classes.isdisjoint(_LIMITS)

    def _owner_end(self, token: Token) -> int:
        """Where a word ends, a possessive ending left aside."""
        return token.start + len(token.word) if is_owner(token) else token.end

    def _near(self, index: int) -> bool:
        """Whether nothing but a space, or nothing, stands between a token and the next."""
        return self._tokens[index + 1].start - self._tokens[index].end <= 1

    def _abbreviates(self, index: int, floor: int) -> bool:
        """Whether a full stop belongs to an abbreviation before it (Lt. Gov.)."""
        before = self._tokens[index - 1] if index > floor else None
        touching = before is not None and before.end == self._tokens[index].start
        return bool(touching and before and len(before.text) <= _ABBREVIATED and "title" in before.classes)

    def _take_small(self, phrase: Phrase, token: Token) -> int:
        """Take in one word in small letters; 0 where the lists know nothing of it."""
        word = token.word.lower()
        if "role-qualifier" in token.classes:
            phrase.qualifiers.add(word)
        elif word in portfolios():
            phrase.portfolio.add(portfolios()[word])
        elif not token.classes.isdisjoint(ROLE_CLASSES):
            phrase.details.append(word)
        else:
            return 0
        return 1

    def _take_capital(self, phrase: Phrase, index: int, floor: int) -> int:
        """Take in a word with a capital, or the whole name or demonym that ends with it: how many tokens."""
        token = self._tokens[index]
        mention = self._names.other_to.get(token.start + len(token.word))
        if mention is not None:
            phrase.place = phrase.place or mention.text
            return self._count_back(index, mention.span.start)
        if self._take_small(phrase, token):
            return 1
        if "opener" in token.classes and self._opens(index, floor):
            return 0
        words = 2 if index > floor and place_of_demonym(self._tokens[index - 1].text + " " + token.word) else 1
        demonym = place_of_demonym(" ".join(each.word for each in self._tokens[index - words + 1 : index + 1]))
        if demonym or "demonym" in token.classes:
            phrase.place = phrase.place or demonym or token.word
            return words
        count = 1
        while index - count >= floor and self._goes_before(index - count):
            count += 1
        phrase.place = phrase.place or self._text[self._tokens[index - count + 1].start : token.start + len(token.word)]
        return count

    def _goes_before(self, index: int) -> bool:
        token = self._tokens[index]
        known = _BREAKS | ROLE_CLASSES | {"role-qualifier", "demonym", "opener"}
        return token.capital and self._near(index) and token.classes.isdisjoint(known) and not is_owner(token)

    def _opens(self, index: int, floor: int) -> bool:
        """Whether a capital may be due to a sentence's start."""
        return index == floor or self._tokens[index - 1].kind is TokenKind.MARK

    def _count_back(self, index: int, start: int) -> int:
        first = index
        while first > 0 and self._tokens[first].start > start:
            first -= 1
        return index - first + 1

    # -- behind ----------------------------------------------------------------------------------------------------

    def _read_behind(self, phrase: Phrase, ceiling: int) -> None:
        """Take in what the role is of: “of Foreign Affairs”, “of Elmford”, “for the ministry”; and -elect."""
        self._read_ending(phrase, ceiling)
        if is_owner(self._tokens[phrase.last]):
            return
        for _ in range(2):
            index = phrase.last + 1
            if index + 1 >= ceiling or self._tokens[index].text not in _JOINTS:
                return
            joint = self._tokens[index].text
            if not self._near(index - 1) or not self._near(index):
                return
            index += 1
            if self._tokens[index].text in {"the", "its", "their", "his", "her"}:
                index += 1
            if index >= ceiling or not self._take_behind(phrase, index, ceiling, joint):
                return

    def _read_ending(self, phrase: Phrase, ceiling: int) -> None:
        index = phrase.head + 1
        if index < ceiling and self._tokens[index].text in HYPHENS:
            index += 1
        word = self._tokens[index].text if index < ceiling else ""
        if lexicon.entries("role-qualifier").get(word, "").endswith(" behind"):
            phrase.qualifiers.add(word)
            phrase.last = index

    def _take_behind(self, phrase: Phrase, index: int, ceiling: int, joint: str) -> bool:
        token = self._tokens[index]
        mention = self._names.other_from.get(token.start)
        if mention is not None:
            phrase.place = phrase.place if joint in {"in", "at"} and phrase.place else mention.text
            while phrase.last + 1 < ceiling and self._tokens[phrase.last + 1].start < mention.span.end:
                phrase.last += 1
            return True
        if joint == "to" or (token.start in self._names.person_from and phrase.word.sort is not RoleSort.OFFICE):
            return False
        if joint in {"of", "for"} and self._take_fields(phrase, index, ceiling):
            return True
        if token.capital and token.classes.isdisjoint(_BREAKS):
            return self._take_name(phrase, index, ceiling)
        return joint in {"of", "for"} and self._take_nouns(phrase, index, ceiling)

    def _take_fields(self, phrase: Phrase, index: int, ceiling: int) -> bool:
        """Take in fields: “Foreign Affairs and Trade”, “defence”."""
        taken = False
        for position in range(index, min(ceiling, index + 8)):
            token = self._tokens[position]
            if token.start in self._names.person_from:
                break
            if token.text.lower() in portfolios():
                phrase.portfolio.add(portfolios()[token.text.lower()])
                phrase.last = position
                taken = True
            elif token.text not in {"and", ",", "&"} and not (token.text == "the" and taken):
                break
        return taken

    def _take_name(self, phrase: Phrase, index: int, ceiling: int) -> bool:
        """Take in words with capitals that are no name of the article's."""
        last = index
        while last + 1 < ceiling and self._goes_before(last + 1) and self._near(last):
            if is_owner(self._tokens[last]):
                break
            last += 1
        end = self._tokens[last].start + len(self._tokens[last].word)
        phrase.place = phrase.place or self._text[self._tokens[index].start : end]
        phrase.last = last
        return True

    def _take_nouns(self, phrase: Phrase, index: int, ceiling: int) -> bool:
        """Take in nouns in small letters: “of the armed forces”."""
        taken = 0
        for position in range(index, min(ceiling, index + _MOST_BEHIND)):
            token = self._tokens[position]
            if token.kind is not TokenKind.WORD or token.capital or not token.classes.isdisjoint(_BREAKS):
                break
            phrase.details.append(token.text)
            phrase.last = position
            taken += 1
        return taken > 0


def is_owner(token: Token) -> bool:
    """Whether a word has a possessive ending (Ukraine’s)."""
    return token.text[-2:-1] in _APOSTROPHES and token.word != token.text


def _is_determiner(token: Token) -> bool:
    return lexicon.entries("phrase-word").get(token.text.lower(), "").startswith("determiner")
