"""Variants: two spellings in one article that are very probably one name.

Likeness alone never decides (Austria, Australia): the article must hold evidence that both
forms are meant for one person or place.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from factlint.findings import Edit, Finding, Fix, Note
from factlint.readers.blocks import Blocks
from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names.forms import Form, Use, collect, plain
from factlint.reading.names.judging import BY_CLASS, one_body, one_called, one_given_name, one_place, one_surname
from factlint.reading.names.likeness import near_pairs
from factlint.reading.names.mentions import Mention, MentionKind, Named
from factlint.reading.stories import Stories
from factlint.reading.voice import Voice
from factlint.spans import Span

_FEW = 8
"""Given names beside one surname are compared each with each up to so many."""

_SYLLABLE = 2
"""So many letters at least a given name of several words begins with (Li Jian, Lijian)."""

_SIDE = 20
"""So many characters apart, with a bracket or “or” between them, two forms are set side by side on purpose."""

_Judge = Callable[[Form, Form], str | None]


class SpellingVariant(msgspec.Struct, frozen=True):
    """A form that is spelled otherwise than the article's other form of the name.

    `uses` are the places of the form, `other_uses` those of the other one, each in order;
    `why` says in which way they are one name, for an editor to read (“two letters swapped”).
    """

    form: str
    other: str
    uses: tuple[Use, ...]
    other_uses: tuple[Use, ...]
    why: str

    @property
    def by_class(self) -> bool:
        """Whether two ways of writing, and not a slip of the pen, made two spellings of one name."""
        return self.why in BY_CLASS

    @property
    def mendable(self) -> tuple[Span, ...]:
        """Where the other form can be suggested: none unless it stands twice as often, never inside a quotation."""
        if _count(self.other_uses) < 2 * max(1, _count(self.uses)):
            return ()
        return tuple(use.span for use in self.uses if use.mention.voice is not Voice.SPEECH)

    @property
    def finding(self) -> Finding:
        """What is said of it: at the form's first place, the other one's beside it, and the edits that can be meant."""
        here = f"spelled “{self.other}” here"
        note = Note(self.other_uses[0].span, f"{here}: {self.why}" if self.by_class else here)
        edits = tuple(Edit(span, self.other) for span in self.mendable)
        fixes = (Fix(f"spell it “{self.other}”", edits),) if edits else ()
        times = len(self.other_uses)
        often = "once" if times == 1 else f"{times} times"
        message = f"“{self.form}” is spelled “{self.other}” {often} in this article"
        return Finding(self.uses[0].span, message, (note,), fixes=fixes)


def _count(uses: Iterable[Use]) -> int:
    return sum(use.counts for use in uses)


def person_variants(
    text: str, people: Iterable[Named], blocks: Blocks, stories: Stories | None = None
) -> tuple[SpellingVariant, ...]:
    """Spellings of one person's surname or given name in one article, one variant a minority form, in order.

    The stories of a round-up are kept apart.
    """
    found: list[SpellingVariant] = []
    for mentions in _by_story(_compared(people, blocks), stories):
        surnames = collect(((m.surname or m.given, m.surname_at or m.given_at, m) for m in mentions), blocks)
        alone = [form for form in surnames.values() if form.only_given]
        called = {fold(_first_word(m)) for m in mentions if m.surname} if alone else ()
        for form in alone:
            form.nobody = fold(form.text) not in called
        found += _judged([*_near(surnames), *_of_one_given_name(surnames)], one_surname)
        found += _judged(_called(text, alone, mentions, blocks), one_called)
        for group in _by_surname(mentions).values():
            givens = collect(((_first_word(m), _first_span(m), m) for m in group), blocks)
            found += _judged(_all_pairs(givens), one_given_name)
            for several in _by_first_syllables(group):
                wholes = collect(((m.given, m.given_at, m) for m in several), blocks)
                found += _judged(_all_pairs(wholes), one_given_name)
    return _one_each(found, text)


def place_variants(
    text: str, places: Iterable[Named], blocks: Blocks, stories: Stories | None = None
) -> tuple[SpellingVariant, ...]:
    """Spellings of one place's name in one article, one variant a minority form, in order.

    The stories of a round-up are kept apart.
    """
    return _variants_of_whole_names(text, places, blocks, stories, one_place)


def organization_variants(
    text: str, organizations: Iterable[Named], blocks: Blocks, stories: Stories | None = None
) -> tuple[SpellingVariant, ...]:
    """Spellings of one organisation's name in one article, one variant a minority form, in order.

    Acronyms are no spellings. The stories of a round-up are kept apart.
    """
    bodies = [body for body in organizations if not body.name.isupper()]
    texts = dict.fromkeys(mention.text for body in bodies for mention in body.mentions)
    if len(texts) < 2 or not near_pairs(dict.fromkeys(map(plain, texts))):  # nothing is alike
        return ()
    return _variants_of_whole_names(text, bodies, blocks, stories, one_body)


def _variants_of_whole_names(
    text: str, named: Iterable[Named], blocks: Blocks, stories: Stories | None, judge: _Judge
) -> tuple[SpellingVariant, ...]:
    found: list[SpellingVariant] = []
    for mentions in _by_story(_compared(named, blocks), stories):
        found += _judged(_near(collect(((m.text, m.span, m) for m in mentions), blocks)), judge)
    return _one_each(found, text)


def _compared(named: Iterable[Named], blocks: Blocks) -> list[Mention]:
    """The mentions in blocks that are compared with others, in order of place."""
    mentions = (mention for item in named for mention in item.mentions if blocks[mention.block].meaning.compared)
    return sorted(mentions, key=lambda mention: mention.span)


def _by_story(mentions: list[Mention], stories: Stories | None) -> Iterable[list[Mention]]:
    if stories is None or len(stories) == 1:
        return [mentions]
    groups: dict[int, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(stories.number_at(mention.span.start), []).append(mention)
    return groups.values()


def _near(forms: Mapping[str, Form]) -> list[tuple[Form, Form]]:
    if len(forms) < 2:
        return []
    return [(forms[one], forms[other]) for one, other in near_pairs(forms)]


def _called(text: str, alone: Iterable[Form], mentions: Iterable[Mention], blocks: Blocks) -> list[tuple[Form, Form]]:
    """Given names that stand alone for nobody who is named in full, each with those of people who are."""
    strangers = {plain(form.text): form for form in alone if form.nobody and (form.quoted or _is_known(form, text))}
    if not strangers:
        return []
    givens = collect(((_first_word(m), _first_span(m), m) for m in mentions if m.given and m.surname), blocks)
    return [(givens[other], strangers[one]) for one, other in near_pairs(strangers, givens)]


def _is_known(form: Form, text: str) -> bool:
    """Whether a given name alone in the narration is somebody named before: it is described nowhere, and written in
    several systems (Dmitri, Dmitry). Others may be a stranger's, who does not want to be named in full."""
    systems = lexicon.entries("romanized-given-name")
    return plain(form.text) in systems and all(text[use.span.end : use.span.end + 1] != "," for use in form.uses)


def _of_one_given_name(forms: Mapping[str, Form]) -> list[tuple[Form, Form]]:
    """Surnames beside which the same given name stands: a few of them are compared however they are spelled."""
    groups: dict[str, dict[str, Form]] = {}
    for key, form in forms.items():
        for given in form.beside:
            groups.setdefault(given, {})[key] = form
    return [pair for given in sorted(groups) for pair in _all_pairs(groups[given])]


def _all_pairs(forms: Mapping[str, Form]) -> list[tuple[Form, Form]]:
    few = list(forms.values())[:_FEW]
    return [(one, other) for number, one in enumerate(few) for other in few[number + 1 :]]


def _judged(pairs: Iterable[tuple[Form, Form]], judge: _Judge) -> list[SpellingVariant]:
    return [_variant(one, other, why) for one, other in pairs if (why := judge(one, other)) is not None]


def _by_surname(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Mentions with a given name, by surname, where the surname has more than one given name beside it."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.given and mention.surname:
            groups.setdefault(fold(mention.surname), []).append(mention)
    return {name: group for name, group in groups.items() if len({m.given for m in group}) > 1}


def _by_first_syllables(group: Iterable[Mention]) -> Iterable[list[Mention]]:
    """Mentions whose given names begin alike, but are of several words or hyphened (Jean-Claude, Jean Claude)."""
    groups: dict[str, list[Mention]] = {}
    for mention in group:
        groups.setdefault(fold(mention.given[:_SYLLABLE]), []).append(mention)
    return [group for group in groups.values() if any(" " in m.given or "-" in m.given for m in group)]


def _first_word(mention: Mention) -> str:
    return mention.given.partition(" ")[0]


def _first_span(mention: Mention) -> Span | None:
    at = mention.given_at
    return None if at is None else Span(at.start, at.start + len(_first_word(mention)))


def _variant(one: Form, other: Form, why: str) -> SpellingVariant:
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
    if any(_in_address(use.span, text) for use in (variant.uses[0], variant.other_uses[0])):
        return True
    if any("[sic]" in text[use.span.end : use.span.end + _SIDE] for use in (*variant.uses, *variant.other_uses)):
        return True
    if any(all(_is_coinage(use, text) for use in uses) for uses in (variant.uses, variant.other_uses)):
        return True
    index = bisect_left(variant.other_uses, place.start, key=lambda use: use.mention.span.start)
    for use in variant.other_uses[max(0, index - 1) : index + 1]:
        before, behind = sorted((use.mention.span, place))
        between = text[before.end : behind.start] if behind.start - before.end <= _SIDE else ""
        if between.startswith(" (") or between in _ALTERNATIVES:
            return True
        if "," in between and _are_two_of_a_list(use, variant):
            return True
    return False


def _are_two_of_a_list(use: Use, variant: SpellingVariant) -> bool:
    """Whether two full names stand side by side: relatives, unless the given name stands beside both spellings."""
    mine, its = variant.uses[0].mention.given, use.mention.given
    if not (mine and its):
        return False
    return mine == its or all(other.mention.given != mine for other in variant.other_uses)


def _in_address(span: Span, text: str) -> bool:
    """Whether a name is part of an address on the web (DailyWire.com)."""
    return text[span.end : span.end + 1] == "." and text[span.end + 1 : span.end + 2].islower()


def _is_coinage(use: Use, text: str) -> bool:
    """Whether a name stands between quotation marks alone; firms, and places of several words, are at home there."""
    mention = use.mention
    usual = {MentionKind.PERSON: False, MentionKind.ORGANIZATION: True, MentionKind.PLACE: " " in mention.text}
    return not usual[mention.kind] and _in_marks(mention.span, text)


def _in_marks(span: Span, text: str) -> bool:
    """Whether a quotation mark stands on either side."""
    return (
        text[max(0, span.start - 1) : span.start] in _OPENING
        and text[span.end : span.end + 2].strip(",.")[:1] in _CLOSING
    )


_OPENING = frozenset("“‘\"'")
_CLOSING = frozenset("”’\"'")
_ALTERNATIVES = frozenset({" or ", ", or ", "/"})
