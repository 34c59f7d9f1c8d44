"""The house's own rules: single files of Python that the settings name in `rules-path`.

They are code from the tree that is checked: who does not trust it runs with `--no-local-code`.
"""

import sys
import types
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from factlint.blame import told
from factlint.errors import PluginError
from factlint.paths import is_folder
from factlint.plugins import Plugin, Plugins, check_together
from factlint.rulebook import AnyRule, ArchiveRule, Rule

FAMILY = "house"
"""The family of house rules, and the name that the list of plugins has for them."""

_NO_RULES = ("_", ".", "test_", "conftest.")
"""How the names of files in a folder begin that hold no rules."""


def with_house_rules(plugins: Plugins, paths: Iterable[Path]) -> Plugins:
    """The plugins, and the rules of these files and of the files in these folders. Raises PluginError, which names the
    file and line at fault."""
    files = list(dict.fromkeys(file for path in paths for file in _files_at(path)))
    if not files:
        return plugins
    rules = tuple(rule for file in files for rule in _rules_in(file))
    house = Plugin(name=FAMILY, version="", origin="rules-path", rules=rules)
    loaded = Plugins((*plugins.loaded, house))
    check_together(loaded)
    return loaded


def _files_at(path: Path) -> Sequence[Path]:
    if not is_folder(path):
        return [path]
    try:
        files = sorted(file for file in path.iterdir() if file.suffix == ".py" and not file.name.startswith(_NO_RULES))
    except OSError as error:
        raise PluginError(f"rules-path: {path}: {error.strerror}") from error
    if not files:
        raise PluginError(f"rules-path: no rules in {path}: it holds no file that ends in .py")
    return files


def _rules_in(file: Path) -> list[AnyRule]:
    module = _module(file)
    rules = list(_own_rules(module, file))
    if not rules:
        raise PluginError(f"{file}:1: no rule in it: a rule is a function under @factlint.rule")
    return rules


def _module(file: Path) -> types.ModuleType:
    """The file, run as a module. Nothing is written beside it; the same file is run once in a process."""
    name = _module_name(file)
    if name in sys.modules:
        return sys.modules[name]
    try:
        source = file.read_bytes()
    except OSError as error:
        raise PluginError(f"rules-path: {file}: {error.strerror}") from error
    module = types.ModuleType(name)
    module.__file__ = str(file)
    sys.modules[name] = module  # where its classes are looked up
    try:
        exec(compile(source, str(file), "exec", dont_inherit=True), module.__dict__)  # noqa: S102  # what rules-path is for
    except (Exception, SystemExit) as error:
        del sys.modules[name]
        raise PluginError(f"{file}:{_line(error, file)}: the rules can't be loaded: {told(error)}") from error
    return module


def _module_name(file: Path) -> str:
    """A name that no other module has, and the same in every process."""
    import hashlib  # noqa: PLC0415  # loads OpenSSL, which most runs need not wait for

    where = hashlib.sha256(str(file.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    return f"factlint_{FAMILY}_{where[:16]}"


def _line(error: BaseException, file: Path) -> int:
    """The line of the file where it went wrong."""
    import traceback  # noqa: PLC0415  # only when something broke

    if isinstance(error, SyntaxError) and error.filename == str(file) and error.lineno:
        return error.lineno
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(file)]
    return lines[-1] or 1 if lines else 1


def _own_rules(module: types.ModuleType, file: Path) -> Iterator[AnyRule]:
    for item in vars(module).values():
        if isinstance(item, Rule | ArchiveRule) and item.info.file == str(file):
            yield msgspec.structs.replace(item, info=msgspec.structs.replace(item.info, family=FAMILY))
