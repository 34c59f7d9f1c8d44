"""Where a sentence ends: what a full stop, a question mark, an exclamation mark or an ellipsis stands for."""

from factlint.reading.sentences.abbreviations import is_starter, keeps_going
from factlint.reading.sentences.items import label_end
from factlint.reading.tokens import Token, TokenKind, Tokens

_CLOSING = "”»)]}"
_MARKS = {"quote-mark", "bracket"}
_GOING_ON = {"pause-mark", "dash", "end-mark"}
_ELLIPSIS = 3
_CLAUSE = 8
"""How many tokens a speaker’s name and title may take before the verb: “…?” Deputy Prime Minister J. Doe asked."""
_ASIDE = 12
"""How many tokens a reference in brackets may have."""
_WORDLESS = 8
"""How many marks without a word are still no sentence."""


def ending(tokens: Tokens, start: int, stop: Token, last: int) -> tuple[int, bool]:
    """The token behind an end mark and all that belongs to it, and whether the sentence from `start` on ends there.

    `stop` is the end mark, or the word with a full stop of its own (U.S.); `last` is the end of the block.
    """
    behind = _behind_marks(tokens, stop.index + 1, last)
    end = _behind_closing(tokens, behind, last)
    follower = _follower(tokens, end, last)
    if follower is None or not (_parted(tokens, stop.index, end, follower) and _may_begin(follower)):
        return end, False
    if _wordless(tokens, start, stop.index) or label_end(tokens, start, last) >= end or _aside(tokens, end, last):
        return end, False
    return end, _concludes(tokens, start, (stop.index, behind, end), follower, last)


def _concludes(tokens: Tokens, start: int, marks: tuple[int, int, int], follower: Token, last: int) -> bool:
    """Whether marks (their first token, the one behind them, the one behind what closes) end a sentence for good."""
    stop, behind, end = marks
    dots = _dots(tokens, stop, behind)
    if dots == 1:
        stopped_twice = end > behind and "end-mark" in tokens[end - 1].classes  # (R-Maine).
        return stopped_twice or not keeps_going(tokens, start, stop, follower)
    if dots == 0 and _alone_in_brackets(tokens, stop, behind, end):
        return False
    if any("quote-mark" in token.classes for token in tokens.all[behind:end]):
        return not _said(tokens, follower.index, last)
    return not (dots == _ELLIPSIS and _is_i(follower))


def _behind_marks(tokens: Tokens, index: int, last: int) -> int:
    """The token behind a run of end marks: ?!  ...  . . ."""
    while index < last and "end-mark" in tokens[index].classes:
        before, mark = tokens[index - 1], tokens[index]
        if mark.start > before.end and mark.text != before.text:
            break
        index += 1
    return index


def _behind_closing(tokens: Tokens, index: int, last: int) -> int:
    """The token behind the quotation marks and brackets that close with the sentence."""
    while index < last:
        token = tokens[index]
        if token.start == tokens[index - 1].end:
            if not token.classes & _MARKS or token.text in "([{":
                break
        elif token.text not in _CLOSING:
            break
        index += 1
    while index < last and "end-mark" in tokens[index].classes and tokens[index].start == tokens[index - 1].end:
        index += 1
    return index


def _follower(tokens: Tokens, index: int, last: int) -> Token | None:
    """The first word or number behind, or the mark that forbids one to begin a sentence there."""
    while index < last and tokens[index].kind is TokenKind.MARK and not tokens[index].classes & _GOING_ON:
        index += 1
    return tokens[index] if index < last else None


def _may_begin(follower: Token) -> bool:
    """Whether a sentence may begin with a token: no small letter, no comma, dash or full stop."""
    return not (follower.text[0].islower() or follower.classes & _GOING_ON)


def _parted(tokens: Tokens, stop: int, end: int, follower: Token) -> bool:
    """Whether the next sentence is set apart: by a space, by a closing mark, or but for a slip (“the end.The next”)."""
    if tokens[end].start > tokens[end - 1].end:
        return True
    closed = bool(tokens[end - 1].classes & _MARKS)
    return follower.kind is TokenKind.WORD and (closed or _glued(tokens, stop, follower))


def _glued(tokens: Tokens, stop: int, follower: Token) -> bool:
    """Whether the space behind a full stop was left out; an address (Jane.Doe@example.org) is no such slip."""
    if stop == 0 or follower.index != stop + 1 or not follower.text.istitle() or len(follower.text) == 1:
        return False
    before = tokens[stop - 1]
    return before.text.islower() and len(before.text) > 1 and _stands_free(tokens, before.index, follower.index)


def _stands_free(tokens: Tokens, first: int, last: int) -> bool:
    """Whether nothing but marks of the sentence touches the words from `first` to `last`."""
    before = tokens[first - 1] if first else None
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    free = before is None or before.end < tokens[first].start or bool(before.classes & _MARKS)
    return free and (behind is None or behind.start > tokens[last].end or "pause-mark" in behind.classes)


def _dots(tokens: Tokens, stop: int, behind: int) -> int:
    """How many dots the marks are, 0 where there is another mark among them; an ellipsis sign is three."""
    marks = [token.text for token in tokens.all[stop:behind]]
    if any(text in "?!" for text in marks):
        return 0
    return sum(_ELLIPSIS if text == "…" else 1 for text in marks)


def _alone_in_brackets(tokens: Tokens, stop: int, behind: int, end: int) -> bool:
    """Whether a mark is an editor’s aside: (!)  [?]"""
    return stop > 0 and tokens[stop - 1].text in "([" and behind < end


def _aside(tokens: Tokens, index: int, last: int) -> bool:
    """Whether a bracket follows that is part of this sentence, for the sentence goes on or is closed behind it:
    Ore. (AP) — The … , 9 p.m. (1200 GMT), the … , as she said (page 5). A reference may close a block: [4].
    """
    if tokens[index].text not in "([":
        return False
    depth = 0
    for token in tokens.all[index : min(index + _ASIDE, last)]:
        depth += (token.text in "([") - (token.text in ")]")
        if depth == 0 and token.index + 1 == last:
            return token.index == index + 2 and tokens[index + 1].kind is TokenKind.NUMBER
        if depth == 0:
            return not _may_begin(tokens[token.index + 1])
    return False


def _wordless(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether there is no word before the marks that a sentence begins with: … Smith! Jones!"""
    return stop - start < _WORDLESS and all(token.kind is TokenKind.MARK for token in tokens.all[start : stop + 1])


def _said(tokens: Tokens, index: int, last: int) -> bool:
    """Whether a speaker and a verb of saying follow: “Why now?” Ms. Doe asked."""
    if is_starter(tokens, tokens[index]) and tokens[index].text != "I":
        return False
    for token in tokens.all[index : min(index + _CLAUSE, last)]:
        if "cue-verb" in token.classes:
            return token.index > index
        if not (token.capital or token.text in ".-"):
            return False
    return False


def _is_i(token: Token) -> bool:
    return token.text == "I" or (token.text[0] == "I" and token.text[1:2] in {"'", "’"})
