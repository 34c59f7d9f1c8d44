"""Fixing: lint, make what fixes can be made together, lint what changed again, until nothing more is to be made."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from factlint.archive.articles import decoded_text
from factlint.archive.discovery import Discovery, FoundFile, why_unreadable
from factlint.config import Settings
from factlint.errors import WriteError
from factlint.findings import Diagnostic, Failure, Notice, Report, SourceEdit, SourceFix
from factlint.fixes import apply, wanted, writable
from factlint.readers.article import ReadError
from factlint.readers.decoding import encode
from factlint.spans import Location
from factlint.writing import replace

ROUNDS = 50
"""How often a file is fixed: a fix may show the next fault. Whatever takes longer goes in a circle."""

Look = Callable[[Discovery], Report]
"""Lints files: what a report would show of them."""

Moved = Callable[[str, Sequence[SourceEdit], str], None]
"""Is told the edits that are made in a file, by the name that reports have for it, and its text then."""


class Mended(msgspec.Struct, frozen=True):
    """A file with fixes made: its bytes before and after, and how many fixes they are."""

    file: FoundFile
    before: bytes
    after: bytes
    count: int


class Fixing(msgspec.Struct, frozen=True):
    """What fixing gave: the report of what remains, the files as they would be, those of them that change (nothing is
    written yet), and how many more findings have a fix that is unsafe. `first` is the report before."""

    first: Report
    report: Report
    found: Discovery
    files: tuple[Mended, ...]
    unsafe: int


def fix(found: Discovery, settings: Settings, look: Look, moved: Moved, *, unsafe: bool) -> Fixing:
    """Make the fixes of what a report would show. Nothing is written.

    A file whose fixes come to no end, or that can't be written back as it was read, is left as it is and has failed.
    """
    first = look(found)
    bench = _Bench(found, settings, moved, unsafe=unsafe)
    changed = bench.mend(first.findings)
    while changed:
        changed = bench.mend(look(Discovery(changed)).findings)
    after = msgspec.structs.replace(found, files=bench.files)
    report = bench.reported(look(after) if bench.mended else first)
    more = 0 if unsafe else sum(_is_unsafe(finding) for finding in report.findings)
    return Fixing(bench.reported(first), report, after, bench.mended, more)


def write(files: Iterable[Mended]) -> tuple[list[Mended], list[Failure]]:
    """Write fixed files; those that were written, and those that could not be."""
    written: list[Mended] = []
    failures: list[Failure] = []
    for mended in files:
        try:
            replace(Path(mended.file.path), mended.after, expected=mended.before)
            written.append(mended)
        except WriteError as error:
            failures.append(_not_fixed(mended.file.shown, error))
    return written, failures


def _is_unsafe(finding: Diagnostic) -> bool:
    return writable(finding, unsafe=False) is None and writable(finding, unsafe=True) is not None


def _not_fixed(shown: str, why: Exception) -> Failure:
    return Failure(shown, None, f"not fixed: {why}")


class _Bench:
    """The files that are being fixed."""

    def __init__(self, found: Discovery, settings: Settings, moved: Moved, *, unsafe: bool) -> None:
        self._found = {file.shown: file for file in found.files}
        self._settings = settings
        self._moved = moved
        self._unsafe = unsafe
        self._texts: dict[str, _Text] = {}
        self._failed: dict[str, Failure] = {}

    def mend(self, findings: Iterable[Diagnostic]) -> tuple[FoundFile, ...]:
        """Make what can be made together of the fixes of findings; the files that changed by it, as they are now."""
        by_path: dict[str, list[Diagnostic]] = {}
        for finding in findings:
            if writable(finding, unsafe=self._unsafe) is not None and finding.location.path in self._found:
                by_path.setdefault(finding.location.path, []).append(finding)
        made = (self._mend(shown, here) for shown, here in by_path.items() if shown not in self._failed)
        return tuple(file for file in made if file is not None)

    def _mend(self, shown: str, findings: Sequence[Diagnostic]) -> FoundFile | None:
        try:
            if shown not in self._texts:
                self._texts[shown] = _Text(self._found[shown], self._settings)
            edits = self._texts[shown].mend(findings, unsafe=self._unsafe)
        except (ReadError, WriteError) as error:
            self._texts.pop(shown, None)
            self._failed[shown] = _not_fixed(shown, error)
            return None
        if edits:
            self._moved(shown, edits, self._texts[shown].text)
        return self._texts[shown].file if edits else None

    @property
    def files(self) -> tuple[FoundFile, ...]:
        """All files, those that are fixed as they are now."""
        return tuple(self._texts[shown].file if shown in self._texts else file for shown, file in self._found.items())

    @property
    def mended(self) -> tuple[Mended, ...]:
        """The files that changed."""
        return tuple(text.mended for text in self._texts.values() if text.mended.count)

    def reported(self, report: Report) -> Report:
        """A report that also tells of files that could not be fixed, and of fixes that could not be made."""
        notices = [
            Notice(shown, f"{text.unwritable} fixes need characters that {text.encoding} does not have: not made")
            for shown, text in self._texts.items()
            if text.unwritable
        ]
        return msgspec.structs.replace(
            report, failed=(*report.failed, *self._failed.values()), notices=(*report.notices, *notices)
        )


class _Text:
    """A file being fixed. Raises ReadError where it can't be read any more, WriteError where it can't be written."""

    def __init__(self, file: FoundFile, settings: Settings) -> None:
        try:
            self._before = Path(file.path).read_bytes() if file.data is None else file.data
        except OSError as error:
            raise ReadError(why_unreadable(error)) from error
        self._given = file
        self._decoded = decoded_text(msgspec.structs.replace(file, data=self._before), settings)
        self.text = self._decoded.text
        self._seen = {self.text}
        self._count = 0
        self.unwritable = 0
        if self._encoded() != self._before:
            raise WriteError(f"read as {self.encoding}, it can't be written back byte for byte")

    @property
    def encoding(self) -> str:
        return self._decoded.encoding

    @property
    def file(self) -> FoundFile:
        return msgspec.structs.replace(self._given, data=self._encoded())

    @property
    def mended(self) -> Mended:
        return Mended(self._given, self._before, self._encoded(), self._count)

    def mend(self, findings: Iterable[Diagnostic], *, unsafe: bool) -> tuple[SourceEdit, ...]:
        """Make what can be made together; the edits."""
        findings = list(findings)
        if not all(self._stands(finding.location) for finding in findings):
            raise WriteError("it has changed while it was checked")
        fixes = wanted(findings, unsafe=unsafe)
        applied = apply(self.text, [each for each in fixes if self._is_writable(each)])
        self.unwritable = sum(not self._is_writable(each) for each in fixes)
        if applied.text == self.text:
            return ()
        if applied.text in self._seen or len(self._seen) > ROUNDS:
            raise WriteError("the fixes of its findings undo each other")
        self._seen.add(applied.text)
        self.text = applied.text
        self._count += len(applied.fixes)
        return applied.edits

    def _stands(self, place: Location) -> bool:
        return place.item is not None or self.text[place.start.offset : place.end.offset] == place.excerpt

    def _is_writable(self, fix: SourceFix) -> bool:
        try:
            for edit in fix.edits:
                edit.text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def _encoded(self) -> bytes:
        return encode(self.text, self._decoded)
