"""What a quotation is: somebody's words, a fragment of them, a title, or a word held at arm's length."""

from collections.abc import Iterator

from factlint.reading.quotes.clauses import speaks
from factlint.reading.quotes.model import QuoteKind
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.spans import Span

_SHORT = 4
"""A quotation of fewer words that nobody is said to have spoken is a scare quote."""
_NEAR = 4
"""How many words may stand between a title and the noun that tells what it is the title of."""
_SENTENCE = 40
"""How many tokens are searched for a verb of speech on each side of a short quotation."""
_ENDS = frozenset({",", ".", "?", "!", "…", "-", "–", "—"})
_BREAKS = frozenset({".", "?", "!", "…", ":", ",", ";", "-", "–", "—", "(", "["})


def kind_of(tokens: Tokens, block: Span, span: Span, inner: Span, *, closed: bool) -> QuoteKind:
    """The kind of a quotation in its block, or in the quotation around it.

    One that goes on in the next paragraph is speech.
    """
    inside = tokens.within(inner)
    words = [token for token in inside if token.kind is not TokenKind.MARK]
    if not closed or not words:
        return QuoteKind.SPEECH
    before, behind = tokens.first_at(span.start) - 1, tokens.first_at(span.end)
    if _is_title(tokens, block, words, inside[-1], before, behind):
        return QuoteKind.TITLE
    clause = _is_clause(tokens, block, words[0], inside[-1], before)
    short = len(words) < _SHORT and not (clause and len(words) > 1 and inside[-1].text in _ENDS)
    if short and not _has_cue(tokens, block, before, behind):
        return QuoteKind.SCARE
    return QuoteKind.SPEECH if clause else QuoteKind.FRAGMENT


def _is_title(tokens: Tokens, block: Span, words: list[Token], last: Token, before: int, behind: int) -> bool:
    """Title Case beside a noun such as book or show; without one, capitals all through and no clause around them."""
    if not words[0].capital:
        return False
    telling = [word for word in words if "function-word" not in word.classes]
    capitals = sum(not word.text[0].islower() for word in telling)
    if not telling or capitals < 0.7 * len(telling):
        return False
    if any("title-noun" in token.classes for token in _around(tokens, block, before, behind, _NEAR)):
        return len(words) > 1 or last.text not in {"!", "?"}
    if len(telling) < 2 or capitals < len(telling):
        return False
    return len(telling) >= _SHORT or not _after_break(tokens, block, before)


def _has_cue(tokens: Tokens, block: Span, before: int, behind: int) -> bool:
    """Whether the sentence around a quotation has a verb of speech."""
    return any(speaks(token) for token in _around(tokens, block, before, behind, _SENTENCE))


def _around(tokens: Tokens, block: Span, before: int, behind: int, reach: int) -> Iterator[Token]:
    """The tokens of the sentence around a quotation, so many on each side."""
    for index in range(before, max(before - reach, -1), -1):
        token = tokens[index]
        if token.start < block.start or ("end-mark" in token.classes and not _abbreviates(tokens, index)):
            break
        yield token
    for index in range(behind, min(behind + reach, len(tokens))):
        token = tokens[index]
        if token.start >= block.end or ("end-mark" in token.classes and not _abbreviates(tokens, index)):
            break
        yield token


def _abbreviates(tokens: Tokens, index: int) -> bool:
    """Whether a full stop belongs to an abbreviation or an initial: Mr. Lee."""
    before = tokens[index - 1] if index else None
    return before is not None and ("abbreviation" in before.classes or len(before.text) == 1)


def _is_clause(tokens: Tokens, block: Span, first: Token, last: Token, before: int) -> bool:
    """Whether a quotation stands as speech of its own, not worked into the narrator's sentence."""
    if _after_break(tokens, block, before):
        return first.capital or first.kind is TokenKind.NUMBER or last.text in {",", ".", "?", "!", "…"}
    return first.capital and speaks(tokens[before])


def _after_break(tokens: Tokens, block: Span, before: int) -> bool:
    """Whether a quotation begins its block, or stands behind a mark that a clause may begin after."""
    if before < 0 or tokens[before].start < block.start:
        return True
    return tokens[before].text[-1] in _BREAKS or "quote-mark" in tokens[before].classes
