"""Tokens: words, numbers and marks, in one pass over any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linearity import assert_linear

from factlint.reading.tokens import TokenKind, read_tokens, strip_possessive
from factlint.spans import Span

WORDS = [
    ("U.S. a.m. D.C. J.R.R. Ph.D.", "U.S.|a.m.|D.C.|J.R.R.|Ph.D."),
    ("the U.S.-led force", "the|U.S.|-|led|force"),
    ("don’t don't O’Brien O'Brien’s", "don’t|don't|O’Brien|O'Brien’s"),
    ("Hawaiʻi ʼokina", "Hawaiʻi|ʼokina"),
    ("rock ’n’ roll, ’tis, the ’90s", "rock|’|n|’|roll|,|’|tis|,|the|’|90s"),
    ("the soldiers’ boots, Ukraine’s", "the|soldiers|’|boots|,|Ukraine’s"),
    ("1990s 26th 1ST 80s’", "1990s|26th|1ST|80s|’"),
    ("1,200.5 3.5. 2½ ½ .22 No.1", "1,200.5|3.5|.|2½|½|.22|No|.|1"),
    ("10/11/2021 2021-10-26 10:30", "10|/|11|/|2021|2021|-|10|-|26|10|:|30"),
    ("S-300 TB2 T-72B3 F-16s 5G", "S|-|300|TB2|T|-|72|B3|F|-|16s|5|G"),
    ("$1.2bn 5% 6'2\" 3pm", "$|1.2|bn|5|%|6|'|2|\"|3|pm"),
    ("a—b – c ... … ?!", "a|—|b|–|c|.|.|.|…|?|!"),
    ("a_b _so_", "a|_|b|_|so|_"),
    ("j.doe@example.org", "j|.|doe|@|example|.|org"),
    ("“No,” he ‘said’.", "“|No|,|”|he|‘|said|’|."),
    ("ends here.Next", "ends|here|.|Next"),
    ("café cafe\u0301 naïveté", "café|cafe\u0301|naïveté"),
    ("Київ हिन्दी 北京 العَرَبِيَّة", "Київ|हिन्दी|北京|العَرَبِيَّة"),
    ("👍🏽 ok", "👍|🏽|ok"),
    ("a\u00a0b\tc\u3000d", "a|b|c|d"),
    ("\n\n a\n\nb \n", "a|b"),
    ("", ""),
    (" \n ", ""),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_what_is_one_token(text: str, expected: str) -> None:
    """Words keep their apostrophes and dots, numbers their separators; each mark stands alone."""
    assert "|".join(token.text for token in read_tokens(text)) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("word", TokenKind.WORD),
        ("U.S.", TokenKind.WORD),
        ("TB2", TokenKind.WORD),
        ("Я", TokenKind.WORD),
        ("1,200.5", TokenKind.NUMBER),
        ("26th", TokenKind.NUMBER),
        (".22", TokenKind.NUMBER),
        ("½", TokenKind.NUMBER),
        ("—", TokenKind.MARK),
        ("_", TokenKind.MARK),
        ("😀", TokenKind.MARK),
        ("\u0301", TokenKind.MARK),
    ],
)
def test_kinds(text: str, kind: TokenKind) -> None:
    """A word begins with a letter, a number with a figure, all else is a mark."""
    assert [(token.text, token.kind) for token in read_tokens(text)] == [(text, kind)]


@pytest.mark.parametrize(
    ("text", "name", "members"),
    [
        ("On Monday and MONDAY’s monday", "weekday", ["Monday", "MONDAY’s"]),
        ("In May he may, in March they march", "month", ["May", "March"]),
        ("The U.S. at 5 a.m. Mr. Doe", "dotted", ["U.S.", "a.m."]),
        ("26 men in the 1990s", "number", ["26", "1990s"]),
        ("“a” 'b'", "quote-mark", ["“", "”", "'", "'"]),
        ("(a) [b]", "bracket", ["(", ")", "[", "]"]),
        ("a–b - c", "dash", ["–", "-"]),
        ("So? Well… no!", "end-mark", ["?", "…", "!"]),
        ("a, b; c:", "pause-mark", [",", ";", ":"]),
        ("• a", "bullet", ["•"]),
        ("a b c", "no-such-class", []),
    ],
)
def test_tokens_of_a_class(text: str, name: str, members: list[str]) -> None:
    """Classes come from the lexicon, by the word without its possessive ending, or from the form."""
    assert [token.text for token in read_tokens(text).of(name)] == members


def test_members_of_a_class_stand_in_order() -> None:
    """A class gathers words of several sets of classes, and keeps the order of the text."""
    tokens = read_tokens("May Monday March may Friday May")
    for name in ("month", "weekday"):
        places = [token.index for token in tokens.of(name)]
        assert places == sorted(places)
        assert places


def test_look_up_by_place() -> None:
    """first_at and within go by where a token starts."""
    tokens = read_tokens("He left. She stayed.")
    assert [tokens.first_at(offset) for offset in (0, 1, 3, 8, 9, 19, 20, 99)] == [0, 1, 1, 3, 3, 5, 6, 6]
    assert [token.text for token in tokens.within(Span(3, 12))] == ["left", ".", "She"]
    assert len(tokens) == 6
    assert tokens[3].span == Span(9, 12)


@pytest.mark.parametrize(
    ("word", "bare"),
    [("Ukraine’s", "Ukraine"), ("U.S.'s", "U.S."), ("its", "its"), ("’s", "’s"), ("BBC’S", "BBC"), ("don’t", "don’t")],
)
def test_possessive_endings(word: str, bare: str) -> None:
    """Only an apostrophe and s at the end of a word make a possessive."""
    assert strip_possessive(word) == bare


TEXTS = st.text(st.sampled_from("aZé .,'’“”\"-—…?!()[]\n\t\u00a01279thsU½_@\u0301\u200dя北😀•")) | st.text()


@given(TEXTS)
def test_tokens_are_the_text_without_its_white_space(text: str) -> None:
    """Any text: tokens are numbered, in order, apart, as written, and leave nothing out but white space."""
    tokens = read_tokens(text)
    end = 0
    for index, token in enumerate(tokens):
        assert token.index == index
        assert end <= token.start < token.end
        assert text[end : token.start].strip() == ""
        assert token.span.of(text) == token.text
        assert not any(char.isspace() for char in token.text)
        end = token.end
    assert text[end:].strip() == ""


@given(TEXTS, TEXTS)
def test_what_was_read_before_changes_nothing(one: str, other: str) -> None:
    """A text has the same tokens whatever was read before it."""
    before = list(read_tokens(one))
    read_tokens(other)
    assert list(read_tokens(one)) == before


@pytest.mark.parametrize(
    "piece", ["a", "A.", "1", "1,", ".", "“", "’a", "a’", "\u0301", "a\u0301", " ", "½", "\n \t", "U.S"]
)
def test_any_text_is_read_in_linear_time(piece: str) -> None:
    """Four times the text takes four times the time, whatever it repeats."""
    assert_linear(lambda n: piece * n, read_tokens, 30_000)
