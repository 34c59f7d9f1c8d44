"""`factlint config`: every setting in force, and where it comes from."""

import json
import tomllib
from pathlib import Path

import pytest
from fakes import git

from factlint.cli import main
from factlint.config.keys import KEYS
from factlint.config.kinds import Later

Capture = pytest.CaptureFixture[str]

ROOT = """\
extend = "base.toml"
fail-on = "never"
ignore = ["quotes"]

[metadata]
date = ["datum"]

[rules.weekday-mismatch]
severity = "info"

[per-path."drafts/**"]
select = ["dates"]
drafts = "skip"
"""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init")
    monkeypatch.chdir(tmp_path)
    Path("factlint.toml").write_text(ROOT, encoding="utf-8")
    Path("base.toml").write_text('language = "en"\ndate = 2024-05-01\nbaseline = "b.json"\n')
    Path("drafts").mkdir()
    Path("drafts/factlint.toml").write_text("\n\nignore = []\n[rules.impossible-date]\n")
    for path in ("a.md", "drafts/a.md", "README.md"):
        Path(path).write_text("Words.")


def _record(capsys: Capture, *arguments: str) -> dict[str, object]:
    assert main(["config", "--format", "json", *arguments]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    record: dict[str, object] = json.loads(captured.out)
    return record


def _places(record: dict[str, object]) -> dict[str, tuple[object, ...]]:
    settings = record["settings"]
    assert isinstance(settings, list)
    return {
        f"{row['key']}{' per path' if row['glob'] else ''}": (row["value"], row["file"], row["line"])
        for row in settings
        if row["file"]
    }


def test_every_setting_has_its_place(capsys: Capture) -> None:
    """The file and the line of what is set, no file for what is a default; nothing is missing."""
    record = _record(capsys)
    assert list(record) == ["path", "skipped", "files", "settings", "rules"]
    assert (record["path"], record["skipped"], record["files"]) == (None, None, ["factlint.toml"])
    assert _places(record) == {
        "ignore": (["quotes"], "factlint.toml", 3),
        "fail-on": ("never", "factlint.toml", 2),
        "language": ("en", "base.toml", 1),
        "date": ("2024-05-01", "base.toml", 2),
        "baseline": ("b.json", "base.toml", 3),
        "metadata.date": (["datum"], "factlint.toml", 6),
        "rules.weekday-mismatch.severity": ("info", "factlint.toml", 9),
    }
    settings = record["settings"]
    assert isinstance(settings, list)
    shown = {row["key"].partition(".")[0] for row in settings} | {"select", "extend", "names"}
    assert shown == {key.name for key in KEYS.values() if not isinstance(key.kind, Later)}


def test_a_file_s_settings_are_those_of_its_folders_and_paths(capsys: Capture) -> None:
    """The nearest file over the table for its path, the table over the root."""
    record = _record(capsys, "--for", "drafts/a.md")
    assert record["files"] == ["factlint.toml", "drafts/factlint.toml"]
    places = _places(record)
    assert places["select per path"] == (["dates"], "factlint.toml", 12)
    assert places["drafts per path"] == ("skip", "factlint.toml", 13)
    assert places["ignore"] == ([], "drafts/factlint.toml", 3)
    assert places["rules.impossible-date"] == ({}, "drafts/factlint.toml", 4)
    rules = record["rules"]
    assert isinstance(rules, dict)
    assert rules["weekday-mismatch"] == "info"
    assert "unmatched-quote" not in rules


def test_people_read_toml(capsys: Capture) -> None:
    """Each line is one that could stand in a file, with where it comes from behind it; also in 80 columns."""
    assert main(["config", "--for", "drafts/a.md"]) == 0
    text = capsys.readouterr().out
    assert tomllib.loads(text)["fail-on"] == "never"
    lines = {line.partition("  # ")[0].rstrip(): line.partition("  # ")[2] for line in text.splitlines()}
    assert lines['fail-on = "never"'] == "factlint.toml:2"
    assert lines['select = ["dates"]'] == 'factlint.toml:12, [per-path."drafts/**"]'
    assert lines["archive = true"] == "default"
    assert lines["# encoding is not set"] == "default"
    assert " rules run: impossible-date, " in text


def test_a_file_that_is_not_looked_at_is_told(capsys: Capture) -> None:
    """And why."""
    assert _record(capsys, "--for", "README.md")["skipped"] == "not an article"
    assert main(["config", "--for", "README.md"]) == 0
    assert "# it is not looked at: not an article" in capsys.readouterr().out


def test_without_settings_all_are_defaults(capsys: Capture) -> None:
    """As with `--isolated`."""
    record = _record(capsys, "--isolated")
    assert record["files"] == []
    assert _places(record) == {}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--for", "gone.md"], "gone.md: no such file"),
        (["--for", "drafts"], "drafts: no such file"),
        (["--config", "gone.toml"], "gone.toml"),
        (["--config", "base.toml", "--isolated"], "--isolated reads no settings file"),
    ],
)
def test_what_can_not_be_shown_is_refused(arguments: list[str], said: str, capsys: Capture) -> None:
    """Exit code 2."""
    assert main(["config", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_fault_is_told_here_as_in_a_run(capsys: Capture) -> None:
    """All of them at once, with their lines."""
    Path("drafts/factlint.toml").write_text("x = 1\ny = 2\n")
    assert main(["config", "--for", "drafts/a.md"]) == 2
    assert capsys.readouterr().err.count("drafts/factlint.toml:") == 2
