"""spaced-quote."""

from collections.abc import Iterator

from factlint import Document, Edit, FaultKind, Finding, Fix, Note, Safety, Severity, flags, passes, rule


@rule(
    flags("The mayor spoke of a [[“ ]]safe bridge.{{”}}", fixed="The mayor spoke of a “safe bridge.”"),
    flags("{{“}}The bridge is safe,[[ ”]] the mayor said.", fixed="“The bridge is safe,” the mayor said."),
    passes("“ ‘The bridge is safe,’ she told me,” the mayor said."),
    passes("He spoke of « un pont sûr »."),
    passes("“ … and it is safe,” the mayor said."),
    severity=Severity.WARNING,
)
def spaced_quote(document: Document) -> Iterator[Finding]:
    """There is a space between a quotation mark and the words it quotes.

    English sets its marks close to the words, and an editing program that finds a
    space may curl the mark the wrong way. A space between two marks, beside dots,
    or inside French « » is no fault.
    """
    for fault in document.quote_faults:
        if fault.kind is FaultKind.SPACED and fault.space is not None and fault.partner is not None:
            mark = fault.span.of(document.text)
            place = fault.span.cover(fault.space)
            fix = Fix("close the space", (Edit(place, mark),), Safety.SAFE)
            side = "after the opening" if fault.space.start == fault.span.end else "before the closing"
            note = Note(fault.partner, "the other mark of this quotation")
            yield Finding(place, f"space {side} mark {mark}", (note,), fixes=(fix,))
