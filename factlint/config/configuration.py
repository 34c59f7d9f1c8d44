"""The settings of a run and of each of its files: those of settings files, and over them those of the command line."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factlint.config.find import SettingsSearch, read_near
from factlint.config.model import FAIL_ON, RuleSettings, Selection, Settings, is_day
from factlint.config.reading import Fault, Known, Layer, raise_faults
from factlint.config.selection import Chooser, unknown_rule
from factlint.config.toml import TomlTable, read_toml
from factlint.errors import ConfigError, nearest
from factlint.reading.house_names import HouseList
from factlint.rulebook import ENGINE, RuleInfo

if TYPE_CHECKING:
    from factlint.config.merge import Merged, Stated
    from factlint.config.read import SettingsFile


class Overrides(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says; None where it does not. `isolated` reads no settings file, `config` only that one.

    Without `local_code` nothing from the checked tree is run: settings that ask for it are refused.
    """

    config: str | None = None
    isolated: bool = False
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    date: str | None = None
    archive: bool = True
    local_code: bool = True


class Root:
    """Where the settings of a run begin: its root file, if it has one, not yet read for its meaning."""

    def __init__(self, paths: Iterable[str], overrides: Overrides) -> None:
        """Raises ConfigError where there are two root files, or one that can't be read."""
        self.search: SettingsSearch | None = None
        self.toml: TomlTable | None = None
        self.folder: str | None = None
        self._local_code = overrides.local_code
        if overrides.config is not None:
            self.toml = read_toml(Path(overrides.config))
            if self.toml.table is None:
                raise ConfigError(f"{overrides.config}: holds no [tool.factlint]")
        elif not overrides.isolated:
            self.search = SettingsSearch()
            file = self.search.root(paths)
            if file is not None:
                self.toml = read_near(file)
                self.folder = str(file.parent)

    @property
    def rules_paths(self) -> list[Path]:
        """The files and folders of house rules that the settings ask for. Raises ConfigError where local code may not
        be run."""
        if self.toml is None:
            return []
        from factlint.config.read import rules_paths  # noqa: PLC0415  # only where there is a file

        paths = rules_paths(self.toml)
        if paths and not self._local_code:
            line = self.toml.line("rules-path")
            raise ConfigError(
                f"{self.toml.file}:{line}: “rules-path” would run Python from the checked tree,"
                " which --no-local-code forbids"
            )
        return paths

    @property
    def plugins(self) -> list[tuple[str, str]]:
        """The distributions that the settings say must be there, each with where they say so."""
        stated = None if self.toml is None or self.toml.table is None else self.toml.table.get("plugins")
        if self.toml is None or not isinstance(stated, list):
            return []
        named = [(number, name) for number, name in enumerate(stated) if isinstance(name, str)]
        return [(name, f"{self.toml.file}:{self.toml.line('plugins', number)}") for number, name in named]


class Configuration:
    """The settings of a run, and of each file that it looks at.

    Over those of the root file go its per-path tables, then the files in the folders below with theirs, the nearest
    last, then the command line.
    """

    def __init__(
        self, root: Root, rules: Sequence[RuleInfo], overrides: Overrides, formats: Sequence[str] = ()
    ) -> None:
        """`rules` are all that are installed; `formats` are globs of files that plugins read: articles too, unless the
        settings say what is one. Raises ConfigError."""
        self._search = root.search
        self._known = Known(rules)
        self._chooser = Chooser(rule for rule in rules if rule.family != ENGINE)
        self._across = frozenset(rule.name for rule in rules if "archive" in rule.needs)
        self._root: SettingsFile | None = None
        self._top = root.folder
        self._tried: set[int] = set()
        of_file = Settings() if root.toml is None else self._read_root(root.toml)
        _check(overrides, self._known)
        if "include" not in of_file.origins:
            of_file = msgspec.structs.replace(of_file, include=(*of_file.include, *formats))
        self._choice = _choice(overrides)
        self.settings = _overridden(of_file, overrides)
        self._files: dict[str, SettingsFile] = {}
        self._folders: dict[str, _Folder] = {}
        self._of: dict[str, Settings] = {}
        self._merged: dict[tuple[int, ...], Settings] = {}
        self._rules: dict[tuple[int, ...], Mapping[str, RuleSettings]] = {}
        self._names: dict[tuple[int, ...], HouseList] = {}

    def _read_root(self, toml: TomlTable) -> Settings:
        from factlint.config.merge import Merged  # noqa: PLC0415  # only where there is a file
        from factlint.config.read import read_file  # noqa: PLC0415  # as above

        faults: list[Fault] = []
        self._root = read_file(toml, self._top or os.getcwd(), self._known, faults)  # noqa: PTH109  # a text
        merged = Merged(self._root.layers)
        rules = merged.rules(self._known, faults)
        names = merged.names(faults)
        raise_faults(faults)
        self._try(names)
        return merged.settings(toml.file, self._top, rules, names)

    def _try(self, names: HouseList) -> None:
        """Try the specs of house names, each once in a run, with the list of the first file that they count for.

        Raises ConfigError for those that the list does not keep.
        """
        fresh = [entry for entry in names.entries if (entry.passes or entry.fails) and id(entry) not in self._tried]
        if fresh:
            from factlint.config.specs import broken_specs  # noqa: PLC0415  # only where there are any

            self._tried.update(map(id, fresh))
            raise_faults(list(broken_specs(names, fresh)))

    @property
    def _layers(self) -> Sequence[Layer]:
        """Those that count for the whole run."""
        return () if self._root is None else self._root.layers

    def of(self, path: str) -> Settings:
        """The settings of a file. Raises ConfigError where a settings file that counts for it is wrong."""
        if path not in self._of:
            layers = self._layers_for(path)
            key = tuple([layer.content for layer in layers])
            if key not in self._merged:
                self._merged[key] = self._settings_of(layers) if len(layers) > len(self._layers) else self.settings
            self._of[path] = self._merged[key]
        return self._of[path]

    def settle(self, paths: Iterable[str]) -> None:
        """See to it that every file has settings. Raises ConfigError with all that is wrong, and where no rule is left
        for any file."""
        wrong: dict[str, None] = {}
        settings: dict[int, Settings] = {}
        for path in paths:
            try:
                found = self.of(path)
            except ConfigError as error:
                wrong.update(dict.fromkeys(str(error).splitlines()))
            else:
                settings[id(found)] = found
        if wrong:
            raise ConfigError("\n".join(wrong))
        if not any(map(self._runs_any, settings.values() or [self.settings])):
            raise ConfigError("no rule is left to run: the settings select none, or ignore all")

    def _runs_any(self, settings: Settings) -> bool:
        """Whether any rule is left to run; the engine's own only speak about what others find."""
        return not self._chooser.chosen(settings) <= (frozenset() if settings.archive else self._across)

    def stated(self, path: str | None) -> "list[Stated]":
        """What settings files say for a file (None: for the run), each with where it is said."""
        from factlint.config.merge import Merged  # noqa: PLC0415  # only where it is asked for

        return Merged(self._layers if path is None else self._layers_for(path)).stated

    def files_for(self, path: str) -> list[str]:
        """The settings files that count for a file, the root's first."""
        return [file.file for file, _ in self._folder(os.path.split(path)[0]).files]

    def _layers_for(self, path: str) -> Sequence[Layer]:
        folder, name = os.path.split(path)
        return self._folder(folder).layers(name)

    def _folder(self, folder: str) -> "_Folder":
        if folder not in self._folders:
            absolute = os.path.abspath(folder)  # noqa: PTH100  # as above
            files = [] if self._root is None else [self._root]
            if self._search is not None:
                files += [self._nested(file) for file in self._search.below(self._top, absolute)]
            self._folders[folder] = _Folder(absolute, files)
        return self._folders[folder]

    def _nested(self, file: str) -> "SettingsFile":
        if file not in self._files:
            from factlint.config.read import read_file  # noqa: PLC0415  # only where there is one

            faults: list[Fault] = []
            root = None if self._root is None else self._root.file
            toml = read_near(file)
            self._files[file] = read_file(toml, os.path.dirname(file), self._known, faults, root or "")  # noqa: PTH120  # as above
            raise_faults(faults)
        return self._files[file]

    def _settings_of(self, layers: Sequence[Layer]) -> Settings:
        from factlint.config.merge import Merged  # noqa: PLC0415  # only where there are layers

        faults: list[Fault] = []
        merged = Merged(layers)
        key = tuple(layer.content for layer in layers if layer.sets_rules)
        if key not in self._rules:
            self._rules[key] = merged.rules(self._known, faults)
            raise_faults(faults)
        return merged.over(self.settings, self._rules[key], self._names_of(layers, merged), self._choice)

    def _names_of(self, layers: Sequence[Layer], merged: "Merged") -> HouseList:
        key = tuple(layer.content for layer in layers if layer.sets_names)
        if key not in self._names:
            faults: list[Fault] = []
            names = merged.names(faults)
            raise_faults(faults)
            self._try(names)
            self._names[key] = names
        return self._names[key]


def _check(overrides: Overrides, known: Known) -> None:
    """Raise ConfigError for what is wrong in the command line."""
    named = {
        "--select": overrides.select or (),
        "--extend-select": overrides.extend_select,
        "--ignore": overrides.ignore,
    }
    faults = [
        f"{option}: {unknown_rule(name, known.names)}"
        for option, names in named.items()
        for name in names
        if name not in known.names
    ]
    if overrides.fail_on is not None and overrides.fail_on not in FAIL_ON:
        near = nearest(overrides.fail_on, FAIL_ON)
        faults.append(f"--fail-on is one of {', '.join(FAIL_ON)}, not “{overrides.fail_on}”{near}")
    if overrides.date is not None and not is_day(overrides.date):
        faults.append(f"--date is a day like 2024-05-01, not “{overrides.date}”")
    if faults:
        raise ConfigError("\n".join(faults))


def _choice(overrides: Overrides) -> tuple[Selection, ...]:
    """What the command line chooses of rules, as a layer over others."""
    layer = Selection(overrides.select, overrides.extend_select, overrides.ignore)
    return () if layer == Selection() else (layer,)


def _overridden(settings: Settings, overrides: Overrides) -> Settings:
    """The settings of a file with those of the command line over them."""
    return msgspec.structs.replace(
        settings,
        selections=(*settings.selections, *_choice(overrides)),
        fail_on=settings.fail_on if overrides.fail_on is None else FAIL_ON[overrides.fail_on],
        date=overrides.date or settings.date,
        archive=settings.archive and overrides.archive,
    )


class _Folder:
    """A folder of articles, with the settings files that count for it and its path as each of them sees it."""

    def __init__(self, absolute: str, files: "Iterable[SettingsFile]") -> None:
        self.files = [(file, _as_seen_from(absolute, file.folder)) for file in files]
        self._plain = [layer for file, _ in self.files for layer in file.layers]
        self._has_per_path = any(file.per_path for file, _ in self.files)

    def layers(self, name: str) -> Sequence[Layer]:
        """The layers that count for a file of the folder, the lowest first."""
        if not self._has_per_path:
            return self._plain
        return [layer for file, seen in self.files for layer in (*file.layers, *file.layers_for(f"{seen}{name}"))]


def _as_seen_from(absolute: str, folder: str) -> str:
    """A folder as seen from another above it, with a slash at its end where it is not that itself."""
    if absolute == folder:
        return ""
    inside = absolute.startswith(folder.rstrip(os.sep) + os.sep)
    relative = absolute[len(folder.rstrip(os.sep)) :] if inside else absolute
    return relative.replace(os.sep, "/").strip("/") + "/"
