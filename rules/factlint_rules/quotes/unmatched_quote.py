"""unmatched-quote."""

from collections.abc import Iterator

from factlint import Document, FaultKind, Finding, Note, QuoteFault, Severity, flags, passes, rule


@rule(
    flags("{{}}The bridge is safe,[[”]] the mayor said."),
    flags("[[“]]The bridge is safe,{{}} the mayor said."),
    flags('[["]]The bridge is safe,{{}} the mayor said.', severity=Severity.WARNING),
    passes("“We closed the bridge.\n\n“We will open it again in May,” the mayor said."),
    passes('The soldiers’ families still play their 7" records of the ’90s.'),
    passes("The bridge is 6'2\" high, and the soldiers’ path of the ’90s is gone."),
    severity=Severity.ERROR,
)
def unmatched_quote(document: Document) -> Iterator[Finding]:
    """A quotation mark has no partner.

    The reader cannot tell where somebody’s words begin or end. The finding stands at
    the mark that is there; the likeliest place of the missing one is shown beside it.
    Set the missing mark, or take the other out. There is no fix, because only the
    record of what was said tells where the quotation ends.

    A quotation that goes on over paragraphs opens each of them and closes the last one
    alone: that is right. A straight mark gives a warning, because it does not show
    which way it belongs. Where an article breaks off a quotation in the middle of a
    paragraph and opens it again, more than once, its paragraph breaks are taken for lost.
    """
    for fault in document.quote_faults:
        if fault.kind is FaultKind.UNMATCHED:
            severity = Severity.WARNING if fault.system.startswith("straight") else None
            yield Finding(fault.span, _message(document, fault), _related(fault), severity=severity)


def _message(document: Document, fault: QuoteFault) -> str:
    mark = fault.span.of(document.text)
    if fault.partner is None:
        return f"the quotation mark {mark} stands twice"
    if fault.partner.start != fault.partner.end:
        return f"the quotation opens with {mark} and closes with {fault.partner.of(document.text)}"
    missing = "closing" if fault.partner.start > fault.span.start else "opening"
    return f"the quotation mark {mark} has no {missing} mark"


def _related(fault: QuoteFault) -> tuple[Note, ...]:
    if fault.partner is None:
        return ()
    if fault.partner.start != fault.partner.end:
        return (Note(fault.partner, "this mark does not belong to it"),)
    return (Note(fault.partner, "it may belong here"),)
