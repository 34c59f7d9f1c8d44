"""backwards-quote."""

from collections.abc import Iterator

from factlint import Document, Edit, FaultKind, Finding, Fix, Note, Safety, Severity, flags, passes, rule

_TURNED = {"“": "”", "”": "“", "‘": "’", "’": "‘"}


@rule(
    flags("[[”]]The bridge is safe,{{”}} the mayor said.", fixed="“The bridge is safe,” the mayor said."),
    flags("[[”]] The bridge is safe,{{”}} the mayor said.", fixed="“The bridge is safe,” the mayor said."),
    flags("{{“}}The bridge is safe,[[“]] the mayor said.", fixed="“The bridge is safe,” the mayor said."),
    passes("“The bridge is safe,” the mayor said."),
    passes("The Swedish daily called it ”ett misstag”."),
    passes("He danced to the hits of the ’90s."),
    severity=Severity.ERROR,
)
def backwards_quote(document: Document) -> Iterator[Finding]:
    """A quotation mark curls the wrong way.

    A closing mark stands where speech begins, or an opening mark where it ends,
    mostly because an editing program guessed from a space. Turning it mends the
    paragraph; a space on its inner side goes with it.

    Words of another language may stand in that language’s marks („…“, ”…”).
    """
    for fault in document.quote_faults:
        mark = fault.span.of(document.text)
        if fault.kind is FaultKind.BACKWARDS and mark in _TURNED:
            opens = _TURNED[mark] in "“‘"
            right = "an opening" if opens else "a closing"
            place = fault.span if fault.space is None else fault.span.cover(fault.space)
            fix = Fix(f"turn {mark} into {_TURNED[mark]}", (Edit(place, _TURNED[mark]),), Safety.SAFE)
            related = () if fault.partner is None else (Note(fault.partner, "the other mark of this quotation"),)
            message = f"this quotation mark {mark} curls the wrong way: {right} mark {_TURNED[mark]} belongs here"
            yield Finding(fault.span, message, related, fixes=(fix,))
