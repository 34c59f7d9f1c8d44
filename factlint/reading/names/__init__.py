"""Names: every mention found and classed once; people, places and organisations are its filters."""

from factlint.reading.names.mentions import Mention, MentionKind, Named, NameHint, read_names

__all__ = ["Mention", "MentionKind", "NameHint", "Named", "read_names"]
