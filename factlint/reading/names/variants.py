"""Variants: two spellings in one article that are very probably one name.

Likeness alone never decides (Austria, Australia): the article must hold evidence that both
forms are meant for one person or place.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading.folding import fold
from factlint.reading.names import known
from factlint.reading.names.likeness import near_pairs
from factlint.reading.names.mentions import Mention, Named
from factlint.reading.names.spelling import one_slip, same_given_name, told_apart, transliterated
from factlint.reading.voice import Voice
from factlint.spans import Span

_OFTEN = 3
"""Two forms that both stand this often are two names."""


_DIGIT = re.compile(r"\d")
_SIDE = 20
"""So many characters apart, with a bracket or “or” between them, two forms are set side by side on purpose."""


class Use(msgspec.Struct, frozen=True):
    """One place where a form stands: its span, the mention it is part of, and whether it counts for majorities."""

    span: Span
    mention: Mention
    counts: bool


class SpellingVariant(msgspec.Struct, frozen=True):
    """A form that is spelled otherwise than the article's other form of the name.

    `uses` are the places of the form, `other_uses` those of the other one, each in order;
    `why` says what makes one name of them.
    """

    form: str
    other: str
    uses: tuple[Use, ...]
    other_uses: tuple[Use, ...]
    why: str

    @property
    def mendable(self) -> tuple[Span, ...]:
        """Where the other form can be suggested: none unless it stands twice as often, never inside a quotation."""
        if _count(self.other_uses) < 2 * max(1, _count(self.uses)):
            return ()
        return tuple(use.span for use in self.uses if use.mention.voice is not Voice.SPEECH)


def _count(uses: Iterable[Use]) -> int:
    return sum(use.counts for use in uses)


class _Form:
    """A spelling, all places where it stands, and what stands beside it there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.uses: list[Use] = []

    @cached_property
    def count(self) -> int:
        """How often it stands where names count."""
        return _count(self.uses)

    @property
    def again(self) -> bool:
        """Whether it stands more than once, the headline included."""
        return len(self.uses) > 1

    @cached_property
    def beside(self) -> frozenset[str]:
        """The given names that stand beside it, folded, the first word of each."""
        full = (use.mention for use in self.uses if use.mention.surname)
        return frozenset(fold(mention.given).partition(" ")[0] for mention in full if mention.given)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The offices that introduce it, folded; honorifics tell nothing."""
        return frozenset(fold(title) for title in self._titles if not known.is_honorific(title))

    @cached_property
    def genders(self) -> frozenset[str]:
        """The genders that titles before it tell."""
        return frozenset(map(known.gender_of_title, self._titles)) - {""}

    @cached_property
    def listed(self) -> bool:
        """Whether it is a place, body or people known to the lists, with nothing beside it that says otherwise."""
        if self.beside or self._titles:
            return False
        return known.is_place(self.text) or known.is_organization(self.text) or known.is_demonym(self.text)

    @cached_property
    def only_given(self) -> bool:
        """Whether it stands as a given name alone, and never as a surname."""
        return not any(use.mention.surname for use in self.uses)

    @cached_property
    def spoken(self) -> bool:
        """Whether it stands in quotations alone."""
        return all(use.mention.voice is Voice.SPEECH for use in self.uses)

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(use.mention.introduced_by for use in self.uses) - {""}


def person_variants(text: str, people: Iterable[Named], blocks: Blocks) -> tuple[SpellingVariant, ...]:
    """Spellings of one person's surname or given name in one article, one variant a minority form, in order."""
    mentions = _compared(people, blocks)
    surnames = _forms(((m.surname or m.given, m.surname_at or m.given_at, m) for m in mentions), blocks)
    found = [
        _variant(one, other, why) for one, other in _near(surnames) if (why := _one_surname(one, other)) is not None
    ]
    for group in _by_surname(mentions).values():
        givens = _forms(((_first_word(m), _first_span(m), m) for m in group), blocks)
        found += (
            _variant(one, other, why)
            for one, other in _near(givens)
            if (why := _one_given_name(one, other)) is not None
        )
    return _one_each(found, text)


def place_variants(text: str, places: Iterable[Named], blocks: Blocks) -> tuple[SpellingVariant, ...]:
    """Spellings of one place's name in one article, one variant a minority form, in order."""
    mentions = _compared(places, blocks)
    forms = _forms(((m.text, m.span, m) for m in mentions), blocks)
    found = [_variant(one, other, why) for one, other in _near(forms) if (why := _one_place(one, other)) is not None]
    return _one_each(found, text)


def _compared(named: Iterable[Named], blocks: Blocks) -> list[Mention]:
    """The mentions in blocks that are compared with others, in order of place."""
    mentions = (mention for item in named for mention in item.mentions if blocks[mention.block].meaning.compared)
    return sorted(mentions, key=lambda mention: mention.span)


def _forms(places: Iterable[tuple[str, Span | None, Mention]], blocks: Blocks) -> dict[str, _Form]:
    """The spellings with their places, by the form in small letters; capitals and figures tell nothing."""
    forms: dict[str, _Form] = {}
    for text, span, mention in places:
        if span is not None and len(text) > 2 and not text.isupper() and not _DIGIT.search(text):
            use = Use(span, mention, blocks[mention.block].meaning.counts)
            forms.setdefault(_plain(text), _Form(text)).uses.append(use)
    return forms


def _near(forms: Mapping[str, _Form]) -> list[tuple[_Form, _Form]]:
    if len(forms) < 2:
        return []
    return [(forms[one], forms[other]) for one, other in near_pairs(forms)]


def _by_surname(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Mentions with a given name, by surname, where the surname has more than one given name beside it."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.given and mention.surname:
            groups.setdefault(fold(mention.surname), []).append(mention)
    return {name: group for name, group in groups.items() if len({_first_word(m) for m in group}) > 1}


def _first_word(mention: Mention) -> str:
    return mention.given.partition(" ")[0]


def _first_span(mention: Mention) -> Span | None:
    at = mention.given_at
    return None if at is None else Span(at.start, at.start + len(_first_word(mention)))


def _likeness(one: str, other: str, *, short: bool = False) -> str | None:
    """In which way two forms are alike, None where they are not; `short` names, too, if there is other evidence.

    Names of several words must differ in one word alone (not Group F and Group G).
    """
    if _plain(one) == _plain(other):
        return None
    if fold(one) == fold(other):
        return "accents"
    mine, its = one.split(), other.split()
    if len(mine) != len(its):
        return "spacing" if fold("".join(mine)) == fold("".join(its)) else None
    differing = [pair for pair in zip(mine, its, strict=True) if fold(pair[0]) != fold(pair[1])]
    if len(differing) != 1:
        return None
    if transliterated(*differing[0]):
        return "transliteration"
    return "one letter" if one_slip(*differing[0], short=short) else None


def _plain(form: str) -> str:
    """Small letters, apostrophes straight: what differs in these alone is not spelled differently."""
    return form.casefold().replace("’", "'").replace("ʼ", "'")


def _one_surname(one: _Form, other: _Form) -> str | None:
    """Why two spellings are one surname, None where they may well be two."""
    mine, its = one.beside, other.beside
    same = _share_given_name(mine, its)
    if (mine and its and not same) or _inflected(one, other) or len(one.genders | other.genders) > 1:
        return None
    role = bool(one.roles & other.roles)
    like = _likeness(one.text, other.text, short=same or role)
    if like is None or same:
        return like and "same given name"
    if like != "accents" and (told_apart(one.text, other.text) or one.listed or other.listed):
        return None
    if like == "one letter" and min(one.count, other.count) >= _OFTEN:
        return None
    if any(form.only_given and form.count < _OFTEN for form in (one, other)):
        return None
    return like if mine or its or role or one.again or other.again else None


def _share_given_name(mine: Iterable[str], its: Iterable[str]) -> bool:
    return any(a == b or same_given_name(a, b) for a in mine for b in its)


def _inflected(one: _Form, other: _Form) -> bool:
    """Whether one form is the other's plural (the Bidens), a woman's form of it (Ivanova), or a coinage (Trumpy)."""
    short, long = sorted((one, other), key=lambda form: len(form.text))
    if not long.text.startswith(short.text):
        return False
    ending = long.text[len(short.text) :]
    return ending in {"s", "es", "a", "y"} or (long.spoken and ending in {"ie", "o"})


def _one_given_name(one: _Form, other: _Form) -> str | None:
    """Why two given names beside one surname are spellings of one, None where they may be two people's."""
    if same_given_name(one.text, other.text):
        return "same surname"
    if told_apart(one.text, other.text) or _inflected(one, other):
        return None
    if min(one.count, other.count) > 1:
        return None
    return "same surname" if _likeness(one.text, other.text, short=True) else None


def _one_place(one: _Form, other: _Form) -> str | None:
    """Why two spellings are one place, None where they may well be two."""
    like = _likeness(one.text, other.text)
    if like is None or _adjective(one.text, other.text):
        return None
    if like == "accents":
        return like
    if known.is_place(one.text) and known.is_place(other.text):
        return None
    if min(one.count, other.count) >= _OFTEN or not (one.again or other.again):
        return None
    return like


def _adjective(one: str, other: str) -> bool:
    """Whether one form is the other's people, adjective or plural (Kyivan, Kandahari)."""
    if known.is_demonym(one) or known.is_demonym(other):
        return True
    short, long = sorted((fold(one), fold(other)), key=len)
    return long.startswith(short) and long[len(short) :] in {"s", "n", "i", "an"}


def _variant(one: _Form, other: _Form, why: str) -> SpellingVariant:
    """The rarer form is the variant; of two equally frequent ones the later."""
    minor, major = (one, other) if one.count < other.count else (other, one)
    return SpellingVariant(minor.text, major.text, tuple(minor.uses), tuple(major.uses), why)


def _one_each(found: Sequence[SpellingVariant], text: str) -> tuple[SpellingVariant, ...]:
    """One variant a form, against the most frequent other form, in order of place."""
    best: dict[Span, SpellingVariant] = {}
    for variant in found:
        place = variant.uses[0].span
        if _explained(variant, text):
            continue
        if place not in best or len(variant.other_uses) > len(best[place].other_uses):
            best[place] = variant
    return tuple(best[place] for place in sorted(best))


def _explained(variant: SpellingVariant, text: str) -> bool:
    """Whether the text sets the forms side by side (“Pavlo Hubarev (in Russian, Pavel Gubarev)”), or says sic.

    A form that stands between quotation marks alone (“Spicey”) is somebody's coinage.
    """
    place = variant.uses[0].mention.span
    if any("[sic]" in text[use.span.end : use.span.end + _SIDE] for use in (*variant.uses, *variant.other_uses)):
        return True
    if any(all(_in_marks(use.mention.span, text) for use in uses) for uses in (variant.uses, variant.other_uses)):
        return True
    index = bisect_left(variant.other_uses, place.start, key=lambda use: use.mention.span.start)
    for use in variant.other_uses[max(0, index - 1) : index + 1]:
        before, behind = sorted((use.mention.span, place))
        between = text[before.end : behind.start] if behind.start - before.end <= _SIDE else ""
        if "(" in between or between in _ALTERNATIVES:
            return True
        if use.mention.given and variant.uses[0].mention.given and "," in between:
            return True
    return False


def _in_marks(span: Span, text: str) -> bool:
    """Whether a quotation mark stands on either side."""
    return (
        text[max(0, span.start - 1) : span.start] in _OPENING
        and text[span.end : span.end + 2].strip(",.")[:1] in _CLOSING
    )


_OPENING = frozenset("“‘\"'")
_CLOSING = frozenset("”’\"'")
_ALTERNATIVES = frozenset({" or ", ", or ", "/"})
