"""The pre-commit hooks: what they promise, and the README's snippet in real repositories."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from environments import ROOT, clone, commit, environment, repository, run, write

from factlint import __version__
from factlint.config.model import DEFAULT_INCLUDE

GOOD = "Council votes on bridge\n\nThe council votes on June 30, it said.\n"
BAD = "Council votes on bridge\n\nThe council votes on June 31 , it said.\n"
"""An error, and a warning that `--fix` would write away."""
CONFIG = ".pre-commit-config.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}

# -- what they are -----------------------------------------------------------------------------------------------------


def test_there_are_two() -> None:
    """One for the files of a commit, one for the whole repository."""
    assert list(HOOKS) == ["factlint", "factlint-all"]
    assert HOOKS["factlint"].get("pass_filenames", True)
    assert HOOKS["factlint-all"]["pass_filenames"] is False
    assert HOOKS["factlint-all"]["always_run"] is True


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_never_writes_and_runs_once_at_a_time(name: str) -> None:
    """It runs `factlint check` with no option that changes a file or draws on a terminal."""
    hook = HOOKS[name]
    assert hook["language"] == "python"
    assert hook["entry"] == "factlint check --no-progress"
    assert "args" not in hook
    assert hook["require_serial"] is True


def test_the_hook_takes_the_files_that_the_command_takes() -> None:
    """Those that `include` has by default, and no others."""
    pattern = re.compile(HOOKS["factlint"]["files"])
    assert all(pattern.search(f"articles/ferry{suffix[1:]}") for suffix in DEFAULT_INCLUDE)
    assert pattern.pattern.count("|") + 1 == len(DEFAULT_INCLUDE)
    assert not pattern.search("articles/ferry.md.orig")
    assert not pattern.search("articles/ferry.py")


# -- what they do ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pre_commit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The program, first on the PATH, with a cache of its own."""
    folder = tmp_path_factory.mktemp("pre-commit")
    programs = environment(folder / "venv", "pre-commit")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRE_COMMIT_HOME", str(folder / "cache"))
        patch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
        yield programs / "pre-commit"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of what is committed, tagged with its version."""
    folder = clone(tmp_path_factory.mktemp("source") / "factlint")
    run("git", "tag", "--force", f"v{__version__}", cwd=folder)
    return folder


def snippet(source: Path) -> str:
    """The README's lines for `.pre-commit-config.yaml`, with the clone in the place of the address."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (found,) = re.findall(r"^## As a pre-commit hook\n.*?^```yaml\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    local, replaced = re.subn(r"(?<=repo: )https://\S+$", str(source), found, flags=re.MULTILINE)
    assert replaced == 1, found
    return local


def installed(folder: Path, pre_commit: Path, config: str) -> Path:
    """A repository with good articles, one excluded draft and one old fault, and the hook."""
    made = repository(
        folder,
        {
            CONFIG: config,
            "factlint.toml": 'exclude = ["drafts/**"]\n',
            "README.md": "# Articles\n",
            "bridge.md": f"---\ntitle: Bridge\ndate: 2025-05-06\n---\n\n{GOOD}",
            "old/Fährhafen 2.txt": BAD,
            "drafts/later.txt": GOOD,
        },
    )
    run(pre_commit, "install", cwd=made)
    return made


@pytest.fixture
def articles(tmp_path: Path, pre_commit: Path, source: Path) -> Path:
    """A repository in which the README's snippet is in force."""
    return installed(tmp_path / "articles", pre_commit, snippet(source))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, without git's own."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def committed(folder: Path, code: int = 0) -> str:
    """Commit everything; what git and the hook print. The hook left every file as it was, and let through what it
    should."""
    before, head = contents(folder), run("git", "rev-parse", "HEAD", cwd=folder).stdout
    printed = commit(folder, "An edit", code=code)
    assert contents(folder) == before
    assert (run("git", "rev-parse", "HEAD", cwd=folder).stdout == head) == bool(code)
    assert run("git", "status", "--porcelain", "--ignored", cwd=folder).stdout.count("??") == 0
    return printed


@pytest.mark.slow
def test_a_changed_file(articles: Path) -> None:
    """A fault blocks the commit and is told with its place, what stood there before is not; mended, it goes through."""
    text = (articles / "bridge.md").read_text(encoding="utf-8")
    write(articles, {"bridge.md": f"{text}\nIt opened on February 30.\n"})
    printed = committed(articles, code=1)
    assert "factlint" in printed
    assert "bridge.md:10:14" in printed
    assert "February 30" in printed
    assert "June 31" not in printed
    write(articles, {"bridge.md": f"{text}\nIt opened on February 20.\n"})
    assert "Passed" in committed(articles)


@pytest.mark.slow
def test_a_changed_file_with_an_old_fault(articles: Path) -> None:
    """The hook reads all of a file that the commit touches; its name may hold what it likes."""
    write(articles, {"old/Fährhafen 2.txt": BAD + "\nIt is open.\n"})
    assert "old/Fährhafen 2.txt:3:22" in committed(articles, code=1)


@pytest.mark.slow
def test_an_added_file(articles: Path) -> None:
    """A new file is read in each of the formats."""
    write(articles, {"new/a.txt": BAD, "new/b.html": f"<article><p>{BAD}</p></article>\n", "new/c.txt": GOOD})
    printed = committed(articles, code=1)
    assert "new/a.txt:3:22" in printed
    assert "new/b.html:3:22" in printed
    assert "new/c.txt" not in printed
    write(articles, {"new/a.txt": GOOD, "new/b.html": f"<article><p>{GOOD}</p></article>\n"})
    assert "Passed" in committed(articles)


@pytest.mark.slow
def test_a_renamed_file(articles: Path) -> None:
    """Read under its new name."""
    run("git", "mv", "bridge.md", "the bridge.md", cwd=articles)
    assert "Passed" in committed(articles)
    run("git", "mv", "old/Fährhafen 2.txt", "harbour.txt", cwd=articles)
    printed = committed(articles, code=1)
    assert "harbour.txt:3:22" in printed
    assert "old/" not in printed


@pytest.mark.slow
def test_a_deleted_file(articles: Path) -> None:
    """Is not missed: alone, or beside others."""
    (articles / "old/Fährhafen 2.txt").unlink()
    assert "no files to check" in committed(articles)
    (articles / "bridge.md").unlink()
    write(articles, {"new.txt": GOOD})
    assert "Passed" in committed(articles)


@pytest.mark.slow
def test_an_excluded_file(articles: Path) -> None:
    """What the settings exclude goes through, and hides nothing that is committed with it."""
    write(articles, {"drafts/later.txt": BAD})
    assert "Passed" in committed(articles)
    write(articles, {"drafts/later.txt": BAD + BAD, "bridge.md": BAD})
    printed = committed(articles, code=1)
    assert "bridge.md:3:22" in printed
    assert "drafts/later.txt: skipped, excluded" in printed
    assert printed.count("(impossible-date)") == 1


@pytest.mark.slow
def test_a_readme_alone(articles: Path) -> None:
    """Is no article, whatever it says."""
    write(articles, {"README.md": "# Articles\n\nSee June 31.\n"})
    assert "Passed" in committed(articles)
    write(articles, {"notes.py": "# June 31\n"})
    assert "no files to check" in committed(articles)


@pytest.mark.slow
def test_broken_settings_let_nothing_through(articles: Path) -> None:
    """Where factlint could not look, the commit is blocked."""
    write(articles, {"factlint.toml": 'exclud = ["drafts/**"]\n', "bridge.md": GOOD})
    printed = committed(articles, code=1)
    assert "exit code: 2" in printed
    assert "did you mean “exclude”?" in printed


@pytest.mark.slow
def test_options_are_given_by_args(tmp_path: Path, pre_commit: Path, source: Path) -> None:
    """Such as the severity from which a commit is blocked."""
    config = snippet(source) + "        args: [--fail-on, never]\n"
    folder = installed(tmp_path / "articles", pre_commit, config)
    write(folder, {"bridge.md": BAD})
    assert "Passed" in committed(folder)


@pytest.mark.slow
def test_all_articles(tmp_path: Path, pre_commit: Path, source: Path) -> None:
    """`factlint-all` finds the fault in a file that the commit did not touch, whatever the commit did."""
    folder = installed(tmp_path / "articles", pre_commit, snippet(source).replace("id: factlint", "id: factlint-all"))
    write(folder, {"README.md": "# Our articles\n"})
    printed = committed(folder, code=1)
    assert "old/Fährhafen 2.txt:3:22" in printed
    assert "2 files read" in printed
    (folder / "bridge.md").unlink()
    assert "June 31" in committed(folder, code=1)
    write(folder, {"old/Fährhafen 2.txt": GOOD})
    assert "Passed" in committed(folder)
    write(folder, {"drafts/later.txt": BAD})
    assert "Passed" in committed(folder)


@pytest.mark.slow
def test_the_whole_repository_by_hand(tmp_path: Path, pre_commit: Path, source: Path) -> None:
    """`pre-commit run --all-files`, and `try-repo` without any configuration."""
    folder = installed(tmp_path / "articles", pre_commit, snippet(source))
    before = contents(folder)
    for command in (("run", "--all-files"), ("try-repo", source, "factlint", "--all-files")):
        assert "Fährhafen 2.txt:3:22" in run(pre_commit, *command, cwd=folder, code=1).stdout
    assert contents(folder) == before
