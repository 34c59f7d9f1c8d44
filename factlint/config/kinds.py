"""The kinds of settings: each reads a value that stands in a file, and says for editors what may stand there."""

import codecs
import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

import msgspec

from factlint.config.model import METADATA_FIELDS, SEVERITIES, is_day
from factlint.config.reading import KeyPath, Reading, shown
from factlint.config.selection import unknown_rule
from factlint.errors import nearest
from factlint.reading.language import primary_language
from factlint.rulebook import RuleInfo

Schema: TypeAlias = dict[str, object]
"""A JSON Schema, or a part of one."""

DATE_ORDERS = ("dmy", "mdy")
DRAFTS = ("check", "skip")

_TEXT: Schema = {"type": "string", "minLength": 1}
_DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
_LANGUAGE_PATTERN = r"^\s*[A-Za-z]{2,3}([-_][A-Za-z0-9_-]+)?\s*$"
_NAME_PATTERN = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"


class Kind(Protocol):
    """What a setting may be."""

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """Put the value where it is right, else say what is wrong."""

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:
        """What may stand there, as JSON Schema."""


class Text(msgspec.Struct, frozen=True):
    """Any text but an empty one."""

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """As Kind has it."""
        if isinstance(value, str) and value:
            reading.values[path] = value
        else:
            reading.wrong("a text", value, *path)

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:  # noqa: ARG002  # as Kind has it
        """As Kind has it."""
        return _TEXT


class Texts(msgspec.Struct, frozen=True):
    """A list of texts; where `one` is set, one alone may stand there as well."""

    one: bool = False

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """As Kind has it."""
        reading.values[path] = read_texts(reading, [value] if self.one and isinstance(value, str) else value, *path)

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:  # noqa: ARG002  # as Kind has it
        """As Kind has it."""
        many: Schema = {"type": "array", "items": _TEXT}
        return {"anyOf": [_TEXT, many]} if self.one else many


class Paths(msgspec.Struct, frozen=True):
    """Files and folders, from the settings file's own folder on; only one, and no list, where `one` is set."""

    one: bool = False

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """As Kind has it."""
        if self.one and not (isinstance(value, str) and value):
            reading.wrong("a text", value, *path)
            return
        found = [Path(reading.toml.folder, text) for text in read_texts(reading, [value] if self.one else value, *path)]
        reading.values[path] = found[0] if self.one else tuple(found)

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:
        """As Kind has it."""
        return Text().schema(rules) if self.one else Texts().schema(rules)


class Switch(msgspec.Struct, frozen=True):
    """True or false."""

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """As Kind has it."""
        if isinstance(value, bool):
            reading.values[path] = value
        else:
            reading.wrong("true or false", value, *path)

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:  # noqa: ARG002  # as Kind has it
        """As Kind has it."""
        return {"type": "boolean"}


class Choice(msgspec.Struct, frozen=True):
    """One of some words, each with what it means."""

    choices: Mapping[str, object]

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """As Kind has it."""
        if isinstance(value, str) and value in self.choices:
            reading.values[path] = self.choices[value]
            return
        near = nearest(value, self.choices) if isinstance(value, str) else ""
        dotted = ".".join((*reading.prefix, *path))
        reading.fault(f"“{dotted}” is one of {', '.join(self.choices)}, not {shown(value)}{near}", *path)

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:  # noqa: ARG002  # as Kind has it
        """As Kind has it."""
        return {"enum": list(self.choices)}


class Encoding(msgspec.Struct, frozen=True):
    """The name of a text encoding that Python knows."""

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """As Kind has it."""
        if not isinstance(value, str) or not value:
            reading.wrong("a text", value, *path)
        elif not _is_text_encoding(value):
            reading.fault(f"no encoding is called {shown(value)}", *path)
        else:
            reading.values[path] = value

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:  # noqa: ARG002  # as Kind has it
        """As Kind has it."""
        return _TEXT


class Day(msgspec.Struct, frozen=True):
    """A day, as a TOML date or as a text."""

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """As Kind has it."""
        written = value.isoformat() if isinstance(value, datetime.date) else value
        if isinstance(written, str) and is_day(written):
            reading.values[path] = written
        else:
            reading.wrong("a day like 2024-05-01", value, *path)

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:  # noqa: ARG002  # as Kind has it
        """As Kind has it."""
        return {"type": "string", "format": "date", "pattern": _DAY_PATTERN}


class Language(msgspec.Struct, frozen=True):
    """A language, as BCP 47 writes it."""

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """As Kind has it."""
        if not isinstance(value, str) or not value:
            reading.wrong("a text", value, *path)
        elif primary_language(value) is None:
            reading.wrong("a code like en or en-GB", value, *path)
        else:
            reading.values[path] = value

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:  # noqa: ARG002  # as Kind has it
        """As Kind has it."""
        return {"type": "string", "pattern": _LANGUAGE_PATTERN}


class RuleNames(msgspec.Struct, frozen=True):
    """A list of names of rules and families."""

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """As Kind has it."""
        if reading.known.are_names(value):  # as almost always, and of a thousand tables
            reading.values[path] = tuple(value)
            return
        for number, name in enumerate(read_texts(reading, value, *path)):
            if name not in reading.known.names:
                reading.fault(unknown_rule(name, reading.known.names), *path, number)

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:
        """Those known are offered; a plugin's and the house's have a name of the same form."""
        known = sorted({name for rule in rules for name in (rule.name, rule.family)})
        item: Schema = {"anyOf": [{"enum": known}, {"type": "string", "pattern": _NAME_PATTERN}]}
        return {"type": "array", "items": item}


class MetadataFields(msgspec.Struct, frozen=True):
    """`[metadata]`: a field, and the names it has in front matter."""

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """As Kind has it."""
        for name, keys in reading.table(value, *path).items():
            if name in METADATA_FIELDS:
                Texts(one=True).read(reading, keys, *path, name)
            else:
                near = nearest(name, METADATA_FIELDS)
                reading.fault(f"unknown field “{name}” of [metadata]{near}", *path, name)

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:
        """As Kind has it."""
        fields = {name: Texts(one=True).schema(rules) for name in METADATA_FIELDS}
        return {"type": "object", "properties": fields, "additionalProperties": False}


class RuleTables(msgspec.Struct, frozen=True):
    """`[rules.RULE]`: a rule's severity, and its own options."""

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """As Kind has it; that a rule has a table at all is a value too, for it turns the rule on."""
        reading.sets_rules = True
        for name, wanted in reading.table(value, *path).items():
            rule = reading.known.rules.get(name)
            if rule is None:
                reading.fault(f"unknown rule “{name}”{nearest(name, reading.known.rules)}", *path, name)
            else:
                reading.values[(*path, name)] = True
                self._read_rule(reading, rule, reading.table(wanted, *path, name), (*path, name))

    def _read_rule(self, reading: Reading, rule: RuleInfo, table: Mapping[str, object], path: KeyPath) -> None:
        fields = reading.known.fields(rule)
        right = True
        for name, value in table.items():
            if name == "severity":
                Choice(SEVERITIES).read(reading, value, *path, name)
            elif name not in fields:
                near = nearest(name, (*fields, "severity"))
                reading.fault(f"rule “{rule.name}” has no option “{name}”{near}", *path, name)
            elif why := why_not(value, fields[name].type):
                right = False
                reading.fault(f"option “{name}” of rule “{rule.name}”: {why}", *path, name)
            else:
                reading.values[(*path, name)] = value
        own = {name: value for name, value in table.items() if name in fields}
        if own and right and (why := why_not(own, rule.options_type)):
            reading.fault(f"options of rule “{rule.name}”: {why}", *path)

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:
        """As Kind has it; a plugin's and the house's rules are not known here, so their options may be any."""
        severity: Schema = {**Choice(SEVERITIES).schema(rules), "description": "How bad its findings are."}
        tables: Schema = {
            rule.name: {
                "type": "object",
                "description": rule.summary,
                "properties": {"severity": severity, **_option_schemas(rule)},
                "additionalProperties": False,
            }
            for rule in sorted(rules, key=lambda rule: rule.name)
        }
        other: Schema = {"type": "object", "properties": {"severity": severity}}
        return {
            "type": "object",
            "properties": tables,
            "propertyNames": {"pattern": _NAME_PATTERN},
            "additionalProperties": other,
        }


class Later(msgspec.Struct, frozen=True):
    """A setting that is promised, and not in this version."""

    def read(self, reading: Reading, value: object, *path: str) -> None:  # noqa: ARG002  # as Kind has it
        """As Kind has it."""
        reading.fault(f"“{path[-1]}” is not in this version of factlint yet", *path)

    def schema(self, rules: Sequence[RuleInfo]) -> Schema:  # noqa: ARG002  # as Kind has it
        """Nothing is right there."""
        return {"not": {}}


def read_texts(reading: Reading, value: object, *path: str) -> tuple[str, ...]:
    """A list of texts; what is none of it is a fault."""
    if not isinstance(value, list):
        reading.wrong("a list of texts", value, *path)
        return ()
    if all(map(_is_text, value)):
        return tuple(value)
    for number, item in enumerate(value):
        if not _is_text(item):
            reading.wrong("a text", item, *path, number)
    return ()


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def why_not(value: object, wanted: object) -> str:
    """Why a value is not of a type, in msgspec's words; nothing where it is."""
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        return str(error)[:1].lower() + str(error)[1:]
    return ""


def _is_text_encoding(name: str) -> bool:
    try:
        "".encode(codecs.lookup(name).name)
    except LookupError:
        return False
    return True


def _option_schemas(rule: RuleInfo) -> Schema:
    """A rule's options as JSON Schema; a struct among them is written out where it stands."""
    if rule.options_type is None:
        return {}
    (schema,), parts = msgspec.json.schema_components([rule.options_type], ref_template="{name}")
    properties = _resolved(schema, parts)["properties"]
    assert isinstance(properties, dict)
    return {
        name: {key: part for key, part in option.items() if key != "default"} for name, option in properties.items()
    }


def _resolved(schema: object, parts: Mapping[str, Schema]) -> Schema:
    if isinstance(schema, dict) and "$ref" in schema:
        return _resolved(parts[str(schema["$ref"])], parts)
    if isinstance(schema, dict):
        return {key: _written_out(value, parts) for key, value in schema.items()}
    raise TypeError(schema)


def _written_out(value: object, parts: Mapping[str, Schema]) -> object:
    if isinstance(value, dict):
        return _resolved(value, parts)
    return [_written_out(item, parts) for item in value] if isinstance(value, list) else value
