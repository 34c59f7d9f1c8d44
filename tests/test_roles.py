"""Roles: which words are one, what is read with them, and of whom they are said."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linearity import assert_linear

from factlint import Document, Role, RoleForm, RoleSort, check, parse
from factlint.api import document_from_source
from factlint.reading.roles import read_roles, role_word
from factlint.reporters.inspection import inspect_record

TITLE, BEHIND, BEFORE, COPULA, BARE = RoleForm


def _role(text: str) -> Role:
    roles = parse(text).roles
    assert len(roles) == 1, [role.text for role in roles]
    return roles[0]


def _holder(document: Document, role: Role) -> str | None:
    return None if role.holder is None else document.names[role.holder].name


SAID = {
    "a title": ("Nobody told Mayor Ann Lindqvist.", "Mayor", TITLE, "Ann Lindqvist"),
    "a title with a field": ("Defense Minister Wim Hartog left.", "Defense Minister", TITLE, "Wim Hartog"),
    "a field behind": (
        "Assistant Secretary of Defense Laura Cooper left.", "Assistant Secretary of Defense", TITLE, "Laura Cooper",
    ),
    "a country before": (
        "Russian Foreign Minister Ivo Harwick left.", "Russian Foreign Minister", TITLE, "Ivo Harwick",
    ),
    "a body's": ("The Pentagon’s spokesman Ian Oddie left.", "Pentagon’s spokesman", TITLE, "Ian Oddie"),
    "a short form": ("It was Gov. Ann Lindqvist who left.", "Gov", TITLE, "Ann Lindqvist"),
    "two short forms": ("It was Lt. Gov. Ann Lindqvist who left.", "Lt. Gov", TITLE, "Ann Lindqvist"),
    "behind a comma": (
        "Ann Lindqvist, mayor of Springfield, left.", "mayor of Springfield", BEHIND, "Ann Lindqvist",
    ),
    "behind an age": ("Ann Lindqvist, 42, a nurse from Leeds, left.", "nurse", BEHIND, "Ann Lindqvist"),
    "before a comma": (
        "The mayor of Springfield, Ann Lindqvist, left.", "mayor of Springfield", BEFORE, "Ann Lindqvist",
    ),
    "a country's": ("Ukraine’s president, Ivo Harwick, left.", "Ukraine’s president", BEFORE, "Ivo Harwick"),
    "is": ("Ann Lindqvist is the mayor of Leeds.", "mayor of Leeds", COPULA, "Ann Lindqvist"),
    "was elected": ("Ann Lindqvist was elected mayor.", "mayor", COPULA, "Ann Lindqvist"),
    "who serves as": ("Ann Lindqvist, who serves as treasurer, left.", "treasurer", COPULA, "Ann Lindqvist"),
    "nobody's": ("It is safe, the Pentagon spokeswoman said.", "Pentagon spokeswoman", BARE, None),
    "not the subject's": ("In a letter to the mayor, Harwick said no.", "mayor", BARE, None),
    "-elect": ("President-elect Ivo Harwick left.", "President-elect", TITLE, "Ivo Harwick"),
    "several words": (
        "The company’s chief executive, Ann Lindqvist, left.", "company’s chief executive", BEFORE, "Ann Lindqvist",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words", "form", "name"), SAID.values(), ids=SAID)
def test_a_role_is_read_with_its_words_and_its_holder(text: str, words: str, form: RoleForm, name: str | None) -> None:
    """Titles, appositions, copulas, and roles of nobody named; the article is no part of the role."""
    document = parse(text)
    (role,) = document.roles
    assert (role.text, role.form, _holder(document, role)) == (words, form, name)
    assert role.span.of(document.text) == role.text


PLACES = {
    "an adjective": ("The Russian president left.", "Russia"),
    "a possessive": ("Ukraine’s president left.", "Ukraine"),
    "of": ("The president of Ukraine left.", "Ukraine"),
    "a short name": ("U.S. President Ivo Harwick left.", "United States"),
    "a body": ("The Pentagon spokeswoman left.", "Pentagon"),
    "a town": ("Springfield Mayor Ann Lindqvist left.", "Springfield"),
    "none": ("The president left.", None),
    "a party is none": ("The Republican governor left.", None),
    "a ministry without a name is none": ("The ministry’s spokesman left.", None),
}


@pytest.mark.parametrize(("text", "place"), PLACES.values(), ids=PLACES)
def test_the_place_of_a_role_is_what_the_article_tells(text: str, place: str | None) -> None:
    """By adjective, possessive, preposition or the name before it; None where it is not told."""
    assert _role(text).place == place


FIELDS = {
    "one spelling for two": ("The defence minister left.", {"defense"}),
    "two fields": ("The minister of education and science left.", {"education", "science"}),
    "affairs tell nothing": ("The foreign affairs minister left.", {"foreign"}),
    "a secretary of state": ("The secretary of state left.", {"foreign"}),
    "none": ("The minister left.", set()),
}


@pytest.mark.parametrize(("text", "fields"), FIELDS.values(), ids=FIELDS)
def test_the_fields_of_an_office_are_told_by_one_word_each(text: str, fields: set[str]) -> None:
    """Whatever way a field is called, ministers of one field have the same."""
    assert _role(text).portfolio == fields


NOT_HELD = ["Former", "Then", "Acting", "Deputy", "Vice", "Next", "Ex-", "Interim", "Late", "Would-be"]


@pytest.mark.parametrize("word", NOT_HELD)
def test_who_is_former_acting_deputy_or_next_does_not_hold_the_office(word: str) -> None:
    """The word is a qualifier of the role; “current” and “new” are not such."""
    name = "Mayor Ann Lindqvist left."
    assert not _role(word + name if word.endswith("-") else f"{word} {name}").held
    assert _role(f"Current {name}").held


@pytest.mark.parametrize(
    ("word", "head"),
    [
        ("spokeswoman", "spokesman"), ("press secretary", "spokesman"), ("Chair", "chairman"), ("Gov", "governor"),
        ("CEO", "chief executive"), ("PM", "prime minister"), ("commander-in-chief", "commander in chief"),
    ],
)  # fmt: skip
def test_words_of_one_meaning_are_one(word: str, head: str) -> None:
    """Spokeswoman and spokesperson are spokesman, chairwoman and chair chairman; short forms are the word in full."""
    known = role_word(word)
    assert known is not None
    assert known.head == head


def test_a_word_that_is_no_role_is_none() -> None:
    """Bridges are nobody's office, nor is an honorific (Mr.)."""
    assert role_word("bridge") is None
    assert role_word("Mr") is None


def test_sorts_tell_offices_from_ranks_trades_and_kin() -> None:
    """A mayor holds an office, a colonel a rank, a nurse has a profession, a sister is family."""
    sorts = {"mayor": "office", "colonel": "rank", "nurse": "profession", "sister": "family"}
    for word, sort in sorts.items():
        known = role_word(word)
        assert known is not None
        assert known.sort is RoleSort(sort)


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister and Foreign Minister Ann Lindqvist left.",
        "Ann Lindqvist, prime minister and foreign minister, left.",
        "The commander-in-chief of the Elmland Army, General Ann Lindqvist, left.",
    ],
)
def test_two_roles_in_one_breath_are_one_persons(text: str) -> None:
    """Joined by “and”, or a title behind the comma of another role: both are the person's, and said to be joined."""
    document = parse(text)
    assert [(_holder(document, role), role.joined) for role in document.roles] == [("Ann Lindqvist", True)] * 2


def test_a_list_of_people_gives_nobody_his_neighbours_role() -> None:
    """“Ann Lindqvist, Mayor Bob Harwick and …”: a title is the name's behind it."""
    document = parse("He thanked Ann Lindqvist, Mayor Bob Harwick and the pope.")
    assert [_holder(document, role) for role in document.roles] == ["Bob Harwick", None]


def test_what_inspect_prints_of_a_persons_roles() -> None:
    """Title and organisation as the contract says, offsets in the source."""
    record = inspect_record(parse("*Russian* Foreign Minister Ivo Harwick left.", path="a.md"))
    people: list[dict[str, object]] = json.loads(json.dumps(record))["people"]
    assert [person["roles"] for person in people] == [
        [{"title": "Russian Foreign Minister", "organization": "Russia", "start": 1, "end": 26}]
    ]


WORDS = [
    "the", "a", "Former", "acting", "Deputy", "Mayor", "mayor", "of", "in", "for", "and", ",", ".", "’s", "-", "–",
    "Ann", "Lindqvist", "Elmford", "US", "Gov", "Lt", "Prime", "Minister", "minister", "foreign", "Foreign", "Affairs",
    "was", "elected", "who", "is", "said", "chief", "Chief", "executive", "staff", "General", "(", ")", "“", "”", "42",
    "\n\n",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=200))
def test_whatever_the_text_roles_stand_in_it_and_in_order(text: str) -> None:
    """Spans are within the text, in order, none over another, each in its block; the holder's name is a person's."""
    document = parse(text)
    end = 0
    for role in document.roles:
        assert end <= role.span.start <= role.at.start < role.at.end <= role.span.end <= len(document.text)
        assert role.text == role.span.of(document.text)
        assert document.blocks[role.block].span.contains(role.span)
        assert (role.holder is None) == (role.mention is None) == (role.form is RoleForm.BARE)
        if role.holder is not None:
            assert role.mention in document.names[role.holder].mentions
        end = role.span.end


@pytest.mark.parametrize(
    ("text", "current"),
    [
        ("Mayor Ann Lindqvist opened the fair.", True),
        ("Former Mayor Ann Lindqvist opened the fair.", False),
        ("Mayor Ann Lindqvist resigned on Monday.", False),
        ("In 2019, it was Mayor Ann Lindqvist who opened the fair.", False),
        ("In 2021, it was Mayor Ann Lindqvist who opened the fair.", True),
        ("It was 2019. Mayor Ann Lindqvist opened the fair.", True),
    ],
)
def test_a_role_is_current_as_far_as_its_sentence_tells(text: str, current: bool) -> None:
    """Not where a word says that the office changes hands, nor beside another year than that of publication."""
    document = document_from_source(text, published="2021-05-01")
    assert document.is_current(document.roles[0]) is current


@pytest.mark.parametrize(
    ("word", "plural"), [("spokesmen", True), ("spokespeople", True), ("spokeswoman", False), ("mayors", False)]
)
def test_the_plural_of_a_word_for_a_role(word: str, plural: bool) -> None:
    """Of whatever word has the same meaning."""
    spokesman = role_word("spokesman")
    assert spokesman is not None
    assert spokesman.has_plural(word) is plural


@pytest.mark.parametrize(
    "piece",
    ["Mayor ", "mayor ", "the mayor of the ", "Prime Minister and ", "Chief Executive ", "Foreign ", "Lt. Gov. ",
     "Mayor Ann Lindqvist, mayor, ", "deputy ", "chief-", "of Defense ", "was mayor "],
)  # fmt: skip
def test_roles_are_read_in_linear_time(piece: str) -> None:
    """An article of nothing but words for roles, without a full stop."""
    seen: dict[str, Document] = {}

    def read(text: str) -> None:
        document = seen.setdefault(text, parse(text))
        read_roles(document.text, document.tokens, document.blocks, document.names, document.voices)

    def prepared(n: int) -> str:
        text = piece * (n // len(piece))
        document = seen.setdefault(text, parse(text))
        assert document.names is not None
        assert document.voices is not None
        return text

    assert_linear(prepared, read, 60_000)


@pytest.mark.parametrize("piece", ["Mayor X{0} left. Sheriff X{0} left. ", "Elmford Mayor Ann X{0} left. "])
def test_the_rules_over_many_people_with_roles_are_linear(piece: str) -> None:
    """Each person of another name, in two offices or in one that one person holds."""
    seen: dict[str, Document] = {}

    def prepared(n: int) -> str:
        text = "".join(piece.format("".join(chr(97 + int(digit)) for digit in str(i))) for i in range(n // len(piece)))
        seen[text] = parse(text)
        assert seen[text].roles
        return text

    assert_linear(prepared, lambda text: check(seen[text]), 12_000)
