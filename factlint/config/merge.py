"""From what files say to settings: a later layer over an earlier one, key by key."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from factlint.config.keys import KEYS, Where
from factlint.config.kinds import why_not
from factlint.config.model import METADATA_FIELDS, Origin, RuleSettings, Selection, Settings
from factlint.config.names import NAMES, house_list
from factlint.config.reading import Fault, KeyPath, Known, Layer
from factlint.config.toml import dotted
from factlint.findings import Severity
from factlint.reading.house_names import NO_HOUSE_LIST, HouseList

_SELECT: KeyPath = ("select",)
_IGNORE: KeyPath = ("ignore",)
_CHOICES = frozenset((_SELECT, _IGNORE))
_FIELDS = {name: name.replace("-", "_") for name in KEYS if name not in {"rules", "metadata", NAMES}}
_PLAIN = {name: field for name, field in _FIELDS.items() if field in Settings.__struct_fields__}
"""The settings that are a field of Settings as they stand."""
_OF_FILES = {field: (name,) for name, field in _PLAIN.items() if KEYS[name].where is Where.ANY}


class Stated(msgspec.Struct, frozen=True):
    """A setting in force: its dotted name, its value, where it was made, and the glob of the table it stands in."""

    name: str
    value: object
    origin: Origin
    glob: str | None = None


class Merged:
    """Layers, one laid over the other."""

    def __init__(self, layers: Iterable[Layer] = ()) -> None:
        self._layers = tuple(layers)
        self.values: dict[KeyPath, object] = {}
        self._choosing: list[tuple[Layer, set[KeyPath]]] = []
        for layer in self._layers:
            self._add(layer)

    @cached_property
    def _from(self) -> Mapping[KeyPath, Layer]:
        """Which layer each setting in force comes from."""
        return {path: layer for layer in self._layers for path in layer.values}

    def _add(self, layer: Layer) -> None:
        """Lay one over the others. A file's `select` and `ignore` take the place of earlier ones; a per-path table's go
        over them."""
        self.values.update(layer.values)
        said = layer.values.keys() & _CHOICES
        if said and not layer.prefix:
            self._choosing = [(each, left) for each, keys in self._choosing if (left := keys - said)]
        if said:
            self._choosing.append((layer, said))

    @property
    def selections(self) -> tuple[Selection, ...]:
        """What chooses the rules, the lowest layer first. What a file selects anew is still less what others ignore."""
        found: list[Selection] = []
        for layer, keys in self._choosing:
            select = _names(layer, _SELECT) if _SELECT in keys else None
            ignore = _names(layer, _IGNORE) if _IGNORE in keys else ()
            if select is not None and not layer.prefix:
                ignore = (*(name for each in found for name in each.ignore), *ignore)
                found = []
            found.append(Selection(select, (), ignore))
        return tuple(found)

    @property
    def stated(self) -> list[Stated]:
        """Every setting in force with where it was made; `select` and `ignore` once for each place that has a say."""
        plain = [(path, layer) for path, layer in self._from.items() if path not in _CHOICES and path[0] != "extend"]
        chosen = [(key, layer) for layer, keys in self._choosing for key in sorted(keys, reverse=True)]
        order = list(KEYS)
        placed = sorted([*chosen, *plain], key=lambda pair: order.index(pair[0][0]))
        return [
            Stated(dotted(path), layer.values[path], layer.origin(path), layer.prefix[-1] if layer.prefix else None)
            for path, layer in placed
            if not (path[0] == "rules" and len(path) == 2 and any(p[:2] == path and p != path for p in self._from))
        ]

    def over(
        self,
        settings: Settings,
        rules: Mapping[str, RuleSettings],
        names: HouseList,
        choice: tuple[Selection, ...] = (),
    ) -> Settings:
        """Settings of a run with those that may differ from file to file as they are here; `choice` goes over what is
        selected here."""
        values = self.values
        changes = {field: values[path] for field, path in _OF_FILES.items() if path in values}
        selections = (*self.selections, *choice)
        return msgspec.structs.replace(
            settings, selections=selections, rules=rules, metadata=self.metadata, names=names, **changes
        )

    def settings(
        self, file: str | None, root: str | None, rules: Mapping[str, RuleSettings], names: HouseList
    ) -> Settings:
        """The settings of a run."""
        plain = {field: self.values[name,] for name, field in _PLAIN.items() if (name,) in self.values}
        settings = Settings(file=file, root=root, origins=Origins(self._from))
        return self.over(msgspec.structs.replace(settings, **plain), rules, names)

    @property
    def metadata(self) -> Mapping[str, tuple[str, ...]]:
        """The names of metadata fields."""
        found: dict[str, tuple[str, ...]] = {}
        for path, value in self.values.items():
            if path[0] == "metadata" and isinstance(value, tuple):
                found[METADATA_FIELDS[path[1]]] = value
        return found

    def names(self, faults: list[Fault]) -> HouseList:
        """What the house calls things. What does not go together, of several files too, is a fault."""
        if not any(layer.sets_names for layer in self._layers):
            return NO_HOUSE_LIST
        return house_list(self.values, self._from, faults)

    def rules(self, known: Known, faults: list[Fault]) -> Mapping[str, RuleSettings]:
        """What is set of each rule. Options that do not go together, of several files, are a fault."""
        tables: dict[str, dict[str, object]] = {}
        for path, value in self.values.items():
            if path[0] == "rules":
                table = tables.setdefault(path[1], {})
                if len(path) == 3:
                    table[path[2]] = value
        return {name: self._rule(name, table, known, faults) for name, table in tables.items()}

    def _rule(self, name: str, table: dict[str, object], known: Known, faults: list[Fault]) -> RuleSettings:
        severity = table.pop("severity", None)
        kind = known.rules[name].options_type
        options = None
        if table and kind is not None:
            if why := why_not(table, kind):
                layer = self._from["rules", name]
                faults.append(Fault(layer.toml, (*layer.prefix, "rules", name), f"options of rule “{name}”: {why}"))
            else:
                options = msgspec.convert(table, kind)
        return RuleSettings(severity if isinstance(severity, Severity) else None, options)


class Origins(Mapping[str, Origin]):
    """Where settings were made, by their dotted names. A line is looked up when it is asked for."""

    def __init__(self, layers: Mapping[KeyPath, Layer]) -> None:
        self._layers = {".".join(path): (path, layer) for path, layer in layers.items()}

    def __getitem__(self, name: str) -> Origin:
        path, layer = self._layers[name]
        return layer.origin(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._layers)

    def __len__(self) -> int:
        return len(self._layers)


def _names(layer: Layer, key: KeyPath) -> tuple[str, ...]:
    names = layer.values[key]
    assert isinstance(names, tuple)
    return names
