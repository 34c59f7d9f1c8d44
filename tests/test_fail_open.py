"""No silent green: whatever keeps factlint from looking ends with exit code 2 and the culprit's name."""

import io
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from fakes import distribution, factlint, git, rule_module

from factlint.cli import main

SOUND = "The vote was lost, he said.\n"
SPACED = "The vote was lost , he said.\n"
DRAFT = f"---\ndraft: true\n---\n\n{SOUND}"
ONE_RULE = ("--select", "space-before-punctuation")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a sound article, and things that are none."""
    news = tmp_path / "news"
    for name in ("empty", "code", "hidden/.drafts", "drafts"):
        (news / name).mkdir(parents=True)
    (news / "a.txt").write_text(SOUND)
    (news / "b.txt").write_text(SPACED)
    (news / "code/code.py").write_text("pass")
    (news / "hidden/.drafts/a.txt").write_text(SOUND)
    (news / "drafts/a.md").write_text(DRAFT)
    (news / "nul.txt").write_bytes(b"The vote\0was lost.")
    (news / "utf.txt").write_bytes("Café".encode() + b" \xff was closed.")
    (news / "loop.txt").symlink_to("loop.txt")
    (news / "dead.txt").symlink_to("gone.txt")
    (news / "page.md").write_text("---\ntitle: [\n---\n\nWords.\n")
    (news / "README.md").write_text(SOUND)
    os.mkfifo(news / "pipe.txt")
    return news


Check = Callable[..., tuple[int, str]]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs `factlint check` in a folder, in this process; gives the exit code and what is said beside the report."""

    def run(cwd: Path, *arguments: str, given: bytes = b"") -> tuple[int, str]:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = main(["check", *arguments])
        return code, capsys.readouterr().err

    return run


def _refused(done: tuple[int, str | bytes], culprit: str) -> None:
    code, said = done
    if isinstance(said, bytes):
        said = said.decode()
    assert code == 2, said
    assert culprit in said
    assert "Traceback" not in said
    assert "internal error" not in said


NOTHING_TO_LOOK_AT: Sequence[tuple[list[str], str]] = [
    (["a.tx"], "a.tx: no such file or folder"),
    (["a.txt", "typo/"], "typo: no such file or folder"),
    (["a.txt", "typo/b.txt"], "typo/b.txt: no such file or folder"),
    (["a.txt/b.txt"], "a.txt/b.txt: not a directory"),
    (["nul.txt"], "nul.txt"),
    (["utf.txt"], "utf.txt"),
    (["loop.txt"], "loop.txt"),
    (["dead.txt"], "dead.txt"),
    (["page.md"], "page.md"),
    (["pipe.txt"], "pipe.txt: neither a file nor a folder"),
    (["x" * 300 + ".txt"], "file name too long"),
    (["."], "nul.txt"),
    ([], "nul.txt"),
    ([""], "no such file or folder"),
    (["-"], "standard input is empty"),
    (["-", "--stdin-filename", "b.md"], "b.md: standard input is empty"),
    (["a.txt", "--config", "gone.toml"], "gone.toml: No such file or directory"),
    (["a.txt", "--config", "empty"], "empty: Is a directory"),
    (["a.txt", "--config", "a.txt"], "a.txt:1: not valid TOML"),
    (["a.txt", "--config", ""], "Is a directory"),
    (["a.txt", "--select", "no-such-rule"], "no-such-rule"),
    (["a.txt", "--extend-select", "no-such-rule"], "no-such-rule"),
    (["a.txt", "--ignore", "no-such-rule"], "no-such-rule"),
    (["a.txt", "--select", ","], "no rule is left"),
    (["a.txt", "--select", "engine"], "no rule is left"),
    (["a.txt", "--select", "dates", "--ignore", "dates"], "no rule is left"),
    (["a.txt", "--formt", "json"], "--formt"),
    (["a.txt", "--format", "jsn"], "no format “jsn”"),
    (["a.txt", "--output", "json=/no/such/place.json"], "/no/such/place.json"),
    (["a.txt", "--output", "json=empty"], "a folder"),
    (["a.txt", "--baseline", "gone.json"], "gone.json"),
    (["a.txt", "--baseline", "a.txt"], "a.txt"),
    (["a.txt", "--since", "HEAD"], "--since"),
    (["a.txt", "--date", "soon"], "--date"),
    (["a.txt", "--fail-on", "sometimes"], "--fail-on"),
    (["a.txt", "--jobs", "0"], "--jobs"),
    (["a.txt", "--jobs", "many"], "--jobs"),
    (["a.txt", "--stdin-filename", "b.txt"], "--stdin-filename"),
    (["a.txt", "--isolated", "--config", "x.toml"], "--isolated"),
]
"""Paths, options and what they name; nothing forgives any of them."""

EMPTY: Sequence[tuple[list[str], str]] = [
    (["empty"], "empty: no article in this folder"),
    (["a.txt", "empty"], "empty: no article in this folder"),
    (["code"], "code: no article in this folder"),
    (["hidden"], "hidden: no article in this folder"),
    (["*.md5"], "*.md5: matches nothing"),
    (["code/*.py"], "code/*.py: no article matches"),
    (["drafts/**"], "drafts/**: every article in it is a draft"),
    (["drafts"], "drafts: every article in it is a draft"),
]
"""Folders and globs without an article; `--allow-empty` says that this is meant."""


def _settings_that_skip_drafts(folder: Path) -> None:
    (folder / "factlint.toml").write_text("drafts = 'skip'\n")


@pytest.mark.parametrize(("arguments", "culprit"), [*NOTHING_TO_LOOK_AT, *EMPTY])
@pytest.mark.parametrize("options", [[], ["--exit-zero", "--quiet"]], ids=["", "exit-zero"])
def test_what_can_not_be_looked_at_is_exit_2(
    check: Check, folder: Path, arguments: list[str], culprit: str, options: list[str]
) -> None:
    """Typos, empty places, unreadable files, unknown names: told, never passed over; 2 is never turned into 0."""
    _settings_that_skip_drafts(folder)
    _refused(check(folder, *arguments, *options), culprit)


@pytest.mark.parametrize(("arguments", "culprit"), NOTHING_TO_LOOK_AT)
def test_allow_empty_forgives_nothing_else(check: Check, folder: Path, arguments: list[str], culprit: str) -> None:
    """It says that a folder may be empty, not that a path may be wrong."""
    _refused(check(folder, *arguments, "--allow-empty"), culprit)


@pytest.mark.parametrize(("arguments", "culprit"), EMPTY)
def test_allow_empty_forgives_empty_places(check: Check, folder: Path, arguments: list[str], culprit: str) -> None:
    """And nothing is said of them."""
    _settings_that_skip_drafts(folder)
    code, said = check(folder, *arguments, "--allow-empty", "--ignore", "hygiene")
    assert code == 0, said
    assert culprit not in said


@pytest.mark.parametrize(
    ("arguments", "settings", "why"),
    [
        (["README.md"], "", "README.md: skipped, not an article"),
        (["README.md", "code/code.py"], "", "code/code.py: skipped, not an article"),
        (["a.txt"], "exclude = ['a.txt']", "a.txt: skipped, excluded by the settings"),
        (["a.txt"], "include = ['*.md']", "a.txt: skipped, not an article"),
        (["drafts/a.md"], "drafts = 'skip'", "drafts/a.md: skipped, a draft"),
        (["-", "--stdin-filename", "README.md"], "", "README.md: skipped, not an article"),
    ],
)
def test_named_files_that_are_no_articles_are_exit_0(
    check: Check, folder: Path, arguments: list[str], settings: str, why: str
) -> None:
    """A hook is not blocked by a README; it is said all the same."""
    (folder / "factlint.toml").write_text(settings)
    code, said = check(folder, *arguments, given=SOUND.encode())
    assert code == 0, said
    assert why in said


@pytest.mark.parametrize(
    ("settings", "culprit"),
    [
        ("select = [", "factlint.toml:1: not valid TOML"),
        ("selct = []", "factlint.toml:1: unknown setting “selct”; did you mean “select”?"),
        ("select = ['no-such-rule']", "factlint.toml:1: there is no rule or family “no-such-rule”"),
        ("select = 'dates'", "factlint.toml:1: “select” is a list of texts"),
        ("select = []", "no rule is left"),
        ("select = ['unused-ignore']", "no rule is left"),
        ("[per-path.'**']\nselect = []", "no rule is left"),
        ("[per-path.'drafts/**']\nselct = []", "factlint.toml:2: unknown setting “selct”"),
        ("plugins = ['no-such-plugin']", "factlint.toml:1: the settings ask for plugins that are not installed"),
        ("rules-path = ['gone.py']", "rules-path: gone.py"),
        ("rules-path = ['a.txt']", "a.txt:1: the rules can't be loaded: SyntaxError"),
        ("rules-path = ['empty']", "rules-path: no rules in empty"),
        ("[rules.no-such-rule]", "no-such-rule"),
        ("include = ['*.rst']", "no article in this folder"),
        ("exclude = ['*']", "no article in this folder"),
        ("extend = 'other.toml'", "factlint.toml:1: “extend” names other.toml, which can't be used"),
        ("extend = 'factlint.toml'", "factlint.toml:1: “extend” goes in a circle"),
        ("baseline = 'gone.json'", "gone.json"),
        ("[names]\nKyiv = {}", "factlint.toml:2: “Kyiv” of [names] rejects nothing"),
        ("reference = ['x.yaml']", "factlint.toml:1: “reference” is not in this version"),
        ("cache-dir = 'x'", "factlint.toml:1: “cache-dir” is not in this version"),
        ("date = 'soon'", "factlint.toml:1: “date” is a day"),
        ("encoding = 'utf-9'", "factlint.toml:1: no encoding is called"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--exit-zero"]], ids=["", "exit-zero"])
def test_settings_that_can_not_be_are_exit_2(
    check: Check, tmp_path: Path, settings: str, culprit: str, options: list[str]
) -> None:
    """A broken settings file must never mean default settings, nor none."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text(SOUND)
    (tmp_path / "factlint.toml").write_text(settings)
    _refused(check(tmp_path, ".", *options), culprit)


@pytest.mark.parametrize(
    ("make", "culprit"),
    [
        ("nested", "sub/factlint.toml:1: unknown setting “x”"),
        ("two roots", "different settings files"),
        ("pyproject", "pyproject.toml:2: unknown setting “selct”"),
        ("dead link", "factlint.toml: No such file or directory"),
        ("folder", "factlint.toml: Is a directory"),
        ("latin", "factlint.toml: not UTF-8 at byte 10"),
        ("ignored by git", ".: no article in this folder"),
    ],
)
def test_a_place_that_hides_settings_or_articles_is_exit_2(
    check: Check, tmp_path: Path, make: str, culprit: str
) -> None:
    """Wherever settings stand, and whatever git leaves out."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/a.txt").write_text(SOUND)
    file = tmp_path / "factlint.toml"
    paths = ["."]
    if make == "nested":
        (tmp_path / "sub/factlint.toml").write_text("x = 1")
    elif make == "two roots":
        (tmp_path / "other").mkdir()
        for name in ("sub", "other"):
            (tmp_path / name / "factlint.toml").touch()
        paths = ["sub", "other"]
    elif make == "pyproject":
        (tmp_path / "pyproject.toml").write_text("[tool.factlint]\nselct = []")
    elif make == "dead link":
        file.symlink_to("gone")
    elif make == "folder":
        file.mkdir()
    elif make == "latin":
        file.write_bytes(b"select = ['\xe9']"[:10] + b"\xe9")
    else:
        git(tmp_path, "init")
        (tmp_path / ".gitignore").write_text("*.txt")
    _refused(check(tmp_path, *paths), culprit)


@pytest.mark.parametrize(
    ("module", "culprit"),
    [
        ("1 / 0", "plugin “acme_plugin” (acme 1.2) can't be loaded: ZeroDivisionError"),
        ("import no_such_module", "plugin “acme_plugin” (acme 1.2) can't be loaded: ModuleNotFoundError"),
        ("raise SystemExit(0)", "plugin “acme_plugin” (acme 1.2) can't be loaded: SystemExit"),
        ("x = 1", "plugin “acme_plugin” (acme 1.2) has none of the hooks"),
        ("def factlint_rules(): return []", "factlint_rules is not marked"),
        (rule_module().replace("return [allow_word]", "1 / 0"), "factlint_rules failed: ZeroDivisionError"),
        (rule_module().replace("return [allow_word]", "return None"), "factlint_rules gives no list"),
        (rule_module().replace("return [allow_word]", "return [1]"), "factlint_rules hands over 1"),
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
@pytest.mark.parametrize("options", [[], ["--exit-zero"]], ids=["", "exit-zero"])
def test_a_broken_plugin_is_exit_2(folder: Path, tmp_path: Path, module: str, culprit: str, options: list[str]) -> None:
    """At import, in a hook, in a rule: named, with the file where there is one."""
    site = distribution(tmp_path / "site", {"acme_plugin.py": module})
    done = factlint("check", "a.txt", *options, cwd=folder, site=site)
    if culprit:
        _refused((done.returncode, done.stderr), culprit)
    else:
        assert done.returncode == 0, "a rule that is off breaks nothing"


PARTS = """
from factlint import Reader, hookimpl

class Broken:
    name = "broken"
    suffixes = (".txt",)

    def read(self, source):
        1 / 0

    def render(self, report, context):
        1 / 0

{hook}
"""


@pytest.mark.parametrize(
    ("hook", "options", "culprit"),
    [
        ("@hookimpl\ndef factlint_readers(): return [Broken()]", [], "reader “broken” of plugin “acme_plugin”"),
        ("@hookimpl\ndef factlint_reporters(): return [Broken()]", ["--format", "broken"], "ZeroDivisionError"),
        ("@hookimpl\ndef factlint_mentions(text): 1 / 0", [], "plugin “acme_plugin” (acme 1.2): factlint_mentions"),
        ("@hookimpl\ndef factlint_readers(): return [1]", [], "factlint_readers hands over 1"),
        ("@hookimpl\ndef factlint_reporters(): return [Broken]", [], "factlint_reporters hands over"),
    ],
)  # fmt: skip
def test_a_broken_part_of_a_plugin_is_exit_2(
    folder: Path, tmp_path: Path, hook: str, options: list[str], culprit: str
) -> None:
    """A reader, a reporter, a recogniser."""
    site = distribution(tmp_path / "site", {"acme_plugin.py": PARTS.replace("{hook}", hook)})
    done = factlint("check", "a.txt", *options, cwd=folder, site=site)
    _refused((done.returncode, done.stderr), culprit)


def test_rules_over_several_articles_alone_without_them_are_none(folder: Path, tmp_path: Path) -> None:
    """`--no-archive` leaves nothing of them."""
    module = '''
from factlint import Severity, archive_rule, hookimpl

@archive_rule(collect=lambda document: (), severity=Severity.WARNING)
def far_word(key, facts):
    """Nothing."""
    return ()

@hookimpl
def factlint_rules():
    return [far_word]
'''
    site = distribution(tmp_path / "site", {"acme_plugin.py": module})
    assert factlint("check", "a.txt", "--select", "far-word", cwd=folder, site=site).returncode == 0
    done = factlint("check", "a.txt", "--select", "far-word", "--no-archive", cwd=folder, site=site)
    _refused((done.returncode, done.stderr), "no rule is left")


def test_exit_zero_turns_1_into_0(folder: Path) -> None:
    """And says what it found."""
    done = factlint("check", "b.txt", *ONE_RULE, "--format", "concise", cwd=folder)
    assert done.returncode == 1
    again = factlint("check", "b.txt", *ONE_RULE, "--format", "concise", "--exit-zero", cwd=folder)
    assert (again.returncode, again.stdout) == (0, done.stdout)


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
