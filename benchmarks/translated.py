"""Translated news: of the spellings that two readers found in 50 stories, how many the rules find."""

import json
from pathlib import Path
from typing import Any

from benchmarks.common import Setup, percent, table
from benchmarks.planting import active_rules
from factlint.api import document_from_source
from factlint.document import Document
from factlint.findings import Diagnostic
from factlint.lint import lint

PAGE = "accuracy.md"
READ = Path(__file__).with_name("translated.jsonl")
RULES = ("person-name-variant", "place-name-variant")
KINDS = {
    "spelling": "one name in two spellings",
    "translation": "a name and its translation",
    "punctuation": "an acronym with and without stops",
}


def measure(setup: Setup) -> str:
    """The section: what the readers listed, by kind, and how much of it is found; what is said of all stories."""
    read: dict[str, list[dict[str, Any]]] = {}
    for line in READ.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        read.setdefault(row["article"], []).append(row)
    found: list[tuple[dict[str, Any], bool]] = []
    findings, stories, others = 0, 0, 0
    for row in setup.rows("news-translated"):
        said = lint(story(row), active_rules(RULES)).diagnostics
        stories += bool(said)
        findings += len(said)
        listed = [item for item in read.get(row["id"], []) if item["kind"] != "none"]
        found += [(item, any(_shows(diagnostic, item["forms"]) for diagnostic in said)) for item in listed]
        others += sum(not any(_shows(d, item["forms"]) for item in listed) for d in said if row["id"] in read)
    rows = [(name, *_counted([hit for item, hit in found if item["kind"] == kind])) for kind, name in KINDS.items()]
    missed = [f"“{'” / “'.join(item['forms'])}” ({item['article']})" for item, hit in found if not hit]
    text = (
        f"Read in full: {len(read)} stories; of what the rules say of these, {others} stand in no reader’s list. Not"
        f" found: {'; '.join(missed) or 'none'}. In all 500 stories, {findings} findings in {stories} stories."
    )
    counted = table(("what the readers listed", "pairs", "found"), rows)
    return f"### Spellings in translated news\n\n{counted}\n\n{text}\n\n{_NOTE}"


def story(row: dict[str, Any]) -> Document:
    """A story with its title as the first paragraph."""
    return document_from_source(f"{row['title']}\n\n{row['text']}", path=f"{row['id']}.txt", published=row["date"])


def _shows(diagnostic: Diagnostic, forms: list[str]) -> bool:
    """Whether a finding and its related place show two of the forms."""
    places = (diagnostic.location, *(related.location for related in diagnostic.related))
    shown = {form for form in forms for place in places if form in place.excerpt or place.excerpt in form.split()}
    return len(shown) > 1


def _counted(found: list[bool]) -> tuple[int, str]:
    return len(found), percent(sum(found), len(found))


_NOTE = (
    "The stories are machine and human translations from Russian and Chinese (`news-translated`), titles included. Two"
    " people read 50 of them, each alone and without seeing what the tool says, and listed every person, place and"
    " organisation that is named in two ways; other words for one thing (church, cathedral; Vatican, Holy See) are no"
    " spellings and are left out. Their lists, put together, stand in `benchmarks/translated.jsonl`."
)
