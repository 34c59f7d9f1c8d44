"""What silencing comments ask for."""

import enum
from collections.abc import Mapping

import msgspec

from factlint.findings import Severity
from factlint.spans import Location, Span


class Kind(enum.StrEnum):
    """What a comment asks for, as it is written."""

    LINE = "ignore"
    FILE = "ignore-file"
    OFF = "off"
    ON = "on"


class Directive(msgspec.Struct, frozen=True):
    """A silencing comment.

    `lines` are the first and last line that an `ignore` covers (0, 0 where nothing follows it). `fault` says why the
    comment can't be obeyed; then it has no names. `removal` is the stretch of the source to delete for taking the
    comment out, `places` where its names stand in the source: None and empty where that is not certain.
    `mark` stands for the comment in fingerprints.
    """

    kind: Kind
    names: tuple[str, ...]
    reason: str
    location: Location
    mark: str
    lines: tuple[int, int] = (0, 0)
    fault: str = ""
    removal: Span | None = None
    places: tuple[Span, ...] = ()


class Silencing(msgspec.Struct, frozen=True):
    """The silencing comments of one article in order of place, and what is needed to judge them.

    `ran` are the rules that could say all they have to say there; `own` has the severity of the engine's rules that
    are on, by name.
    """

    path: str
    item: str | None
    directives: tuple[Directive, ...]
    ran: frozenset[str]
    own: Mapping[str, Severity]
