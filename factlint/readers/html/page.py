"""A whole page: its parts, and what it states about its article."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from factlint.readers.article import ReadError
from factlint.readers.frontmatter import Value
from factlint.readers.frontmatter.in_brackets import read_json
from factlint.readers.frontmatter.values import Tree
from factlint.readers.html.drafts import Draft
from factlint.readers.html.elements import Element
from factlint.readers.html.entities import unescaped
from factlint.readers.html.tags import Attribute, Token, attributes
from factlint.readers.html.walk import Walk

_PARTS = frozenset({"article", "main"})
_PAGE = frozenset({"html", "head", "body", "meta", "title"})
_ARTICLE_TYPE = re.compile(r"(?:.*/)?(?:\w*Article|BlogPosting|LiveBlogPosting)")
"""Types of an article in linked data. Source: schema.org, Article and its more specific types."""
_FIELD_WORDS = (("modified", "updated"), ("updated", "updated"), ("publish", "published"), ("pubdate", "published"))


class Moment(msgspec.Struct, frozen=True):
    """A `time` element: its value, the field that it says it is (if it does), and before which block it stands."""

    draft: Draft
    field: str
    value: Value
    block: int


class Page(Walk):
    """Reads a page into drafts, and gathers what it states: in linked data, in `meta`, and with `time`."""

    def __init__(self, source: str) -> None:
        self.whole = Draft(source)
        super().__init__(source, self.whole)
        self.drafts = [self.whole]
        self.data: dict[str, list[Value]] = {}
        self.meta: dict[str, list[Value]] = {}
        self.moments: list[Moment] = []
        self.is_page = False
        self._draft = self.whole
        self._lifted: list[int] = []
        self._script = ""

    # -- parts ---------------------------------------------------------------------------------------------------

    def _start(self, tag: Token) -> None:
        super()._start(tag)
        if tag.name == "a":
            self._draft.in_link = True
        elif tag.name == "time" and not self.silent:
            self._moment(tag)
        self.is_page |= tag.name in _PAGE

    def _end(self, tag: Token) -> None:
        super()._end(tag)
        if tag.name == "a":
            self._draft.in_link = False

    def _enter(self, element: Element, tag: Token, said: Mapping[str, Attribute]) -> None:
        role = said["role"].value if "role" in said else ""
        name = role if role in _PARTS else element.name
        part = element.block and name in _PARTS and not element.silent and not self._is_left_out()
        super()._enter(msgspec.structs.replace(element, part=True) if part else element, tag, said)
        if part:
            self._lifted.append(self._open.silent)
            self._open.silent = 0
            self._switch(Draft(self._source, name, self._draft))
            self.drafts.append(self._draft)
        if part or element.name in {"html", "body"}:
            self._draft.language = self._language(tag) or self._draft.language

    def _leave(self, element: Element, at: int) -> None:
        super()._leave(element, at)
        if element.part and self._draft.parent is not None:
            self._open.silent += self._lifted.pop()
            self._switch(self._draft.parent)

    def _is_left_out(self) -> bool:
        """A form may stand around the whole page, as ASP.NET writes them: an article inside is read all the same."""
        return self._open.silent not in {0, self._open.count("form")}

    def _switch(self, draft: Draft) -> None:
        self._draft.titled = self.titled
        self._draft, self.titled = draft, draft.titled
        self._words.sink = draft

    # -- statements ----------------------------------------------------------------------------------------------

    def _language(self, tag: Token) -> Value | None:
        said = attributes(self._html, tag)
        lang = said.get("lang") or said.get("xml:lang")
        return _value(lang) if lang and lang.value.strip() else None

    def _void(self, tag: Token) -> None:
        super()._void(tag)
        if tag.name == "meta":
            self._meta(attributes(self._html, tag))
        elif tag.name == "script":
            said = attributes(self._html, tag)
            self._script = said["type"].value.strip().lower() if "type" in said else ""

    def _meta(self, said: Mapping[str, Attribute]) -> None:
        content = said.get("content")
        if content is None or not content.value.strip():
            return
        for key in ("property", "name", "itemprop", "http-equiv"):
            if key in said:
                self.meta.setdefault(said[key].value.strip().lower(), []).append(_value(content))

    def _moment(self, tag: Token) -> None:
        said = attributes(self._html, tag)
        stated = said.get("datetime")
        if stated is None or not stated.value.strip():
            return
        told = " ".join(said[key].value.lower() if said[key].value else key for key in said if key != "datetime")
        field = next((field for word, field in _FIELD_WORDS if word in told), "")
        self.moments.append(Moment(self._draft, field, _value(stated), len(self._draft.blocks)))

    def _raw(self, token: Token) -> None:
        if token.name == "title" and not self.silent:
            start, end = self._base + token.start, self._base + token.end
            site = self._source.find(" | ", start, end)  # what pages put before the name of the paper
            end = site if site > start else end
            self.meta.setdefault("title", []).append(Value(unescaped(self._source[start:end]), start, end, "markup"))
        elif token.name == "script" and self._script == "application/ld+json":
            for key, value in linked_data(self._source, token.start, token.end):
                self.data.setdefault(key, []).append(value)


def linked_data(source: str, start: int, end: int) -> Iterator[tuple[str, Value]]:
    """What the first article in a script of linked data says: keys in small letters, and values; none if broken."""
    begin = start + len(source[start:end]) - len(source[start:end].lstrip())
    try:
        tree, _ = read_json(source, begin)
    except (ReadError, ValueError, IndexError, RecursionError):
        return
    article = next((table for table in _tables(tree) if _is_article(table)), {})
    for key, value in article.items():
        yield from ((key.lower(), each) for each in _values(value))


def _tables(tree: Tree) -> Iterator[dict[str, Tree]]:
    """The tables at the top, in a list, and in a graph."""
    if isinstance(tree, list):
        for each in tree:
            yield from _tables(each)
    elif isinstance(tree, dict):
        yield tree
        yield from _tables(tree.get("@graph", []))


def _is_article(table: dict[str, Tree]) -> bool:
    return any(_ARTICLE_TYPE.fullmatch(value.words) for value in _values(table.get("@type", [])))


def _values(tree: Tree) -> Iterator[Value]:
    """The values of a key: one, a list of them, or tables with a name."""
    if isinstance(tree, Value):
        yield from () if tree.missing else (tree,)
    elif isinstance(tree, list):
        for each in tree:
            if not isinstance(each, list):
                yield from _values(each)
    elif "name" in tree and not isinstance(tree["name"], dict):
        yield from _values(tree["name"])


def _value(attribute: Attribute) -> Value:
    return Value(attribute.value, attribute.start, attribute.end, "markup")
