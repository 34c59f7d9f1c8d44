"""On which line a TOML document states each of its values: what tomllib does not tell.

Reads only what tomllib has already found valid, so it needs no error handling of its own.
"""

import re

Path = tuple[str | int, ...]
"""The way to a value: keys, and indexes of arrays."""

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BASIC = re.compile(r'"((?:[^"\\]|\\.)*)"')
_LITERAL = re.compile(r"'([^']*)'")
_LONG_BASIC = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}', re.DOTALL)
_LONG_LITERAL = re.compile(r"'''(?:[^']|'(?!''))*'{3,5}", re.DOTALL)
_SCALAR = re.compile(r"[^,\]}\n#]*")


def value_lines(source: str) -> dict[Path, int]:
    """Path of each table, key and array element → the line (from 1) where it first stands."""
    scanner = _Scanner(source)
    scanner.document()
    return scanner.lines


class _Scanner:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._line = 1
        self._counted = 0
        self._tables: dict[Path, int] = {}
        self.lines: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        self._take(_BLANK)
        while self._at < len(self._source):
            table = self._header() if self._source[self._at] == "[" else self._statement(table)
            self._take(_BLANK)

    def _header(self) -> Path:
        many = self._source.startswith("[[", self._at)
        self._at += 2 if many else 1
        table = self._within(self._key())
        self._at += 2 if many else 1
        if many:
            self._tables[table] = self._tables.get(table, -1) + 1
            self._note(table)
            table = (*table, self._tables[table])
        self._note(table)
        return table

    def _within(self, key: Path) -> Path:
        """A header's key, with the number of the latest element wherever it goes through an array of tables."""
        path: Path = ()
        for part in key[:-1]:
            path = (*path, part)
            if path in self._tables:
                path = (*path, self._tables[path])
        return (*path, key[-1])

    def _statement(self, table: Path) -> Path:
        self._pair(table)
        return table

    def _pair(self, table: Path) -> None:
        path = table
        for part in self._key():
            path = (*path, part)
            self._note(path)
        self._at += 1  # the equals sign
        self._take(_SPACE)
        self._value(path)

    def _key(self) -> Path:
        parts: list[str | int] = []
        while True:
            self._take(_SPACE)
            parts.append(self._key_part())
            self._take(_SPACE)
            if not self._source.startswith(".", self._at):
                return tuple(parts)
            self._at += 1

    def _key_part(self) -> str:
        for pattern in (_BASIC, _LITERAL):
            if match := pattern.match(self._source, self._at):
                self._at = match.end()
                return _unescaped(match.group()) if "\\" in match.group() else match.group(1)
        return self._take(_BARE_KEY)

    def _value(self, path: Path) -> None:
        self._note(path)
        if self._source.startswith("[", self._at):
            self._array(path)
        elif self._source.startswith("{", self._at):
            self._inline_table(path)
        else:
            self._scalar()

    def _array(self, path: Path) -> None:
        self._at += 1
        self._take(_BLANK)
        number = 0
        while not self._source.startswith("]", self._at):
            self._value((*path, number))
            number += 1
            self._separator()
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        self._take(_BLANK)
        while not self._source.startswith("}", self._at):
            self._pair(path)
            self._separator()
        self._at += 1

    def _separator(self) -> None:
        self._take(_BLANK)
        if self._source.startswith(",", self._at):
            self._at += 1
            self._take(_BLANK)

    def _scalar(self) -> None:
        for pattern in (_LONG_BASIC, _LONG_LITERAL, _BASIC, _LITERAL, _SCALAR):
            if match := pattern.match(self._source, self._at):
                self._at = match.end()
                return

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._source, self._at)
        if match is None:
            raise ValueError(f"no TOML at offset {self._at}")
        self._at = match.end()
        return match.group()

    def _note(self, path: Path) -> None:
        self._line += self._source.count("\n", self._counted, self._at)
        self._counted = self._at
        self.lines.setdefault(path, self._line)


def _unescaped(quoted: str) -> str:
    """What a string with backslashes stands for."""
    import tomllib  # noqa: PLC0415  # seldom needed

    value: str = tomllib.loads(f"key = {quoted}")["key"]
    return value
