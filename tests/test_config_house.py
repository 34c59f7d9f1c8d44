"""House rules: single files that the settings name, run only where local code may run."""

import json
from pathlib import Path

import pytest
from fakes import factlint

from factlint import plugins
from factlint.cli import main
from factlint.errors import PluginError
from factlint.house import with_house_rules

Capture = pytest.CaptureFixture[str]

RULE = '''\
from collections.abc import Iterator

from factlint import Document, Finding, Options, Severity, Span, flags, passes, rule


class FirstWordOptions(Options, frozen=True):
    """`word`: what an article may not begin with."""

    word: str = "Word"


@rule(flags("[[Word]] one."), passes("One word."), severity=Severity.WARNING)
def first_word(document: Document, options: FirstWordOptions) -> Iterator[Finding]:
    """The article begins with a word that the house does not want."""
    {body}
'''
BODY = 'if document.text.startswith(options.word): yield Finding(Span(0, len(options.word)), "a word")'
WORKING = RULE.replace("{body}", BODY)
SETTINGS = "rules-path = ['house_rules/']\nselect = ['house']\n"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _write(source: str = WORKING, settings: str = SETTINGS, name: str = "first.py") -> None:
    Path("house_rules").mkdir(exist_ok=True)
    Path("house_rules", name).write_text(source, encoding="utf-8")
    Path("factlint.toml").write_text(settings, encoding="utf-8")
    Path("a.txt").write_text("Word one.\n", encoding="utf-8")
    Path("b.txt").write_text("Verb one.\n", encoding="utf-8")


def test_a_file_of_rules_is_a_rule_of_the_house(capsys: Capture) -> None:
    """Its family is `house`; settings name it and its options like any rule's. Nothing is written beside it."""
    _write(settings=SETTINGS + "[rules.first-word]\nword = 'Verb'\nseverity = 'error'\n")
    assert main(["check", ".", "--format", "concise"]) == 1
    assert capsys.readouterr().out == "b.txt:1:1: error first-word a word\n"
    assert [path.name for path in Path("house_rules").iterdir()] == ["first.py"]


def test_one_file_may_be_named_and_helpers_beside_are_left_alone(capsys: Capture) -> None:
    """Tests and files whose names begin with an underscore hold no rules."""
    _write(settings="rules-path = ['house_rules/first.py']\nselect = ['first-word']\n")
    assert main(["check", "a.txt"]) == 1
    for name in ("_helper.py", "test_first.py", "conftest.py", "notes.txt"):
        Path("house_rules", name).write_text("1 / 0")
    Path("factlint.toml").write_text(SETTINGS)
    assert main(["check", "a.txt"]) == 1
    assert "ZeroDivisionError" not in capsys.readouterr().err


def test_workers_run_house_rules_too(tmp_path: Path) -> None:
    """The same bytes for any number of them, options included."""
    _write(settings=SETTINGS + "[per-path.'b.txt'.rules.first-word]\nword = 'Verb'\n")
    outputs = {factlint("check", ".", "--format", "json", "--jobs", jobs, cwd=tmp_path).stdout for jobs in ("1", "2")}
    (output,) = outputs
    assert [finding["path"] for finding in json.loads(output)["findings"]] == ["a.txt", "b.txt"]


def test_house_rules_are_listed_and_explained(capsys: Capture) -> None:
    """Where one works, unless asked not to."""
    _write()
    assert main(["rules", "--format", "json"]) == 0
    assert {"first-word": "house"}.items() <= {
        rule["name"]: rule["family"] for rule in json.loads(capsys.readouterr().out)
    }.items()
    assert main(["explain", "first-word"]) == 0
    assert "what an article may not begin with" in capsys.readouterr().out
    assert main(["plugins", "--format", "json"]) == 0
    assert [each["rules"] for each in json.loads(capsys.readouterr().out) if each["name"] == "house"] == [
        ["first-word"]
    ]
    assert main(["explain", "first-word", "--isolated"]) == 2


@pytest.mark.parametrize("command", ["check", "inspect", "baseline check"])
def test_no_local_code_refuses_settings_that_ask_for_it(command: str, capsys: Capture) -> None:
    """Exit code 2 with the line, and none of it is run."""
    _write("raise SystemExit('was run')", "select = ['dates']\nrules-path = ['house_rules/']\n")
    assert main([*command.split(" "), "a.txt", "--no-local-code"]) == 2
    said = capsys.readouterr().err
    assert "factlint.toml:2: “rules-path” would run Python from the checked tree" in said
    assert "was run" not in said
    Path("factlint.toml").write_text("")
    assert main(["check", "a.txt", "--no-local-code"]) == 0


def test_no_local_code_looks_into_extended_files(capsys: Capture) -> None:
    """Whichever file it is that asks."""
    _write(settings="extend = 'base.toml'")
    Path("base.toml").write_text("rules-path = ['house_rules/']")
    assert main(["check", "a.txt"]) == 1
    assert main(["check", "a.txt", "--no-local-code"]) == 2
    assert "rules-path" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("source", "settings", "said"),
    [
        ("x = (\n", SETTINGS, "house_rules/first.py:1: the rules can't be loaded: SyntaxError"),
        ("\n\n1 / 0\n", SETTINGS, "house_rules/first.py:3: the rules can't be loaded: ZeroDivisionError"),
        ("import no_such_module", SETTINGS, "house_rules/first.py:1: the rules can't be loaded: ModuleNotFoundError"),
        ("raise SystemExit", SETTINGS, "house_rules/first.py:1: the rules can't be loaded: SystemExit"),
        ("x = 1", SETTINGS, "house_rules/first.py:1: no rule in it"),
        (RULE.replace("(document: Document, options: FirstWordOptions)", "()").replace("{body}", "pass"), SETTINGS,
         "house_rules/first.py:12: the rules can't be loaded: TypeError"),
        (WORKING.replace("first_word", "weekday_mismatch"), SETTINGS, "two rules “weekday-mismatch”"),
        (WORKING.replace("first_word", "quotes"), SETTINGS, "is the name of a family too"),
        (WORKING.replace('word: str = "Word"', "word: str"), SETTINGS, "need a default: word"),
        ("", "rules-path = ['gone.py']", "rules-path: gone.py: No such file or directory"),
        ("", "rules-path = ['gone/']", "rules-path: gone: No such file or directory"),
        ("", "rules-path = ['.']", "it holds no file that ends in .py"),
        (WORKING, SETTINGS + "[rules.first-wrod]", "factlint.toml:3: unknown rule “first-wrod”; did"),
        (WORKING, SETTINGS + "[rules.first-word]\nwrod = 1", "no option “wrod”; did you mean “word”?"),
        (RULE.replace("{body}", "1 / 0; yield"), SETTINGS, "a.txt: rule first-word broke: ZeroDivisionError"),
    ],
)  # fmt: skip
def test_a_broken_house_rule_is_told_with_its_place(source: str, settings: str, said: str, capsys: Capture) -> None:
    """Exit code 2, the file and the line; no traceback."""
    _write(source, settings)
    assert main(["check", "a.txt"]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert "Traceback" not in captured.err


def test_two_files_may_have_one_name_and_two_rules_may_not() -> None:
    """A name stands for one rule."""
    _write()
    Path("more").mkdir()
    Path("more/first.py").write_text(WORKING.replace("first_word", "other_word"))
    loaded = with_house_rules(plugins.load(), [Path("house_rules"), Path("more"), Path("more/first.py")])
    assert [rule.info.name for rule in loaded.rules if rule.info.family == "house"] == ["first-word", "other-word"]
    Path("more/second.py").write_text(WORKING)
    with pytest.raises(PluginError, match="two rules “first-word”"):
        with_house_rules(plugins.load(), [Path("house_rules"), Path("more")])
