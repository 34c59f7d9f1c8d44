"""A settings file as it is written: its table, and the line of everything in it."""

from collections.abc import Mapping
from pathlib import Path as FilePath

import msgspec

from factlint.config.lines import Path, value_lines
from factlint.errors import ConfigError

_IN_PYPROJECT = ("tool", "factlint")


class TomlTable(msgspec.Struct, frozen=True):
    """factlint's table of a file (None where a pyproject.toml has none), and where it stands in it.

    `lines` has the paths of the whole file; `prefix` leads to the table.
    """

    file: str
    table: Mapping[str, object] | None
    lines: Mapping[Path, int] = {}
    prefix: Path = ()

    def line(self, *path: str | int) -> int | None:
        """The line of a value of the table, or of the nearest thing around it."""
        full = (*self.prefix, *path)
        while full:
            if full in self.lines:
                return self.lines[full]
            full = full[:-1]
        return None


def read_toml(file: FilePath) -> TomlTable:
    """Read a factlint.toml or pyproject.toml. Raises ConfigError, with a line where there is one."""
    try:
        source = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: not UTF-8 at byte {error.start}") from None
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror}") from None
    shared = file.name == "pyproject.toml"
    if shared and "factlint" not in source:
        return TomlTable(str(file), None)
    values = _parse(file, source)
    prefix: Path = _IN_PYPROJECT if shared else ()
    table: object = values
    for part in prefix:
        table = table.get(part) if isinstance(table, dict) else None
    if table is None:
        return TomlTable(str(file), None)
    if not isinstance(table, dict):
        raise ConfigError(f"{file}: {'.'.join(map(str, prefix))} is not a table")
    return TomlTable(str(file), table, value_lines(source), prefix)


def _parse(file: FilePath, source: str) -> dict[str, object]:
    import tomllib  # noqa: PLC0415  # only where there is a file

    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: not valid TOML: {error}") from None
    except RecursionError:
        raise ConfigError(f"{file}: not valid TOML: too deeply nested") from None
