"""Dates against hand-made annotation: how many are found, with the same words, and with the same value."""

import datetime
from collections import Counter
from typing import Any

from benchmarks.common import Setup, percent, table
from factlint import Date, parse

PAGE = "accuracy.md"


def measure(setup: Setup) -> str:
    """Dates found and values agreed on, by source, against TIMEX3 of type DATE."""
    counts: dict[str, Counter[str]] = {}
    for row in setup.rows("dates-gold"):
        counts.setdefault(row["source"], Counter()).update(_compare(row))
    counts["all"] = sum(counts.values(), Counter())
    rows = [_row(source, found) for source, found in counts.items()]
    head = ["source", "dates", "found", "same words", "same words and value", "value of those found", "beside them"]
    return f"### Dates\n\n{table(head, rows)}\n\n{_NOTE}"


_NOTE = (
    "TimeBank, AQUAINT and TempEval-3 platinum, TIMEX3 of type DATE, resolved from the document's date. "
    "“Found” shares a character with one; “beside them” are dates of factlint that share none with a TIMEX3 of any "
    "type. Values are compared as they are written in TIMEX3, but for decades and centuries, which the older "
    "corpora write 199X and 19XX."
)


def _compare(row: dict[str, Any]) -> Counter[str]:
    published = datetime.date.fromisoformat(row["dct"][:10]).isoformat()
    document = parse(row["text"], published=published)
    places = [(document.locate(date.span), date) for date in document.dates]
    read = [(place.start.offset, place.end.offset, date) for place, date in places]
    found: Counter[str] = Counter()
    for gold in row["timex"]:
        if gold["type"] == "DATE":
            found.update(_agreement(gold, read))
    found["beside"] = sum(
        not any(start < gold["end"] and gold["start"] < end for gold in row["timex"]) for start, end, _ in read
    )
    return found


def _agreement(gold: dict[str, Any], read: list[tuple[int, int, Date]]) -> list[str]:
    """What the first date at the place of a gold one has in common with it."""
    for start, end, date in read:
        if start < gold["end"] and gold["start"] < end:
            words = (start, end) == (gold["start"], gold["end"])
            value = date.value == gold["value"].rstrip("X")
            return ["gold", "found", *["words"] * words, *["value"] * value, *["both"] * (words and value)]
    return ["gold"]


def _row(source: str, found: Counter[str]) -> list[object]:
    gold = found["gold"]
    return [
        source,
        gold,
        percent(found["found"], gold),
        percent(found["words"], gold),
        percent(found["both"], gold),
        percent(found["value"], found["found"]),
        found["beside"],
    ]
