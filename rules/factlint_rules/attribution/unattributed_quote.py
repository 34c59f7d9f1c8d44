"""unattributed-quote."""

from collections.abc import Iterator

from factlint import Block, BlockKind, Document, Finding, Options, Quote, QuoteKind, Severity, flags, passes, rule


class UnattributedQuoteOptions(Options):
    """Shorter quotations than `words` are left alone (they are slogans, titles, answers); 8 words by default."""

    words: int = 8


@rule(
    flags("The bridge was closed on Monday.\n\n[[“We will never open that rotten old bridge again.”]]\n\nIt was built in 1901."),
    passes("The bridge was closed on Monday.\n\n“We will never open that rotten old bridge again,” Lee said."),
    severity=Severity.WARNING,
)
def unattributed_quote(document: Document, options: UnattributedQuoteOptions) -> Iterator[Finding]:
    """Nobody is named as the speaker of a quotation.

    """
    speech = document.speech
    for quote, attributed in zip(document.quotes, speech.attributed, strict=True):
        if attributed or quote.depth or quote.kind is not QuoteKind.SPEECH:
            continue
        block = document.blocks.at(quote.span.start)
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        count = len([token for token in document.tokens.within(quote.inner) if token.text[0].isalnum()])
        if count < options.words:
            continue
        alone = is_alone(quote, block)
        yield Finding(
            quote.span,
            "nobody is named as the speaker of this quotation, here or in the paragraph before",
            severity=None if alone else Severity.INFO,
        )


def is_alone(quote: Quote, block: Block) -> bool:
    """Whether a quotation is a paragraph of its own."""
    return quote.span.start - block.span.start <= 1 and block.span.end - quote.span.end <= 1
