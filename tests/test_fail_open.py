"""No silent green: whatever keeps factlint from looking ends with exit code 2 and the culprit's name."""

import os
from pathlib import Path

import pytest
from fakes import distribution, factlint, rule_module

SOUND = "The vote was lost, he said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a sound article, and things that are none."""
    news = tmp_path / "news"
    (news / "empty").mkdir(parents=True)
    (news / "a.txt").write_text(SOUND)
    (news / "code.py").write_text("pass")
    (news / "nul.txt").write_bytes(b"The vote\0was lost.")
    (news / "utf.txt").write_bytes("Café".encode() + b" \xff was closed.")
    (news / "loop.txt").symlink_to("loop.txt")
    (news / "dead.txt").symlink_to("gone.txt")
    (news / "page.md").write_text("---\ntitle: [\n---\n\nWords.\n")
    return news


@pytest.mark.parametrize(
    ("arguments", "culprit"),
    [
        (["a.tx"], "a.tx"),
        (["a.txt", "typo/"], "typo"),
        (["*.md5"], "*.md5"),
        (["empty"], "empty"),
        (["nul.txt"], "nul.txt"),
        (["utf.txt"], "utf.txt"),
        (["loop.txt"], "loop.txt"),
        (["dead.txt"], "dead.txt"),
        (["page.md"], "page.md"),
        (["."], "nul.txt"),
        ([""], "no such file or folder"),
        (["-"], "standard input is empty"),
        (["a.txt", "--config", "gone.toml"], "gone.toml"),
        (["a.txt", "--select", "no-such-rule"], "no-such-rule"),
        (["a.txt", "--ignore", "no-such-rule"], "no-such-rule"),
        (["a.txt", "--select", ","], "no rule is left"),
        (["a.txt", "--formt", "json"], "--formt"),
        (["a.txt", "--output", "json=/no/such/place.json"], "/no/such/place.json"),
        (["a.txt", "--baseline", "gone.json"], "gone.json: the baseline can't be read"),
    ],
)
def test_what_can_not_be_looked_at_is_exit_2(folder: Path, arguments: list[str], culprit: str) -> None:
    """Typos, empty places, unreadable files, unknown names: told, never passed over, and no traceback."""
    done = factlint("check", *arguments, cwd=folder)
    assert done.returncode == 2, done.stderr
    assert culprit in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("settings", "culprit"),
    [
        ("select = [", "factlint.toml"),
        ("selct = []", "factlint.toml:1: unknown setting “selct”; did you mean “select”?"),
        ("select = ['no-such-rule']", "factlint.toml:1: there is no rule or family “no-such-rule”"),
        ("select = []", "no rule is left"),
        ("plugins = ['no-such-plugin']", "no-such-plugin"),
        ("[rules.no-such-rule]", "no-such-rule"),
        ("include = ['*.rst']", "no article in this folder"),
        ("exclude = ['*']", "no article in this folder"),
        ("extend = 'other.toml'", "factlint.toml:1: “extend” names other.toml, which can't be used"),
    ],
)
def test_settings_that_can_not_be_are_exit_2(folder: Path, settings: str, culprit: str) -> None:
    """A broken settings file must never mean default settings, nor none."""
    (folder / "factlint.toml").write_text(settings)
    done = factlint("check", ".", cwd=folder)
    assert done.returncode == 2, done.stderr
    assert culprit in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("module", "culprit"),
    [
        ("1 / 0", "plugin “acme_plugin” (acme 1.2) can't be loaded: ZeroDivisionError"),
        ("def factlint_rules(): return []", "factlint_rules is not marked"),
        (rule_module().replace("return [allow_word]", "1 / 0"), "factlint_rules failed: ZeroDivisionError"),
        (rule_module("1 / 0; yield"), "a.txt: rule allow-word broke: ZeroDivisionError: division by zero (acme"),
        (rule_module("return 1"), "rule allow-word broke: TypeError: the rule gives 1"),
        (rule_module("yield 'a finding'"), "rule allow-word broke: TypeError: the rule yields 'a finding'"),
        (rule_module("yield Finding(Span(0, 99999), 'x')"), "rule allow-word broke: ValueError"),
        (rule_module("yield Finding(Span(0, 1), None)"), "rule allow-word broke: ValidationError: Expected `str`"),
        (rule_module("yield Finding(Span(0, 1), '\\ud800')"), "rule allow-word broke: UnicodeEncodeError"),
        (rule_module("raise RecursionError"), "rule allow-word broke: RecursionError"),
        (rule_module("raise SystemExit(0)"), "rule allow-word broke: SystemExit"),
    ],
)  # fmt: skip
def test_a_broken_plugin_is_exit_2(folder: Path, tmp_path: Path, module: str, culprit: str) -> None:
    """At import, in a hook, in a rule: named, with the file where there is one."""
    site = distribution(tmp_path / "site", {"acme_plugin.py": module})
    done = factlint("check", "a.txt", cwd=folder, site=site)
    assert done.returncode == 2, done.stderr
    assert culprit in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_plugin_that_prints_does_not_get_into_the_report(folder: Path, tmp_path: Path) -> None:
    """Neither while it is loaded nor while its rule runs, here or in a worker."""
    source = "print('loading')\n" + rule_module("print('checking')\n    yield from ()")
    site = distribution(tmp_path / "site", {"loud.py": source})
    (folder / "b.txt").write_text(SOUND)
    for jobs in ("1", "2"):
        done = factlint("check", "a.txt", "b.txt", "--format", "concise", "--jobs", jobs, cwd=folder, site=site)
        assert b"ing" not in done.stdout
        assert b"checking" in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_exit_2(folder: Path) -> None:
    """It is named; the others are still checked."""
    (folder / "a.txt").chmod(0)
    done = factlint("check", "a.txt", cwd=folder)
    assert done.returncode == 2
    assert b"a.txt: permission denied" in done.stderr
