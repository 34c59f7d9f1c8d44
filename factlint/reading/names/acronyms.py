"""Acronyms: what is called by its letters, where it is used, and what the text says it stands for."""

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading import lexicon
from factlint.reading.names.acronym_places import DASHES, Place, Places, touches
from factlint.reading.names.expansions import expansion_before, expansion_behind, spelled_out, takes_initials
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.reading.voice import Voice, Voices
from factlint.spans import Span

_OPEN = frozenset("([")
_ARTICLES = frozenset({"the", "a", "an"})
_BESIDE_BRACKET = frozenset({"acronym-opening", "quote-mark"})
_LEAD = 8
"""How many words may stand between an expansion and its acronym: “popularly known by its initials as the …”."""

_ASIDE = 10
"""How many words of an explanation are shown whose letters are not the acronym's."""

_LIST = 16
"""How many tokens a list may have before the acronym, the noun that says what is listed included."""

_BETWEEN = frozenset({",", "and", "or", "&"})
_IN_LIST = _BETWEEN | DASHES | {"the", "like", "such", "as", "including", "(", ":"}
_VERSUS = frozenset({"v", "v.", "vs", "vs."})

_REST = 20
"""How far on in the sentence the noun may stand by which an acronym is called."""

_BESIDE = 3
"""How far from an acronym the noun may stand that says what sort of thing it is."""


class Explanation(msgspec.Struct, frozen=True, gc=False):
    """A place where the text says what an acronym stands for.

    `span` holds the words, `acronym_at` the acronym that they explain. `spelled` tells whether
    its letters are those of the words (World Health Organization), as they are not where the
    name is foreign (“the Russian army’s general staff (GRU)”), `initials` whether each of them
    is the first of a word. `bracketed` tells whether one of the two stands in brackets.
    """

    span: Span
    acronym_at: Span
    spelled: bool
    bracketed: bool
    voice: Voice
    block: int
    initials: bool = False


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
    found = Places(text, tokens, blocks)
    gathered: dict[str, list[Place]] = {}
    for token in tokens.of("capitals"):
        place = found.at(token)
        if place is not None:
            gathered.setdefault(place.name, []).append(place)
    acronyms = [reader.acronym(name, places) for name, places in gathered.items()]
    bare = [acronym.name for acronym in acronyms if _is_bare(acronym.known, acronym.uses[0].span, acronym.explanations)]
    elsewhere = spelled_out(bare, tokens) if bare else {}
    return tuple(
        msgspec.structs.replace(acronym, spelled_out=elsewhere[acronym.name]) if acronym.name in elsewhere else acronym
        for acronym in acronyms
    )


def _is_bare(known: bool, first: Span, explanations: Sequence[Explanation]) -> bool:
    """Whether an acronym that readers do not know is not explained at its first place."""
    return not known and not (explanations and explanations[0].acronym_at.start <= first.start)


class _Reader:
    """The look around an acronym's places."""

    def __init__(self, text: str, tokens: Tokens, blocks: Blocks, voices: Voices) -> None:
        self._text = text
        self._tokens = tokens
        self._blocks = blocks
        self._voices = voices
        self._known = lexicon.entries("known-acronym")
        self._nouns = lexicon.entries("describing-noun")
        self._lead_words = lexicon.entries("acronym-opening")

    def acronym(self, name: str, places: list[Place]) -> Acronym:
        """An acronym with all that the text says of it."""
        known = name in self._known or name.rstrip(ascii_lowercase) in self._known  # GOPers
        explanations = tuple(each for place in places for each in self._explained(place, plain=not known))
        bare = _is_bare(known, places[0].span, explanations)
        return Acronym(name, known, tuple(self._use(place, bare) for place in places), explanations)

    def _use(self, place: Place, bare: bool) -> AcronymUse:
        block = self._blocks.index_at(place.span.start)
        voice = self._voices.of(place.span)
        described = bare and (
            self._noun_beside(place)
            or self._in_list_of(place)
            or self._called_so_behind(place)
            or self._in_longer_name(place)
            or self._is_outlet(place)
            or _is_call_sign(place.name)
            or _is_force(place.name)
        )
        return AcronymUse(place.span, place.span.of(self._text), voice, block, described)

    def _explained(self, place: Place, *, plain: bool) -> Iterator[Explanation]:
        """What stands beside an acronym for it; `plain` looks beyond brackets."""
        if not plain and not self._is_bracketed(place):
            return
        block = self._blocks[self._blocks.index_at(place.span.start)].span
        floor, ceiling = self._tokens.first_at(block.start), self._tokens.first_at(block.end)
        found = self._before(place, floor, plain=plain) or self._behind(place, ceiling, plain=plain)
        if found is not None:
            yield found

    def _is_bracketed(self, place: Place) -> bool:
        """Whether a bracket may open before it or behind it, lead-in words and quotation marks aside."""
        tokens = self._tokens
        before = tokens[place.first - 1] if place.first > 0 else None
        if before is not None and (before.text in _OPEN or before.classes & _BESIDE_BRACKET):
            return True
        return place.last + 1 < len(tokens) and tokens[place.last + 1].text in _OPEN

    def _before(self, place: Place, floor: int, *, plain: bool) -> Explanation | None:
        """“World Health Organization (WHO)”, “the Special Monitoring Mission, or SMM,”, “a fund known as the EFF”."""
        index, tells = self._lead(place.first - 1, floor)
        if index <= floor:
            return None
        mark = self._tokens[index].text
        if mark in _OPEN:
            return self._explanation(place, index - 1, floor, bracketed=True, anyway=True)
        if not plain:
            return None
        if mark == "," or mark in DASHES:
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
            if "acronym-opening" in token.classes and self._lead_words[token.text.lower()] != "behind":
                tells = tells or bool(self._lead_words[token.text.lower()])
            elif "quote-mark" not in token.classes:
                return at, tells
        return floor, False

    def _explanation(self, place: Place, last: int, floor: int, *, bracketed: bool, anyway: bool) -> Explanation | None:
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

    def _behind(self, place: Place, ceiling: int, *, plain: bool) -> Explanation | None:
        """“WHO (World Health Organization)”, “the SMM, or Special Monitoring Mission”, “stands for”."""
        index = place.last + 1
        if index >= ceiling:
            return None
        mark = self._tokens[index].text
        if mark in _OPEN:
            return self._in_brackets(place, index + 1, ceiling)
        if not plain or not (mark == "," or mark in DASHES or "acronym-opening" in self._tokens[index].classes):
            return None
        first = index + 1
        while first < min(ceiling, index + 1 + _LEAD) and "acronym-opening" in self._tokens[first].classes:
            first += 1
        span = expansion_behind(place.name, self._tokens, first, ceiling)
        if span is not None:
            return self._made(place, span, spelled=True, bracketed=False)
        if (mark == "," or mark in DASHES) and self._says_what(index + 1, ceiling, set_off=mark in DASHES):
            return self._made(place, Span(self._tokens[index + 1].start, self._tokens[index + 2].end), False, False)
        return None

    def _in_brackets(self, place: Place, first: int, ceiling: int) -> Explanation | None:
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

    def _says_what(self, index: int, ceiling: int, *, set_off: bool) -> bool:
        """Whether an article, or a possessive, and a word in small letters follow: “, the main opposition party”;
        where a dash sets them off, any two words that are none of grammar (“ – world football’s ruling body –”)."""
        if index + 1 >= ceiling:
            return False
        one, other = self._tokens[index], self._tokens[index + 1]
        if set_off and one.start > self._tokens[index - 1].end and _is_plain_word(one):
            return True
        if one.text in {"a", "an"}:
            return True
        opens = one.text in _ARTICLES or one.word != one.text
        return opens and other.kind is TokenKind.WORD and not other.capital

    def _made(self, place: Place, span: Span, spelled: bool, bracketed: bool) -> Explanation:
        block = self._blocks.index_at(place.span.start)
        initials = spelled and takes_initials(place.name, span, self._tokens)
        return Explanation(span, place.span, spelled, bracketed, self._voices.of(place.span), block, initials)

    # -- descriptions --------------------------------------------------------------------------------------------

    def _noun_beside(self, place: Place) -> bool:
        """Whether a noun beside it says what it is: the broadcaster RTL, the CGT union, the oil company, CNPC."""
        before = place.first - 1
        if before > 0 and self._tokens[before].text.lower() in _ARTICLES:
            before -= 1
        if before > 0 and self._tokens[before].text == ",":
            before -= 1
        noun = self._tokens[before] if before >= 0 else None
        if noun is not None and "describing-noun" in noun.classes and noun.word == noun.text:
            return True
        return self._noun_behind(place)

    def _noun_behind(self, place: Place) -> bool:
        """Whether a noun close behind it says what it is, or what it and another are (the RTX and Harlow systems)."""
        at, several = self._beyond_others(place.last + 1)
        for token in self._tokens.all[at : at + (2 * _BESIDE if several else _BESIDE)]:
            passed = token.text in DASHES or (token.word.islower() and not token.word.endswith("s"))
            if token.text == "TV" or (several and passed):
                continue
            if token.kind is not TokenKind.WORD or token.capital or "function-word" in token.classes:
                return False
            if "describing-noun" in token.classes:
                return self._nouns[token.word.lower()] != "before"
        return False

    def _beyond_others(self, index: int) -> tuple[int, bool]:
        """The token behind names that “and” or a comma joins, and whether there are any."""
        tokens, end, at = self._tokens, min(len(self._tokens), index + _LIST), index
        while at + 1 < end and tokens[at].text in _BETWEEN and tokens[at + 1].capital:
            at += 2
            while at < end and tokens[at].capital:
                at += 1
        return at, at > index

    def _in_list_of(self, place: Place) -> bool:
        """Whether a noun stands before it and others that says what they are: two singles, Club Foot and LSF; the
        company NGP VAN."""
        tokens, several, names = self._tokens, False, 0
        for at in range(place.first - 1, max(-1, place.first - 1 - _LIST), -1):
            token = tokens[at]
            if token.text in _IN_LIST:
                several = several or token.text in _BETWEEN
                names = -1
            elif token.capital:
                names += names >= 0
            else:
                listed = several and token.word.endswith("s")
                return "describing-noun" in token.classes and (listed or names > 0)
        return False

    def _called_so_behind(self, place: Place) -> bool:
        """Whether the sentence goes on to call it by what it is: shares of RWE fell after the utility reported …."""
        tokens = self._tokens
        for at in range(place.last + 1, min(place.last + _REST, len(tokens) - 1)):
            if "end-mark" in tokens[at].classes:
                return False
            if tokens[at].text != "the" or "clause-opening" not in tokens[at - 1].classes:
                continue
            noun = tokens[at + 1]
            if "describing-noun" in noun.classes and not noun.capital:
                return self._nouns[noun.word.lower()] != "before"
        return False

    def _is_outlet(self, place: Place) -> bool:
        """Whether it is told as a source of news, which only outlets are with this verb: reports CNET, the CBC reports
        (but not: reports that)."""
        before = place.first - 2 if self._text_at(place.first - 1) == "the" else place.first - 1
        behind = self._text_at(place.last + 1) == "reports" and self._text_at(place.last + 2) != "that"
        return behind or self._text_at(before) == "reports"

    def _in_longer_name(self, place: Place) -> bool:
        """Whether it is part of a longer name: BMO Capital Markets, the AP-NORC poll, Madrid CFF, NORC at the
        University of Chicago, Janus v. AFSCME."""
        behind = place.last + 1
        return (
            self._is_joined(place)
            or self._goes_on(place)
            or self._behind_city(place.first - 1)
            or self._before_home(behind)
            or any(self._text_at(at) in _VERSUS for at in (place.first - 1, place.first - 2, behind))
        )

    def _text_at(self, index: int) -> str:
        return self._tokens[index].text if 0 <= index < len(self._tokens) else ""

    def _is_joined(self, place: Place) -> bool:
        """Whether a hyphen joins another name to it (AP-NORC, Run-DMC)."""
        tokens, behind = self._tokens, place.last + 1
        if place.first > 1 and tokens[place.first - 1].text in DASHES and touches(tokens, place.first - 2):
            return tokens[place.first - 2].capital
        joined = touches(tokens, place.last) and self._text_at(behind) in DASHES and touches(tokens, behind)
        return joined and tokens[behind + 1].capital

    def _goes_on(self, place: Place) -> bool:
        """Whether a word with a capital goes on a name, which no title or given name does."""
        behind = place.last + 1
        if behind >= len(self._tokens) or self._tokens[behind].start - place.span.end > 1:
            return False
        token = self._tokens[behind]
        named = token.kind is TokenKind.WORD and token.capital and "capitals" not in token.classes
        if token.classes & {"organization-word", "place-word"}:
            return named
        return named and not token.classes & {"title", "role", "given-name"}

    def _behind_city(self, index: int) -> bool:
        """Whether a city's name stands close before it, without a possessive."""
        token = self._tokens[index] if index >= 0 else None
        return token is not None and token.capital and "city" in token.classes and token.word == token.text

    def _before_home(self, index: int) -> bool:
        """Whether “at the University” or the like follows, the home of what is named."""
        tokens = self._tokens.all[index : index + _BESIDE]
        if len(tokens) < _BESIDE or tokens[0].text != "at":
            return False
        home = tokens[2] if tokens[1].text == "the" else tokens[1]
        return home.capital and "organization-word" in home.classes


def _is_plain_word(token: Token) -> bool:
    return token.kind is TokenKind.WORD and not token.capital and "function-word" not in token.classes


def _is_call_sign(name: str) -> bool:
    """Whether it is shaped as the call signs of American stations are: WCVB, KSDK."""
    return len(name) == 4 and name[0] in "KW" and name.isupper()


def _is_force(name: str) -> bool:
    """Whether it is shaped as the police of an American town is called: SFPD."""
    return len(name) == 4 and name.endswith("PD")
