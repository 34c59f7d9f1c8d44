"""Which settings files a run has: the root's, the topmost from the checked paths up to their git root (without git the
nearest), and those in the folders below it."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from factlint.config.toml import SHARED_NAME, TomlTable, read_toml
from factlint.errors import ConfigError
from factlint.paths import exists, is_file, is_folder, is_link

NAMES = ("factlint.toml", SHARED_NAME)
"""What a settings file is called; in one folder the first is taken."""


class SettingsSearch:
    """Looks for settings files; looks into every folder once."""

    def __init__(self) -> None:
        self.file_in = cache(_file_in)
        self._is_git_root = cache(_is_git_root)

    def root(self, paths: Iterable[str]) -> Path | None:
        """The root file for paths, absolute; None where there is none. What is missing among the paths does not count.

        Raises ConfigError where paths have different ones, and for a pyproject.toml that can't be read.
        """
        roots: dict[Path | None, str] = {}
        for folder, path in sorted({folder_of(path): path for path in paths if exists(path)}.items()):
            roots.setdefault(self._root_for(folder), path)
        if len(roots) > 1:
            told = "; ".join(f"{path}: {root or 'none'}" for root, path in roots.items())
            raise ConfigError(
                f"these paths have different settings files ({told}): check them in separate runs,"
                " or name one by --config"
            )
        return next(iter(roots), None)

    def below(self, top: str | None, folder: str) -> list[str]:
        """The settings files that a folder has below a top folder, the upper ones first; without a top up to the git
        root. Raises ConfigError for a pyproject.toml that can't be read."""
        found = []
        for above in _upward(folder):
            if above == top:
                break
            if (file := self.file_in(above)) is not None:
                found.append(file)
            if top is None and self._is_git_root(above):
                break
        return found[::-1]

    def _root_for(self, folder: str) -> Path | None:
        found = []
        for above in _upward(folder):
            if (file := self.file_in(above)) is not None:
                found.append(file)
            if self._is_git_root(above):
                return Path(found[-1]) if found else None
        return Path(found[0]) if found else None


def folder_of(path: str) -> str:
    """The folder that a path is, or stands in, absolute."""
    absolute = os.path.abspath(path)  # noqa: PTH100  # Path has no such thing for a path that goes up again
    return absolute if is_folder(absolute) else os.path.dirname(absolute)  # noqa: PTH120  # as above


def near(file: str | Path) -> Path:
    """The path as seen from the working folder where the file stands in it: what messages print."""
    here = Path.cwd()
    file = Path(file)
    return file.relative_to(here) if file.is_relative_to(here) else file


def read_near(file: str | Path) -> TomlTable:
    """Read a settings file under the name that messages print. Raises ConfigError."""
    return read_toml(near(file))


def _upward(folder: str) -> Iterator[str]:
    """The folder and those above it."""
    while True:
        yield folder
        above = os.path.dirname(folder)  # noqa: PTH120  # ten times faster, and asked of every folder
        if above == folder:
            return
        folder = above


def _is_git_root(folder: str) -> bool:
    return exists(os.path.join(folder, ".git"))  # noqa: PTH118  # as above


def _file_in(folder: str) -> str | None:
    own, shared = (os.path.join(folder, name) for name in NAMES)  # noqa: PTH118  # as above
    if exists(own) or is_link(own):
        return own
    return shared if is_file(shared) and read_near(shared).table is not None else None
