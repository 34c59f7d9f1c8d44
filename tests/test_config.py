"""Settings: found where they should be, every fault told with its line, the command line over the file."""

import tomllib
from pathlib import Path

import pytest
from fakes import git
from hypothesis import given
from hypothesis import strategies as st

from factlint import Document, Finding, Options, RuleInfo, Severity, rule
from factlint.config import Configuration, Overrides, Root, Settings, chosen
from factlint.config.find import SettingsSearch
from factlint.config.lines import value_lines
from factlint.errors import ConfigError


class WordOptions(Options, frozen=True):
    """Options of the rule below."""

    most: int = 3
    words: tuple[str, ...] = ()


def _rule(name: str, family: str, *, on: bool = True, options: type[Options] | None = None) -> RuleInfo:
    def check(document: Document) -> list[Finding]:  # noqa: ARG001  # it finds nothing
        """Nothing."""
        return []

    check.__name__ = name.replace("-", "_")
    info = rule(severity=Severity.WARNING, on=on)(check).info
    return RuleInfo(
        info.name, info.page, (), info.severity, on, (), ("en",), options, info.module, info.file, info.line, family
    )


RULES = (
    _rule("impossible-date", "dates"),
    _rule("missing-year", "dates", on=False),
    _rule("long-word", "style", options=WordOptions),
    _rule("scare-quote", "quotes", on=False),
)


def _configured(*paths: str, overrides: Overrides | None = None) -> Configuration:
    overrides = overrides or Overrides()
    return Configuration(Root(paths, overrides), RULES, overrides)


def _settings(tmp_path: Path, text: str, **overrides: object) -> Settings:
    file = tmp_path / "factlint.toml"
    file.write_text(text, encoding="utf-8")
    configuration = _configured(overrides=Overrides(config=str(file), **overrides))  # type: ignore[arg-type]  # as each test types them
    configuration.settle([])
    return configuration.settings


def test_every_setting_is_read(tmp_path: Path) -> None:
    """The values of a file with all keys that this version has, and where each was made."""
    settings = _settings(
        tmp_path,
        """\
select = ["dates", "style"]
ignore = ["missing-year"]
include = ["*.txt"]
exclude = ["drafts/**"]
fail-on = "never"
encoding = "latin-1"
date = 2024-05-01
plugins = ["acme"]
language = "en-GB"

[metadata]
headline = "kop"
date = ["datum", "gepubliceerd"]

[rules.long-word]
severity = "info"
most = 5
""",
    )
    assert settings.include == ("*.txt",)
    assert settings.exclude == ("drafts/**",)
    assert settings.fail_on is None
    assert (settings.encoding, settings.date, settings.plugins, settings.language) == (
        "latin-1", "2024-05-01", ("acme",), "en-GB",
    )  # fmt: skip
    assert settings.metadata == {"headline": ("kop",), "published": ("datum", "gepubliceerd")}
    assert settings.rules["long-word"].severity is Severity.INFO
    assert settings.rules["long-word"].options == WordOptions(most=5)
    assert settings.origins["fail-on"].line == 5
    assert settings.origins["metadata.date"].line == 13
    assert chosen(RULES, settings) == {"impossible-date", "long-word"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []", ":1: unknown setting “selct”; did you mean “select”?"),
        ("\n# why\nselect = [\n  'dates',\n  'impossible-dat',\n]", ":5: there is no rule or family “impossible-dat”"),
        ("select = 'dates'", ":1: “select” is a list of texts, not “dates”"),
        ("ignore = [3]", ":1: “ignore.0” is a text, not 3"),
        ("fail-on = 'warn'", ":1: “fail-on” is one of info, warning, error, never, not “warn”"),
        ("fail-on = true", "not true"),
        ("encoding = 'utf-9'", "no encoding is called “utf-9”"),
        ("encoding = 'base64'", "no encoding is called “base64”"),
        ("date = '2024-02-30'", "“date” is a day like 2024-05-01, not “2024-02-30”"),
        ("date = 2024-05-01T10:00:00", "“date” is a day"),
        ("language = 'old english'", "“language” is a code like en or en-GB, not “old english”"),
        ("metadata = 1", "“metadata” is a table, not 1"),
        ("[metadata]\nheadlin = 'x'", ":2: unknown field “headlin” of [metadata]; did you mean “headline”?"),
        ("[rules.long-wrod]\nmost = 1", ":1: unknown rule “long-wrod”; did you mean “long-word”?"),
        ("[rules]\nlong-word.mots = 1", ":2: rule “long-word” has no option “mots”; did you mean “most”?"),
        ("[rules.impossible-date]\nmost = 1", "has no option “most”"),
        ("[rules.long-word]\nmost = 'x'", ":2: option “most” of rule “long-word”: expected `int`, got `str`"),
        ("[rules.long-word]\nseverity = 'eror'", ":2: “rules.long-word.severity” is one of info, warning, error"),
        ("baseline = ['b.json']", ":1: “baseline” is a text, not a list"),
        ("archive = 'no'", ":1: “archive” is true or false, not “no”"),
        ("require-reason = 1", ":1: “require-reason” is true or false, not 1"),
        ("date-order = 'ymd'", ":1: “date-order” is one of dmy, mdy, not “ymd”"),
        ("drafts = 'chekc'", ":1: “drafts” is one of check, skip, not “chekc”; did you mean “check”?"),
        ("rules-path = 'house'", ":1: “rules-path” is a list of texts, not “house”"),
        ("[per-path.'drafts/**']\nselct = []", ":2: unknown setting “selct”; did you mean “select”?"),
        ("[per-path.'drafts/**']\nexclude = []", ":2: “exclude” can't be set per path"),
        ("[per-path.'drafts/**']\nselect = [1]", ":2: “per-path.drafts/**.select.0” is a text, not 1"),
        ("[per-path.'drafts/**'.per-path.x]", ":1: unknown setting “per-path”"),
        ("[per-path.'drafts/**'.rules.long-word]\nmots = 1", ":2: rule “long-word” has no option “mots”"),
        ("per-path = 1", ":1: “per-path” is a table, not 1"),
        ("[per-path]\n'' = {}", ":2: an empty glob matches nothing"),
        ("[names]\nKyiv = {}", ":2: “Kyiv” of [names] rejects nothing"),
        ("reference = []", ":1: “reference” is not in this version"),
        ("cache-dir = 'x'", ":1: “cache-dir” is not in this version"),
        ("fail-on = 3\nselect = [\n", ":2: not valid TOML"),
        ("select = [", "not valid TOML"),
        ("select = []", "no rule is left to run"),
        ("ignore = ['dates', 'style']", "no rule is left to run"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    """File, line, what is wrong and the nearest name."""
    with pytest.raises(ConfigError) as caught:
        _settings(tmp_path, text)
    assert said in str(caught.value)


def test_all_faults_are_told_at_once_in_order(tmp_path: Path) -> None:
    """Nobody mends one fault to be shown the next."""
    with pytest.raises(ConfigError) as caught:
        _settings(tmp_path, "selct = []\nfail-on = 1\n[rules.x]\n[rules.long-word]\na = 1\nb = 2\nmost = ''\n")
    lines = [line.rpartition("factlint.toml:")[2].partition(":")[0] for line in str(caught.value).splitlines()]
    assert lines == ["1", "2", "3", "5", "6", "7"]


@pytest.mark.parametrize(
    ("text", "overrides", "expected"),
    [
        ("", {}, {"impossible-date", "long-word"}),
        ("", {"select": ("dates",)}, {"impossible-date"}),
        ("", {"select": ("missing-year",)}, {"missing-year"}),
        ("", {"extend_select": ("missing-year",)}, {"impossible-date", "long-word", "missing-year"}),
        ("", {"ignore": ("dates",)}, {"long-word"}),
        ("", {"select": ("impossible-date",), "ignore": ("dates",)}, {"impossible-date"}),
        ("", {"select": ("dates", "style"), "ignore": ("impossible-date",)}, {"long-word"}),
        ("ignore = ['impossible-date']", {"select": ("dates",)}, {"impossible-date"}),
        ("select = ['dates']", {"extend_select": ("long-word",)}, {"impossible-date", "long-word"}),
        ("[rules.scare-quote]\nseverity = 'info'", {}, {"impossible-date", "long-word", "scare-quote"}),
    ],
)  # fmt: skip
def test_rules_are_chosen_by_the_more_exact_name_and_the_later_word(
    tmp_path: Path, text: str, overrides: dict[str, object], expected: set[str]
) -> None:
    """A family turns on what is on by default, a rule's name any rule; the command line starts anew by --select."""
    assert chosen(RULES, _settings(tmp_path, text, **overrides)) == expected


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        ({"select": ("datse",)}, "--select: there is no rule or family “datse”; did you mean “dates”?"),
        ({"extend_select": ("x",)}, "--extend-select: there is no rule or family “x”"),
        ({"ignore": ("styl",)}, "--ignore: there is no rule or family “styl”; did you mean “style”?"),
        ({"fail_on": "warnings"}, "--fail-on is one of info, warning, error, never, not “warnings”"),
        ({"date": "1 May"}, "--date is a day like 2024-05-01, not “1 May”"),
        ({"select": ()}, "no rule is left to run"),
    ],
)  # fmt: skip
def test_a_fault_of_the_command_line_names_its_option(tmp_path: Path, overrides: dict[str, object], said: str) -> None:
    """An option is checked as a setting is."""
    with pytest.raises(ConfigError) as caught:
        _settings(tmp_path, "", **overrides)
    assert said in str(caught.value)


def _write(folder: Path, name: str = "factlint.toml", text: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_without_git_the_nearest_settings_are_taken(tmp_path: Path) -> None:
    """Those above it are another house's."""
    _write(tmp_path)
    nearest = _write(tmp_path / "news")
    (tmp_path / "news/2024").mkdir()
    assert SettingsSearch().root([str(tmp_path / "news/2024")]) == nearest


def test_in_a_git_repository_the_settings_end_at_its_root(tmp_path: Path) -> None:
    """What stands above the repository is not its own."""
    _write(tmp_path)
    (tmp_path / "repository/news").mkdir(parents=True)
    git(tmp_path / "repository", "init")
    assert SettingsSearch().root([str(tmp_path / "repository/news")]) is None
    own = _write(tmp_path / "repository")
    assert SettingsSearch().root([str(tmp_path / "repository/news")]) == own


def test_factlint_toml_comes_before_pyproject(tmp_path: Path) -> None:
    """In one folder the file of our own wins; a pyproject without our table counts for nothing."""
    shared = _write(tmp_path, "pyproject.toml", "[tool.other]\nx = 1  # factlint\n")
    assert SettingsSearch().root([str(tmp_path)]) is None
    shared.write_text("[tool.factlint]\nfail-on = 'error'\n")
    assert SettingsSearch().root([str(tmp_path)]) == shared
    own = _write(tmp_path)
    assert SettingsSearch().root([str(tmp_path)]) == own


def test_pyproject_faults_have_the_line_of_the_whole_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line numbers are those an editor shows."""
    _write(tmp_path, "pyproject.toml", "[project]\nname = 'news'\n\n[tool.factlint]\nfail-on = 'x'\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match=r"^pyproject.toml:5: “fail-on”"):
        _configured(".")


def test_two_roots_in_one_run_are_refused(tmp_path: Path) -> None:
    """Both are named: neither's settings may be forced on the other's articles."""
    one, two = _write(tmp_path / "one"), _write(tmp_path / "two")
    with pytest.raises(ConfigError) as caught:
        SettingsSearch().root([str(one.parent), str(two.parent)])
    assert str(one) in str(caught.value)
    assert str(two) in str(caught.value)


def test_a_broken_settings_file_is_an_error_not_a_default(tmp_path: Path) -> None:
    """A folder, a dead link, bytes that are no UTF-8: each is told."""
    (tmp_path / "a/factlint.toml").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "b/factlint.toml").symlink_to("gone.toml")
    (tmp_path / "c").mkdir()
    (tmp_path / "c/factlint.toml").write_bytes(b"select = ['\xff']")
    for folder in "abc":
        with pytest.raises(ConfigError, match=r"factlint\.toml"):
            _configured(str(tmp_path / folder))


def test_isolated_reads_no_settings(tmp_path: Path) -> None:
    """Even a broken file does not matter then."""
    _write(tmp_path, text="broken")
    assert _configured(str(tmp_path), overrides=Overrides(isolated=True)).settings == Settings()


LINES = '''\
# a comment = 1
top = """
several = 1
lines"""
"quoted key" = 'it is'

[table]  # with a comment
a.b = [1,
  "]", # not the end
  {c = 2, d = '}'},
]
[[many]]
x = 1
[[many]]
x = 2
[many.below]
y = 2024-05-01
'''


def test_the_line_of_every_value_is_found() -> None:
    """Strings over several lines, arrays, inline tables, arrays of tables, quoted and dotted keys."""
    lines = value_lines(LINES)
    assert lines["top",] == 2
    assert lines["quoted key",] == 5
    assert lines["table",] == 7
    assert lines["table", "a", "b", 1] == 9
    assert lines["table", "a", "b", 2, "d"] == 10
    assert lines["many", 0, "x"] == 13
    assert lines["many", 1, "x"] == 15
    assert lines["many", 1, "below", "y"] == 17


def _inline(table: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"


_KEYS = st.text("ab-", min_size=1, max_size=3)
_VALUES = st.recursive(
    st.sampled_from(["1", "'x#]'", '"y\\"}"', "'''\n'\n'''", '"""\n"\n\\" """', "true", "2024-05-01"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[\n" + ", # comma\n".join(items) + "\n]"),
        st.dictionaries(_KEYS, inner, max_size=2).map(_inline),
    ),
    max_leaves=6,
)  # fmt: skip


@given(st.dictionaries(_KEYS, _VALUES, max_size=5))
def test_lines_are_those_where_the_keys_were_written(table: dict[str, str]) -> None:
    """Whatever the values, each key is found on the line it was written on."""
    source, expected = "", {}
    for key, value in table.items():
        expected[key] = source.count("\n") + 1
        source += f"{key} = {value}\n"
    tomllib.loads(source)
    lines = value_lines(source)
    assert {key: lines[key,] for key in table} == expected
