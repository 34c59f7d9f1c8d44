"""Every example of every rule."""

import pytest

from factlint import AnyRule, Example, plugins, testing


@pytest.mark.parametrize(("rule", "example"), testing.examples(plugins.load().rules))
def test_a_rule_finds_in_its_examples_exactly_what_is_marked(rule: AnyRule, example: Example) -> None:
    """An example's marks are what the rule finds, no more and no fewer."""
    testing.check_example(rule, example)
