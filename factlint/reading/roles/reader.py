"""The reader of roles: what people in an article are, and where it says so."""

from collections.abc import Iterable, Sequence

import msgspec

from factlint.readers.blocks import Blocks
from factlint.reading import lexicon
from factlint.reading.names import Mention, Named
from factlint.reading.roles.holders import Holders
from factlint.reading.roles.model import Role, RoleForm
from factlint.reading.roles.phrases import Neighbours, Phrase, Phrases
from factlint.reading.roles.words import place_in_full
from factlint.reading.tokens import Token, Tokens
from factlint.reading.voice import Voices
from factlint.spans import Span

_HELD = frozenset({"present", "party"})
_NOBODY = (RoleForm.BARE, None, None)
_CLOSING = frozenset({",", ".", ";", ")", ""})
_JOINED = frozenset({"and", "&", "/"})


def read_roles(text: str, tokens: Tokens, blocks: Blocks, names: Sequence[Named], voices: Voices) -> tuple[Role, ...]:
    """The roles in an article in order, none over another, none over two blocks."""
    found = {token.index for name in ("role", "title", "short-role") for token in tokens.of(name)}
    if not found:
        return ()
    return tuple(_Reader(text, tokens, blocks, names, voices).read(sorted(found)))


class _Reader:
    def __init__(self, text: str, tokens: Tokens, blocks: Blocks, names: Sequence[Named], voices: Voices) -> None:
        self._text = text
        self._tokens = tokens
        self._blocks = blocks
        self._voices = voices
        self._neighbours = Neighbours(names)
        self._phrases = Phrases(text, tokens, self._neighbours)
        self._holders = Holders(tokens, self._neighbours)

    def read(self, candidates: Sequence[int]) -> list[Role]:
        """The roles among some tokens, given by their indexes in order."""
        roles: list[Role] = []
        phrases: list[Phrase] = []
        block, begin, end = -1, 0, 0
        floor = 0
        for index in candidates:
            if index < floor:
                continue
            if index >= end:
                block = self._blocks.index_at(self._tokens[index].start)
                span = self._blocks[block].span
                begin, end = self._tokens.first_at(span.start), self._tokens.first_at(span.end)
            if self._is_name(self._tokens[index]) or self._phrases.goes_on(index, end):
                continue
            phrase = self._phrases.read(index, max(floor, begin), end)
            if phrase is None:
                continue
            form, holder, mention = self._holders.of(phrase, begin, end) or _NOBODY
            roles.append(self._role(phrase, block, form, holder, mention))
            phrases.append(phrase)
            floor = phrase.last + 1
        return self._joined(roles, phrases)

    def _is_name(self, token: Token) -> bool:
        """Whether a word is part of a person's or a body's name (Dean Baquet, Major League Baseball)."""
        neighbours = self._neighbours
        return token.start in neighbours.person_from or token.start in neighbours.other_from

    def _role(self, phrase: Phrase, block: int, form: RoleForm, holder: int | None, mention: Mention | None) -> Role:
        head = self._tokens[phrase.head]
        last = self._tokens[phrase.last]
        span = Span(self._tokens[phrase.first].start, last.start + len(last.word))
        return Role(
            span,
            Span(head.start, head.start + len(head.word)),
            span.of(self._text),
            phrase.word,
            form,
            self._voices.of(span),
            block,
            frozenset(phrase.portfolio - {"-"}),
            phrase.place and place_in_full(phrase.place),
            tuple(phrase.details),
            frozenset(phrase.qualifiers),
            not phrase.qualifiers or _is_held(phrase.qualifiers),
            phrase.article,
            holder,
            mention,
        )

    def _joined(self, roles: list[Role], phrases: Sequence[Phrase]) -> list[Role]:
        """The roles, two said in one breath given to one person: “Prime Minister and Foreign Minister Lee”."""
        for number in range(len(roles) - 1):
            between = phrases[number].last + 1
            if phrases[number + 1].opening != between + 1:
                continue
            giver = self._giver(self._tokens[between], roles[number], roles[number + 1])
            if giver is not None:
                said = {"form": giver.form, "holder": giver.holder, "mention": giver.mention, "joined": True}
                roles[number] = msgspec.structs.replace(roles[number], **said)
                roles[number + 1] = msgspec.structs.replace(roles[number + 1], **said)
        return roles

    def _giver(self, between: Token, one: Role, other: Role) -> Role | None:
        """Which of two roles, a word or a comma apart, is said of somebody whose the other one is as well."""
        if between.text in _JOINED and (one.holder is None) != (other.holder is None):
            giver = one if other.holder is None else other
            return None if giver is other and other.article else giver
        told = bool(one.place or one.portfolio) and one.holder is None and not other.article
        if between.text == "," and told and other.form is RoleForm.TITLE and other.mention is not None:
            end = other.mention.span.end  # the head of the army, General Lee, said
            return other if self._text[end : end + 1] in _CLOSING else None
        return None


def _is_held(qualifiers: Iterable[str]) -> bool:
    """Whether words beside a role leave it one that somebody holds now and wholly."""
    listed = lexicon.entries("role-qualifier")
    return all(listed.get(word) in _HELD for word in qualifiers)
