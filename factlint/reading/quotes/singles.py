"""Single marks into pairs, inside the double quotation they stand in, with apostrophes in between."""

from collections.abc import Iterable, Sequence

from factlint.reading.quotes.marks import Mark, Side
from factlint.reading.quotes.pairing import Pair, Pairing
from factlint.reading.tokens import Token, Tokens
from factlint.spans import Span


def pair_singles(tokens: Tokens, marks: Sequence[Mark], rooms: Iterable[Span], end: int) -> Pairing:
    """Pair the single marks of a block that ends at `end`; no pair leaves the room its opening mark stands in.

    The rooms are the double quotations of the block, one of which may be open to its end.
    """
    whole = Pairing()
    for room_end, room in _by_room(marks, rooms, end):
        found = _Scope(tokens).run(room)
        whole.pairs += found.pairs
        whole.unclosed += found.unclosed
        whole.unopened += found.unopened
        whole.turned += found.turned
        whole.seams += found.seams
        if found.hanging is not None and room_end == end:
            if whole.hanging is not None:
                whole.unclosed.append(whole.hanging)
            whole.hanging = found.hanging
        elif found.hanging is not None:
            whole.unclosed.append(found.hanging)
    return whole


def _by_room(marks: Sequence[Mark], rooms: Iterable[Span], end: int) -> list[tuple[int, list[Mark]]]:
    """The marks of each room and of the block around them, with the end of the room."""
    outside: tuple[int, list[Mark]] = (end, [])
    found = [outside]
    inside: list[tuple[int, list[Mark]]] = [outside]
    waiting = sorted(rooms, key=lambda room: (room.start, -room.end))
    entered = 0
    for mark in marks:
        while entered < len(waiting) and waiting[entered].start < mark.start:
            while len(inside) > 1 and inside[-1][0] <= waiting[entered].start:
                inside.pop()
            inside.append((waiting[entered].end, []))
            found.append(inside[-1])
            entered += 1
        while len(inside) > 1 and inside[-1][0] <= mark.start:
            inside.pop()
        inside[-1][1].append(mark)
    return [room for room in found if room[1]]


class _Scope:
    """One room: an opening mark waits for a sure closing mark, and makes do with a doubtful one."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._found = Pairing()
        self._open: Mark | None = None
        self._doubtful: Mark | None = None

    def run(self, marks: Sequence[Mark]) -> Pairing:
        for mark in marks:
            if mark.curl is Side.OPEN and mark.place is not Side.CLOSE and not mark.weak:
                self._settle(before=mark)
                self._open = mark
            elif mark.place is Side.OPEN:
                self._may_open(mark)
            elif self._open is not None:
                self._closes(self._open, mark)
            elif mark.curl is not Side.OPEN and (self._ends_a_clause(mark) or self._repeats_closer(mark)):
                self._found.unopened.append(mark)
        self._settle()
        return self._found

    def _may_open(self, mark: Mark) -> None:
        """A straight mark, or one curled for an apostrophe, before a word: an unknown elision if nothing closes it."""
        if self._open is None:
            self._open = mark

    def _closes(self, opener: Mark, mark: Mark) -> None:
        if mark.curl is not Side.OPEN and mark.weak and self._goes_on(mark):
            self._doubtful = self._doubtful or mark
            return
        if opener.curl is Side.CLOSE:
            if not self._ends_a_clause(mark):
                self._open = None
                return
            self._found.turned.append(opener)
        if mark.curl is Side.OPEN and opener.system != "low":
            self._found.turned.append(mark)
        self._found.pairs.append(Pair(opener, mark))
        self._open = self._doubtful = None

    def _settle(self, before: Mark | None = None) -> None:
        """Before another opening mark, or at the end: close at a doubtful mark, else the opening mark is alone.

        Where both open as paragraphs do, the paragraph break between them may be lost.
        """
        if self._open is not None and self._open.curl is not Side.CLOSE and self._doubtful is not None:
            self._found.pairs.append(Pair(self._open, self._doubtful))
        elif self._open is not None and self._open.curl is Side.OPEN and not self._open.weak:
            if before is None:
                self._found.hanging = self._open
            elif before.begins and before.system == self._open.system and (self._open.edge or self._open.lead):
                self._found.seams.append((self._open, before))
            else:
                self._found.unclosed.append(self._open)
        self._open = self._doubtful = None

    def _goes_on(self, mark: Mark) -> bool:
        """Whether a doubtful closing mark is followed by what it may be the apostrophe of: a word, no small one."""
        before, behind = self._before(mark), self._behind(mark)
        if behind is not None and behind.start == mark.end and behind.text == mark.text:
            return True
        if behind is None or not behind.text[0].isalnum():
            return False
        if before is not None and before.text[-1].lower() in "sz":
            return not behind.classes & _SMALL
        return True

    def _ends_a_clause(self, mark: Mark) -> bool:
        before = self._before(mark)
        return before is not None and before.end == mark.start and before.text in {",", ".", "!", "?"}

    def _repeats_closer(self, mark: Mark) -> bool:
        """Whether a mark stands directly behind the one that closed the last quotation: ’’ for ’."""
        last = self._found.pairs[-1].closer if self._found.pairs else None
        return last is not None and last.end == mark.start and last.text == mark.text

    def _before(self, mark: Mark) -> Token | None:
        index = self._tokens.first_at(mark.start) - 1
        return self._tokens[index] if index >= 0 else None

    def _behind(self, mark: Mark) -> Token | None:
        index = self._tokens.first_at(mark.end)
        return self._tokens[index] if index < len(self._tokens) else None


_SMALL = frozenset({"function-word", "cue-verb"})
