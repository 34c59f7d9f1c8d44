"""What one file gives, packed so that it can come from another process."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factlint.archive.articles import documents_in
from factlint.archive.discovery import FoundFile
from factlint.archive.roster import Roster
from factlint.blame import told
from factlint.config import Settings
from factlint.document import Document
from factlint.errors import PluginError
from factlint.findings import Diagnostic, Failure, Notice
from factlint.lint import ActiveRule, KeyedFact, lint, silencing_of
from factlint.paths import seen_from
from factlint.plugins import Plugins
from factlint.readers.article import ReadError
from factlint.reading.language import ENGLISH, UNKNOWN
from factlint.suppressions import Silencing

if TYPE_CHECKING:
    from factlint.archive.timings import Stopwatch


class FileResult(msgspec.Struct, frozen=True):
    """What a file gave. `looked_at` is false where it could not be read, or holds drafts alone that are to be skipped;
    `undated` counts its articles without a date in a format that has no place for one, `drafts` those skipped;
    `silencings` are the silencing comments of those that have any, `timings` seconds by what took them."""

    looked_at: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    facts: tuple[KeyedFact, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    undated: int = 0
    silencings: tuple[Silencing, ...] = ()
    drafts: int = 0
    timings: Mapping[str, float] = {}


class Linter:
    """Lints file after file, each by its own settings."""

    def __init__(self, plugins: Plugins, roster: Roster, *, timed: bool = False) -> None:
        self._plugins = plugins
        self._roster = roster
        self._stopwatch = _stopwatch() if timed else None

    def packed(self, file: FoundFile, settings: Settings) -> bytes:
        """The result of a file as bytes. Nothing that goes wrong in it is raised: it is a failure in the result."""
        try:
            result = self._lint(file, settings)
            if self._stopwatch is not None:
                result = msgspec.structs.replace(result, timings=self._stopwatch.taken())
            return msgspec.msgpack.encode(result)
        except (Exception, SystemExit) as error:  # noqa: BLE001  # a bug on one file must not hide the others, nor be hidden itself
            return msgspec.msgpack.encode(failed(file, f"internal error: {told(error)}"))

    def _lint(self, file: FoundFile, settings: Settings) -> FileResult:
        result = FileResult(looked_at=True)
        name = seen_from(file.path, settings.root or Path.cwd())
        articles = 0
        try:
            for document in self._documents(file, settings):
                if document.metadata.draft and settings.drafts == "skip":
                    result = _joined(result, FileResult(looked_at=True, drafts=1))
                else:
                    articles += 1
                    result = _joined(result, self._article(document, name, settings))
        except ReadError as error:
            place = f"line {error.line}: " if error.line is not None else ""
            return _joined(result, failed(file, f"{place}{error}"))
        except PluginError as error:
            return _joined(result, failed(file, str(error)))
        return msgspec.structs.replace(result, looked_at=articles > 0 or not result.drafts)

    def _documents(self, file: FoundFile, settings: Settings) -> Iterable[Document]:
        found = documents_in(file, settings, self._plugins)
        if self._stopwatch is None:
            return found
        documents = self._stopwatch.measure("reading", lambda: list(found))
        assert isinstance(documents, list)
        return documents

    def _article(self, document: Document, name: str, settings: Settings) -> FileResult:
        active = self._roster.active(settings)
        if self._stopwatch is not None:
            self._stopwatch.read_views(document)
            active = self._stopwatch.timed(active)
        outcome = lint(document, active, name)
        silencing = silencing_of(document, active, outcome, settings)
        metadata = document.metadata
        return FileResult(
            looked_at=True,
            diagnostics=outcome.diagnostics,
            facts=outcome.facts,
            failures=outcome.failures,
            notices=(*(Notice(document.path, said) for said in document.article.notices), *_language(document, active)),
            undated=int(document.published is None and "published" not in metadata.can_hold),
            silencings=() if silencing is None else (silencing,),
        )


def _stopwatch() -> "Stopwatch":
    from factlint.archive.timings import Stopwatch  # noqa: PLC0415  # only where times are asked for

    return Stopwatch()


def _language(document: Document, active: Sequence[ActiveRule]) -> tuple[Notice, ...]:
    """A notice where the article is in a language that some of the rules do not know."""
    knowing = sum(document.language in entry.rule.info.languages for entry in active)
    if document.language == ENGLISH or knowing == len(active):
        return ()
    said = "does not read like English" if document.language == UNKNOWN else f"is in “{document.language}”"
    who = f"{knowing} of {len(active)} rules know that language" if knowing else "no rule looked at it"
    hint = "; if it is English, say so: language = “en”" if document.language == UNKNOWN else ""
    return (Notice(document.path, f"{said}: {who}{hint}"),)


def unpacked(data: bytes, file: FoundFile) -> FileResult:
    """The result of a file that was packed; where a plugin's reader filled it with nonsense, a failed one."""
    try:
        return msgspec.msgpack.decode(data, type=FileResult)
    except msgspec.ValidationError as error:
        return failed(file, f"internal error: {told(error)}")


def failed(file: FoundFile, message: str) -> FileResult:
    """The result of a file that could not be looked at."""
    return FileResult(looked_at=False, failures=(Failure(file.shown, None, message),))


def _joined(first: FileResult, second: FileResult) -> FileResult:
    return FileResult(
        first.looked_at and second.looked_at,
        first.diagnostics + second.diagnostics,
        first.facts + second.facts,
        first.failures + second.failures,
        first.notices + second.notices,
        first.undated + second.undated,
        first.silencings + second.silencings,
        first.drafts + second.drafts,
    )
