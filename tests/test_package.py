"""The package in each form that people install."""

import tarfile
import zipfile
from pathlib import Path

import pytest
from environments import ROOT, clone, environment, run

pytestmark = pytest.mark.slow
ROOTS = ("rules", "recognizers")
"""The source roots of the packages beside `factlint`."""

SEEDS = ("check", "--isolated", "--format", "concise", "seeds")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution of what is committed."""
    folder = tmp_path_factory.mktemp("built")
    programs = environment(folder / "venv", "build")
    run(programs / "python", "-m", "build", "--outdir", folder / "dist", clone(folder / "factlint"), cwd=folder)
    return folder / "dist"


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What an editable install says about the seeds."""
    folder = tmp_path_factory.mktemp("editable")
    checkout = clone(folder / "factlint")
    programs = environment(folder / "venv", "-e", str(checkout))
    report = run(programs / "factlint", *SEEDS, cwd=ROOT, code=1).stdout
    assert "seeds/000_60e7d6aa36c62751.txt:13:1: error backwards-quote" in report
    return report


def tracked(folder: str) -> set[str]:
    """The files that git knows below a folder."""
    return set(run("git", "ls-files", folder, cwd=ROOT).stdout.split())


def test_the_wheel_holds_every_file_of_the_packages_and_no_other(built: Path) -> None:
    """Code, word lists, schemas and the typing marks, nothing of the tests."""
    (wheel,) = built.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == tracked("factlint") | {name.partition("/")[2] for root in ROOTS for name in tracked(root)}


def test_the_source_distribution_builds_the_same(built: Path) -> None:
    """Every file of the packages is in it."""
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert tracked("factlint").union(*map(tracked, ROOTS)) <= names


@pytest.mark.parametrize("pattern", ["*.whl", "*.tar.gz"])
def test_a_built_package_says_what_an_editable_install_says(
    built: Path, expected: str, pattern: str, tmp_path: Path
) -> None:
    """Installed from a wheel or a source distribution, it finds the same in the seeds."""
    (package,) = built.glob(pattern)
    programs = environment(tmp_path / "venv", str(package))
    assert run(programs / "factlint", *SEEDS, cwd=ROOT, code=1).stdout == expected


def test_it_installs_from_git(expected: str, tmp_path: Path) -> None:
    """`pip install git+…` works, here from a local clone."""
    programs = environment(tmp_path / "venv", f"git+file://{clone(tmp_path / 'factlint')}")
    assert run(programs / "factlint", *SEEDS, cwd=ROOT, code=1).stdout == expected


def test_the_example_plugin_passes_its_own_tests(tmp_path: Path) -> None:
    """Installed beside factlint, by the door alone."""
    checkout = clone(tmp_path / "factlint")
    plugin = checkout / "examples" / "plugin"
    programs = environment(tmp_path / "venv", str(checkout), f"{plugin}[test]")
    assert " passed" in run(programs / "python", "-m", "pytest", "-q", cwd=plugin).stdout
    listed = run(programs / "factlint", "plugins", cwd=tmp_path).stdout
    assert "house-desk" in listed
    assert "1.0.0" in listed
