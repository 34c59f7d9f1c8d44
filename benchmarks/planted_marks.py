"""Planted faults in quotation marks: in 300 clean articles one mark is removed, doubled or turned.

Marks are found here by patterns of this module's own, and what leaves well-formed text is told by a
rule of its own, so that what factlint does not read counts as missed.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from benchmarks.common import Setup, document, percent, table
from factlint import Document, Finding, Rule, Severity, plugins

PAGE = "accuracy.md"
_ARTICLES = 300
_SINGLE_SHARE = 0.5
"""How often a single mark is changed in an article that has some."""
_LONG = 1000
_LONG_ARTICLES = 20

_DOUBLE = re.compile(r'["“”]')
_SINGLE = re.compile(r"‘(?=[A-Z][^‘’“”\"\n]{2,80}[^\W\d_s](?P<stop>[.,!?])?(?P<closer>’)(?!\w))")
_TURNED = {"“": "”", "”": "“", "‘": "’", "’": "‘"}
_ACTS = ("removed", "doubled", "turned")
_KINDS = ("curly", "straight", "single")


class Plant(msgspec.Struct, frozen=True):
    """One mark changed: what was done, to which kind of mark, where, the text that came of it, whether it is legal."""

    act: str
    kind: str
    offset: int
    text: str
    legal: bool


def measure(setup: Setup) -> str:
    """How many of the detectable faults are found, and how many findings each gives."""
    rules = [rule for rule in plugins.load().rules if rule.info.family == "quotes" and isinstance(rule, Rule)]
    rules = [rule for rule in rules if rule.info.severity > Severity.INFO]
    clean = [row for row in setup.news() if _is_clean(rules, document(row))]
    counts = _short(setup.random("marks"), rules, clean)
    found, more = _long(setup.random("marks in a long article"), rules, clean)
    figures = ("all", "legal", "detectable", "found", "several")
    kinds = [(act, kind) for act in _ACTS for kind in _KINDS if counts[act, kind, "all"]]
    rows = [_row(act, kind, [counts[act, kind, figure] for figure in figures]) for act, kind in kinds]
    rows.append(_row("all", "", [sum(counts[act, kind, figure] for act, kind in kinds) for figure in figures]))
    head = ["act", "marks", "planted", "well-formed after it", "detectable", "found", "share", "several findings"]
    return (
        f"### Planted faults: quotation marks\n\n"
        f"{len(clean)} articles had no finding before; {_ARTICLES} of them got one fault each. What leaves text that "
        f"is well-formed by its marks alone is left out: a closing mark removed before a paragraph that opens with the "
        f"same mark, the one mark of a paragraph removed, a single opening mark whose partner could be an "
        f"apostrophe.\n\n{table(head, rows)}\n\n"
        f"One mark removed in each of {_LONG_ARTICLES} articles of {_LONG:,} paragraphs, made of those articles: "
        f"{found} faults found, {more} of them by more than one finding."
    )


def _row(act: str, kind: str, counts: Sequence[int]) -> list[object]:
    planted, legal, detectable, found, several = counts
    return [act, kind, planted, legal, detectable, found, percent(found, detectable), several]


def _short(
    draw: random.Random, rules: Sequence[Rule], clean: Sequence[dict[str, Any]]
) -> Counter[tuple[str, str, str]]:
    counts: Counter[tuple[str, str, str]] = Counter()
    planted = 0
    for row in draw.sample(clean, len(clean)):
        plant = _plant(draw, row["text"], _ACTS)
        if plant is None:
            continue
        planted += 1
        counts[plant.act, plant.kind, "all"] += 1
        if plant.legal:
            counts[plant.act, plant.kind, "legal"] += 1
        else:
            counts[plant.act, plant.kind, "detectable"] += 1
            findings = list(_findings(rules, document(row, plant.text)))
            counts[plant.act, plant.kind, "found"] += any(_is_near(plant, finding) for finding in findings)
            counts[plant.act, plant.kind, "several"] += len(findings) > 1
        if planted == _ARTICLES:
            break
    return counts


def _long(draw: random.Random, rules: Sequence[Rule], clean: Sequence[dict[str, Any]]) -> tuple[int, int]:
    """Faults found, and found by more than one finding, in long articles with one mark removed."""
    found = more = 0
    for _ in range(_LONG_ARTICLES):
        paragraphs: list[str] = []
        while len(paragraphs) < _LONG:
            paragraphs += draw.choice(clean)["text"].split("\n\n")
        text = "\n\n".join(paragraphs)
        plant = None
        while plant is None or plant.legal:
            plant = _plant(draw, text, ("removed",))
        findings = list(_findings(rules, document({"id": "long", "date": None}, plant.text)))
        found += bool(findings)
        more += len(findings) > 1
    return found, more


def _is_clean(rules: Sequence[Rule], article: Document) -> bool:
    """Whether the rules say nothing, and no quotation breaks off inside a paragraph (a lost paragraph break)."""
    ends = {block.span.end for block in article.blocks}
    return not any(_findings(rules, article)) and all(q.closed or q.span.end in ends for q in article.quotes)


def _findings(rules: Sequence[Rule], article: Document) -> Iterator[Finding]:
    for rule in rules:
        yield from rule.findings(article, None)


def _is_near(plant: Plant, finding: Finding) -> bool:
    """Whether a finding stands in the paragraph of the plant or in one beside it."""
    assert finding.span is not None
    low, high = sorted((plant.offset, finding.span.start))
    return plant.text.count("\n\n", low, high) <= 1


def _plant(draw: random.Random, text: str, acts: Sequence[str]) -> Plant | None:
    """Change one mark of a text; None where it has none that can be changed so."""
    act = draw.choice(acts)
    singles = list(_SINGLE.finditer(text))
    if singles and draw.random() < _SINGLE_SHARE:
        match = draw.choice(singles)
        opens = draw.random() < 0.5
        offset = match.start() if opens else match.start("closer")
        changed = _changed(text, offset, act)
        return Plant(act, "single", offset, changed, legal=opens and act != "doubled" and not match["stop"])
    marks = [match for match in _DOUBLE.finditer(text) if not _is_inch(text, match.start())]
    if act == "turned":
        marks = [match for match in marks if match.group() in _TURNED]
    if not marks:
        return None
    mark = draw.choice(marks)
    changed = _changed(text, mark.start(), act)
    kind = "straight" if mark.group() == '"' else "curly"
    return Plant(act, kind, mark.start(), changed, legal=act != "doubled" and _is_legal(changed, mark.start()))


def _changed(text: str, offset: int, act: str) -> str:
    mark = text[offset]
    new = {"removed": "", "doubled": mark * 2, "turned": _TURNED.get(mark, mark)}[act]
    return text[:offset] + new + text[offset + 1 :]


def _is_inch(text: str, offset: int) -> bool:
    return text[offset] == '"' and text[offset - 1 : offset].isdigit()


def _is_legal(text: str, offset: int) -> bool:
    """Whether the paragraph of a change, with the ones before and behind it, is well-formed by its marks alone."""
    paragraphs = text.split("\n\n")
    here = text.count("\n\n", 0, offset)
    return all(
        _is_well_formed(paragraph, following)
        for paragraph, following in pairwise([*paragraphs[max(0, here - 1) : here + 3], ""][:4])
    )


def _is_well_formed(paragraph: str, following: str) -> bool:
    """Whether the double marks of a paragraph open and close in turn.

    The last one may stay open where the next paragraph opens with a mark.
    """
    is_open = False
    for match in _DOUBLE.finditer(paragraph):
        if _is_inch(paragraph, match.start()):
            continue
        if match.group() != '"' and (match.group() == "“") is is_open:
            return False
        is_open = not is_open
    return not is_open or following[:1] in {'"', "“"}
