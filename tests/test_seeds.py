"""The main job: what a copy editor finds in the two seed articles, and what must be left alone there."""

from pathlib import Path

import pytest

import factlint
from factlint import Severity

SEEDS = Path(__file__).parent.parent / "seeds"
A = "000_60e7d6aa36c62751.txt"
B = "003_0c130c9c718aaf53.txt"

BROKEN = (21, 235, "”")
OFFICE = "Assistant Secretary of Defense"
PREVIOUSLY = "Previously, on October 26th"

Place = tuple[int, int, str]
Said = tuple[str, Severity, Place, tuple[Place, ...]]

EXPECTED: dict[str, list[Said]] = {
    A: [
        ("unintroduced-role", Severity.WARNING, (11, 205, "the Pentagon spokeswoman"), ((5, 1, OFFICE),)),
        ("backwards-quote", Severity.ERROR, (13, 1, "”"), ((13, 140, "”"),)),
        ("mixed-date-format", Severity.INFO, (19, 16, "October 26th"), ((21, 8, "October 26"), BROKEN)),
        ("relative-date-conflict", Severity.INFO, (21, 1, "Today, October 26"), ((19, 1, PREVIOUSLY), BROKEN)),
        ("unmatched-quote", Severity.ERROR, (21, 235, "”"), ((21, 1, ""),)),
        ("unintroduced-source", Severity.WARNING, (21, 237, "the statement"), ((25, 275, "the statement"),)),
        ("undefined-acronym", Severity.INFO, (23, 178, "SMM"), ()),
    ],
    B: [
        ("space-before-punctuation", Severity.WARNING, (3, 251, " :"), ()),
        ("person-name-variant", Severity.WARNING, (5, 57, "Zelenskiy"), ((1, 37, "Zelensky"),)),
        ("place-name-variant", Severity.WARNING, (8, 289, "Pokrovsko"), ((8, 179, "Pokrovsk"),)),
        ("mixed-quote-punctuation", Severity.INFO, (11, 186, '",'), ((3, 268, ',"'), (6, 184, ',"'))),
        ("double-attribution", Severity.WARNING, (11, 189, "he said"), ((11, 1, "Zelensky also said"),)),
        ("leftover-boilerplate", Severity.WARNING, (16, 1, "Bonus video:"), ()),
    ],
}  # fmt: skip


def place(location: factlint.Location) -> Place:
    """Line, column and what stands there."""
    return (location.start.line, location.start.column, location.excerpt)


def read(name: str) -> factlint.Document:
    """A seed as a document."""
    return factlint.parse((SEEDS / name).read_text(encoding="utf-8"), path=f"seeds/{name}")


@pytest.mark.parametrize("name", [A, B])
def test_the_rules_say_of_a_seed_what_a_copy_editor_says_and_no_more(name: str) -> None:
    """Every finding of every rule that is on, with severity, place and related places; the near-misses are silent."""
    said = [
        (found.rule, found.severity, place(found.location), tuple(place(each.location) for each in found.related))
        for found in factlint.check(read(name))
    ]
    assert said == EXPECTED[name]


def test_the_backwards_mark_has_one_safe_edit_that_mends_mark_and_space() -> None:
    """`” I believe` becomes `“I believe`: one fix, one edit."""
    document = read(A)
    (found,) = [found for found in factlint.check(document) if found.rule == "backwards-quote"]
    (fix,) = found.fixes
    (edit,) = fix.edits
    assert fix.safety is factlint.Safety.SAFE
    assert (document.article.source[edit.start : edit.end], edit.text) == ("” ", "“")


def test_the_date_conflict_goes_when_the_quotation_is_mended() -> None:
    """“Today, October 26” is the statement's today, once it stands in the statement's quotation, and so is its form."""
    text = (SEEDS / A).read_text(encoding="utf-8").replace("\nToday, October 26", "\n“Today, October 26")
    rules = {found.rule for found in factlint.check(factlint.parse(text, path="a.txt"))}
    assert rules == {"backwards-quote", "undefined-acronym", "unintroduced-role", "unintroduced-source"}


def test_what_a_broken_quote_makes_doubtful_is_demoted_and_says_so() -> None:
    """Findings in the reach of the broken quotation are infos, with the kind of the fault."""
    demoted = {found.rule: (found.severity, found.demoted_by) for found in factlint.check(read(A)) if found.demoted_by}
    assert demoted == {
        "mixed-date-format": (Severity.INFO, "unmatched"),
        "relative-date-conflict": (Severity.INFO, "unmatched"),
    }
