"""The elements that are open at a point of the source, by the rules that browsers mend broken HTML with."""

from collections.abc import Iterator

import msgspec

from factlint.readers.blocks import BlockKind

_SCOPES = frozenset({"td", "th", "caption", "table", "html", "article", "main"})
"""Elements through which an end tag inside them does not reach, unless it is that of a table's part."""
_TABLE_PARTS = frozenset({"td", "th", "caption", "table", "tr", "tbody", "thead", "tfoot"}) | _SCOPES


class Element(msgspec.Struct, frozen=True):
    """An open element: whether it begins a line of its own, is silent, what it is read as, what is written at its end
    (for all of it, where `start` says where it begins), and whether it may be the article of the page."""

    name: str
    block: bool = False
    silent: bool = False
    kind: BlockKind | None = None
    mark: str = ""
    start: int | None = None
    part: bool = False


class OpenElements:
    """A stack of elements that answers without looking through itself."""

    def __init__(self) -> None:
        self._stack: list[Element] = []
        self._places: dict[str, list[int]] = {}
        self._blocks: list[int] = []
        self._scopes: list[int] = []
        self._kinds: list[BlockKind] = []
        self.silent = 0

    def holds(self, name: str) -> bool:
        """Whether an element of that name is open."""
        return bool(self._places.get(name))

    def count(self, name: str) -> int:
        """How many elements of that name are open."""
        return len(self._places.get(name, ()))

    @property
    def kind(self) -> BlockKind | None:
        """What the innermost element that says so is read as."""
        return self._kinds[-1] if self._kinds else None

    def push(self, element: Element) -> None:
        """Open an element."""
        number = len(self._stack)
        self._stack.append(element)
        self._places.setdefault(element.name, []).append(number)
        if element.block:
            self._blocks.append(number)
        if element.name in _SCOPES:
            self._scopes.append(number)
        if element.kind is not None:
            self._kinds.append(element.kind)
        self.silent += element.silent

    def closed_by(self, name: str) -> int:
        """How many elements stay open when an end tag has closed what it closes."""
        places = self._places.get(name)
        if not places:
            return len(self._stack)
        place = places[-1]
        wall = self._scopes if name not in _TABLE_PARTS else []
        if not (self._stack[place].block or self._stack[place].silent):
            wall = self._blocks
        return len(self._stack) if wall and place < wall[-1] else place

    def outside_line(self) -> int:
        """How many elements stay open when those of running text inside the innermost block are closed."""
        return self._blocks[-1] + 1 if self._blocks else 0

    def down_to(self, number: int) -> Iterator[Element]:
        """The elements above the first so many, from the innermost on; each is closed when the next is asked for."""
        while len(self._stack) > number:
            yield self._stack[-1]
            self._pop()

    def _pop(self) -> None:
        element = self._stack.pop()
        self._places[element.name].pop()
        if element.block:
            self._blocks.pop()
        if element.name in _SCOPES:
            self._scopes.pop()
        if element.kind is not None:
            self._kinds.pop()
        self.silent -= element.silent
