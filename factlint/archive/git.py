"""What git knows of a folder's files."""

import os
from pathlib import Path

from factlint.paths import exists

_OWN_SETTINGS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells its hooks about the repository they run in; a folder's own repository is what is asked here."""


class GitError(Exception):
    """git is not there, or refuses; the message is its own."""


def in_work_tree(folder: str) -> bool:
    """Whether the folder stands in a git work tree."""
    here = Path(os.path.normpath(Path(folder).absolute()))
    return any(exists(above / ".git") for above in (here, *here.parents))


def list_files(folder: str) -> list[str]:
    """The files below a folder that git tracks or would add, relative to it, sorted. Raises GitError."""
    listed = _git(folder, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    return sorted({os.fsdecode(name).rstrip("/") for name in listed.split(b"\0") if name})


def ignores(folder: str) -> bool:
    """Whether git ignores the folder itself."""
    try:
        _git(folder, "check-ignore", "-q", ".")
    except GitError:
        return False
    return True


def _git(folder: str, *arguments: str) -> bytes:
    import subprocess  # noqa: PLC0415  # only where there is a repository

    environment = {name: value for name, value in os.environ.items() if name not in _OWN_SETTINGS}
    try:
        done = subprocess.run(  # noqa: S603  # fixed arguments, no shell
            ["git", "-C", folder, *arguments],  # noqa: S607  # git is found as the user's shell finds it
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
    except OSError as error:
        raise GitError(f"git can't be run ({error.strerror})") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").split("\n")[0]
        raise GitError(said.removeprefix("fatal: ") or f"exit code {done.returncode}")
    return done.stdout
