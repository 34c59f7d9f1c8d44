"""The headline: a block of the text, or a value that the file states beside it."""

from collections.abc import Sequence

import msgspec

from factlint.readers.blocks import BlockKind, Blocks
from factlint.reading.tokens import Token, Tokens, read_tokens
from factlint.spans import Span


class Headline(msgspec.Struct, frozen=True, gc=False):
    """A headline's words, and its place: None where it does not stand in the text.

    Then the tokens' offsets are into the headline itself.
    """

    tokens: Sequence[Token]
    span: Span | None


def read_headline(tokens: Tokens, blocks: Blocks, stated: str | None) -> Headline | None:
    """The first headline in the text, else the one stated beside it, None where there is none."""
    for block in blocks:
        if block.kind is BlockKind.HEADLINE:
            return Headline(tokens.within(block.span), block.span)
    return Headline(read_tokens(stated).all, None) if stated else None
