"""What every measure shares: reading the data, drawing at random, tables, and where a table is written."""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from factlint import plugins
from factlint.api import document_from_source
from factlint.document import Document
from factlint.lint import ActiveRule


class Setup(msgspec.Struct, frozen=True):
    """What a measure is run with: the folder of data, the seed of every draw, and how many times a command is timed."""

    data: Path
    seed: int = 1
    rounds: int = 5

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of a gzipped JSON Lines file of the data folder."""
        with gzip.open(self.data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)

    def random(self, purpose: str) -> random.Random:
        """A generator of its own for each purpose, so that one measure's draws do not move another's."""
        return random.Random(f"{self.seed}/{purpose}")

    def news(self) -> list[dict[str, Any]]:
        """The untouched news articles, in the order of the file."""
        return list(self.rows("news"))


def document(row: dict[str, Any], text: str | None = None) -> Document:
    """A row of news as a document: plain text with the row's date of publication; `text` in place of its own."""
    return document_from_source(row["text"] if text is None else text, path=f"{row['id']}.txt", published=row["date"])


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; numbers are set to the right."""
    body = [[_cell(value) for value in row] for row in rows]
    right = [all(re.fullmatch(r"[-+]?[\d.,]+( ?%)?|–", row[i]) for row in body) for i in range(len(head))]
    lines = ["| " + " | ".join(head) + " |", "|" + "|".join(" ---: " if each else " --- " for each in right) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in body)])


def percent(part: int, whole: int) -> str:
    """A share in per cent with one decimal, – of nothing."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def write_section(page: Path, name: str, body: str) -> None:
    """Put a measure's section into a page, in the place of its last version or at the end."""
    begin, end = f"<!-- measure: {name} -->", f"<!-- end: {name} -->"
    section = f"{begin}\n{body.strip()}\n{end}"
    old = page.read_text(encoding="utf-8") if page.exists() else ""
    if begin in old:
        head, _, rest = old.partition(begin)
        new = head + section + rest.partition(end)[2]
    else:
        new = f"{old.rstrip()}\n\n{section}\n".lstrip()
    page.write_text(new, encoding="utf-8")


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def every_rule() -> list[ActiveRule]:
    """Every rule there is, the opt-in ones too, at its default severity and options."""
    return [
        ActiveRule(rule, rule.info.severity, rule.info.options_type() if rule.info.options_type else None)
        for rule in plugins.load().rules
    ]
