"""Folding: one key for spellings that differ only in case, marks and spacing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.reading.folding import fold, letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Österby  Hall", "Osterby Hall"),
        ("O’Brien", "O'BRIEN"),
        ("Hawai‘i", "Hawaiʻi"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Erdoğan", "Erdogan"),
        ("cafe\u0301", "café"),
        ("S\u2011300", "S-300"),
        ("New\u00a0York\n", "new york"),
        ("Ærø", "aero"),
        ("\ufb01ve", "five"),
    ],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    """Case, accents, the form of an apostrophe or hyphen and the width of a space make no other word."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Iran", "Iraq"), ("Niger", "Nigeria"), ("S-300", "S300"), ("Ivan", "Иван")]
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    """Folding takes away no letter and no hyphen, and translates no script."""
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_is_final(text: str) -> None:
    """A folded text is its own key, without white space around it or doubled in it."""
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == " ".join(folded.split())


@given(st.text())
def test_letters_are_letters_and_digits(text: str) -> None:
    """What a fingerprint is made from holds no mark and no space."""
    assert all(char.isalnum() for char in letters(text))
