"""Mentions of people, places and organisations: the types that the rest of this room makes."""

import enum

import msgspec

from factlint.reading.names.known import is_known_person
from factlint.reading.voice import Voice
from factlint.spans import Span


class MentionKind(enum.StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANIZATION = "organization"


FAMILY = "family"
"""The evidence of a mention that names a family by the plural of its surname (the Bidens)."""


class NameHint(msgspec.Struct, frozen=True):
    """What a plugin's name recogniser says: a stretch of the text names a person, place or organisation."""

    span: Span
    kind: MentionKind


class Mention(msgspec.Struct, frozen=True, gc=False):
    """One place where something is named.

    `text` is the name as written, without title and possessive ending; `given` and
    `surname` are its parts where it names a person (empty where not there).
    `introduced_by` is the title or role word before it (“Defense Minister”), else empty.
    `given_at` and `surname_at` are the places of those parts. `evidence` says in a few words
    by what it was classed.
    """

    span: Span
    text: str
    kind: MentionKind
    voice: Voice
    block: int
    given: str = ""
    surname: str = ""
    introduced_by: str = ""
    given_at: Span | None = None
    surname_at: Span | None = None
    evidence: str = ""

    @property
    def full(self) -> bool:
        """Whether it is a person's given name and surname."""
        return self.given != "" and self.surname != ""


class Named(msgspec.Struct, frozen=True, gc=False):
    """Somebody or something named: its fullest name, its kind, and its mentions in order.

    `pronoun` is he or she where all titles (Mrs.) and given names of a person agree on it; where these tell nothing,
    where a pronoun stands next to the name (“Brankovan said she …”; a sentence that names nobody else, then one that
    begins with He or She) and none next to it says otherwise. Of a family (the Bidens) it is they; else None. `acronym`
    is an organisation's.
    """

    name: str
    kind: MentionKind
    mentions: tuple[Mention, ...]
    pronoun: str | None = None
    acronym: str | None = None

    @property
    def well_known(self) -> bool:
        """Whether readers know somebody by this full name, without an introduction (Hunter Biden)."""
        return self.kind is MentionKind.PERSON and is_known_person(self.name)
