"""closed-continued-quote."""

from collections.abc import Iterator

from factlint import Document, Edit, FaultKind, Finding, Fix, Note, Safety, Severity, flags, passes, rule


@rule(
    flags(
        "“The bridge is safe,” the mayor said. “We tested it in May.[[”]]\n\n"
        "{{“}}But we will test it once more before the winter.”",
        fixed="“The bridge is safe,” the mayor said. “We tested it in May.\n\n"
        "“But we will test it once more before the winter.”",
    ),
    flags(
        'The mayor told the council: "We tested the bridge in May.[["]]\n\n'
        '{{"}}We will test it once more before the winter."'
    ),
    passes(
        "“The bridge is safe,” the mayor said. “We tested it in May.\n\n"
        "“But we will test it once more before the winter.”"
    ),
    passes(
        "“The bridge is safe,” the mayor said. “We tested it in May.”\n\n“It was not tested at all,” the engineer said."
    ),
    passes("“Who tested the bridge?”\n\n“Two engineers from the city tested it in May.”"),
    severity=Severity.WARNING,
)
def closed_continued_quote(document: Document) -> Iterator[Finding]:
    """A quotation is closed at the end of a paragraph although its speaker goes on in the next.

    A paragraph ends with a closing mark, the next one is a quotation and nothing else,
    and nobody is named as its speaker: the reader expects somebody new. Leave the first
    paragraph without its closing mark, or say who speaks in the second.

    The rule is silent where the first paragraph names no speaker (it may be a dialogue)
    and where either one ends with a question or an exclamation.
    """
    for fault in document.quote_faults:
        if fault.kind is FaultKind.CONTINUED and fault.partner is not None:
            mark = fault.span.of(document.text)
            note = Note(fault.partner, "no speaker is named in this paragraph")
            fix = Fix(f"leave out {mark}", (Edit(fault.span, ""),), Safety.DISPLAY)
            yield Finding(
                fault.span,
                f"does the same person go on speaking? Then no closing {mark} stands here; if not, say who speaks next",
                (note,),
                fixes=(fix,),
            )
