"""What a report leaves out: findings that the baseline accepts, and those where nothing changed."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from factlint.archive.articles import decoded_text
from factlint.archive.discovery import Discovery, FoundFile
from factlint.baseline import Entry, match, read_baseline
from factlint.changes import Changes, changes_since
from factlint.config import Settings
from factlint.findings import Report, SourceEdit
from factlint.paths import exists, seen_from
from factlint.readers.article import ReadError
from factlint.readers.decoding import Decoded
from factlint.rulebook import AnyRule, ArchiveRule


class Names:
    """What files are called in a baseline: their paths as seen from the folder of the settings."""

    def __init__(self, found: Discovery, settings: Settings) -> None:
        self._folder = settings.root or str(Path.cwd())
        self._paths = {file.shown: file.path for file in found.files}

    def name(self, shown: str) -> str:
        """The name of a file that reports call `shown`."""
        return seen_from(self._paths.get(shown, shown), self._folder)

    def exists(self, name: str) -> bool:
        """Whether anything stands at the path of a name."""
        return exists(Path(self._folder, name))


class Narrowing:
    """Narrows reports of files down to what is wanted: without what a baseline accepts, and only what changed."""

    def __init__(self, names: Names, entries: Sequence[Entry] | None, changes: Changes | None) -> None:
        self._names = names
        self._entries = entries
        self._changes = changes

    def narrowed(self, report: Report) -> Report:
        """The report with what is wanted of its findings. All of a file's findings stand in it."""
        findings = report.findings
        baselined = 0
        if self._entries is not None:
            matched = match(findings, self._entries, self._names.name, self._names.exists)
            findings, baselined = matched.new, len(matched.accepted)
        if self._changes is not None:
            findings = tuple(filter(self._changes.touch, findings))
        return msgspec.structs.replace(report, findings=findings, baselined=baselined)

    def move(self, shown: str, edits: Sequence[SourceEdit], text: str) -> None:
        """Take in that edits (offsets before) were made in a file, which now holds `text`."""
        if self._changes is not None:
            self._changes.move(shown, edits, text)


def narrowing(found: Discovery, settings: Settings, baseline: Path | None, since: str | None) -> Narrowing:
    """What to leave out of reports of files: what a baseline accepts, and what did not change since a revision.

    Raises ConfigError where the baseline can't be read, FactlintError where git can't tell what changed.
    """
    entries = None if baseline is None else read_baseline(baseline)
    changes = None if since is None else _changes(found, settings, since)
    return Narrowing(Names(found, settings), entries, changes)


def _changes(found: Discovery, settings: Settings, revision: str) -> Changes:

    def decoded(file: FoundFile) -> Decoded | None:
        try:
            return decoded_text(file, settings)
        except ReadError:
            return None

    return changes_since(revision, found.files, decoded)


def stale(
    entries: Sequence[Entry], report: Report, found: Discovery, names: Names, rules: Sequence[AnyRule]
) -> tuple[Entry, ...]:
    """Of the entries that no finding matched, those whose finding would have been made here if it still were one.

    That is where the file was looked at; where the file is gone, and for rules that compare articles, only where all
    files below the settings' folder were looked at.
    """
    failed = {failure.path for failure in report.failed}
    looked_at = {names.name(file.shown) for file in found.files if file.shown not in failed}
    across = {rule.info.name for rule in rules if isinstance(rule, ArchiveRule)}

    def judged(entry: Entry) -> bool:
        if found.whole and not report.failed:
            return entry.path in looked_at or not names.exists(entry.path)
        return entry.path in looked_at and entry.rule not in across

    return tuple(filter(judged, entries))
