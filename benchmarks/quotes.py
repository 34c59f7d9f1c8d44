"""Quotations and who says them, against PolNeAR: political news of 2015 and 2016, annotated by hand."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.common import Setup, percent, table
from factlint.api import document_from_source
from factlint.document import Document
from factlint.reading.folding import fold
from factlint.reading.speech import Attribution
from factlint.spans import Span

PAGE = "accuracy.md"

Row = Mapping[str, Any]


def measure(setup: Setup) -> str:
    """The section: spans found, attributed or not, speakers and cues."""
    counts: Counter[str] = Counter()
    for row in setup.rows("quotes-gold"):
        document = document_from_source(row["text"], path=f"{row['id']}.txt")
        counts["articles"] += 1
        counts.update(_spans(document, row))
        counts.update(_attributed(document, row))
        counts.update(_speakers(document, row))
    return _section(counts)


def _spans(document: Document, row: Row) -> Iterator[str]:
    """Quotations as spans, marks included; those that stand in others are left out on both sides."""
    gold = {Span(each["start"], each["end"]) for each in row["quoted_spans"]}
    ours = {_place(document, quote.span) for quote in document.quotes if quote.depth == 0}
    for span in gold:
        yield "gold spans"
        if span in ours:
            yield "gold spans found"
    for span in ours:
        yield "our spans"
        if span in gold or any(span.overlaps(each) for each in gold):
            yield "our spans right"


def _attributed(document: Document, row: Row) -> Iterator[str]:
    by_span = {_place(document, quote.span): number for number, quote in enumerate(document.quotes)}
    for each in row["quoted_spans"]:
        number = by_span.get(Span(each["start"], each["end"]))
        if number is None:
            continue
        length = "long" if each["words"] >= 5 else "short"
        yield f"{length} {each['attributed']}"
        if document.speech.attributed[number] == each["attributed"]:
            yield f"{length} {each['attributed']} agreed"


def _speakers(document: Document, row: Row) -> Iterator[str]:
    for gold in row["quotes"]:
        if gold["type"] not in {"direct", "mixed"} or gold["speaker"] is None:
            continue
        places = [Span(start, end) for start, end in gold["fragments"]]
        numbers = [
            n
            for n, quote in enumerate(document.quotes)
            if quote.depth == 0 and _in_any(_place(document, quote.span), places)
        ]
        if not numbers:
            continue
        yield f"{gold['type']} quotes"
        attribution = _attribution(document, numbers)
        if attribution is None:
            continue
        yield f"{gold['type']} with attribution"
        if attribution.speaker is not None:
            yield f"{gold['type']} with speaker"
            if _same_speaker(document, attribution.speaker.span, gold):
                yield f"{gold['type']} speaker agreed"
        if _shares_word(attribution.cue.of(document.text), gold["cue"] or ""):
            yield f"{gold['type']} cue agreed"


def _place(document: Document, span: Span) -> Span:
    """A span of the text as the gold counts it: in the article as it came."""
    return document.article.source_map.to_source(span)


def _in_any(span: Span, places: Sequence[Span]) -> bool:
    return any(span.overlaps(place) for place in places)


def _attribution(document: Document, numbers: Sequence[int]) -> Attribution | None:
    for number in numbers:
        index = document.speech.of_quote[number]
        if index is not None:
            return document.speech.attributions[index]
    return None


def _same_speaker(document: Document, span: Span, gold: Mapping[str, Any]) -> bool:
    """Whether both speakers stand in one place, or the last word of one is in the other."""
    place = Span(gold["speaker_start"], gold["speaker_end"])
    if _place(document, span).overlaps(place):
        return True
    ours, theirs = fold(span.of(document.text)).split(), fold(gold["speaker"]).split()
    return bool(ours and theirs) and (ours[-1] in theirs or theirs[-1] in ours)


def _shares_word(one: str, other: str) -> bool:
    return bool(set(fold(one).split()) & set(fold(other).rstrip(":").split()))


def _section(counts: Counter[str]) -> str:
    rows: list[tuple[str, int, str]] = [
        (
            "quotations found with both marks in place",
            counts["gold spans"],
            _share(counts, "gold spans found", "gold spans"),
        ),
        ("quotations of ours that are quotations", counts["our spans"], _share(counts, "our spans right", "our spans")),
    ]
    for length, words in (("long", "five words and more"), ("short", "under five words")):
        for value, name in (("True", "attributed"), ("False", "not attributed")):
            key = f"{length} {value}"
            rows.append((f"{name} in the gold, {words}: agreed", counts[key], _share(counts, f"{key} agreed", key)))
    for kind in ("direct", "mixed"):
        whole = f"{kind} quotes"
        rows.append(
            (f"{kind} quotations: attribution found", counts[whole], _share(counts, f"{kind} with attribution", whole))
        )
        rows.append(
            (f"{kind} quotations: speaker agreed", counts[whole], _share(counts, f"{kind} speaker agreed", whole))
        )
        rows.append((f"{kind} quotations: cue agreed", counts[whole], _share(counts, f"{kind} cue agreed", whole)))
    head = f"### Quotations and speakers\n\nPolNeAR, {counts['articles']} articles of its development half."
    return f"{head}\n\n{table(['what', 'of', 'share'], rows)}"


def _share(counts: Counter[str], part: str, whole: str) -> str:
    return percent(counts[part], counts[whole])
