"""Where an article does not keep to what the house calls things."""

import datetime
import itertools
from collections.abc import Iterator, Sequence

from factlint.findings import Edit
from factlint.readers.blocks import BlockKind, Blocks
from factlint.reading import lexicon
from factlint.reading.house_names.forms import Casing, HouseList, Match, plural_of, spelled
from factlint.reading.house_names.model import RejectedName
from factlint.reading.tokens import Token, TokenKind, Tokens, read_tokens
from factlint.spans import Span

_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.DECK, BlockKind.SUBHEAD})
_SHORT = 4
"""Of fewer letters in capitals an acronym is made as well (WHO), so the text around must stand in capitals too."""
_REACH = 30
"""How many tokens of a word without spaces are looked at on each side: an address is seldom longer."""
_BEFORE = 3
"""Of how many words the longest phrase is that tells of an old name behind it."""


def read_house_names(
    text: str,
    tokens: Tokens,
    blocks: Blocks,
    house: HouseList,
    candidates: Sequence[Token],
    published: datetime.date | None,
) -> tuple[RejectedName, ...]:
    """The places where a rejected form stands, in order, none over another; of two forms the longer one counts.

    `candidates` are the tokens that one may begin with. An entry counts from its day on; where the article has no
    date, every entry does. Notes of corrections, addresses and old names that the article calls so are left out.
    """
    page = _Page(text, tokens, blocks)
    day = None if published is None else published.isoformat()
    found: list[RejectedName] = []
    for token in candidates:
        if found and token.start < found[-1].span.end:
            continue
        for match in house.matches(text, tokens, token.index):
            since = match.form.house.since
            if (day is None or since is None or since <= day) and page.counts(match):
                form = page.form_for(match)
                span = Span(token.start, match.end)
                if spelled(form) != spelled(span.of(text)):
                    edits = tuple(_edits(form, match, text, tokens))
                    found.append(RejectedName(span, form, match.form.house, edits))
                    break
    return tuple(found)


class _Page:
    """What tells how a word is written where it stands."""

    def __init__(self, text: str, tokens: Tokens, blocks: Blocks) -> None:
        self._text = text
        self._tokens = tokens
        self._blocks = blocks
        self._heads: dict[int, bool] = {}
        self._capitals: dict[int, bool] = {}

    def counts(self, match: Match) -> bool:
        """Whether a form is meant where it stands, and may be written so there."""
        first = self._tokens[match.first]
        block = self._blocks.at(first.start)
        return (
            block.kind is not BlockKind.NOTE
            and self._is_written_right(match, first)
            and (not match.plural or self._is_plural(match))
            and not self._is_in_address(match)
            and not self._is_former(match)
            and not self._is_in_name(match, first)
        )

    def form_for(self, match: Match) -> str:
        """The house's form as it would be written there."""
        house = match.form.house.form
        first = self._tokens[match.first]
        form = plural_of(house) if match.plural else house
        if match.casing is Casing.CAPITALS or self._in_capitals(first):
            return form.upper()
        if match.casing is Casing.TITLE:
            return " ".join(map(_in_title, form.split()))
        if match.casing is Casing.FIRST or (first.capital and (self._starts(first) or self._in_title_case(first))):
            return _capital(form)
        return form

    def _is_written_right(self, match: Match, first: Token) -> bool:
        if match.casing is Casing.CAPITALS:
            letters = sum(len(word) for word in match.form.words)
            return letters >= _SHORT or self._in_capitals(first)
        if match.casing is Casing.FIRST:
            return self._starts(first) or self._in_title_case(first)
        return match.casing is Casing.SAME or self._in_title_case(first)

    def _is_plural(self, match: Match) -> bool:
        """Whether a form with an -s is its plural; of a name only where a word before tells so (two Roberts)."""
        if match.form.words[-1][:1].islower():
            return True
        before = self._tokens[match.first - 1] if match.first else None
        return before is not None and (before.kind is TokenKind.NUMBER or "before-plural" in before.classes)

    def _is_in_address(self, match: Match) -> bool:
        """Whether the form is part of an e-mail address, a domain, a file name, a handle or a tag."""
        tokens = self._tokens
        first, last = match.first, match.last
        while first > max(0, match.first - _REACH) and tokens[first - 1].end == tokens[first].start:
            first -= 1
        end = min(len(tokens) - 1, match.last + _REACH)
        while last < end and tokens[last].end == tokens[last + 1].start:
            last += 1
        around = {token.text for token in tokens.all[first : last + 1]}
        if around & {"@", "#", "_", "\\"}:
            return True
        behind = tokens.all[match.last + 1 : last + 1]
        return len(behind) > 1 and behind[0].text == "." and behind[1].text.islower()

    def _is_in_name(self, match: Match, first: Token) -> bool:
        """Whether a word that the house writes small is part of a name: the Internet Society."""
        if not first.capital or match.casing is not Casing.SAME or not match.form.house.form[:1].islower():
            return False
        behind = self._beside(match.last, match.last + 1)
        before = self._beside(first.index - 1, first.index - 1)
        return (behind is not None and behind.capital) or (
            before is not None
            and before.capital
            and before.word == before.text
            and "function-word" not in before.classes
            and not self._starts(before)
        )

    def _beside(self, left: int, wanted: int) -> Token | None:
        """The word with a number, where the token on the left of a gap and the one behind it are a space apart."""
        if left < 0 or left + 1 >= len(self._tokens):
            return None
        gap = self._text[self._tokens[left].end : self._tokens[left + 1].start]
        token = self._tokens[wanted]
        return token if gap in {" ", "\xa0"} and token.kind is TokenKind.WORD else None

    def _is_former(self, match: Match) -> bool:
        """Whether the article calls the form an old name: formerly Bombay, Bombay (now Mumbai)."""
        telling = lexicon.entries("former-name")
        before = [token.text.lower() for token in self._tokens.all[max(0, match.first - _BEFORE) : match.first]]
        if any(telling.get(" ".join(before[start:])) == "before" for start in range(len(before))):
            return True
        behind = self._tokens.all[match.last + 1 : match.last + 2 + _BEFORE]
        if not behind or behind[0].text not in {"(", ","}:
            return False
        words = [spelled(token.text).lower() for token in behind[1:]]
        return any(telling.get(" ".join(words[:count])) == "behind" for count in range(1, len(words) + 1))

    def _starts(self, token: Token) -> bool:
        """Whether a word may begin a sentence, a quotation, or what stands behind a colon."""
        before = self._tokens[token.index - 1] if token.index else None
        if before is None or before.start < self._blocks.at(token.start).span.start:
            return True
        opens = before.end == token.start and not before.classes.isdisjoint({"quote-mark", "bracket"})
        return opens or before.text == ":" or not before.classes.isdisjoint({"end-mark", "dotted", "bullet"})

    def _in_capitals(self, token: Token) -> bool:
        """Whether the block around a word has no small letter."""
        number = self._blocks.index_at(token.start)
        if number not in self._capitals:
            self._capitals[number] = self._blocks[number].span.of(self._text).isupper()
        return self._capitals[number]

    def _in_title_case(self, token: Token) -> bool:
        """Whether a word stands in a headline whose words begin with capitals, small words apart."""
        number = self._blocks.index_at(token.start)
        if number not in self._heads:
            block = self._blocks[number]
            words = self._tokens.within(block.span) if block.kind in _HEADS else ()
            told = [
                each.capital for each in words if each.kind is TokenKind.WORD and "function-word" not in each.classes
            ]
            self._heads[number] = len(told) > 1 and all(told)
        return self._heads[number]


def _capital(form: str) -> str:
    """A form with a capital at its start; one with a capital behind a small letter keeps it (eBay)."""
    return form if form[1:2].isupper() else form[:1].upper() + form[1:]


def _has_article(match: Match, tokens: Tokens) -> bool:
    return match.first > 0 and tokens[match.first - 1].text in {"a", "an", "A", "An"}


def _begin_alike(form: str, other: str) -> bool:
    return form[:1].lower() == other[:1].lower()


def _may_end(match: Match, tokens: Tokens) -> bool:
    """Whether a sentence may end with a form, as far as what stands behind it tells."""
    behind = tokens[match.last + 1] if match.last + 1 < len(tokens) else None
    return behind is None or behind.capital or not behind.classes.isdisjoint({"end-mark", "quote-mark"})


def _in_title(word: str) -> str:
    return word if "function-word" in lexicon.classes(word) else _capital(word)


def _edits(form: str, match: Match, text: str, tokens: Tokens) -> Iterator[Edit]:
    """What writes a form: where it has as many words as what stands there, those that differ, else all of it.

    Nothing where the full stop of one of them may end the sentence too (“in the U.S.”), nor where “a” or “an” before it
    may no longer be right.
    """
    stops = form.endswith(".") != match.form.words[-1].endswith(".")
    if (stops and _may_end(match, tokens)) or (
        _has_article(match, tokens) and not _begin_alike(form, match.form.words[0])
    ):
        return
    there = tokens.all[match.first : match.last + 1]
    spans = [*(token.span for token in there[:-1]), Span(there[-1].start, match.end)]
    wanted = read_tokens(form).all
    touching = (False, *(one.end == other.start for one, other in itertools.pairwise(wanted)))
    if touching != match.form.touching:
        yield Edit(Span(spans[0].start, match.end), form)
        return
    for span, word in zip(spans, wanted, strict=True):
        if spelled(span.of(text)) != spelled(word.text):
            yield Edit(span, word.text)
