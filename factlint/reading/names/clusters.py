"""Clusters: which mentions are of one person, place or organisation.

Different spellings and pet names are not put together here: whether they are one is for rules to say.
"""

from collections.abc import Iterable, Sequence

from factlint.reading.folding import fold
from factlint.reading.names import known
from factlint.reading.names.acronyms import Acronym
from factlint.reading.names.mentions import FAMILY, Mention, MentionKind, Named
from factlint.reading.names.people import People

_Key = tuple[str, ...]


def cluster(mentions: Sequence[Mention], acronyms: Iterable[Acronym], text: str) -> tuple[Named, ...]:
    """The mentions, in order, put together by whom or what they name; clusters in order of first mention."""
    people = People([mention for mention in mentions if mention.kind is MentionKind.PERSON], text)
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
    if kind is MentionKind.PERSON:
        return Named(_fullest(mentions), kind, tuple(mentions), _pronoun(mentions))
    acronym = next((m.text for m in mentions if m.text in acronyms), None) if acronyms else None
    return Named(_fullest(mentions), kind, tuple(mentions), acronym=acronym)


def _fullest(mentions: Sequence[Mention]) -> str:
    """The longest form of a name, the first of equals."""
    return max(mentions, key=lambda mention: len(mention.text)).text if len(mentions) > 1 else mentions[0].text


def _pronoun(mentions: Sequence[Mention]) -> str | None:
    """He, she or, of a family, they, where a title or a given name tells and none says otherwise."""
    if mentions[0].evidence == FAMILY:
        return "they"
    titles, given_names = {mention.introduced_by for mention in mentions}, {mention.given for mention in mentions}
    told = {known.gender_of_title(title) for title in titles if title}
    told.update(known.gender_of_given_name(given.partition(" ")[0]) for given in given_names if given)
    told.discard("")
    return {"m": "he", "f": "she"}[told.pop()] if len(told) == 1 else None
