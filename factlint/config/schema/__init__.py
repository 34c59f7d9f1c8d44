"""The settings as JSON Schema, so that an editor completes and checks a settings file; made from the table of settings.

`python -m factlint.config.schema` writes it beside the settings' code.
"""

from collections.abc import Sequence
from pathlib import Path

from factlint.config.keys import KEYS, PER_PATH, PER_PATH_DOC, Key, Where
from factlint.config.kinds import Later, Schema
from factlint.rulebook import RuleInfo

FILE = Path(__file__).parent.parent / "factlint.schema.json"
"""Where the schema of the built-in rules stands."""

_DRAFT = "http://json-schema.org/draft-07/schema#"


def settings_schema(rules: Sequence[RuleInfo], address: str) -> Schema:
    """The schema of a factlint.toml, and of `[tool.factlint]`; `address` is what the schema is called by.

    It holds what is in this version; any other key is refused, as one that nobody knows.
    """
    keys = [key for key in KEYS.values() if not isinstance(key.kind, Later)]
    anywhere: Schema = {key.name: {"$ref": f"#/properties/{key.name}"} for key in keys if key.where is Where.ANY}
    return {
        "$schema": _DRAFT,
        "$id": address,
        "title": "factlint.toml",
        "description": "Settings of factlint, also in [tool.factlint] of pyproject.toml.",
        "type": "object",
        "properties": {
            **{key.name: {"description": _described(key), **key.kind.schema(rules)} for key in keys},
            PER_PATH: _PER_PATH,
        },
        "additionalProperties": False,
        "definitions": {PER_PATH: {"type": "object", "properties": anywhere, "additionalProperties": False}},
    }


_PER_PATH: Schema = {
    "type": "object",
    "description": PER_PATH_DOC,
    "propertyNames": {"minLength": 1},
    "additionalProperties": {"$ref": "#/definitions/per-path"},
}


def _described(key: Key) -> str:
    return key.doc + (" In the root file alone." if key.where is Where.ROOT else "")
