"""Settings at work: each file of a run by its own, in this process and in workers."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from fakes import distribution, factlint, git

from factlint import check_paths, parse
from factlint.cli import main
from factlint.document import Document

Capture = pytest.CaptureFixture[str]

SPACED = "The vote was lost , he said.\n"
DRAFT = f"---\ndraft: true\n---\n\n{SPACED}"


@pytest.fixture(autouse=True)
def _in_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init")
    monkeypatch.chdir(tmp_path)


def _write(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def _found(output: str | bytes) -> list[tuple[str, str, str]]:
    return [(each["path"], each["rule"], each["severity"]) for each in json.loads(output)["findings"]]


SETTINGS = {
    "factlint.toml": "select = ['space-before-punctuation']\n[per-path.'info/**'.rules.space-before-punctuation]\n"
    "severity = 'info'\n",
    "error/factlint.toml": "[rules.space-before-punctuation]\nseverity = 'error'\n",
    "none/factlint.toml": "select = []",
}


def test_every_file_is_linted_by_its_own_settings(tmp_path: Path) -> None:
    """The same bytes for any number of workers; files without a rule are told."""
    _write({**SETTINGS, **{f"{folder}/{n}.txt": SPACED for folder in ("a", "error", "info", "none") for n in range(6)}})
    first, second = (factlint("check", ".", "--format", "json", "--jobs", jobs, cwd=tmp_path) for jobs in ("1", "3"))
    assert first.stdout == second.stdout
    found = _found(first.stdout)
    assert {(path.partition("/")[0], severity) for path, _, severity in found} == {
        ("a", "warning"), ("error", "error"), ("info", "info"),
    }  # fmt: skip
    assert len(found) == 18
    assert b"the settings leave no rule to run over 6 files" in first.stderr
    assert json.loads(first.stdout)["summary"]["files"] == 24


def test_the_door_runs_what_the_command_runs() -> None:
    """`check_paths` goes by folders and paths too."""
    _write({**SETTINGS, "error/a.txt": SPACED, "none/a.txt": SPACED})
    assert [finding.severity.label for finding in check_paths(["."]).findings] == ["error"]


def test_inspect_goes_by_a_file_s_settings(capsys: Capture) -> None:
    """What a folder says of front matter and dates is how its articles are read."""
    _write({
        "factlint.toml": "",
        "nl/factlint.toml": "date-order = 'dmy'\n[metadata]\nheadline = 'kop'\n",
        "us/factlint.toml": "date-order = 'mdy'\n",
        **{f"{each}/a.md": "---\nkop: Bridge closed\n---\n\nIt closed on 10/11/2021.\n" for each in ("nl", "us", "x")},
    })  # fmt: skip
    assert main(["inspect", ".", "--format", "json"]) == 0
    nl, us, x = json.loads(capsys.readouterr().out)
    assert [each["headline"] for each in (nl, us, x)] == ["Bridge closed", None, None]
    assert [each["dates"][0]["value"] for each in (nl, us, x)] == ["2021-11-10", "2021-10-11", None]


@pytest.mark.parametrize(("order", "value"), [("dmy", "2021-11-10"), ("mdy", "2021-10-11"), (None, None)])
def test_the_order_of_a_date_is_handed_on_to_the_document(order: str | None, value: str | None) -> None:
    """Without it nobody guesses."""
    article = parse("It closed on 10/11/2021.").article
    (date,) = Document(article, date_order=order).dates
    assert date.value == value


def test_drafts_are_looked_at_unless_the_settings_say_otherwise(capsys: Capture) -> None:
    """By file, folder or path; what is left out is told."""
    _write({"a.md": DRAFT, "b.md": SPACED, "wip/c.md": DRAFT})
    assert main(["check", ".", "--format", "concise", "--select", "space-before-punctuation"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 3
    Path("factlint.toml").write_text("[per-path.'wip/**']\ndrafts = 'skip'\n")
    assert main(["check", ".", "--format", "json", "--select", "space-before-punctuation"]) == 1
    captured = capsys.readouterr()
    assert [path for path, _, _ in _found(captured.out)] == ["a.md", "b.md"]
    assert "1 draft left out, as the settings say" in captured.err
    assert json.loads(captured.out)["summary"]["files"] == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["a.md"], 0, "a.md: skipped, a draft"),
        (["a.md", "wip/c.md"], 0, "wip/c.md: skipped, a draft"),
        (["a.md", "b.md"], 1, "a.md: skipped, a draft"),
        (["wip"], 2, "wip: every article in it is a draft"),
        (["wip", "b.md"], 2, "wip: every article in it is a draft"),
        (["wip/*.md"], 2, "wip/*.md: every article in it is a draft"),
        (["wip", "--allow-empty"], 0, "1 draft left out"),
        (["wip", "--exit-zero"], 2, "wip: every article in it is a draft"),
        (["."], 1, "2 drafts left out"),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_over_drafts_alone_has_looked_at_nothing(
    arguments: list[str], code: int, said: str, jobs: str, capsys: Capture
) -> None:
    """As over excluded files: named ones are skipped, a folder of nothing else is a mistake."""
    _write({"factlint.toml": "drafts = 'skip'\nselect = ['hygiene']", "a.md": DRAFT, "b.md": SPACED, "wip/c.md": DRAFT})
    assert main(["check", *arguments, "--jobs", jobs]) == code
    assert said in capsys.readouterr().err


def test_archive_is_off_where_the_settings_say_so(tmp_path: Path) -> None:
    """As by `--no-archive`."""
    module = '''
from factlint import ArchiveFinding, Fact, Severity, Span, archive_rule, hookimpl

def words(document):
    yield document.text[:1], Fact(document.text, document.locate(Span(0, 4)))

@archive_rule(collect=words, severity=Severity.WARNING)
def same_start(key, facts):
    """Two articles begin alike."""
    if len(facts) > 1:
        yield ArchiveFinding(facts[1], "begins like another", ((facts[0], "this one"),))

@hookimpl
def factlint_rules():
    return [same_start]
'''
    site = distribution(tmp_path / "site", {"alike.py": module})
    _write({"news/a.txt": "Word one.", "news/b.txt": "Word two.", "news/c.txt": "Word six."})
    folder = tmp_path / "news"

    def found(settings: str) -> list[str]:
        _write({"factlint.toml": f"select = ['same-start', 'hygiene']\n{settings}"})
        done = factlint("check", ".", "--format", "json", cwd=folder, site=site)
        return [f"{path} {severity}" for path, _, severity in _found(done.stdout)]

    assert found("") == ["b.txt warning"]
    assert found("archive = false") == []
    assert found("[per-path.'news/a.txt']\nignore = ['same-start']") == ["c.txt warning"]
    assert found("[rules.same-start]\nseverity = 'info'") == ["b.txt info"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_timings_tell_views_and_rules(jobs: str, capsys: Capture) -> None:
    """On standard error, the dearest first; the report is the same."""
    _write({"a.txt": SPACED, "b.txt": SPACED})
    assert main(["check", ".", "--format", "json"]) == 1
    plain = capsys.readouterr().out
    assert main(["check", ".", "--format", "json", "--timings", "--jobs", jobs]) == 1
    captured = capsys.readouterr()
    assert captured.out == plain
    lines = [line for line in captured.err.splitlines() if " s " in line]
    names = [line.rpartition("%  ")[2] for line in lines[:-1]]
    assert {"reading", "view tokens", "view quotes", "view names", "rule space-before-punctuation"} <= set(names)
    seconds = [float(line.split()[1]) for line in lines]
    assert seconds[:-1] == sorted(seconds[:-1], reverse=True)
    assert lines[-1].endswith("in all")


def test_statistics_count_by_rule(capsys: Capture) -> None:
    """In the report for people."""
    _write({"a.txt": SPACED * 3})
    assert main(["check", "a.txt", "--statistics", "--select", "space-before-punctuation"]) == 1
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["3", "warning", "space-before-punctuation"] in lines


def test_the_baseline_and_reasons_of_the_settings_are_typed(capsys: Capture) -> None:
    """Where others use them: a file as seen from the settings, a switch."""
    _write({"news/factlint.toml": "baseline = 'b.json'\nrequire-reason = true\n", "news/a.txt": SPACED})
    assert main(["check", "news"]) == 2
    assert "news/b.json" in capsys.readouterr().err
