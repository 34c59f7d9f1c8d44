"""How a pyparsing expression is run over an article: at a place the tokens point to, with true offsets.

The only module that knows pyparsing's traps. Run over a whole article it is a hundred times
slower than `re`, it expands tabs, so that offsets move, and it takes a line end for white space,
so that a date may span two paragraphs. Here an expression reads a short window from one place
on, tabs stay, and white space is set on the expressions themselves, never as the default, which
would change the grammars of plugins too. pyparsing is imported by the first reading.
"""

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec

from factlint.spans import Span

if TYPE_CHECKING:
    from pyparsing import ParserElement, ParseResults

BLANKS = " \t\u00a0\u2009\u202f"
"""White space inside a line: spaces, also those that do not break, and tabs."""

WINDOW = 96
"""How many characters of the article an expression sees; longer than anything it may read."""


class Reading(msgspec.Struct, frozen=True):
    """What an expression read: its place in the article, and the place of each named part."""

    span: Span
    parts: Mapping[str, Span]

    def __contains__(self, name: str) -> bool:
        return name in self.parts


class Grammar:
    """An expression to run over articles, built on first use.

    `build` makes the expression out of leaves made by `leaf`; it may import pyparsing, nothing else may.
    """

    def __init__(self, build: "Callable[[], ParserElement]") -> None:
        self._build = build

    @functools.cached_property
    def _expression(self) -> "ParserElement":
        return self._build().parse_with_tabs()

    def read_at(self, text: str, start: int, end: int) -> Reading | None:
        """What stands in a text from `start` on, and ends before `end`; None where the expression does not fit."""
        from pyparsing import ParseException  # noqa: PLC0415  # 50 ms, spent only where there is something to read

        try:
            found = self._expression.parse_string(text[start : min(end, start + WINDOW)])
        except ParseException:
            return None
        whole = [(first, last) for name, first, last in found if not name]
        parts = {name: Span(start + first, start + last) for name, first, last in found if name}
        return Reading(Span(start + whole[0][0], start + whole[-1][1]), parts)


def leaf(pattern: str) -> "ParserElement":
    """A piece of an expression: a regular expression whose named groups become the reading's parts."""
    from pyparsing import Regex  # noqa: PLC0415  # as above

    return Regex(pattern, as_match=True).set_whitespace_chars(BLANKS).add_parse_action(_places)


def _places(_text: str, _start: int, found: "ParseResults") -> list[tuple[str, int, int]]:
    """The places of a leaf's named groups and, under the empty name, of the leaf itself."""
    match = found[0]
    parts = [(name, match.start(name), match.end(name)) for name in match.re.groupindex if match.start(name) >= 0]
    return [*parts, ("", match.start(), match.end())]
