"""From a settings file, and those it extends, to what they say: every key known, every value of its type."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factlint.config.keys import KEYS, PER_PATH, Key, Where
from factlint.config.reading import Fault, Known, Layer, Reading
from factlint.config.toml import TomlTable, read_toml
from factlint.errors import ConfigError, nearest

if TYPE_CHECKING:
    from factlint.config.globindex import GlobIndex

_ALLOWED: Mapping[str, Mapping[str, Key]] = {
    place: {key.name: key for key in KEYS.values() if key.where in where}
    for place, where in {
        "root": set(Where),
        "nested": {Where.FILE, Where.ANY},
        PER_PATH: {Where.ANY},
    }.items()
}
"""What may stand in a root file, in one below it, and in a per-path table."""


class SettingsFile(msgspec.Struct, frozen=True):
    """What a settings file says: its own layers (of the file it extends first, its own last), and its per-path ones.

    `folder` is the one that its globs start from, `per_path` the layers of which `index` tells the numbers.
    """

    file: str
    folder: str
    layers: tuple[Layer, ...]
    per_path: tuple[Layer, ...]
    index: "GlobIndex | None" = None

    def layers_for(self, path: str) -> list[Layer]:
        """The per-path layers of a path as seen from the folder, in order."""
        return [self.per_path[number] for number in self.index.matching(path)] if self.index else []


def read_file(toml: TomlTable, folder: str, known: Known, faults: list[Fault], root: str | None = None) -> SettingsFile:
    """Read a file and those it extends; what is wrong is added to the faults. `root` is the root file of a nested one.

    Raises ConfigError for a file that can't be read at all.
    """
    layers: list[Layer] = []
    per_path: list[tuple[str, Layer]] = []
    for each in _with_extended(toml, faults):
        reading = Reading(each, known, faults)
        _read_table(reading, each.table or {}, "root" if root is None else "nested", root)
        layers.append(reading.layer)
        per_path += reading.per_path
    index = None
    if per_path:
        from factlint.config.globindex import GlobIndex  # noqa: PLC0415  # only where there are any

        index = GlobIndex([glob for glob, _ in per_path])
    return SettingsFile(toml.file, folder, tuple(layers), tuple(layer for _, layer in per_path), index)


def _with_extended(toml: TomlTable, faults: list[Fault]) -> Sequence[TomlTable]:
    """A file after the files that it extends, the first of them first."""
    chain = [toml]
    if "extend" not in (toml.table or {}):
        return chain
    seen = {os.path.realpath(toml.file)}
    while isinstance(name := (chain[-1].table or {}).get("extend"), str) and name:
        at = chain[-1]
        file = Path(os.path.normpath(at.folder / name))
        if os.path.realpath(file) in seen:
            way = " extends ".join([*(each.file for each in chain), str(file)])
            faults.append(Fault(at, ("extend",), f"“extend” goes in a circle: {way}"))
            break
        seen.add(os.path.realpath(file))
        try:
            base = read_toml(file)
        except ConfigError as error:
            faults.append(Fault(at, ("extend",), f"“extend” names {name}, which can't be used: {error}"))
            break
        if base.table is None:
            faults.append(Fault(at, ("extend",), f"“extend” names {file}, which holds no [tool.factlint]"))
            break
        chain.append(base)
    return chain[::-1]


def _read_table(reading: Reading, table: Mapping[str, object], place: str, root: str | None) -> None:
    allowed = _ALLOWED[place]
    for name, value in table.items():
        if name in allowed:
            allowed[name].kind.read(reading, value, name)
        elif name == PER_PATH and place != PER_PATH:
            _read_per_path(reading, value)
        elif name not in KEYS:
            known = [*allowed, PER_PATH] if place != PER_PATH else allowed
            reading.fault(f"unknown setting “{name}”{nearest(name, known)}", name)
        elif place == PER_PATH:
            reading.fault(f"“{name}” can't be set per path", name)
        else:
            reading.fault(f"“{name}” belongs to the root file alone ({root or 'there is none above'})", name)


def _read_per_path(reading: Reading, value: object) -> None:
    for glob, table in reading.table(value, PER_PATH).items():
        inner = Reading(reading.toml, reading.known, reading.faults, (PER_PATH, glob))
        if not glob:
            reading.fault("an empty glob matches nothing", PER_PATH, glob)
        _read_table(inner, reading.table(table, PER_PATH, glob), PER_PATH, None)
        reading.per_path.append((glob, inner.layer))


def rules_paths(toml: TomlTable) -> list[Path]:
    """The files and folders of house rules that a file asks for, those of the files it extends among them.

    They are loaded before settings are read, which may name their rules; what is wrong is told when those are.
    """
    paths: Sequence[Path] = []
    for each in _with_extended(toml, []):
        stated = (each.table or {}).get("rules-path")
        if isinstance(stated, list):
            paths = [Path(each.folder, item) for item in stated if isinstance(item, str) and item]
    return list(paths)
