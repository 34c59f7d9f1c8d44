"""The baseline: what it accepts, what it survives, and what it drops."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from environments import repository, run
from hypothesis import given
from hypothesis import strategies as st

from factlint import Diagnostic, Location, Position, Severity
from factlint.baseline import Entry, baseline_text, entries_for, match, read_baseline
from factlint.cli import main
from factlint.errors import ConfigError

SPACED = "The vote was lost , he said.\n"
SOUND = "The vote was lost, he said.\n"
OTHER = "The road to the harbour was closed , they said.\n"
FILE = "factlint-baseline.json"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _write(**texts: str) -> None:
    for name, text in texts.items():
        Path(f"{name}.md").write_text(text, encoding="utf-8")


def _paths(file: str = FILE) -> list[str]:
    return [entry["path"] for entry in json.loads(Path(file).read_text(encoding="utf-8"))["findings"]]


ONE_RULE = 'select = ["space-before-punctuation", "unmatched-quote", "engine"]\n'


@pytest.fixture
def folder() -> Path:
    """A folder with settings, two articles with a finding each, and a baseline that accepts them."""
    Path("factlint.toml").write_text(ONE_RULE)
    _write(a=SPACED, b=OTHER)
    assert main(["baseline", "write", "--quiet"]) == 0
    return Path.cwd()


# -- the pure part -----------------------------------------------------------------------------------------------------


def _found(path: str, print_of: str, rule: str = "spaced") -> Diagnostic:
    place = Location(path, Position(0, 1, 1), Position(1, 1, 2), "x")
    return Diagnostic(rule, "hygiene", Severity.WARNING, place, "", fingerprint=print_of)


def _match(
    findings: list[Diagnostic], entries: list[Entry], existing: Iterable[str] = ()
) -> tuple[list[str], list[str], list[str]]:
    matched = match(findings, entries, str, set(existing).__contains__)
    return (
        [f"{found.location.path}:{found.fingerprint}" for found in matched.new],
        [f"{found.location.path}:{found.fingerprint}" for found in matched.accepted],
        [f"{entry.path}:{entry.fingerprint}:{entry.count}" for entry in matched.left],
    )


def test_an_entry_accepts_by_path_and_fingerprint() -> None:
    """And nothing else: another place, another file that stands beside it, another rule."""
    entries = [Entry("a", "spaced", "1")]
    assert _match([_found("a", "1")], entries, "ab") == ([], ["a:1"], [])
    assert _match([_found("a", "2")], entries, "ab") == (["a:2"], [], ["a:1:1"])
    assert _match([_found("b", "1")], entries, "ab") == (["b:1"], [], ["a:1:1"])
    assert _match([_found("a", "1", "other")], entries, "ab") == (["a:1"], [], ["a:1:1"])


def test_where_the_path_is_gone_the_fingerprint_is_enough() -> None:
    """A renamed file keeps what was accepted; a copy of one that still stands does not."""
    entries = [Entry("a", "spaced", "1"), Entry("c", "spaced", "1")]
    assert _match([_found("b", "1")], entries, "bc") == ([], ["b:1"], ["c:1:1"])
    assert _match([_found("b", "1"), _found("d", "1")], entries, "bcd") == (["d:1"], ["b:1"], ["c:1:1"])


def test_equal_findings_are_counted() -> None:
    """Two accepted are two: the third is new."""
    entries = [Entry("a", "spaced", "1", 2)]
    assert _match([_found("a", "1")] * 3, entries, "a") == (["a:1"], ["a:1", "a:1"], [])
    assert _match([_found("a", "1")], entries, "a") == ([], ["a:1"], ["a:1:1"])


ENTRIES = st.lists(
    st.builds(Entry, st.text(max_size=5), st.sampled_from(["x", "y"]), st.text("ab", max_size=2), st.integers(1, 3)),
    max_size=8,
)


@given(ENTRIES)
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    """The same file for the same entries in any order; a line an entry, in order."""
    text = baseline_text(entries)
    assert baseline_text(reversed(entries)) == text
    Path("x.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    read = read_baseline(Path("x.json"))
    assert baseline_text(read) == text
    assert sum(entry.count for entry in read) == sum(entry.count for entry in entries)
    lines = [line for line in text.split("\n") if "fingerprint" in line]
    assert len(lines) == len(read)


@given(ENTRIES, st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("12")), max_size=6))
def test_accepting_everything_leaves_nothing_new(entries: list[Entry], places: list[tuple[str, str]]) -> None:
    """What `write` writes accepts what was found, whatever else it holds."""
    findings = [_found(*place) for place in places]
    written = [*entries, *entries_for(findings, str)]
    assert match(findings, written, str, lambda _: True).new == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "x.json:1:1: the baseline is no JSON"),
        ('{\n  "version": 1,\n<<<<<<< HEAD\n', "x.json:3:1: the baseline is no JSON"),
        ("[]", "x.json: no baseline of factlint: Expected `object`, got `array`"),
        ('{"version": 1}', "missing required field `findings`"),
        ('{"version": 1, "findings": [{"path": 1}]}', "at `$.findings[0].path`"),
        ('{"version": 1, "findings": [{"path": "a", "rule": "x", "fingerprint": "1", "count": 0}]}', "[0].count"),
        ('{"version": 1, "findings": [{"path": "a", "rule": "x", "fingerprint": "1", "line": 3}]}', "field `line`"),
        ('{"version": 2, "findings": []}', "a baseline of version 2"),
        ('{"version": 1, "findings": ' + "[" * 100_000, "x.json"),
    ],
)  # fmt: skip
def test_a_broken_baseline_is_exit_2_with_its_place(text: str, said: str, capsys: Capture) -> None:
    """Never an empty one, under which everything would be new, nor one that accepts all."""
    _write(a=SPACED)
    Path("x.json").write_text(text)
    for arguments in (["check", "a.md", "--baseline", "x.json"], ["baseline", "check", "--baseline", "x.json"]):
        assert main(arguments) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert said in captured.err
    with pytest.raises(ConfigError):
        read_baseline(Path("x.json"))


# -- write, check ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_accepted_findings_are_kept_out_of_the_report(capsys: Capture) -> None:
    """And counted; a new one fails."""
    assert main(["check", "--baseline", FILE, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["findings"], report["summary"]["baselined"]) == ([], 2)
    assert main(["baseline", "check"]) == 0
    _write(c=SPACED)
    assert main(["check", "--baseline", FILE]) == 1
    assert main(["baseline", "check", "--format", "concise"]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("c.md:1:18: warning")


@pytest.mark.usefixtures("folder")
def test_the_file_is_sorted_and_written_the_same_again(capsys: Capture) -> None:
    """Its diffs are read by people."""
    before = Path(FILE).read_bytes()
    stamp = Path(FILE).stat().st_mtime_ns
    assert main(["baseline", "write"]) == 0
    assert (Path(FILE).read_bytes(), Path(FILE).stat().st_mtime_ns) == (before, stamp)
    assert _paths() == ["a.md", "b.md"]
    assert "2 findings accepted, 0 of them new" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        f"# A headline\n\nA paragraph of its own above it all stands here.\n\n{OTHER}",
        OTHER.replace("they said.", "they said.   ") + "\n\nMore words follow.\n",
        OTHER.replace("\n", "\r\n"),
        OTHER.replace("The road to the harbour", "The “road to the harbour”"),
        "“" + OTHER,
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_baseline_survives_edits_around(text: str, capsys: Capture) -> None:
    """Lines above, white space, line ends, a quotation mark mended in the same paragraph."""
    Path("b.md").write_bytes(text.encode())
    main(["check", "b.md", "--baseline", FILE, "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    assert "space-before-punctuation" not in {finding["rule"] for finding in report["findings"]}
    assert report["summary"]["baselined"] == 1


def test_a_quotation_mark_that_is_mended_makes_no_finding_new(capsys: Capture) -> None:
    """While it is broken, findings in its reach are demoted; mended, they are the same findings."""
    Path("factlint.toml").write_text(ONE_RULE)
    _write(a="He said: “The vote was lost , and the road is closed.\n")
    assert main(["baseline", "write", "--quiet"]) == 0
    _write(a="He said: “The vote was lost , and the road is closed.”\n")
    assert main(["baseline", "check", "--format", "json", "--fail-on", "info"]) == 0
    assert json.loads(capsys.readouterr().out)["summary"]["baselined"] == 1


def test_files_renamed_in_git_keep_what_was_accepted(capsys: Capture) -> None:
    """With the commit that renames them, and words changed elsewhere in the file."""
    files = {"factlint.toml": ONE_RULE, "news/a.md": SPACED, "news/b.md": OTHER}
    folder = repository(Path("repository"), files)
    assert main(["baseline", "write", str(folder), "--quiet"]) == 0
    assert _paths(f"{folder}/{FILE}") == ["news/a.md", "news/b.md"]
    run("git", "mv", "news/a.md", "news/renamed.md", cwd=folder)
    with (folder / "news/renamed.md").open("a") as opened:
        opened.write("\nThe council met again.\n")
    assert main(["baseline", "check", str(folder), "--strict"]) == 0
    assert main(["baseline", "prune", str(folder)]) == 0
    assert _paths(f"{folder}/{FILE}") == ["news/b.md", "news/renamed.md"]
    (folder / "news/copy.md").write_text(OTHER)
    assert main(["baseline", "check", str(folder)]) == 1
    capsys.readouterr()


def test_paths_and_fingerprints_do_not_change_with_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are as seen from the settings, also those of a finding about a whole file."""
    Path("factlint.toml").write_text("")
    Path("news").mkdir()
    Path("news/a.md").write_text("The vote was lost.\n")  # no headline, no date: a finding about the whole file
    assert main(["baseline", "write", "--quiet"]) == 0
    assert _paths() == ["news/a.md"]
    before = Path(FILE).read_bytes()
    for folder, path in ((tmp_path / "news", "."), (tmp_path / "news", "a.md"), (tmp_path.parent, str(tmp_path))):
        monkeypatch.chdir(folder)
        assert main(["baseline", "check", path, "--fail-on", "info", "--strict", "--quiet"]) == 0
        assert main(["baseline", "write", path, "--quiet"]) == 0
    assert (tmp_path / FILE).read_bytes() == before


def test_the_settings_name_the_file(capsys: Capture) -> None:
    """`baseline` in the settings is used without an option; the file must be there, unless it is written now."""
    Path("factlint.toml").write_text('baseline = "accepted/today.json"\n' + ONE_RULE)
    Path("accepted").mkdir()
    _write(a=SPACED)
    assert main(["check"]) == 2
    assert "today.json: the baseline can't be read" in capsys.readouterr().err
    assert main(["baseline", "write"]) == 0
    assert "to have it used" not in capsys.readouterr().err
    assert _paths("accepted/today.json") == ["a.md"]
    assert main(["check"]) == 0
    assert main(["check", "--isolated"]) == 1


# -- what is left of it ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_mended_findings_fail_when_they_are_asked_for(capsys: Capture) -> None:
    """Told always; exit code 1 with --strict alone."""
    _write(a=SOUND)
    assert main(["baseline", "check"]) == 0
    told = capsys.readouterr().err
    assert main(["baseline", "check", "--strict"]) == 1
    assert capsys.readouterr().err == told
    assert told.startswith("factlint: a.md: space-before-punctuation ")
    assert main(["baseline", "prune"]) == 0
    assert main(["baseline", "check", "--strict"]) == 0
    assert _paths() == ["b.md"]
    capsys.readouterr()


@pytest.mark.usefixtures("folder")
def test_prune_adds_nothing() -> None:
    """It only ever shrinks."""
    _write(a=SOUND, c=SPACED)
    assert main(["baseline", "prune", "--quiet"]) == 0
    assert _paths() == ["b.md"]


@pytest.mark.usefixtures("folder")
def test_what_is_not_looked_at_stays() -> None:
    """Neither pruned nor forgotten by writing, nor called mended; a deleted file only where all is looked at."""
    _write(a=SOUND, b=SOUND)
    assert main(["baseline", "check", "a.md", "--strict", "--quiet"]) == 1
    assert main(["baseline", "prune", "a.md", "--quiet"]) == 0
    assert _paths() == ["b.md"]
    _write(a=SPACED)
    assert main(["baseline", "write", "a.md", "--quiet"]) == 0
    assert _paths() == ["a.md", "b.md"]
    Path("b.md").unlink()
    assert main(["baseline", "check", "a.md", "--strict", "--quiet"]) == 0
    assert main(["baseline", "prune", "a.md", "--quiet"]) == 0
    assert _paths() == ["a.md", "b.md"]
    assert main(["baseline", "prune", ".", "--quiet"]) == 0
    assert _paths() == ["a.md"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["write", "prune"])
def test_a_run_that_could_not_look_writes_nothing(name: str, capsys: Capture) -> None:
    """Exit code 2, and the file as it was."""
    before = Path(FILE).read_bytes()
    _write(a=SOUND, c=SPACED)
    Path("broken.txt").write_bytes(b"\0")
    assert main(["baseline", name]) == 2
    captured = capsys.readouterr()
    assert "broken.txt: a binary file" in captured.err
    assert "is left as it is" in captured.err
    assert Path(FILE).read_bytes() == before


def test_without_a_baseline_there_is_nothing_to_check_or_prune(capsys: Capture) -> None:
    """Exit code 2, and what makes one."""
    _write(a=SPACED)
    for name in ("check", "prune"):
        assert main(["baseline", name]) == 2
        assert "`factlint baseline write` makes one" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_accepted_findings_are_not_fixed(capsys: Capture) -> None:
    """What the report does not show is not touched."""
    _write(c=SPACED)
    assert main(["check", "--baseline", FILE, "--fix"]) == 0
    assert [Path(f"{name}.md").read_text() for name in "abc"] == [SPACED, OTHER, SOUND]
    capsys.readouterr()
