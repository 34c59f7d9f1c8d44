"""space-before-punctuation."""

from collections.abc import Iterator

from factlint import Document, Edit, Finding, Fix, Safety, Severity, Span, flags, passes, rule


@rule(
    flags("They know what they need[[ :]] peace.", fixed="They know what they need: peace."),
    flags("The vote was lost[[ ,]] he said.", fixed="The vote was lost, he said."),
    passes("They know what they need: peace."),
    passes("The final score was 3 : 1."),
    passes("A smile :-) closed the letter."),
    severity=Severity.WARNING,
)
def space_before_punctuation(document: Document) -> Iterator[Finding]:
    """A comma, colon, semicolon or full stop has a space before it.

    Left by an edit or a machine; English sets these marks close.
    """
    tokens = document.tokens
    for mark in tokens.of("pause-mark"):
        if mark.index == 0:
            continue
        before = tokens[mark.index - 1]
        after = tokens[mark.index + 1] if mark.index + 1 < len(tokens) else None
        gap = Span(before.end, mark.start)
        if gap.of(document.text) != " " or not before.text[-1].isalnum():
            continue
        if after is not None and (after.start == mark.end or (before.text[-1].isdigit() and after.text[0].isdigit())):
            continue
        fix = Fix("close the space", (Edit(gap, ""),), Safety.SAFE)
        yield Finding(Span(gap.start, mark.end), f"space before “{mark.text}”", fixes=(fix,))
