"""The reading commands: rules, explain, plugins."""

import json

import pytest

from factlint import manual, plugins
from factlint.cli import main

RULES = plugins.load().rules


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints; it must end well and say nothing on standard error."""
    assert main(arguments) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def test_rules_as_json_has_every_key_in_the_promised_order(capsys: pytest.CaptureFixture[str]) -> None:
    """Every rule, by family and name."""
    found = json.loads(out(capsys, "rules", "--format", "json"))
    assert [rule["name"] for rule in found] == [rule.info.name for rule in RULES]
    for rule in found:
        assert list(rule) == ["name", "family", "severity", "on", "needs", "languages", "fixable", "summary"]
        assert rule["severity"] in {"error", "warning", "info"}
        assert rule["summary"]
    assert [rule["family"] for rule in found] == sorted(rule["family"] for rule in found)


def test_rules_for_people_fits_eighty_columns(capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe, without colour."""
    text = out(capsys, "rules")
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    assert all(rule.info.name in text for rule in RULES)


def test_explain_prints_the_page_of_the_docs(capsys: pytest.CaptureFixture[str]) -> None:
    """One page, in both places."""
    for rule in RULES:
        assert out(capsys, "explain", rule.info.name) == manual.page(rule.info)


def test_explain_names_the_nearest_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, nothing on standard output."""
    assert main(["explain", "space-befor-punctuation"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "factlint: no rule “space-befor-punctuation”; did you mean “space-before-punctuation”?\n"


def test_plugins_as_json_has_every_key_in_the_promised_order(capsys: pytest.CaptureFixture[str]) -> None:
    """What comes with factlint is listed like any plugin."""
    found = json.loads(out(capsys, "plugins", "--format", "json"))
    for plugin in found:
        assert list(plugin) == ["name", "version", "origin", "rules", "reporters", "readers", "mentions"]
    by_name = {plugin["name"]: plugin for plugin in found}
    assert {"console", "concise", "json", "jsonl"} <= set(by_name["builtin"]["reporters"])
    assert "text" in by_name["builtin"]["readers"]
    assert "space-before-punctuation" in by_name["rules"]["rules"]
    assert by_name["rules"]["mentions"] is False


def test_plugins_for_people_fits_eighty_columns(capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe, without colour."""
    text = out(capsys, "plugins")
    assert max(map(len, text.splitlines())) <= 80
    assert "builtin (from factlint " in text
