"""The schema of the settings that editors read: fresh, sound, and of one mind with what reads settings."""

import datetime
import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator  # type: ignore[import-untyped]  # its stubs are a package of their own

from factlint import plugins
from factlint.config import Configuration, Overrides, Root
from factlint.config.keys import KEYS, PER_PATH_EXAMPLE
from factlint.config.kinds import Later
from factlint.config.schema import FILE
from factlint.config.schema.__main__ import schema_text
from factlint.errors import ConfigError

SCHEMA = json.loads(FILE.read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(SCHEMA)
INFOS = plugins.load().infos

GOOD = [
    "",
    'extend = "base.toml"',
    'include = ["*.md"]\nexclude = []',
    'select = ["dates", "weekday-mismatch"]\nignore = ["quotes"]',
    'fail-on = "never"',
    'language = "en-GB"\ndate-order = "dmy"\ndrafts = "skip"',
    "date = 2024-05-01",
    'date = "2024-05-01"',
    'encoding = "cp1252"',
    "archive = false\nrequire-reason = true",
    'baseline = "b.json"',
    'rules-path = ["house_rules/", "one.py"]',
    'plugins = ["factlint"]',
    '[metadata]\nheadline = "kop"\ndate = ["datum", "dag"]',
    '[names]\n"Kyiv" = {reject = ["Kiev"], except = ["chicken Kiev"], since = 2022-02-24, note = "why"}',
    "[names.'black sea']\nuse = 'Odesa'\nreject = ['Odessa']\nspecs = {pass = ['Odesa'], fail = ['Odessa']}",
    "[names]\nKyiv = false",
    "[per-path.a.names]\nKyiv = {reject = ['Kiev']}",
    '[rules.weekday-mismatch]\nseverity = "info"',
    "[rules.weekday-mismatch]",
    '[rules.missing-metadata]\nfields = ["published"]',
    '[rules.unused-ignore]\nseverity = "info"',
    '[per-path."drafts/**"]\nignore = ["dates"]\nlanguage = "fr"',
    '[per-path."a".rules.weekday-mismatch]\nseverity = "error"',
    "[per-path]",
]
BAD = [
    "selct = []",
    'select = "dates"',
    "select = [1]",
    'select = [""]',
    'select = ["Not A Name"]',
    'fail-on = "warn"',
    "fail-on = 1",
    'language = "old english"',
    'date-order = "ymd"',
    'drafts = "no"',
    'date = "1 May"',
    "date = 3",
    'archive = "yes"',
    "baseline = []",
    'rules-path = "house"',
    "extend = []",
    'metadata = "x"',
    "[metadata]\nheadlin = 'x'",
    "[metadata]\nheadline = 1",
    "[rules]\nx-y = 1",
    "[rules.weekday-mismatch]\nseverity = 'bad'",
    "[rules.weekday-mismatch]\nno-such-option = 1",
    "[rules.missing-metadata]\nfields = 1",
    "[per-path.a]\nexclude = []",
    "[per-path.a.per-path.b]",
    "[per-path]\na = 1",
    "[per-path.'']",
    "[names]\nKyiv = {}",
    "[names]\nKyiv = {reject = []}",
    "[names]\nKyiv = {reject = 'Kiev'}",
    "[names]\nKyiv = {reject = ['Kiev'], excpt = []}",
    "[names]\nKyiv = {reject = ['Kiev'], since = 'May'}",
    "[names]\nKyiv = {reject = ['Kiev'], specs = {fial = []}}",
    "[names]\nKyiv = true",
    "[names]\n' ' = {reject = ['Kiev']}",
    "reference = []",
    'cache-dir = "x"',
]
READER_ALONE = ['encoding = "utf-9"', 'select = ["no-such-rule"]', "[rules.no-such-rule]", 'date = "2024-02-30"']
"""What only the reader can know: encodings, what plugins bring, the calendar."""


def _as_json(value: object) -> object:
    """TOML as editors hand it to a schema: its dates are texts there."""
    if isinstance(value, dict):
        return {key: _as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _schema_takes(text: str) -> bool:
    return bool(VALIDATOR.is_valid(_as_json(tomllib.loads(text))))


def _reader_takes(text: str, folder: Path) -> bool:
    file = folder / "factlint.toml"
    file.write_text(text, encoding="utf-8")
    (folder / "base.toml").touch()
    overrides = Overrides(config=str(file))
    try:
        Configuration(Root([], overrides), INFOS, overrides)
    except ConfigError:
        return False
    return True


def test_the_schema_is_fresh() -> None:
    """It is what `python -m factlint.config.schema` writes."""
    assert FILE.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_one() -> None:
    """By the draft that it names."""
    Draft7Validator.check_schema(SCHEMA)
    assert all("description" in each for each in SCHEMA["properties"].values())


@pytest.mark.parametrize("text", GOOD)
def test_what_is_right_is_right_to_both(text: str, tmp_path: Path) -> None:
    """The editor marks nothing that a run takes."""
    assert _reader_takes(text, tmp_path)
    assert _schema_takes(text), [error.message for error in VALIDATOR.iter_errors(_as_json(tomllib.loads(text)))]


@pytest.mark.parametrize("text", BAD)
def test_what_is_wrong_is_wrong_to_both(text: str, tmp_path: Path) -> None:
    """The editor marks what a run would refuse."""
    assert not _reader_takes(text, tmp_path)
    assert not _schema_takes(text)


@pytest.mark.parametrize("text", READER_ALONE)
def test_what_the_schema_can_not_know_it_lets_pass(text: str, tmp_path: Path) -> None:
    """A plugin's rule must not be marked as an error."""
    assert not _reader_takes(text, tmp_path)
    assert _schema_takes(text)


_VALUES = st.sampled_from([
    "1", "true", "''", "'en'", "'x y'", "[]", "['dates']", "[1]", "{}", "{ severity = 'info' }", "2024-05-01", "1.5",
    "'check'", "'dmy'", "'error'", "{ headline = 'x' }", "{ weekday-mismatch = {} }",
    "{ 'a/**' = { drafts = 'skip' } }",
    "{ Kyiv = { reject = ['Kiev'] } }", "{ Kyiv = false }",
    "{ missing-metadata = { fields = ['published'] } }", "['quotes', 'x']", "{ 'a/**' = { fail-on = 'error' } }",
])  # fmt: skip
_KEYS = st.sampled_from([*KEYS, "per-path", "unknown"])


@given(st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_what_the_reader_takes_the_schema_takes(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, str]
) -> None:
    """For any settings."""
    table.pop("extend", None)
    text = "\n".join(f"{key} = {value}" for key, value in table.items())
    if _reader_takes(text, tmp_path_factory.mktemp("settings")):
        assert _schema_takes(text)


@pytest.mark.parametrize(
    "key", [key for key in KEYS.values() if not isinstance(key.kind, Later)], ids=lambda key: key.name
)
def test_the_example_of_every_setting_is_right(key: object, tmp_path: Path) -> None:
    """What `init` writes can be used as it stands."""
    example = getattr(key, "example", "").replace("{rule}", "weekday-mismatch")
    assert example
    (tmp_path / "newsroom.toml").touch()
    (tmp_path / "articles").mkdir()
    assert _reader_takes(example, tmp_path / "articles")
    assert _schema_takes(example)


def test_the_example_of_a_path_is_right(tmp_path: Path) -> None:
    """Likewise."""
    assert _reader_takes(PER_PATH_EXAMPLE, tmp_path)
    assert _schema_takes(PER_PATH_EXAMPLE)
