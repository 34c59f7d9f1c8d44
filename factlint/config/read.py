"""From a settings file to Settings: every key known, every value of its type, all faults told at once."""

import codecs
import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from factlint.config.model import METADATA_FIELDS, Origin, RuleSettings, Selection, Settings
from factlint.config.selection import unknown_names
from factlint.config.toml import TomlTable
from factlint.errors import ConfigError, nearest
from factlint.findings import Severity
from factlint.reading.language import primary_language
from factlint.rulebook import Options, RuleInfo

SEVERITIES = {severity.label: severity for severity in Severity}
FAIL_ON: Mapping[str, Severity | None] = {**SEVERITIES, "never": None}

_LATER = (
    "archive", "cache-dir", "date-order", "drafts", "extend", "names", "per-path", "reference",
    "rules-path",
)  # fmt: skip


def read_settings(toml: TomlTable, rules: Sequence[RuleInfo], root: str | None) -> Settings:
    """The settings of a file. Raises ConfigError with a line a fault: file, line, what is wrong, nearest name."""
    reading = _Reading(toml, {rule.name: rule for rule in rules}, root)
    table = toml.table or {}
    select = reading.names(table, "select")
    ignore = reading.names(table, "ignore")
    values: dict[str, object] = {}
    for key, value in table.items():
        if key in _READERS:
            values[key.replace("-", "_")] = _READERS[key](reading, value, key)
        elif key in _LATER:
            reading.fault(f"“{key}” is not in this version of factlint yet", key)
        elif key not in {"select", "ignore"}:
            reading.fault(f"unknown setting “{key}”{nearest(key, (*_READERS, 'select', 'ignore'))}", key)
    reading.raise_faults()
    chosen = (Selection(select, (), ignore or ()),) if "select" in table or "ignore" in table else ()
    settings = Settings(file=toml.file, root=root, selections=chosen, origins=reading.origins)
    return msgspec.structs.replace(settings, **values)


class _Reading:
    """A file being read: its faults and the origins of its values so far."""

    def __init__(self, toml: TomlTable, rules: Mapping[str, RuleInfo], root: str | None) -> None:
        self._toml = toml
        self.root = root
        self.rules = rules
        self.origins: dict[str, Origin] = {}
        self._faults: list[tuple[int, str]] = []

    def fault(self, message: str, *path: str | int) -> None:
        self._faults.append((self._toml.line(*path) or 0, message))

    def raise_faults(self) -> None:
        if self._faults:
            raise ConfigError("\n".join(f"{self._toml.file}:{line}: {said}" for line, said in sorted(self._faults)))

    def made(self, *path: str) -> None:
        self.origins[".".join(path)] = Origin(self._toml.file, self._toml.line(*path))

    def text(self, value: object, *path: str | int) -> str | None:
        if isinstance(value, str) and value:
            return value
        self.fault(f"“{_dotted(path)}” is a text, not {_shown(value)}", *path)
        return None

    def texts(self, value: object, *path: str) -> tuple[str, ...]:
        if not isinstance(value, list):
            self.fault(f"“{_dotted(path)}” is a list of texts, not {_shown(value)}", *path)
            return ()
        found = (self.text(item, *path, number) for number, item in enumerate(value))
        return tuple(item for item in found if item is not None)

    def table(self, value: object, *path: str) -> Mapping[str, object]:
        if isinstance(value, dict):
            return value
        self.fault(f"“{_dotted(path)}” is a table, not {_shown(value)}", *path)
        return {}

    def choice(self, value: object, choices: Mapping[str, Severity | None], *path: str) -> Severity | None:
        if isinstance(value, str) and value in choices:
            return choices[value]
        near = nearest(value, choices) if isinstance(value, str) else ""
        self.fault(f"“{_dotted(path)}” is one of {', '.join(choices)}, not {_shown(value)}{near}", *path)
        return None

    def names(self, table: Mapping[str, object], key: str) -> tuple[str, ...] | None:
        """Names of rules or families; None where the key is not there."""
        if key not in table:
            return None
        self.made(key)
        names = self.texts(table[key], key)
        for number, message in unknown_names(names, self.rules.values()):
            self.fault(message, key, number)
        return names


def _texts(reading: _Reading, value: object, key: str) -> tuple[str, ...]:
    reading.made(key)
    return reading.texts(value, key)


def _fail_on(reading: _Reading, value: object, key: str) -> Severity | None:
    reading.made(key)
    return reading.choice(value, FAIL_ON, key)


def _encoding(reading: _Reading, value: object, key: str) -> str | None:
    reading.made(key)
    name = reading.text(value, key)
    if name is not None and not _is_text_encoding(name):
        reading.fault(f"no encoding is called {_shown(name)}", key)
    return name


def _is_text_encoding(name: str) -> bool:
    try:
        "".encode(codecs.lookup(name).name)
    except LookupError:
        return False
    return True


def _date(reading: _Reading, value: object, key: str) -> str | None:
    reading.made(key)
    written = value.isoformat() if isinstance(value, datetime.date) else value
    if isinstance(written, str) and is_day(written):
        return written
    reading.fault(f"“{key}” is a day like 2024-05-01, not {_shown(value)}", key)
    return None


def is_day(written: str) -> bool:
    """Whether a text is an ISO day, `2024-05-01`."""
    try:
        return datetime.date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def _language(reading: _Reading, value: object, key: str) -> str | None:
    reading.made(key)
    tag = reading.text(value, key)
    if tag is not None and primary_language(tag) is None:
        reading.fault(f"“{key}” is a code like en or en-GB, not {_shown(tag)}", key)
    return tag


def _metadata(reading: _Reading, value: object, key: str) -> Mapping[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for name, keys in reading.table(value, key).items():
        if name not in METADATA_FIELDS:
            reading.fault(f"unknown field “{name}” of [metadata]{nearest(name, METADATA_FIELDS)}", key, name)
            continue
        reading.made(key, name)
        fields[METADATA_FIELDS[name]] = reading.texts([keys] if isinstance(keys, str) else keys, key, name)
    return fields


def _rules(reading: _Reading, value: object, key: str) -> Mapping[str, RuleSettings]:
    found: dict[str, RuleSettings] = {}
    for name, wanted in reading.table(value, key).items():
        rule = reading.rules.get(name)
        if rule is None:
            reading.fault(f"unknown rule “{name}”{nearest(name, reading.rules)}", key, name)
        else:
            reading.made(key, name)
            found[name] = _rule(reading, rule, reading.table(wanted, key, name))
    return found


def _rule(reading: _Reading, rule: RuleInfo, table: Mapping[str, object]) -> RuleSettings:
    path = ("rules", rule.name)
    severity = None
    if "severity" in table:
        severity = reading.choice(table["severity"], SEVERITIES, *path, "severity")
    given = {name: value for name, value in table.items() if name != "severity"}
    fields = {field.encode_name: field for field in msgspec.structs.fields(rule.options_type or Options)}
    right = True
    for name, value in given.items():
        if name not in fields:
            right = False
            reading.fault(
                f"rule “{rule.name}” has no option “{name}”{nearest(name, (*fields, 'severity'))}", *path, name
            )
        else:
            right &= _fits(reading, value, fields[name].type, *path, name)
    options = _options(reading, rule, given) if right and rule.options_type is not None else None
    return RuleSettings(severity, options)


def _fits(reading: _Reading, value: object, wanted: object, *path: str) -> bool:
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        reading.fault(f"option “{path[-1]}” of rule “{path[-2]}”: {_lower(str(error))}", *path)
        return False
    return True


def _options(reading: _Reading, rule: RuleInfo, given: Mapping[str, object]) -> Options | None:
    assert rule.options_type is not None
    try:
        return msgspec.convert(dict(given), rule.options_type)
    except msgspec.ValidationError as error:
        reading.fault(f"options of rule “{rule.name}”: {_lower(str(error))}", "rules", rule.name)
        return None


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _dotted(path: Sequence[str | int]) -> str:
    return ".".join(str(part) for part in path)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"“{value}”" if value else "an empty text"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else str(value)


def _baseline(reading: _Reading, value: object, key: str) -> Path | None:
    reading.made(key)
    name = reading.text(value, key)
    return None if name is None else Path(reading.root or ".", name)


def _require_reason(reading: _Reading, value: object, key: str) -> bool:
    reading.made(key)
    if not isinstance(value, bool):
        reading.fault(f"“{key}” is true or false, not {_shown(value)}", key)
    return value is True


_READERS: Mapping[str, Callable[[_Reading, object, str], object]] = {
    "include": _texts,
    "exclude": _texts,
    "fail-on": _fail_on,
    "encoding": _encoding,
    "date": _date,
    "baseline": _baseline,
    "require-reason": _require_reason,
    "plugins": _texts,
    "language": _language,
    "metadata": _metadata,
    "rules": _rules,
}
