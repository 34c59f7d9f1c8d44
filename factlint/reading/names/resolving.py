"""Resolving: what a name names where its own words do not tell, by all that the article says of it."""

import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from factlint.reading import lexicon
from factlint.reading.names import known
from factlint.reading.names.classing import THING, Reading, is_suffix, name_text
from factlint.reading.names.likeness import near_pairs
from factlint.reading.names.mentions import FAMILY, MentionKind
from factlint.reading.names.parts import family_name_first
from factlint.reading.names.runs import Part, Run
from factlint.reading.names.spelling import may_stand_for, rare_slip, transliterated
from factlint.reading.tokens import TokenKind, Tokens

_LONGEST = 4
"""No person's name has more words than this."""

_TELLING = 7
"""Names of so many letters are no two words that are written alike by chance."""

_PERSON, _PLACE, _ORGANIZATION = MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANIZATION


class Found(msgspec.Struct, gc=False):
    """A name found in a run, and what it names; `kind` is None as long as that is open. `parts` are the name's own."""

    run: Run
    reading: Reading
    kind: MentionKind | None
    evidence: str
    name: str
    parts: tuple[Part, ...]


def found_in(run: Run, readings: Iterable[Reading]) -> list[Found]:
    """The names of a run as they go into the article's common account."""
    return [
        Found(run, reading, reading.kind, reading.evidence, name_text(parts), parts)
        for reading in readings
        for parts in (run.parts[reading.first : reading.behind],)
    ]


def resolve(found: Sequence[Found], tokens: Tokens) -> None:
    """Class what is open: by the article's people and bodies, by its neighbours, by its likeness to a name.

    Names of several words come first: the words of those that name people are then known alone.
    """
    things = [item for item in found if item.evidence == THING]
    if things:
        found = [item for item in found if item.evidence != THING]
    votes = _votes(found, tokens)
    small = _SmallWords(tokens)
    alone = {item.name for item in found if len(item.parts) == 1}
    people = _people_words(found)
    for item in found:
        if item.kind is None and len(item.parts) > 1:
            _class_phrase(item, people, votes, alone, tokens, small)
    people = _people_words(found)
    bodies = _body_words(found)
    for item in found:
        if len(item.parts) == 1 and (not item.reading.strong or _shares_a_persons_name(item, people, tokens)):
            _class_single(item, people, bodies, votes, tokens)
    _class_by_likeness(found)
    if things:
        _class_things(things, [item for item in found if item.evidence == "given name" and item.name not in people])


def _class_things(things: Iterable[Found], called: Sequence[Found]) -> None:
    """Take lone given names for nobody that are those of storms or ships (Hurricane Hanna; Hanna).

    Where such a name is spelled otherwise (Hannah), both go with the bodies, so that they are compared.
    """
    of_things, of_called = _by_name(things), _by_name(called)
    for name in of_things.keys() & of_called.keys():
        for item in of_called[name]:
            item.kind = None
    for one, other in near_pairs(of_things, [name for name in of_called if name not in of_things]):
        if transliterated(one, other):
            for item in (*of_things[one], *of_called[other]):
                item.kind, item.evidence = _ORGANIZATION, "likeness"


def _by_name(items: Iterable[Found]) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = {}
    for item in items:
        groups.setdefault(item.name, []).append(item)
    return groups


def _people_words(found: Iterable[Found]) -> dict[str, str]:
    """Words that name a person of the article alone → which: surname, family name before the given one, given name."""
    words: dict[str, str] = {}
    for item in found:
        if item.kind is not _PERSON:
            continue
        parts = item.parts
        if len(parts) > 1:
            words.setdefault(parts[0].word, "family" if family_name_first(parts) else "given")
            surname = parts[-2 if is_suffix(parts[-1]) else -1].word
            if item.reading.strong:
                words[surname] = "surname"
            else:
                words.setdefault(surname, "surname, perhaps")
        elif item.reading.strong:
            words[parts[0].word] = "surname"
    return words


def _body_words(found: Iterable[Found]) -> set[str]:
    """Words by which an organisation of the article is called for short: its first, unless it is a place or common."""
    return {
        item.parts[0].word
        for item in found
        if item.kind is _ORGANIZATION and item.reading.strong and len(item.parts) > 1 and _distinctive(item.parts[0])
    }


def _distinctive(part: Part) -> bool:
    usual = {"given-name", "demonym", "opener", "organization-word", "place-word", "not-name", "title", "portfolio"}
    return not part.classes & usual and not known.is_place(part.word)


def _votes(found: Iterable[Found], tokens: Tokens) -> dict[str, dict[MentionKind, int]]:
    """What the neighbours of all open names say, name by name."""
    votes: dict[str, dict[MentionKind, int]] = {}
    for item in found:
        if item.kind is None and item.evidence != "common word":
            score = votes.setdefault(item.name, dict.fromkeys(MentionKind, 0))
            for kind, weight in _neighbours(item, tokens):
                score[kind] += weight
    return votes


def _neighbours(item: Found, tokens: Tokens) -> Iterable[tuple[MentionKind, int]]:
    """What the words before and behind a name say of its kind, and how loud."""
    run, reading = item.run, item.reading
    if reading.first == 0 and run.first > 0:
        yield from _before(tokens, run.first, len(item.parts))
    elif reading.first > 0 and "demonym" in run.parts[reading.first - 1].classes:
        yield _PERSON, 1
    elif reading.first == 1 and run.opens and "place-preposition" in run.parts[0].classes:  # In Brankovo …
        yield from _before(tokens, run.first + 1, len(item.parts))
    if reading.behind == len(run.parts) and run.behind < len(tokens) and not run.possessive:
        yield from _behind(tokens, run.behind)


def _before(tokens: Tokens, index: int, words: int) -> Iterable[tuple[MentionKind, int]]:
    before = tokens[index - 1]
    word = before.text.lower()
    if "role" in before.classes:
        yield _PERSON, 3
    elif "place-preposition" in before.classes:
        yield _PLACE, 2 if lexicon.entries("place-preposition")[word] else 1
    elif word == "of" and index > 1 and "place-noun" in tokens[index - 2].classes:
        yield _PLACE, 4
    elif word == "the" and words > 1:
        yield _ORGANIZATION, 2


def _behind(tokens: Tokens, index: int) -> Iterable[tuple[MentionKind, int]]:
    token = tokens[index]
    if token.text == "who" or ("cue-verb" in token.classes and known.is_singular_cue(token.text)):
        yield _PERSON, 2
    elif token.text == ",":
        yield from _behind_comma(tokens, index + 1)
    elif token.kind is TokenKind.NUMBER:
        yield _PLACE, -4
    elif "place-noun" in token.classes:
        yield _PLACE, 3
    elif "following" in token.classes:
        yield _PERSON, 2
    elif "role" in token.classes:
        yield _ORGANIZATION, 2


def _behind_comma(tokens: Tokens, index: int) -> Iterable[tuple[MentionKind, int]]:
    if index + 1 >= len(tokens):
        return
    token = tokens[index]
    aged = token.kind is TokenKind.NUMBER and tokens[index + 1].text == ","
    described = token.text in {"a", "an", "the"} and _is_described(tokens, index + 1)
    if token.text == "who" or aged or described:
        yield _PERSON, 3
    elif known.is_place(token.word) and token.capital:
        yield _PLACE, 2


def _is_described(tokens: Tokens, index: int) -> bool:
    """Whether a role stands here, perhaps behind two words that describe it (the Australian architect)."""
    for token in tokens.all[index : index + 3]:
        if "role" in token.classes:
            return True
        if token.kind is not TokenKind.WORD or token.classes & {"place-noun", "small-word", "function-word"}:
            return False
    return False


def _shares_a_persons_name(item: Found, people: dict[str, str], tokens: Tokens) -> bool:
    """Whether a listed place or body is also the surname of one of the article's people (Austin, Ford)."""
    if item.kind is _PERSON or people.get(item.name) not in {"surname", "family"} or item.reading.first > 0:
        return False
    return item.run.first > 0 and _preposition(item, tokens) is None


def _preposition(item: Found, tokens: Tokens) -> str | None:
    """What the list says of the place's preposition before a name, None where none stands there."""
    if item.reading.first > 0 or item.run.first == 0:
        return None
    return lexicon.entries("place-preposition").get(tokens[item.run.first - 1].text.lower())


def _class_single(
    item: Found, people: dict[str, str], bodies: set[str], votes: dict[str, dict[MentionKind, int]], tokens: Tokens
) -> None:
    if item.evidence == "common word":
        if people.get(item.name) == "surname" and _is_used_as_name(item, tokens):
            item.kind, item.evidence = _PERSON, "named in full elsewhere"
    elif item.evidence == "acronym" and _is_shouted(item, tokens):
        item.kind = None
    elif _is_family(item, people, tokens):
        item.kind, item.evidence = _PERSON, FAMILY
    elif item.name in people and not (known.is_place(item.name) and _preposition(item, tokens)):
        item.kind, item.evidence = _PERSON, "named in full elsewhere"
    elif item.name in bodies:
        item.kind, item.evidence = _ORGANIZATION, "named in full elsewhere"
    elif item.kind is None and item.evidence == "given name":
        item.kind, item.evidence = _PLACE, "known"
    elif item.kind is None:
        _class_by_votes(item, votes, 2)


def _is_shouted(item: Found, tokens: Tokens) -> bool:
    """Whether a word in capitals stands next to another, so that somebody shouts and it is no acronym."""
    first = item.reading.first
    words = [tokens[index].text for index in (item.run.first - 1, item.run.behind) if 0 <= index < len(tokens)]
    words += [item.run.parts[first - 1].word] if first else []
    return any(len(word) > 2 and word.isupper() for word in words)


def _is_family(item: Found, people: dict[str, str], tokens: Tokens) -> bool:
    """Whether a name is the plural of the surname of one of the article’s people (the Bidens)."""
    if not item.name.endswith("s") or people.get(item.name[:-1]) != "surname":
        return False
    if item.reading.first > 0:
        return item.run.parts[item.reading.first - 1].word == "The"
    return item.run.first > 0 and tokens[item.run.first - 1].text == "the"


def _is_used_as_name(item: Found, tokens: Tokens) -> bool:
    """Whether a word that may be a month is somebody's name here: it speaks, or owns something."""
    if "month" not in item.parts[0].classes:
        return True
    return item.run.possessive or (item.run.behind < len(tokens) and "cue-verb" in tokens[item.run.behind].classes)


def _class_by_votes(item: Found, votes: dict[str, dict[MentionKind, int]], enough: int) -> None:
    score = votes.get(item.name)
    if score is None:
        return
    best = max(score, key=lambda kind: score[kind])
    if score[best] >= enough and score[best] > max(value for kind, value in score.items() if kind is not best):
        item.kind, item.evidence = best, "neighbours"


def _class_phrase(
    item: Found,
    people: dict[str, str],
    votes: dict[str, dict[MentionKind, int]],
    alone: set[str],
    tokens: Tokens,
    small: "_SmallWords",
) -> None:
    parts = item.parts
    if parts[-1].word in people and (first := _behind_other_name(item, tokens)):
        item.parts = parts = parts[first:]
        item.name = name_text(parts)
    if len(parts) > _LONGEST:
        return
    if parts[-1].word in people or (parts[0].word in people and not people[parts[0].word].startswith("surname")):
        item.kind, item.evidence = _PERSON, "named elsewhere"
    elif family_name_first(parts) and not known.is_place(name_text(parts[:2])):
        item.kind, item.evidence = _PERSON, "family name"
    else:
        score = votes[item.name]
        if parts[-1].word in alone and not parts[-1].classes & {"organization-word", "place-word"}:
            score[_PERSON] += 1
        _class_by_votes(item, votes, 1)
        if item.kind is None and len(parts) <= 3 and _looks_personal(parts, small):
            item.kind, item.evidence = _PERSON, "two names"


def _behind_other_name(item: Found, tokens: Tokens) -> int:
    """Where a person's name begins behind a place's or body's (White House Kelly), 0 where there is no such thing.

    One word that is a place's may be a given name (Darwin Harwick), unless it stands behind “in”.
    """
    parts = item.parts
    for first in range(len(parts) - 1, 0, -1):
        name = name_text(parts[:first])
        if first > 1 and parts[first - 1].classes & {"organization-word", "place-word"}:
            return first
        place = known.is_place(name) and (len(parts) > 2 or _preposition(item, tokens) is not None)
        if place or known.is_organization(name):
            return first
    return 0


class _SmallWords:
    """The words that an article writes in small letters, gathered when first asked for."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._words: set[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            self._words = {token.text for token in self._tokens.all}
        return word.lower() in self._words


def _looks_personal(parts: Sequence[Part], small: _SmallWords) -> bool:
    """Whether all words are plain names: capital and small letters, none a word with another use (Privacy Policy)."""
    return all(
        part.word[1:].islower()
        and not part.classes & {"opener", "not-name", "role", "demonym", "organization-word"}
        and not part.word.endswith(_abstract_endings())
        and part.word not in small
        for part in parts
    )


@functools.cache
def _abstract_endings() -> tuple[str, ...]:
    return tuple(lexicon.entries("abstract-ending"))


def _class_by_likeness(found: Sequence[Found]) -> None:
    """Class an open name by one of the article's that is spelled nearly like it (Pokrovsko by Pokrovsk).

    It is a better witness than the neighbours of a name that stands but once, or that they take for a place.
    """
    sure: dict[str, MentionKind] = {}
    places: dict[str, MentionKind] = {}
    unsure: set[str] = set()
    times = Counter(item.name for item in found)
    for item in found:
        if item.evidence == "common word":
            continue
        if item.kind is None or _is_doubtful(item, times):
            unsure.add(item.name)
            if item.kind is _PLACE and times[item.name] > 1:
                places[item.name] = _PLACE
        else:
            sure.setdefault(item.parts[-1].word if item.kind is _PERSON else item.name, item.kind)
    like = _likenesses(sure, unsure, times)
    like |= _likenesses({name: kind for name, kind in places.items() if name not in like}, unsure - like.keys(), times)
    like |= _unclear_alike(item for item in found if item.kind is None and item.name not in like)
    if like:
        for item in found:
            kind = like.get(item.name)
            if kind and (item.kind is None or (item.evidence == "neighbours" and kind is not _ORGANIZATION)):
                item.kind, item.evidence = kind, "likeness"


def _unclear_alike(unclear: Iterable[Found]) -> dict[str, MentionKind]:
    """Long names of nothing that is known, and two transliterations of one: a body’s, at a guess.

    A place or a person would have had other witnesses: it is mostly the name of a firm, shop or ship (the Kanayevsky
    bakery, the Kanaevsky bakery).
    """
    names = {item.name for item in unclear if len(item.name) >= _TELLING and not lexicon.classes(item.name)}
    if len(names) < 2:  # there is nothing to be alike
        return {}
    alike = (pair for pair in near_pairs(sorted(names)) if transliterated(*pair))
    return {name: _ORGANIZATION for pair in alike for name in pair}


def _is_doubtful(item: Found, times: Mapping[str, int]) -> bool:
    """Whether the neighbours of a name that stands but once may be wrong; a person's full name is sure."""
    full = item.kind is _PERSON and len(item.parts) > 1
    return item.evidence == "neighbours" and times[item.name] == 1 and not full


def _likenesses(sure: Mapping[str, MentionKind], unsure: set[str], times: Mapping[str, int]) -> dict[str, MentionKind]:
    """The unsure names that are spelled nearly like sure ones, and what those name."""
    like: dict[str, MentionKind] = {}
    others = sorted(unsure - sure.keys())
    if not sure or not others:
        return like
    for one, other in near_pairs(sure, others):
        rarer, oftener = sorted((other, one), key=lambda name: times[name])
        if other not in like and (may_stand_for(one, other) or rare_slip(rarer, oftener)):
            like[other] = sure[one]
    return like
