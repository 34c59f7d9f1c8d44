"""repeated-paragraph."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from factlint import (
    BlockKind,
    Document,
    Finding,
    Note,
    Sentence,
    Severity,
    Span,
    Token,
    TokenKind,
    Voice,
    flags,
    passes,
    rule,
)

PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
SHORTEST_PARAGRAPH = 12
SHORTEST_SENTENCE = 16
"""Anything shorter may come twice, in words: a refrain, a label, a line of dialogue."""
LIKENESS = 0.85
SUBJECT = 6
"""How many words at the start of a paragraph may name another subject."""
LONGEST_PULLED = 50
"""A pull quote is short: in words."""
LONGEST_STAMP = 20
"""The time at the head of an entry in a live log is short: in characters."""
HALVES = frozenset({"a.m.", "p.m.", "am", "pm"})
LONG = 7
SHARED = 0.6
"""Two paragraphs are compared where they share this part of their long words; LONG is in letters."""
REMEMBERED = 3
"""How many of the latest paragraphs are kept under a word, so that a long list costs no more than its length."""


class Stretch(msgspec.Struct, frozen=True):
    """A paragraph or sentence: its place, its tokens without marks, and their words in small letters."""

    span: Span
    tokens: Sequence[Token]
    words: tuple[str, ...]


@rule(
    flags(
        "{{The council voted on Monday to close the old bridge, which carries the road to Harrow.}}\n\n"
        "A new one will cost $3 million.\n\n"
        "[[The council voted on Monday to close the old bridge, which carries the road to Harrow.]]"
    ),
    flags(
        "{{The council voted on Monday to close the old bridge, which carries the main road to Harrow.}}\n\n"
        "[[The council voted on Monday to shut the old bridge, which carries the main road to Harrow.]]"
    ),
    passes(
        "The council of Elm voted on Monday to close the old bridge, which carries the main road to Harrow.\n\n"
        "The council of Ash voted on Monday to close the old bridge, which carries the main road to Harrow."
    ),
    passes(
        "“The bridge that my grandfather built will carry our children to school for a hundred years,” she said.\n\n"
        "“The bridge that my grandfather built will carry our children to school for a hundred years”"
    ),
    passes("And so the river ran on.\n\nThey built a bridge.\n\nAnd so the river ran on."),
    severity=Severity.WARNING,
)
def repeated_paragraph(document: Document) -> Iterator[Finding]:
    """A paragraph or a long sentence stands twice, word for word or nearly.

    Two versions were joined, or one was pasted twice. Keep the better one.

    Known limits: fewer than twelve words pass (a refrain), and so do two
    paragraphs that differ in a name, a number or their subject (lists), a
    live log with its times, and what stands in quotation marks alone (a pull
    quote). Of sentences, only those that are the same word for word are seen,
    one a paragraph.
    """
    if _is_log(document):
        return
    told: set[int] = set()
    for number, earlier, later in _paragraphs(document):
        told.add(number)
        if not _one_is_pulled(document, earlier, later):
            yield _finding(later, earlier, "paragraph")
    for number, earlier, later in _sentences(document):
        if number not in told and not _one_is_pulled(document, earlier, later):
            told.add(number)
            yield _finding(later, earlier, "sentence")


def _is_log(document: Document) -> bool:
    """Whether paragraphs that hold nothing but a time stand over the others: each tells the news so far again."""
    stamps = 0
    for block in document.blocks:
        if len(block.span) <= LONGEST_STAMP:
            tokens = document.tokens.within(block.span)
            hour = tokens[0].kind is TokenKind.NUMBER
            stamps += hour and any(token.text == ":" or token.text.lower() in HALVES for token in tokens)
    return stamps >= 2


def _finding(later: Stretch, earlier: Stretch, what: str) -> Finding:
    first = (Note(earlier.span, "first here"),)
    if later.words == earlier.words:
        return Finding(later.span, f"this {what} stands twice", first)
    same, of = _common(later, earlier), max(len(later.words), len(earlier.words))
    message = f"this {what} stands twice, nearly word for word"
    return Finding(later.span, message, first, f"{same} of {of} words are the same")


def _paragraphs(document: Document) -> Iterator[tuple[int, Stretch, Stretch]]:
    """Each paragraph that is like an earlier one: its block's number, the earlier one, itself."""
    known: dict[str, deque[int]] = {}
    for number, block in enumerate(document.blocks):
        tokens = document.tokens.within(block.span)
        if block.kind not in PROSE or len(tokens) < SHORTEST_PARAGRAPH:
            continue
        words = {token.text for token in tokens if token.end - token.start >= LONG}
        for other in _candidates(words, known):
            earlier, later = _stretch(document, document.blocks[other].span), _stretch(document, block.span)
            if _alike(earlier, later):
                yield number, earlier, later
                break
        for word in words:
            known.setdefault(word, deque(maxlen=REMEMBERED)).append(number)


def _candidates(words: AbstractSet[str], known: Mapping[str, Iterable[int]]) -> list[int]:
    """The latest blocks that share enough of some long words, in order of place."""
    met = [number for word in words if word in known for number in known[word]]
    enough = SHARED * len(words)
    if len(met) < enough:
        return []
    return sorted(number for number, count in Counter(met).items() if count >= enough)


def _alike(one: Stretch, two: Stretch) -> bool:
    """Whether two paragraphs are long enough and the same, or nearly, and not because they say it of two things."""
    if min(len(one.words), len(two.words)) < SHORTEST_PARAGRAPH:
        return False
    if one.words == two.words:
        return True
    if 2 * _common(one, two) < LIKENESS * (len(one.words) + len(two.words)):
        return False
    differing = [*_only_in(one, two), *_only_in(two, one)]
    if any(token.capital or token.kind is TokenKind.NUMBER or "cardinal" in token.classes for token, _ in differing):
        return False
    return any(position >= SUBJECT for _, position in differing)


def _common(one: Stretch, two: Stretch) -> int:
    return (Counter(one.words) & Counter(two.words)).total()


def _only_in(one: Stretch, two: Stretch) -> Iterator[tuple[Token, int]]:
    """The words that one has more often than two, each with its number in the paragraph."""
    left = Counter(two.words)
    for position, (word, token) in enumerate(zip(one.words, one.tokens, strict=True)):
        if left[word]:
            left[word] -= 1
        else:
            yield token, position


def _sentences(document: Document) -> Iterator[tuple[int, Stretch, Stretch]]:
    """Each long sentence that stands in an earlier paragraph as well, neither being a paragraph of its own."""
    known: dict[str, Sentence] = {}
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        if len(sentence.span) < 2 * SHORTEST_SENTENCE or block.kind not in PROSE or sentence.span == block.span:
            continue
        first = known.setdefault(sentence.span.of(document.text), sentence)
        if first.block == sentence.block:
            continue
        earlier, later = _stretch(document, first.span), _stretch(document, sentence.span)
        if len(later.words) >= SHORTEST_SENTENCE:
            yield sentence.block, earlier, later


def _stretch(document: Document, span: Span) -> Stretch:
    tokens = [token for token in document.tokens.within(span) if token.kind is not TokenKind.MARK]
    return Stretch(span, tokens, tuple(token.text.lower() for token in tokens))


def _one_is_pulled(document: Document, one: Stretch, two: Stretch) -> bool:
    """Whether one is a pull quote (or embedded post): it stands in quotation marks alone, or only one of them does."""
    if min(len(one.words), len(two.words)) > LONGEST_PULLED:
        return False
    if _voice(document, one) is not _voice(document, two):
        return True
    return any(_alone_in_marks(document, stretch) for stretch in (one, two))


def _voice(document: Document, stretch: Stretch) -> Voice:
    """Whose words the greater part of a stretch is: those in its middle."""
    return document.voices.of(stretch.tokens[len(stretch.tokens) // 2].span)


def _alone_in_marks(document: Document, stretch: Stretch) -> bool:
    """Whether quotation marks stand around the whole."""
    tokens = document.tokens.within(stretch.span)
    return "quote-mark" in tokens[0].classes and "quote-mark" in tokens[-1].classes
