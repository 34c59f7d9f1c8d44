"""The settings of a run, and where each came from."""

import datetime
from collections.abc import Mapping
from pathlib import Path

import msgspec

from factlint.findings import Severity
from factlint.reading.house_names import NO_HOUSE_LIST, HouseList
from factlint.rulebook import Options

DEFAULT_INCLUDE = ("*.md", "*.mdx", "*.markdown", "*.txt", "*.html", "*.htm", "*.xhtml")
"""What an article's file is called where the settings do not say."""

METADATA_FIELDS = {
    "headline": "headline",
    "deck": "deck",
    "byline": "byline",
    "date": "published",
    "updated": "updated",
    "place": "place",
    "language": "language",
}
"""The fields that `[metadata]` takes, and what they are called in an article's Metadata."""


SEVERITIES = {severity.label: severity for severity in Severity}
FAIL_ON: Mapping[str, Severity | None] = {**SEVERITIES, "never": None}
"""The words of `fail-on`."""


def is_day(written: str) -> bool:
    """Whether a text is an ISO day, `2024-05-01`."""
    try:
        return datetime.date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


class Origin(msgspec.Struct, frozen=True):
    """Where a setting was made: a file and its line, or an option of the command line (no line)."""

    place: str
    line: int | None = None


class Selection(msgspec.Struct, frozen=True):
    """One layer of choosing rules, by the names of rules and families. No `select` builds on the layer below."""

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class RuleSettings(msgspec.Struct, frozen=True):
    """What `[rules.RULE]` says; None where it does not."""

    severity: Severity | None = None
    options: Options | None = None


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All settings of a run, or those of one of its files.

    `root` is the folder that `include` and `exclude` are relative to; None is the working folder.
    `fail_on` None never fails. `date` is an ISO day, `date_order` (`dmy`, `mdy`) tells how 10/11/2021 is meant,
    `drafts` is `check` or `skip`. `selections` are the layers of choosing rules, the lowest first. `rules_path` are
    files and folders of house rules, `baseline` is the file of accepted findings.
    `names` is what the house calls things. `metadata` maps a field of an article's Metadata to the names it has in
    front matter.
    `origins` maps a setting's dotted name to where it was made; what is not there is a default.
    """

    file: str | None = None
    root: str | None = None
    selections: tuple[Selection, ...] = ()
    include: tuple[str, ...] = DEFAULT_INCLUDE
    exclude: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.WARNING
    encoding: str | None = None
    date: str | None = None
    plugins: tuple[str, ...] = ()
    rules_path: tuple[Path, ...] = ()
    language: str | None = None
    date_order: str | None = None
    drafts: str = "check"
    archive: bool = True
    require_reason: bool = False
    baseline: Path | None = None
    rules: Mapping[str, RuleSettings] = {}
    metadata: Mapping[str, tuple[str, ...]] = {}
    names: HouseList = NO_HOUSE_LIST
    origins: Mapping[str, Origin] = {}
