"""The comments of one article, asked which of them silences a finding; they remember which did."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from factlint.findings import Diagnostic
from factlint.suppressions.model import Directive, Kind, Silencing

Entry = tuple[int, int]
"""The number of a comment, and the number of a name in it."""


class Comments:
    """The comments of an article. `families` has the family of every rule."""

    def __init__(self, silencing: Silencing, families: Mapping[str, str]) -> None:
        self.silencing = silencing
        self._used: set[Entry] = set()
        self._named: dict[str, _Named] = {}
        for number, directive in enumerate(silencing.directives):
            for place, name in enumerate(directive.names):
                self._named.setdefault(name, _Named()).add((number, place), directive)
        self._use_what_ends_something(families)

    def silencer(self, finding: Diagnostic, but: int | None = None) -> Directive | None:
        """The comment that silences a finding, the nearest one first; `but` is the number of one that may not."""
        names = (finding.rule, finding.family)
        for entry in _covering([self._named[name] for name in names if name in self._named], finding):
            if entry[0] != but:
                self._used.add(entry)
                return self.silencing.directives[entry[0]]
        return None

    def idle(self, number: int) -> Iterator[tuple[int, str]]:
        """The names in a comment that have silenced nothing so far, each with its number."""
        for place, name in enumerate(self.silencing.directives[number].names):
            if (number, place) not in self._used:
                yield place, name

    def _use_what_ends_something(self, families: Mapping[str, str]) -> None:
        """An `on` is of use where something that it names is off."""
        off: set[str] = set()
        for number, directive in enumerate(self.silencing.directives):
            for place, name in enumerate(directive.names):
                if directive.kind is Kind.OFF:
                    off.add(name)
                elif directive.kind is Kind.ON:
                    ended = {each for each in off if name in (each, families.get(each))}
                    if ended or families.get(name) in off:
                        self._used.add((number, place))
                    off -= ended


class _Named:
    """The comments that give one name, in order of place."""

    def __init__(self) -> None:
        self._first_lines: list[int] = []
        self._lines: list[tuple[int, Entry]] = []
        self._offsets: list[int] = []
        self._switches: list[tuple[Kind, Entry]] = []
        self.files: list[Entry] = []

    def add(self, entry: Entry, directive: Directive) -> None:
        if directive.kind is Kind.FILE:
            self.files.append(entry)
        elif directive.kind is Kind.LINE and not directive.lines[0]:
            return
        elif directive.kind is Kind.LINE:
            self._first_lines.append(directive.lines[0])
            self._lines.append((directive.lines[1], entry))
        else:
            self._offsets.append(directive.location.end.offset)
            self._switches.append((directive.kind, entry))

    def on_lines(self, first: int, last: int) -> Iterator[Entry]:
        """The comments that cover any of the lines, the last one first."""
        for number in range(bisect_right(self._first_lines, last) - 1, -1, -1):
            end, entry = self._lines[number]
            if end < first:
                return
            yield entry

    def switch(self, offset: int) -> tuple[int, Kind, Entry] | None:
        """The last `off` or `on` before an offset, with its own."""
        number = bisect_right(self._offsets, offset) - 1
        return (self._offsets[number], *self._switches[number]) if number >= 0 else None


def _covering(named: list[_Named], finding: Diagnostic) -> Iterator[Entry]:
    """The comments that silence a finding, by line, then by passage, then by file."""
    start, end = finding.location.start, finding.location.end
    for each in named:
        yield from each.on_lines(start.line, end.line)
    switches = [switch for each in named if (switch := each.switch(start.offset)) is not None]
    if switches:
        _, kind, entry = max(switches)
        if kind is Kind.OFF:
            yield entry
    for each in named:
        yield from each.files
