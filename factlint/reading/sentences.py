"""Sentences, split the way news prose is written."""

from collections.abc import Iterator, Sequence

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading import lexicon
from factlint.reading.quotes import Quote
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.reading.voice import Voice, Voices
from factlint.spans import Span


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: its place without white space around it, the number of its block, and its voice."""

    span: Span
    block: int
    voice: Voice


def read_sentences(
    text: str, tokens: Tokens, blocks: Blocks, quotes: Sequence[Quote], voices: Voices
) -> tuple[Sentence, ...]:
    """The sentences of an article in order; none spans two blocks."""
    found = []
    for number, block in enumerate(blocks):
        first, last = tokens.first_at(block.span.start), tokens.first_at(block.span.end)
        for start, stop in _split(tokens, first, last):
            span = Span(tokens[start].start, tokens[stop - 1].end)
            found.append(Sentence(span, number, voices.of(span)))
    return tuple(found)


def _split(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The token ranges of the sentences between two tokens."""
    start = first
    index = first
    while index < last:
        token = tokens[index]
        index += 1
        if "end-mark" not in token.classes and not (token.text[-1] == "." and len(token.text) > 1):
            continue
        while index < last and _belongs(tokens[index - 1], tokens[index]):
            index += 1
        if index < last and _ends(tokens, start, tokens.first_at(token.start), index, last):
            yield start, index
            start = index
    if start < last:
        yield start, last


def _belongs(before: Token, token: Token) -> bool:
    """Whether a mark behind an end mark belongs to the sentence: more end marks, closing quotes and brackets."""
    if token.text in "”’»)]}" and token.kind is TokenKind.MARK:
        return True
    return token.start == before.end and bool(token.classes & {"end-mark", "quote-mark"})


def _ends(tokens: Tokens, start: int, mark: int, after: int, last: int) -> bool:
    """Whether a sentence ends between the marks from `mark` on and the token `after` them."""
    follower = tokens[after]
    if follower.start == tokens[after - 1].end:
        return False
    while after < last and tokens[after].classes & {"quote-mark", "bracket", "dash"}:
        after += 1
    if after == last:
        return True
    word = tokens[after].text
    if word[0].islower():
        return False
    if tokens[mark].text in "?!…":
        return True
    return not _abbreviated(tokens, start, mark, tokens[after])


def _abbreviated(tokens: Tokens, start: int, mark: int, follower: Token) -> bool:
    """Whether a full stop belongs to an abbreviation that does not end the sentence before `follower`."""
    stem = tokens[mark].text.rstrip(".")
    if not stem:
        if mark == start or tokens[mark - 1].end != tokens[mark].start:
            return False
        stem = tokens[mark - 1].text
    starter = "sentence-starter" in follower.classes
    kind = lexicon.entries("abbreviation").get(stem.lower())
    if kind is None and (len(stem) == 1 and stem.isalpha() and stem != "I" or "." in stem):
        kind = "either"
    if kind in {"title", "inner"}:
        return True
    if kind == "count":
        return follower.kind is TokenKind.NUMBER
    if kind == "either":
        return not starter
    if kind == "hour":
        return bool(follower.classes & {"month", "weekday"}) or (follower.text.isupper() and len(follower.text) > 1)
    return False
