"""What is read of speech: speakers, attributions, and which quotation belongs to which."""

import enum

import msgspec

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


class CueForm(enum.StrEnum):
    """How a cue tells that somebody spoke.

    FINITE said, has said; PARTICIPLE adding, saying; PASSIVE was told; UNSURE declined to say,
    would say; PREPOSITION according to; LABEL a colon or dash between a name and the words.
    """

    FINITE = "finite"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    UNSURE = "unsure"
    PREPOSITION = "preposition"
    LABEL = "label"


class Speaker(msgspec.Struct, frozen=True):
    """A source as written, and the full name where it is known.

    `head` is its main noun or the name as written (“the Pentagon spokeswoman” → spokeswoman).
    """

    span: Span
    kind: SpeakerKind
    name: str | None = None
    head: str = ""


class Attribution(msgspec.Struct, frozen=True):
    """A clause that says who says: its speaker and its cue (said, according to), and the number of its sentence.

    `clause` covers the speaker, where he stands beside the cue, and the cue. `inserted`:
    the clause stands behind or between the words that it attributes (“…, he said”), not before them.
    `strong` is false for verbs that seldom give words (called, praised). `shared`: the speaker
    is not named here but taken over from the verb before (“… told the court and said”).
    """

    cue: Span
    speaker: Speaker | None
    sentence: int
    voice: Voice
    form: CueForm = CueForm.FINITE
    clause: Span = Span(0, 0)
    inserted: bool = False
    strong: bool = True
    shared: bool = False


class Speech(msgspec.Struct, frozen=True):
    """The attributions of an article outside its quotations, in order, and for each quotation the one it belongs to.

    `of_quote` runs parallel to the quotes: the index of an attribution, or None;
    `steps` says by which step it was found (“cue in sentence”), empty where it was not found;
    `attributed` is true also where no clause names the speaker but none is needed (colon lead-in, block quote).
    """

    attributions: tuple[Attribution, ...]
    of_quote: tuple[int | None, ...]
    steps: tuple[str, ...]
    attributed: tuple[bool, ...]
