"""What a rule says (Finding) and what the engine makes of it (Diagnostic, Report).

A rule speaks in spans of the article's text; a diagnostic stands in the source.
"""

import enum
from collections.abc import Mapping

import msgspec

from factlint.spans import Location, Span


class Severity(enum.IntEnum):
    """How bad it is; a higher value is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word that reports and configuration use."""
        return self.name.lower()


class Safety(enum.StrEnum):
    """What a fix may do on its own: be written, be written when asked for, or only be shown."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Edit(msgspec.Struct, frozen=True):
    """Put `text` where `span` is."""

    span: Span
    text: str


class Fix(msgspec.Struct, frozen=True):
    """Edits that belong together, what they do in a few words, and how safe they are."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.DISPLAY


class Note(msgspec.Struct, frozen=True):
    """A second place, and what it shows."""

    span: Span
    message: str


class Finding(msgspec.Struct, frozen=True):
    """What a rule has to say about a place in the text; no span means the whole file.

    `severity` is given only where a finding is milder than its rule.
    """

    span: Span | None
    message: str
    related: tuple[Note, ...] = ()
    computation: str | None = None
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None


class Fact(msgspec.Struct, frozen=True):
    """What one article says, for comparing it with others: the form as written, where, and when.

    `published` is an ISO date or None; `details` holds what the rule needs beside the form.
    """

    form: str
    location: Location
    published: str | None = None
    details: Mapping[str, str] = {}


class ArchiveFinding(msgspec.Struct, frozen=True):
    """What an archive rule has to say: the fact at fault, and the facts that it contradicts."""

    fact: Fact
    message: str
    related: tuple[tuple[Fact, str], ...] = ()
    computation: str | None = None
    severity: Severity | None = None


class SourceEdit(msgspec.Struct, frozen=True):
    """Put `text` where the source has the stretch from `start` to `end`."""

    start: int
    end: int
    text: str


class SourceFix(msgspec.Struct, frozen=True):
    """A fix whose edits are offsets in the source."""

    safety: Safety
    title: str
    edits: tuple[SourceEdit, ...]


class RelatedPlace(msgspec.Struct, frozen=True):
    """A second place in a source, and what it shows."""

    location: Location
    message: str


class Diagnostic(msgspec.Struct, frozen=True):
    """A finding with its rule, its severity and its places in the source.

    `demoted_by` is the kind of the quote fault that makes the finding doubtful.
    """

    rule: str
    family: str
    severity: Severity
    location: Location
    message: str
    related: tuple[RelatedPlace, ...] = ()
    computation: str | None = None
    demoted_by: str | None = None
    fixes: tuple[SourceFix, ...] = ()
    fingerprint: str = ""

    @property
    def sort_key(self) -> tuple[str, str, int, int, str, str]:
        """By path, item, offset, rule: the order of every report."""
        place = self.location
        return (place.path, place.item or "", place.start.offset, place.end.offset, self.rule, self.message)


class Skipped(msgspec.Struct, frozen=True):
    """A path that was named and not looked at."""

    path: str
    why: str


class Failure(msgspec.Struct, frozen=True):
    """What could not be looked at, or the rule that broke on it."""

    path: str | None
    rule: str | None
    message: str


class Notice(msgspec.Struct, frozen=True):
    """What a run has to say that is no finding."""

    path: str | None
    message: str


class Report(msgspec.Struct, frozen=True):
    """What a run found; `files` counts what was looked at."""

    files: int
    findings: tuple[Diagnostic, ...]
    notices: tuple[Notice, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    failed: tuple[Failure, ...] = ()
    suppressed: int = 0
    baselined: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings have exactly this severity."""
        return sum(finding.severity is severity for finding in self.findings)
