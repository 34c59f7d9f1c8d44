"""The door: what a plugin may import."""

import inspect

import factlint
from factlint import plugins


def test_the_door_lists_what_it_opens_sorted_and_nothing_twice() -> None:
    """`__all__` is sorted, and every name in it is there."""
    names = factlint.__all__
    assert len(names) == len(set(names))
    # Constants first, then classes, then functions: the order that ruff's RUF022 keeps.
    assert all(getattr(factlint, name) is not None for name in names)


def test_every_public_name_of_the_door_says_what_it_is() -> None:
    """Classes and functions of the door have a docstring of their own."""
    for name in factlint.__all__:
        value = getattr(factlint, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert inspect.getdoc(value), name


def test_every_rule_has_a_page_and_enough_examples() -> None:
    """A summary line that ends in a full stop, why and what to do below; two texts it flags, three it lets pass."""
    for rule in plugins.load().rules:
        info = rule.info
        summary, _, rest = info.page.partition("\n\n")
        assert summary.endswith("."), info.name
        assert len(rest) > 40, f"{info.name}: its page says neither why nor what to do"
        flagged = [example for example in info.examples if example.flagged]
        assert len(flagged) >= 2, info.name
        assert len(info.examples) - len(flagged) >= 3, info.name


def test_a_rule_has_the_name_of_its_file() -> None:
    """One rule, one file, one name."""
    for rule in plugins.load().rules:
        assert rule.info.module.rpartition(".")[2] == rule.info.name.replace("-", "_")
