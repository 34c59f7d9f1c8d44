"""Which settings file a run has: the topmost from the checked paths up to their git root, without git the nearest."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from factlint.config.model import Settings
from factlint.config.toml import read_toml
from factlint.errors import ConfigError
from factlint.paths import exists, is_file, is_folder, is_link

NAMES = ("factlint.toml", "pyproject.toml")
"""What a settings file is called; in one folder the first is taken."""


def find_root(paths: Iterable[str]) -> Path | None:
    """The settings file for paths, absolute; None where there is none. What is missing among the paths does not count.

    Raises ConfigError where paths have different ones, where one below it would have to be
    merged into it, and for a pyproject.toml that can't be read.
    """
    roots: dict[Path | None, str] = {}
    for folder, path in sorted({_folder_of(path): path for path in paths if exists(path)}.items()):
        roots.setdefault(_root_for(folder), path)
    if len(roots) > 1:
        told = "; ".join(f"{path}: {root or 'none'}" for root, path in roots.items())
        raise ConfigError(
            f"these paths have different settings files ({told}): check them in separate runs, or name one by --config"
        )
    return next(iter(roots), None)


def refuse_nested(settings: Settings, files: Iterable[str]) -> None:
    """Raise ConfigError where a folder of the checked files has settings of its own below the root's."""
    if settings.root is None or settings.file is None:
        return
    top = Path(settings.root)
    below = {above for folder in {_folder_of(file) for file in files} for above in _upward(folder, top)}
    for folder in sorted(below - {top}):
        if (nested := _settings_in(folder)) is not None:
            raise _nested_error(nested, settings.file)


def _nested_error(nested: Path, root: Path | str) -> ConfigError:
    return ConfigError(f"{nested}: settings below those of {root} are not in this version of factlint yet")


def _folder_of(path: str) -> Path:
    absolute = Path(os.path.normpath(Path(path).absolute()))
    return absolute if is_folder(absolute) else absolute.parent


def _root_for(folder: Path) -> Path | None:
    git_root = next((above for above in _upward(folder) if exists(above / ".git")), None)
    if git_root is None:
        return next((file for above in _upward(folder) if (file := _settings_in(above)) is not None), None)
    found = [file for above in _upward(folder, git_root) if (file := _settings_in(above)) is not None]
    if len(found) > 1:
        raise _nested_error(found[0], found[-1])
    return found[0] if found else None


def _upward(folder: Path, top: Path | None = None) -> Iterator[Path]:
    """The folder and those above it, up to `top` or the file system's root."""
    for above in (folder, *folder.parents):
        yield above
        if above == top:
            return


def _settings_in(folder: Path) -> Path | None:
    own, shared = (folder / name for name in NAMES)
    if exists(own) or is_link(own):
        return own
    return shared if is_file(shared) and read_toml(shared).table is not None else None
