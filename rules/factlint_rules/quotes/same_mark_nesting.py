"""same-mark-nesting."""

from collections.abc import Iterator

from factlint import Document, Edit, FaultKind, Finding, Fix, Note, Quote, Safety, Severity, Span, flags, passes, rule

_INNER = {'"': "'", "“": "‘", "”": "’"}


@rule(
    flags(
        "{{“}}They called it a [[“]]safe” bridge,” the mayor said.",
        fixed="“They called it a ‘safe’ bridge,” the mayor said.",
    ),
    flags('{{"}}They called it a [["]]safe" bridge," he said.', fixed="\"They called it a 'safe' bridge,\" he said."),
    passes("“They called it a ‘safe’ bridge,” the mayor said."),
    passes('"They called it a “safe” bridge," he said.'),
    passes("“They called it safe,” the mayor said. “It was not.”"),
    severity=Severity.WARNING,
)
def same_mark_nesting(document: Document) -> Iterator[Finding]:
    """A quotation inside a quotation has the same marks as the one around it.

    The reader takes the inner closing mark for the end of the speech. Set the inner
    quotation in single marks. Where a mark is missing as well, that is reported instead.
    """
    inner = {quote.span.start: quote for quote in document.quotes if quote.depth}
    for fault in document.quote_faults:
        if fault.kind is FaultKind.NESTED and fault.partner is not None:
            mark = fault.span.of(document.text)
            quote = inner.get(fault.span.start)
            fixes = () if quote is None else (_single(document, quote),)
            note = Note(fault.partner, "the quotation around it opens here")
            yield Finding(
                fault.span, f"a quotation opens with {mark} inside one that opened with {mark}", (note,), fixes=fixes
            )


def _single(document: Document, quote: Quote) -> Fix:
    marks = (Span(quote.span.start, quote.inner.start), Span(quote.inner.end, quote.span.end))
    edits = tuple(Edit(mark, _INNER.get(mark.of(document.text), mark.of(document.text))) for mark in marks)
    return Fix("set the inner quotation in single marks", edits, Safety.DISPLAY)
