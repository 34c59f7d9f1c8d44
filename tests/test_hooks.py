"""The pre-commit hook, in real repositories."""

import os
from pathlib import Path

import pytest
import yaml
from environments import ROOT, clone, commit, environment, repository, run, write

GOOD = "Council votes on bridge\n\nThe council votes on June 30.\n"
BAD = "Council votes on bridge\n\nThe council votes on June 31.\n"


def test_the_hook_never_writes_and_names_what_it_reads() -> None:
    """The hook runs `factlint check` and no option that changes a file."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "factlint"
    assert hook["language"] == "python"
    assert hook["entry"] == "factlint check"
    assert hook["require_serial"] is True


@pytest.fixture
def pre_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program, with a cache of its own, first on the PATH."""
    programs = environment(tmp_path / "venv", "pre-commit")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return programs / "pre-commit"


@pytest.mark.slow
def test_try_repo_finds_what_the_command_finds(tmp_path: Path, pre_commit: Path) -> None:
    """`pre-commit try-repo` on a local clone installs the hook and runs it."""
    articles = repository(tmp_path / "articles", {"a.txt": BAD})
    done = run(pre_commit, "try-repo", clone(tmp_path / "clone"), "factlint", "--all-files", cwd=articles, code=1)
    assert "a.txt:3:25: error impossible-date" in done.stdout or "June 31" in done.stdout


@pytest.mark.slow
def test_a_commit_is_blocked_by_a_fault_and_let_through_without(tmp_path: Path, pre_commit: Path) -> None:
    """Installed by configuration: blocked, mended, and silent about a commit of README.md alone."""
    source = clone(tmp_path / "clone")
    revision = run("git", "rev-parse", "HEAD", cwd=source).stdout.strip()
    config = f"repos:\n  - repo: {source}\n    rev: {revision}\n    hooks:\n      - id: factlint\n"
    articles = repository(tmp_path / "articles", {"a.txt": GOOD, ".pre-commit-config.yaml": config})
    run(pre_commit, "install", cwd=articles)

    write(articles, {"a.txt": BAD})
    assert "June 31" in commit(articles, "A planted error", code=1)
    assert (articles / "a.txt").read_text(encoding="utf-8") == BAD

    write(articles, {"a.txt": GOOD + "\nIt met again on July 1.\n"})
    commit(articles, "Mended")

    write(articles, {"README.md": "# Articles\n\nSee June 31.\n"})
    commit(articles, "A README alone")
    assert run("git", "log", "--format=%s", cwd=articles).stdout.split("\n")[:2] == ["A README alone", "Mended"]
