"""What one file gives, packed so that it can come from another process."""

from collections.abc import Sequence

import msgspec

from factlint.archive.articles import documents_in
from factlint.archive.discovery import FoundFile
from factlint.blame import told
from factlint.config import Settings
from factlint.document import Document
from factlint.errors import PluginError
from factlint.findings import Diagnostic, Failure, Notice
from factlint.lint import ActiveRule, KeyedFact, lint
from factlint.plugins import Plugins
from factlint.readers.article import ReadError
from factlint.reading.language import ENGLISH, UNKNOWN


class FileResult(msgspec.Struct, frozen=True):
    """What a file gave. `looked_at` is false where it could not be read; `undated` counts its articles without a date
    in a format that has no place for one, `comments` those that are told to silence something."""

    looked_at: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    facts: tuple[KeyedFact, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    undated: int = 0
    comments: int = 0


class Linter:
    """Lints file after file with the same rules and settings."""

    def __init__(self, settings: Settings, plugins: Plugins, active: Sequence[ActiveRule]) -> None:
        self._settings = settings
        self._plugins = plugins
        self._active = active

    def packed(self, file: FoundFile) -> bytes:
        """The result of a file as bytes. Nothing that goes wrong in it is raised: it is a failure in the result."""
        try:
            return msgspec.msgpack.encode(self._lint(file))
        except (Exception, SystemExit) as error:  # noqa: BLE001  # a bug on one file must not hide the others, nor be hidden itself
            return msgspec.msgpack.encode(failed(file, f"internal error: {told(error)}"))

    def _lint(self, file: FoundFile) -> FileResult:
        result = FileResult(looked_at=True)
        try:
            for document in documents_in(file, self._settings, self._plugins):
                result = _joined(result, self._article(document))
        except ReadError as error:
            place = f"line {error.line}: " if error.line is not None else ""
            return _joined(result, failed(file, f"{place}{error}"))
        except PluginError as error:
            return _joined(result, failed(file, str(error)))
        return result

    def _article(self, document: Document) -> FileResult:
        outcome = lint(document, self._active)
        metadata = document.metadata
        return FileResult(
            looked_at=True,
            diagnostics=outcome.diagnostics,
            facts=outcome.facts,
            failures=outcome.failures,
            notices=(*(Notice(document.path, said) for said in document.article.notices), *self._language(document)),
            undated=int(document.published is None and "published" not in metadata.can_hold),
            comments=int(bool(document.article.comments)),
        )

    def _language(self, document: Document) -> tuple[Notice, ...]:
        """A notice where the article is in a language that some of the rules do not know."""
        knowing = sum(document.language in entry.rule.info.languages for entry in self._active)
        if document.language == ENGLISH or knowing == len(self._active):
            return ()
        said = "does not read like English" if document.language == UNKNOWN else f"is in “{document.language}”"
        who = f"{knowing} of {len(self._active)} rules know that language" if knowing else "no rule looked at it"
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
        first.comments + second.comments,
    )
