"""placeholder."""

from collections.abc import Iterator, Sequence

from factlint import Document, Finding, Severity, Span, Token, TokenKind, Voice, flags, lexicon, passes, rule

CURRENCY = frozenset("$€£¥₹")
AMOUNTS = frozenset({"percent", "million", "billion", "trillion", "%"})
ONLY_IN_AMOUNTS = frozenset({"XX", "XXm", "XXbn", "XXXm", "XXXbn", "TKm", "TKbn"})
ENCLOSING = frozenset({"quote-mark", "bracket"})
NO_NAMES = frozenset({"placeholder-mark", "month", "weekday"})
HANDLES = frozenset("@#")
FILLER = ["lorem", "ipsum", "dolor"]
LONGEST = 12
"""How many tokens stand in the brackets of a placeholder at most."""


@rule(
    flags("The bridge cost $[[TK]] million, [[TKTK]] said."),
    flags("About [[XXX]] people came to [[[town]]], or [[[insert name here]]]."),
    flags("[[Lorem ipsum dolor]] sit amet."),
    passes("TK Maxx opens in Leeds, and TK grows."),
    passes("The XXX Corps wore size XXX, and an XXX film won."),
    passes("“I asked [name] to leave,” she wrote [in May] of the song “XXX”."),
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
    told: set[int] = set()
    for inside in _brackets(document):
        told.update(token.index for token in inside)
        span = Span(inside[0].start - 1, inside[-1].end + 1)
        yield Finding(span, f"“{span.of(document.text)}” was never filled in")
    marks = document.tokens.of("placeholder-mark")
    named = {mark.text for mark in marks if _in_a_name(document, mark)}
    for mark in marks:
        if mark.index in told:
            continue
        if mark.text.lower() == FILLER[0]:
            yield from _filler(document, mark)
        elif _holds_a_place(document, mark, named=mark.text in named):
            yield Finding(mark.span, f"“{mark.text}” holds the place of something that is still to come")


def _brackets(document: Document) -> Iterator[Sequence[Token]]:
    """What stands in square brackets where a template names what belongs there."""
    for opening in document.tokens.of("bracket"):
        inside = _inside(document, opening) if opening.text == "[" else None
        if inside is None:
            continue
        words = " ".join(token.text.lower() for token in inside if token.kind is not TokenKind.MARK)
        told = words in lexicon.entries("placeholder-phrase")
        ordered = len(inside) > 1 and inside[0].text.lower() in lexicon.entries("placeholder-order")
        narrated = document.voices.of(inside[0].span) is Voice.NARRATOR
        if (told or ordered) and (len(inside) > 1 or narrated or "placeholder-mark" in inside[0].classes):
            yield inside


def _inside(document: Document, opening: Token) -> Sequence[Token] | None:
    """The tokens that touch a square bracket and its close, where they are few and nothing but words."""
    inside: list[Token] = []
    end = opening.end
    for token in document.tokens.all[opening.index + 1 : opening.index + LONGEST + 2]:
        if token.text == "]":
            return inside if inside and token.start == end else None
        if (token.kind is TokenKind.MARK and token.text not in ",-'’") or (not inside and token.start != end):
            return None
        inside.append(token)
        end = token.end
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
    if mark.text.startswith("TKTK"):
        return True
    if mark.text in ONLY_IN_AMOUNTS or named:
        return False
    return not (_part_of_a_word(document, mark) or _rated(before) or _rated(after))


def _in_a_name(document: Document, mark: Token) -> bool:
    """Whether a capitalised word or a number stands beside it: TK Maxx, XXX Corps, Super Bowl XXX."""
    before, after = _beside(document, mark, -1), _beside(document, mark, +1)
    if after is not None and (after.kind is TokenKind.NUMBER or _name_word(after)):
        return True
    named = before is not None and _name_word(before) and before.word == before.text  # Ann’s TK is no name of hers
    lead = _beside(document, before, -1) if before is not None and named else None
    return lead is not None and lead.kind is not TokenKind.MARK


def _name_word(token: Token) -> bool:
    """Whether a word may be part of one name with its neighbour; a month is not."""
    return token.capital and token.kind is TokenKind.WORD and not token.classes & NO_NAMES


def _part_of_a_word(document: Document, mark: Token) -> bool:
    """Whether signs make a word of it (XXX-rated, @TK), or it stands alone in quotation marks or brackets."""
    before, after = _touching(document, mark, -1), _touching(document, mark, +1)
    if before is not None and after is not None and before.classes & ENCLOSING and after.classes & ENCLOSING:
        return True
    if before is not None and before.text in HANDLES:
        return True
    return _joins_a_word(document, before, -1) or _joins_a_word(document, after, +1)


def _joins_a_word(document: Document, sign: Token | None, step: int) -> bool:
    """Whether a sign has a word on its other side (COVID-TK), not a number (9/TK)."""
    other = _touching(document, sign, step) if sign is not None and not sign.classes & ENCLOSING else None
    return other is not None and other.kind is TokenKind.WORD


def _touching(document: Document, token: Token, step: int) -> Token | None:
    """The token before or after, where nothing stands between."""
    other = _beside(document, token, step)
    first, second = (other, token) if step < 0 else (token, other)
    return other if first is not None and second is not None and first.end == second.start else None


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
