"""Spelling: when two written forms are one name.

Two words are one name where newspapers of some language write one for the other (see
`romanization`), where a list says so (Stephen, Steven; Kyiv, Kiev), or where a slip of the
pen lies between them. Names on the lists of different names are told apart by these.
"""

import enum
import re
from collections.abc import Sequence

from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names.chinese import romanized_alike
from factlint.reading.names.romanization import readings, spelling_key

_FIVE = 5

LONG = 6
"""From this many letters on, one slip of the pen is taken for the same name."""

SHORT = 4
"""From this many letters on, one slip of the pen is, with other evidence, taken for the same name."""

_SURE = 8
"""From this many letters on, one consonant written for another is taken for the same name without other evidence."""

_FOREIGN = 4
"""From this many letters on, a name is read by the systems of other languages."""

LISTS = ("given-name-spelling", "surname-spelling", "place-spelling")
"""The lists of spellings: two entries of one group are one name."""

_SHORT_SURNAMES = "unclassed/short-surname"
_COUNTED = re.compile(r"[IVXLCM]+|\W*\d.*")
_VOWELS = frozenset("aeiouy")
_HYPHEN = re.compile("[-‐‑]")
_ARTICLE = re.compile(r"\b([AaEe]l) (?=\w)")
_BETWEEN = re.compile("[-‐‑ ]")
_WOMAN = re.compile("(?:(?<=ov|ev|in|yn)|(?<=ow))a$|(?<=[st]k)(?:a|aya|aia|aja)$|ov[aá]$")
_CASE = re.compile("(?<=ov|ev|in|sk)(?:o|a|e|u|om)$")
_MOST_WORDS = 5


class Slip(enum.StrEnum):
    """What one slip of the pen did to a word."""

    SWAPPED = "two letters swapped"
    DOUBLED = "a letter doubled"
    DROPPED = "a letter dropped"
    CHANGED = "a letter changed"


_ALIKE = str.maketrans("wqgf", "vkkv", "aeiouyjhsztcx'-. ")
_LIKELY = frozenset({Slip.SWAPPED, Slip.DOUBLED})


def same_name(one: str, other: str) -> bool:
    """Whether two names, each of one or more words, are spellings of one name.

    Word by word, in the same order or with the family name first (“Smith, John”): equal but
    for case and diacritics, romanised by two systems, known spellings of one name, or (from
    six letters on) one slip of the pen apart. Particles and halves of a name may be joined
    or apart (Delacruz, De la Cruz). Names that the project's lists know as different ones
    are not the same (Austria, Australia), nor are numbers. Never of a full and a short form,
    an initial or a missing middle name: both need the same words.
    """
    mine, its = _words(one), _words(other)
    if not mine or not its:
        return False
    if _joined(mine) == _joined(its) or listed_alike(one, other) or romanized_alike(mine, its):
        return True
    return len(mine) == len(its) and any(_same_words(order, its) for order in _orders(mine))


def _words(name: str) -> list[str]:
    return _ARTICLE.sub(r"\1-", name).replace(",", " ").split()


def _same_words(mine: Sequence[str], its: Sequence[str]) -> bool:
    """Whether words are the same one by one; beside an equal word, a short one may have letters swapped or doubled."""
    differing = [pair for pair in zip(mine, its, strict=True) if not same_word(*pair)]
    if not differing:
        return True
    return len(differing) == 1 < len(mine) and slip_between(*differing[0]) in _LIKELY and not told_apart(*differing[0])


def _joined(words: Sequence[str]) -> str:
    """All letters in a row: what stands joined, hyphened or apart is one."""
    return _BETWEEN.sub("", fold("".join(words)))


def _orders(words: list[str]) -> list[list[str]]:
    """The words as they stand, then with the last one first and the first one last."""
    if not 1 < len(words) <= _MOST_WORDS:
        return [words]
    return [words, [words[-1], *words[:-1]], [*words[1:], words[0]]]


def same_word(one: str, other: str) -> bool:
    """Whether two words are spellings of one name."""
    if fold(one) == fold(other):
        return True
    if _COUNTED.fullmatch(one) or _COUNTED.fullmatch(other):
        return False
    if listed_alike(one, other):
        return True
    if told_apart(one, other) or womans_form(one, other):
        return False
    return transliterated(one, other) or _one_sure_slip(one, other)


def may_stand_for(one: str, other: str) -> bool:
    """Whether one word may be another one's spelling or misspelling: enough to tell what it names, not to report it."""
    return same_word(one, other) or (not told_apart(one, other) and one_slip(one, other))


def transliterated(one: str, other: str) -> bool:
    """Whether two words are one name, romanised in two ways."""
    if spelling_key(one) == spelling_key(other) != "":
        return True
    return min(len(one), len(other)) >= _FOREIGN and not readings(one).isdisjoint(readings(other))


def slip_between(one: str, other: str) -> Slip | None:
    """The one slip of the pen that lies between two words, None where there is none or more than one."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # loaded only where names are near one another

    mine, its = sorted((fold(one), fold(other)), key=len)
    if max(len(mine), len(its)) < SHORT or OSA.distance(mine, its, score_cutoff=1) != 1:
        return None
    at = next((at for at, (a, b) in enumerate(zip(mine, its, strict=False)) if a != b), len(mine))
    if len(mine) < len(its):
        return Slip.DOUBLED if at > 0 and its[at - 1] == its[at] else Slip.DROPPED
    return Slip.CHANGED if mine[at + 1 :] == its[at + 1 :] else Slip.SWAPPED


def one_slip(one: str, other: str, *, short: bool = False) -> bool:
    """Whether two words are one slip of the pen apart, the longer of six letters and more (of four, if `short`)."""
    return max(len(fold(one)), len(fold(other))) >= (SHORT if short else LONG) and slip_between(one, other) is not None


def two_slips(one: str, other: str) -> bool:
    """Whether two words differ in two letters, of eight and more, or of five and more where their consonants agree."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # loaded only where names are near one another

    mine, its = fold(one), fold(other)
    if mine[:1] != its[:1] or OSA.distance(mine, its, score_cutoff=2) > 2:  # as the name says
        return False
    least = min(len(mine), len(its))
    return least >= _SURE or (least >= _FIVE and skeleton(mine) == skeleton(its))


def skeleton(name: str) -> str:
    """The consonants of a folded name that all ways of writing have in common; s, z, c and t tell nothing."""
    return name.translate(_ALIKE)


def _one_sure_slip(one: str, other: str) -> bool:
    """Whether one slip lies between two words, so that it tells without other evidence.

    It must lie in a part of six letters (not Kil-soo, Kil-sop), and neither make a woman's
    name of a man's (Christian, Christiana) nor change the ending or, in a name of less than
    eight letters, a consonant (Grinin, Gridin).
    """
    mine, its = _HYPHEN.split(fold(one)), _HYPHEN.split(fold(other))
    differing = [pair for pair in zip(mine, its, strict=False) if pair[0] != pair[1]]
    if len(mine) != len(its) or len(differing) != 1:
        return False
    return one_slip(*differing[0]) and _tells(*differing[0])


def _tells(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    slip = slip_between(one, other)
    if slip is Slip.DROPPED:
        return not (long.startswith(short) and long[-1] in "aies")
    if slip is Slip.CHANGED:
        at = next(at for at in range(len(short)) if short[at] != long[at])
        vowels = {short[at], long[at]} <= _VOWELS
        return at < len(short) - 1 and (vowels or len(short) >= _SURE)
    return True


def rare_slip(one: str, other: str) -> bool:
    """Whether a short word that no list knows may well be a slip of the pen for another (Trupm, Trump).

    Two letters swapped, one left out or doubled; the word must be of four letters or more.
    """
    if len(one) < SHORT or one.isupper() or lexicon.classes(one) or fold(one) in lexicon.entries(_SHORT_SURNAMES):
        return False
    slip = slip_between(one, other)
    return slip in _LIKELY or (slip is Slip.DROPPED and len(one) < len(other))


def written_out(place: str) -> str:
    """A place's name, folded, with its first word written out (St. Paul, Saint Paul); empty where none opens it."""
    first, _, rest = fold(place).partition(" ")
    words = lexicon.entries("place-abbreviation")
    whole = words.get(first.rstrip("."), first)
    return f"{whole} {rest}" if rest and whole in words.values() else ""


def differ_by_case(one: str, other: str) -> bool:
    """Whether a case’s ending lies between two names of Slavic places (Salsk, Salska; Torbeevo, Torbeyev)."""
    return (
        fold(one) != fold(other) and len(one.split()) == len(other.split()) and case_key(one) == case_key(other) != ""
    )


def case_key(place: str) -> str:
    """The key of a Slavic place’s name without its last vowel, which a case changes; empty where it is too short."""
    letters = fold(place)
    key = spelling_key(_CASE.sub("", letters) if _CASE.search(letters) else place)
    return key if len(key) >= _FIVE else ""


def womans_form(one: str, other: str) -> bool:
    """Whether one word is a woman's surname and the other her husband's or father's (Ivanov, Ivanova)."""
    mine, its = fold(one), fold(other)
    if bool(_WOMAN.search(mine)) == bool(_WOMAN.search(its)):
        return False
    woman, man = (mine, its) if _WOMAN.search(mine) else (its, mine)
    stem = _WOMAN.sub("", woman)
    return man.startswith(stem) and len(man) - len(stem) <= 2


def listed_alike(one: str, other: str) -> bool:
    """Whether a list says that two words are spellings of one name (Stephen, Steven; Lee, Yi; Kyiv, Kiev)."""
    return any(_same_group(name, one, other) for name in LISTS)


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names are listed as spellings of one (Stephen, Steven)."""
    return _same_group("given-name-spelling", one, other)


def same_place_name(one: str, other: str) -> bool:
    """Whether two names of places are listed as spellings of one (Kyiv, Kiev)."""
    return _same_group("place-spelling", one, other)


def _same_group(name: str, one: str, other: str) -> bool:
    spellings = lexicon.entries(name)
    mine = spellings.get(fold(one))
    return mine is not None and mine == spellings.get(fold(other))


def told_apart(one: str, other: str) -> bool:
    """Whether the lists know two words as different names: two given names, two surnames, two places."""
    if listed_alike(one, other):
        return False
    mine, its = fold(one), fold(other)
    given = lexicon.entries("given-name")
    if mine in given and its in given:
        return True
    groups = lexicon.entries("near-surname")
    return mine in groups and its in groups
