"""The house's wire format: lines `FIELD: value`, an empty line, then paragraphs between empty lines."""

from collections.abc import Iterator

from factlint import (
    BLOCK_BREAK,
    Article,
    Block,
    BlockKind,
    Field,
    MapBuilder,
    Metadata,
    ReadError,
    Source,
    Span,
)  # fmt: skip

FIELDS = {"HEADLINE": "headline", "DATE": "published", "BY": "byline", "PLACE": "place"}


class WireReader:
    """Reads `*.wire` files."""

    name = "wire"
    suffixes = (".wire",)

    def read(self, source: Source) -> Iterator[Article]:
        """The one article of the file. Raises ReadError for a header line that is none."""
        head, _, _ = source.text.partition("\n\n")
        fields = _fields(head)
        builder = MapBuilder(source.text)
        blocks: list[Block] = []
        if "headline" in fields:
            _add(builder, blocks, fields["headline"].place, BlockKind.HEADLINE)
        for span in _paragraphs(source.text, len(head)):
            _add(builder, blocks, span, BlockKind.PARAGRAPH)
        text, source_map = builder.build()
        metadata = Metadata(
            headline=fields.get("headline"),
            published=fields.get("published"),
            byline=fields.get("byline"),
            place=fields.get("place"),
            can_hold=frozenset(FIELDS.values()),
        )
        yield Article(source.path, self.name, source.text, text, tuple(blocks), source_map, metadata)


def _fields(head: str) -> dict[str, Field]:
    fields = {}
    offset = 0
    for number, line in enumerate(head.split("\n"), 1):
        name, colon, value = line.partition(":")
        if not colon or name not in FIELDS:
            raise ReadError(f"“{line}” is no field of the header: {', '.join(FIELDS)}", number)
        start = offset + len(line) - len(value.lstrip())
        fields[FIELDS[name]] = Field(value.strip(), Span(start, start + len(value.strip())))
        offset += len(line) + 1
    return fields


def _paragraphs(text: str, start: int) -> Iterator[Span]:
    while start < len(text):
        end = text.find("\n\n", start)
        end = len(text) if end < 0 else end
        body = text[start:end]
        if body.strip():
            yield Span(start + len(body) - len(body.lstrip()), end - len(body) + len(body.rstrip()))
        start = end + 2


def _add(builder: MapBuilder, blocks: list[Block], place: Span | None, kind: BlockKind) -> None:
    if place is None:
        return
    if blocks:
        builder.replace(BLOCK_BREAK, place.start, place.start)
    start = builder.length
    builder.copy(place.start, place.end)
    blocks.append(Block(Span(start, builder.length), kind))
