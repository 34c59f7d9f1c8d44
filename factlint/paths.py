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
