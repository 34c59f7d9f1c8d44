"""Which of the statements of a page tell the fields of its article."""

from collections.abc import Iterator, Mapping

from factlint.readers.article import Field, Metadata
from factlint.readers.frontmatter import Value
from factlint.readers.html.drafts import LEAD, Draft
from factlint.readers.html.page import Page
from factlint.reading.language import primary_language
from factlint.spans import Span

KEYS: Mapping[str, tuple[str, ...]] = {
    "headline": ("headline", "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "title"),
    "deck": ("description", "og:description", "twitter:description", "dc.description"),
    "published": (
        "datePublished",
        "article:published_time",
        "og:published_time",
        "dcterms.issued",
        "dc.date.issued",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publish-date",
        "publishdate",
        "dcterms.created",
        "dcterms.date",
        "dc.date",
        "date",
    ),
    "updated": (
        "dateModified",
        "article:modified_time",
        "og:updated_time",
        "dcterms.modified",
        "dc.date.modified",
        "lastmod",
        "last-modified",
    ),
    "byline": ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator"),
    "place": ("dateline", "locationCreated", "geo.placename"),
    "language": ("inLanguage", "content-language", "dc.language", "dcterms.language", "og:locale"),
}
"""Which keys of linked data and which names of `meta` hold a field, most trusted first; letters' case does not count.
Source: schema.org NewsArticle; the Open Graph protocol; Dublin Core; WHATWG MetaExtensions; Parse.ly and Sailthru."""

HELD = frozenset(KEYS)
"""The fields that a page has a place for."""


class Statements:
    """What a page states, asked field by field; `keys` are the configured names, before those of `KEYS`."""

    def __init__(self, page: Page, keys: Mapping[str, tuple[str, ...]]) -> None:
        self._page = page
        self._keys = keys

    def metadata(self, article: Draft, *, titled: bool) -> Metadata:
        """The metadata of the part that is the article; `titled` says that its headline stands in its words."""
        page = self._page
        return Metadata(
            headline=None if titled else _field(self.headline()),
            deck=_field(self._first("deck")),
            byline=self._byline(),
            published=_field(self._first("published") or self._moment("published", article)),
            updated=_field(self._first("updated") or self._moment("updated", article)),
            place=_field(self._first("place")),
            language=_language(article.language or page.whole.language or self._first("language")),
            can_hold=HELD if page.is_page else frozenset(),
        )

    def headline(self) -> Value | None:
        """The headline that stands outside the article's words."""
        return self._first("headline")

    def _first(self, field: str) -> Value | None:
        return next((value for values in self._all(field) for value in values), None)

    def _all(self, field: str) -> Iterator[list[Value]]:
        for key in (*self._keys.get(field, ()), *KEYS[field]):
            for stated in (self._page.data, self._page.meta):
                if key.lower() in stated:
                    yield stated[key.lower()]

    def _byline(self) -> Field | None:
        for values in self._all("byline"):
            names = [value for value in values if "://" not in value.words]
            if names:
                written = ", ".join(" ".join(name.words.split()) for name in names)
                return Field(written, Span(min(n.start for n in names), max(n.end for n in names)))
        return None

    def _moment(self, field: str, article: Draft) -> Value | None:
        """The value of a `time` element: one that names the field; else, for the day of publication, one that stands
        above the first paragraph, in a line of its own.
        """
        moments = [each for each in self._page.moments if each.draft in {article, article.parent}]
        named = next((each.value for each in moments if each.field == field), None)
        if named or field != "published":
            return named
        return next((each.value for each in moments if not each.field and _is_above(each.draft, each.block)), None)


def _is_above(draft: Draft, block: int) -> bool:
    return block <= draft.lead() and (block >= len(draft.blocks) or draft.blocks[block][2] < LEAD)


def _field(value: Value | None) -> Field | None:
    return Field(" ".join(value.words.split()), Span(value.start, value.end)) if value else None


def _language(value: Value | None) -> Field | None:
    field = _field(value)
    if field is None:
        return None
    tag = field.value.replace("_", "-")
    return Field(tag, field.place) if primary_language(tag) else None
