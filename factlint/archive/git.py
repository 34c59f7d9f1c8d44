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


def commit_of(folder: str, revision: str) -> str | None:
    """The full name of the commit that a revision stands for, None where git knows none."""
    try:
        found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        return None
    return found.decode().strip()


def merge_base(folder: str, commit: str) -> str | None:
    """The last commit that HEAD and another have in common, None where there is none."""
    try:
        return _git(folder, "merge-base", commit, "HEAD").decode().strip()
    except GitError:
        return None


def is_shallow(folder: str) -> bool:
    """Whether the repository holds only a part of its history. Raises GitError."""
    return _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"


def tracked_files(top: str) -> set[bytes]:
    """The files that git tracks, as it names them: from the top of the work tree, with slashes. Raises GitError."""
    return set(_git(top, "ls-files", "--cached", "-z").split(b"\0")) - {b""}


def diff_since(top: str, commit: str) -> bytes:
    """What changed in the work tree since a commit, committed or not, as a diff without context. Raises GitError."""
    return _git(
        top, "-c", "core.quotePath=false", "diff", "--unified=0", "--inter-hunk-context=0", "--text", "--find-renames",
        "--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", commit, "--",
    )  # fmt: skip
