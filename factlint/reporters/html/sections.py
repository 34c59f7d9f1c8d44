"""An article on the page: its text, with what was found beside it."""

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from factlint import BlockKind, Context, ReadError, Severity, parse
from factlint.reporters.html.cards import Cards, quoted
from factlint.reporters.html.markup import element, escaped
from factlint.reporters.html.numbered import Article, Place
from factlint.reporters.html.typeset import Setting, Typesetter
from factlint.reporters.sources import Original, Sources
from factlint.reporters.wording import counted

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*+")
_TAGS = {BlockKind.HEADLINE: "h3", BlockKind.SUBHEAD: "h4", BlockKind.LIST_ITEM: "li", BlockKind.CELL: "span"}
_GROUPS = {BlockKind.LIST_ITEM: "ul", BlockKind.BLOCKQUOTE: "blockquote", BlockKind.CELL: "p"}
"""What blocks of a kind that follow each other stand in together."""


class _Set(msgspec.Struct, frozen=True):
    """An article set for reading; nothing is set where its text can't be shown."""

    settings: list[Setting]
    outside: list[Place]
    original: Original | None = None
    language: str | None = None


class Sections:
    """Makes the section of each article."""

    def __init__(self, context: Context) -> None:
        self._sources = Sources(context)
        self._cards = Cards({rule.name: rule for rule in context.rules})

    def section(self, article: Article) -> Iterator[str]:
        """An article's section, part by part."""
        text = self._set(article)
        name = f"a{article.number}"
        yield f'<section id="{name}" aria-labelledby="{name}-name">\n'
        yield element("h2", path(article), id=f"{name}-name", tabindex="-1")
        yield element("p", counts(article), class_="counts")
        yield from self._outside(text)
        if text.settings:
            yield f'\n<div class="article"{_language(text.language)}>\n'
            yield from self._rows(text)
            yield "</div>\n"
        elif text.original is None:
            yield element("p", "The text of this article can’t be shown here.", class_="aside")
        yield "</section>\n"

    def _set(self, article: Article) -> _Set:
        originals = [original for place in article.places[:1] if (original := self._sources.of(place.location))]
        if not originals:
            return _Set([], article.places)
        try:
            document = parse(originals[0].text, path=article.path)
        except ReadError:
            return _Set([], article.places, originals[0])
        settings, outside = Typesetter(document).settings(article.places)
        language = document.metadata.language
        return _Set(settings, outside, originals[0], language.value if language else None)

    def _outside(self, text: _Set) -> Iterator[str]:
        """What is about the whole file, or about what is not in the article's text."""
        items = [
            self._cards.card(place.of, text.original, marked=False) if place.related is None else _belonging(place)
            for place in text.outside
        ]
        if items:
            yield element("ul", items, class_="notes outside")

    def _rows(self, text: _Set) -> Iterator[str]:
        """The blocks, each with its findings behind it; they stand beside as many blocks as have none of their own."""
        rows = [(kind, list(group)) for kind, group in itertools.groupby(text.settings, key=_grouping)]
        noted = [number for number, (_, group) in enumerate(rows, start=1) if any(each.notes for each in group)]
        ends = dict(itertools.pairwise([*noted, len(rows) + 1]))
        titled = any(setting.kind is BlockKind.HEADLINE for setting in text.settings)
        for number, (_, group) in enumerate(rows, start=1):
            yield _block(group, number, titled=titled)
            notes = [note for setting in group for note in setting.notes]
            if notes:
                cards = (self._cards.card(note, text.original, marked=True) for note in notes)
                place = f"--row:{number};--rows:{ends[number] - number}"
                yield element("ul", cards, class_="notes", style=place, lang="en") + "\n"


def path(article: Article) -> str:
    """An article's path, broken where a line may end; with the item of a file of many."""
    return escaped(article.path).replace("/", "/<wbr>") + (f" [{escaped(article.item)}]" if article.item else "")


def counts(article: Article) -> str:
    """How many findings of each severity an article has."""
    found = [
        element("span", counted(number, severity.label), class_=f"count {severity.label}")
        for severity in sorted(Severity, reverse=True)
        if (number := sum(each.finding.severity is severity for each in article.findings))
    ]
    return " ".join(found) or "only the other place of a finding"


def _grouping(setting: Setting) -> object:
    """Equal for blocks that stand in one element, different for any others."""
    return setting.kind if setting.kind in _GROUPS else id(setting)


def _block(group: Sequence[Setting], number: int, *, titled: bool) -> str:
    kind = group[0].kind
    tag = _TAGS.get(kind, "p")
    if kind is BlockKind.SUBHEAD and not titled:
        tag = "h3"
    blocks = [element(tag, setting.markup, class_=kind.value) for setting in group]
    around = _GROUPS.get(kind)
    inner = element(around, blocks) if around else "".join(blocks)
    return element("div", inner, class_="block", style=f"--row:{number}") + "\n"


def _belonging(place: Place) -> str:
    """The other place of a finding, where it is not in the text."""
    number = place.of.number
    words = element("p", f"{element('a', f'Finding {number}', href=f'#f{number}')}: the other place")
    return element("li", words + quoted(place), class_=f"card related {place.of.classes}")


def _language(language: str | None) -> str:
    return f' lang="{language}"' if language and _LANGUAGE.fullmatch(language) else ""
