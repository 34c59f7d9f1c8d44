"""Acronyms: what is called by its letters, where it is used, and what the text says it stands for."""

from collections.abc import Iterator

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading import lexicon
from factlint.reading.names.expansions import Initials, expansion_before, expansion_behind
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.reading.voice import Voice, Voices
from factlint.spans import Span

_OPEN = frozenset("([")
_ARTICLES = frozenset({"the", "a", "an"})
_BESIDE_BRACKET = frozenset({"acronym-opening", "quote-mark"})
_DASHES = frozenset("-–—―")
_TOUCHING = frozenset("@#._/\\:=+*$€£~|<>")
"""Marks that, set close to a word, make it part of an address, a handle, a price, a code."""

_SIGNS = frozenset("-–−+")
_WORDS = frozenset({"opener", "function-word", "given-name", "weekday", "month", "city", "region", "country"})
"""Classes of words that, in capitals, are the word itself and no acronym."""

_DATELINE = 14
"""How many tokens a dateline may have, up to its dash."""

_LEAD = 6
"""How many words may stand between an expansion and its acronym: “popularly known by its initials as the …”."""

_ASIDE = 6
"""How many words of an explanation are shown whose letters are not the acronym's."""

_BESIDE = 3
"""How far from an acronym the noun may stand that says what sort of thing it is."""


class Explanation(msgspec.Struct, frozen=True, gc=False):
    """A place where the text says what an acronym stands for.

    `span` holds the words, `acronym_at` the acronym that they explain. `spelled` tells whether
    its letters are those of the words (World Health Organization), as they are not where the
    name is foreign (“the Russian army’s general staff (GRU)”). `bracketed` tells whether one
    of the two stands in brackets.
    """

    span: Span
    acronym_at: Span
    spelled: bool
    bracketed: bool
    voice: Voice
    block: int


class AcronymUse(msgspec.Struct, frozen=True, gc=False):
    """One place of an acronym; `text` is the form as written (UAVs, U.N.), without a possessive ending.

    `described` tells whether a noun beside it says what sort of thing it is (the broadcaster
    RTL, the CGT union), or it is part of a longer name; it is looked for only in acronyms
    that are neither `known` nor explained.
    """

    span: Span
    text: str
    voice: Voice
    block: int
    described: bool = False


class Acronym(msgspec.Struct, frozen=True, gc=False):
    """What is called by its letters: `name` without full stops and plural ending.

    `known` tells whether readers know it without help (NATO), `uses` are all its places,
    `explanations` where it is said what it stands for, both in order. `spelled_out` are words
    elsewhere in the article whose initials it takes; they are looked for only where it is
    neither known nor explained.
    """

    name: str
    known: bool
    uses: tuple[AcronymUse, ...]
    explanations: tuple[Explanation, ...] = ()
    spelled_out: tuple[Span, ...] = ()


def read_acronyms(text: str, tokens: Tokens, blocks: Blocks, voices: Voices) -> tuple[Acronym, ...]:
    """The acronyms of an article, in order of first use. All-capital words that are shouted, and codes, are none."""
    reader = _Reader(text, tokens, blocks, voices)
    gathered: dict[str, list[_Place]] = {}
    for token in tokens.of("capitals"):
        place = reader.place(token)
        if place is not None:
            gathered.setdefault(place.name, []).append(place)
    return tuple(reader.acronym(name, places) for name, places in gathered.items())


class _Place(msgspec.Struct, frozen=True, gc=False):
    """An acronym in the text: its tokens from `first` to `last`, and its name."""

    name: str
    first: int
    last: int
    span: Span


class _Reader:
    """The look around an acronym's places."""

    def __init__(self, text: str, tokens: Tokens, blocks: Blocks, voices: Voices) -> None:
        self._text = text
        self._tokens = tokens
        self._blocks = blocks
        self._voices = voices
        self._known = lexicon.entries("known-acronym")
        self._lead_words = lexicon.entries("acronym-opening")
        self._initials: Initials | None = None

    # -- places --------------------------------------------------------------------------------------------------

    def place(self, token: Token) -> _Place | None:
        """The place of an acronym at a word in capitals, None where it is none: shouted, or part of a code."""
        first = last = token.index
        while last + 2 < len(self._tokens) and self._touch(last, "&") and self._touch(last + 1):
            last += 2
        if first > 1 and self._tokens[first - 1].text == "&" and self._touch(first - 2) and self._touch(first - 1):
            return None  # its first letters have been looked at
        if self._is_code(first, last) or self._is_shouted(token) or self._is_in_dateline(token):
            return None
        end = self._tokens[last].start + len(self._tokens[last].word)
        span = Span(token.start, end)
        return _Place(_name(span.of(self._text)), first, last, span)

    def _touch(self, index: int, wanted: str = "") -> bool:
        """Whether the token behind an index follows without a space, and is the wanted one."""
        tokens = self._tokens
        if not 0 <= index < len(tokens) - 1 or tokens[index].end != tokens[index + 1].start:
            return False
        return not wanted or tokens[index + 1].text == wanted

    def _is_code(self, first: int, last: int) -> bool:
        """Whether it is part of a designation (S-300, C-SPAN), an address, a handle, a price."""
        tokens = self._tokens
        if self._touch(first - 1):
            before = tokens[first - 1].text
            if before in _TOUCHING or before.isalnum():
                return True
            if before in _DASHES and first > 1 and self._touch(first - 2) and len(tokens[first - 2].text) == 1:
                return True
        if _is_roman(tokens[first].word) or self._is_numbered(first, last) or self._is_label(first, last):
            return True
        if not self._touch(last):
            return False
        behind = tokens[last + 1].text
        if behind in _TOUCHING:
            return behind not in ".:" or self._touch(last + 1)
        hyphen = behind in _DASHES and self._touch(last + 1)
        return hyphen and (tokens[last + 2].kind is TokenKind.NUMBER or len(tokens[last + 2].text) == 1)

    def _is_numbered(self, first: int, last: int) -> bool:
        """Whether it stands beside a number, as a bill's letters do, a share's, a model's: SB 27, HEINY -2.07%."""
        tokens, behind = self._tokens, last + 1
        if first > 0 and tokens[first - 1].kind is TokenKind.NUMBER and tokens[first - 1].text.isdigit():
            return first > 1 and tokens[first - 2].capital
        if behind + 1 < len(tokens) and tokens[behind].text in _SIGNS and self._touch(behind):
            behind += 1
        return behind < len(tokens) and tokens[behind].kind is TokenKind.NUMBER

    def _is_label(self, first: int, last: int) -> bool:
        """Whether it says who speaks, or what a line is: TRUMP: …, (PODCAST: …)."""
        tokens = self._tokens
        if last + 1 >= len(tokens) or tokens[last + 1].text != ":":
            return False
        return first == 0 or tokens[first - 1].kind is TokenKind.MARK or self._is_loud(first - 1)

    def _is_in_dateline(self, token: Token) -> bool:
        """Whether it is a place's name at the head of a story: HERSHEY, Pa. (AP) —."""
        if "known-acronym" in token.classes:
            return False
        tokens, start = self._tokens, self._blocks.at(token.start).span.start
        first = tokens.first_at(start)
        if token.index > first + _DATELINE or not self._is_loud(first):
            return False
        for at in range(token.index + 1, min(len(tokens), first + _DATELINE)):
            text = tokens[at].text
            if text in _DASHES and not (text == "-" and self._touch(at - 1) and self._touch(at)):
                return True
            if text == "." and "abbreviation" not in tokens[at - 1].classes:
                return False
        return False

    def _is_shouted(self, token: Token) -> bool:
        """Whether it is one of several words in capitals, or a common word in capitals."""
        if "known-acronym" in token.classes:
            return False
        if token.classes & _WORDS:
            return True
        run = 1
        for step in (-1, 1):
            index = token.index + step
            while 0 <= index < len(self._tokens) and self._tokens[index].text in _DASHES:
                index += step
            while 0 <= index < len(self._tokens) and run < 3 and self._is_loud(index):
                run += 2 if self._tokens[index].classes & _WORDS else 1
                index += step
        return run > 2

    def _is_loud(self, index: int) -> bool:
        word = self._tokens[index].text
        return len(word) > 1 and word.isupper() and word[-1] != "."

    # -- explanations --------------------------------------------------------------------------------------------

    def acronym(self, name: str, places: list[_Place]) -> Acronym:
        """An acronym with all that the text says of it."""
        known = name in self._known
        explanations = tuple(each for place in places for each in self._explained(place, plain=not known))
        bare = not known and not (explanations and explanations[0].acronym_at.start <= places[0].span.start)
        spelled_out = tuple(self._spelled_out(name)) if bare else ()
        return Acronym(name, known, tuple(self._use(place, bare) for place in places), explanations, spelled_out)

    def _use(self, place: _Place, bare: bool) -> AcronymUse:
        block = self._blocks.index_at(place.span.start)
        voice = self._voices.of(place.span)
        described = bare and (self._noun_beside(place) or self._in_longer_name(place) or _is_call_sign(place.name))
        return AcronymUse(place.span, place.span.of(self._text), voice, block, described)

    def _spelled_out(self, name: str) -> Iterator[Span]:
        if self._initials is None:
            self._initials = Initials(self._tokens)
        return self._initials.spelled(name)

    def _explained(self, place: _Place, *, plain: bool) -> Iterator[Explanation]:
        """What stands beside an acronym for it; `plain` looks beyond brackets."""
        if not plain and not self._is_bracketed(place):
            return
        block = self._blocks[self._blocks.index_at(place.span.start)].span
        floor, ceiling = self._tokens.first_at(block.start), self._tokens.first_at(block.end)
        found = self._before(place, floor, plain=plain) or self._behind(place, ceiling, plain=plain)
        if found is not None:
            yield found

    def _is_bracketed(self, place: _Place) -> bool:
        """Whether a bracket may open before it or behind it, lead-in words and quotation marks aside."""
        tokens = self._tokens
        before = tokens[place.first - 1] if place.first > 0 else None
        if before is not None and (before.text in _OPEN or before.classes & _BESIDE_BRACKET):
            return True
        return place.last + 1 < len(tokens) and tokens[place.last + 1].text in _OPEN

    def _before(self, place: _Place, floor: int, *, plain: bool) -> Explanation | None:
        """“World Health Organization (WHO)”, “the Special Monitoring Mission, or SMM,”, “a fund known as the EFF”."""
        index, tells = self._lead(place.first - 1, floor)
        if index <= floor:
            return None
        mark = self._tokens[index].text
        if mark in _OPEN:
            return self._explanation(place, index - 1, floor, bracketed=True, anyway=True)
        if not plain:
            return None
        if mark == "," or mark in _DASHES:
            alone = tells or self._closed(place.last)
            return self._explanation(place, index - 1, floor, bracketed=False, anyway=tells) if alone else None
        if tells and self._tokens[index].kind is TokenKind.WORD:
            return self._explanation(place, index, floor, bracketed=False, anyway=True)
        return None

    def _lead(self, index: int, floor: int) -> tuple[int, bool]:
        """The token before the words that lead to an acronym, and whether these say that a short name follows."""
        tells = False
        for at in range(index, max(floor, index - _LEAD) - 1, -1):
            token = self._tokens[at]
            if "acronym-opening" in token.classes:
                tells = tells or bool(self._lead_words[token.text.lower()])
            elif "quote-mark" not in token.classes:
                return at, tells
        return floor, False

    def _explanation(
        self, place: _Place, last: int, floor: int, *, bracketed: bool, anyway: bool
    ) -> Explanation | None:
        """The words that end at a token as an explanation: if they spell the acronym, or `anyway`."""
        while last > floor and "quote-mark" in self._tokens[last].classes:
            last -= 1
        span = expansion_before(place.name, self._tokens, last, floor, self._text)
        if span is not None:
            return self._made(place, span, spelled=True, bracketed=bracketed)
        if not anyway or self._tokens[last].kind is TokenKind.MARK:
            return None
        first = last
        while first > max(floor, last + 1 - _ASIDE) and self._tokens[first - 1].kind is TokenKind.WORD:
            first -= 1
        return self._made(place, Span(self._tokens[first].start, self._tokens[last].end), False, bracketed)

    def _closed(self, last: int) -> bool:
        """Whether a mark stands behind an acronym that is set off by a comma or a dash."""
        return last + 1 < len(self._tokens) and self._tokens[last + 1].kind is TokenKind.MARK

    def _behind(self, place: _Place, ceiling: int, *, plain: bool) -> Explanation | None:
        """“WHO (World Health Organization)”, “the SMM, or Special Monitoring Mission”, “stands for”."""
        index = place.last + 1
        if index >= ceiling:
            return None
        mark = self._tokens[index].text
        if mark in _OPEN:
            return self._in_brackets(place, index + 1, ceiling)
        if not plain or not (mark == "," or mark in _DASHES or "acronym-opening" in self._tokens[index].classes):
            return None
        first = index + 1
        while first < min(ceiling, index + 1 + _LEAD) and "acronym-opening" in self._tokens[first].classes:
            first += 1
        span = expansion_behind(place.name, self._tokens, first, ceiling)
        if span is not None:
            return self._made(place, span, spelled=True, bracketed=False)
        if mark == "," and self._says_what(index + 1, ceiling):
            return self._made(place, Span(self._tokens[index + 1].start, self._tokens[index + 2].end), False, False)
        return None

    def _in_brackets(self, place: _Place, first: int, ceiling: int) -> Explanation | None:
        """What stands in brackets behind an acronym: its expansion, or words of any kind."""
        behind = first
        while behind < min(ceiling, first + 2 * _ASIDE) and self._tokens[behind].kind is not TokenKind.MARK:
            behind += 1
        span = expansion_behind(place.name, self._tokens, first, ceiling)
        if span is not None:
            return self._made(place, span, spelled=True, bracketed=True)
        if behind - first < 2:
            return None
        return self._made(place, Span(self._tokens[first].start, self._tokens[behind - 1].end), False, True)

    def _says_what(self, index: int, ceiling: int) -> bool:
        """Whether an article, or a possessive, and a word in small letters follow: “, the main opposition party”."""
        if index + 1 >= ceiling:
            return False
        one, other = self._tokens[index], self._tokens[index + 1]
        if one.text in {"a", "an"}:
            return True
        opens = one.text in _ARTICLES or one.word != one.text
        return opens and other.kind is TokenKind.WORD and not other.capital

    def _made(self, place: _Place, span: Span, spelled: bool, bracketed: bool) -> Explanation:
        block = self._blocks.index_at(place.span.start)
        return Explanation(span, place.span, spelled, bracketed, self._voices.of(place.span), block)

    # -- descriptions --------------------------------------------------------------------------------------------

    def _noun_beside(self, place: _Place) -> bool:
        """Whether a noun beside it says what it is: the broadcaster RTL, the CGT union, the oil company, CNPC."""
        before = place.first - 1
        if before > 0 and self._tokens[before].text.lower() in _ARTICLES:
            before -= 1
        if before > 0 and self._tokens[before].text == ",":
            before -= 1
        if before >= 0 and "describing-noun" in self._tokens[before].classes:
            return True
        for at in range(place.last + 1, min(place.last + 1 + _BESIDE, len(self._tokens))):
            token = self._tokens[at]
            if token.kind is not TokenKind.WORD or token.capital or "function-word" in token.classes:
                return False
            if "describing-noun" in token.classes:
                return True
        return False

    def _in_longer_name(self, place: _Place) -> bool:
        """Whether a capital beside it makes it part of a longer name: BMO Capital Markets, the AP-NORC poll."""
        tokens, behind = self._tokens, place.last + 1
        if place.first > 1 and tokens[place.first - 1].text in _DASHES and self._touch(place.first - 2):
            return "capitals" in tokens[place.first - 2].classes
        if behind + 1 >= len(tokens) or tokens[behind].start - place.span.end > 1:
            return False
        token = tokens[behind]
        if token.text in _DASHES:
            return "capitals" in tokens[behind + 1].classes
        named = token.kind is TokenKind.WORD and token.capital and "capitals" not in token.classes
        return named and not token.classes & {"title", "role", "given-name"}


def _is_roman(word: str) -> bool:
    return set(word) <= set("IVXL")


def _is_call_sign(name: str) -> bool:
    """Whether it is shaped as the call signs of American stations are: WCVB, KSDK."""
    return len(name) == 4 and name[0] in "KW" and name.isupper()


def _name(written: str) -> str:
    """The letters of an acronym, without full stops and the ending of a plural."""
    bare = written.replace(".", "")
    return bare[:-1] if len(bare) > 2 and bare[-1] == "s" else bare
