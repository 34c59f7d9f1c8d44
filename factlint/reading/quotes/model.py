"""What the quote lexer finds: quotations, and the faults of their marks."""

import enum

import msgspec

from factlint.spans import Span


class QuoteKind(enum.StrEnum):
    """Direct speech, the title of a work, a scare quote (a few words nobody said), or a fragment of speech."""

    SPEECH = "speech"
    TITLE = "title"
    SCARE = "scare"
    FRAGMENT = "fragment"


class FaultKind(enum.StrEnum):
    """What is wrong with a mark: alone, curled the wrong way, spaced on its inner side,
    nested in its own kind, or closed although the quotation goes on."""

    UNMATCHED = "unmatched"
    BACKWARDS = "backwards"
    SPACED = "spaced"
    NESTED = "nested"
    CONTINUED = "continued"


class Quote(msgspec.Struct, frozen=True):
    """A quotation in one block, marks included in `span`, left out of `inner`.

    `closed` is false for a paragraph of a quotation that goes on in the next; `chain` is
    the same number for all paragraphs of one quotation. `depth` is 0 outside any other.
    `system` names the marks: curly, straight, curly-single, straight-single, guillemets, low.
    """

    span: Span
    inner: Span
    closed: bool
    kind: QuoteKind
    system: str
    depth: int
    chain: int


class QuoteFault(msgspec.Struct, frozen=True):
    """A broken mark: its place, the likeliest place of what is missing or the mark it belongs to,
    and the stretch that can no longer be said to be speech or not (none where it is clear).
    `space` is the white space between the mark and the words it quotes, where there is some."""

    span: Span
    kind: FaultKind
    system: str
    partner: Span | None = None
    reach: Span | None = None
    space: Span | None = None
