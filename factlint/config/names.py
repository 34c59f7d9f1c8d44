"""`[names]`: what the house calls people, places and organisations, as settings say it."""

from collections.abc import Iterable, Mapping

import msgspec

from factlint.config.kinds import Day, Schema, Text, read_texts
from factlint.config.reading import Fault, KeyPath, Layer, Reading
from factlint.config.toml import TomlTable
from factlint.errors import nearest
from factlint.reading.house_names import HouseList, HouseName, spelled
from factlint.rulebook import RuleInfo

NAMES = "names"
SPECS = ("pass", "fail")
_FIELDS = ("use", "reject", "except", "since", "note", "specs")


class Line(msgspec.Struct, frozen=True):
    """Where something stands in a settings file; the line is looked up when it is printed, which is seldom."""

    toml: TomlTable
    path: KeyPath

    def __str__(self) -> str:
        return f"{self.toml.file}:{self.toml.line(*self.path) or 1}"


class Names(msgspec.Struct, frozen=True):
    """`[names]`: a form to use, and a table of those that are not; `false` takes an entry of another file away."""

    def read(self, reading: Reading, value: object, *path: str) -> None:
        """As Kind has it."""
        reading.sets_names = True
        for name, entry in reading.table(value, *path).items():
            if not spelled(name):
                reading.fault("a name without a letter", *path, name)
            elif entry is False:
                reading.values[(*path, name)] = False
            elif isinstance(entry, dict):
                house = _entry(reading, name, entry, (*path, name))
                if house is not None:
                    reading.values[(*path, name)] = house
            else:
                reading.wrong("a table or false", entry, *path, name)

    def schema(self, rules: Iterable[RuleInfo]) -> Schema:  # noqa: ARG002  # as Kind has it
        """As Kind has it."""
        text: Schema = {"type": "string", "pattern": r"\S"}
        texts: Schema = {"type": "array", "items": text}
        fields: dict[str, Schema] = {
            "use": {"description": "The form to use, where the name of the table is not it.", **text},
            "reject": {"description": "The forms not to be used.", **texts, "minItems": 1},
            "except": {"description": "Phrases in which a rejected form is right.", **texts},
            "since": {"description": "The day of publication from which on this holds.", **Day().schema(())},
            "note": {"description": "What is told with a finding.", **Text().schema(())},
            "specs": {
                "description": "Sentences that must pass or fail, or the settings are refused.",
                "type": "object",
                "properties": dict.fromkeys(SPECS, texts),
                "additionalProperties": False,
            },
        }
        entry: Schema = {
            "type": "object", "properties": fields, "required": ["reject"], "additionalProperties": False,
        }  # fmt: skip
        return {
            "type": "object",
            "propertyNames": {"pattern": r"\S"},
            "additionalProperties": {"anyOf": [entry, {"const": False}]},
        }


def _entry(reading: Reading, name: str, table: Mapping[str, object], path: KeyPath) -> HouseName | None:
    """An entry, None where it is wrong."""
    faults: list[Fault] = []
    inner = Reading(reading.toml, reading.known, faults, (*reading.prefix, *path))
    for field in table:
        if field not in _FIELDS:
            inner.fault(f"“{name}” of [{NAMES}] has no “{field}”{nearest(field, _FIELDS)}", field)
    for field, kind in (("use", Text()), ("since", Day()), ("note", Text())):
        if field in table:
            kind.read(inner, table[field], field)
    reject, phrases = (_forms(inner, table.get(field, []), field) for field in ("reject", "except"))
    passes, fails = _specs(inner, name, table.get("specs", {}))
    form = str(inner.values.get(("use",), name))
    if not reject and not faults:
        inner.fault(
            f"“{name}” of [{NAMES}] rejects nothing: “reject” lists the forms that are not to be used", "reject"
        )
    reading.faults += faults
    if faults:
        return None
    since = inner.values.get(("since",))
    return HouseName(
        form=" ".join(form.split()),
        reject=reject,
        place=Line(reading.toml, (*reading.prefix, *path)),
        phrases=phrases,
        since=None if since is None else str(since),
        note=str(inner.values.get(("note",), "")),
        passes=passes,
        fails=fails,
    )


def _forms(reading: Reading, value: object, field: str) -> tuple[str, ...]:
    found = read_texts(reading, value, field)
    for number, form in enumerate(found):
        if not any(character.isalnum() for character in form):
            reading.fault(f"a form without a letter: “{form}”", field, number)
    return found


def _specs(reading: Reading, name: str, value: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = reading.table(value, "specs")
    for field in table:
        if field not in SPECS:
            reading.fault(f"the specs of “{name}” have no “{field}”{nearest(field, SPECS)}", "specs", field)
    passes, fails = (read_texts(reading, table.get(field, []), "specs", field) for field in SPECS)
    return passes, fails


def said(house: HouseName) -> Mapping[str, object]:
    """An entry as a settings file says it, under its form; what it does not say is left out."""
    specs = {"pass": house.passes, "fail": house.fails}
    label = house.place.path[-1] if isinstance(house.place, Line) else house.form
    fields = {
        "use": house.form if house.form != label else "",
        "reject": house.reject, "except": house.phrases, "since": house.since, "note": house.note,
        "specs": {name: sentences for name, sentences in specs.items() if sentences},
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value}


def house_list(values: Mapping[KeyPath, object], layers: Mapping[KeyPath, Layer], faults: list[Fault]) -> HouseList:
    """The entries in force, by what layers say. One form for two things, or two forms for one, is a fault."""
    entries = {path: value for path, value in values.items() if path[0] == NAMES and isinstance(value, HouseName)}
    used = {spelled(entry.form): entry for entry in reversed(entries.values())}
    rejected: dict[str, HouseName] = {}
    for path, entry in entries.items():
        for number, form in enumerate(entry.reject):
            key = spelled(form)
            other = used.get(key) or rejected.get(key)
            if other is not None:
                said = f"the form to use at {other.place}" if key in used else f"rejected at {other.place} already"
                layer = layers[path]
                at: tuple[str | int, ...] = (*layer.prefix, *path, "reject", number)
                faults.append(Fault(layer.toml, at, f"“{form}” is rejected for “{entry.form}”, and {said}"))
            rejected.setdefault(key, entry)
    return HouseList(entries.values())
