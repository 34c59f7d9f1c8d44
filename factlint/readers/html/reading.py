"""From an HTML source to an article."""

import msgspec

from factlint.readers.article import Article, Metadata, Source
from factlint.readers.blocks import BlockKind
from factlint.readers.frontmatter import FrontMatter, Value, pieces, read_front_matter
from factlint.readers.holes import filled
from factlint.readers.html.drafts import Draft, others_like, the_article, write
from factlint.readers.html.page import Page
from factlint.readers.html.stated import HELD, Statements
from factlint.readers.html.words import Words
from factlint.readers.makeup import finished
from factlint.readers.markdown.templates import template_holes
from factlint.readers.prose import ProseBuilder


def read_html(source: Source, name: str) -> Article:
    """The article of a page or a piece of one. Raises ReadError for broken front matter."""
    text = source.text
    front = read_front_matter(text, source.metadata_keys)
    start = front.end if front else 0
    holes = template_holes(text, start)
    page = Page(text)
    page.titled = page.whole.titled = bool(front and front.headline)
    page.feed(filled(text, holes)[start:], start)
    page.end(len(text))
    draft = the_article(page.drafts)
    prose = ProseBuilder(text, holes)
    statements = Statements(page, source.metadata_keys)
    titled = _write_top(text, prose, draft, front)
    if not titled and draft.blocks:
        _write_value(text, prose, statements.headline(), BlockKind.HEADLINE)
    draft.replay(prose)
    metadata = _together(front, statements.metadata(draft, titled=titled))
    comments = (*(front.comments if front else ()), *page.comments)
    article = finished(source, name, prose, metadata=metadata, comments=comments)
    return msgspec.structs.replace(article, notices=_notices(page, draft))


def _write_top(source: str, prose: ProseBuilder, draft: Draft, front: FrontMatter | None) -> bool:
    """Headline and deck that stand above the part that is the article; whether that or the part has a headline."""
    if front:
        _write_value(source, prose, front.headline, BlockKind.HEADLINE)
        _write_value(source, prose, front.deck, BlockKind.DECK)
    if draft.headline() or (front and front.headline):
        return True
    above = draft.parent.headline() if draft.parent and draft.parent.name == "main" else []
    if above:
        write(prose, above, BlockKind.HEADLINE)
    return bool(above)


def _write_value(source: str, prose: ProseBuilder, value: Value | None, kind: BlockKind) -> None:
    if value is None:
        return
    if value.quoting == "markup":
        Words(prose).text(source, value.start, value.end, 0)
        prose.close(kind)
    else:
        write(prose, pieces(source, value), kind)


def _together(front: FrontMatter | None, stated: Metadata) -> Metadata:
    """What front matter says, and where it is silent, the page."""
    if front is None:
        return stated
    missing = {name: getattr(stated, name) for name in HELD if getattr(front.metadata, name) is None}
    return msgspec.structs.replace(front.metadata, **missing)


def _notices(page: Page, draft: Draft) -> tuple[str, ...]:
    others = others_like(draft, page.drafts)
    if not others:
        return ()
    return (f"the page holds {others + 1} articles of some length; only the longest was read",)
