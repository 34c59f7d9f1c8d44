"""Words that tell a time from the day of writing: today, last week, two years ago, now."""

import functools
from collections.abc import Iterator

from factlint.reading import lexicon
from factlint.reading.dates.dates import Date
from factlint.reading.dates.page import Page
from factlint.reading.dates.resolving import Value
from factlint.reading.tokens import Token, TokenKind
from factlint.spans import Span

_MODIFIERS = {"early", "late", "earlier", "later"}
_MOMENTS = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}


def read_relative(page: Page) -> Iterator[Date]:
    """The deictic words and phrases of the closed list, and what is so many units ago. Not in order."""
    meanings = lexicon.entries("deictic")
    for token in page.tokens.of("deictic"):
        if not _idiom(page, token) and not _part_of_name(page, token):
            yield _deictic(page, token, token, meanings[token.word.lower()])
    for token in page.tokens.of("deictic-opener"):
        if (found := _phrase_at(page, token)) is not None:
            words, last = found
            if words[-1] != "quarter" or not _is_share(page, last):
                yield _deictic(page, token, last, meanings[" ".join(words)])
    for token in page.tokens.of("time-unit"):
        if (date := _ago(page, token)) is not None:
            yield date


def _deictic(page: Page, first: Token, last: Token, meaning: str) -> Date:
    """The date of a word or phrase whose meaning is a unit and a count, or a moment."""
    span = page.with_words_before(first, Span(first.start, last.start + len(last.word)), _MODIFIERS)
    unit, _, count = meaning.partition(" ")
    if not count:
        return page.date(span, "moment", Value(_MOMENTS[unit]), relative=True)
    offset = int(count) if unit == "day" else None
    return page.date(span, unit, page.anchor.shifted(unit, int(count)), relative=True, day_offset=offset)


def _phrase_at(page: Page, first: Token) -> tuple[tuple[str, ...], Token] | None:
    """The phrase of the list that begins with a token, and its last token; None where there is none."""
    second = page.behind(first)
    if second is None:
        return None
    for words in _phrases().get((first.text.lower(), second.word.lower()), ()):
        found = page.tokens.all[first.index : first.index + len(words)]
        if tuple(each.word.lower() for each in found) == words and "\n" not in page.text[first.start : found[-1].end]:
            return words, found[-1]
    return None


def _is_share(page: Page, quarter: Token) -> bool:
    """Whether a quarter is a part of something (the last quarter century, the last quarter of 2004)."""
    behind = page.behind(quarter)
    return behind is not None and behind.text.lower() in {"century", "of"}


@functools.cache
def _phrases() -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """The phrases of the list by their first two words."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for phrases in lexicon.phrases("deictic").values():
        for words in phrases:
            found.setdefault((words[0], words[1]), []).append(words)
    return found


def _idiom(page: Page, token: Token) -> bool:
    """Whether a word of time stands in an idiom (today’s world, every now and then)."""
    around = page.tokens.all[max(0, token.index - 2) : token.index + 3]
    words = [each.text.lower() for each in around]
    joined = f" {' '.join(words)} "
    return any(f" {idiom} " in joined for idiom in lexicon.entries("deictic-idiom"))


def _part_of_name(page: Page, token: Token) -> bool:
    """Whether a word of time with a capital is part of a name (Russia Today)."""
    before = page.before(token)
    return token.capital and before is not None and before.capital and before.kind is TokenKind.WORD


def _ago(page: Page, unit: Token) -> Date | None:
    """`two years ago` `a month ago` `10 days ago`; of `decades ago` nobody can tell how many."""
    ago = page.behind(unit)
    if ago is None or ago.text.lower() != "ago":
        return None
    count = page.before(unit)
    number = None if count is None else _count(count)
    kind = lexicon.entries("time-unit")[unit.word.lower()]
    if count is None or number is None:
        return page.date(Span(unit.start, ago.end), kind, Value(why_none="how many is not said"), relative=True)
    return page.date(Span(count.start, ago.end), kind, page.anchor.shifted(kind, -number), relative=True)


def _count(token: Token) -> int | None:
    if token.text.isdigit() and len(token.text) <= 4:
        return int(token.text)
    meaning = lexicon.entries("cardinal").get(token.text.lower())
    return None if meaning is None else int(meaning)
