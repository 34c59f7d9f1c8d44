"""Acronyms and containers: what is called by its letters, what the text says it stands for, and where towns lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linearity import assert_linear

import factlint
from factlint import Acronym, Contained


def acronyms(text: str) -> dict[str, Acronym]:
    """The acronyms of a text by their names."""
    return {acronym.name: acronym for acronym in factlint.parse(text).acronyms}


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("The World Health Organization (WHO) met.", "WHO", "World Health Organization"),
        ("The Rivers and Archives Board (RAB) met.", "RAB", "Rivers and Archives Board"),
        ("The WHO (World Health Organization) met.", "WHO", "World Health Organization"),
        ("The Special Monitoring Mission, or SMM, left.", "SMM", "Special Monitoring Mission"),
        ("The SMM, or Special Monitoring Mission, left.", "SMM", "Special Monitoring Mission"),
        ("The Rail Safety Board – the RSB – met.", "RSB", "Rail Safety Board"),
        ("The Department of Defense (DoD) met.", "DoD", "Department of Defense"),
        ("The Office for the Co-ordination of Rivers (OCR) met.", "OCR", "Office for the Co-ordination of Rivers"),
        ("The Centers for River Control and Prevention (CRC) met.", "CRC", "Centers for River Control and Prevention"),
        ("Nurses of Médecins Sans Frontières (MSF) met.", "MSF", "Médecins Sans Frontières"),
        ("Électricité de France (EDF) met.", "EDF", "Électricité de France"),
        ("The UN Development Programme (UNDP) met.", "UNDP", "UN Development Programme"),
        ("They flew unmanned aerial vehicles (UAVs) at night.", "UAV", "unmanned aerial vehicles"),
        ("They measured carbon dioxide (CO2) at night.", "CO2", "carbon dioxide"),
        ("The Rail Safety Board (known as the “RSB”) met.", "RSB", "Rail Safety Board"),
        ("RWT, which stands for Rural Water Trust, met.", "RWT", "Rural Water Trust"),
    ],
)  # fmt: skip
def test_an_expansion_is_read_with_its_exact_words(text: str, name: str, words: str) -> None:
    """Brackets, appositions, small words, hyphens, letters within words, other languages, plurals."""
    (explanation,) = acronyms(text)[name].explanations
    assert (explanation.span.of(text), explanation.spelled) == (words, True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Russian army’s general staff (GRU) met.", "GRU"),
        ("The BfX (Office for the Protection of Rivers) met.", "BfX"),
        ("The SDX, the main militia of the north, met.", "SDX"),
        ("A fund known as the EFK met.", "EFK"),
    ],
)
def test_words_that_do_not_spell_it_explain_it_all_the_same(text: str, name: str) -> None:
    """A name in another language or a description is an explanation, and says that it spells nothing."""
    (explanation,) = acronyms(text)[name].explanations
    assert not explanation.spelled


@pytest.mark.parametrize(
    "text",
    [
        "An S-300, a TB2-like Mi-8 and a KC-135 flew past C-SPAN.",
        "WE WILL NOT GO HOME, said the sign.",
        "HARSTAD, Norway (AP) — A boat sank.",
        "The senate passed SB 27 and HB 4 on Monday.",
        "Write to ann@RTX.example or see www.RTX.example/KRP for more.",
        "Pope Pius XII and Article XIV were there.",
        "BELL: I did not see it.",
    ],
)
def test_codes_shouting_datelines_and_labels_are_no_acronyms(text: str) -> None:
    """What is none of those that readers know, nor a name, is left out."""
    assert [name for name, acronym in acronyms(text).items() if not acronym.known and name != "TB2"] == []


def test_forms_of_one_acronym_are_put_together() -> None:
    """Full stops, a plural and a possessive make no other acronym; the form as written is kept."""
    text = "The F.B.I. met the FBI’s friends. ROVs sank, and one ROV’s wreck was found."
    found = acronyms(text)
    assert [use.text for use in found["FBI"].uses] == ["F.B.I.", "FBI"]
    assert [use.text for use in found["ROV"].uses] == ["ROVs", "ROV"]
    assert [use.span.of(text) for use in found["ROV"].uses] == ["ROVs", "ROV"]


def test_a_noun_beside_it_describes_it() -> None:
    """The broadcaster RTX, the CGX union, and what is part of a longer name; a title behind it tells nothing."""
    found = acronyms("The broadcaster RTX, the CGX union and BMX Capital Markets met. The RDK President spoke.")
    assert {name: acronym.uses[0].described for name, acronym in found.items()} == {
        "RTX": True, "CGX": True, "BMX": False, "RDK": False,
    }  # fmt: skip


def test_words_elsewhere_that_spell_it_are_shown() -> None:
    """Capitalised words with small words between them, or plain words side by side; not words of grammar."""
    text = "Remotely operated vehicles sank. The Department of Rivers paid. He sat there.\n\nOne ROV sank. DoR met HST."
    found = acronyms(text)
    assert [span.of(text) for span in found["ROV"].spelled_out] == ["Remotely operated vehicles"]
    assert [span.of(text) for span in found["DoR"].spelled_out] == ["Department of Rivers"]
    assert found["HST"].spelled_out == ()


def test_an_organisation_has_its_acronym_whichever_way_it_is_given() -> None:
    """The name before the brackets or in them, or in an apposition: one organisation, all mentions together."""
    for opening in (
        "He works for the Rail Safety Board (RSB).",
        "He works for the RSB (Rail Safety Board).",
        "He works for the Rail Safety Board, or RSB.",
    ):
        document = factlint.parse(f"{opening} Nobody at the RSB knew.")
        (board,) = [named for named in document.organizations if named.name == "Rail Safety Board"]
        assert (board.acronym, len(board.mentions)) == ("RSB", 3)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("The World Health Organization (WHO) met. Nobody at the WHO knew.", 3),
        ("The World Health Organization met. “WHO officials knew,” he said. WHO said nothing. Who knew?", 2),
    ],
)
def test_letters_that_are_a_common_word_as_well_are_read_behind_a_mark(text: str, mentions: int) -> None:
    """(WHO) in brackets, behind a quotation mark and at a sentence's start is the body, Who is not."""
    named = factlint.parse(text).organizations
    assert sum(len(each.mentions) for each in named if "WHO" in (each.name, each.acronym)) == mentions


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ORC", "Office of River Counsel"),
        ("USDB", "U.S. Department of Bridges"),
        ("HBTA", "Harstad-Bodin-Tromdal ferry agreement"),
        ("ANAP", "al Nord in the Arctic Plains"),
        ("UBWA", "United Boat Workers"),
        ("DHR", "Homely Rivers Department"),
    ],
)
def test_a_full_name_is_found_in_other_shapes(name: str, words: str) -> None:
    """A name's head, a country's initials, small letters, a word more, a word fewer, a department turned round."""
    text = f"He wrote to the {words} of the town’s mayor on Monday. The {name} wrote back."
    (found,) = acronyms(text)[name].spelled_out
    assert found.of(text) == words


def containers(text: str) -> list[tuple[str, str]]:
    """Each town that is set beside its container, with it."""
    document = factlint.parse(text)
    return [(each.town.of(document.text), each.container.of(document.text)) for each in document.containers]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He left Pokrovsk, Ukraine, at dawn.", [("Pokrovsk", "Ukraine")]),
        ("He left Brockdale, Ohio.", [("Brockdale", "Ohio")]),
        ("He left Harstad, Norway. He is in Harstad in northern Norway.", [("Harstad", "Norway")] * 2),
        ("He left Harstad, Norway. He is in Norway’s Harstad, she said.", [("Harstad", "Norway")] * 2),
        ("They saw Paris, London and Rome.", []),
        ("They saw Harstad, Norway and Denmark.", []),
        ("He left Georgia, Russia and Ukraine.", []),
    ],
)
def test_a_town_is_told_its_country(text: str, found: list[tuple[str, str]]) -> None:
    """Three forms, and no lists of places."""
    assert containers(text) == found


def test_lands_agree_where_one_town_can_lie_in_both() -> None:
    """The same land, a part of it, or one that both claim."""

    def contained(*lands: str) -> Contained:
        return Contained("x", factlint.Span(0, 1), factlint.Span(2, 3), frozenset(lands))

    assert contained("US").agrees(contained("US-OH"))
    assert contained("UA", "RU").agrees(contained("RU"))
    assert not contained("US-OH").agrees(contained("US-IA"))
    assert not contained("UA").agrees(contained("RU"))


PIECES = st.sampled_from(
    ["WHO", "UAVs", "U.N.", "MoD", "(", ")", ", ", " or ", " the ", "World Health Organization", "“", "”", "-", "&",
     "2", " ", "\n\n", "Pokrovsk", ", Ukraine", " in ", "’s ", "É", "İ", "ß", ".", "known as", "N.Y.", "—"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join)))
def test_all_places_are_in_the_text(text: str) -> None:
    """Whatever the text: spans lie in it, uses are what they say, explanations point to a use."""
    document = factlint.parse(text)
    whole = factlint.Span(0, len(document.text))
    for acronym in document.acronyms:
        assert acronym.uses
        for use in acronym.uses:
            assert use.span.of(document.text) == use.text
        for explanation in acronym.explanations:
            assert whole.contains(explanation.span)
            assert len(explanation.span)
            assert explanation.acronym_at in [use.span for use in acronym.uses]
        assert all(whole.contains(span) for span in acronym.spelled_out)
    for contained in document.containers:
        assert whole.contains(contained.town)
        assert whole.contains(contained.container)


HOSTILE = {
    "acronyms": "The RSB met the GKW. ",
    "definitions": "The Rail Safety Board (RSB) met. ",
    "brackets": "RSB (",
    "capitals": "RSB ",
    "ampersands": "RS&",
    "dashes": "RSB -",
    "chains": "Rail Safety Board of ",
    "towns": "Harstad, Norway, ",
    "long words": "Rail" * 50 + " (R) ",
    "lists": "RSB, GKW and ",
    "clauses": "RSB fell after the ",
    "initials": "U.S.-Rail ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_read_in_linear_time(piece: str) -> None:
    """One long line of any of these."""

    def read(text: str) -> None:
        document = factlint.parse(text)
        assert document.acronyms is not None
        assert document.containers is not None

    assert_linear(lambda n: piece * n, read, 400)


def test_very_many_different_acronyms_are_read_in_linear_time() -> None:
    """Each of them unexplained and sought in the whole article."""
    letters = "ABCDEFGHJKLMNOPQRSTUVWXYZ"

    def names(n: int) -> str:
        return " ".join(f"The {letters[i % 25]}{letters[i // 25 % 25]}{letters[i // 625 % 25]}Q met." for i in range(n))

    assert_linear(names, lambda text: factlint.parse(text).acronyms, 600)
