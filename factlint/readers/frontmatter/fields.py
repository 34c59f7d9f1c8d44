"""Front matter found, read, and its keys understood."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from factlint.readers.article import Comment, Field, Metadata, ReadError
from factlint.readers.frontmatter.in_brackets import read_json, read_toml
from factlint.readers.frontmatter.in_yaml import read_yaml
from factlint.readers.frontmatter.values import DEEPEST, Tree, Value
from factlint.spans import LineIndex, Span

KEYS: Mapping[str, tuple[str, ...]] = {
    "headline": ("title", "headline", "hed"),
    "deck": ("description", "subhed", "dek", "deck", "standfirst", "subtitle", "summary", "excerpt", "previewText"),
    "published": ("date", "pubDate", "publishDate", "pubDatetime", "published", "datePublished", "versionCreated"),
    "updated": ("lastmod", "updated", "dateModified", "modDatetime", "updatedDate", "last_modified_at"),
    "byline": ("author", "authors", "byline", "by", "params.author", "params.authors"),
    "place": ("dateline", "location", "located"),
    "language": ("lang", "language"),
    "draft": ("draft",),
}
"""Which keys hold a field, most trusted first; letters' case does not count, a dot leads into a table.
Source: Hugo, Jekyll, Astro and Eleventy documentation and themes; schema.org NewsArticle; ninjs."""

HELD = frozenset(KEYS)
"""The fields that front matter has a place for."""

_FENCE = {
    "---": re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)"),
    "+++": re.compile(r"(?:(?<=\n)|(?<=\r))\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)"),
}
_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_ENTRY = {"---": re.compile(r"\s*[\w\"'.-]+[ \t]*:(?:\s|$)"), "+++": re.compile(r"\s*(?:\[|[\w\"'.-]+[ \t]*=)")}
_OBJECT = re.compile(r'\{\s*["}]')
_TRUE = frozenset({"true", "yes", "on"})
_TRUTH = _TRUE | {"false", "no", "off"}


class FrontMatter(msgspec.Struct, frozen=True):
    """What stands before an article, where the article begins, and what goes into its text."""

    end: int
    metadata: Metadata
    headline: Value | None = None
    deck: Value | None = None
    comments: tuple[Comment, ...] = ()


def read_front_matter(source: str, keys: Mapping[str, tuple[str, ...]]) -> FrontMatter | None:
    """The front matter at the start of a source, None without any.

    `keys` are configured names of fields, before those of `KEYS`. Raises ReadError for
    front matter that is broken or never closed.
    """
    found = _tree(source)
    if found is None:
        return None
    tree, end = found
    lookup = _Lookup(tree, keys)
    metadata = Metadata(
        headline=_field(lookup.value("headline")),
        deck=_field(lookup.value("deck")),
        byline=_byline(lookup),
        published=_field(next((v for v in lookup.values("published") if v.words.lower() not in _TRUTH), None)),
        updated=_field(lookup.value("updated")),
        place=_field(lookup.value("place")),
        language=_field(lookup.value("language")),
        draft=_is_draft(lookup),
        can_hold=HELD,
    )
    return FrontMatter(end, metadata, lookup.value("headline"), lookup.value("deck"), _comments(source, tree))


def _tree(source: str) -> tuple[dict[str, Tree], int] | None:
    """The front matter as a table, and where it ends."""
    if _OBJECT.match(source):
        tree, end = read_json(source, 0)
        return (tree, end) if isinstance(tree, dict) else None
    opening = _OPENING.match(source)
    if opening is None:
        return None
    fence = opening[1]
    closing = _FENCE[fence].search(source, opening.end())
    is_entry = _ENTRY[fence].match(source, opening.end()) is not None
    if closing is None:
        if is_entry:
            raise ReadError(f"front matter opens with {fence} and is never closed", 1)
        return None
    try:
        read = read_yaml if fence == "---" else read_toml
        tree = read(source, opening.end(), closing.start())
    except ReadError:
        if is_entry:
            raise
        return None
    if isinstance(tree, dict):
        return tree, closing.end()
    return None


class _Lookup:
    """Values by field: the configured keys first, then the usual ones."""

    def __init__(self, tree: dict[str, Tree], keys: Mapping[str, Sequence[str]]) -> None:
        self._tree = tree
        self._keys = keys

    def trees(self, field: str) -> Iterator[Tree]:
        for key in (*self._keys.get(field, ()), *KEYS[field]):
            tree = self._at(key)
            if tree is not None:
                yield tree

    def values(self, field: str) -> Iterator[Value]:
        return (tree for tree in self.trees(field) if isinstance(tree, Value) and not tree.missing)

    def value(self, field: str) -> Value | None:
        return next(self.values(field), None)

    def _at(self, path: str) -> "Tree | None":
        tree: Tree | None = self._tree
        for key in path.lower().split("."):
            if not isinstance(tree, dict):
                return None
            tree = next((value for name, value in tree.items() if name.lower() == key), None)
        return tree


def _field(value: Value | None) -> Field | None:
    return Field(" ".join(value.words.split()), Span(value.start, value.end)) if value else None


def _byline(lookup: _Lookup) -> Field | None:
    for tree in lookup.trees("byline"):
        names = list(_names(tree))
        if names:
            written = ", ".join(" ".join(name.words.split()) for name in names)
            return Field(written, Span(min(n.start for n in names), max(n.end for n in names)))
    return None


def _names(tree: Tree) -> Iterator[Value]:
    """The names of authors: a value, a list of them, or tables with a name."""
    if isinstance(tree, Value):
        yield from () if tree.missing else (tree,)
    elif isinstance(tree, list):
        for each in tree:
            if not isinstance(each, list):
                yield from _names(each)
    elif isinstance(name := tree.get("name"), Value):
        yield from _names(name)


def _is_draft(lookup: _Lookup) -> bool:
    """Whether it is marked as a draft, in Hugo's way or (`published: false`) in Jekyll's."""
    if any(value.words.lower() in _TRUE for value in lookup.values("draft")):
        return True
    return any(value.words.lower() in _TRUTH - _TRUE for value in lookup.values("published"))


def _comments(source: str, tree: dict[str, Tree]) -> tuple[Comment, ...]:
    """`factlint: {ignore: [rule, rule], reason: …}` as a comment that silences the whole file."""
    told = tree.get("factlint")
    if told is None:
        return ()
    if not isinstance(told, dict) or not set(told) <= {"ignore", "reason"}:
        raise ReadError("front matter: factlint takes {ignore: [rule, …], reason: …}", _line_of(source, told))
    rules = list(_names(told.get("ignore", [])))
    reason = told.get("reason")
    why = f" {reason.words}" if isinstance(reason, Value) else ""
    if not rules:
        return ()
    place = Span(min(rule.start for rule in rules), max(rule.end for rule in rules))
    return (Comment(f"ignore-file[{', '.join(rule.words for rule in rules)}]{why}", place),)


def _line_of(source: str, tree: Tree) -> int | None:
    """The line of the first value in a tree, None where it holds none."""
    for _ in range(DEEPEST):
        if isinstance(tree, Value):
            return LineIndex(source).position(tree.start).line
        inner = list(tree.values()) if isinstance(tree, dict) else tree
        if not inner:
            return None
        tree = inner[0]
    return None
