"""The further cases of the rules, one data file a rule."""

from pathlib import Path

import pytest

from factlint import Example, plugins, testing

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
RULES = {rule.info.name: rule for rule in plugins.load().rules}


@pytest.mark.parametrize(
    ("name", "example"),
    [
        pytest.param(path.stem, example, id=f"{path.stem}: {why}")
        for path in CASES
        for why, example in testing.read_cases(path)
    ],
)
def test_a_rule_finds_in_its_further_cases_exactly_what_is_marked(name: str, example: Example) -> None:
    """A case's marks are what the rule finds, no more and no fewer."""
    testing.check_example(RULES[name], example)


def test_every_file_of_cases_belongs_to_a_rule() -> None:
    """A file of cases for a rule that is gone, or misspelled, would test nothing."""
    assert {path.stem for path in CASES} <= set(RULES)
