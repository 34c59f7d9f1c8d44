"""The door's upper rooms."""

from pathlib import Path

import pytest

import factlint
from factlint.errors import ConfigError

SPACED = "The vote was lost , he said."


def test_a_text_is_parsed_and_checked() -> None:
    """Two lines from a text to what is wrong with it."""
    document = factlint.parse(SPACED, path="a.txt", published="2024-05-01")
    assert str(document.published) == "2024-05-01"
    assert "space-before-punctuation" in [diagnostic.rule for diagnostic in factlint.check(document)]


def test_a_text_of_no_known_format_is_an_error() -> None:
    """The ending tells the format."""
    with pytest.raises(factlint.ReadError, match=r"no reader for \.xyz"):
        factlint.parse(SPACED, path="a.xyz")


def test_paths_are_checked_as_the_command_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the settings that are found, or named; what could not be looked at stands in the report."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(SPACED)
    report = factlint.check_paths(["a.txt", Path("gone.txt")])
    assert report.files == 1
    assert [finding.location.path for finding in report.findings] == ["a.txt"]
    assert [failure.path for failure in report.failed] == ["gone.txt"]
    Path("quiet.toml").write_text("ignore = ['space-before-punctuation']")
    assert factlint.check_paths(["a.txt"], config="quiet.toml").findings == ()
    with pytest.raises(ConfigError, match=r"none\.toml"):
        factlint.check_paths(["a.txt"], config="none.toml")


def test_a_rule_that_breaks_is_raised_by_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever checks a single document has no report to look the failure up in."""
    document = factlint.parse(SPACED)
    monkeypatch.setattr(type(document), "tokens", property(lambda _: 1 / 0))
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        factlint.check(document)
