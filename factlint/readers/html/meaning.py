"""What a tag says about the words inside it: whether they are prose of the article, and of what kind."""

import re
from collections.abc import Mapping

from factlint.readers.blocks import BlockKind
from factlint.readers.html.tags import Attribute, class_meanings

SAYING = re.compile("hidden|class|role|style", re.IGNORECASE)
"""The attributes that say something (`aria-hidden` among them)."""

_UNCLASSED = frozenset({"html", "body", "main", "article"})
"""Elements that stand for the page or the article, whatever their classes say of its looks."""
_NO_PROSE = frozenset(
    {"navigation", "complementary", "contentinfo", "search", "form", "dialog", "alert", "doc-noteref", "doc-backlink"}
)
"""Roles of what is no part of an article's text. Source: WAI-ARIA 1.2, landmark roles; DPUB-ARIA 1.1."""
_UNDISPLAYED = re.compile(r"(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)\b", re.IGNORECASE)
_SILENT = frozenset({"furniture", "hidden", "struck", "hole"})
_KINDS = {
    "h1": BlockKind.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "summary"), BlockKind.SUBHEAD),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.CELL),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "blockquote": BlockKind.BLOCKQUOTE,
    "hgroup": BlockKind.DECK,
}


def is_silent(name: str, meaning: str, said: Mapping[str, Attribute]) -> bool:
    """Whether the words in an element are not read: by what it is, or by what its attributes say."""
    if meaning in _SILENT:
        return True
    if not said:
        return False
    return (
        ("hidden" in said and _value(said, "hidden") != "until-found")
        or _value(said, "role") in _NO_PROSE
        or _value(said, "aria-hidden") == "true"
        or _UNDISPLAYED.search(_value(said, "style")) is not None
        or _class(name, said) == "furniture"
    )


def kind_of(name: str, said: Mapping[str, Attribute], outer: BlockKind | None) -> BlockKind | None:
    """What the blocks in an element are; `outer` is what it stands in. None where it does not say."""
    kind = _KINDS.get(name)
    told = _class(name, said) if kind is None else ""
    if told and told != "furniture":
        kind = BlockKind(told)
    if kind is None or outer is BlockKind.BLOCKQUOTE:
        return None
    if outer is BlockKind.CELL and kind not in {BlockKind.HEADLINE, BlockKind.SUBHEAD}:
        return None
    return kind


def _value(said: Mapping[str, Attribute], name: str) -> str:
    return said[name].value.strip().lower() if name in said else ""


def _class(name: str, said: Mapping[str, Attribute]) -> str:
    """What the first of the classes that is known says."""
    if name in _UNCLASSED or "class" not in said:
        return ""
    known = class_meanings()
    return next((known[each] for each in _value(said, "class").split() if each in known), "")
