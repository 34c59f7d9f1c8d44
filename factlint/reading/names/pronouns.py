"""Pronouns: he or she, where neither title nor given name tells, by a pronoun that stands next to the name."""

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from factlint.reading.names.mentions import Mention, MentionKind, Named
from factlint.reading.sentences import Sentence
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.reading.voice import Voice

_HE, _SHE = "he", "she"


def with_pronouns(named: Sequence[Named], tokens: Tokens, sentences: Sequence[Sentence]) -> tuple[Named, ...]:
    """The people with the pronoun that stands next to their name, where they have none and no other stands there.

    Read are two places, in the narrator’s words: “Brankovan said she …”, and a sentence that begins with He or She
    behind one that names nobody else and no relative of anybody.
    """
    unknown = {
        mention.span.start: number
        for number, each in enumerate(named)
        if each.kind is MentionKind.PERSON and each.pronoun is None
        for mention in each.mentions
    }
    if not unknown:
        return tuple(named)
    told: dict[int, set[str]] = {}
    for number, pronoun in _told(named, unknown, tokens, sentences):
        told.setdefault(number, set()).add(pronoun)
    return tuple(
        msgspec.structs.replace(each, pronoun=told[number].pop()) if len(told.get(number, ())) == 1 else each
        for number, each in enumerate(named)
    )


def _told(
    named: Sequence[Named], unknown: dict[int, int], tokens: Tokens, sentences: Sequence[Sentence]
) -> Iterator[tuple[int, str]]:
    """Number of a person and pronoun, place by place."""
    people = sorted(
        (mention for each in named if each.kind is MentionKind.PERSON for mention in each.mentions),
        key=lambda mention: mention.span,
    )
    starts = [mention.span.start for mention in people]
    for mention in people:
        if mention.span.start in unknown and mention.voice is Voice.NARRATOR:
            pronoun = _behind_cue(mention, tokens)
            if pronoun:
                yield unknown[mention.span.start], pronoun
    for before, sentence in itertools.pairwise(sentences):
        pronoun = _opening(sentence, tokens)
        if pronoun and before.voice is Voice.NARRATOR and sentence.block - before.block <= 1:
            lot = people[bisect_left(starts, before.span.start) : bisect_left(starts, before.span.end)]
            numbers = {unknown.get(mention.span.start) for mention in lot}
            number = numbers.pop() if len(numbers) == 1 else None
            if number is not None and _is_subject(lot, before, tokens):
                yield number, pronoun


def _behind_cue(mention: Mention, tokens: Tokens) -> str:
    """The pronoun in “Brankovan said she …”, “Brankovan, 42, said that she …”."""
    index = tokens.first_at(mention.span.end)
    lot: Sequence[Token] = tokens.all[index : index + 6]
    if len(lot) == 6 and lot[1].kind is TokenKind.NUMBER and lot[0].text == lot[2].text == ",":
        lot = lot[3:]
    if len(lot) < 3 or "cue-verb" not in lot[0].classes:
        return ""
    token = lot[2] if lot[1].text == "that" else lot[1]
    return token.text if token.text in {_HE, _SHE} else ""


def _opening(sentence: Sentence, tokens: Tokens) -> str:
    """The pronoun that a sentence of the narrator begins with, in small letters; empty where it begins otherwise."""
    if sentence.voice is not Voice.NARRATOR:
        return ""
    token = tokens[tokens.first_at(sentence.span.start)]
    return token.text.lower() if token.text in {"He", "She"} else ""


def _is_subject(mentions: Iterable[Mention], sentence: Sentence, tokens: Tokens) -> bool:
    """Whether the one whom a sentence names may be meant by the pronoun behind it: not Brankovan’s wife."""
    first, last = tokens.first_at(sentence.span.start), tokens.first_at(sentence.span.end)
    if any("kinship" in token.classes for token in tokens.all[first:last]):
        return False
    return any(mention.voice is Voice.NARRATOR and not _is_possessive(mention, tokens) for mention in mentions)


def _is_possessive(mention: Mention, tokens: Tokens) -> bool:
    index = tokens.first_at(mention.span.end - 1)
    return index > 0 and tokens[index - 1].end > mention.span.end
