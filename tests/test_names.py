"""Names: what is found, as what it is classed, and who is the same."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linearity import assert_linear

from factlint import Document, MentionKind, Named, NameHint, Span, Voice, parse, same_name
from factlint.reading.names import person_variants, place_variants, read_names
from factlint.reading.names.likeness import near_pairs
from factlint.reading.names.romanization import spelling_key

PERSON, PLACE, ORGANIZATION = MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANIZATION


def _named(text: str) -> dict[str, str]:
    return {named.name: named.kind.value for named in parse(text).names}


def _person(text: str) -> Named:
    people = parse(text).people
    assert len(people) == 1, [person.name for person in people]
    return people[0]


PEOPLE = {
    "a given name and a surname": ("Nobody saw Laura Cooper leave.", "Laura Cooper"),
    "an office before the name": ("Then Canadian Defense Minister Wim Hartog left.", "Wim Hartog"),
    "an office with its field": ("Assistant Secretary of Defense Laura Cooper spoke.", "Laura Cooper"),
    "ranks": ("By order of Lieutenant General Valery Zaluzhnyi, they left.", "Valery Zaluzhnyi"),
    "an abbreviated rank": ("Nobody told Gen. Zaluzhnyi.", "Zaluzhnyi"),
    "an honorific": ("He thanked Mrs. Brankovan for it.", "Brankovan"),
    "initials": ("It was J.K. Brankovan who wrote it.", "J.K. Brankovan"),
    "a middle initial": ("It was George W. Brankovan who wrote it.", "George W. Brankovan"),
    "Dutch particles": ("It was Ursula von der Leyen who called.", "Ursula von der Leyen"),
    "an Arabic article": ("It was Bashar al-Assad who called.", "Bashar al-Assad"),
    "bin": ("It was Ahmed bin Sulayem who called.", "Ahmed bin Sulayem"),
    "an Irish surname": ("It was Conor O’Brannigan who called.", "Conor O’Brannigan"),
    "a double given name": ("It was Jean-Claude Brankovan who called.", "Jean-Claude Brankovan"),
    "a suffix": ("It was Martin Luther King Jr. who wrote it.", "Martin Luther King Jr"),
    "a Korean name": ("South Korean President Moon Jae-in called.", "Moon Jae-in"),
    "a Chinese name": ("The letter came from Hua Chunying on Monday.", "Hua Chunying"),
    "a role before an unknown name": ("The lawyer Brankovan objected.", "Brankovan"),
    "an age behind two unknown names": ("Wilbrord Brankovan, 42, was there.", "Wilbrord Brankovan"),
    "a verb of speech behind": ("“No,” Brankovan said. Nobody answered.", "Brankovan"),
    "German particles with a capital": ("Nobody told Van der Brankhof.", "Van der Brankhof"),
    "a capital particle inside": ("It was Bill De Brankova who called.", "Bill De Brankova"),
    "a given name that is a particle": ("It was Al Brankovan who called.", "Al Brankovan"),
    "a hyphened rank": ("Nobody told Major-General Brankovan.", "Brankovan"),
    "a state and an office before": ("Nobody told Virginia Gov. Ralph Brankovan.", "Ralph Brankovan"),
    "a word that opens the sentence": ("Meeting Laura Cooper was a joy.", "Laura Cooper"),
    "an adjective made of the name": ("It was a Laura Cooper-style joke.", "Laura Cooper"),
    "a party’s follower before": ("It was Democrat Bill de Brankova who called.", "Bill de Brankova"),
    "a Slavic name": ("Nobody saw Bogusław Brankowicz leave.", "Bogusław Brankowicz"),
    "a Nigerian name": ("Nobody saw Olusegun Brankola leave.", "Olusegun Brankola"),
    "a description with an adjective": (
        "They called Wilbrord Brankovan, the Australian architect.",
        "Wilbrord Brankovan",
    ),
}


@pytest.mark.parametrize(("text", "name"), PEOPLE.values(), ids=PEOPLE)
def test_a_person_is_found_with_the_whole_name_and_without_the_title(text: str, name: str) -> None:
    """Titles, nationalities and verbs are no part of a person's name; particles, initials and suffixes are."""
    assert [person.name for person in parse(text).people] == [name]


@pytest.mark.parametrize("title", ["Mr", "Mr.", "Mrs", "Dr", "Senator"])
def test_a_title_before_a_full_name_introduces_it(title: str) -> None:
    """Also one that is given to anybody: it tells whether he or she."""
    (person,) = parse(f"Nobody had told {title} Wilbrord Brankovan of it.").people
    assert [mention.introduced_by for mention in person.mentions] == [title]


OTHERS = {
    "a country": ("He flew to France.", "France", PLACE),
    "a city": ("He flew to Buenos Aires.", "Buenos Aires", PLACE),
    "an abbreviation that ends the sentence": ("He left the U.S. They had no choice.", "U.S.", PLACE),
    "a country in capitals, abbreviated": ("He flew to the U.S. again.", "U.S.", PLACE),
    "a dateline": ("LONDON (Reuters) - It rained.", "LONDON", PLACE),
    "an unknown place by its noun": ("They left the village of Brankova.", "Brankova", PLACE),
    "an unknown place by its preposition": ("He was born in Brankova.", "Brankova", PLACE),
    "a river": ("They swam in the Branka River.", "Branka River", PLACE),
    "a lake": ("They swam in Lake Branka.", "Lake Branka", PLACE),
    "a direction": ("They met in northern Italy and in Northern Ireland.", "Northern Ireland", PLACE),
    "a ministry": ("He left the Ministry of Defense.", "Ministry of Defense", ORGANIZATION),
    "a university": ("He left the University of Branka.", "University of Branka", ORGANIZATION),
    "a company": ("He left Branka Industries Inc.", "Branka Industries Inc", ORGANIZATION),
    "an ampersand": ("He left Procter & Gamble.", "Procter & Gamble", ORGANIZATION),
    "a body with and": (
        "He left the Center for Strategic and International Studies.",
        "Center for Strategic and International Studies",
        ORGANIZATION,
    ),
    "an acronym": ("He left the BRFA.", "BRFA", ORGANIZATION),
    "a body the lists know": ("He left the Pentagon.", "Pentagon", ORGANIZATION),
    "an acronym written as a word": ("He left Nato.", "Nato", ORGANIZATION),
    "letters joined by an ampersand": ("He left QR&T.", "QR&T", ORGANIZATION),
    "an adjective at the start": ("The International Branka Agency left.", "International Branka Agency", ORGANIZATION),
    "a body for and of something": (
        "He left the Foundation for Defense of Democracies.",
        "Foundation for Defense of Democracies",
        ORGANIZATION,
    ),
    "a given name in a place’s": ("It was in Clinton Correctional Facility.", "Clinton Correctional Facility", PLACE),
    "a Spanish town": ("They met in San Brankino.", "San Brankino", PLACE),
}


@pytest.mark.parametrize(("text", "name", "kind"), OTHERS.values(), ids=OTHERS)
def test_places_and_organisations_are_told_from_people(text: str, name: str, kind: MentionKind) -> None:
    """Lists, the words of the name and its neighbours tell a place or a body."""
    assert _named(text).get(name) == kind.value


NOBODY = {
    "demonyms": "Russian and Ukrainian soldiers met two Germans.",
    "days and months": "On Monday it rained, and in May it snowed.",
    "the first word of a sentence": "Police came. Protesters left. However, nobody cared.",
    "faiths and parties": "A Muslim and a Republican shared a taxi at Christmas.",
    "I": "I think I am right, and I’d say so.",
    "a title alone": "Then the Prime Minister left, and the King stayed.",
    "an adjective made of a place": "It was a Moscow-backed group.",
    "a disease": "He had Covid-19 twice.",
    "a handle": "It was @BrankaBranka who wrote #Brankova.",
    "a storm and a ship": "Then Hurricane Brankova hit, and USS Brankovan sank.",
    "the plural of a faith": "Nobody told Muslims, Muslims said.",
    "shouting": "THIS IS VERY WRONG NOW, it said.",
    "a party’s letter": "The senator (R., no doubt) left.",
    "two-word peoples": "Then Puerto Ricans said no.",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_what_has_a_capital_for_another_reason_names_nobody(text: str) -> None:
    """A capital alone makes no name."""
    assert _named(text) == {}


def test_full_name_surname_and_title_are_one_person() -> None:
    """A surname that stands alone is linked to the full name, before and after it."""
    text = "Zelensky will speak. President Volodymyr Zelensky landed. Mr. Zelensky’s plane left, said Zelensky."
    person = _person(text)
    assert person.name == "Volodymyr Zelensky"
    assert [mention.text for mention in person.mentions] == ["Zelensky", "Volodymyr Zelensky", "Zelensky", "Zelensky"]


ALONE = {
    "an Arabic article": ("Bashar al-Brankov spoke. Brankov left.", 2),
    "Dutch particles": ("Ursula von der Brankhof spoke. Brankhof left, said Von der Brankhof.", 3),
    "a capital particle": ("Bill De Brankova spoke. De Brankova left.", 2),
    "a Spanish double surname": ("Gabriel García Brankez wrote. García Brankez left. Then García wept.", 3),
    "a Vietnamese given name": ("Nguyen Phu Trong spoke. Trong left.", 2),
    "the end of a longer name": ("Aung San Suu Kyi spoke. Suu Kyi left.", 2),
    "an initial": ("John Brankovan spoke. J. Brankovan left.", 2),
    "a suffix": ("Sammy Brankovan Jr. sang. Brankovan left.", 2),
    "a given name": ("Laura Cooper spoke. Laura left.", 2),
}


@pytest.mark.parametrize(("text", "mentions"), ALONE.values(), ids=ALONE)
def test_what_stands_for_a_whole_name_is_linked_to_it(text: str, mentions: int) -> None:
    """A surname without its particle, half a double surname, the given name that an Eastern name is called by."""
    assert len(_person(text).mentions) == mentions


SEVERAL = {
    "Mr. and Mrs. choose": (
        "Hillary Brankov spoke. Bill Brankov left. Mrs. Brankov wept.",
        {"Hillary Brankov": 2, "Bill Brankov": 1},
    ),
    "a shared surname": (
        "Nobody saw John and Mary Brankov. Mr. Brankov left. Mrs. Brankov wept.",
        {"Brankov": 2, "Mary Brankov": 2},
    ),
    "Mr. and Mrs. alone": ("Mr. Brankov left. Mrs. Brankov wept.", {"Brankov": 1}),
    "a relative does not take over": (
        "Donald Brankov spoke. His daughter Ivanka Brankov left. Brankov wept.",
        {"Donald Brankov": 2, "Ivanka Brankov": 1},
    ),
    "a family": ("Joe Brankov spoke. The Brankovs left.", {"Joe Brankov": 1, "Brankovs": 1}),
    "a pet name": ("William Brankov spoke. Bill Brankov left.", {"William Brankov": 1, "Bill Brankov": 1}),
}


@pytest.mark.parametrize(("text", "people"), SEVERAL.values(), ids=SEVERAL)
def test_people_of_one_surname_are_told_apart(text: str, people: dict[str, int]) -> None:
    """By title, by kinship, by given name; a family is nobody of its name."""
    assert {person.name: len(person.mentions) for person in parse(text).people} == people


def test_two_of_one_surname_are_two_people_and_the_last_named_is_meant() -> None:
    """Relatives stay apart; a surname alone goes to whoever was named in full last."""
    people = {p.name: len(p.mentions) for p in parse("Bill Brankov spoke. Hillary Brankov left. Brankov wept.").people}
    assert people == {"Bill Brankov": 1, "Hillary Brankov": 2}


def test_a_place_of_the_lists_is_a_person_where_the_article_says_so() -> None:
    """Austin is the secretary where Lloyd Austin is named, unless it stands behind “in”."""
    named = parse(
        "Defense Secretary Lloyd Austin spoke. He said that Austin was tired, and that he lives in Austin."
    ).names
    assert [(n.name, n.kind, len(n.mentions)) for n in named] == [("Lloyd Austin", PERSON, 2), ("Austin", PLACE, 1)]


def test_a_month_is_a_person_where_the_article_says_so() -> None:
    """May is the prime minister where she speaks, and the month elsewhere."""
    person = _person("Theresa May spoke. “No,” May said. In May it rained.")
    assert [mention.span.start for mention in person.mentions] == [0, 25]


def test_an_acronym_in_brackets_belongs_to_the_name_before_it() -> None:
    """International Branka Agency (IBA) and IBA are one body."""
    (body,) = parse("He left the International Branka Agency (IBA). The IBA wept.").organizations
    assert (body.name, body.acronym, len(body.mentions)) == ("International Branka Agency", "IBA", 3)


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Mr. Brankovan left.", "he"),
        ("Nobody saw Ms. Brankovan.", "she"),
        ("Laura Brankovan left.", "she"),
        ("Congressman Brankovan left.", "he"),
        ("Wilbrord Brankovan, 42, left.", None),
        ("Wilbrord Brankovan, 42, left. She wept.", "she"),
        ("Wilbrord Brankovan, 42, said she had left.", "she"),
        ("Wilbrord Brankovan, 42, left. She wept. Brankovan said he had, too.", None),
        ("Wilbrord Brankovan, 42, told his wife. She wept.", None),
        ("Laura Brankovan left. He wept.", "she"),
    ],
)
def test_the_pronoun_is_told_by_title_given_name_or_the_pronoun_behind(text: str, pronoun: str | None) -> None:
    """He and she where the text tells, nothing where it does not."""
    assert _person(text).pronoun == pronoun


def test_given_name_surname_and_title_have_their_places() -> None:
    """The parts of a name are spans of the text, the particles with the surname."""
    text = "Commission President Ursula von der Leyen called."
    (mention,) = _person(text).mentions
    assert mention.given_at is not None
    assert mention.surname_at is not None
    assert (mention.given_at.of(text), mention.surname_at.of(text)) == ("Ursula", "von der Leyen")
    assert (mention.given, mention.surname) == ("Ursula", "von der Leyen")
    assert mention.introduced_by == "Commission President"


def test_in_a_korean_name_the_surname_comes_first() -> None:
    """Moon Jae-in is Mr. Moon."""
    (mention,) = _person("Nobody told Moon Jae-in.").mentions
    assert (mention.given, mention.surname) == ("Jae-in", "Moon")


def test_a_name_in_a_quotation_carries_its_voice() -> None:
    """What is named in speech is told from what the narrator names."""
    person = _person("Laura Cooper left. “Nobody saw Cooper go,” he said.")
    assert [mention.voice for mention in person.mentions] == [Voice.NARRATOR, Voice.SPEECH]


def test_in_a_headline_only_what_is_known_otherwise_is_a_name() -> None:
    """Where every word has a capital, names are those of the body and of the lists."""
    text = "Laura Cooper Urges Allies To Lift Every Limit On Ukraine\n\nLaura Cooper spoke. Cooper left."
    assert _named(text) == {"Laura Cooper": "person", "Ukraine": "place"}


def test_a_recognisers_names_win() -> None:
    """A plugin's hint replaces what was read in the same place, and adds what was not."""
    text = "Laura Cooper met brankov at noon."
    document = parse(text)
    hints = (NameHint(Span(6, 12), PLACE), NameHint(Span(17, 24), PERSON))
    names = read_names(text, document.tokens, document.blocks, document.voices, hints)
    assert [(n.name, n.kind) for n in names] == [("Cooper", PLACE), ("brankov", PERSON)]


SAME = [
    ("Zelensky", "Zelenskiy"), ("Zelensky", "Zelenskyy"), ("Zelenskyi", "Zelenskii"), ("Yeltsin", "Eltsin"),
    ("Khabarov", "Habarov"), ("Tsvetkov", "Cvetkov"), ("Zhukov", "Jukov"), ("Petrov", "Petroff"),
    ("Tsarnaev", "Tsarnaeff"), ("Yatsenyuk", "Yatseniuk"), ("Vasilyev", "Vasiliev"),
    ("Müller", "Mueller"), ("Österby", "Osterby"),
    ("Stephen Harwick", "Steven Harwick"), ("Sergei Brankov", "Sergey Brankov"), ("Kandahar", "Kandhar"),
    ("Samuelson", "Samuellson"), ("Yanukovych", "Yanukoyvch"), ("Gaddafi", "Gadhafi"), ("Pokrovsk", "Pokrovsko"),
]  # fmt: skip
DIFFERENT = [
    ("Johnson", "Johnston"), ("Anderson", "Andersen"), ("Austin", "Putin"), ("Boris", "Bonus"),
    ("Mark Brankov", "Mike Brankov"), ("Maria Brankov", "Mario Brankov"), ("Volodymyr Zelensky", "Zelensky"),
    ("Lee", "Lea"), ("Iran", "Iraq"), ("", ""), ("Chen", "Chan"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    """Transliterations, accents, known spellings of a given name, one slip in a long word, in either order."""
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_are_merely_alike_are_not_the_same(one: str, other: str) -> None:
    """Known different names, short names, full and short form."""
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_the_key_of_a_name_is_that_of_its_transliterations() -> None:
    """All systems of writing Зеленський meet under one key."""
    forms = ("Zelensky", "Zelenskiy", "Zelenskyy", "Zelenskyi", "Zelenskii", "Zelenskij")
    assert {spelling_key(form) for form in forms} == {"zelenski"}


def test_near_pairs_meets_every_slip_of_a_long_name() -> None:
    """A letter dropped, doubled, changed or swapped at any place of a name of six letters and more."""
    name = "Brankovic"
    slips = {name[:i] + name[i + 1 :] for i in range(len(name))}
    slips |= {name[:i] + name[i] + name[i:] for i in range(len(name))}
    slips |= {name[:i] + "x" + name[i + 1 :] for i in range(len(name))}
    slips |= {name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in range(len(name) - 1)}
    for slip in sorted(slips - {name}):
        assert near_pairs([name, "Unrelated", slip]) == [(name, slip)], slip


_WORDS = st.sampled_from([
    "Ursula", "von", "der", "Leyen", "al", "-", "Assad", "President", "of", "the", "Ministry", "Defense", "U.S.", "Mr",
    ".", ",", "(", ")", "“", "”", "’s", "Kim", "Jong", "un", "and", "&", "May", "said", "in", "Brankova", "REUTERS",
    "/", "@", "#", "\n\n", "I", "The", "A.",
])  # fmt: skip


_TEXTS = st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=60).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_whatever_the_text_mentions_lie_in_it_each_in_one_block_and_none_in_another(text: str) -> None:
    """Spans are inside the text and the block that the mention names, hold what it says, and never overlap."""
    if not text.strip():
        return
    document = parse(text)
    mentions = sorted((m for named in document.names for m in named.mentions), key=lambda m: m.span)
    free = 0
    for mention in mentions:
        assert mention.span.of(document.text) == mention.text
        assert document.blocks[mention.block].span.contains(mention.span)
        assert mention.span.start >= free
        free = mention.span.end
    person_variants(document.text, document.people, document.blocks)
    place_variants(document.text, document.places, document.blocks)


@settings(max_examples=200, deadline=None)
@given(_TEXTS, st.lists(st.tuples(st.integers(0, 300), st.integers(1, 40), st.sampled_from(MentionKind)), max_size=5))
def test_whatever_a_recogniser_says_mentions_lie_apart_and_hold_their_parts(
    text: str, places: list[tuple[int, int, MentionKind]]
) -> None:
    """With hints too, overlapping ones among them: no mention overlaps another; given name and surname lie in it."""
    if not text.strip():
        return
    document = parse(text)
    length = len(document.text)
    hints = [NameHint(Span(min(start, length), min(start + size, length)), kind) for start, size, kind in places]
    names = read_names(document.text, document.tokens, document.blocks, document.voices, hints, document.acronyms)
    free = 0
    for mention in sorted((m for named in names for m in named.mentions), key=lambda m: m.span):
        assert mention.span.start >= free
        assert mention.span.of(document.text) == mention.text
        free = mention.span.end
        for place, name in ((mention.given_at, mention.given), (mention.surname_at, mention.surname)):
            assert (place is None) == (not name)
            if place is not None:
                assert mention.span.contains(place)
                assert place.of(document.text) == name


def _names(count: int) -> str:
    """Sentences with as many different people."""
    draw = random.Random(1)
    syllables = [c + v for c in "bcdfgklmnprstv" for v in "aeiou"]
    people = ("".join(draw.choices(syllables, k=4)).capitalize() for _ in range(count))
    return " ".join(f"“No,” said John {person}." for person in people)


HOSTILE = {
    "all capitals": lambda n: "EVERY WORD IS SHOUTED HERE " * n,
    "many names": _names,
    "one name": lambda n: "Volodymyr Zelensky spoke. " * n,
    "one surname": lambda n: _names(n).replace(".", " Brankov."),
    "near names": lambda n: " ".join(f"Ann Br{'a' * (i % 90)}nkov{'abcdef'[i % 6]} left." for i in range(n)),
    "hyphens": lambda n: "Jean-" * n,
    "titles": lambda n: "President " * n,
    "demonyms": lambda n: "Russian " * n,
    "of": lambda n: "Ministry of " * n,
    "ampersands": lambda n: "A&" * n,
    "particles": lambda n: "Van der " * n,
    "relatives": lambda n: " ".join(f"His son Ann Brankov{'abcdef'[i % 6]} wept. Mr. Brankova left." for i in range(n)),
    "pairs": lambda n: "John and Mary Brankov wept. She left. " * n,
    "one name getting longer": lambda n: " ".join(f"John {'Paul ' * (i % 4)}Brankov wept." for i in range(n)),
    "initials": lambda n: "A. " * n,
    "headlines": lambda n: "Ten Long Words Shout Here\n\n" * n,
    "one word": lambda n: "A" * n,
}


def _read_all(text: str) -> Document:
    document = parse(text)
    person_variants(document.text, document.people, document.blocks)
    place_variants(document.text, document.places, document.blocks)
    return document


@pytest.mark.parametrize("kind", HOSTILE)
def test_names_and_their_variants_are_read_in_linear_time(kind: str) -> None:
    """Four times the text takes at most eight times the time, whatever stands in it."""
    assert_linear(HOSTILE[kind], _read_all, 1_000 if "name" in kind else 3_000)


def test_twenty_thousand_names_in_one_article_are_compared_in_reasonable_steps() -> None:
    """Names meet under keys; they are never compared each with each."""
    draw = random.Random(2)
    names = ["".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=9)).capitalize() for _ in range(20_000)]
    assert len(near_pairs(names)) < len(names)
