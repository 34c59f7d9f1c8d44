"""The settings of a run: those of its file, and over them those of the command line."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from factlint.config.find import find_root
from factlint.config.model import Origin, Selection, Settings
from factlint.config.read import FAIL_ON, is_day, read_settings
from factlint.config.selection import chosen, unknown_names
from factlint.config.toml import read_toml
from factlint.errors import ConfigError, nearest
from factlint.rulebook import RuleInfo


class Overrides(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says; None where it does not. `isolated` reads no settings file, `config` only that one."""

    config: str | None = None
    isolated: bool = False
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    date: str | None = None
    archive: bool = True


def settings_for(
    paths: Iterable[str], rules: Sequence[RuleInfo], overrides: Overrides, formats: Sequence[str] = ()
) -> Settings:
    """The settings for a run over paths. Raises ConfigError, also where no rule is left to run.

    `formats` are globs of files that plugins read: articles too, unless the settings say what is one.
    """
    settings = _merge(_from_file(paths, rules, overrides), rules, overrides)
    if "include" not in settings.origins:
        settings = msgspec.structs.replace(settings, include=(*settings.include, *formats))
    if not chosen(rules, settings):
        raise ConfigError("no rule is left to run: the settings select none, or ignore all")
    return settings


def _from_file(paths: Iterable[str], rules: Sequence[RuleInfo], overrides: Overrides) -> Settings:
    if overrides.isolated:
        return Settings()
    if overrides.config is not None:
        toml = read_toml(Path(overrides.config))
        if toml.table is None:
            raise ConfigError(f"{overrides.config}: holds no [tool.factlint]")
        return read_settings(toml, rules, None)
    root = find_root(paths)
    return Settings() if root is None else read_settings(read_toml(_near(root)), rules, str(root.parent))


def _near(file: Path) -> Path:
    """The path as seen from the working folder where the file stands in it: what messages print."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file


def _merge(settings: Settings, rules: Sequence[RuleInfo], overrides: Overrides) -> Settings:
    faults: list[str] = []
    changes: dict[str, object] = {}
    named = {
        "--select": overrides.select or (),
        "--extend-select": overrides.extend_select,
        "--ignore": overrides.ignore,
    }
    for option, names in named.items():
        faults += (f"{option}: {message}" for _, message in unknown_names(names, rules))
    if overrides.select is not None or overrides.extend_select or overrides.ignore:
        layer = Selection(overrides.select, overrides.extend_select, overrides.ignore)
        changes["selections"] = (*settings.selections, layer)
    if overrides.fail_on is not None:
        if overrides.fail_on not in FAIL_ON:
            near = nearest(overrides.fail_on, FAIL_ON)
            faults.append(f"--fail-on is one of {', '.join(FAIL_ON)}, not “{overrides.fail_on}”{near}")
        changes["fail_on"] = FAIL_ON.get(overrides.fail_on)
    if overrides.date is not None:
        if not is_day(overrides.date):
            faults.append(f"--date is a day like 2024-05-01, not “{overrides.date}”")
        changes["date"] = overrides.date
    if faults:
        raise ConfigError("\n".join(faults))
    origins = {**settings.origins, **{key: Origin("the command line") for key in changes}}
    archive = settings.archive and overrides.archive
    return msgspec.structs.replace(settings, archive=archive, origins=origins, **changes)
