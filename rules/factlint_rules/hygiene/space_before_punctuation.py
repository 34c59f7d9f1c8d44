"""space-before-punctuation."""

from collections.abc import Iterator, Sequence

from factlint import Document, Edit, Finding, Fix, Safety, Severity, Span, Token, TokenKind, Tokens, flags, passes, rule

CLOSING = frozenset("”’)]%\"'»")
"""What may stand before the mark beside a letter or digit: the end of a quotation, a bracket, a share."""

EMOTICON_MOUTHS = frozenset(")]")

CUSTOM = 10
"""From so many spaced marks on, a text that spaces more marks than it closes up does so on purpose."""


@rule(
    flags("They know what they need[[ :]] peace.", fixed="They know what they need: peace."),
    flags("“The vote is lost”[[ ,]] he said[[ .]]", fixed="“The vote is lost”, he said."),
    flags("Who pays for it[[ ?!]] Nobody knows.", fixed="Who pays for it?! Nobody knows."),
    passes("It ended 3 : 1 after the break at 20 : 15."),
    passes("A smile :-) closed the letter, another ;) the postscript."),
    passes("We waited ... and waited . . . for a domain like .org, a .22 rifle and .NET."),
    severity=Severity.WARNING,
)
def space_before_punctuation(document: Document) -> Iterator[Finding]:
    """A comma, colon, semicolon, full stop, question or exclamation mark has a space before it.

    Left by an edit, a deleted link or a machine; English sets these marks
    close. The fix takes the space away, inside quotations too: no word changes.

    Known limits: no-break spaces are left alone, since French sets them on
    purpose; so is a text that spaces most of its marks.
    """
    tokens = document.tokens
    marks = [*tokens.of("pause-mark"), *tokens.of("end-mark")]
    spaced = [(mark, run) for mark in marks if (run := _spaced(tokens, mark, document.text))]
    if len(spaced) > CUSTOM and len(spaced) * 2 > len(marks):
        return
    for mark, run in spaced:
        gap = Span(tokens[mark.index - 1].end, mark.start)
        signs = "".join(each.text for each in run)
        fix = Fix("close the space", (Edit(gap, ""),), Safety.SAFE)
        yield Finding(gap.cover(run[-1].span), f"space before “{signs}”", fixes=(fix,))


def _spaced(tokens: Tokens, mark: Token, text: str) -> Sequence[Token]:
    """A mark that has a single space and a word before it, with the marks that touch it; empty where that is right."""
    if mark.index == 0 or mark.text == "…":
        return ()
    before = tokens[mark.index - 1]
    if text[before.end : mark.start] != " " or not (before.text[-1].isalnum() or before.text in CLOSING):
        return ()
    run = _run(tokens, mark)
    if len(run) > 1 and not all(each.text in "?!" for each in run):
        return ()
    after = tokens[run[-1].index + 1] if run[-1].index + 1 < len(tokens) else None
    return () if after is not None and _belongs(before, run[-1], after) else run


def _belongs(before: Token, mark: Token, after: Token) -> bool:
    """Whether what follows makes the mark part of something else: an emoticon, .org, 3 : 1, an ellipsis."""
    touches = after.start == mark.end
    if after.text in CLOSING:
        return touches and after.text in EMOTICON_MOUTHS and mark.text in ":;"
    numbers = before.text[-1].isdigit() and after.kind is TokenKind.NUMBER
    return touches or numbers or mark.text == after.text == "."


def _run(tokens: Tokens, mark: Token) -> Sequence[Token]:
    """A mark and the end or pause marks that touch it, one after another."""
    run = [mark]
    while run[-1].index + 1 < len(tokens):
        after = tokens[run[-1].index + 1]
        if after.start != run[-1].end or not after.classes & {"end-mark", "pause-mark"}:
            break
        run.append(after)
    return run
