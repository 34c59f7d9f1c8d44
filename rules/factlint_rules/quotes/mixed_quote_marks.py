"""mixed-quote-marks."""

from collections.abc import Iterator

from factlint import BlockKind, Document, Edit, Finding, Fix, Note, Safety, Severity, Span, flags, passes, rule

_CURLED = {'"': "“”", "'": "‘’"}
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_SHOWN = 5


@rule(
    flags(
        '“The bridge is safe,” the mayor said. “We tested it.” He called it [["]]sound.{{"}}',
        fixed="“The bridge is safe,” the mayor said. “We tested it.” He called it “sound.”",
    ),
    flags('{{“}}The bridge is safe,[["]] the mayor said.'),
    passes("“They called it a ‘safe’ bridge,” the mayor said."),
    passes("“The bridge is 6'2\" too low,” the mayor said."),
    passes("“It’s safe,” the mayor said. It's the city's bridge."),
    severity=Severity.INFO,
)
def mixed_quote_marks(document: Document) -> Iterator[Finding]:
    """The article has both curly and straight quotation marks.

    One article, one kind of mark: the other came in with a pasted text. Marks that are
    fewer are shown, once for the whole article; where both kinds are equally frequent,
    there is nothing to say which is right. Apostrophes, inches and feet are not counted,
    nor are headlines and tables.
    """
    curly, straight = _marks(document)
    if not curly or not straight:
        return
    fewer, more = (straight, curly) if (len(straight), min(curly)) < (len(curly), min(straight)) else (curly, straight)
    first, *others = sorted(fewer)
    kinds = ("straight", "curly") if fewer is straight else ("curly", "straight")
    notes = [Note(span, f"{kinds[0]} too") for span, _ in others[: _SHOWN - 1]]
    fixes = []
    if len(fewer) < len(more):
        edits = tuple(Edit(span, mark) for span, mark in sorted(fewer))
        fixes.append(Fix(f"make the {kinds[0]} quotation marks {kinds[1]}", edits, Safety.UNSAFE))
    else:
        notes.append(Note(min(more)[0], kinds[1]))
    message = f"{kinds[0]} quotation mark {first[0].of(document.text)} in a text with {kinds[1]} ones"
    counts = f"{len(fewer)} {kinds[0]}, {len(more)} {kinds[1]}"
    yield Finding(first[0], message, tuple(notes), computation=counts, fixes=tuple(fixes))


def _marks(document: Document) -> tuple[list[tuple[Span, str]], list[tuple[Span, str]]]:
    """The curly and the straight marks of the article’s quotations, each with its counterpart of the other kind."""
    curly: list[tuple[Span, str]] = []
    straight: list[tuple[Span, str]] = []
    for quote in document.quotes:
        if document.blocks.at(quote.span.start).kind in {BlockKind.HEADLINE, BlockKind.CELL}:
            continue
        ends = [(Span(quote.span.start, quote.inner.start), 0)]
        if quote.closed:
            ends.append((Span(quote.inner.end, quote.span.end), 1))
        for span, side in ends:
            mark = span.of(document.text)
            if mark in _STRAIGHT:
                curly.append((span, _STRAIGHT[mark]))
            elif mark in _CURLED:
                straight.append((span, _CURLED[mark][side]))
    return curly, straight
