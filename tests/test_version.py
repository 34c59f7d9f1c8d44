"""The version is said in many places and is one."""

import re
import tomllib
from pathlib import Path

import pytest
from environments import ROOT

from factlint import __version__
from factlint.cli import main

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "docs").rglob("*.yml"))]
PINNED = re.compile(r"(?:factlint@v|\brev: v|\bfrom factlint |/factlint/raw/v|/factlint/blob/v)(\d[\w.]*\w)")
"""Where a page, a snippet or an address names a version of factlint."""


def pinned(path: Path) -> list[str]:
    """The versions of factlint that a file names."""
    return PINNED.findall(path.read_text(encoding="utf-8"))


def test_the_package_says_what_the_module_says() -> None:
    """What pip installs is what `factlint.__version__` is."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if "version" in project["project"].get("dynamic", ()):
        assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "factlint.__version__"}
    else:
        assert project["project"]["version"] == __version__


def test_the_changelog_has_it_on_top() -> None:
    """Released or not yet."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[?([\w.]+)", changelog, re.MULTILINE)[0] == __version__


def test_a_tag_that_is_copied_from_a_page_is_this_version() -> None:
    """The README, the docs and the CI files pin one version, the one that they describe."""
    found = {path.relative_to(ROOT).as_posix(): set(pinned(path)) for path in PAGES}
    assert {name: versions for name, versions in found.items() if versions - {__version__}} == {}
    assert found["README.md"]
    assert found["docs/ci/github.yml"]
    assert found["docs/ci/gitlab-ci.yml"]


def test_the_schema_of_the_settings_is_of_this_version() -> None:
    """By the address that editors fetch it from."""
    assert pinned(ROOT / "factlint" / "config" / "factlint.schema.json") == [__version__]


def test_the_command_says_it(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output, for a bug report."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"factlint {__version__}\n"
