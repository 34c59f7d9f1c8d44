"""Marks into pairs, one block and one family of marks at a time.

A block starts afresh, so that one missing mark never reaches into the next.
"""

from collections.abc import Sequence

import msgspec

from factlint.reading.quotes.marks import Mark, Side

_LOOK_AHEAD = 8
"""How many marks are looked at to tell a quotation inside its own kind from one that was never closed."""


class Pair(msgspec.Struct, frozen=True):
    """Two marks that belong together."""

    opener: Mark
    closer: Mark


class Pairing(msgspec.Struct):
    """What became of the marks of one family in one block.

    `unclosed` are opening marks and `unopened` closing marks without a partner; `hanging` is
    the opening mark still open at the block's end, which the next block may carry on.
    `turned` are marks that curl the wrong way. `seams` are places inside the block where an
    open quotation is opened once more at a sentence's beginning, as it would be at a paragraph's:
    the first opening mark and the second.
    """

    pairs: list[Pair] = []
    unclosed: list[Mark] = []
    unopened: list[Mark] = []
    turned: list[Mark] = []
    seams: list[tuple[Mark, Mark]] = []
    hanging: Mark | None = None


def pair(marks: Sequence[Mark]) -> Pairing:
    """Pair double marks or guillemets."""
    return _Pairer(marks).run()


class _Pairer:
    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = marks
        self._open: list[Mark] = []
        self._found = Pairing()

    def run(self) -> Pairing:
        for index, mark in enumerate(self._marks):
            side = self._side(index, mark)
            if side is Side.OPEN:
                self._opens(index, mark)
            elif side is Side.CLOSE:
                self._closes(mark)
        if self._open:
            self._found.hanging = self._open.pop()
            self._found.unclosed += self._open
        return self._found

    def _opens(self, index: int, mark: Mark) -> None:
        if self._open and not self._nests(index):
            before = self._open.pop()
            if mark.begins and before.system == mark.system and (before.edge or before.lead):
                self._found.seams.append((before, mark))
            else:
                self._found.unclosed.append(before)
        self._open.append(mark)

    def _closes(self, mark: Mark) -> None:
        if self._open:
            self._found.pairs.append(Pair(self._open.pop(), mark))
        else:
            self._found.unopened.append(mark)

    def _side(self, index: int, mark: Mark) -> Side | None:
        """What the mark does here; None for inches. A mark may be turned, where that and nothing else mends it."""
        if mark.figure is not None and self._is_unit(index, mark):
            return None
        if mark.curl is Side.EITHER:
            return self._straight_side(mark)
        if self._low_or_reversed(mark):
            return Side.CLOSE if self._open else Side.OPEN
        if self._is_turned(index, mark):
            self._found.turned.append(mark)
            return Side.CLOSE if self._open else Side.OPEN
        return mark.curl

    def _straight_side(self, mark: Mark) -> Side:
        if mark.place is not Side.EITHER:
            return mark.place
        return Side.CLOSE if self._open else Side.OPEN

    def _low_or_reversed(self, mark: Mark) -> bool:
        """„…“ closes with what opens elsewhere; »…« opens with what closes elsewhere."""
        if self._open:
            return self._open[-1].text == _REVERSED.get(mark.text) and mark.place is not Side.OPEN
        return mark.text in "»›" and mark.place is Side.OPEN

    def _is_turned(self, index: int, mark: Mark) -> bool:
        """Whether a mark curls the wrong way: its neighbours say so, or leave it open and the next mark says so."""
        behind = self._next(index)
        if mark.curl is Side.OPEN:
            alone = behind is None or _leaning(behind) is Side.OPEN
            return bool(self._open) and (mark.place is Side.CLOSE or (mark.place is Side.EITHER and alone))
        if self._open or mark.place is Side.CLOSE:
            return False
        return mark.edge if behind is None else _leaning(behind) is Side.CLOSE

    def _is_unit(self, index: int, mark: Mark) -> bool:
        """Whether a mark behind a figure stands for inches: nothing is open, or the next mark closes it."""
        if not self._open:
            return True
        behind = self._next(index)
        return mark.figure != self._open[-1].end and behind is not None and _leaning(behind) is Side.CLOSE

    def _nests(self, index: int) -> bool:
        """Whether an opening mark begins a quotation inside one of its own kind: both get their closing marks."""
        depth = len(self._open) + 1
        for mark in self._marks[index + 1 : index + 1 + _LOOK_AHEAD]:
            depth += 1 if _leaning(mark) is Side.OPEN else -1
            if depth == 0:
                return True
        return False

    def _next(self, index: int) -> Mark | None:
        return self._marks[index + 1] if index + 1 < len(self._marks) else None


_REVERSED = {"“": "„", "«": "»", "‹": "›", "‘": "‚"}
"""A mark that closes here although it opens elsewhere → the mark that opens for it."""


def _leaning(mark: Mark) -> Side:
    """What a mark does, for all that can be seen without its neighbours."""
    if mark.curl is Side.EITHER or (mark.curl is Side.OPEN and mark.place is Side.CLOSE):
        return mark.place
    return mark.curl
