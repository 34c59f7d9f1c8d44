"""Who is known, who is introduced: the headline as a view, people whom readers know, surnames that stand alone."""

import pytest
from linearity import assert_linear

from factlint import Headline, is_known_alone, plugins
from factlint.api import document_from_source
from factlint.lint import ActiveRule, lint
from factlint.rulebook import Rule

NAMES = ("given-name-conflict", "unintroduced-surname", "headline-name-conflict")


def words(headline: Headline | None) -> list[str]:
    """The words of a headline."""
    return [token.text for token in headline.tokens] if headline else []


def test_a_headline_in_the_text_has_its_place() -> None:
    """The first line of a plain text that looks like one is a block, and its tokens are the text’s."""
    document = document_from_source("Mayor opens fair\n\nIt rained all day on Monday.")
    assert document.headline is not None
    assert document.headline.span is not None
    assert document.headline.span.of(document.text) == "Mayor opens fair"
    assert words(document.headline) == ["Mayor", "opens", "fair"]


def test_a_headline_beside_the_text_has_none() -> None:
    """What is only stated is read, but stands nowhere in the text."""
    document = document_from_source("It rained all day on Monday.", headline="Mayor opens fair")
    assert document.headline is not None
    assert document.headline.span is None
    assert words(document.headline) == ["Mayor", "opens", "fair"]


def test_an_article_without_a_headline() -> None:
    """Nothing is made up."""
    assert document_from_source("It rained all day on Monday.").headline is None


@pytest.mark.parametrize(
    ("name", "known"),
    [("Churchill", True), ("de Gaulle", True), ("Pelé", True), ("O’Rourke", True), ("Gaulle", False), ("Oddie", False)],
)
def test_who_needs_no_introduction(name: str, *, known: bool) -> None:
    """A surname or an only name that readers know; an apostrophe is one in either form."""
    assert is_known_alone(name) is known


def test_a_full_name_is_known_as_a_whole() -> None:
    """A relative of somebody known is another person."""
    document = document_from_source("Hunter Biden and Harold Biden left.")
    assert [person.well_known for person in document.people] == [True, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was late, Oddie said. Oddie said so.", [("Oddie", False)]),
        ("It was late, said Oddie, a professor of law. Oddie said so.", [("Oddie", True)]),
        ("It was late, said Oddie, 45, on Monday. Oddie said so.", [("Oddie", True)]),
        ("It was late, said Oddie (D-Vt.) on Monday. Oddie said so.", [("Oddie", True)]),
        ("It was late, said the mayor, Oddie, on Monday. Oddie said so.", []),
        ("The Oddie report was late. Oddie said so, said Oddie.", []),
        ("The fall of Oddie was a blow. Oddie said so, said Oddie.", []),
    ],
)
def test_a_surname_alone(text: str, found: list[tuple[str, bool]]) -> None:
    """What stands beside a surname tells whether it is used as a person’s, and whether it says who that is."""
    document = document_from_source("It rained all day on Monday, and the old road was wet. " * 2 + text)
    assert [(bare.person.name, bare.described) for bare in document.bare_surnames] == found


def surnames(count: int) -> list[str]:
    """So many different made-up surnames."""
    parts = ("ba", "ko", "ru", "ti", "len", "dor", "mas", "vik", "pel", "gro")
    return ["".join(parts[int(digit)] for digit in f"{number:05}").capitalize() for number in range(count)]


def speakers(count: int) -> str:
    """People who speak and are not introduced, under a headline that names none of them."""
    said = (f"“I am here,” {name} said. Mike {name} and Mark {name} knew." for name in surnames(count))
    return "Lidnqvist Opens the Fair Again\n\n" + "\n\n".join(said)


@pytest.mark.parametrize("name", NAMES)
def test_the_rules_are_linear_in_the_number_of_names(name: str) -> None:
    """Four times as many people take about four times as long."""
    rule = next(rule for rule in plugins.load().rules if rule.info.name == name)
    assert isinstance(rule, Rule)
    assert_linear(speakers, lambda text: lint(document_from_source(text), [ActiveRule(rule, rule.info.severity)]), 150)
