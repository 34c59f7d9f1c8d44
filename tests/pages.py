"""The html report, made and taken apart for the tests."""

from html.parser import HTMLParser

import sample

from factlint import Context, Report, plugins

VOID = frozenset({"meta", "input", "wbr", "br", "link"})
REPORTER = next(reporter for reporter in plugins.load().reporters if reporter.name == "html")
RULES = tuple(rule.info for rule in plugins.load().rules)


def page(report: Report, texts: dict[str, str] | None = None) -> str:
    """The whole page; `texts` are the articles by path."""
    given = Context((sample.SOURCES if texts is None else texts).get, RULES)
    text = "".join(REPORTER.render(report, given))
    text.encode("utf-8")
    return text


class Element:
    """An element of a page: what it states, and what stands in it."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.content: list[Element | str] = []

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def all(self, name: str = "", *, classed: str = "") -> "list[Element]":
        """The elements inside, itself left out, in order."""
        found: list[Element] = []
        waiting = [child for child in reversed(self.content) if isinstance(child, Element)]
        while waiting:
            each = waiting.pop()
            if name in {"", each.name} and (not classed or classed in each.classes):
                found.append(each)
            waiting += [child for child in reversed(each.content) if isinstance(child, Element)]
        return found

    def text(self, *without: str) -> str:
        """The words inside, those in elements of some classes or names left out."""
        parts = (
            child if isinstance(child, str) else child.text(*without)
            for child in self.content
            if isinstance(child, str) or not {child.name, *child.classes} & set(without)
        )
        return "".join(parts)


class _Reader(HTMLParser):
    """Reads a page into elements, and asserts that each is closed where it must be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"{tag} states an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def parsed(text: str) -> Element:
    """A page's elements; every one is closed."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    (root,) = reader.open
    return root
