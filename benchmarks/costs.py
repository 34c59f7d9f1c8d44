"""Costs: where the time goes, by view and by rule, over the news set in one process."""

import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from benchmarks.common import Setup, document, every_rule, table
from factlint.document import Document
from factlint.lint import ActiveRule, lint

PAGE = "performance.md"
HEAD = ("part", "ms an article", "share")
LEGEND = """\
{count:,} articles, CPU time in one process; a view is read once and counted by itself, a rule is what it costs on top.
"""
VIEWS: dict[str, Callable[[Document], object]] = {
    "tokens": lambda document: document.tokens,
    "quotes": lambda document: document.quotes,
    "sentences": lambda document: document.sentences,
    "acronyms": lambda document: document.acronyms,
    "names": lambda document: document.names,
    "roles": lambda document: document.roles,
    "speech": lambda document: document.speech,
    "dates": lambda document: document.dates,
    "spellings of names": lambda document: (
        document.person_variants,
        document.place_variants,
        document.organization_variants,
    ),
}


def measure(setup: Setup) -> str:
    """A table of views and a table of rules, in milliseconds an article."""
    news = setup.news()
    active = every_rule()
    spent: dict[str, float] = defaultdict(float)
    for row in news[:20]:
        lint(document(row), active)
    for row in news:
        _article(row, active, spent)
    total = sum(spent.values())
    rows = [(name, 1000 * seconds / len(news), f"{100 * seconds / total:.1f} %") for name, seconds in _ordered(spent)]
    rows.append(("all", 1000 * total / len(news), "100 %"))
    return "\n\n".join(["## Where the time goes", LEGEND.format(count=len(news)), table(HEAD, rows)])


def _article(row: dict[str, Any], active: list[ActiveRule], spent: dict[str, float]) -> None:
    started = time.process_time()
    read = document(row)
    last = time.process_time()
    spent["reader"] += last - started
    for name, view in VIEWS.items():
        view(read)
        now = time.process_time()
        spent[f"view {name}"] += now - last
        last = now
    for entry in active:
        lint(read, [entry])
        now = time.process_time()
        spent[f"rule {entry.rule.info.name}"] += now - last
        last = now


def _ordered(spent: dict[str, float]) -> list[tuple[str, float]]:
    order = {"reader": 0, "view": 1, "rule": 2}
    return sorted(spent.items(), key=lambda item: (order[item[0].partition(" ")[0]], -item[1], item[0]))
