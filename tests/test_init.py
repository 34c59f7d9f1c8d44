"""`factlint init`: a settings file that changes nothing until one is uncommented, and snippets that hold."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from factlint import plugins
from factlint.cli import main
from factlint.config import Configuration, Overrides, Root, Settings
from factlint.config.keys import KEYS
from factlint.config.kinds import Later
from factlint.config.schema import FILE as SCHEMA_FILE

Capture = pytest.CaptureFixture[str]
DOCS = Path(__file__).parent.parent / "docs" / "ci"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _settings() -> Settings:
    return Configuration(Root(["."], Overrides()), plugins.load().infos, Overrides()).settings


def test_the_file_changes_nothing(capsys: Capture) -> None:
    """Whoever runs `init` has the same run as before."""
    assert main(["init"]) == 0
    assert tomllib.loads(Path("factlint.toml").read_text(encoding="utf-8")) == {}
    settings = _settings()
    assert settings.selections == ()
    assert not settings.origins
    assert "factlint.toml is written" in capsys.readouterr().err
    assert [path.name for path in Path().iterdir()] == ["factlint.toml"]


def test_every_setting_stands_in_it_and_can_be_taken_as_it_is() -> None:
    """A line without its # is a setting; none of its lines is too long to read."""
    main(["init"])
    text = Path("factlint.toml").read_text(encoding="utf-8")
    for key in KEYS.values():
        if not isinstance(key.kind, Later):
            assert re.search(rf"^# (\[)?{key.name}\b", text, re.MULTILINE), key.name
    bare = re.sub(r"^# ", "", text, flags=re.MULTILINE)
    Path("factlint.toml").write_text(bare, encoding="utf-8")
    Path("../newsroom.toml").touch()
    Path("house_rules").mkdir()
    assert _settings().fail_on == Settings().fail_on
    assert _settings().include == Settings().include
    assert max(map(len, text.splitlines())) <= 110


def test_editors_find_the_schema_from_it() -> None:
    """By the line that TOML's language server reads."""
    main(["init"])
    first = Path("factlint.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("#:schema https://")
    assert first.endswith(SCHEMA_FILE.name)


@pytest.mark.parametrize("make", ["file", "folder", "dead link", "pyproject"])
def test_what_is_there_is_left_alone(make: str, capsys: Capture) -> None:
    """Exit code 2, and nothing changes."""
    file = Path("factlint.toml")
    if make == "file":
        file.write_text("fail-on = 'error'\n")
    elif make == "folder":
        file.mkdir()
    elif make == "dead link":
        file.symlink_to("gone")
    else:
        Path("pyproject.toml").write_text("[tool.factlint]\n")
    before = _state()
    assert main(["init"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "already" in captured.err
    assert _state() == before


def _state() -> dict[Path, tuple[int, int, int]]:
    """What is in the folder: kind, length and time of change; reading is none."""
    found = {path: path.lstat() for path in Path().iterdir()}
    return {path: (stat.st_mode, stat.st_size, stat.st_mtime_ns) for path, stat in found.items()}


def test_a_pyproject_without_our_table_is_no_hindrance() -> None:
    """It says nothing of us."""
    Path("pyproject.toml").write_text("[project]\nname = 'factlint'\n")
    assert main(["init"]) == 0


def test_a_folder_that_is_not_there_is_told(capsys: Capture) -> None:
    """And none is made."""
    assert main(["init", "gone/"]) == 2
    assert "gone/: no such folder" in capsys.readouterr().err
    assert main(["init", "."]) == 0


def _snippets(capsys: Capture) -> list[str]:
    main(["init"])
    return re.split(r"^# [\w-]+: \..*\n", capsys.readouterr().out, flags=re.MULTILINE)[1:]


def test_the_snippets_are_those_of_the_docs(capsys: Capture) -> None:
    """As YAML reads them; the docs' are tried in a shell."""
    hook, github, gitlab = map(yaml.safe_load, _snippets(capsys))
    (repository,) = hook["repos"]
    assert repository["hooks"] == [{"id": "factlint"}]
    assert repository["repo"].startswith("https://")
    assert github == yaml.safe_load((DOCS / "github.yml").read_text(encoding="utf-8"))
    assert gitlab == yaml.safe_load((DOCS / "gitlab-ci.yml").read_text(encoding="utf-8"))
