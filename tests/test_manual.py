"""The manual: a rule's page, and the pages in docs/rules/."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from factlint import (
    ArchiveFinding,
    Document,
    Finding,
    Options,
    RuleInfo,
    Severity,
    archive_rule,
    flags,
    manual,
    option,
    passes,
    plugins,
    rule,
)
from factlint.manual.__main__ import pages, write

DOCS = Path(__file__).parent.parent / "docs" / "rules"
RULES = [each.info for each in plugins.load().rules if each.info.module.startswith("factlint_rules.")]


class Widths(Options, frozen=True):
    """`most-words`: how many words are one too many; a second line of it.

    `words`: words that are not counted.
    """

    most_words: int = 3
    words: list[str] = option(["the"])
    place: Literal["start", "end"] = "start"


@rule(
    flags("The [[bridge]] {{river}} is closed.", fixed="The bridge is closed.", published="2025-03-04"),
    passes("The bridge.\n\nThe road.", headline="Bridge", path="a.md", options={"most-words": 9}),
    severity=Severity.INFO,
    on=False,
    needs=("published",),
    languages=("en", "fr"),
)
def wide_bridge(document: Document, options: Widths) -> Iterator[Finding]:
    """A bridge is too wide.

    It costs more than it should,
    and nobody crosses it.

    - measure it
    - close it

    Known limits: rivers
    are not measured.

    Nor are roads.
    """
    del document, options
    return iter(())


def test_the_pages_in_the_docs_are_fresh() -> None:
    """`python -m factlint.manual docs/rules` brings them up to date."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    stale = sorted(name for name in pages().keys() | kept.keys() if pages().get(name) != kept.get(name))
    assert not stale, f"stale: {', '.join(stale)}; run: python -m factlint.manual docs/rules"


def test_writing_the_pages_drops_those_of_rules_that_are_gone(tmp_path: Path) -> None:
    """A renamed rule leaves no page behind."""
    (tmp_path / "gone.md").write_text("# gone\n", encoding="utf-8")
    write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == pages().keys()


def test_a_page_says_what_why_limits_options_and_examples() -> None:
    """One of everything."""
    assert manual.page(wide_bridge.info) == PAGE


PAGE = """\
# wide-bridge

A bridge is too wide.

- Severity: info
- On by default: no; select it by its name
- Needs: the day of publication
- Languages: en, fr
- Fix: it shows how to mend it

It costs more than it should, and nobody crosses it.

- measure it
- close it

## Known limits

Rivers are not measured.

Nor are roads.

## Options

- `most-words` (a whole number; default 3): how many words are one too many; a
  second line of it.

- `words` (a list of texts; default ["the"]): words that are not counted.

- `place` (one of "start", "end"; default "start")

They are set under `[rules.wide-bridge]` in `factlint.toml`.

## Examples

`[[…]]` marks what is flagged, `{{…}}` the other place that the finding shows,
an empty `[[]]` the whole file.

Flagged, published 2025-03-04:

    The [[bridge]] {{river}} is closed.

Mended:

    The bridge is closed.

Fine, under the headline “Bridge”, as a.md, with `most-words` = `9`:

    The bridge.

    The road.
"""


def test_an_archive_rule_shows_each_text_under_its_name() -> None:
    """Its examples are several articles."""

    @archive_rule(flags("One [[here]].", "Two {{there}}."), collect=lambda _: (), severity=Severity.INFO)
    def two_texts(key: str, facts: object) -> Iterator[ArchiveFinding]:
        """Two texts."""
        del key, facts
        return iter(())

    assert "a.txt\n\n    One [[here]].\n\nb.txt\n\n    Two {{there}}.\n" in manual.page(two_texts.info)


@pytest.mark.parametrize("info", RULES, ids=lambda info: info.name)
def test_the_page_of_every_rule_fits_a_terminal(info: RuleInfo) -> None:
    """Eighty columns, and a summary on its first line."""
    page = manual.page(info)
    assert max(map(len, page.splitlines())) <= 80
    assert page.startswith("# ")


@pytest.mark.parametrize("info", RULES, ids=lambda info: info.name)
def test_every_option_of_a_rule_is_documented(info: RuleInfo) -> None:
    """An option nobody explains is one that nobody sets."""
    page = manual.page(info)
    options = page.partition("## Options\n")[2].partition("\n## ")[0]
    assert all(": " in item.partition("; default ")[2] for item in options.split("\n\n") if item.startswith("- `"))


def test_the_index_links_every_rule() -> None:
    """By family."""
    index = manual.index(RULES)
    assert all(f"[{info.name}]({info.name}.md)" in index for info in RULES)
