"""missing-metadata."""

from collections.abc import Iterator
from typing import Literal

from factlint import BlockKind, Document, Finding, Options, Severity, flags, passes, rule

Asked = Literal["headline", "published", "byline", "place", "language"]
_NAMES: dict[Asked, str] = {
    "headline": "headline",
    "published": "publication date",
    "byline": "byline",
    "place": "place",
    "language": "language",
}


class MissingMetadataOptions(Options, frozen=True):
    """What every article has to state: headline and publication date by default; byline, place, language on request."""

    fields: tuple[Asked, ...] = ("headline", "published")


@rule(
    flags("[[]]---\ntitle: Bridge closed\n---\nThe bridge was closed today.", path="bridge.md"),
    flags("[[]]The bridge was closed today.", path="bridge.md"),
    passes("---\ntitle: Bridge closed\ndate: 2024-05-02\n---\nThe bridge was closed today.", path="bridge.md"),
    passes("# Bridge closed\n\nThe bridge was closed today.", path="2024-05-02-bridge.md"),
    passes("The bridge was closed today.", path="bridge.txt"),
    severity=Severity.INFO,
)
def missing_metadata(document: Document, options: MissingMetadataOptions) -> Iterator[Finding]:
    """The file states no headline or no publication date, though its format has a place for them.

    Without a date nobody can tell which day “today” was, neither a reader of the archive nor
    the rules that compare days: they stay silent. State it in the front matter (`date: 2024-05-02`),
    in a dateline with its year, or at the start of the file name. Plain text has no place for a date and is
    not asked for one; nor is a draft. Which fields are asked for is an option.
    """
    if not any(block.kind is BlockKind.PARAGRAPH for block in document.blocks):
        return
    metadata = document.metadata
    missing = [
        name
        for name in options.fields
        if name in metadata.can_hold
        and getattr(metadata, name) is None
        and not (name == "published" and metadata.draft)
    ]
    if missing:
        yield Finding(None, f"the file states {_listed([f'no {_NAMES[name]}' for name in missing])}")


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
