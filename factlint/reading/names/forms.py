"""Forms: the spellings in which names stand in an article, each with its places and what stands beside it there."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names import known
from factlint.reading.names.mentions import Mention
from factlint.reading.voice import Voice
from factlint.spans import Span

_DIGIT = re.compile(r"\d")
_PLAIN = str.maketrans("’ʼ\u00a0\u202f", "''  ")
_LEAST = 3
"""A name of fewer letters is an initial, or too short to tell."""


class Use(msgspec.Struct, frozen=True):
    """One place where a form stands: its span, the mention it is part of, and whether it counts for majorities."""

    span: Span
    mention: Mention
    counts: bool


class Form:
    """A spelling, all places where it stands, and what stands beside it there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.uses: list[Use] = []
        self.nobody = False
        """Whether nobody whom the article names in full has this given name."""

    @cached_property
    def count(self) -> int:
        """How often it stands where names count."""
        return sum(use.counts for use in self.uses)

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
        return frozenset(fold(title) for title in self.titles if not known.is_honorific(title))

    @cached_property
    def genders(self) -> frozenset[str]:
        """The genders that titles before it tell."""
        return frozenset(map(known.gender_of_title, self.titles)) - {""}

    @cached_property
    def titles(self) -> frozenset[str]:
        """Whatever titles stand before it."""
        return frozenset(use.mention.introduced_by for use in self.uses) - {""}

    @cached_property
    def listed(self) -> bool:
        """Whether it is a place, body or people known to the lists, with nothing beside it that says otherwise."""
        if self.beside or self.titles:
            return False
        return known.is_place(self.text) or known.is_organization(self.text) or known.is_demonym(self.text)

    @cached_property
    def only_given(self) -> bool:
        """Whether it stands as a given name alone, and never as a surname."""
        return not any(use.mention.surname for use in self.uses)

    @cached_property
    def quoted(self) -> bool:
        """Whether it stands nowhere in the narration, as far as quotation marks tell."""
        return all(use.mention.voice is not Voice.NARRATOR for use in self.uses)

    @cached_property
    def spoken(self) -> bool:
        """Whether it stands in quotations alone."""
        return all(use.mention.voice is Voice.SPEECH for use in self.uses)


def collect(places: Iterable[tuple[str, Span | None, Mention]], blocks: Blocks) -> dict[str, Form]:
    """The spellings with their places, by the form in small letters; capitals and figures tell nothing."""
    forms: dict[str, Form] = {}
    for text, span, mention in places:
        if span is None or text.isupper() or (len(text) < _LEAST and fold(text) not in _short_surnames()):
            continue
        key = plain(text)
        form = forms.get(key)
        if form is None:
            form = forms[key] = Form(text)
        form.uses.append(Use(span, mention, blocks[mention.block].meaning.counts))
    return {key: form for key, form in forms.items() if not _DIGIT.search(key)}


def _short_surnames() -> Mapping[str, str]:
    """Surnames that are listed in several spellings, some of two letters (Yi)."""
    return lexicon.entries("surname-spelling")


def plain(form: str) -> str:
    """Small letters, apostrophes straight, plain spaces: what differs in these alone is not spelled differently."""
    return form.lower() if form.isascii() else form.casefold().translate(_PLAIN)
