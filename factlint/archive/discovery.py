"""Which files a run looks at: the paths that were named, and the articles below the folders among them."""

import functools
import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

import msgspec

from factlint.archive.git import GitError, ignores, in_work_tree, list_files
from factlint.config import Settings
from factlint.config.globs import Globs
from factlint.findings import Failure, Notice, Skipped
from factlint.paths import is_folder, is_link


class FoundFile(msgspec.Struct, frozen=True):
    """A file to look at: its path to open, what reports call it, and its bytes where they came by standard input.

    `within` is the folder or glob that it was found by; None for a file that was named itself.
    """

    path: str
    shown: str
    data: bytes | None = None
    within: str | None = None


class Discovery(msgspec.Struct, frozen=True):
    """The files of a run in order of path, and what is to be said about paths that gave none.

    `whole` says whether all articles below the settings' folder (without settings, the working folder) are among them,
    `allow_empty` whether a folder or glob may give none.
    """

    files: tuple[FoundFile, ...]
    skipped: tuple[Skipped, ...] = ()
    failed: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    whole: bool = False
    allow_empty: bool = False


class StandardInput(msgspec.Struct, frozen=True):
    """What was read from standard input, and the file name it goes by."""

    name: str
    data: bytes


def discover(
    paths: Sequence[str], settings: Settings, *, allow_empty: bool = False, standard_input: StandardInput | None = None
) -> Discovery:
    """The files that the paths stand for.

    A file that is named but no article is skipped; a path that is missing or unreadable, and a folder or glob without
    an article (unless `allow_empty`), has failed.
    """
    search = _Search(settings, allow_empty)
    if standard_input is not None:
        search.take_standard_input(standard_input)
    for path in dict.fromkeys(paths):
        search.take(path)
    return Discovery(
        _once_each(search.files),
        tuple(sorted(search.skipped, key=lambda skipped: skipped.path)),
        tuple(search.failed),
        tuple(search.notices),
        whole=any(is_folder(path) and _holds_root(path, settings) for path in paths),
        allow_empty=allow_empty,
    )


def _holds_root(path: str, settings: Settings) -> bool:
    root = Path(settings.root) if settings.root else Path.cwd()
    return root.is_relative_to(os.path.normpath(Path(path).absolute()))


class _Search:
    """What was found so far, path by path."""

    def __init__(self, settings: Settings, allow_empty: bool) -> None:
        self._articles = _Articles(settings)
        self._allow_empty = allow_empty
        self.files: list[FoundFile] = []
        self.skipped: list[Skipped] = []
        self.failed: list[Failure] = []
        self.notices: list[Notice] = []

    def take_standard_input(self, given: StandardInput) -> None:
        why = self._articles.why_not(given.name)
        if why is not None:
            self.skipped.append(Skipped(shown(given.name), why))
        elif not given.data.strip():
            self._fail(given.name, "standard input is empty")
        else:
            self.files.append(FoundFile(given.name, shown(given.name), given.data))

    def take(self, path: str) -> None:
        if not path:  # a variable that was not set, not the working folder
            self._fail(path, "no such file or folder")
            return
        if "\0" in path:
            self._fail(path, "no path holds a NUL character")
            return
        try:
            mode = Path(path).stat().st_mode
        except OSError as error:
            if glob.has_magic(path) and isinstance(error, FileNotFoundError):
                self._take_glob(path)
            else:
                self._fail(path, why_unreadable(error))
            return
        if stat.S_ISDIR(mode):
            self._take_found(path, self._below(path), "no article in this folder")
        elif not stat.S_ISREG(mode):
            self._fail(path, "neither a file nor a folder")
        elif (why := self._articles.why_not(path)) is not None:
            self.skipped.append(Skipped(shown(path), why))
        else:
            self.files.append(FoundFile(path, shown(path)))

    def _take_glob(self, pattern: str) -> None:
        found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  # Path.glob takes no absolute pattern
        files = (file for path in found for file in self._at(path))
        self._take_found(pattern, files, "no article matches" if found else "matches nothing")

    def _take_found(self, path: str, files: Iterable[str], why_none: str) -> None:
        before = len(self.files), len(self.failed)
        self.files += (FoundFile(file, shown(file), within=path) for file in files)
        if before == (len(self.files), len(self.failed)) and not self._allow_empty:
            self._fail(path, why_none)

    def _below(self, top: str) -> Iterator[str]:
        """The articles below a folder: what git knows or would add, without git what stands there. No hidden ones."""
        folders = [top]
        while folders:
            for path in self._entries(folders.pop()):
                if is_hidden(os.path.relpath(path, top)):
                    continue
                if is_real_folder(path):
                    if not self._articles.excludes_folder(path):
                        folders.append(path)
                else:
                    yield from self._at(path)

    def _at(self, path: str) -> Iterator[str]:
        """The articles at a path that was found: itself where it is one. A linked folder is not followed."""
        if is_real_folder(path):
            yield from self._below(path)
        elif self._articles.why_not(path) is None:
            try:
                if stat.S_ISREG(Path(path).stat().st_mode):
                    yield path
            except OSError as error:
                if is_link(path):
                    self._fail(path, f"a symbolic link that leads nowhere: {why_unreadable(error)}")
                elif not isinstance(error, FileNotFoundError):  # git still knows a file that was deleted
                    self._fail(path, why_unreadable(error))

    def _entries(self, folder: str) -> list[str]:
        listed = self._listed_by_git(folder) if in_work_tree(folder) else None
        return self._names_in(folder) if listed is None else listed

    def _listed_by_git(self, folder: str) -> list[str] | None:
        try:
            names = list_files(folder)
        except GitError as error:
            self.notices.append(Notice(shown(folder), f"git could not list the files, so none is left out: {error}"))
            return None
        if not names and ignores(folder):
            return None
        return [str(Path(folder, name)) for name in names]

    def _names_in(self, folder: str) -> list[str]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entry.path for entry in entries)
        except OSError as error:
            self._fail(folder, why_unreadable(error))
            return []

    def _fail(self, path: str, why: str) -> None:
        self.failed.append(Failure(shown(path), None, why))


class _Articles:
    """Which files are articles: by the settings' globs, and not by names that every repository has."""

    def __init__(self, settings: Settings) -> None:
        self._root = Path(settings.root) if settings.root else Path.cwd()
        self._include = Globs(settings.include, ignore_case=True)
        self._by_name = Globs(pattern for pattern in settings.include if not glob.has_magic(pattern))
        self._exclude = Globs(settings.exclude)

    def why_not(self, path: str) -> str | None:
        """Why a file is not looked at; None where it is."""
        relative = self._relative(path)
        if self._exclude.match(relative):
            return "excluded by the settings"
        if self._include.match(relative) and (self._by_name.match(relative) or not _no_articles().match(relative)):
            return None
        return "not an article"

    def excludes_folder(self, path: str) -> bool:
        """Whether nothing below a folder can be an article."""
        relative = self._relative(path)
        return self._exclude.match(relative) or _no_articles().match(f"{relative}/")

    def _relative(self, path: str) -> str:
        absolute = Path(os.path.normpath(Path(path).absolute()))
        inside = absolute.is_relative_to(self._root)
        return (absolute.relative_to(self._root) if inside else absolute.relative_to(absolute.anchor)).as_posix()


def why_no_article(path: str, settings: Settings) -> str | None:
    """Why a run with these settings does not look at a file; None where it does."""
    return _Articles(settings).why_not(path)


@functools.cache
def _no_articles() -> Globs:
    lines = Path(__file__).with_name("not-articles.txt").read_text(encoding="utf-8").splitlines()
    return Globs(line for line in lines if line and not line.startswith("#"))


def shown(path: str) -> str:
    """What reports call a path: as seen from the working folder where it stands in it, with slashes, in valid UTF-8."""
    normal = os.path.normpath(path) if path else path
    if Path(normal).is_absolute() and Path(normal).is_relative_to(Path.cwd()):
        normal = str(Path(normal).relative_to(Path.cwd()))
    return os.fsencode(normal.replace(os.sep, "/")).decode("utf-8", "backslashreplace")


def is_hidden(below: str) -> bool:
    """Whether a path below a named folder is hidden, or goes through a hidden folder."""
    return any(part.startswith(".") and part != os.curdir for part in PurePath(below).parts)


def is_real_folder(path: str) -> bool:
    """Whether a path is a folder, and no link to one: folders may be linked in a loop."""
    try:
        return stat.S_ISDIR(Path(path).lstat().st_mode)
    except OSError:
        return False


def why_unreadable(error: Exception) -> str:
    """What is wrong with a path, in a few words."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[:1].lower() + error.strerror[1:]
    return str(error)


def _once_each(files: Iterable[FoundFile]) -> tuple[FoundFile, ...]:
    """The files in order of path, none twice: neither by two ways to name it nor by a link to another of them."""
    folders: dict[str, str] = {}
    real: dict[str, FoundFile] = {}
    for file in sorted(files, key=lambda file: (is_link(file.path), file.shown)):
        folder, name = os.path.split(file.path)
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        linked = is_link(file.path)
        real.setdefault(os.path.realpath(file.path) if linked else f"{folders[folder]}{os.sep}{name}", file)
    return tuple(sorted(real.values(), key=lambda file: file.shown))
