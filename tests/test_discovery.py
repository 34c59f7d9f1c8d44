"""Which files are looked at, in which order, and what is said of the others."""

import os
from pathlib import Path

import pytest
from fakes import git
from hypothesis import given
from hypothesis import strategies as st

from factlint.archive.discovery import Discovery, StandardInput, discover, shown
from factlint.config import Settings
from factlint.config.globs import Globs


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _write(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("Words.\n")


def _files(found: Discovery) -> list[str]:
    return [file.shown for file in found.files]


def test_articles_below_a_folder_are_found_in_order_of_path() -> None:
    """By path, whatever the file system's order; other files are none of our business."""
    _write("b.md", "a/z.txt", "a.txt", "a/b/c.MD", "picture.png", "README.md", "a/requirements.txt", "LICENSE")
    found = discover(["."], Settings())
    assert _files(found) == ["a.txt", "a/b/c.MD", "a/z.txt", "b.md"]
    assert not found.skipped
    assert not found.failed


def test_hidden_folders_below_the_named_one_are_left_out() -> None:
    """A folder that is hidden itself may be named."""
    _write(".hidden/a.txt", "news/.drafts/b.txt", "news/.c.txt", "news/node_modules/d.md", "news/e.txt")
    assert _files(discover(["news"], Settings())) == ["news/e.txt"]
    assert _files(discover([".hidden"], Settings())) == [".hidden/a.txt"]


def test_git_decides_what_is_ignored() -> None:
    """Untracked files count, ignored ones do not unless they are named, deleted ones are no error."""
    git(Path(), "init")
    _write("tracked.txt", "new.txt", "ignored.txt", "build/a.txt", "gone.txt")
    Path(".gitignore").write_text("ignored.txt\nbuild/\n")
    git(Path(), "add", "tracked.txt", "gone.txt")
    Path("gone.txt").unlink()
    assert _files(discover(["."], Settings())) == ["new.txt", "tracked.txt"]
    assert _files(discover(["ignored.txt"], Settings())) == ["ignored.txt"]
    assert _files(discover(["build"], Settings())) == ["build/a.txt"]


def test_a_repository_inside_a_repository_is_looked_at() -> None:
    """Git names it without what it holds."""
    git(Path(), "init")
    _write("a.txt", "inner/b.txt", "inner/c.txt")
    git(Path("inner"), "init")
    Path("inner/.gitignore").write_text("c.txt\n")
    assert _files(discover(["."], Settings())) == ["a.txt", "inner/b.txt"]


def test_where_git_fails_nothing_is_left_out_and_it_is_said() -> None:
    """A broken repository must not make a run look at nothing."""
    _write("a.txt")
    Path(".git").write_text("gitdir: nowhere")
    found = discover(["."], Settings())
    assert _files(found) == ["a.txt"]
    assert "git could not list the files" in found.notices[0].message


def test_include_and_exclude_are_relative_to_the_settings_folder() -> None:
    """Wherever the run is started."""
    _write("news/a.rst", "news/drafts/b.rst", "old/c.rst", "news/d.txt")
    settings = Settings(root=str(Path.cwd()), include=("*.rst",), exclude=("news/drafts", "old/**"))
    assert _files(discover(["."], settings)) == ["news/a.rst"]
    os.chdir("news")
    assert _files(discover(["."], settings)) == ["a.rst"]
    assert [skipped.path for skipped in discover(["drafts/b.rst"], settings).skipped] == ["drafts/b.rst"]


def test_a_file_that_include_names_is_an_article_whatever_its_name() -> None:
    """Who writes `include = ["README.md"]` wants it read; a wildcard does not say so."""
    _write("README.md", "a.md")
    assert _files(discover(["."], Settings(include=("README.md", "*.md")))) == ["README.md", "a.md"]
    assert _files(discover(["."], Settings(include=("*.md",)))) == ["a.md"]


def test_a_named_file_that_is_no_article_is_skipped_and_said_so() -> None:
    """A hook must not be blocked by a README."""
    _write("README.md", "code.py", "drafts/a.txt")
    found = discover(["README.md", "code.py", "drafts/a.txt"], Settings(exclude=("drafts/",)))
    assert not found.files
    assert not found.failed
    assert [(skipped.path, skipped.why) for skipped in found.skipped] == [
        ("README.md", "not an article"),
        ("code.py", "not an article"),
        ("drafts/a.txt", "excluded by the settings"),
    ]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("typo.txt", "no such file or folder"),
        ("", "no such file or folder"),
        ("news/*.md", "matches nothing"),
        ("*.py", "no article matches"),
        ("empty", "no article in this folder"),
        ("code", "no article in this folder"),
        ("loop.txt", "too many levels of symbolic links"),
        ("a.txt/b.txt", "not a directory"),
        ("nul\0.txt", "no path holds a NUL character"),
        ("pipe.txt", "neither a file nor a folder"),
    ],
)
def test_a_path_that_gives_nothing_has_failed(path: str, why: str) -> None:
    """Missing, empty, unreadable: each says why."""
    _write("a.txt", "code/a.py", "b.py")
    Path("empty").mkdir()
    Path("loop.txt").symlink_to("loop.txt")
    os.mkfifo("pipe.txt")
    found = discover([path], Settings())
    assert [failure.message for failure in found.failed] == [why]
    assert not found.files


def test_empty_folders_and_globs_may_be_allowed() -> None:
    """`--allow-empty` forgives them, and not a path that is missing."""
    Path("empty").mkdir()
    found = discover(["empty", "*.md", "typo.txt"], Settings(), allow_empty=True)
    assert [failure.path for failure in found.failed] == ["typo.txt"]


def test_a_glob_that_the_shell_left_alone_is_expanded() -> None:
    """As on Windows, or in quotes."""
    _write("a/b.txt", "a/c/d.txt", "README.md")
    assert _files(discover(["**/*.txt"], Settings())) == ["a/b.txt", "a/c/d.txt"]


def test_links_are_read_but_not_twice_and_folders_not_in_a_loop() -> None:
    """A linked article counts once, a linked folder not at all unless it is named; a dead link has failed."""
    _write("news/a.txt", "away/b.txt")
    Path("news/again.txt").symlink_to("a.txt")
    Path("news/b.txt").symlink_to("../away/b.txt")
    Path("news/loop").symlink_to(".")
    Path("news/away").symlink_to("../away")
    Path("news/dead.txt").symlink_to("nowhere.txt")
    Path("news/dead.png").symlink_to("nowhere.png")
    found = discover(["news"], Settings())
    assert _files(found) == ["news/a.txt", "news/b.txt"]
    assert [failure.path for failure in found.failed] == ["news/dead.txt"]
    assert _files(discover(["news/away"], Settings())) == ["news/away/b.txt"]


def test_a_path_named_twice_is_looked_at_once() -> None:
    """However it is written."""
    _write("news/a.txt")
    paths = ["news/a.txt", "./news/a.txt", "news", str(Path("news/a.txt").absolute())]
    assert _files(discover(paths, Settings())) == ["news/a.txt"]


def test_a_file_name_that_is_no_utf8_is_read_and_shown() -> None:
    """Reports hold valid text alone."""
    raw = os.fsdecode(b"caf\xe9.txt")
    try:
        _write(raw)
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes UTF-8 alone")
    (file,) = discover(["."], Settings()).files
    assert file.shown == "caf\\xe9.txt"
    assert Path(file.path).read_text() == "Words.\n"


def test_a_folder_that_looks_like_a_file_is_a_folder() -> None:
    """Its name does not make it an article."""
    _write("news/a.txt/b.md")
    assert _files(discover(["news"], Settings())) == ["news/a.txt/b.md"]


@pytest.mark.parametrize(("data", "why"), [(b"", "standard input is empty"), (b" \n", "standard input is empty")])
def test_empty_standard_input_has_failed(data: bytes, why: str) -> None:
    """A pipe whose start broke gives nothing, and that is no clean article."""
    found = discover([], Settings(), standard_input=StandardInput("a.txt", data))
    assert [failure.message for failure in found.failed] == [why]


def test_standard_input_goes_by_its_name() -> None:
    """A name that is no article is skipped like a file of that name."""
    assert _files(discover([], Settings(), standard_input=StandardInput("x/a.md", b"Words."))) == ["x/a.md"]
    found = discover([], Settings(), standard_input=StandardInput("README.md", b"Words."))
    assert [skipped.path for skipped in found.skipped] == ["README.md"]


def test_paths_are_shown_as_seen_from_the_working_folder() -> None:
    """Relative where they stand in it, else as they are."""
    assert shown("./a//b.txt") == "a/b.txt"
    assert shown(str(Path("a.txt").absolute())) == "a.txt"
    assert shown("../a.txt") == "../a.txt"


@pytest.mark.parametrize(
    ("pattern", "matching", "others"),
    [
        ("*.md", ["a.md", "x/a.md", "x/y.md/z"], ["a.mdx", "amd"]),
        ("drafts", ["drafts", "drafts/a", "x/drafts/a"], ["drafts2", "x/mydrafts"]),
        ("drafts/", ["drafts/a", "x/drafts/a/b"], ["drafts"]),
        ("/drafts", ["drafts/a"], ["x/drafts"]),
        ("news/*.md", ["news/a.md"], ["news/x/a.md", "x/news/a.md"]),
        ("news/**/*.md", ["news/a.md", "news/x/y/a.md"], ["news/a.txt"]),
        ("news/**", ["news/a", "news/x/a"], ["new/a"]),
        ("**/old/**", ["old/a", "x/old/a"], ["older/a"]),
        ("a?.txt", ["ab.txt"], ["a.txt", "a/.txt"]),
        ("[ab].txt", ["a.txt"], ["c.txt"]),
        ("[!ab].txt", ["c.txt"], ["a.txt"]),
        ("a+(b).txt", ["a+(b).txt"], ["aab.txt"]),
        ("[x.txt", ["[x.txt"], ["x.txt"]),
    ],
)
def test_globs_are_those_of_gitignore(pattern: str, matching: list[str], others: list[str]) -> None:
    """A pattern without a slash is a name anywhere; one with a slash starts at the root."""
    globs = Globs([pattern])
    assert [path for path in matching if not globs.match(path)] == []
    assert [path for path in others if globs.match(path)] == []


@given(st.text("ab/*?[]!.^-\\", max_size=8), st.text("ab/.", max_size=8))
def test_any_text_is_a_glob(pattern: str, path: str) -> None:
    """No pattern is an error; without wildcards it matches itself."""
    assert Globs([pattern]).match(path) in {True, False}
    if path and not path.startswith("/") and not path.endswith("/") and not path.startswith("./"):
        assert Globs([path]).match(path)
