"""Names by a spaCy pipeline, beside those that factlint reads itself.

It comes with the extra `spacy`, and the settings ask for it: `plugins = ["factlint[spacy]"]`. It takes the English
pipeline that is installed as a package; of several the largest (`trf`, `lg`, `md`, `sm`), then the first by name.
"""

import functools
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import Protocol

from factlint import MentionKind, NameHint, Sentence, Span, hookimpl

if find_spec("spacy") is None:
    raise ImportError("spaCy is not installed: pip install 'factlint[spacy]', and an English pipeline")

KINDS = {
    "PERSON": MentionKind.PERSON,
    "PER": MentionKind.PERSON,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "ORG": MentionKind.ORGANIZATION,
}
"""What is taken over of the labels that English pipelines use (OntoNotes 5, CoNLL 2003); other labels name no one."""

SIZES = ("trf", "lg", "md", "sm")
WINDOW = 50_000
"""So many characters, in whole sentences, are read at a time: spaCy's cost in memory grows with them."""


class Entity(Protocol):
    """What is read of a spaCy `Span`: offsets in code points, and the label."""

    start_char: int
    end_char: int
    label_: str
    text: str


class Doc(Protocol):
    """What is read of a spaCy `Doc`."""

    ents: Sequence[Entity]


class Pipeline(Protocol):
    """What is asked of a spaCy `Language`."""

    def __call__(self, text: str) -> Doc: ...


@hookimpl
def factlint_mentions(text: str, sentences: Sequence[Sentence]) -> Iterator[NameHint]:
    """The people, places and organisations that the pipeline finds, without article and possessive ending.

    Raises RuntimeError where no English pipeline that finds names is installed.
    """
    pipeline = english()
    for window in windows(sentences):
        for entity in pipeline(window.of(text)).ents:
            kind = KINDS.get(entity.label_)
            if kind is not None and "\n" not in entity.text:
                yield from _hint(entity, kind, window.start)


@functools.cache
def english() -> Pipeline:
    """The English pipeline of this installation, loaded once, without what finds no names."""
    import spacy  # noqa: PLC0415  # a second or more, spent only where an article is read

    installed = sorted(spacy.util.get_installed_models(), key=_by_size)
    for name in (name for name in installed if name.startswith("en_")):
        pipeline = spacy.load(name, exclude=["parser", "lemmatizer", "attribute_ruler"])
        if any("doc.ents" in pipeline.get_pipe_meta(pipe).assigns for pipe in pipeline.pipe_names):
            found: Pipeline = pipeline
            return found
    there = ", ".join(sorted(installed)) or "none"
    raise RuntimeError(
        f"no English spaCy pipeline that finds names is installed (installed: {there}):"
        " python -m spacy download en_core_web_sm"
    )


def windows(sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Stretches of whole sentences of at most WINDOW characters; a longer sentence is cut."""
    start = end = 0
    for sentence in sentences:
        if sentence.span.end - start > WINDOW and end > start:
            yield Span(start, end)
            start = sentence.span.start
        while sentence.span.end - start > WINDOW:
            yield Span(start, start + WINDOW)
            start += WINDOW
        end = sentence.span.end
    if end > start:
        yield Span(start, end)


def _by_size(name: str) -> tuple[int, str]:
    size = name.rpartition("_")[2]
    return (SIZES.index(size) if size in SIZES else len(SIZES), name)


def _hint(entity: Entity, kind: MentionKind, shift: int) -> Iterator[NameHint]:
    name = entity.text
    start, end = entity.start_char, entity.end_char
    if name[:4].lower() == "the ":
        start += 4
    if name[-2:] in {"'s", "’s"}:
        end -= 2
    elif name[-1:] in {"'", "’"}:
        end -= 1
    if end > start:
        yield NameHint(Span(shift + start, shift + end), kind)
