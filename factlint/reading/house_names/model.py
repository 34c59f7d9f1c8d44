"""An entry of the house's list, and a place where an article does not keep to it."""

from typing import Protocol

import msgspec

from factlint.findings import Edit
from factlint.spans import Span


class Place(Protocol):
    """Where an entry stands, as a message prints it: `factlint.toml:12`."""

    def __str__(self) -> str:
        """File and line."""


class HouseName(msgspec.Struct, frozen=True, kw_only=True):
    """What the house calls somebody or something, and the forms that it does not want to see.

    `phrases` are those in which a rejected form is right (chicken Kiev). `since` is the ISO day from which on the
    entry holds, None where it always does. `passes` and `fails` are sentences that show what it means.
    """

    form: str
    reject: tuple[str, ...]
    place: Place
    phrases: tuple[str, ...] = ()
    since: str | None = None
    note: str = ""
    passes: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()


class RejectedName(msgspec.Struct, frozen=True):
    """A place in the text where a rejected form stands.

    `span` leaves a possessive ending out, `form` is the house's form as it would be written there (a plural, in
    capitals), `edits` write it; there are none where a full stop may belong to the sentence too, or “a” before it may
    have to be “an”.
    """

    span: Span
    form: str
    house: HouseName
    edits: tuple[Edit, ...]
