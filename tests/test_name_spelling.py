"""Spellings: which written forms are one name, whatever system of romanisation or slip of the pen made them two."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linearity import assert_linear

from factlint import Document, fold, lexicon, parse, same_name
from factlint.reading.names.likeness import near_pairs
from factlint.reading.names.romanization import readings, spelling_key
from factlint.reading.names.spelling import Slip, rare_slip, slip_between, two_slips, womans_form, written_out

FAMILIES = {
    "the endings of -sky": "Brankovsky Brankovskiy Brankovskyy Brankovskyi Brankovskii Brankovskij Brankowski",
    "kh and h": "Khabarov Habarov Chabarow",
    "zh and j": "Zhukov Jukov Žukov",
    "ts and c": "Tsvetkov Cvetkov Zwetkow",
    "-ov and -off": "Petrov Petroff Petrow",
    "ye, e and yo": "Kiselyov Kiselev Kiseljov",
    "ia and ya": "Yatsenyuk Yatseniuk Jazenjuk",
    "sh, sch, sz and š": "Shevchenko Schewtschenko Szewczenko Ševčenko Chevtchenko Sjevtsjenko",
    "ch in German": "Gorbachev Gorbatschow Gorbachyov",
    "Ukrainian and Russian": "Chernihiv Chernigov",
    "cases left by translation": "Brankovsky Brankovskogo Brankovskomu Brankovskim",
    "umlauts": "Müller Mueller Muller",
    "Croatian letters": "Djurkovic Đurković",
    "an Arabic article": "al-Branki el-Branki",
    "an Arabic article before a letter like it": "al-Sadri as-Sadri",
    "q, k and g": "Gaddafi Qaddafi Kadhafi Gadhafi",
    "Mohammed": "Mohammed Muhammad Mohamed Mohamad",
    "Korean": "Lee Yi Rhee",
    "a listed given name": "Volodymyr Vladimir",
    "a place in Ukrainian and Russian": "Kyiv Kiev",
}


@pytest.mark.parametrize("forms", FAMILIES.values(), ids=FAMILIES)
def test_the_ways_of_writing_one_name_are_one(forms: str) -> None:
    """Every form of a family is the same name as its first one, in either order."""
    first, *others = forms.split()
    assert [form for form in others if not (same_name(first, form) and same_name(form, first))] == []


WHOLE = {
    "the family name first": ("Smith, John", "John Smith"),
    "a Chinese name in two systems": ("Mao Zedong", "Mao Tse-tung"),
    "a Chinese family name in two systems, too": ("Zhou Enlai", "Chou En-lai"),
    "a Korean name": ("Kim Jong-un", "Kim Jong Un"),
    "particles joined": ("Maria De la Cruz", "Maria Delacruz"),
    "an Arabic article with a space": ("Bashar al-Branki", "Bashar El Branki"),
    "a listed place of two words": ("Deir al-Zor", "Deir ez-Zor"),
    "letters swapped in a short name beside the same given name": ("Ann Chen", "Ann Cehn"),
}
TWO = {
    "a middle name more": ("John Smith", "John Albert Smith"),
    "an initial": ("J. Smith", "John Smith"),
    "a short form": ("Volodymyr Brankov", "Brankov"),
    "a woman’s surname": ("Brankov", "Brankova"),
    "a woman’s surname on -ska": ("Brankovsky", "Brankovska"),
    "a Czech woman’s surname": ("Novák", "Nováková"),
    "a renamed city": ("Bombay", "Mumbai"),
    "a city with an English name": ("Peking", "Beijing"),
    "numbers": ("Sector 1", "Sector 5"),
    "Roman numbers": ("District XI", "District XII"),
    "two given names of two people": ("Maria Brankov", "Marina Brankov"),
    "a consonant in a short name": ("Gridin", "Grinin"),
    "Korean given names": ("Kil-soo", "Kil-sop"),
    "countries": ("Niger", "Nigeria"),
    "a city and a country": ("Austin", "Austria"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("one", "other"), WHOLE.values(), ids=WHOLE)
def test_whole_names_are_one_in_another_order_system_or_spacing(one: str, other: str) -> None:
    """Word order, particles, hyphens and systems make no second name."""
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), TWO.values(), ids=TWO)
def test_names_that_are_merely_alike_are_two(one: str, other: str) -> None:
    """Missing words, women’s forms, numbers, renamings and known different names are no spellings."""
    assert not same_name(one, other)
    assert not same_name(other, one)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_sameness_has_no_order_and_every_name_is_itself(one: str, other: str) -> None:
    """It is the same whichever name is named first, and any name with a letter is the same as itself."""
    assert same_name(one, other) == same_name(other, one)
    if fold(one).replace(",", "").strip():
        assert same_name(one, one)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=30))
def test_the_presss_key_is_one_of_the_readings_and_diacritics_change_nothing(name: str) -> None:
    """Whoever meets by the press's spelling meets by all systems; the key of a name is that of its folded letters."""
    assert spelling_key(name) in readings(name)
    assert spelling_key(name) == spelling_key(fold(name))


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Brankov", "Branokv", Slip.SWAPPED),
        ("Brankov", "Brannkov", Slip.DOUBLED),
        ("Brankov", "Brakov", Slip.DROPPED),
        ("Brankov", "Brantov", Slip.CHANGED),
        ("Brankov", "Bratnov", None),
        ("Brankov", "Brankov", None),
        ("Lee", "Lea", None),
    ],
)
def test_one_slip_of_the_pen_is_told_by_its_kind(one: str, other: str, slip: Slip | None) -> None:
    """Swapped, doubled, dropped, changed; none where nothing or more differs, or the word is too short."""
    assert slip_between(one, other) is slip
    assert slip_between(other, one) is slip


@pytest.mark.parametrize(
    ("word", "name", "rare"),
    [
        ("Trupm", "Trump", True),
        ("Obma", "Obama", True),
        ("Brroka", "Broka", True),
        ("Cohn", "Cohen", False),  # a surname of its own
        ("Burma", "Bruma", False),  # a place of its own
        ("Kch", "Koch", False),  # too short
        ("Obamas", "Obama", False),  # a letter more is no slip
    ],
)
def test_a_short_slip_is_rare_where_no_list_knows_the_word(word: str, name: str, *, rare: bool) -> None:
    """Two letters swapped, one left out or doubled, in a word that is no name."""
    assert rare_slip(word, name) is rare


def test_two_letters_are_enough_only_where_the_consonants_agree_or_the_name_is_long() -> None:
    """Proza and Prose agree in their consonants; Brank and Blond do not; the first letter must be the same."""
    assert two_slips("Proza", "Prose")
    assert two_slips("Branklinder", "Branglindar")
    assert not two_slips("Brank", "Blond")
    assert not two_slips("Romsadze", "Lopsadze")


def test_a_womans_form_is_told_from_a_mans() -> None:
    """Ivanov, Ivanova; Brankovsky, Brankovska; not two women's."""
    assert womans_form("Brankov", "Brankova")
    assert womans_form("Brankovskaya", "Brankovsky")
    assert not womans_form("Brankova", "Brankovna")
    assert not womans_form("Pokrovsk", "Pokrovsko")


def test_a_places_first_word_is_written_out() -> None:
    """St. and Saint, Mt and Mount; a saint alone is no place."""
    assert written_out("St. Branko") == written_out("Saint Branko") == "saint branko"
    assert written_out("Mt Branko") == "mount branko"
    assert written_out("Saint") == written_out("Branko") == ""


@pytest.mark.parametrize("name", ["given-name-spelling", "surname-spelling", "place-spelling"])
def test_a_list_of_spellings_holds_groups_of_two_and_more_in_folded_letters(name: str) -> None:
    """An entry that nothing else shares its group with would say nothing."""
    entries = lexicon.entries(name)
    groups = list(entries.values())
    assert all(groups.count(group) > 1 for group in set(groups) if name != "given-name-spelling")
    assert [entry for entry in entries if fold(entry) != entry and name != "given-name-spelling"] == []


def test_the_list_of_short_surnames_can_be_read() -> None:
    """It lies apart from the lists that class words, so that a token never has its name for a class."""
    assert "reid" in lexicon.entries("unclassed/short-surname")
    assert not any(name.startswith("unclassed") for name in lexicon.names())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Selenskyj", "Zelensky"), ("Kiev", "Kyiv"), ("St. Branko", "Saint Branko"), ("Trmup", "Trump"), ("Cuz", "Cruz")],
)
def test_names_that_may_be_one_meet(one: str, other: str) -> None:
    """By another language's system, a list, an abbreviation, or a slip in the middle of a short word."""
    assert near_pairs([one, "Unrelated", other]) == [(one, other)]


def test_a_name_of_two_systems_is_told_once_a_spelling() -> None:
    """Given name and surname each with its system, in order of place."""
    document = parse("Valery Zaluzhnyi left. Valery Zaluzhnyi wept. Serhiy Bondariuk and Valerii Zaluzhnyi did not.")
    assert [(name.mention.text, name.given_by, name.surname_by) for name in document.mixed_names] == [
        ("Valery Zaluzhnyi", "the Russian form", "Ukraine’s system of 2010"),
        ("Serhiy Bondariuk", "the British and American system (BGN/PCGN)", "Ukraine’s system of 2010"),
    ]


def _slavic(count: int) -> str:
    """Sentences with as many people whose names are read by every system."""
    draw = random.Random(1)
    syllables = ["scha", "tsjo", "cze", "zhi", "khy", "ieu", "sja", "qou"]
    names = ("".join(draw.choices(syllables, k=4)).capitalize() for _ in range(count))
    return " ".join(f"“No,” said Ivan {name}skyi." for name in names)


HOSTILE = {
    "many Slavic names": _slavic,
    "vowels": lambda n: "Iyj" * n,
    "one letter": lambda n: "Ivan " + "S" * n,
    "hyphens": lambda n: "Ivan Al-" + "a-" * n,
}


def _read(text: str) -> Document:
    document = parse(text)
    for person in document.people:
        readings(person.name)
    assert document.mixed_names is not None
    return document


@pytest.mark.parametrize("kind", HOSTILE)
def test_names_are_read_by_all_systems_in_linear_time(kind: str) -> None:
    """Four times the text takes at most eight times the time."""
    assert_linear(HOSTILE[kind], _read, 1_000 if "names" in kind else 20_000)
