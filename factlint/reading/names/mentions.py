"""Mentions of people, places and organisations, and who is the same."""

import enum
from collections.abc import Sequence

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading.quotes import Quote
from factlint.reading.sentences import Sentence
from factlint.reading.tokens import Tokens
from factlint.reading.voice import Voice, Voices
from factlint.spans import Span


class MentionKind(enum.StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANIZATION = "organization"


class NameHint(msgspec.Struct, frozen=True):
    """What a plugin's name recogniser says: a stretch of the text names a person, place or organisation."""

    span: Span
    kind: MentionKind


class Mention(msgspec.Struct, frozen=True):
    """One place where something is named.

    `text` is the name as written, without title and possessive ending; `given` and
    `surname` are its parts where it names a person (empty where not there).
    `introduced_by` is the title or role word before it (“Defense Minister”), else empty.
    """

    span: Span
    text: str
    kind: MentionKind
    voice: Voice
    block: int
    given: str = ""
    surname: str = ""
    introduced_by: str = ""


class Named(msgspec.Struct, frozen=True):
    """Somebody or something named: its fullest name, its kind, and its mentions in order.

    `pronoun` is he, she or they where the text tells; `acronym` an organisation's.
    """

    name: str
    kind: MentionKind
    mentions: tuple[Mention, ...]
    pronoun: str | None = None
    acronym: str | None = None


def read_names(
    text: str,
    tokens: Tokens,
    blocks: Blocks,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    voices: Voices,
    hints: Sequence[NameHint] = (),
) -> tuple[Named, ...]:
    """Whoever and whatever the article names, in order of first mention."""
    return ()
