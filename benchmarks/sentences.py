"""Sentences: whole spans against hand-split texts, beside the libraries that split best.

Everybody is given one line of a text at a time: a sentence never goes on over a line end
there, and sentencex alone is quadratic in a line with an unclosed quotation mark.
"""

import importlib
import importlib.metadata
import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from benchmarks.common import Setup, table
from factlint.readers.blocks import Block, BlockKind, Blocks
from factlint.reading.sentences import read_sentences
from factlint.reading.tokens import read_tokens
from factlint.reading.voice import Voices
from factlint.spans import Span

PAGE = "accuracy.md"
GOLDEN_RULES = "pysbd_golden_rules"
LEGEND = """\
F1 of whole sentence spans, by source: GUM, GENTLE, PUD and EWT are Universal Dependencies treebanks, the rest are test
suites of splitters, whose policies differ (sentencex keeps a quotation of several sentences whole, the treebanks and
factlint do not). *Left out*: sentences with a boundary that neither a line end nor one of . ? ! … marks, which no
splitter can see. Each splitter is given one line at a time."""

Pair = tuple[int, int]
Splitter = Callable[[str], list[Pair]]


class Score(msgspec.Struct):
    """Spans of one source: right ones, said ones and true ones; texts with all ends right."""

    right: int = 0
    said: int = 0
    true: int = 0
    whole: int = 0

    def add(self, true: Sequence[Pair], said: Sequence[Pair], left_out: set[Pair]) -> None:
        """Count one text; what overlaps a sentence that is left out counts for nobody."""
        kept = set(true) - left_out
        counted = {pair for pair in said if pair in kept or not _overlaps(pair, sorted(left_out))}
        self.right += len(kept & counted)
        self.said += len(counted)
        self.true += len(kept)
        self.whole += [end for _, end in true] == [end for _, end in said]

    @property
    def f1(self) -> str:
        """The harmonic mean of precision and recall, three decimals."""
        return f"{2 * self.right / (self.said + self.true):.3f}" if self.said + self.true else "–"


def measure(setup: Setup) -> str:
    """A row a source, a column a splitter; and the texts of the golden rules with all ends right."""
    splitters, missing = _installed()
    scores: dict[str, dict[str, Score]] = {}
    texts: dict[str, int] = {}
    left_out: dict[str, int] = {}
    for row in setup.rows("sentences-gold"):
        source, text = row["source"], row["text"]
        true = [(start, end) for start, end in row["sentences"]]
        unmarked = _unmarked(text, true)
        texts[source] = texts.get(source, 0) + 1
        left_out[source] = left_out.get(source, 0) + len(unmarked)
        by_splitter = scores.setdefault(source, {name: Score() for name in splitters})
        for name, split in splitters.items():
            by_splitter[name].add(true, split(text), unmarked)
    head = ["source", "sentences", "left out", *splitters]
    rows = [
        [source, own["factlint"].true + left_out[source], left_out[source], *(score.f1 for score in own.values())]
        for source, own in scores.items()
    ]
    golden = ", ".join(f"{name} {score.whole}" for name, score in scores[GOLDEN_RULES].items())
    return "\n\n".join(
        [
            "## Sentences",
            LEGEND,
            table(head, rows),
            f"Golden rules with all ends right, of {texts[GOLDEN_RULES]} texts: {golden}.",
            *([f"Not installed: {', '.join(missing)}."] if missing else []),
        ]
    )


def _installed() -> tuple[dict[str, Splitter], list[str]]:
    """The splitters that are installed, by name and version; the names of the others."""
    splitters: dict[str, Splitter] = {"factlint": _factlint}
    missing = []
    for name, make in {"sentencex": _sentencex, "nupunkt": _nupunkt, "pysbd": _pysbd, "syntok": _syntok}.items():
        try:
            split = make()
        except ImportError:
            missing.append(name)
        else:
            splitters[f"{name} {importlib.metadata.version(name)}"] = _line_by_line(split)
    return splitters, missing


def _factlint(text: str) -> list[Pair]:
    blocks = Blocks([Block(Span(start, end), BlockKind.PARAGRAPH) for start, end in _lines(text)])
    found = read_sentences(text, read_tokens(text), blocks, (), Voices((), ()))
    return [(sentence.span.start, sentence.span.end) for sentence in found]


def _sentencex() -> Splitter:
    library: Any = importlib.import_module("sentencex")
    return lambda line: [
        (each["start_index"], each["end_index"]) for each in library.get_sentence_boundaries("en", line)
    ]


def _nupunkt() -> Splitter:
    library: Any = importlib.import_module("nupunkt")
    return lambda line: [(start, end) for start, end in library.sent_spans(line)]


def _pysbd() -> Splitter:
    library: Any = importlib.import_module("pysbd")
    segmenter = library.Segmenter(language="en", clean=False, char_span=True)
    return lambda line: [(each.start, each.end) for each in segmenter.segment(line)]


def _syntok() -> Splitter:
    library: Any = importlib.import_module("syntok.segmenter")
    return lambda line: [
        (sentence[0].offset, sentence[-1].offset + len(sentence[-1].value))
        for paragraph in library.analyze(line)
        for sentence in paragraph
        if sentence
    ]


def _line_by_line(split: Splitter) -> Splitter:
    """A splitter that is given a line at a time, and whose spans are trimmed of white space."""

    def run(text: str) -> list[Pair]:
        return [
            pair
            for first, last in _lines(text)
            for start, end in split(text[first:last])
            for pair in _trimmed(text, first + start, first + end)
        ]

    return run


def _lines(text: str) -> Iterator[Pair]:
    for match in re.finditer(r"[^\n]+", text):
        yield from _trimmed(text, match.start(), match.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[Pair]:
    """The span without white space around it; nothing where there is nothing else."""
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _unmarked(text: str, true: Sequence[Pair]) -> set[Pair]:
    """The sentences on either side of a boundary that neither a line end nor an end mark shows."""
    found = set()
    for one, other in itertools.pairwise(true):
        end = text[one[0] : one[1]].rstrip("\"'”’»)]}* ")
        if "\n" not in text[one[1] : other[0]] and end[-1:] not in {".", "?", "!", "…"}:
            found |= {one, other}
    return found


def _overlaps(pair: Pair, sorted_pairs: Sequence[Pair]) -> bool:
    index = bisect_left(sorted_pairs, (pair[1], -1)) - 1
    return index >= 0 and sorted_pairs[index][1] > pair[0]
