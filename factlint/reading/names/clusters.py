"""Clusters: which mentions are of one person, place or organisation.

Different spellings are not put together here: whether they are one is for rules to say.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from factlint.reading.folding import fold
from factlint.reading.names import known
from factlint.reading.names.acronyms import Acronym
from factlint.reading.names.mentions import Mention, MentionKind, Named

_Key = tuple[str, ...]


def cluster(mentions: Sequence[Mention], acronyms: Iterable[Acronym] = ()) -> tuple[Named, ...]:
    """The mentions, in order, put together by whom or what they name; clusters in order of first mention."""
    people = _People(mention for mention in mentions if mention.kind is MentionKind.PERSON)
    groups: dict[_Key, list[Mention]] = {}
    for mention in mentions:
        key = people.key(mention) if mention.kind is MentionKind.PERSON else _key(mention)
        groups.setdefault(key, []).append(mention)
    short = _acronyms(mentions, acronyms)
    _join_acronyms(groups, short)
    named = [_named(group, short) for group in groups.values()]
    return tuple(sorted(named, key=lambda item: item.mentions[0].span))


def _key(mention: Mention) -> _Key:
    return (mention.kind.value, fold(mention.text.removeprefix("The ")))


class _People:
    """Who is meant by a surname or given name that stands alone: the last one named in full, else the only one."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._full: dict[str, list[_Key]] = {}
        self._latest: dict[str, _Key] = {}
        for mention in mentions:
            if mention.given and mention.surname:
                key = _full_key(mention)
                for name in (fold(mention.surname), key[1]):
                    keys = self._full.setdefault(name, [])
                    if key not in keys[-8:]:
                        keys.append(key)

    def key(self, mention: Mention) -> _Key:
        """The cluster of a mention; mentions must be asked in order."""
        if mention.given and mention.surname:
            key = _full_key(mention)
            self._latest[fold(mention.surname)] = self._latest[key[1]] = key
            return key
        name = fold(mention.surname or mention.given)
        if name in self._latest:
            return self._latest[name]
        later = self._full.get(name)
        return later[0] if later else ("person", "", name)


def _full_key(mention: Mention) -> _Key:
    first, _, rest = fold(mention.given).partition(" ")
    if len(first.rstrip(".")) == 1 and rest:
        first = fold(mention.given)
    return ("person", first, fold(mention.surname))


def _acronyms(mentions: Sequence[Mention], acronyms: Iterable[Acronym]) -> dict[str, str]:
    """The forms of acronyms that the article explains by an organisation's name → that name, folded."""
    explained = [acronym for acronym in acronyms if acronym.explanations]
    if not explained:
        return {}
    by_end = {mention.span.end: mention for mention in mentions if mention.kind is MentionKind.ORGANIZATION}
    found: dict[str, str] = {}
    for acronym in explained:
        names = (by_end[each.span.end] for each in acronym.explanations if each.span.end in by_end)
        name = next(names, None)
        if name is not None:
            found.update((use.text, _key(name)[1]) for use in acronym.uses)
    return found


def _join_acronyms(groups: dict[_Key, list[Mention]], acronyms: dict[str, str]) -> None:
    for acronym, name in acronyms.items():
        short, full = ("organization", fold(acronym)), ("organization", name)
        if short in groups and full in groups and short != full:
            groups[full] = sorted(groups[full] + groups.pop(short), key=lambda mention: mention.span)


def _named(mentions: list[Mention], acronyms: dict[str, str]) -> Named:
    kind = mentions[0].kind
    name = max(mentions, key=lambda mention: (len(mention.text), -mention.span.start)).text
    pronoun = _pronoun(mentions) if kind is MentionKind.PERSON else None
    acronym = next((m.text for m in mentions if m.text in acronyms), None) if acronyms else None
    return Named(name, kind, tuple(mentions), pronoun, acronym)


def _pronoun(mentions: Iterable[Mention]) -> str | None:
    """Whether he or she, where a title or a given name tells and none says otherwise."""
    told: Counter[str] = Counter()
    for mention in mentions:
        by_title = known.gender_of_title(mention.introduced_by) if mention.introduced_by else ""
        if by_title:
            return "he" if by_title == "m" else "she"
        if mention.given:
            told[known.gender_of_given_name(mention.given.partition(" ")[0])] += 1
    del told[""]
    return {"m": "he", "f": "she"}[next(iter(told))] if len(told) == 1 else None
