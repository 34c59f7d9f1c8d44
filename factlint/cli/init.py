"""`factlint init`: a commented settings file, and what to paste where."""

import contextlib
import os
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from factlint import __version__, plugins
from factlint.cli._help import Command
from factlint.cli._streams import say
from factlint.cli._terminal import write
from factlint.config.find import NAMES
from factlint.config.keys import KEYS, PER_PATH_DOC, PER_PATH_EXAMPLE
from factlint.config.kinds import Later
from factlint.config.schema import FILE as SCHEMA_FILE
from factlint.config.toml import read_toml
from factlint.errors import FactlintError, WriteError
from factlint.paths import exists, is_file, is_folder, is_link
from factlint.reporters.project import homepage
from factlint.rulebook import RuleInfo

_WIDTH = 100


@click.command(
    "init",
    cls=Command,
    short_help="Write a commented factlint.toml; print what to paste into CI.",
    examples=[
        ("factlint init", "write factlint.toml here; print the snippets for pre-commit, GitHub and GitLab"),
        ("factlint init newsroom/", "write it into a folder"),
    ],
)
@click.argument("folder", default=".", metavar="[FOLDER]")
def command(folder: str) -> int:
    """Write a factlint.toml into FOLDER (this one by default) that changes nothing: every setting stands in it as a
    comment, with what it is for. A file that is there already is left alone, with exit code 2.

    Print what to paste for pre-commit, GitHub and GitLab.
    """
    if not is_folder(folder):
        raise FactlintError(f"{folder}: no such folder")
    _refuse_second(Path(folder))
    file = Path(folder, NAMES[0])
    _create(file, settings_text(plugins.load().infos))
    say(f"{file} is written; every setting in it is a comment until you take the # away")
    write(snippets(homepage(), f"v{__version__}"))
    return 0


def settings_text(rules: Sequence[RuleInfo]) -> str:
    """A settings file with every setting as a comment."""
    return "\n".join(_settings_lines(rules)) + "\n"


def snippets(address: str, version: str) -> str:
    """What to paste for pre-commit, GitHub and GitLab, for a project at an address."""
    project = "/".join(address.rsplit("/", 2)[-2:])
    return _SNIPPETS.replace("<address>", address).replace("<project>", project).replace("<version>", version)


_SNIPPETS = """\
# pre-commit: .pre-commit-config.yaml (then: pre-commit install)
repos:
  - repo: <address>
    rev: <version>
    hooks:
      - id: factlint

# GitHub: .github/workflows/factlint.yml
name: factlint
on:
  pull_request:
permissions:
  contents: read
jobs:
  factlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - uses: <project>@<version>
        with:
          paths: .

# GitLab: .gitlab-ci.yml
factlint:
  image: python:3.13
  variables:
    FACTLINT: git+<address>@<version>
    FACTLINT_PATHS: .
  script:
    - pip install --quiet "$FACTLINT"
    # Rules that stand in the repository as Python do not run for merge requests from forks.
    - |
      set --
      if [ "${CI_MERGE_REQUEST_SOURCE_PROJECT_ID:-$CI_PROJECT_ID}" != "$CI_PROJECT_ID" ]; then \
set -- --no-local-code; fi
    - >-
      factlint check "$@" --output gitlab=gl-code-quality-report.json --output junit=factlint-junit.xml
      -- "$FACTLINT_PATHS"
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: factlint-junit.xml
"""
"""Those of docs/ci, with the address that the project's metadata gives."""


def _settings_lines(rules: Sequence[RuleInfo]) -> Iterator[str]:
    rule = next(info.name for info in rules if info.on)
    yield f"#:schema {homepage()}/raw/v{__version__}/factlint/config/{SCHEMA_FILE.name}"
    yield ""
    yield from _comment(
        "Settings of factlint. What stands here is what holds without this file; take the # of a line away and change"
        " it. A factlint.toml in a folder below goes over this one for the files there, key by key."
        " `factlint config --for FILE` shows what holds for a file."
    )
    for key in KEYS.values():
        if not isinstance(key.kind, Later):
            yield ""
            yield from _comment(key.doc)
            yield from (f"# {line}" for line in key.example.replace("{rule}", rule).split("\n"))
    yield ""
    yield from _comment(PER_PATH_DOC)
    yield from (f"# {line}" for line in PER_PATH_EXAMPLE.split("\n"))


def _comment(text: str) -> Iterator[str]:
    yield from (f"## {line}" for line in textwrap.wrap(text, _WIDTH, break_on_hyphens=False))


def _refuse_second(folder: Path) -> None:
    """Raise FactlintError where the folder has settings already: a second file would put the first out of force."""
    own, shared = (folder / name for name in NAMES)
    if exists(own) or is_link(own):
        raise FactlintError(f"{own} is there already, and left as it is")
    if is_file(shared) and read_toml(shared).table is not None:
        raise FactlintError(f"{shared} holds settings already ([tool.factlint]); {own} would take their place")


def _create(file: Path, text: str) -> None:
    """Write a file that is whole as soon as it is there, and takes nobody's place. Raises FactlintError."""
    beside = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        file.hardlink_to(beside)  # which never takes another's place, as renaming does
    except FileExistsError as error:
        raise FactlintError(f"{file} is there already, and left as it is") from error
    except OSError as error:
        raise WriteError(f"{file} can't be written: {error.strerror}") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
