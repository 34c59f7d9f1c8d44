"""`factlint config`: the settings in force, each with where it comes from."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import msgspec

from factlint.archive.discovery import shown, why_no_article
from factlint.archive.opening import open_run
from factlint.archive.roster import Roster
from factlint.cli._help import Command
from factlint.cli._streams import kept_clean
from factlint.cli._terminal import columns, write
from factlint.config import Configuration, Overrides, Settings
from factlint.config.keys import KEYS
from factlint.config.names import said
from factlint.config.toml import as_toml
from factlint.errors import FactlintError
from factlint.findings import Severity
from factlint.paths import is_file
from factlint.plugins import Plugins
from factlint.reading.house_names import HouseName
from factlint.reporters.cells import wrap
from factlint.reporters.encoding import pretty
from factlint.reporters.records import Json

_UNSAID = ("select", "ignore", "extend", "metadata", "names", "rules")
"""Settings that have no default to be shown: without them rules are as they come, and formats' own names hold."""


class Row(msgspec.Struct, frozen=True):
    """A setting as it is shown: where it was made is None for a default, `glob` that of a per-path table."""

    key: str
    value: Json
    file: str | None = None
    line: int | None = None
    glob: str | None = None

    @property
    def origin(self) -> str:
        """Where it comes from, in words."""
        if self.file is None:
            return "default"
        table = f', [per-path."{self.glob}"]' if self.glob is not None else ""
        return f"{self.file}:{self.line}{table}"


@click.command(
    "config",
    cls=Command,
    short_help="Show the settings in force, and where each comes from.",
    examples=[
        ("factlint config", "the settings of a run over this folder"),
        ("factlint config --for drafts/bridge.md", "those of one file, folders and per-path tables counted in"),
        ("factlint config --format json", "the same for programs"),
    ],
)
@click.option("--for", "path", default=None, metavar="FILE", help="The settings of this file.")
@click.option("--config", default=None, metavar="FILE", help="The settings file, instead of looking for one.")
@click.option("--isolated", is_flag=True, default=False, help="Read no settings file.")
@click.option("--no-local-code", is_flag=True, default=False, help="Run no Python from the checked tree.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or programs.")
def command(path: str | None, config: str | None, isolated: bool, no_local_code: bool, form: str) -> int:
    """Show the settings in force, each with the file and line it comes from, and the rules that run."""
    if isolated and config is not None:
        raise click.UsageError("--isolated reads no settings file, and --config names one")
    if path is not None and not is_file(path):
        raise FactlintError(f"{path}: no such file")
    with kept_clean():
        overrides = Overrides(config=config, isolated=isolated, local_code=not no_local_code)
        loaded, configuration = open_run([path or "."], overrides)
        asked = _Asked(path, loaded, configuration)
    write(pretty(asked.record()) if form == "json" else "\n".join(asked.lines(columns())) + "\n")
    return 0


class _Asked:
    """What is asked for: the settings of a file, or of a run (no file)."""

    def __init__(self, path: str | None, loaded: Plugins, configuration: Configuration) -> None:
        self._path = path
        self.settings = configuration.settings if path is None else configuration.of(path)
        self.rows = list(_rows(configuration, path))
        root = configuration.settings.file
        self.files = ([root] if root else []) if path is None else configuration.files_for(path)
        self.rules = {each.rule.info.name: each.severity for each in Roster(loaded.rules).active(self.settings)}
        self.why_not = None if path is None else why_no_article(path, configuration.settings)

    def record(self) -> dict[str, Json]:
        """As JSON prints it."""
        return {
            "path": None if self._path is None else shown(self._path),
            "skipped": self.why_not,
            "files": self.files,
            "settings": [
                {"key": row.key, "value": row.value, "file": row.file, "line": row.line, "glob": row.glob}
                for row in self.rows
            ],
            "rules": {name: severity.label for name, severity in self.rules.items()},
        }

    def lines(self, room: int) -> Iterator[str]:
        """As people read it: TOML, with where each line comes from behind it."""
        whose = "a run here" if self._path is None else shown(self._path)
        yield f"# {whose}: {', '.join(self.files) or 'no settings file'}"
        if self.why_not is not None:
            yield f"# it is not looked at: {self.why_not}"
        yield ""
        written = [(_toml(row), row.origin) for row in self.rows]
        width = max((len(toml) for toml, _ in written if len(toml) <= room // 2), default=0)
        yield from (f"{toml:<{width}}  # {origin}" for toml, origin in written)
        yield ""
        for line in wrap(f"{len(self.rules)} rules run: {', '.join(self.rules) or 'none'}", room - 2):
            yield f"# {line}"


def _rows(configuration: Configuration, path: str | None) -> Iterator[Row]:
    """Every setting in the order of the table of settings, those made in files with their places."""
    made: dict[str, list[Row]] = {}
    for stated in configuration.stated(path):
        origin = stated.origin
        row = Row(stated.name, _plain(stated.name, stated.value), origin.place, origin.line, stated.glob)
        made.setdefault(stated.name.partition(".")[0], []).append(row)
    settings = configuration.settings
    for name in KEYS:
        if name in made:
            yield from made[name]
        elif name not in _UNSAID and (field := name.replace("-", "_")) in Settings.__struct_fields__:
            yield Row(name, _plain(name, getattr(settings, field)))


def _plain(name: str, value: object) -> Json:
    """A value as it would be written in a file."""
    if isinstance(value, HouseName):
        value = said(value)
    if isinstance(value, Severity | Path):
        return value.label if isinstance(value, Severity) else value.as_posix()
    if isinstance(value, tuple | list):
        return [_plain(name, item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(name, item) for key, item in value.items()}
    if value is None:
        return "never" if name == "fail-on" else None
    if name.startswith("rules.") and value is True and name.count(".") == 1:
        return {}  # a table that says no more than that the rule runs
    return value if isinstance(value, bool | int | float | str) else str(value)


def _toml(row: Row) -> str:
    if row.value is None:
        return f"# {row.key} is not set"
    return f"{row.key} = {as_toml(row.value)}"
