"""What stops a run, and whose fault it is. Whatever else is raised is a bug in factlint."""

from collections.abc import Iterable


class FactlintError(Exception):
    """A run that can't go on. The message says what is wrong, for whoever started it; the exit code is 2."""


class PluginError(FactlintError):
    """A plugin that can't be used: names it, its version, and what is wrong with it."""


class ConfigError(FactlintError):
    """Settings that can't be used: a line a fault, each with its file and line."""


class WriteError(FactlintError):
    """A report that can't be written: names the file."""


def nearest(name: str, known: Iterable[str]) -> str:
    """A question to end a message with: `; did you mean “select”?`, or nothing where no known name is near."""
    import difflib  # noqa: PLC0415  # only where something is wrong

    found = difflib.get_close_matches(name.lower(), sorted(known), n=1)
    return f"; did you mean “{found[0]}”?" if found else ""
