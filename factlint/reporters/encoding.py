"""JSON as factlint prints it: keys in the order they are given, nothing escaped that need not be."""

import msgspec

from factlint.reporters.records import Json


def pretty(value: Json) -> str:
    """Indented, with a line end behind it."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def line(value: Json) -> str:
    """On one line."""
    return msgspec.json.encode(value).decode() + "\n"
