"""The recogniser that comes with the extra `spacy`: asked for by the settings, with a real pipeline."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from fakes import factlint

WITH_SPACY = pytest.mark.skipif(find_spec("spacy") is None, reason="needs the extra: pip install 'factlint[spacy]'")
TEXT = "Zorbla Quint met the press in vantoria.\n\n“The Grumbold Institute praised Zorbla Quint,” it says.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with an article and settings that ask for the recogniser."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "factlint.toml").write_text('plugins = ["factlint[spacy]"]\n')
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for Python's path in which the small pipeline is installed."""
    folder = tmp_path_factory.mktemp("site")
    subprocess.run([sys.executable, Path(__file__).with_name("pipeline.py"), folder, "en_house_sm"], check=True)
    return folder


def _names(desk: Path, site: Path) -> dict[str, list[str]]:
    answer = factlint("inspect", "a.txt", "--format", "json", cwd=desk, site=site)
    assert answer.returncode == 0, answer.stderr.decode()
    (article,) = json.loads(answer.stdout)
    return {kind: [each["name"] for each in article[kind]] for kind in ("people", "places", "organizations")}


@WITH_SPACY
def test_the_pipelines_names_are_the_articles(desk: Path, site: Path) -> None:
    """What the pipeline knows is named, with its kind, without the article before it."""
    assert _names(desk, site) == {
        "people": ["Zorbla Quint"],
        "places": ["vantoria"],
        "organizations": ["Grumbold Institute"],
    }


@WITH_SPACY
def test_without_the_setting_it_is_not_asked(desk: Path, site: Path) -> None:
    """A spaCy in the same environment changes nothing as long as nobody asks for it."""
    (desk / "factlint.toml").unlink()
    assert "vantoria" not in _names(desk, site)["places"]
    assert b"spacy" not in factlint("plugins", cwd=desk, site=site).stdout


@WITH_SPACY
def test_it_is_listed_with_what_it_brings(desk: Path, site: Path) -> None:
    """`factlint plugins` tells that it knows names."""
    listed = json.loads(factlint("plugins", "--format", "json", cwd=desk, site=site).stdout)
    (plugin,) = [each for each in listed if each["name"] == "spacy"]
    assert (plugin["origin"], plugin["rules"], plugin["mentions"]) == ("factlint", [], True)


@WITH_SPACY
def test_workers_ask_it_too(desk: Path, site: Path) -> None:
    """Rules read its names, and with several processes the report is the same."""
    for number in range(4):
        text = "Zorbla Quint left vantoria for vanntoria. Zorbla Quint’s flat in vantoria was empty.\n"
        (desk / f"{number}.txt").write_text(text, encoding="utf-8")
    options = ("check", "--format", "json", "--select", "place-name-variant")
    reports = [factlint(*options, "--jobs", jobs, cwd=desk, site=site).stdout for jobs in ("1", "2")]
    assert reports[0] == reports[1]
    assert [each["excerpt"] for each in json.loads(reports[0])["findings"]] == ["vanntoria"] * 4


@WITH_SPACY
def test_without_an_english_pipeline_nothing_is_checked_in_silence(desk: Path) -> None:
    """Exit code 2, the plugin named, and how to get a pipeline."""
    answer = factlint("check", "--select", "people", cwd=desk)
    assert answer.returncode == 2
    assert "plugin “spacy” (factlint" in answer.stderr.decode()
    assert "python -m spacy download" in answer.stderr.decode()


@pytest.mark.skipif(find_spec("spacy") is not None, reason="spaCy is installed here")
def test_without_spacy_the_settings_place_is_named(desk: Path) -> None:
    """Exit code 2, the line that asks for it, and how to install it."""
    answer = factlint("check", cwd=desk)
    assert answer.returncode == 2
    assert "factlint.toml:1" in answer.stderr.decode()
    assert "pip install 'factlint[spacy]'" in answer.stderr.decode()


def test_an_extra_that_brings_no_plugin_is_refused(desk: Path) -> None:
    """Exit code 2, with the extras that there are."""
    (desk / "factlint.toml").write_text('plugins = ["factlint[spicy]"]\n')
    answer = factlint("check", cwd=desk)
    assert answer.returncode == 2
    assert "no plugin comes with factlint[spicy] (extras with a plugin: factlint[spacy])" in answer.stderr.decode()
