"""Front matter in TOML and JSON: the standard library says if it is right, a pass over its signs where it stands."""

import json
import re
from collections.abc import Iterator, Sequence

from factlint.readers.article import ReadError
from factlint.readers.frontmatter.values import Tree, Value
from factlint.spans import LineIndex

_JSON_SIGN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+')
_TOML_SIGN = re.compile(
    r"""\#[^\r\n]*
      | \"{3}(?:[^"\\]|\\[\s\S]|"(?!""))*"{3,5} | '{3}(?:[^']|'(?!''))*'{3,5}
      | "(?:[^"\\\r\n]|\\.)*" | '[^'\r\n]*'
      | [\[\]{}=,\r\n] | [^\s\[\]{}=,"'\#]+(?:[ ]\d\d:[\d:.+Zz-]+)?""",
    re.VERBOSE,
)
_TOML_LINE = re.compile(r"\(at line (\d+)")

Sign = tuple[str, int]
"""A sign of the notation as it stands, and where."""


def read_json(source: str, start: int) -> tuple[Tree, int]:
    """The JSON object that opens at an offset, and where it ends. Raises ReadError with the line at fault."""
    try:
        _, end = json.JSONDecoder().raw_decode(source, start)
        signs = [(match.group(), match.start()) for match in _JSON_SIGN.finditer(source, start, end)]
        return _Signs(signs).value(), end
    except json.JSONDecodeError as error:
        raise ReadError(f"broken front matter: {error.msg}", LineIndex(source).position(error.pos).line) from error
    except RecursionError as error:
        raise ReadError("broken front matter: nested too deep", 1) from error


def read_toml(source: str, start: int, end: int) -> Tree:
    """The TOML between two offsets. Raises ReadError with the line at fault."""
    import tomllib  # noqa: PLC0415  # only TOML front matter needs it

    first = LineIndex(source).position(start).line
    try:
        # tomllib knows no lone carriage return; as a line feed it keeps lines and places.
        tomllib.loads(re.sub(r"\r(?!\n)", "\n", source[start:end]))
        signs = [(match.group(), match.start()) for match in _TOML_SIGN.finditer(source, start, end)]
        return _toml([sign for sign in signs if not sign[0].startswith("#")])
    except tomllib.TOMLDecodeError as error:
        line = _TOML_LINE.search(str(error))
        message = re.sub(r" \(at .*\)$", "", str(error))
        raise ReadError(f"broken front matter: {message}", first + int(line[1]) - 1 if line else None) from error
    except RecursionError as error:
        raise ReadError("broken front matter: nested too deep", first) from error


def _toml(signs: Sequence[Sign]) -> Tree:
    root: dict[str, Tree] = {}
    table = root
    reader = _Signs(signs)
    while (sign := reader.peek()) is not None:
        if sign in "\r\n":
            reader.take()
        elif sign == "[":
            path, many = reader.header()
            table = _table(root, path, many=many)
        else:
            reader.entry(table)
    return root


def _table(root: dict[str, Tree], path: Sequence[str], *, many: bool) -> dict[str, Tree]:
    """The table of a path, made where it is not there; of a list of tables the last, or with `many` a new one."""
    at = root
    for number, key in enumerate(path):
        last = number == len(path) - 1
        found = at.setdefault(key, [] if many and last else {})
        if isinstance(found, list):
            if not found or (many and last):
                found.append({})
            found = found[-1]
        at = found if isinstance(found, dict) else {}
    return at


class _Signs:
    """The signs of a text that is known to be right, read into values."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        self._signs = signs
        self._at = 0

    def peek(self) -> str | None:
        return self._signs[self._at][0] if self._at < len(self._signs) else None

    def take(self) -> Sign:
        sign = self._signs[self._at]
        self._at += 1
        return sign

    def value(self) -> Tree:
        sign, start = self.take()
        if sign == "[":
            return [self.value() for _ in self._until("]")]
        if sign == "{":
            table: dict[str, Tree] = {}
            for _ in self._until("}"):
                self.entry(table)
            return table
        return _value(sign, start)

    def entry(self, table: dict[str, Tree]) -> None:
        """A key (in TOML perhaps of several parts) and its value, put into a table."""
        path = self._path("=:")
        _table(table, path[:-1], many=False)[path[-1]] = self.value()

    def header(self) -> tuple[list[str], bool]:
        """The path of a table's header, and whether it is one of many."""
        opened = 0
        while self.peek() == "[":
            self.take()
            opened += 1
        path = self._path("]")
        if opened > 1:
            self.take()
        return path, opened > 1

    def _path(self, ends: str) -> list[str]:
        path: list[str] = []
        while (sign := self.take()[0]) not in ends:
            if sign[0] in "\"'":
                path.append(_value(sign, 0).words)
            else:
                path += (part for part in sign.split(".") if part)
        return path

    def _until(self, end: str) -> Iterator[None]:
        """Once for each member up to the closing bracket."""
        while (sign := self.peek()) != end:
            if sign in {",", "\n", "\r"}:
                self.take()
            else:
                yield
        self.take()


def _value(sign: str, start: int) -> Value:
    for quote in ('"""', "'''", '"', "'"):
        if sign.startswith(quote):
            inner = sign[len(quote) : -len(quote)]
            begin = start + len(quote)
            if quote[0] == "'" or "\\" not in inner:
                return Value(inner, begin, begin + len(inner), quoted=True)
            return Value(_unquoted(sign), begin, begin + len(inner), "escaped", quoted=True)
    return Value(sign, start, start + len(sign))


def _unquoted(sign: str) -> str:
    """The words of a string in double quotes; half a character, which JSON allows, is replaced."""
    try:
        words = str(json.loads(sign))
    except ValueError:  # TOML alone has such strings
        import tomllib  # noqa: PLC0415  # as above

        words = str(tomllib.loads(f"x = {sign}")["x"])
    return words.encode("utf-8", "replace").decode()
