"""House names in a text: places that hold, fixes that are made once, whatever the text is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint import Diagnostic, Severity, plugins
from factlint.api import document_from_source
from factlint.config.specs import list_of
from factlint.findings import Safety
from factlint.fixes import apply, wanted
from factlint.lint import ActiveRule, lint
from factlint.reading.house_names import spelled

NAMES = list_of({
    "Kyiv": {"reject": ["Kiev", "Kiew"], "except": ["chicken Kiev", "Kiev-Park"]},
    "Kyiv Post": {"reject": ["Kiev Post"]},
    "Procter & Gamble": {"reject": ["Proctor & Gamble", "Proctor and Gamble", "P. and G."]},
    "email": {"reject": ["e-mail"]},
    "internet": {"reject": ["Internet"]},
    "Sri Lanka": {"reject": ["Lanka", "Ceylon"]},
    "US": {"reject": ["U.S."]},
    "Inc.": {"reject": ["Incorporated"]},
    "Cologne": {"reject": ["Köln"]},
})  # fmt: skip
FORMS = {
    spelled(form).lower() for entry in NAMES.entries for form in entry.reject
}  # fmt: skip
RULES = {rule.info.name: rule for rule in plugins.load().rules}
RULE = RULES["house-spelling"]
ACTIVE = [ActiveRule(RULE, Severity.WARNING)]

_PIECES = st.sampled_from([
    "Kiev", "KIEV", "kiev", "Kiew", "Kyiv", "Post", "chicken", "Kiev-Park", "Proctor", "Procter", "& Gamble", "&",
    "and", "Gamble", "P. and G.", "e-mail", "E-mail", "E-Mails", "email", "Internet", "INTERNET", "Sri", "Lanka",
    "Ceylon", "U.S.", "US", "Incorporated", "Inc", "Ko\u0308ln", "Köln", "The", "the", "both", "’s", "'s", "s",
    ".", ",", "?", ":", "-", "“", "”", '"', "‘", "(", ")", "@", "#", "\n\n", "\n", "\n\n> ", "\n\n# ", "*", "`",
    "&amp;", "\u00a0",
])  # fmt: skip
_TEXTS = st.lists(st.tuples(_PIECES, st.sampled_from([" ", " ", " ", ""])), max_size=30).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
_PATHS = st.sampled_from(["a.txt", "a.md", "a.html"])


def _found(source: str, path: str) -> tuple[Diagnostic, ...]:
    outcome = lint(document_from_source(f"x {source} x", path=path, house_list=NAMES), ACTIVE)
    assert not outcome.failures
    return outcome.diagnostics


@given(_TEXTS, _PATHS)
def test_what_is_found_is_a_rejected_form(text: str, path: str) -> None:
    """Whole, but for its case and a plural ending; places are in order, none over another."""
    document = document_from_source(f"x {text} x", path=path, house_list=NAMES)
    last = 0
    for rejected in document.house_names:
        written = spelled(rejected.span.of(document.text)).lower()
        assert {written, written.removesuffix("s"), written.removesuffix("es")} & FORMS
        assert rejected.span.start >= last
        last = rejected.span.end
        assert all(rejected.span.contains(edit.span) for edit in rejected.edits)


@given(_TEXTS, _PATHS)
def test_fixes_are_made_until_nothing_is_left_and_then_stay(text: str, path: str) -> None:
    """Every fix writes what the house writes: after a few rounds none is left to make."""
    for _ in range(5):
        fixes = wanted(_found(text, path), unsafe=True)
        if not fixes:
            return
        applied = apply(f"x {text} x", fixes)
        assert applied.edits
        text = applied.text.removeprefix("x ").removesuffix(" x")
    raise AssertionError(text)


@given(_TEXTS)
def test_nothing_between_quotation_marks_is_written(text: str) -> None:
    """A fix there is shown, and no more."""
    document = document_from_source(f"x {text} x", house_list=NAMES)
    quoted = [quote.span for quote in document.quotes]
    for diagnostic in lint(document, ACTIVE).diagnostics:
        place = diagnostic.location
        if any(span.start < place.end.offset and place.start.offset < span.end for span in quoted):
            assert all(fix.safety is Safety.DISPLAY for fix in diagnostic.fixes)


TWICE = "Volodymyr Zelensky flew to Berlin. Zelensky met the chancellor, and Zelenskiy thanked her."


@pytest.mark.parametrize(
    ("names", "excerpt"),
    [
        ({"Lviv": {"reject": ["Lvov"]}}, "Zelenskiy"),
        ({"Zelensky": {"reject": ["Zelenskiy"]}}, None),
        ({"Zelenskiy": {"reject": ["Zelensky"]}}, None),
        ({"Volodymyr Zelenskiy": {"reject": ["Vladimir Zelenskiy"]}}, "Zelensky"),
        ({"Zelensky": {"reject": ["Zelenski"]}, "x": {"use": "Zelenskiy", "reject": ["Zelenskij"]}}, None),
    ],
)
def test_the_house_decides_between_two_spellings(names: dict[str, object], excerpt: str | None) -> None:
    """What it rejects is told once, by the rule of the house; what it writes is right, however often the other stands
    there; what it writes both ways are two names."""
    active = [ActiveRule(RULES["person-name-variant"], Severity.WARNING)]
    document = document_from_source(TWICE, house_list=list_of(names))
    found = [diagnostic.location.excerpt for diagnostic in lint(document, active).diagnostics]
    assert found == ([] if excerpt is None else [excerpt])


def test_a_form_that_the_house_rejects_in_a_headline_is_told_once() -> None:
    """By house-spelling, not by headline-name-conflict as well."""
    text = "Lidnqvist Opens the Fair Again\n\nMayor Anna Lindqvist opened the fair on Monday. Lindqvist left."
    active = [ActiveRule(RULES[name], Severity.WARNING) for name in ("headline-name-conflict", "house-spelling")]
    for rejected, told in (("Lindkvist", "headline-name-conflict"), ("Lidnqvist", "house-spelling")):
        document = document_from_source(text, house_list=list_of({"Lindqvist": {"reject": [rejected]}}))
        assert [found.rule for found in lint(document, active).diagnostics] == [told]
