"""`factlint check`: exit codes, what goes where, and the same bytes for any number of workers."""

import json
import os
import sys
from pathlib import Path

import pytest
from fakes import distribution, factlint, rule_module

from factlint import Report, Severity, Skipped, plugins
from factlint.archive.discovery import discover
from factlint.archive.run import run
from factlint.cli import main
from factlint.config import Selection, Settings

SPACED = "The vote was lost , he said.\n"
SOUND = "The vote was lost, he said.\n"
ONE_RULE = ("--select", "space-before-punctuation")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _write(**texts: str) -> None:
    for name, text in texts.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")


def _report(capsys: Capture) -> dict[str, object]:
    report: dict[str, object] = json.loads(capsys.readouterr().out)
    return report


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["sound.txt"], 0),
        (["spaced.txt"], 1),
        (["."], 1),
        ([], 1),
        (["spaced.txt", "--exit-zero"], 0),
        (["spaced.txt", "--fail-on", "error"], 0),
        (["spaced.txt", "--fail-on", "info"], 1),
        (["spaced.txt", "--fail-on", "never"], 0),
        (["spaced.txt", "gone.txt"], 2),
        (["sound.txt", "gone.txt"], 2),
        (["gone.txt", "--exit-zero"], 2),
        (["gone.txt", "--allow-empty"], 2),
        (["empty"], 2),
        (["empty", "spaced.txt"], 2),
        (["empty", "--allow-empty"], 0),
        (["README.md"], 0),
        (["README.md", "spaced.txt"], 1),
        (["blank.txt"], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int, capsys: Capture) -> None:
    """0 looked and found nothing, 1 found something, 2 could not look; 2 wins."""
    _write(sound=SOUND, spaced=SPACED, blank="")
    Path("README.md").write_text(SPACED)
    Path("empty").mkdir()
    assert main(["check", *arguments, *ONE_RULE]) == code
    assert "Traceback" not in capsys.readouterr().err


def test_what_could_not_be_looked_at_does_not_hide_the_rest(capsys: Capture) -> None:
    """The other files are still checked, and the report tells both."""
    _write(spaced=SPACED)
    Path("binary.txt").write_bytes(b"\0\1\2")
    assert main(["check", ".", "gone.txt", "--format", "json", *ONE_RULE]) == 2
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert report["summary"]["files"] == 1
    assert [finding["path"] for finding in report["findings"]] == ["spaced.txt"]
    assert [failure["path"] for failure in report["summary"]["failed"]] == ["binary.txt", "gone.txt"]
    assert "factlint: gone.txt: no such file or folder" in captured.err


def test_standard_output_holds_the_report_alone(capsys: Capture) -> None:
    """Notices and skipped files go to standard error, and into the report's own lists."""
    Path("README.md").write_text("Hello.")
    Path("old.txt").write_bytes(b"The caf\xe9 closed , he said.")
    assert main(["check", "README.md", "old.txt", "--format", "json", *ONE_RULE]) == 1
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert report["summary"]["skipped"] == [{"path": "README.md", "why": "not an article"}]
    assert [notice["path"] for notice in report["notices"]] == ["old.txt"]
    assert "factlint: README.md: skipped, not an article" in captured.err
    assert "cp1252" in captured.err


def test_quiet_says_nothing_that_is_no_finding_or_failure(capsys: Capture) -> None:
    """Failures are never hushed up."""
    _write(spaced=SPACED)
    Path("README.md").write_text("Hello.")
    main(["check", "README.md", "spaced.txt", "gone.txt", "--quiet", *ONE_RULE])
    captured = capsys.readouterr()
    assert captured.err == "factlint: gone.txt: no such file or folder\n"
    assert "spaced.txt" in captured.out


def test_several_reports_from_one_run(capsys: Capture) -> None:
    """A file a format; standard output has the console's unless another is asked for."""
    _write(spaced=SPACED)
    assert main(["check", "spaced.txt", "--output", "json=a.json", "--output", "concise=b.txt", *ONE_RULE]) == 1
    assert json.loads(Path("a.json").read_text())["summary"]["warnings"] == 1
    assert Path("b.txt").read_text().startswith("spaced.txt:1:18: warning space-before-punctuation")
    assert "1 warning" in capsys.readouterr().out
    assert main(["check", "spaced.txt", "--output", "json=-", *ONE_RULE]) == 1
    assert _report(capsys)["version"] == 1
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["a.json", "b.txt", "spaced.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "jsn"], "no format “jsn”; did you mean “json”?"),
        (["--output", "json"], "--output takes FORMAT=FILE"),
        (["--output", "json=no/such/folder.json"], "no such folder"),
        (["--output", "json=."], "a folder"),
        (["--output", "json=x", "--output", "jsonl=x"], "two reports want the same file"),
        (["--output", "json=-", "--format", "json"], "two reports want standard output"),
        (["--select", "space-before-punctation"], "did you mean “space-before-punctuation”?"),
        (["--select", ""], "no rule is left to run"),
        (["--config", "gone.toml"], "gone.toml: No such file or directory"),
        (["--config", "x.toml", "--isolated"], "--isolated reads no settings file"),
        (["--stdin-filename", "a.txt"], "--stdin-filename names standard input"),
        (["--jobs", "0"], "--jobs"),
        (["--date", "tomorrow"], "--date is a day like 2024-05-01"),
        (["--fail-on", "warnings"], "did you mean “warning”?"),
        (["--unsafe-fixes"], "--unsafe-fixes goes with --fix"),
        (["--diff", "--format", "json"], "standard output gets the diff"),
        (["--diff", "--output", "json=-"], "standard output gets the diff"),
        (["-", "--fix", "--format", "json"], "the fixed text of standard input"),
        (["-", "--since", "HEAD"], "standard input has no history"),
        (["--since", "HEAD"], "spaced.txt is in no git repository"),
        (["--baseline", "b.json"], "b.json: the baseline can't be read: No such file or directory"),
        (["--no-such-option"], "No such option"),
    ],
)
def test_an_option_that_can_not_be_is_refused(arguments: list[str], said: str, capsys: Capture) -> None:
    """Never ignored: exit code 2, nothing on standard output, and the option or the nearest name told."""
    _write(spaced=SPACED)
    assert main(["check", "spaced.txt", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err


@pytest.mark.parametrize("option", ["--no-cache", "--no-local-code", "--no-archive", "--no-progress", "--color=never"])
def test_options_that_hold_already_are_accepted(option: str) -> None:
    """They change nothing here."""
    _write(spaced=SPACED)
    assert main(["check", "spaced.txt", option, *ONE_RULE]) == 1


def test_settings_of_the_folder_count(capsys: Capture) -> None:
    """And the command line goes over them."""
    _write(spaced=SPACED)
    Path("factlint.toml").write_text(
        "fail-on = 'error'\nplugins = ['factlint']\n[rules.space-before-punctuation]\nseverity = 'info'\n"
    )
    assert main(["check", "spaced.txt", "--format", "json", *ONE_RULE]) == 0
    assert json.loads(capsys.readouterr().out)["findings"][0]["severity"] == "info"
    assert main(["check", "spaced.txt", "--fail-on", "info", *ONE_RULE]) == 1
    assert main(["check", "spaced.txt", "--isolated", *ONE_RULE]) == 1
    Path("factlint.toml").write_text("plugins = ['acme']\n")
    assert main(["check", "spaced.txt"]) == 2
    assert "plugins that are not installed: acme" in capsys.readouterr().err


def test_an_article_in_another_language_gets_one_notice(capsys: Capture) -> None:
    """Declared by the settings, or plain from its words; English is never told so."""
    french = "Le président a annoncé mardi que le gouvernement allait présenter un projet de loi. " * 8
    _write(french=french, english=SOUND * 20)
    assert main(["check", ".", "--format", "json", *ONE_RULE]) == 0
    (notice,) = json.loads(capsys.readouterr().out)["notices"]
    assert notice["path"] == "french.txt"
    assert "does not read like English: no rule looked at it" in notice["message"]
    Path("factlint.toml").write_text("language = 'en'\n")
    assert main(["check", "french.txt", "--format", "json", *ONE_RULE]) == 0
    assert json.loads(capsys.readouterr().out)["notices"] == []


@pytest.mark.parametrize("arguments", [["-"], ["-", "--stdin-filename", "news/a.txt"]])
def test_standard_input_is_an_article(arguments: list[str], tmp_path: Path) -> None:
    """It goes by the name it is given."""
    done = factlint("check", *arguments, "--format", "concise", *ONE_RULE, cwd=tmp_path, given=SPACED.encode())
    assert done.returncode == 1
    assert done.stdout.decode().startswith(("news/a.txt:1:18", "stdin.txt:1:18"))


def test_a_plugin_s_format_is_an_article_unless_the_settings_say_what_is_one(tmp_path: Path) -> None:
    """Who installs a reader wants its files read."""
    module = """
from factlint import hookimpl
from factlint.readers.text import TextReader

class Wire(TextReader):
    name = "wire"
    suffixes = (".wire",)

@hookimpl
def factlint_readers():
    return [Wire()]
"""
    site = distribution(tmp_path / "site", {"wires.py": module})
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.wire").write_text(SPACED)
    done = factlint("check", ".", "--format", "concise", *ONE_RULE, cwd=folder, site=site)
    assert done.stdout.startswith(b"a.wire:1:18")
    (folder / "factlint.toml").write_text("include = ['*.txt']")
    assert factlint("check", "a.wire", *ONE_RULE, cwd=folder, site=site).returncode == 0


def test_rules_that_miss_a_date_say_so_once(tmp_path: Path) -> None:
    """Where the format has no place for one; with `--date` there is nothing to say."""
    module = rule_module().replace("severity=Severity.WARNING", "severity=Severity.WARNING, needs=('published',)")
    site = distribution(tmp_path / "site", {"dated.py": module})
    _write(a=SOUND, b=SOUND)
    select = ("--select", "allow-word", "--format", "json")
    done = factlint("check", "a.txt", "b.txt", *select, cwd=tmp_path, site=site)
    (notice,) = json.loads(done.stdout)["notices"]
    assert notice["path"] is None
    assert notice["message"].startswith("2 articles carry no publication date")
    assert notice["message"].endswith("these rules see less: allow-word")
    done = factlint("check", "a.txt", "b.txt", *select, "--date", "2024-05-01", cwd=tmp_path, site=site)
    assert json.loads(done.stdout)["notices"] == []


def test_the_keyboard_stops_a_run(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """In a line, and with a code that is no success."""

    def stop(*_: object, **__: object) -> Report:
        raise KeyboardInterrupt

    _write(sound=SOUND)
    monkeypatch.setattr("factlint.cli._run.run", stop)
    assert main(["check", "sound.txt"]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.strip()) == ("", "factlint: stopped by the keyboard")


def _many(count: int) -> None:
    for number in range(count):
        Path(f"{number:03}.txt").write_text((SPACED if number % 3 else SOUND) * (number % 5), encoding="utf-8")
    Path("binary.txt").write_bytes(b"\0")


def test_workers_give_the_same_bytes(tmp_path: Path) -> None:
    """Whatever finishes first; and a second run repeats the first."""
    _many(40)
    outputs = {
        factlint("check", ".", "--format", "json", "--jobs", jobs, cwd=tmp_path).stdout for jobs in ("1", "1", "2", "3")
    }
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["summary"]["files"] == 40


def test_a_pipe_that_nobody_reads_is_no_crash(tmp_path: Path) -> None:
    """`factlint check | head` ends quietly."""
    _write(spaced=SPACED * 4000)
    read, write = os.pipe()
    os.close(read)
    code = f"import sys; sys.stdout = open({write}, 'w'); from factlint.cli import main; sys.exit(main(sys.argv[1:]))"
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", code, "check", ".", "--format", "json", *ONE_RULE],
        cwd=tmp_path, pass_fds=[write], capture_output=True, check=False,
    )  # fmt: skip
    os.close(write)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_report_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    """A full disk is neither a bug nor a clean article."""
    _write(sound=SOUND)
    for output in ("--format=console", "--output=json=/dev/full"):
        with Path("/dev/full").open("wb") as full:
            done = factlint("check", "sound.txt", output, cwd=tmp_path, output=full)
        assert done.returncode == 2
        assert b"can't be written: No space left on device" in done.stderr


def test_a_worker_that_dies_is_told_with_its_file(tmp_path: Path) -> None:
    """The article it died over has failed; the others are looked at, by another worker."""
    body = "import os, signal\n    if 'kill' in document.text: os.kill(os.getpid(), signal.SIGKILL)\n    yield from ()"
    site = distribution(tmp_path / "site", {"deadly.py": rule_module(body)})
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number}.txt").write_text("It did kill him." if number == 5 else "Word.")
    done = factlint("check", ".", "--jobs", "2", "--format", "json", cwd=folder, site=site)
    assert done.returncode == 2
    summary = json.loads(done.stdout)["summary"]
    assert summary["files"] == 11
    assert [failure["path"] for failure in summary["failed"]] == ["5.txt"]
    assert "the worker process died over it (signal 9, SIGKILL)" in done.stderr.decode()


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only workers have a limit; the file is named."""
    site = distribution(
        tmp_path / "site", {"endless.py": rule_module("while 'stuck' in document.text: pass\n    yield from ()")}
    )
    monkeypatch.setenv("PYTHONPATH", str(site))
    monkeypatch.syspath_prepend(site)
    _write(a="Word.", b="It is stuck.", c="Word.")
    settings = Settings(selections=(Selection(select=("allow-word",)),))
    report = run(discover(["."], settings), settings, plugins.load.__wrapped__(), jobs=2, time_limit=3)
    assert report.files == 2
    assert [failure.path for failure in report.failed] == ["b.txt"]
    assert "took longer than 3 seconds" in report.failed[0].message


def test_progress_is_told_file_by_file() -> None:
    """Whoever draws it knows how many of how many are done."""
    _write(a=SOUND, b=SOUND)
    told: list[tuple[int, int]] = []
    run(
        discover(["."], Settings()), Settings(), plugins.load(), progress=lambda done, total: told.append((done, total))
    )
    assert told == [(1, 2), (2, 2)]


def test_a_report_of_skipped_files_alone_is_no_failure() -> None:
    """A commit that touches README.md alone goes through."""
    from factlint.cli._run import exit_code

    assert exit_code(Report(0, (), skipped=(Skipped("README.md", "not an article"),)), Settings()) == 0
    assert exit_code(Report(1, ()), Settings(fail_on=Severity.INFO)) == 0
