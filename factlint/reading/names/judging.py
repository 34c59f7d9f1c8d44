"""Judging: whether an article means one person or place by two forms that are spelled alike.

Each judge says what makes one name of two forms, for an editor to read, or None where they
may well be two.
"""

from collections.abc import Iterable, Sequence

from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names import known
from factlint.reading.names.chinese import romanized_alike
from factlint.reading.names.forms import Form, plain
from factlint.reading.names.romanization import may_be_foreign, spelling_key
from factlint.reading.names.spelling import (
    LONG,
    Slip,
    differ_by_case,
    listed_alike,
    one_slip,
    rare_slip,
    same_given_name,
    same_place_name,
    slip_between,
    told_apart,
    transliterated,
    two_slips,
    womans_form,
    written_out,
)

OFTEN = 3
"""Two forms that both stand this often are two names."""

_NO_GIVEN_NAME = 8
"""An unknown name of so many letters makes no woman’s name with -a: a case’s ending was left (Pashinyana)."""

_SPELLED_LONGER = frozenset({"a", "e", "u", "om", "h"})
"""A case’s endings, and the h of Hannah; any other makes a plural of a body’s name, or one of its people (YouTuber)."""

ACCENTS = "accents differ"
SPACING = "spacing differs"
HYPHEN = "a hyphen stands for a space"
LISTED = "two spellings of one name"
TRANSLITERATION = "two transliterations"
ABBREVIATED = "one is abbreviated"
CASE = "a case ending was left"
TWO_SLIPS = "two letters differ"
BY_CLASS = frozenset({ACCENTS, SPACING, HYPHEN, LISTED, TRANSLITERATION, ABBREVIATED})
"""Two ways of writing a name; any other difference is a slip of the pen."""


def one_surname(one: Form, other: Form) -> str | None:
    """Why two spellings are one surname."""
    given = _share_given_name(one.beside, other.beside)
    if _two_people(one, other, given=given):
        return None
    evidence = given or bool(one.roles & other.roles)
    if one.beside and other.beside and not given:
        slip = _careless(one, other)
        return slip if evidence or slip is Slip.SWAPPED else None
    like = _likeness(one.text, other.text, evidence=evidence)
    if like is None:
        return _far_likeness(one.text, other.text) if given else _careless(one, other)
    return like if given or _is_enough(like, one, other, evidence=evidence) else None


def _two_people(one: Form, other: Form, *, given: bool) -> bool:
    """Whether Mr. and Mrs., an ending or a coinage tell that two forms are not one person's surname misspelled."""
    if _apart(one.genders, other.genders) or _inflected(one, other):
        return True
    if not womans_form(one.text, other.text):
        return False
    return not (given and _is_man(one.beside | other.beside, one.genders | other.genders))


def _is_enough(like: str, one: Form, other: Form, *, evidence: bool) -> bool:
    """Whether two surnames that are alike are one, no given name standing beside both."""
    doubled = slip_between(one.text, other.text) is Slip.DOUBLED
    apart = told_apart(one.text, other.text) and not (doubled and _goes_back(one, other))
    if like != ACCENTS and (apart or one.listed or other.listed):
        return False
    if like not in BY_CLASS and min(one.count, other.count) >= OFTEN:
        return False
    if any(form.only_given and form.count < OFTEN and not (form.nobody and doubled) for form in (one, other)):
        return False
    return bool(one.beside or other.beside or evidence or one.again or other.again)


def _goes_back(one: Form, other: Form) -> bool:
    """Whether one form stands for nobody named with it, once or twice, and the other beside one given name.

    Two surnames that are both known may then be one person’s (Daniel Russel; Russell).
    """
    lone, named = sorted((one, other), key=lambda form: len(form.beside))
    return not lone.beside and not lone.titles and lone.count < OFTEN and len(named.beside) == 1


def one_called(one: Form, other: Form) -> str | None:
    """Why a given name by which somebody is called alone is another spelling of that of one named in full."""
    if plain(one.text) == plain(other.text):
        return None
    if spelling_key(one.text) == spelling_key(other.text) or same_given_name(one.text, other.text):
        return LISTED
    return None


def one_given_name(one: Form, other: Form) -> str | None:
    """Why two given names beside one surname are spellings of one."""
    if same_given_name(one.text, other.text) or romanized_alike(("", one.text), ("", other.text)):
        return LISTED
    if told_apart(one.text, other.text) or _inflected(one, other):
        return None
    if min(one.count, other.count) > 1:
        return None
    return _likeness(one.text, other.text, evidence=True)


def one_place(one: Form, other: Form) -> str | None:
    """Why two spellings are one place."""
    if same_place_name(one.text, other.text):
        return LISTED
    if written_out(one.text) == written_out(other.text) != "":
        return None if _differ_by_stops(one.text, other.text) else ABBREVIATED
    if _differ_by_stops(one.text, other.text) or _adjective(one.text, other.text):
        return None
    like = _likeness(one.text, other.text, evidence=False) or _place_likeness(one.text, other.text)
    if like is None:
        return _careless(one, other)
    if like in {ACCENTS, HYPHEN}:
        return like
    listed = known.is_place(one.text) + known.is_place(other.text)
    often = like not in BY_CLASS and min(one.count, other.count) >= OFTEN
    sure = listed == 0 or (listed == 1 and (one.again or other.again or _is_unknown(one, other)))
    return like if sure and not often else None


def one_body(one: Form, other: Form) -> str | None:
    """Why two spellings are one organisation.

    A hyphen, but that of an article (Al-Jazeera), makes an adjective (a Supreme-Court nominee), another last letter
    another word (Politico, Politics); two known bodies are two.
    """
    short, long = sorted((one.text, other.text), key=len)
    if long.startswith(short) and long[len(short) :] not in _SPELLED_LONGER:
        return None
    why = one_place(one, other)
    if why == HYPHEN:
        return why if "name-particle" in lexicon.classes(one.text.replace("-", " ").split()[0]) else None
    if known.is_organization(one.text) and known.is_organization(other.text):
        return None
    return None if (why == Slip.CHANGED and one.text[-1] != other.text[-1]) else why


def _is_unknown(one: Form, other: Form) -> bool:
    """Whether one of two places is known, and the other, on no list at all, a slip of the pen for it."""
    slipped, place = sorted((one, other), key=lambda form: known.is_place(form.text))
    return rare_slip(slipped.text, place.text)


def _place_likeness(one: str, other: str) -> str | None:
    """In which way two places’ names are alike that are too short or too far from one another as words.

    Beside an equal word, a slip tells in a short one, too (Igor Drive, Igora Drive).
    """
    if differ_by_case(one, other):
        return CASE
    words = _differing(one.split(), other.split()) if " " in one else None
    if words is None or told_apart(*words):
        return None
    slip = slip_between(*words)
    return None if slip is Slip.CHANGED else slip


def _careless(one: Form, other: Form) -> str | None:
    """The slip that made a short word, unknown to any list and said once, of a name that the article says again."""
    slipped, name = sorted((one, other), key=lambda form: len(form.uses))
    if slipped.again or not name.again or not rare_slip(slipped.text, name.text):
        return None
    return slip_between(slipped.text, name.text)


def _apart(mine: frozenset[str], its: frozenset[str]) -> bool:
    """Whether both have something, and nothing in common."""
    return bool(mine and its) and mine.isdisjoint(its)


def _likeness(one: str, other: str, *, evidence: bool) -> str | None:
    """In which way two forms are alike; with other evidence, short names and listed ones too.

    Full stops tell nothing; names of several words must differ in one word alone (not Group F and Group G).
    """
    if _differ_by_stops(one, other):
        return None
    if fold(one) == fold(other):
        return ACCENTS
    mine, its = one.split(), other.split()
    if len(mine) != len(its):
        if fold(" ".join(mine)).replace("-", " ") == fold(" ".join(its)).replace("-", " "):
            return HYPHEN
        return SPACING if fold("".join(mine)) == fold("".join(its)) else None
    words = _differing(mine, its)
    return None if words is None else _words_likeness(*words, evidence=evidence)


def _differ_by_stops(one: str, other: str) -> bool:
    return plain(one).replace(".", "") == plain(other).replace(".", "")


def _differing(mine: Sequence[str], its: Sequence[str]) -> tuple[str, str] | None:
    """The one word in which two names of equally many words differ, None where there is none or more than one."""
    if len(mine) != len(its):
        return None
    differing = [pair for pair in zip(mine, its, strict=True) if fold(pair[0]) != fold(pair[1])]
    return differing[0] if len(differing) == 1 else None


def _words_likeness(one: str, other: str, *, evidence: bool) -> str | None:
    slip = slip_between(one, other) if one_slip(one, other, short=True) else None
    if spelling_key(one) == spelling_key(other):
        return slip if slip is Slip.DOUBLED else TRANSLITERATION
    if evidence and listed_alike(one, other):
        return LISTED
    long = max(len(one), len(other)) >= LONG
    if slip is not None and (long or evidence):
        return slip
    foreign = (evidence or long) and (may_be_foreign(one) or may_be_foreign(other))
    return TRANSLITERATION if foreign and transliterated(one, other) else None


def _far_likeness(one: str, other: str) -> str | None:
    """In which way two forms, not alike by themselves, are so beside the same given name."""
    return TWO_SLIPS if two_slips(one, other) and not told_apart(one, other) else None


def _share_given_name(mine: Iterable[str], its: Iterable[str]) -> bool:
    return any(_same_letters(a, b) or same_given_name(a, b) for a in mine for b in its)


def _same_letters(one: str, other: str) -> bool:
    """Whether two given names are one but for a hyphen (Jong-un, Jongun)."""
    return one.replace("-", "") == other.replace("-", "")


def _is_man(given: Iterable[str], genders: Iterable[str]) -> bool:
    """Whether a surname’s ending -a must be a case’s: a man’s given name or title stands beside it."""
    return {"m"} == {*genders, *filter(None, map(known.gender_of_given_name, given))}


def _inflected(one: Form, other: Form) -> bool:
    """Whether one form is the other's plural (the Bidens) or a coinage made of it (Trumpy)."""
    short, long = sorted((one, other), key=lambda form: len(form.text))
    if not long.text.startswith(short.text):
        return False
    ending = long.text[len(short.text) :]
    if ending == "a":
        return not long.beside and (len(short.text) < _NO_GIVEN_NAME or bool(lexicon.classes(short.text)))
    return ending in {"s", "es", "y"} or (long.spoken and ending in {"ie", "o"})


def _adjective(one: str, other: str) -> bool:
    """Whether one form is the other's people, adjective or plural (Kyivan, Kandahari)."""
    if known.is_demonym(one) or known.is_demonym(other):
        return True
    short, long = sorted((fold(one), fold(other)), key=len)
    return long.startswith(short) and long[len(short) :] in {"s", "n", "i", "an"}
