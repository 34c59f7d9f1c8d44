"""What a format does not say and the words do: which line is headline or byline, where and when a story was filed."""

import datetime
import itertools
import re
from collections.abc import Callable, Sequence

import msgspec

from factlint.readers.article import Article, Comment, Field, Metadata, Source
from factlint.readers.blocks import Block, BlockKind
from factlint.readers.datelines import Dateline, dateline_at
from factlint.readers.notes import kind_of, recognised
from factlint.readers.prose import ProseBuilder
from factlint.reading import lexicon
from factlint.spans import SourceMap, Span

_LONGEST = 160
_NO_HEADLINE_END = tuple(".,;:…-–—")
_SENTENCE = re.compile(r"[.!?,][”’\"')]+$|[a-z]{3}[.!?][”’\"')]* [“‘\"']?[A-Z\d]")
_FILE_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_BY = re.compile(r"(?:By|BY|by):? +(?=\S)")
_SMALL = frozenset(
    {"and", "for", "of", "in", "the", "de", "da", "di", "la", "van", "von", "der", "den", "bin", "al", "with"}
)
_OUTLET = 40
"""No outlet's name in a line of its own has more characters."""

_TOP = 5
"""How many blocks a byline may stand below the top, and how many paragraphs a dateline."""


def is_headline(line: str) -> bool:
    """Whether a first line that stands alone is a headline: short, and without the full stop of a sentence."""
    if len(line) > _LONGEST or line.endswith(_NO_HEADLINE_END) or _SENTENCE.search(line):
        return False
    return byline_in(line) is None and kind_of(line, 0, len(line)) is None


def byline_in(line: str) -> Span | None:
    """The place of the names in a byline (“By Jane Doe and John Roe, Reuters”), None in any other line."""
    match = _BY.match(line)
    if match is None or len(line) > 120 or line.endswith((".", "?", "!", ":", ";", ",")):
        return None
    words = re.findall(r"[^\s,|&/]+", line[match.end() :])
    capital = [word for word in words if word[0].isupper()]
    if len(words) < 2 or len(capital) < 2 or any(word not in _SMALL for word in words if not word[0].isupper()):
        return None
    return Span(match.end(), len(line))


def finished(
    source: Source,
    name: str,
    prose: ProseBuilder,
    *,
    metadata: Metadata | None = None,
    comments: tuple[Comment, ...] = (),
) -> Article:
    """The article that a reader has written, completed by what its words and its file name say about it."""
    text, blocks, source_map = prose.build()
    blocks = _with_byline(text, recognised(text, blocks))
    metadata = _completed(metadata or Metadata(), source.path, text, blocks, source_map)
    return Article(source.path, name, source.text, text, blocks, source_map, metadata, comments)


def _with_byline(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    if len(blocks) > 1 and blocks[0].kind is BlockKind.HEADLINE and _is_bare_byline(text, *blocks[:2]):
        return (Block(blocks[0].span, BlockKind.BYLINE), *blocks[1:])
    for number, block in enumerate(blocks[:_TOP]):
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.SUBHEAD} and byline_in(block.span.of(text)):
            return (*blocks[:number], Block(block.span, BlockKind.BYLINE), *blocks[number + 1 :])
    return blocks


def _is_bare_byline(text: str, first: Block, following: Block) -> bool:
    """Whether a first line that is set like a headline holds reporters' names alone, and an outlet's name follows."""
    outlet = following.span.of(text)
    if len(outlet) > _OUTLET or outlet.endswith(_NO_HEADLINE_END) or _has_small_word(outlet):
        return False
    names = [name.split() for name in re.split(r",? and |, ", first.span.of(text))]
    shaped = all(2 <= len(words) <= 4 and not _has_small_word(" ".join(words)) for words in names)
    return shaped and any(words[0].lower() in lexicon.entries("given-name") for words in names)


def _has_small_word(words: str) -> bool:
    return any(not word[0].isupper() and word not in _SMALL for word in words.split())


def _completed(metadata: Metadata, path: str, text: str, blocks: Sequence[Block], source_map: SourceMap) -> Metadata:
    """The metadata; where they hold nothing, what the words say, then what the file name says."""

    def field(span: Span) -> Field:
        return Field(span.of(text), source_map.to_source(span))

    told: dict[str, Field | str] = {}
    top = blocks[:_TOP]
    if metadata.headline is None and (span := _headline(top)):
        told["headline"] = field(span)
    if metadata.byline is None and (span := _byline(text, top)):
        told["byline"] = field(span)
    dateline = _dateline(text, blocks)
    if dateline is not None:
        told["dateline"] = field(dateline.span)
        if metadata.place is None:
            told["place"] = field(dateline.place)
    if metadata.published is None:
        told |= _published(path, dateline, field)
    if metadata.language is None and (language := language_in_name(path)):
        told["language"] = Field(language)
    return msgspec.structs.replace(metadata, **told) if told else metadata


def _headline(blocks: Sequence[Block]) -> Span | None:
    return next((block.span for block in blocks if block.kind is BlockKind.HEADLINE), None)


def _byline(text: str, blocks: Sequence[Block]) -> Span | None:
    """The names in the byline at the top."""
    for block in blocks:
        if block.kind is BlockKind.BYLINE and (names := byline_in(block.span.of(text))):
            return Span(block.span.start + names.start, block.span.start + names.end)
    return None


def _dateline(text: str, blocks: Sequence[Block]) -> Dateline | None:
    """The dateline of the first paragraphs (a caption or a teaser may stand before it)."""
    paragraphs = (block.span for block in blocks if block.kind is BlockKind.PARAGRAPH)
    found = (dateline_at(text, span.start, span.end) for span in itertools.islice(paragraphs, _TOP))
    return next((dateline for dateline in found if dateline), None)


def _published(path: str, dateline: Dateline | None, field: Callable[[Span], Field]) -> dict[str, Field | str]:
    if dateline is not None and dateline.date is not None:
        place = field(dateline.span).place
        return {"published": Field(dateline.date.isoformat(), place), "published_source": "dateline"}
    if (day := date_in_name(path)) is not None:
        return {"published": Field(day.isoformat()), "published_source": "filename"}
    return {}


def date_in_name(path: str) -> datetime.date | None:
    """The day that a file name opens with (`2021-10-28-slug.md`), None without one."""
    match = _FILE_DATE.match(_file_name(path))
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def language_in_name(path: str) -> str | None:
    """The language that a file name states before its ending (`story.fr.md`), None without one."""
    _, *endings = _file_name(path).split(".")
    return endings[-2] if len(endings) > 1 and f".{endings[-2]}" in lexicon.entries("language-code") else None


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
