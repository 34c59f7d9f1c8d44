"""Settings file by file: folders below the root, files that extend others, tables for paths."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from fakes import git
from hypothesis import given
from hypothesis import strategies as st
from linearity import LIMIT
from test_config import RULES, WordOptions

from benchmarks import settings as measured
from factlint import Severity, plugins
from factlint.archive.roster import Roster
from factlint.config import Configuration, Overrides, Root, Settings, chosen
from factlint.config.globindex import GlobIndex
from factlint.config.globs import Globs
from factlint.errors import ConfigError


@pytest.fixture(autouse=True)
def _in_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init")
    monkeypatch.chdir(tmp_path)


def _write(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def _configuration(*paths: str, **overrides: object) -> Configuration:
    given = Overrides(**overrides)  # type: ignore[arg-type]  # as each test types them
    return Configuration(Root(paths or (".",), given), RULES, given)


def _of(path: str, **overrides: object) -> Settings:
    return _configuration(**overrides).of(path)


def _rules(path: str, **overrides: object) -> set[str]:
    return set(chosen(RULES, _of(path, **overrides)))


def test_a_file_in_a_folder_goes_over_the_root_s_key_by_key() -> None:
    """Keys that it does not have are the root's; so are the options of a rule, one by one."""
    _write({
        "factlint.toml": "language = 'en'\nfail-on = 'error'\n[metadata]\ndate = 'datum'\nheadline = 'kop'\n"
        "[rules.long-word]\nmost = 5\nseverity = 'info'\n",
        "a/factlint.toml": "language = 'fr'\n[metadata]\ndate = 'jour'\n[rules.long-word]\nmost = 7\n",
        "a/b/pyproject.toml": "[tool.factlint]\nrules.long-word.words = ['x']\n",
        "a/b/c/.keep": "",
    })  # fmt: skip
    assert _of("x.md").language == "en"
    settings = _of("a/b/c/x.md")
    assert settings.language == "fr"
    assert settings.fail_on is Severity.ERROR
    assert settings.metadata == {"published": ("jour",), "headline": ("kop",)}
    assert settings.rules["long-word"].severity is Severity.INFO
    assert settings.rules["long-word"].options == WordOptions(most=7, words=("x",))
    assert _configuration().files_for("a/b/c/x.md") == ["factlint.toml", "a/factlint.toml", "a/b/pyproject.toml"]


def test_select_and_ignore_of_a_folder_take_the_place_of_the_root_s() -> None:
    """Each for itself: what is selected anew is still less what the root ignores."""
    _write({
        "factlint.toml": "select = ['style']\nignore = ['impossible-date']",
        "a/factlint.toml": "select = ['dates', 'style']",
        "b/factlint.toml": "ignore = []\nselect = ['dates']",
        "c/factlint.toml": "ignore = ['style']",
    })  # fmt: skip
    assert _rules("x.md") == {"long-word"}
    assert _rules("a/x.md") == {"long-word"}
    assert _rules("b/x.md") == {"impossible-date"}
    assert _rules("c/x.md") == set()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("x.md", {"impossible-date", "long-word"}),
        ("drafts/x.md", {"impossible-date"}),
        ("drafts/old/x.md", {"missing-year"}),
        ("drafts/old/live-2.md", {"missing-year", "scare-quote"}),
        ("wire/x.md", {"impossible-date", "long-word", "scare-quote"}),
        ("wire/drafts/x.md", {"long-word"}),
    ],
)
def test_per_path_tables_go_over_their_file_and_under_the_files_below(path: str, expected: set[str]) -> None:
    """Later tables over earlier ones, the nearest file last."""
    _write({
        "factlint.toml": """
[per-path."drafts/**"]
ignore = ["style"]
[per-path."drafts/old"]
select = ["missing-year"]
[per-path."live-*.md"]
rules.scare-quote.severity = "error"
[per-path."**/old/live-?.md"]
select = ["missing-year", "scare-quote"]
""",
        "wire/factlint.toml": "[rules.scare-quote]\n[per-path.drafts]\nselect = ['style']\n",
        "wire/drafts/x.md": "",
    })  # fmt: skip
    assert _rules(path) == expected


def test_the_command_line_goes_over_all_files() -> None:
    """Whatever a folder says."""
    _write({"factlint.toml": "", "a/factlint.toml": "select = ['style']\n[per-path.'*']\nignore = ['dates']"})
    assert _rules("a/x.md", select=("dates",)) == {"impossible-date"}
    assert _rules("a/x.md", ignore=("long-word",)) == set()


def test_extend_starts_from_another_file() -> None:
    """Several files long; lists of files are as seen from where they stand, globs from the file that extends."""
    _write({
        "house/base.toml": "select = ['dates']\nlanguage = 'en'\nbaseline = 'b.json'\n",
        "house/news.toml": "extend = 'base.toml'\nselect = ['style']\n"
        "[per-path.'drafts/**']\nselect = ['scare-quote']\n",
        "factlint.toml": "extend = 'house/news.toml'\nlanguage = 'fr'",
    })  # fmt: skip
    assert _rules("x.md") == {"long-word"}
    assert _rules("drafts/x.md") == {"scare-quote"}
    settings = _configuration().settings
    assert settings.language == "fr"
    assert settings.baseline == Path("house/b.json")
    assert settings.origins["language"].place == "factlint.toml"
    assert (settings.origins["baseline"].place, settings.origins["baseline"].line) == ("house/base.toml", 3)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"factlint.toml": "\nextend = 'x.toml'"}, "factlint.toml:2: “extend” names x.toml, which can't be used"),
        ({"factlint.toml": "extend = 'a'", "a": "x = "}, "factlint.toml:1: “extend” names a, which can't be used: a:1"),
        ({"factlint.toml": "extend = 'a'", "a": "extend = 'factlint.toml'"}, "a:1: “extend” goes in a circle"),
        ({"factlint.toml": "extend = './factlint.toml'"}, "factlint.toml:1: “extend” goes in a circle"),
        ({"factlint.toml": "extend = 'pyproject.toml'", "pyproject.toml": ""}, "which holds no [tool.factlint]"),
        ({"factlint.toml": "extend = 1"}, "factlint.toml:1: “extend” is a text, not 1"),
        ({"factlint.toml": "extend = ''"}, "factlint.toml:1: “extend” is a text, not an empty text"),
        ({"factlint.toml": "extend = 'a'", "a": "\nselct = []"}, "a:2: unknown setting “selct”"),
        ({"factlint.toml": "", "n/factlint.toml": "exclude = []"},
         "n/factlint.toml:1: “exclude” belongs to the root file alone (factlint.toml)"),
        ({"n/factlint.toml": "\ninclude = []"}, "n/factlint.toml:2: “include” belongs to the root file alone ("),
        ({"factlint.toml": "", "n/factlint.toml": "extend = '../a'", "a": "date = 2024-05-01"}, "a:1: “date” belongs"),
        ({"factlint.toml": "", "n/factlint.toml": "selct = []"}, "n/factlint.toml:1: unknown setting “selct”"),
        ({"factlint.toml": "", "n/factlint.toml": "["}, "n/factlint.toml:1: not valid TOML"),
        ({"factlint.toml": "", "n/pyproject.toml": "[tool.factlint]\nx = 1"}, "n/pyproject.toml:2: unknown"),
    ],
)  # fmt: skip
def test_a_fault_of_any_file_is_told_with_its_line(files: Mapping[str, str], said: str) -> None:
    """In the root, in a file it extends, in a folder below."""
    _write({**files, "n/x.md": ""})
    with pytest.raises(ConfigError) as caught:
        _configuration().settle(["n/x.md"])
    assert said in str(caught.value)


def test_the_faults_of_all_folders_are_told_at_once() -> None:
    """And each once, however many articles stand there."""
    _write({"factlint.toml": "", "a/factlint.toml": "x = 1\ny = 2", "b/factlint.toml": "["})
    with pytest.raises(ConfigError) as caught:
        _configuration().settle(["a/1.md", "a/2.md", "b/1.md", "c/1.md"])
    assert [line.rpartition(": ")[0].partition(":")[0] for line in str(caught.value).splitlines()] == [
        "a/factlint.toml", "a/factlint.toml", "b/factlint.toml",
    ]  # fmt: skip


def test_a_folder_s_settings_count_where_there_is_no_root_file() -> None:
    """Nobody's settings are passed over."""
    _write({"a/factlint.toml": "select = ['dates']"})
    assert _rules("a/b/x.md") == {"impossible-date"}
    assert _rules("b/x.md") == {"impossible-date", "long-word"}


def test_a_named_settings_file_is_the_only_one(tmp_path: Path) -> None:
    """`--config` looks for no other; its globs start from the working folder."""
    _write({"factlint.toml": "[", "a/factlint.toml": "[", "other.toml": "[per-path.'a/**']\nselect = ['dates']"})
    assert _rules("a/x.md", config="other.toml") == {"impossible-date"}
    assert _rules("b/x.md", config=str(tmp_path / "other.toml")) == {"impossible-date", "long-word"}


def test_no_rule_for_any_file_is_refused_and_for_some_is_not() -> None:
    """A run that looks at nothing is none; one that leaves out a folder is."""
    _write({"factlint.toml": "[per-path.'a/**']\nselect = []"})
    _configuration().settle(["a/x.md", "b/x.md"])
    with pytest.raises(ConfigError, match="no rule is left to run"):
        _configuration().settle(["a/x.md"])


_PIECES = st.sampled_from(["a", "b", "-", ".", "/", "*", "?", "**", "**/", "[ab]", "[!a]", "[", "]", "./", "\\"])
_GLOBS = st.lists(_PIECES, min_size=1, max_size=6).map("".join)


@given(st.lists(_GLOBS, max_size=12), st.lists(st.text("ab-.", min_size=1, max_size=3), min_size=1, max_size=4))
def test_many_globs_mean_what_each_of_them_means(globs: list[str], names: list[str]) -> None:
    """The index is a shorter way to the same answer."""
    path = "/".join(names)
    assert GlobIndex(globs).matching(path) == [n for n, glob in enumerate(globs) if Globs([glob]).match(path)]


def test_windows_paths_and_line_ends_mean_the_same() -> None:
    """A backslash in a glob is a slash; line numbers are those of the lines."""
    Path("factlint.toml").write_bytes(b"fail-on = 'error'\r\n[per-path.'drafts\\**']\r\nselect = ['dates']\r\n")
    assert _rules("drafts/x.md") == {"impossible-date"}
    Path("factlint.toml").write_bytes(b"\xef\xbb\xbffail-on = 'error'\r\n\r\nx = 1\r\n")
    with pytest.raises(ConfigError, match=r"^factlint\.toml:3: "):
        _configuration()


@pytest.mark.parametrize("write", [measured.in_the_root, measured.in_nested_files, measured.in_the_root_alike])
def test_settings_cost_in_proportion(write: measured.Write, tmp_path: Path) -> None:
    """Four times the files, tables and articles cost at most eight times as much."""
    roster = Roster(plugins.load().rules)
    times = []
    for name, size in (("small", 50), ("large", 200)):
        root = tmp_path / name
        root.mkdir()
        articles = measured.write_articles(root, size, 5 * size)
        write(root, size, 10 * size)
        times.append(measured.best(3, lambda root=root, articles=articles: measured.settle(root, articles, roster)))  # type: ignore[misc]  # bound here
    assert times[1] <= LIMIT * max(times[0], 0.001), times
    assert Path(os.curdir).samefile(tmp_path)
