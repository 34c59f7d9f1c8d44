"""Classing: what a run of capitalised words names, as far as its own words and its neighbours tell.

The article as a whole decides about what is left open here (see `resolving`).
"""

import functools
from collections.abc import Sequence

import msgspec

from factlint.reading import lexicon
from factlint.reading.names import known
from factlint.reading.names.mentions import MentionKind
from factlint.reading.names.runs import Part, Run


class Reading(msgspec.Struct, frozen=True, gc=False):
    """A name within a run: its parts from `first` to before `behind`, and what they name.

    `kind` is None where the words alone do not tell. `titles` is the part where the title
    before it begins (equal to `first` where there is none); `strong` that the words leave
    no doubt; `evidence` by what it was classed.
    """

    first: int
    behind: int
    kind: MentionKind | None
    titles: int
    strong: bool
    evidence: str


THING = "thing"
"""The evidence of the name of a storm, a ship or an operation (Hurricane Katrina), which is of none of the kinds."""


def name_text(parts: Sequence[Part]) -> str:
    """The words of some parts with what joins them, without what stands before the first."""
    if len(parts) == 1:
        return parts[0].word
    return parts[0].word + "".join(part.glue + part.word for part in parts[1:])


def particles(part: Part) -> str:
    """The small words that belong to a name's part: “von der ”, “al-”; empty where there are none."""
    glue = part.glue.lstrip()
    opening = glue.partition(" ")[0].rstrip("-")
    return glue if opening and opening.lower() in _personal_particles() else ""


def read_run(run: Run) -> tuple[Reading, ...]:
    """The names in a run, in order."""
    key = (run.opens, run.adjectival, *[part.glue + part.word for part in run.parts])
    readings = _READ.get(key)
    if readings is None:
        readings = _read_words(run)
        if run.parts[-1].end - run.parts[0].start <= _LONGEST:
            if len(_READ) >= _MOST:
                _READ.clear()
            _READ[key] = readings
    return readings


_READ: dict[tuple[object, ...], tuple[Reading, ...]] = {}
_MOST = 20_000
_LONGEST = 200
"""What runs read so far hold: the same words read the same, and an archive says them again and again."""


def _read_words(run: Run) -> tuple[Reading, ...]:
    parts = run.parts
    behind = len(parts) - (run.adjectival and not _is_person_whole(parts))
    first = _without_opener(parts, behind, run.opens)
    if first >= behind:
        return ()
    return tuple(_read(parts, first, behind, run.opens and first == 0))


def _is_person_whole(parts: Sequence[Part]) -> bool:
    """Whether a name before a hyphen and a small word is somebody’s in full (Kim Davis-style, not Moscow-backed)."""
    return len(parts) > 1 and "given-name" in parts[-2].classes and not parts[-1].classes & _NEVER_ALONE


def _without_opener(parts: Sequence[Part], behind: int, opens: bool) -> int:
    """Where the names begin behind a sentence's first word, and behind articles, that are none of them."""
    first = 0
    while first < behind and "opener" in parts[first].classes:
        word = parts[first]
        if not (opens or _is_article(word)) or ("title" in word.classes and first + 1 < behind):
            break
        if _known_here(parts, first, behind):
            break
        first += 1
        opens = False
    return first


def _is_article(part: Part) -> bool:
    return part.word in {"The", "A", "An"}


def _known_here(parts: Sequence[Part], first: int, behind: int) -> bool:
    """Whether a known name of several words begins here (The Hague, Human Rights Watch)."""
    for end in range(min(behind, first + known.LONGEST), first + 1, -1):
        text = name_text(parts[first:end])
        if known.is_place(text) or known.is_organization(text):
            return True
    return parts[first].word.isupper() and len(parts[first].word) > 1 and known.is_organization(parts[first].word)


def _read(parts: Sequence[Part], first: int, behind: int, opens: bool) -> list[Reading]:
    """The names among the parts, the run's outer words taken off one after the other."""
    whole = name_text(parts[first:behind])
    listed = _listed(whole, parts[first].classes if behind - first == 1 else None)
    if listed is not None:
        return [Reading(first, behind, listed, first, True, "known")]
    if behind - first == 1:
        return _read_single(parts[first], first, opens)
    if (opens and _is_participle(parts, first, behind)) or _is_follower(parts, first, behind):
        return _read(parts, first + 1, behind, opens=False)
    title = _last_title(parts, first, behind)
    if title is not None:
        return _read_titled(parts, first, title, behind)
    kind = _by_words(parts, first, behind)
    if kind is not None:
        return [Reading(first, behind, kind, first, True, "words")]
    return _read_unlisted(parts, first, behind)


_IN_NAMES = frozenset({"given-name", "organization-word", "place-word", "title", "not-name"})


def _is_follower(parts: Sequence[Part], first: int, behind: int) -> bool:
    """Whether the follower of a party or faith stands before a full name (Democrat Bill de Blasio)."""
    part = parts[first]
    if "not-name" not in part.classes or part.classes & {"given-name", "direction", "title"} or _makes_names(part):
        return False
    return behind - first > 2 and _starts_name(parts[first + 1])


def _is_participle(parts: Sequence[Part], first: int, behind: int) -> bool:
    """Whether a sentence’s first word is no part of the name behind it (“Comparing Iran”, “Meeting Laura Cooper”)."""
    if parts[first].classes & _IN_NAMES or not parts[first].word.endswith("ing"):
        return False
    return "given-name" in parts[first + 1].classes or known.is_place(name_text(parts[first + 1 : behind]))


def _listed(text: str, classes: frozenset[str] | None) -> MentionKind | None:
    if known.is_organization(text) or (classes is not None and known.is_acronym_in_small_letters(text)):
        return MentionKind.ORGANIZATION
    if known.is_place(text) and (classes is None or "given-name" not in classes or "country" in classes):
        return MentionKind.PLACE
    return None


_NEVER_ALONE = frozenset({"not-name", "demonym", "weekday", "organization-word", "portfolio", "name-suffix"})
"""A word of these classes names nobody by itself."""

_COMMON = frozenset({"title", "role", "month"})
"""A word of these classes names somebody only where the article gives it to a person in full (Theresa May)."""


def _read_single(part: Part, first: int, opens: bool) -> list[Reading]:
    """What a lone word names, if the word itself tells."""
    told = _tell_single(part, opens)
    if told is None:
        return []
    return [Reading(first, first + 1, told[0], first, told == (MentionKind.PERSON, "particle"), told[1])]


def _tell_single(part: Part, opens: bool) -> tuple[MentionKind | None, str] | None:
    """Kind and evidence of a lone word, the kind None where it is open; None where it names nobody."""
    word, classes = part.word, part.classes
    common = opens and "opener" in classes
    told: tuple[MentionKind | None, str] | None = None if common else (None, "")
    if particles(part):  # von der Leyen, al-Assad
        told = _tell_particle(part)
    elif "given-name" in classes and not classes & {"month", "not-name"} and not (word.isupper() and len(word) < 3):
        told = (None if known.is_place(word) else MentionKind.PERSON, "given name")
    elif classes & _COMMON and not common:
        told = (None, "common word")
    elif classes & _NEVER_ALONE or known.is_demonym(word) or _is_initial(part):
        told = None
    elif _is_plural(word) and not common:
        told = (None, "common word")
    elif _is_acronym(word):
        told = None if "opener" in classes else (MentionKind.ORGANIZATION, "acronym")
    elif _joins_places(word):
        told = None
    return told


def _tell_particle(part: Part) -> tuple[MentionKind | None, str]:
    """What a lone name with a particle names: with Al or Der the words do not tell (Al Nour)."""
    if known.is_organization(part.glue + part.word):
        return MentionKind.ORGANIZATION, "known"
    opening = part.glue.partition(" ")[0]
    article = opening[0].isupper() and lexicon.entries("name-particle").get(opening.lower()) == "before article"
    return (None if article or part.glue[-1] != " " else MentionKind.PERSON), "particle"


def _joins_places(word: str) -> bool:
    """Whether a hyphen joins a name to a place’s, so that neither is meant alone (US-Japan, Trump-Russia)."""
    _, hyphen, last = word.rpartition("-")
    joined = bool(hyphen) and (known.is_place(last) or known.is_demonym(last))
    return joined and not known.is_place(word.replace("-", " "))


def _is_plural(word: str) -> bool:
    """Whether a word is the plural of one that names nobody (Muslims)."""
    return word.endswith("s") and "not-name" in lexicon.classes(word[:-1])


def _is_acronym(word: str) -> bool:
    bare = word.replace(".", "").replace("-", "").replace("&", "")
    if not (2 <= len(bare) <= 6 and bare.isalpha() and bare[0].isupper() and bare[-1].isupper()):
        return False
    return (bare.isupper() and not set(bare) <= set("IVX")) or len(bare) == 3


def _last_title(parts: Sequence[Part], first: int, behind: int) -> int | None:
    """The last part that is a title with a name (or “of …”) behind it."""
    for index in range(behind - 1, first - 1, -1):
        if "title" in parts[index].classes and not _is_surname(parts, index, first, behind):
            return index
    return None


def _is_surname(parts: Sequence[Part], index: int, first: int, behind: int) -> bool:
    """Whether a word that may be a title is a name here: Martin Luther King, Dean Baquet."""
    if "given-name" not in parts[first].classes or "not-name" in parts[first].classes:
        return False
    if index == first:
        return index + 1 < behind
    ends = index + 1 == behind
    return ends or not (known.is_place(parts[first].word) or "given-name" in parts[index + 1].classes)


def _read_titled(parts: Sequence[Part], first: int, title: int, behind: int) -> list[Reading]:
    """The name behind a title, and the country or body before it (US Defense Secretary Lloyd Austin)."""
    readings = _read_owner(parts, first, title)
    start = _owned(readings, parts, first, title)
    name = title + 1
    if name < behind and parts[name].glue.startswith(" of "):
        after = _behind_portfolio(parts, name, behind)
        if after is None:
            return [*readings, *_read(parts, name, behind, opens=False)]
        name = after
    if name == behind or (behind - name == 1 and parts[name].classes & _NEVER_ALONE):
        return readings
    text = name_text(parts[name:behind])
    if not known.is_honorific(parts[title].word) and "given-name" not in parts[name].classes and known.is_place(text):
        return [*readings, Reading(name, behind, MentionKind.PLACE, name, True, "known")]
    return [*readings, Reading(name, behind, MentionKind.PERSON, start, True, "title")]


def _read_owner(parts: Sequence[Part], first: int, title: int) -> list[Reading]:
    """The known place or body that a title begins with (White House Press Secretary)."""
    for end in range(min(title, first + known.LONGEST), first, -1):
        text = name_text(parts[first:end])
        kind = _listed(text, parts[first].classes if end - first == 1 else None)
        if kind is not None:
            return [Reading(first, end, kind, first, True, "known")]
    return []


def _owned(readings: Sequence[Reading], parts: Sequence[Part], first: int, title: int) -> int:
    """Where the title itself begins, behind its owner and behind demonyms."""
    start = readings[0].behind if readings else first
    while start < title and "demonym" in parts[start].classes:
        start += 1
    return start


def _behind_portfolio(parts: Sequence[Part], index: int, behind: int) -> int | None:
    """Where the name begins behind “Secretary of State …”, None where there is none."""
    start = index
    while index < behind and "portfolio" in parts[index].classes and "given-name" not in parts[index].classes:
        index += 1
    if start < index < behind and parts[index].glue == " ":
        return index
    return next((at for at in range(start + 1, behind - 1) if _starts_name(parts[at])), None)


def _starts_name(part: Part) -> bool:
    return part.glue == " " and "given-name" in part.classes


def _by_words(parts: Sequence[Part], first: int, behind: int) -> MentionKind | None:
    """Person, place or organisation, where one of the words tells."""
    last = parts[behind - 1]
    head = _head(parts, first, behind)
    if "organization-word" in head.classes or any(part.glue == " & " for part in parts[first + 1 : behind]):
        return MentionKind.ORGANIZATION
    if "organization-word" in last.classes and not _is_personal(parts, first, behind):
        return MentionKind.ORGANIZATION
    if _is_personal(parts, first, behind):
        return MentionKind.PERSON
    if "not-name" in last.classes:
        return None
    if "place-word" in last.classes or "place-word" in head.classes or _is_cape(parts[first]):
        return MentionKind.PLACE
    return None


def _head(parts: Sequence[Part], first: int, behind: int) -> Part:
    """The word that says what a name is: the last one, or the one before “of”."""
    for index in range(first + 1, behind):
        if parts[index].glue.startswith((" of ", " for ", " on ")):
            return parts[index - 1]
    return parts[behind - 1]


def _is_personal(parts: Sequence[Part], first: int, behind: int) -> bool:
    """Whether the words are a person's: a given name first, initials, particles, a suffix."""
    opening = parts[first]
    if behind - first < 2 or behind - first > 5:
        return False
    if "not-name" in parts[behind - 1].classes and "given-name" not in opening.classes:
        return False
    if "given-name" in opening.classes:
        return "place-word" not in parts[behind - 1].classes or (
            behind - first > 2 and _may_be_surname(parts[behind - 1])
        )
    if is_suffix(parts[behind - 1]):
        return True
    if any(_is_initial(part) for part in parts[first : behind - 1]):
        return True
    return any(particles(part) for part in parts[first + 1 : behind]) and not known.is_place(parts[behind - 1].word)


def _may_be_surname(part: Part) -> bool:
    """Whether a word that places’ names end in is a surname as well (Hill, not Airport)."""
    return lexicon.entries("place-word").get(part.word) == "surname"


def is_suffix(part: Part) -> bool:
    """Whether a word goes behind a surname (Jr., III)."""
    return "name-suffix" in part.classes


def _is_initial(part: Part) -> bool:
    return len(part.word) <= 4 and part.word.endswith(".") and part.word[0].isupper() and "country" not in part.classes


@functools.cache
def _personal_particles() -> frozenset[str]:
    return frozenset(lexicon.entries("name-particle"))


def _is_cape(part: Part) -> bool:
    """Whether a first word makes a place of what follows (Lake Geneva, Fort Worth)."""
    return "place-opening" in part.classes


def _read_unlisted(parts: Sequence[Part], first: int, behind: int) -> list[Reading]:
    """Several words of which none tells: what stands before the name itself is taken off, the rest is left open."""
    thing = next((at + 1 for at in range(first, behind - 1) if _makes_names(parts[at])), None)
    if thing is not None or known.is_demonym(name_text(parts[first:behind])):
        return [] if thing is None else [Reading(thing, behind, None, thing, False, THING)]
    if "demonym" in parts[first].classes and "given-name" not in parts[first].classes:
        return _read(parts, first + 1, behind, opens=False)
    if _is_direction(parts[first]) and known.is_place(name_text(parts[first + 1 : behind])):
        return [Reading(first, behind, MentionKind.PLACE, first, True, "known")]
    name = _name_behind(parts, first, behind)
    if name is not None:
        return [*_read_owner(parts, first, name), Reading(name, behind, MentionKind.PERSON, name, True, "words")]
    if parts[behind - 1].classes & {"not-name", "demonym"}:
        return _read_owner(parts, first, behind - 1)
    return [Reading(first, behind, None, first, False, "")]


def _name_behind(parts: Sequence[Part], first: int, behind: int) -> int | None:
    """Where a person's name begins behind words that are none of it (head of Dagestan Vladimir Vasiliev)."""
    name = next((at for at in range(first + 1, behind - 1) if _starts_name(parts[at])), None)
    if name is None:
        return None
    words = parts[name - 1].classes & {"portfolio", "not-name", "organization-word", "place-word", "role"}
    return name if words or known.is_place(name_text(parts[first:name])) else None


def _makes_names(part: Part) -> bool:
    """Whether what stands behind a word is the name of a storm or an operation."""
    return lexicon.entries("not-name").get(part.word) == "names"


def _is_direction(part: Part) -> bool:
    return "direction" in part.classes
