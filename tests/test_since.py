"""`--since REV`: what an edit brought in, on real histories."""

import json
from pathlib import Path

import pytest
from environments import commit, repository, run, write
from hypothesis import given
from hypothesis import strategies as st

from factlint import Diagnostic, Location, Position, RelatedPlace, Severity, SourceEdit, Span
from factlint.changes import Changes
from factlint.cli import main

SPACED = "The vote was lost , he said.\n"
SOUND = "The vote was lost, he said.\n"
NAMES = (
    "Volodymyr Zelensky met the delegation. Zelensky thanked them, and Zelensky left. Zelensky will return.\n\n"
    "The meeting ended early.\n\nNothing was signed.\n"
)
"""Four times one spelling, so that another one is a variant of it."""
RULES = ("--select", "space-before-punctuation,unmatched-quote,person-name-variant,missing-metadata")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of articles with a finding each, which is the working folder."""
    made = repository(tmp_path / "news", {"a.txt": f"{SPACED}\n{SOUND}\n{SOUND}", "b.txt": SPACED, "c.txt": SOUND})
    monkeypatch.chdir(made)
    return made


def _found(capsys: Capture, *arguments: str, code: int | None = None) -> list[str]:
    """What is found, as path:line."""
    capsys.readouterr()
    done = main(["check", *arguments, *RULES, "--format", "json"])
    captured = capsys.readouterr()
    assert captured.out, captured.err
    findings = json.loads(captured.out)["findings"]
    assert done == (int(bool(findings)) if code is None else code), captured.err
    return [f"{found['path']}:{found['start']['line']}" for found in findings]


def _refused(capsys: Capture, *arguments: str) -> str:
    capsys.readouterr()
    assert main(["check", *arguments, *RULES]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_only_changed_lines_are_told(folder: Path, capsys: Capture) -> None:
    """Committed, staged, or only written; the line itself, not the file."""
    assert _found(capsys) == ["a.txt:1", "b.txt:1"]
    assert _found(capsys, "--since", "HEAD") == []
    write(folder, {"a.txt": f"{SPACED}\n{SOUND}\n{SPACED}"})
    assert _found(capsys, "--since", "HEAD") == ["a.txt:5"]
    run("git", "add", "a.txt", cwd=folder)
    assert _found(capsys, "--since", "HEAD") == ["a.txt:5"]
    commit(folder, "A new fault")
    assert _found(capsys, "--since", "HEAD") == []
    assert _found(capsys, "--since", "HEAD~1") == ["a.txt:5"]
    write(folder, {"a.txt": f"New.\n\n{SPACED}\n{SOUND}\n{SPACED}"})
    assert _found(capsys, "--since", "HEAD~1") == ["a.txt:7"]


def test_files_that_git_does_not_track_are_new(folder: Path, capsys: Capture) -> None:
    """Untracked, ignored but named, or added since."""
    write(folder, {"d.txt": SPACED, "sub/e.txt": SPACED, ".gitignore": "ignored.txt\n", "ignored.txt": SPACED})
    assert _found(capsys, "--since", "HEAD") == ["d.txt:1", "sub/e.txt:1"]
    assert _found(capsys, "ignored.txt", "--since", "HEAD") == ["ignored.txt:1"]
    run("git", "add", "-A", cwd=folder)
    assert _found(capsys, "--since", "HEAD") == ["d.txt:1", "sub/e.txt:1"]


def test_a_renamed_file_is_not_new(folder: Path, capsys: Capture) -> None:
    """What was changed on the way is."""
    run("git", "mv", "a.txt", "renamed ä file.txt", cwd=folder)
    assert _found(capsys, "--since", "HEAD") == []
    write(folder, {"renamed ä file.txt": f"{SPACED}\n{SOUND}\n{SOUND}“no\n"})
    assert _found(capsys, "--since", "HEAD") == ["renamed ä file.txt:6"]
    commit(folder, "Renamed")
    assert _found(capsys, "--since", "HEAD~1") == ["renamed ä file.txt:6"]


@pytest.mark.parametrize(
    "name", ["with space.txt", 'quote".txt', "tab\there.txt", "línea.txt", "back\\slash.txt", "b/a.txt", "\x01.txt"]
)
def test_strange_names_are_found_in_the_diff(name: str, folder: Path, capsys: Capture) -> None:
    """As git writes them in quotes."""
    write(folder, {name: SOUND + SPACED})
    commit(folder, "A name")
    assert _found(capsys, "--since", "HEAD") == []
    write(folder, {name: SOUND + SPACED + SPACED.replace("vote", "seat")})
    assert [place.rpartition(":")[2] for place in _found(capsys, "--since", "HEAD")] == ["3"]


def test_a_finding_of_two_places_is_told_where_either_changed(folder: Path, capsys: Capture) -> None:
    """An edit that makes an untouched line wrong is at fault."""
    write(folder, {"c.txt": NAMES + "\nZelenskiy was not asked.\n"})
    commit(folder, "A name in two spellings")
    (before,) = _found(capsys, "c.txt")
    assert _found(capsys, "c.txt", "--since", "HEAD") == []
    first_line = (NAMES + "\nZelenskiy was not asked.\n").replace("met the", "received the")
    write(folder, {"c.txt": first_line})
    assert _found(capsys, "c.txt", "--since", "HEAD") == [before]
    assert before == "c.txt:7"


def test_a_finding_about_the_whole_file_is_told_where_anything_changed(folder: Path, capsys: Capture) -> None:
    """It stands on no line of its own."""
    write(folder, {"d.md": SOUND})
    commit(folder, "Without a date")
    assert _found(capsys, "d.md", "--since", "HEAD", code=0) == []
    write(folder, {"d.md": f"{SOUND}\n{SOUND}"})
    assert _found(capsys, "d.md", "--since", "HEAD", code=0) == ["d.md:1"]


def test_the_revision_is_where_the_branch_left(folder: Path, capsys: Capture) -> None:
    """What others have changed on the main branch since then is not this branch's."""
    run("git", "checkout", "-q", "-b", "story", cwd=folder)
    write(folder, {"c.txt": SPACED})
    commit(folder, "On the branch")
    run("git", "checkout", "-q", "main", cwd=folder)
    write(folder, {"b.txt": SOUND})
    commit(folder, "On main")
    run("git", "checkout", "-q", "story", cwd=folder)
    assert _found(capsys) == ["a.txt:1", "b.txt:1", "c.txt:1"]
    assert _found(capsys, "--since", "main") == ["c.txt:1"]


def test_lines_of_any_kind_and_encoding_are_found(folder: Path, capsys: Capture) -> None:
    """Git counts line feeds; a file with carriage returns alone, or in UTF-16, is looked at with care."""
    texts = {
        "crlf.txt": ("utf-8", f"{SPACED}\n{SOUND}\n".replace("\n", "\r\n")),
        "cr.txt": ("utf-8", f"{SPACED}\n{SOUND}\n".replace("\n", "\r")),
        "bom.txt": ("utf-8-sig", f"{SPACED}\n{SOUND}\n"),
        "old.txt": ("cp1252", f"{SPACED}Café.\n{SOUND}\n"),
        "wide.txt": ("utf-16", f"{SPACED}\n{SOUND}\n"),
        "open.txt": ("utf-8", f"{SPACED}\n{SOUND}"[:-1]),
    }
    for name, (encoding, text) in texts.items():
        (folder / name).write_bytes(text.encode(encoding))
    commit(folder, "Lines")
    assert _found(capsys, *texts, "--since", "HEAD") == []
    for name, (encoding, text) in texts.items():
        (folder / name).write_bytes(text.replace("lost,", "won ,").encode(encoding))
    assert _found(capsys, *texts, "--since", "HEAD") == [
        "bom.txt:3", "cr.txt:1", "cr.txt:3", "crlf.txt:3", "old.txt:3", "open.txt:3", "wide.txt:1", "wide.txt:3",
    ]  # fmt: skip


def test_the_settings_of_git_do_not_matter(folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Prefixes, colours, context, foreign diffs, and what git tells its hooks."""
    for key, value in {
        "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "color.ui": "always", "diff.context": "9",
        "diff.interHunkContext": "20", "diff.external": "false", "diff.renames": "false", "core.quotePath": "true",
    }.items():  # fmt: skip
        run("git", "config", key, value, cwd=folder)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    write(folder, {"a.txt": f"{SPACED}\n{SOUND}\n{SPACED}", "é.txt": SPACED})
    assert _found(capsys, "--since", "HEAD") == ["a.txt:5", "é.txt:1"]


def test_from_another_folder(folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file is asked for in its own repository; by a link it is the file that it leads to."""
    write(folder, {"sub/d.txt": SOUND})
    commit(folder, "A folder")
    write(folder, {"sub/d.txt": SOUND + SPACED})
    monkeypatch.chdir(folder / "sub")
    assert _found(capsys, "--since", "HEAD") == ["d.txt:2"]
    assert _found(capsys, "../a.txt", "d.txt", "--since", "HEAD") == ["d.txt:2"]
    other = repository(folder.parent / "other", {"x.txt": SPACED})
    write(other, {"x.txt": SPACED + SPACED})
    monkeypatch.chdir(folder.parent)
    assert _found(capsys, "news", "other", "--since", "HEAD") == ["news/sub/d.txt:2", "other/x.txt:2"]
    Path("linked.txt").symlink_to(other / "x.txt")
    assert _found(capsys, "linked.txt", "--since", "HEAD") == ["linked.txt:2"]


def test_what_git_can_not_tell_is_exit_2(folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never everything, never nothing: what is wrong, and what to do."""
    assert "--since: git knows no revision “no-such”" in _refused(capsys, "--since", "no-such")
    assert "--since: git knows no revision “main..HEAD”" in _refused(capsys, "--since", "main..HEAD")
    assert "--since: git knows no revision “--output=x”" in _refused(capsys, "--since=--output=x")
    assert not Path("x").exists()
    assert "--since: git knows no revision “”" in _refused(capsys, "--since", "")
    outside = folder.parent / "outside"
    write(outside, {"a.txt": SPACED})
    assert "outside/a.txt is in no git repository" in _refused(capsys, str(outside), "--since", "HEAD")
    run("git", "init", "-q", "-b", "main", cwd=outside)
    assert "this git repository has no commit yet" in _refused(capsys, str(outside), "--since", "HEAD")
    monkeypatch.setenv("PATH", "")
    assert "git can't be run" in _refused(capsys, "a.txt", "--since", "HEAD")


def test_a_revision_of_the_other_side_is_named(folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout in CI has the branches of its origin under their long names."""
    run("git", "branch", "stories", cwd=folder)
    run("git", "clone", "-q", str(folder), "clone", cwd=folder.parent)
    monkeypatch.chdir(folder.parent / "clone")
    assert "“stories”; did you mean “origin/stories”?" in _refused(capsys, "--since", "stories")


def test_a_shallow_clone_says_how_to_get_the_history(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the revision is missing or the way to it; a history that is deep enough is enough."""
    first = run("git", "rev-parse", "HEAD", cwd=folder).stdout.strip()
    run("git", "checkout", "-q", "-b", "story", cwd=folder)
    write(folder, {"c.txt": SPACED})
    commit(folder, "On the branch")
    run("git", "checkout", "-q", "main", cwd=folder)
    write(folder, {"b.txt": SOUND})
    commit(folder, "On main")
    source = folder.as_uri()
    run("git", "clone", "-q", "--depth=1", "--branch=story", source, "shallow", cwd=folder.parent)
    shallow = folder.parent / "shallow"
    monkeypatch.chdir(shallow)
    for revision in (first, "no-such"):
        told = _refused(capsys, "--since", revision)
        assert "git fetch --unshallow" in told
        assert "fetch-depth: 0" in told
    run("git", "fetch", "-q", "--depth=1", source, "main:refs/remotes/origin/main", cwd=shallow)
    told = _refused(capsys, "--since", "origin/main")
    assert "does not reach back to where it parted from “origin/main”" in told
    assert "git fetch --unshallow" in told
    run("git", "fetch", "-q", "--unshallow", source, "main:refs/remotes/origin/main", cwd=shallow)
    assert _found(capsys, "--since", "origin/main") == ["c.txt:1"]


def test_histories_that_never_met_are_told_apart(folder: Path, capsys: Capture) -> None:
    """Without a common commit there is nothing to compare with."""
    run("git", "checkout", "-q", "--orphan", "other", cwd=folder)
    commit(folder, "Anew")
    assert "no history in common" in _refused(capsys, "--since", "main")


def test_fixes_keep_to_what_changed(folder: Path, capsys: Capture) -> None:
    """A fix of a finding that is not told is not made; fixing again changes nothing."""
    write(folder, {"a.txt": f"{SPACED}\n{SPACED}{SOUND}\nOne , two , three. “ No ,” he said.\n"})
    assert (
        main(["check", "a.txt", "--since", "HEAD", "--fix", *RULES[:1], "space-before-punctuation,spaced-quote"]) == 0
    )
    fixed = (folder / "a.txt").read_text()
    assert fixed == f"{SPACED}\n{SOUND}{SOUND}\nOne, two, three. “No,” he said.\n"
    assert (
        main(["check", "a.txt", "--since", "HEAD", "--fix", *RULES[:1], "space-before-punctuation,spaced-quote"]) == 0
    )
    assert (folder / "a.txt").read_text() == fixed
    capsys.readouterr()


def test_the_baseline_is_held_against_all(folder: Path, capsys: Capture) -> None:
    """And what changed is picked from what is new."""
    assert main(["baseline", "write", "--quiet", "--baseline", "b.json"]) == 0
    write(folder, {"a.txt": f"{SPACED}\n{SOUND}\n{SPACED.replace('vote', 'seat')}"})
    assert _found(capsys, "--baseline", "b.json", "--since", "HEAD") == ["a.txt:5"]


# -- edits in a changed file -----------------------------------------------------------------------------------------

EDITS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.text("ab\n", max_size=4)), max_size=4)


@given(st.text("ab\n", min_size=1, max_size=40), st.tuples(st.integers(0, 40), st.integers(0, 40)), EDITS)
def test_changed_places_move_with_edits(
    text: str, changed: tuple[int, int], wanted: list[tuple[int, int, str]]
) -> None:
    """What stood in a changed stretch and is still there stands in one afterwards."""
    length = len(text)
    first, last = sorted(min(place, length) for place in changed)
    edits: list[SourceEdit] = []
    for one, other, new in sorted(wanted):
        start, end = sorted((min(one, length), min(other, length)))
        if not edits or edits[-1].end < start:
            edits.append(SourceEdit(start, end, new))
    parts: list[str] = []
    kept: dict[int, int] = {}
    at = 0
    for edit in [*edits, SourceEdit(length, length, "")]:
        written = len("".join(parts))
        kept |= {old: written + old - at for old in range(at, edit.start)}
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    after = "".join(parts)
    changes = Changes({"a": [Span(first, last)]})
    changes.move("a", edits, after)
    for old, now in kept.items():
        if first <= old < last:
            assert changes.touch(_at(now))


def _at(offset: int, *related: int) -> Diagnostic:
    def place(start: int) -> Location:
        return Location("a", Position(start, 1, 1), Position(start + 1, 1, 1), "x")

    return Diagnostic(
        "x", "x", Severity.INFO, place(offset), "", tuple(RelatedPlace(place(each), "") for each in related)
    )  # fmt: skip


def test_places_in_stretches() -> None:
    """Half-open; either place counts; a file that is not there did not change, and None is all of one."""
    changes = Changes({"a": [Span(5, 8), Span(2, 3), Span(10, 10)]})
    touched = [offset for offset in range(12) if changes.touch(_at(offset))]
    assert touched == [2, 5, 6, 7]
    assert changes.touch(_at(9, 1, 6))
    assert not Changes({}).touch(_at(0))
    assert Changes({"a": None}).touch(_at(99))
