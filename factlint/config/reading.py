"""A table of a settings file while it is read: its values so far, and all that is wrong with it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeGuard

import msgspec

from factlint.config.model import Origin
from factlint.config.toml import TomlTable
from factlint.errors import ConfigError
from factlint.rulebook import Options, RuleInfo

KeyPath = tuple[str, ...]
"""What a setting is called: `("fail-on",)`, `("rules", "long-word", "most")`."""


class Known:
    """The rules that settings may name."""

    def __init__(self, rules: Sequence[RuleInfo]) -> None:
        self.rules = {rule.name: rule for rule in rules}
        self._fields: dict[str, dict[str, msgspec.structs.FieldInfo]] = {}
        self._contents: dict[object, int] = {}

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of rules and families."""
        return frozenset(name for rule in self.rules.values() for name in (rule.name, rule.family))

    def content(self, values: Mapping[KeyPath, object], *, per_path: bool) -> int:
        """A number for what a table says, the same for tables that say the same: of thousands few differ."""
        said = (per_path, *values.items())
        try:
            return self._contents.setdefault(said, len(self._contents))
        except TypeError:  # an option that is a list or a table
            return self._contents.setdefault(object(), len(self._contents))

    def are_names(self, value: object) -> TypeGuard[list[str]]:
        """Whether a value is a list of such names and of nothing else."""
        try:
            return isinstance(value, list) and self.names.issuperset(value)
        except TypeError:  # a list or a table among them
            return False

    def fields(self, rule: RuleInfo) -> Mapping[str, msgspec.structs.FieldInfo]:
        """The options of a rule by the names that settings give them."""
        if rule.name not in self._fields:
            fields = msgspec.structs.fields(rule.options_type or Options)
            self._fields[rule.name] = {field.encode_name: field for field in fields}
        return self._fields[rule.name]


class Fault(msgspec.Struct, frozen=True):
    """Something wrong: where (a file and a path in its table), and what."""

    toml: TomlTable
    path: tuple[str | int, ...]
    message: str

    @property
    def place(self) -> tuple[str, int]:
        """Its file and line, to sort and to print."""
        return self.toml.file, self.toml.line(*self.path) or 1


class Layer(msgspec.Struct, frozen=True):
    """What one table says: a file's own, or one of its `[per-path]` tables, then with the path to that. `content` is
    the same for layers that say the same; `sets_rules` and `sets_names` tell whether anything is said of those."""

    toml: TomlTable
    values: Mapping[KeyPath, object]
    content: int = 0
    prefix: KeyPath = ()
    sets_rules: bool = False
    sets_names: bool = False

    def origin(self, path: KeyPath) -> Origin:
        """Where the layer says something."""
        return Origin(self.toml.file, self.toml.line(*self.prefix, *path))


class Reading:
    """A table being read."""

    __slots__ = ("faults", "known", "per_path", "prefix", "sets_names", "sets_rules", "toml", "values")

    def __init__(self, toml: TomlTable, known: Known, faults: list[Fault], prefix: KeyPath = ()) -> None:
        self.toml = toml
        self.known = known
        self.faults = faults
        self.prefix = prefix
        self.values: dict[KeyPath, object] = {}
        self.per_path: list[tuple[str, Layer]] = []
        self.sets_rules = False
        self.sets_names = False

    @property
    def layer(self) -> Layer:
        """What was read."""
        content = self.known.content(self.values, per_path=bool(self.prefix))
        return Layer(self.toml, self.values, content, self.prefix, self.sets_rules, self.sets_names)

    def fault(self, message: str, *path: str | int) -> None:
        """Remember that something is wrong at a path of the table."""
        self.faults.append(Fault(self.toml, (*self.prefix, *path), message))

    def wrong(self, wanted: str, value: object, *path: str | int) -> None:
        """Remember that a value is not what is wanted there."""
        dotted = ".".join(str(part) for part in (*self.prefix, *path))
        self.fault(f"“{dotted}” is {wanted}, not {shown(value)}", *path)

    def table(self, value: object, *path: str) -> Mapping[str, object]:
        """A value that must be a table; an empty one where it is none."""
        if isinstance(value, dict):
            return value
        self.wrong("a table", value, *path)
        return {}


def raise_faults(faults: Sequence[Fault]) -> None:
    """Raise ConfigError with a line a fault, in order of place, if there is any."""
    if faults:
        placed = sorted((*fault.place, fault.message) for fault in faults)
        raise ConfigError("\n".join(f"{file}:{line}: {said}" for file, line, said in dict.fromkeys(placed)))


def shown(value: object) -> str:
    """A value as a message quotes it."""
    if isinstance(value, str):
        return f"“{value}”" if value else "an empty text"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else str(value)
