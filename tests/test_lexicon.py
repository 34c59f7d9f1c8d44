"""The word lists: every file is readable, names its source, and says what the loader promises."""

import pytest

from factlint.reading import lexicon


@pytest.mark.parametrize("name", lexicon.names())
def test_every_list_can_be_read_and_holds_words(name: str) -> None:
    """A list names its source, has no broken line and is not empty; its entries are in small letters unless exact."""
    found = lexicon.word_list(name)
    assert found.name == name
    assert found.entries
    assert found.exact or all(entry == entry.lower() for entry in found.entries)


@pytest.mark.parametrize(
    ("word", "name", "holds"),
    [
        ("May", "month", True),
        ("may", "month", False),
        ("MAY", "month", True),
        ("the", "sentence-starter", True),
        ("The", "sentence-starter", True),
        ("Don't", "sentence-starter", True),
        ("Don’t", "sentence-starter", True),
        ("Donetsk", "sentence-starter", False),
        ("Gen", "abbreviation", True),
        ("gen", "abbreviation", False),
    ],
)
def test_classes_of_a_word(word: str, name: str, *, holds: bool) -> None:
    """Capitals tell words apart only in exact lists; an apostrophe is one in either form."""
    assert (name in lexicon.classes(word)) is holds


def test_a_word_of_no_list_has_no_class() -> None:
    """An unknown word is in no class."""
    assert lexicon.classes("Xyzzyqua") == frozenset()


def test_a_list_of_one_case_folds_its_entries() -> None:
    """Small letters in a list without `# case: exact`; what stands behind the tab is what a word stands for."""
    found = lexicon.parse("colour", "# source: a paint shop\nRed\t1\n\nblue\n")
    assert dict(found.entries) == {"red": "1", "blue": ""}
    assert not found.exact


def test_an_exact_list_keeps_its_capitals() -> None:
    """Entries of an exact list are told from other words by their capitals."""
    found = lexicon.parse("colour", "# source: a paint shop\n# case: exact\nRed\t1\nred\t2\n")
    assert dict(found.entries) == {"Red": "1", "red": "2"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("Red\n", "names no source"),
        ("# a comment\nRed\n", "names no source"),
        ("# source: a paint shop\n Red\n", "broken line"),
        ("# source: a paint shop\nRed \t1\n", "broken line"),
        ("# source: a paint shop\n\t1\n", "broken line"),
    ],
)
def test_a_faulty_list_is_refused(data: str, says: str) -> None:
    """A list without a source, or with a word that no text can hold, says its name."""
    with pytest.raises(ValueError, match=f"colour .*{says}"):
        lexicon.parse("colour", data)


def test_an_unknown_list_is_an_error() -> None:
    """Asking for a list that is not there is a slip in the code, not an empty list."""
    with pytest.raises(FileNotFoundError):
        lexicon.entries("no-such-list")


def test_phrases_are_found_by_their_first_word_longest_first() -> None:
    """A phrase is looked up by its first word, and the longest is tried first."""
    for name in lexicon.names():
        for first, phrases in lexicon.phrases(name).items():
            assert all(phrase[0] == first and len(phrase) > 1 for phrase in phrases)
            assert [len(phrase) for phrase in phrases] == sorted((len(phrase) for phrase in phrases), reverse=True)
