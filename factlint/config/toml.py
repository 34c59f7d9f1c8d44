"""A settings file as it is written: its table, and the line of everything in it."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from factlint.errors import ConfigError

if TYPE_CHECKING:
    from factlint.config.lines import Path

SHARED_NAME = "pyproject.toml"
"""The file in which our table stands among others."""

_IN_SHARED = ("tool", "factlint")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_AT_LINE = re.compile(r"at line (\d+)")


class TomlTable:
    """factlint's table of a file (None where a pyproject.toml has none), and where it stands in it."""

    def __init__(self, file: str, source: str, table: Mapping[str, object] | None, prefix: "Path" = ()) -> None:
        self.file = file
        self.table = table
        self._source = source
        self._prefix = prefix

    def __reduce__(self) -> tuple[type["TomlTable"], tuple[str, str, None, "Path"]]:
        """Another process gets what tells the lines."""
        return TomlTable, (self.file, self._source, None, self._prefix)

    @property
    def folder(self) -> FilePath:
        """The folder that the file stands in."""
        return FilePath(self.file).parent

    @cached_property
    def _lines(self) -> "Mapping[Path, int]":
        """Of the whole file; read where a line is asked for, which is seldom: where there is a fault."""
        from factlint.config.lines import value_lines  # noqa: PLC0415  # likewise

        return value_lines(self._source)

    def line(self, *path: str | int) -> int | None:
        """The line of a value of the table, or of the nearest thing around it."""
        full = (*self._prefix, *path)
        while full:
            if full in self._lines:
                return self._lines[full]
            full = full[:-1]
        return None


def as_toml(value: object) -> str:
    """A value as it would stand in a settings file, on one line."""
    import json  # noqa: PLC0415  # only where settings are shown

    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(str(name))} = {as_toml(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def dotted(path: Iterable[str]) -> str:
    """A key of several parts, each in quotes where it needs them."""
    return ".".join(map(_key, path))


def _key(part: str) -> str:
    return part if _BARE.fullmatch(part) else as_toml(part)


def read_toml(file: FilePath) -> TomlTable:
    """Read a factlint.toml or pyproject.toml. Raises ConfigError, with a line where there is one."""
    try:
        source = file.read_bytes().decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: not UTF-8 at byte {error.start}") from None
    except (OSError, ValueError) as error:
        raise ConfigError(f"{file}: {error.strerror if isinstance(error, OSError) else error}") from None
    shared = file.name == SHARED_NAME
    if shared and _IN_SHARED[-1] not in source:
        return TomlTable(str(file), source, None)
    prefix: Path = _IN_SHARED if shared else ()
    table: object = _parse(file, source)
    for part in prefix:
        table = table.get(part) if isinstance(table, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{file}: {'.'.join(map(str, prefix))} is not a table")
    return TomlTable(str(file), source, table, prefix)


def _parse(file: FilePath, source: str) -> dict[str, object]:
    import tomllib  # noqa: PLC0415  # only where there is a file

    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        told = _AT_LINE.search(str(error))
        line = told.group(1) if told else source.rstrip().count("\n") + 1  # it is the end of the document
        raise ConfigError(f"{file}:{line}: not valid TOML: {error}") from None
    except RecursionError:
        raise ConfigError(f"{file}: not valid TOML: too deeply nested") from None
