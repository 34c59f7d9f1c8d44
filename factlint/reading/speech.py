"""Speech: who said a quotation, in which words it is attributed, and by which step that was found."""

import enum
from collections.abc import Sequence

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading.names import Named
from factlint.reading.quotes import Quote
from factlint.reading.sentences import Sentence
from factlint.reading.tokens import Tokens
from factlint.reading.voice import Voice
from factlint.spans import Span


class SpeakerKind(enum.StrEnum):
    """How a source is given."""

    PERSON = "person"
    PRONOUN = "pronoun"
    ROLE = "role"
    GROUP = "group"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"


class Speaker(msgspec.Struct, frozen=True):
    """A source as written, and the full name where it is known."""

    span: Span
    kind: SpeakerKind
    name: str | None = None


class Attribution(msgspec.Struct, frozen=True):
    """A clause that says who says: its speaker and its cue (said, according to), and the number of its sentence."""

    cue: Span
    speaker: Speaker | None
    sentence: int
    voice: Voice


class Speech(msgspec.Struct, frozen=True):
    """All attributions of an article in order, and for each quotation the one it belongs to.

    `of_quote` runs parallel to the quotes: the index of an attribution, or None;
    `steps` says by which step it was found (“cue in sentence”), empty where it was not needed or not found;
    `attributed` is true also where no clause names the speaker but none is needed (colon lead-in, block quote).
    """

    attributions: tuple[Attribution, ...]
    of_quote: tuple[int | None, ...]
    steps: tuple[str, ...]
    attributed: tuple[bool, ...]


def read_speech(
    text: str,
    tokens: Tokens,
    blocks: Blocks,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    names: Sequence[Named],
) -> Speech:
    """Who says what in an article."""
    count = len(quotes)
    return Speech((), (None,) * count, ("",) * count, (False,) * count)
