"""unattributed-quote."""

from collections.abc import Iterator, Sequence

from factlint import BlockKind, Document, Finding, Note, Options, Quote, QuoteKind, Severity, flags, passes, rule


class UnattributedQuoteOptions(Options, frozen=True):
    """`words`: shorter quotations are left alone (slogans, answers)."""

    words: int = 8


@rule(
    flags("The bridge is closed.\n\n[[“We will never open that rotten old bridge again.”]]\n\nIt dates from 1901."),
    flags(
        "The bridge is closed. [[“We will never open that rotten old bridge again.”]] It dates from 1901.",
        severity=Severity.INFO,
    ),
    passes("The bridge was closed on Monday.\n\n“We will never open that rotten old bridge again,” Ann Lee said."),
    passes("Ann Lee shook her head.\n\n“We will never open that rotten old bridge again.”\n\nIt dates from 1901."),
    passes("The bridge is closed.\n\n“We will never open that rotten old bridge again”\n\nIt dates from 1901."),
    severity=Severity.WARNING,
)
def unattributed_quote(document: Document, options: UnattributedQuoteOptions) -> Iterator[Finding]:
    """A quotation stands alone: nobody near it is named as its speaker.

    The reader must be told who says it. Add the speaker (“…,” Blair said), or a sentence
    directly before that shows who speaks.

    A quotation is attributed by a verb of saying in its sentence or paragraph, by one in
    the last sentence of the paragraph before, by a colon or a question before it, by a
    paragraph of the same quotation that is attributed, or by a sentence directly before or
    behind that shows a person. People named further away do not count.

    A quotation that is a paragraph of its own is a warning, one or more whole sentences
    inside a paragraph an info. Titles, lines without a full stop (slogans, pull quotes),
    block quotes and what is shorter than `words` are left alone.

    Known limits: whether the person shown beside a quotation is its speaker is not
    checked, so a quotation that lost its speaker next to a paragraph about somebody passes.
    """
    quotes = [
        quote
        for quote, attributed in zip(document.quotes, document.speech.attributed, strict=True)
        if not attributed and is_speech(document, quote, options.words)
    ]
    for quote in whole_sentences(document, quotes):
        yield Finding(quote.span, "nobody is named as the speaker of this quotation", severity=Severity.INFO)
    for run in runs(document, [quote for quote in quotes if is_paragraph(document, quote)]):
        again = tuple(Note(quote.span, "and the quotation goes on here") for quote in run[1:])
        yield Finding(
            run[0].span, "nobody is named as the speaker of this quotation, here or in the paragraphs beside it", again
        )


def is_speech(document: Document, quote: Quote, words: int) -> bool:
    """Whether a quotation is so many words of somebody's, in a paragraph, and ends with a full stop or a comma."""
    if quote.depth or quote.kind is not QuoteKind.SPEECH:
        return False
    if document.blocks.at(quote.span.start).kind is not BlockKind.PARAGRAPH:
        return False
    inside = document.tokens.within(quote.inner)
    if not inside or not ("end-mark" in inside[-1].classes or inside[-1].text == ","):
        return False
    return sum(token.text[0].isalnum() for token in inside) >= words


def is_paragraph(document: Document, quote: Quote) -> bool:
    """Whether a quotation is a paragraph of its own."""
    block = document.blocks.at(quote.span.start)
    return quote.span.start - block.span.start <= 1 and block.span.end - quote.span.end <= 1


def whole_sentences(document: Document, quotes: Sequence[Quote]) -> Iterator[Quote]:
    """The quotations inside paragraphs that share no sentence with the narrator."""
    inside = [quote for quote in quotes if not is_paragraph(document, quote)]
    if inside:
        edges = {edge for sentence in document.sentences for edge in (sentence.span.start, sentence.span.end)}
        yield from (quote for quote in inside if quote.span.start in edges and quote.span.end in edges)


def runs(document: Document, quotes: Sequence[Quote]) -> Iterator[list[Quote]]:
    """The quotations in runs of neighbouring paragraphs."""
    run: list[Quote] = []
    for quote in quotes:
        block = document.blocks.index_at(quote.span.start)
        if run and block - document.blocks.index_at(run[-1].span.start) > 1:
            yield run
            run = []
        run.append(quote)
    if run:
        yield run
