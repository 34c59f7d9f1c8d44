"""Variants: which spellings of one article are one name, by what evidence, and what may be mended."""

import pytest

from factlint import Document, SpellingVariant, parse
from factlint.reading.names import organization_variants, person_variants, place_variants

ROUND_UP = """KYIV, May 3 (Branka) - Pavlo Brankovych spoke. Brankovych left.

OSLO, May 3 (Branka) - Pavlo Brankovich sang. Brankovich wept.
"""
NOTE = """Pavlo Brankovych spoke. Brankovych left.

Correction: An earlier version of this article misspelled the name of Pavlo Brankovych as Brankovich.
"""


def _people(document: Document) -> tuple[SpellingVariant, ...]:
    return person_variants(document.text, document.people, document.blocks, document.stories)


def _places(document: Document) -> tuple[SpellingVariant, ...]:
    return place_variants(document.text, document.places, document.blocks, document.stories)


def _one(text: str) -> SpellingVariant:
    found = _people(parse(text))
    assert len(found) == 1, found
    return found[0]


WHY = {
    "transliterations": ("Valerii Zaluzhnyi spoke. Valerii Zaluzhny left.", "two transliterations"),
    "another language’s system": ("Ana Schewtschenko spoke. Ana Shevchenko left.", "two transliterations"),
    "accents": ("Ana Rosselló spoke. Ana Rossello left.", "accents differ"),
    "spacing": ("Ana McKinnon spoke. Ana Mc-Kinnon left.", None),
    "a list": ("Stephen Harwick spoke. Steven Harwick left.", "two spellings of one name"),
    "letters swapped": ("Dana Harwick spoke. Harwick left, and Harwcik wept.", "two letters swapped"),
    "a letter doubled": ("Dana Harwick spoke. Harwick left, and Harrwick wept.", "a letter doubled"),
    "a letter dropped": ("Dana Harwick spoke. Harwick left, and Harwck wept.", "a letter dropped"),
    "a letter changed": ("Dana Harwick spoke. Dana Harwock left.", "a letter changed"),
    "two letters beside one given name": ("Albert Proza spoke. Albert Prose left.", "two letters differ"),
}


@pytest.mark.parametrize(("text", "why"), WHY.values(), ids=WHY)
def test_a_variant_says_in_which_way_two_spellings_are_one_name(text: str, why: str | None) -> None:
    """The reason is in words that an editor reads; ways of writing are told from slips."""
    found = _people(parse(text))
    if why is not None:
        assert [variant.why for variant in found] == [why]
        assert found[0].by_class is (why in {"two transliterations", "accents differ", "two spellings of one name"})


EVIDENCE = {
    "the same given name beside a short name": "Ann Chen spoke. Ann Cehn left.",
    "the same office beside a short name": "Sheriff Duval spoke. Sheriff Duvla left.",
    "a short slip of a name said again": "Dana Broka spoke. Broka left. Later, said Borka, it rained. Broka wept.",
    "a man’s surname in the genitive": "Boris Lavrenov spoke. Boris Lavrenova left.",
    "a surname of a case": "Pavlo Brankovsky spoke. Pavlo Brankovskogo left.",
    "a given name in two languages": "Volodymyr Brankov spoke. Vladimir Brankov left.",
    "a Chinese name in two systems": "Jiang Zemin spoke. Jiang Tse-min left.",
    "a Korean surname in two spellings": "Lee Jae-myung spoke. Yi Jae-myung left.",
    "a patronymic": "Andrei Sergeyevich Brankov spoke. Andrei Sergeevich Brankov left.",
    "a hyphen in a given name": "Jean-Claude Branker spoke. Jean Claude Branker left.",
    "a Chinese given name in two words": "Zhao Lijian said so. Zhao Li Jian said no.",
    "w and y of another system at both ends": "Robert Lewandowski scored. Levandovsky wept.",
    "a long name’s genitive": "Nikol Pashinyan spoke. Pashinyana left.",
    "Arabic articles": "Bashar al-Branki spoke. Bashar el-Branki left.",
}


@pytest.mark.parametrize("text", EVIDENCE.values(), ids=EVIDENCE)
def test_evidence_makes_one_person_of_two_spellings(text: str) -> None:
    """The same given name, an office, frequency, a class of spellings."""
    assert len(_people(parse(text))) == 1


CALLED = {
    "in a quotation": ("Sergey Brankov spoke. “Sergei, come home,” a fan wrote.", 1),
    "in the narration": ("Sergey Brankov spoke. Sergei, a driver of 34, stayed at home.", 0),
    "somebody who is named in full": ("Sergey Brankov spoke to Sergei Harlan. “Sergei, come home,” a fan wrote.", 0),
    "by another name": ("Sergey Brankov spoke. “Anton, come home,” a fan wrote.", 0),
    "by a surname that is a given name, a letter doubled": ("Daniel Russel spoke. Russell said no.", 1),
    "both named in full": ("Daniel Russel spoke. Jane Russell said no.", 0),
}


@pytest.mark.parametrize(("text", "found"), CALLED.values(), ids=CALLED)
def test_somebody_called_by_one_name_is_known_by_its_spelling(text: str, found: int) -> None:
    """A given name in a quotation is of the person named in full; in the narration it may be somebody else’s."""
    assert len(_people(parse(text))) == found


BODIES = {
    "letters swapped": ("The Untied Nations met. The United Nations left.", True),
    "a firm, a letter dropped": ("Brankan Bank rose. Brakan Bank fell.", True),
    "two transliterations of something unclear": ("At the “Brankayevsky” bakery. At the “Brankaevsky” bakery.", True),
    "two known ones": ("The people of Barnardo’s met. Politico wrote so. Politics wrote so.", False),
    "a hyphen of an adjective": ("The Supreme Court met. A Supreme-Court nominee left.", False),
    "a storm": ("Hurricane Hanna is near. Hannah killed two, and Hanna left.", True),
    "a storm and a woman named in full": ("Hurricane Hanna is near. Hannah Brankov wept, and Hannah left.", False),
    "an Arabic article": ("Al Jazeera met. Al-Jazeera left.", True),
    "one of its people": ("Brankube pays. A Brankuber at Brankube left.", False),
    "a hard space": ("Brankan Bank rose. Brankan\u00a0Bank fell.", False),
    "an acronym": ("UNESCO met. Unesco left.", False),
}


@pytest.mark.parametrize(("text", "found"), BODIES.values(), ids=BODIES)
def test_bodies_are_one_by_slip_or_transliteration(text: str, *, found: bool) -> None:
    """Adjectives, other words and acronyms are none."""
    document = parse(text)
    found_there = organization_variants(document.text, document.organizations, document.blocks, document.stories)
    assert bool(found_there) is found


SILENCE = {
    "a short name with nothing beside it": "Chen spoke. Cehn left.",
    "a short name that is known": "Dana Cohen spoke. Cohen left, and Cohn wept. Cohen slept.",
    "a wife": "Boris Lavrenov spoke. Olga Lavrenova left. Lavrenova wept.",
    "a wife without her given name": "Pavlo Brankovsky spoke. Brankovska left. Brankovsky wept.",
    "two people of one office": "Senator Mark Harlan spoke. Senator Paul Harmon left.",
    "Mr. and Ms.": "Mr. Whitaker spoke. Mr. Whitaker left. Ms. Whitker wept.",
    "an initial’s stop": "Dana J. Brankov spoke. Dana J Brankov left.",
    "a woman’s given name": "Dana Christian spoke. Christiana left.",
    "two given names": "Mark Delgado spoke. Mike Delgado left.",
    "a Korean surname that is another one": "Lee Jae-myung spoke. Yi Sang-ho left.",
    "a slogan": "Dana Ross spoke. Ross left. Some wrote “Dana Ross Is Boss” on a wall. Ross wept.",
    "a plural": "Jill Brandon spoke. The Brandons left.",
    "an address": "Dana Dailywork spoke. Dailywork left. Read Dailywrok.com, said Dailywork.",
}


@pytest.mark.parametrize("text", SILENCE.values(), ids=SILENCE)
def test_likeness_alone_makes_no_variant(text: str) -> None:
    """Relatives, plurals, known names and two people stay two."""
    assert _people(parse(text)) == ()


PLACES = {
    "Ukrainian and Russian": ("They left Kyiv. In Kiev it rained.", True),
    "both often": ("They left Kyiv. Kyiv wept. In Kiev it rained. Kiev slept, and Kyiv sang in Kiev.", True),
    "a renaming": ("They left Bombay. In Mumbai it rained.", False),
    "an English name": ("They left Munich. In München it rained.", False),
    "saint abbreviated": ("They left Saint Petersburg. In St. Petersburg it rained.", True),
    "a full stop": ("They left St Petersburg. In St. Petersburg it rained.", False),
    "a short slip": ("They left China. China wept. In Chnia it rained.", True),
    "one to one": ("They left the town of Brankovo. In the town of Branokvo it rained.", True),
    "a case of a place in -sk": ("They left Brank. In the town of Brankansk it rained, and Brankanska slept.", False),
    "a case of a place in -ovo": (
        "They left for the village of Brankeevo. In the village of Brankeyev it rained.",
        True,
    ),
    "a short slip beside an equal word": ("They left Brano Drive. In Branoa Drive it rained.", True),
    "an initial’s stop": ("They left Vanik A. In Vanik A they slept.", False),
    "a hyphen for a space": ("They left New York. In New-York it rained.", True),
    "at a sentence’s start": ("They live in the village of Brankarai. In Brankaray it rained.", True),
    "two known ones": ("They left Austria. In Australia it rained. Austria wept.", False),
}


@pytest.mark.parametrize(("text", "found"), PLACES.values(), ids=PLACES)
def test_places_are_one_by_list_slip_or_class(text: str, *, found: bool) -> None:
    """Two languages’ spellings are; renamings and English names are none."""
    assert bool(_places(parse(text))) is found


def test_one_to_one_both_are_shown_and_none_is_mended() -> None:
    """The later is the variant, and there is nothing to suggest."""
    variant = _one("Dana Harwick spoke. Dana Harwock left.")
    assert (variant.form, variant.other, variant.mendable) == ("Harwock", "Harwick", ())


def test_a_majority_mends_outside_quotations_alone() -> None:
    """Two against one suggest; a name in a quotation counts and stays as it was said."""
    text = "Dana Harwick spoke. Harwick left. “Nobody ran like Harwcik,” said Harwick. Harwcik wept, and Harwick slept."
    variant = _one(text)
    assert (variant.form, len(variant.uses), len(variant.other_uses)) == ("Harwcik", 2, 4)
    assert [text[: span.start].count("Harwcik") for span in variant.mendable] == [1]


def test_the_stories_of_a_round_up_are_kept_apart() -> None:
    """Two datelines tell of two people, until they stand in one story."""
    assert _people(parse(ROUND_UP)) == ()
    assert len(_people(parse(ROUND_UP.replace("OSLO, May 3 (Branka) - ", "")))) == 1


def test_a_correction_note_is_kept_apart() -> None:
    """It holds the wrong spelling on purpose."""
    assert _people(parse(NOTE)) == ()
    assert len(_people(parse(NOTE.replace("Correction:", "He said:").replace("An earlier version of", "The")))) == 1
