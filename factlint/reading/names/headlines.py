"""Names in headlines, where every word has a capital: those that the article names elsewhere, and listed ones."""

from collections.abc import Iterable, Sequence

from factlint.readers.blocks import Blocks
from factlint.reading.names import known
from factlint.reading.names.mentions import Mention, MentionKind
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.reading.voice import Voices
from factlint.spans import Span

_Known = dict[str, Mention]


def found_in_headlines(
    mentions: Iterable[Mention],
    capitalised: Iterable[int],
    text: str,
    tokens: Tokens,
    blocks: Blocks,
    voices: Voices,
) -> list[Mention]:
    """The names in blocks whose words all have capitals."""
    numbers = sorted(capitalised)
    if not numbers:
        return []
    by_name: _Known = {}
    for mention in mentions:
        by_name.setdefault(mention.text.lower(), mention)
    found = []
    for number in numbers:
        words = tokens.within(blocks[number].span)
        index = 0
        while index < len(words):
            count, model = _longest(words, index, by_name, text)
            if model is not None:
                span = Span(words[index].start, words[index + count - 1].start + len(words[index + count - 1].word))
                found.append(_like(model, span, text, number, voices))
            index += count
    return found


def _longest(
    words: Sequence[Token], index: int, by_name: _Known, text: str
) -> tuple[int, "Mention | MentionKind | None"]:
    """How many words the longest name at an index has, and what it is like; one word and None where there is none."""
    if not words[index].capital:
        return 1, None
    for count in range(min(known.LONGEST, len(words) - index), 0, -1):
        last = words[index + count - 1]
        if last.kind is not TokenKind.WORD:
            continue
        name = text[words[index].start : last.start] + last.word
        model = by_name.get(name.lower())
        if model is not None:
            return count, model
        if known.is_organization(name):
            return count, MentionKind.ORGANIZATION
        if known.is_place(name) and not words[index].classes & {"opener", "given-name"}:
            return count, MentionKind.PLACE
    return 1, None


def _like(model: "Mention | MentionKind", span: Span, text: str, block: int, voices: Voices) -> Mention:
    if isinstance(model, MentionKind):
        return Mention(span, span.of(text), model, voices.of(span), block, evidence="known")
    shift = span.start - model.span.start
    return Mention(
        span,
        span.of(text),
        model.kind,
        voices.of(span),
        block,
        model.given,
        model.surname,
        "",
        _moved(model.given_at, shift),
        _moved(model.surname_at, shift),
        "named in the text",
    )


def _moved(span: Span | None, shift: int) -> Span | None:
    return None if span is None else Span(span.start + shift, span.end + shift)
