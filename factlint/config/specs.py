"""Specs of house names: sentences in the settings that must pass or fail, tried on the list that they stand in."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from factlint.config.names import NAMES, SPECS, Line, Names, house_list
from factlint.config.reading import Fault, Known, Reading, raise_faults
from factlint.config.toml import TomlTable
from factlint.document import Document
from factlint.readers.article import Article
from factlint.readers.blocks import BLOCK_BREAK, Block, BlockKind
from factlint.reading.house_names import HouseList, HouseName
from factlint.spans import MapBuilder, Span


class _Spec(msgspec.Struct, frozen=True):
    """A sentence that an entry's settings give, whether it must fail, and its number among those."""

    house: HouseName
    sentence: str
    fails: bool
    number: int


def broken_specs(names: HouseList, entries: Iterable[HouseName]) -> Iterator[Fault]:
    """What the specs of entries promise, and the list does not keep. All sentences are read as one article, each a
    paragraph of it, by what reads articles."""
    specs = [spec for entry in entries for spec in _specs_of(entry)]
    if not specs:
        return
    document = _document([" ".join(spec.sentence.split()) for spec in specs], names)
    found: dict[int, list[tuple[str, HouseName]]] = {}
    for rejected in document.house_names:
        number = document.blocks.index_at(rejected.span.start)
        found.setdefault(number, []).append((rejected.span.of(document.text), rejected.house))
    for number, spec in enumerate(specs):
        said = found.get(number, [])
        if spec.fails and all(house is not spec.house for _, house in said):
            yield _fault(spec, "must fail, and passes")
        elif said and not spec.fails:
            written, house = said[0]
            yield _fault(spec, f"must pass, and fails: “{written}” is rejected at {house.place} for “{house.form}”")


def _specs_of(entry: HouseName) -> Iterator[_Spec]:
    for fails, sentences in ((False, entry.passes), (True, entry.fails)):
        for number, sentence in enumerate(sentences):
            yield _Spec(entry, sentence, fails, number)


def _fault(spec: _Spec, said: str) -> Fault:
    place = spec.house.place
    assert isinstance(place, Line)
    at: tuple[str | int, ...] = (*place.path, "specs", SPECS[spec.fails], spec.number)
    return Fault(place.toml, at, f"a spec of “{spec.house.form}” {said}: “{spec.sentence}”")


def _document(paragraphs: list[str], names: HouseList) -> Document:
    blocks = []
    start = 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(start, start + len(paragraph)), BlockKind.PARAGRAPH))
        start += len(paragraph) + len(BLOCK_BREAK)
    source = BLOCK_BREAK.join(paragraphs)
    builder = MapBuilder(source)
    builder.copy(0, len(source))
    text, source_map = builder.build()
    return Document(Article("specs", "text", source, text, tuple(blocks), source_map), house_list=names)


def list_of(table: Mapping[str, object], file: str = "factlint.toml") -> HouseList:
    """What a table such as `[names]` says, without a file. Raises ConfigError for what is wrong in it."""
    faults: list[Fault] = []
    reading = Reading(TomlTable(file, "", {NAMES: table}), Known(()), faults)
    Names().read(reading, dict(table), NAMES)
    layer = reading.layer
    found = house_list(layer.values, dict.fromkeys(layer.values, layer), faults)
    raise_faults([*faults, *broken_specs(found, found.entries)])
    return found
