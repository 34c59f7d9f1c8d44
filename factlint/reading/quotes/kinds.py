"""What a quotation is: somebody's words, a fragment of them, a title, or a word held at arm's length."""

from factlint.reading.quotes.model import QuoteKind
from factlint.reading.tokens import Tokens
from factlint.spans import Span


def kind_of(text: str, tokens: Tokens, block: Span, span: Span, inner: Span, *, closed: bool) -> QuoteKind:
    """The kind of a quotation in its block."""
    return QuoteKind.SPEECH
