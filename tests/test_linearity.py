"""Every reader, view and rule on hostile text: four times the input takes at most eight times as long."""

import pytest
from linearity import assert_linear

from factlint import lint, plugins
from factlint.api import document_from_source
from factlint.config import Settings

HOSTILE = {
    "open quotes": "“a ",
    "straight quotes": '"a ',
    "closing quotes": "a” ",
    "apostrophes": "’a ",
    "opening brackets": "(a [b {c ",
    "closing brackets": "a) b] c} ",
    "capitals": "ANN LEE ",
    "names": "Ann Lee Smith ",
    "digits": "1 23 456 ",
    "one number": "7",
    "dots": ". ",
    "ellipses": "...",
    "initials": "A. B. ",
    "nested emphasis": "*a **b ",
    "cues": "he said, she added, ",
    "dates": "Monday, May 4, 2020 ",
    "months": "May ",
    "placeholders": "TK [name ",
    "mixed script": "Pаris ",
    "spaced marks": "a , b : ",
    "paragraphs alike": "The council met on the bridge and voted for it again today.\n\n",
    "labels": "Read also:\n\n",
    "prose without an end": "the bridge is old and long and the river under it ",
}


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_the_whole_way_through_is_linear(piece: str, suffix: str) -> None:
    """Reading and all rules that are on, an unclosed quotation mark before the hostile text."""
    active = lint.active_rules(plugins.load().rules, Settings())

    def check(text: str) -> None:
        outcome = lint.lint(document_from_source(text, path=f"a{suffix}"), active)
        assert not outcome.failures

    assert_linear(lambda n: "“" + piece * (n // len(piece)), check, 5_000)
