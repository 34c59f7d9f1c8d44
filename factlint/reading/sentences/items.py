"""Items of a list that stands in one line: “1. Milk 2. Bread”, “• Milk • Bread”."""

from collections.abc import Sequence

from factlint.reading.tokens import Token, TokenKind, Tokens

_LAST_NUMBER = 99
_LABEL_ENDS = {".", ")"}


def item_starts(tokens: Tokens, first: int, last: int, bullets: Sequence[Token]) -> list[int]:
    """The tokens that begin an item in the block from `first` to `last`, in order."""
    starts = [bullet.index for bullet in bullets if bullet.index > first and _spaced(tokens, bullet.index)]
    return starts or _numbered(tokens, first, last)


def label_end(tokens: Tokens, start: int, last: int) -> int:
    """The token behind the label that begins an item (“1.”, “1.)”, “• a)”); `start` itself where there is none."""
    index = start
    while index < last and "bullet" in tokens[index].classes:
        index += 1
    if index + 1 >= last or not _is_label(tokens[index]):
        return start
    end = index + 1
    while end < last and tokens[end].text in _LABEL_ENDS and tokens[end].start == tokens[end - 1].end:
        end += 1
    return end if index + 1 < end < last and tokens[end].start > tokens[end - 1].end else start


def _numbered(tokens: Tokens, first: int, last: int) -> list[int]:
    if label_end(tokens, first, last) == first or tokens[first].text not in {"1", "a", "A"}:
        return []
    found = []
    wanted = _next_label(tokens[first].text)
    for index in range(first + 1, last):
        if tokens[index].text == wanted and _may_be_item(tokens, index) and label_end(tokens, index, last) > index:
            found.append(index)
            wanted = _next_label(wanted)
    return found


def _may_be_item(tokens: Tokens, index: int) -> bool:
    """Whether an item may begin at a token: not behind a capital (Game 2. Then …)."""
    return _spaced(tokens, index) and not tokens[index - 1].capital


def _is_label(token: Token) -> bool:
    """Whether a token may number an item: 1 to 99, or a single letter."""
    if token.kind is TokenKind.NUMBER:
        return token.text.isdecimal() and int(token.text) <= _LAST_NUMBER
    return token.kind is TokenKind.WORD and len(token.text) == 1


def _next_label(label: str) -> str:
    return str(int(label) + 1) if label.isdecimal() else chr(ord(label) + 1)


def _spaced(tokens: Tokens, index: int) -> bool:
    return tokens[index].start > tokens[index - 1].end
