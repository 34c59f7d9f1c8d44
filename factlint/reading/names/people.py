"""People: who is meant by a surname or a given name that stands alone."""

import itertools
from collections.abc import Sequence

from factlint.reading import lexicon
from factlint.reading.folding import fold
from factlint.reading.names import known
from factlint.reading.names.mentions import FAMILY, Mention
from factlint.reading.names.parts import lone_forms

_Key = tuple[str, ...]
_Index = dict[str, list[_Key]]
_MOST = 8
"""So many people of one surname are told apart by title; a round-up of more is nobody's family."""


class People:
    """The people whom an article names in full, and who is meant where less of the name stands.

    A surname alone goes to whoever was named in full last, his relatives left aside, else to the first named later.
    Mr. and Mrs. choose among people of one surname. A given name alone goes the same way. “John and Mary Smith”
    names John Smith. The Bidens are nobody of that name.
    """

    def __init__(self, mentions: Sequence[Mention], text: str) -> None:
        self._by_surname: _Index = {}
        self._by_given: _Index = {}
        self._endings: dict[str, set[_Key]] = {}
        self._genders: dict[_Key, str] = {}
        self._latest: dict[str, _Key] = {}
        self._shared = _shared_surnames(mentions, text)
        self._longer: dict[_Key, _Key] = {}
        self._full: dict[int, _Key] = {}
        full: dict[_Key, Mention] = {}
        for mention in mentions:
            key = self._full_key(mention)
            if key is not None:
                self._full[mention.span.start] = key
                if key not in full:
                    full[key] = mention
                    self._add(key, mention)
        for key, mention in full.items():
            self._lengthen(key, mention)

    def key(self, mention: Mention) -> _Key:
        """The cluster of a mention; mentions must be asked in order."""
        if mention.evidence == FAMILY:
            return ("family", fold(mention.surname))
        key = self._full.get(mention.span.start)
        if key is None:
            lone = self._lone(mention)
            return self._longer.get(lone, lone)
        key = self._longer.get(key, key)
        forms = lone_forms(key[2])
        if mention.introduced_by and _is_relative(mention) and any(form in self._latest for form in forms):
            return key
        for form in forms:
            self._latest[form] = key
        for form in _given_forms(mention):
            self._latest[form] = key
        return key

    def _full_key(self, mention: Mention) -> _Key | None:
        surname = mention.surname or self._shared.get(mention.span.start, "")
        if not (mention.given and surname):
            return None
        given = fold(mention.given)
        first, _, rest = given.partition(" ")
        return ("person", given if rest and len(first.rstrip(".")) == 1 else first, fold(surname))

    def _add(self, key: _Key, mention: Mention) -> None:
        for form in lone_forms(key[2]):
            _put(self._by_surname, form, key)
        for form in _given_forms(mention):
            _put(self._by_given, form, key)
        told = known.gender_of_title(mention.introduced_by) if mention.introduced_by else ""
        self._genders[key] = told or known.gender_of_given_name(mention.given.partition(" ")[0])
        words = fold(mention.text).split(" ")
        for start in range(1, len(words) - 1):
            self._endings.setdefault(" ".join(words[start:]), set()).add(key)

    def _lengthen(self, key: _Key, mention: Mention) -> None:
        """Note whom the end of a longer name means (Suu Kyi), or an initial and a surname, if only one can be meant."""
        longer = self._endings.get(fold(mention.text), set())
        if not longer and len(key[1]) == 2 and key[1][1] == ".":
            longer = {full for full in self._by_surname[key[2]] if full[1][0] == key[1][0] and full[1][1:2] != "."}
        if len(longer) == 1:
            self._longer[key] = next(iter(longer))

    def _lone(self, mention: Mention) -> _Key:
        name = fold(mention.surname or mention.given)
        one, other = self._by_surname, self._by_given
        if not mention.surname:
            one, other = other, one
        candidates = one.get(name) or other.get(name) or self._without_particles(mention)
        gender = known.gender_of_title(mention.introduced_by) if mention.introduced_by else ""
        latest = self._latest.get(name)
        if not candidates:
            return self._unknown(name, gender)
        if latest not in candidates:
            latest = candidates[0]
        return self._of_gender(candidates, latest, gender) if gender else latest

    def _without_particles(self, mention: Mention) -> list[_Key]:
        """Those whom a surname means that is written with other particles than elsewhere (al-Assad, Assad)."""
        for form in lone_forms(mention.surname)[1:]:
            if form in self._by_surname:
                return self._by_surname[form]
        return []

    def _of_gender(self, candidates: Sequence[_Key], latest: _Key, gender: str) -> _Key:
        """Whom Mr. or Mrs. fits of people of one surname, the last named if it does; a relative if it fits none."""
        if self._genders.get(latest) == gender:
            return latest
        fitting = [key for key in candidates if self._genders.get(key) == gender]
        if not fitting:
            fitting = [key for key in candidates if not self._genders.get(key)]
        return fitting[0] if fitting else ("person", gender, candidates[0][2])

    def _unknown(self, name: str, gender: str) -> _Key:
        """Somebody never named in full: Mr. and Mrs. Smith are two."""
        key = ("person", "", name)
        if gender and self._genders.setdefault(key, gender) != gender:
            return ("person", gender, name)
        return key


def _is_relative(mention: Mention) -> bool:
    """Whether somebody is introduced as another’s relative (his daughter Ann Harwick), who is meant further on."""
    return "kinship" in lexicon.classes(mention.introduced_by.rpartition(" ")[2])


def _put(index: _Index, form: str, key: _Key) -> None:
    keys = index.setdefault(form, [])
    if len(keys) < _MOST:
        keys.append(key)


def _given_forms(mention: Mention) -> tuple[str, ...]:
    """What somebody is called by given name: the first one; in family-name-first names also the last (Trong)."""
    words = fold(mention.given).split(" ")
    if mention.given_at is not None and mention.surname_at is not None and mention.surname_at < mention.given_at:
        return tuple(dict.fromkeys((" ".join(words), words[0], words[-1])))
    return (words[0],)


def _shared_surnames(mentions: Sequence[Mention], text: str) -> dict[int, str]:
    """The surnames of people who share one with the next (John and Mary Smith), by where their given name begins."""
    shared = {}
    for mention, following in itertools.pairwise(mentions):
        if mention.given and not mention.surname and following.given and following.surname:
            between = text[mention.span.end : following.span.start]
            if between in {" and ", " & "}:
                shared[mention.span.start] = following.surname
    return shared
