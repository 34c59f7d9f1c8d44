"""The type of a sentence, and its reader."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading.quotes import Quote
from factlint.reading.sentences.endings import ending
from factlint.reading.sentences.items import item_starts
from factlint.reading.tokens import Token, Tokens
from factlint.reading.voice import Voice, Voices
from factlint.spans import Span


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: its place without white space around it, the number of its block, and its voice."""

    span: Span
    block: int
    voice: Voice


def read_sentences(
    text: str,  # noqa: ARG001  # every view is given the text
    tokens: Tokens,
    blocks: Blocks,
    quotes: Sequence[Quote],  # noqa: ARG001  # a broken quotation must not move the bounds of a sentence
    voices: Voices,
) -> tuple[Sentence, ...]:
    """The sentences of an article in order; none spans two blocks.

    A sentence in quotation marks is one like any other, so a quotation may hold several.
    The marks that close it belong to it.
    """
    stops = sorted((*tokens.of("end-mark"), *tokens.of("dotted")), key=_index)
    bullets = tokens.of("bullet")
    found = []
    next_stop = next_bullet = 0
    for number, block in enumerate(blocks):
        first, last = tokens.first_at(block.span.start), tokens.first_at(block.span.end)
        stops_before, bullets_before = next_stop, next_bullet
        while next_stop < len(stops) and stops[next_stop].index < last:
            next_stop += 1
        while next_bullet < len(bullets) and bullets[next_bullet].index < last:
            next_bullet += 1
        items = item_starts(tokens, first, last, bullets[bullets_before:next_bullet])
        start = first
        for cut in [*_cuts(tokens, first, last, stops[stops_before:next_stop], items), last]:
            if cut > start:
                span = Span(tokens[start].start, tokens[cut - 1].end)
                found.append(Sentence(span, number, voices.of(_told(tokens, start, cut - 1, span))))
                start = cut
    return tuple(found)


def sentence_of(span: Span, sentences: Sequence[Sentence], blocks: Blocks) -> Span:
    """The sentence that a place stands in, the block where it is in none or reaches over its end."""
    index = bisect_right(sentences, span.start, key=_start) - 1
    if index >= 0 and sentences[index].span.contains(span):
        return sentences[index].span
    return blocks.at(span.start).span


def _cuts(tokens: Tokens, first: int, last: int, stops: Sequence[Token], items: Sequence[int]) -> Iterator[int]:
    """The tokens that begin a sentence in a block, behind its first one, in order."""
    start = done = first
    waiting = iter(items)
    item = next(waiting, last)
    for stop in stops:
        while item <= stop.index:
            start = item
            yield item
            item = next(waiting, last)
        if stop.index < done:
            continue
        done, ends = ending(tokens, start, stop, last)
        if ends and done < last:
            start = done
            yield done
    while item < last:
        yield item
        item = next(waiting, last)


def _told(tokens: Tokens, first: int, last: int, span: Span) -> Span:
    """What tells the voice of a sentence: all of it, but for a full stop set behind the closing mark (“…”.)."""
    while last > first and "end-mark" in tokens[last].classes:
        last -= 1
    return Span(span.start, tokens[last].end) if "quote-mark" in tokens[last].classes else span


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def _index(token: Token) -> int:
    return token.index
