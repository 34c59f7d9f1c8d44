"""placeholder."""

from collections.abc import Iterator, Sequence

from factlint import Document, Finding, Severity, Span, Token, TokenKind, Voice, flags, lexicon, passes, rule

CURRENCY = frozenset("$€£¥₹")
AMOUNTS = frozenset({"percent", "million", "billion", "trillion", "%"})
FILLER = ["lorem", "ipsum", "dolor"]
LONGEST = 12
"""How many tokens stand in the brackets of a placeholder at most."""


@rule(
    flags("The bridge cost $[[TK]] million, [[TKTK]] said."),
    flags("About [[XXX]] people came to [[[town]]], or [[[insert name here]]]."),
    flags("[[Lorem ipsum dolor]] sit amet."),
    passes("TK Maxx opens in Leeds; the XXX Corps wore size XXX, and an XXX film won."),
    passes("“I asked [name] to leave,” she wrote [in May] of the song “XXX”, by TK Ross. TK left."),
    severity=Severity.ERROR,
)
def placeholder(document: Document) -> Iterator[Finding]:
    """A placeholder was never filled: TK, XXX, [name], lorem ipsum.

    It holds the place of a fact that somebody still had to find. Find it, or
    take the sentence out.

    Known limits: TK and XXX beside a capitalised word are taken for a name
    (TK Maxx, XXX Corps) and pass, in the whole article. In a quotation, a
    single word in brackets is taken for a name that was left out on purpose.
    """
    brackets = list(_brackets(document))
    yield from (Finding(span, f"“{span.of(document.text)}” was never filled in") for span in brackets)
    marks = document.tokens.of("placeholder-mark")
    named = {mark.text for mark in marks if _in_a_name(document, mark)}
    for mark in marks:
        if any(span.contains(mark.span) for span in brackets):
            continue
        if mark.text.lower() == FILLER[0]:
            yield from _filler(document, mark)
        elif _holds_a_place(document, mark, named=mark.text in named):
            yield Finding(mark.span, f"“{mark.text}” holds the place of something that is still to come")


def _brackets(document: Document) -> Iterator[Span]:
    """Square brackets in which a template names what belongs there."""
    for opening in document.tokens.of("bracket"):
        if opening.text != "[":
            continue
        inside = _inside(document, opening)
        if inside is None:
            continue
        span = Span(opening.start, inside[-1].end + 1)
        words = " ".join(token.text.lower() for token in inside if token.kind is not TokenKind.MARK)
        told = words in lexicon.entries("placeholder-phrase")
        ordered = len(inside) > 1 and inside[0].text.lower() in lexicon.entries("placeholder-order")
        if (told or ordered) and (len(inside) > 1 or document.voices.of(span) is Voice.NARRATOR):
            yield span


def _inside(document: Document, opening: Token) -> Sequence[Token] | None:
    """The tokens between a square bracket and its close, where they are few and nothing but words."""
    tokens = document.tokens
    inside: list[Token] = []
    for token in tokens.all[opening.index + 1 : opening.index + LONGEST + 2]:
        if token.text == "]":
            return inside if inside and token.start == inside[-1].end else None
        if token.kind is TokenKind.MARK and token.text not in ",-'’":
            return None
        inside.append(token)
    return None


def _filler(document: Document, mark: Token) -> Iterator[Finding]:
    words = document.tokens.all[mark.index : mark.index + len(FILLER)]
    if [word.text.lower() for word in words] == FILLER and document.voices.of(mark.span) is Voice.NARRATOR:
        yield Finding(mark.span.cover(words[-1].span), "this is filler text, not a word of the article")


def _holds_a_place(document: Document, mark: Token, *, named: bool) -> bool:
    before, after = _beside(document, mark, -1), _beside(document, mark, +1)
    if before is not None and before.text in CURRENCY and before.end == mark.start:
        return True
    if after is not None and (after.text.lower() in AMOUNTS or after.text == "%"):
        return True
    if mark.text == "XX" or named:
        return False
    if len(mark.text) > 3 and mark.text.startswith("TK"):
        return True
    return not (_touches_a_sign(before, mark) or _touches_a_sign(mark, after) or _rated(before) or _rated(after))


def _in_a_name(document: Document, mark: Token) -> bool:
    """Whether a capitalised word or a number stands beside it: TK Maxx, XXX Corps, Super Bowl XXX."""
    before, after = _beside(document, mark, -1), _beside(document, mark, +1)
    if (
        after is not None
        and (after.capital or after.kind is TokenKind.NUMBER)
        and "placeholder-mark" not in after.classes
    ):
        return True
    if (
        before is None
        or not before.capital
        or before.kind is not TokenKind.WORD
        or "placeholder-mark" in before.classes
    ):
        return False
    lead = _beside(document, before, -1)
    return lead is not None and lead.kind is not TokenKind.MARK


def _touches_a_sign(one: Token | None, two: Token | None) -> bool:
    """Whether two tokens touch, and one is a sign that makes a word of them, a quotation or an aside."""
    if one is None or two is None or one.end != two.start:
        return False
    sign = two if "placeholder-mark" in one.classes else one
    return not sign.classes & {"end-mark", "pause-mark"}


def _rated(token: Token | None) -> bool:
    return token is not None and "triple-x-word" in token.classes


def _beside(document: Document, token: Token, step: int) -> Token | None:
    """The token before or after, in the same block."""
    index = token.index + step
    if not 0 <= index < len(document.tokens):
        return None
    other = document.tokens[index]
    blocks = document.blocks
    return other if blocks.index_at(other.start) == blocks.index_at(token.start) else None
