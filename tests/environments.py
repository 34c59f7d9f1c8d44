"""Virtual environments, repositories and commands for the slow tests."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path, code: int | None = 0) -> subprocess.CompletedProcess[str]:
    """Run a command; its exit code must be `code`, unless that is None."""
    done = subprocess.run(list(command), cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
    assert code is None or done.returncode == code, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def environment(folder: Path, *install: str) -> Path:
    """A new virtual environment with these installed; its folder of programs."""
    run(sys.executable, "-m", "venv", folder, cwd=folder.parent)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if install:
        run(programs / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", *install, cwd=ROOT)
    return programs


def clone(folder: Path) -> Path:
    """A clone of this repository as it is committed."""
    run("git", "clone", "-q", ROOT, folder, cwd=folder.parent)
    return folder


def repository(folder: Path, files: dict[str, str]) -> Path:
    """A new git repository with these files, staged and committed."""
    folder.mkdir()
    run("git", "init", "-q", "-b", "main", cwd=folder)
    run("git", "config", "user.name", "An Editor", cwd=folder)
    run("git", "config", "user.email", "editor@example.org", cwd=folder)
    run("git", "config", "commit.gpgsign", "false", cwd=folder)
    write(folder, files)
    commit(folder, "A first version")
    return folder


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def commit(folder: Path, message: str, code: int = 0) -> str:
    """Stage everything and commit it; what git and its hooks print."""
    run("git", "add", "-A", cwd=folder)
    done = run("git", "commit", "-q", "--allow-empty", "-m", message, cwd=folder, code=code)
    return done.stdout + done.stderr
