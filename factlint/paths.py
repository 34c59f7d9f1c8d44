"""What stands at a path. A path that may not be looked at has nothing there; pathlib raises PermissionError instead."""

import os


def exists(path: str | os.PathLike[str]) -> bool:
    """Whether there is anything, links followed."""
    return os.path.exists(path)  # noqa: PTH110  # see above


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether it is a folder, links followed."""
    return os.path.isdir(path)  # noqa: PTH112  # see above


def is_file(path: str | os.PathLike[str]) -> bool:
    """Whether it is a regular file, links followed."""
    return os.path.isfile(path)  # noqa: PTH113  # see above


def is_link(path: str | os.PathLike[str]) -> bool:
    """Whether it is a symbolic link, wherever that leads."""
    return os.path.islink(path)  # noqa: PTH114  # see above


def seen_from(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> str:
    """A path as seen from a folder, with slashes, in valid UTF-8."""
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:  # another drive
        relative = os.path.abspath(path)  # noqa: PTH100  # as relpath does it
    return os.fsencode(relative.replace(os.sep, "/")).decode("utf-8", "backslashreplace")
