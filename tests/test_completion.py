"""The shell: completion, help, and what is said of a slip of the fingers."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from fakes import factlint

from factlint.cli import commands, main

Capture = pytest.CaptureFixture[str]
SHELLS = ("bash", "fish", "zsh")


def _answer(line: str, *, kind: str = "bash_complete") -> list[str]:
    """What bash is told for a command line whose last word is being typed."""
    words = line.split(" ")
    environment = {**os.environ, "_FACTLINT_COMPLETE": kind, "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(
        [sys.executable, "-m", "factlint"], env=environment, capture_output=True, text=True, encoding="utf-8",
        check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_its_script(shell: str, capsys: Capture) -> None:
    """It is printed without running anything, the shell itself included."""
    assert main(["completion", shell]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert f"_FACTLINT_COMPLETE={shell}_complete" in captured.out.replace('"', "")


def test_another_shell_is_refused(capsys: Capture) -> None:
    """With those there are."""
    assert main(["completion", "csh"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "bash" in captured.err


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_takes_its_script(shell: str, tmp_path: Path) -> None:
    """Its syntax is sound, as the shell itself says."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_bytes(factlint("completion", shell, cwd=tmp_path).stdout)
    subprocess.run([program, "--no-execute" if shell == "fish" else "-n", script], check=True)


@pytest.mark.parametrize(
    ("line", "among"),
    [
        ("factlint ch", "plain,check"),
        ("factlint check --sel", "plain,--select"),
        ("factlint check --select impossible", "plain,impossible-date"),
        ("factlint check --select dates,impossible", "plain,dates,impossible-date"),
        ("factlint check --ignore da", "plain,dates"),
        ("factlint check --format js", "plain,jsonl"),
        ("factlint check --output js", "plain,jsonl="),
        ("factlint check --fail-on n", "plain,never"),
        ("factlint check --color al", "plain,always"),
        ("factlint check art", "file,art"),
        ("factlint check --config fact", "file,fact"),
        ("factlint explain impossible", "plain,impossible-date"),
        ("factlint completion z", "plain,zsh"),
        ("factlint baseline pr", "plain,prune"),
        ("factlint inspect art", "file,art"),
    ],
)
def test_what_is_typed_is_completed(line: str, among: str) -> None:
    """Commands, options, rules, formats; files are left to the shell."""
    assert among in _answer(line)


def test_bash_completes_for_real(tmp_path: Path) -> None:
    """By its own rules, in a shell of its own."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    (tmp_path / "factlint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factlint "$@"\n')
    (tmp_path / "factlint").chmod(0o755)
    script = 'eval "$(factlint completion bash)"; COMP_WORDS=(factlint expl); COMP_CWORD=1'
    script += '; _factlint_completion factlint; echo "${COMPREPLY[@]}"'
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run([bash, "-c", script], env={**os.environ, "PATH": path}, capture_output=True, check=True)
    assert done.stdout == b"explain\n", done.stderr


def _all(command: click.Command, name: str) -> list[tuple[str, click.Command]]:
    found = [(name, command)]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            inner = command.get_command(context, each)
            assert inner is not None
            found += _all(inner, f"{name} {each}")
    return found


ALL = _all(commands, "factlint")


@pytest.mark.parametrize("name", [name for name, _ in ALL])
def test_help_is_a_page_with_examples(name: str, capsys: Capture) -> None:
    """What it does, its options, examples; in 80 columns and without colour where it is no terminal."""
    assert main([*name.split(" ")[1:], "--help"]) == 0
    text = capsys.readouterr().out
    assert "Examples:\n  " in text
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    if name.count(" ") == 1:
        assert name.split(" ")[1] in capsys_help(capsys)


def capsys_help(capsys: Capture) -> str:
    """The help of factlint itself."""
    main(["--help"])
    return capsys.readouterr().out


@pytest.mark.parametrize("name", [name for name, command in ALL if not isinstance(command, click.Group)])
def test_every_option_says_what_it_does(name: str) -> None:
    """No option stands in the help without a word."""
    command = dict(ALL)[name]
    assert [each.name for each in command.params if isinstance(each, click.Option) and not each.help] == []
    assert command.get_short_help_str(100)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("chekc", "no command 'chekc'; did you mean “check”?"),
        ("lint", "no command 'lint'"),
        ("baseline pruen", "did you mean “prune”?"),
        ("check --formt json", "--format"),
        ("check --fali-on error", "--fail-on"),
        ("check --fail-on eror", "did you mean “error”?"),
        ("check --format jsno", "did you mean “json”?"),
        ("check --select quote", "did you mean “quotes”?"),
        ("config --fro a.md", "--for"),
        ("explain wekday-mismatch", "did you mean “weekday-mismatch”?"),
        ("completion bsh", "bash"),
    ],
)
def test_a_slip_is_told_the_nearest_name(line: str, said: str, capsys: Capture) -> None:
    """Exit code 2, nothing on standard output."""
    assert main(line.split(" ")) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err


@pytest.mark.parametrize(
    ("environment", "options", "colored"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": ""}, [], False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--format", "json"], False),
    ],
)
def test_colours_come_where_they_are_wanted(
    environment: dict[str, str], options: list[str], colored: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option before the variables, NO_COLOR before FORCE_COLOR, none in a pipe by default."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "a.txt").write_text("The vote was lost , he said.\n")
    done = factlint("check", "a.txt", "--isolated", *options, cwd=tmp_path)
    assert (b"\x1b[" in done.stdout) is colored


def test_windows_paths_and_line_ends(tmp_path: Path) -> None:
    """A name with backslashes for standard input; places are counted in the file as it is."""
    (tmp_path / "factlint.toml").write_text("[per-path.'news\\*.md']\nselect = ['space-before-punctuation']\n")
    given = b"\xef\xbb\xbfWords.\r\n\r\nThe vote was lost , he said.\r\n"
    done = factlint("check", "-", "--stdin-filename", "news\\a.md", "--format", "concise", cwd=tmp_path, given=given)
    assert done.stdout.decode().startswith("news/a.md:3:18: warning space-before-punctuation")
    assert done.returncode == 1
