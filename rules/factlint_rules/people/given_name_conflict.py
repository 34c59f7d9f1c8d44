"""given-name-conflict."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from factlint import (
    Document,
    Finding,
    Mention,
    Named,
    Note,
    Severity,
    Token,
    TokenKind,
    flags,
    fold,
    lexicon,
    passes,
    rule,
    same_name,
)

MOST = 6
"""Where more people than this share a surname, none of them is taken for another."""

NEAR = 20
"""How many words before and behind a name may tell that relatives are spoken of."""

AT_HOME = 2
"""After a surname has stood alone so many times, the article is about one person of that name."""

BESIDE = 8
"""How many words before and behind a name may tell that somebody is or was called so."""


@rule(
    flags(
        "Mayor {{Mike}} Harwick opened the fair. Harwick praised the bakers. By noon [[Mark]] Harwick had gone home.",
    ),
    flags("Sheriff {{Paul}} Oddie searched the barn. It was empty, Sheriff [[Peter]] Oddie said."),
    passes("Mike Harwick opened the fair. His brother, Mark Harwick, closed it. Harwick praised the bakers."),
    passes("Robert Harwick opened the fair. Harwick praised the bakers. By noon Bob Harwick had gone home."),
    passes("Mike Harwick sells bread. Harwick has two ovens. Mark Harwick, a baker in Leeds, has five."),
    severity=Severity.WARNING,
)
def given_name_conflict(document: Document) -> Iterator[Finding]:
    """One person is given two different given names.

    Somebody is Mike Harwick at first and Mark Harwick further down. One of the two is wrong, and readers may
    take them for two people. Check the name; there is no fix, because either of the two may be right.

    Two given names are taken for one person’s only where the article leaves little doubt: the second stands
    there without a word that would introduce somebody new (no role, no age, no “a baker in Leeds”), one of the two
    stands only once, both are usual names of one gender, and the article calls the person by surname alone elsewhere
    or puts the same office before both.

    Never reported: relatives (a word of kinship near one of the names), people whom readers know by their full names,
    short and pet forms (Bob, Robert), initials and middle names, Mr. and Mrs., names named side by side, and
    family names that stand before the given name, and people of two stories of a round-up. Two spellings of one
    given name (Stephen, Steven) are person-name-variant’s.

    Known limits: given names that the list of common ones does not hold are not compared, nor is a wrong name at whose
    place the person is introduced anew, by another office or an age.
    """
    for bearers in of_one_surname(document):
        for one, other in combinations(bearers, 2):
            why = why_one_person(document, one, other)
            if why is not None:
                yield conflict(one, other, why)


def of_one_surname(document: Document) -> list[list[Named]]:
    """The people who share a surname with another, each named in full somewhere, in order of the full names."""
    by_surname: dict[str, list[Named]] = {}
    for person in document.people:
        first = full_mention(person)
        if first is not None and document.blocks[first.block].meaning.compared:
            by_surname.setdefault(fold(first.surname), []).append(person)
    return [sorted(people, key=first_full) for people in by_surname.values() if 1 < len(people) <= MOST]


def full_mention(person: Named) -> Mention | None:
    """Where a person is first named with given name and surname."""
    return next((mention for mention in person.mentions if mention.full), None)


def first_full(person: Named) -> int:
    """The offset of that place."""
    mention = full_mention(person)
    return mention.span.start if mention else 0


def why_one_person(document: Document, earlier: Named, later: Named) -> str | None:
    """What shows that two names are one person’s, None where they may well be two people’s."""
    mine, its = fulls(earlier), fulls(later)
    if min(len(mine), len(its)) > 1 or not may_be_confused(mine[0], its[0]):
        return None
    if not document.stories.same(mine[0].span, its[0].span):
        return None
    minor = later if len(its) == 1 else earlier
    if minor.well_known or any(mention.given and not mention.surname for mention in minor.mentions):
        return None
    if is_paired(document, mine[0], its[0]) or any(is_explained(document, mention) for mention in (*mine, *its)):
        return None
    return evidence(document, earlier, later)


def is_paired(document: Document, one: Mention, other: Mention) -> bool:
    """Whether the other given name stands before one (“Tom and Dick Harwick”)."""
    index = document.tokens.first_at(one.span.start)
    before = document.tokens.all[max(0, index - 2) : index]
    return any(token.word == other.given for token in before)


def evidence(document: Document, earlier: Named, later: Named) -> str | None:
    """By what the second name is the first one’s: the same office, or nothing that introduces somebody new."""
    first, second = fulls(earlier)[0], fulls(later)[0]
    others = [mention for mention in (*earlier.mentions, *later.mentions) if mention is not second]
    same = office(second) if office(second) in map(office, others) else ""
    alone = [mention for mention in others if not mention.given and first.span < mention.span < second.span]
    if not is_bare(document, second, same, at_home=len(alone) >= AT_HOME):
        return None
    if same:
        return f"both are called {same}"
    if any(not mention.given and mention.span.start > first.span.start for mention in others):
        return f"elsewhere the article says just “{first.surname}”, as of one person"
    if speaks(document, second) and not earlier.well_known and not is_bare(document, first, ""):
        return "only the first is introduced"
    return None


def fulls(person: Named) -> list[Mention]:
    """The places where a person is named in full."""
    return [mention for mention in person.mentions if mention.full]


def may_be_confused(one: Mention, other: Mention) -> bool:
    """Whether two given names are different names that one slip of memory may exchange: usual ones of one gender."""
    mine, its = fold(one.given).split(), fold(other.given).split()
    if set(mine) & set(its) or " of " in one.text + other.text or is_no_surname(one.surname):
        return False
    listed = lexicon.entries("given-name")
    if not all(len(word) < 3 or word in listed for word in (*mine, *its)):
        return False
    if listed.get(mine[0]) is None or listed.get(mine[0]) != listed.get(its[0]):
        return False
    return not (same_name(mine[0], its[0]) or may_be_short_for(mine[0], its[0]))


def is_no_surname(word: str) -> bool:
    """Whether a word goes before the given name (Kim), or is no name by itself."""
    ordinary = {"family-name-first", "not-name", "opener", "organization-word", "place-word"}
    return not lexicon.classes(word).isdisjoint(ordinary)


def may_be_short_for(one: str, other: str) -> bool:
    """Whether one given name is a pet form of the other, or both are of a third (Bill, Will)."""
    forms = lexicon.entries("nickname")
    mine = {one, *forms.get(one, "").split()}
    return not mine.isdisjoint({other, *forms.get(other, "").split()})


def is_explained(document: Document, mention: Mention) -> bool:
    """Whether kinship is spoken of near a name, or, beside it, what somebody was once called."""
    tokens = document.tokens
    index = tokens.first_at(mention.span.start)
    near, beside = (tokens.all[max(0, index - reach) : index + reach] for reach in (NEAR, BESIDE))
    return any("kinship" in token.classes for token in near) or any("naming" in token.classes for token in beside)


def office(mention: Mention) -> str:
    """The last word of the title or role before a name, empty where it is one that anybody has (Mr., Lady)."""
    title = mention.introduced_by.rpartition(" ")[2].rstrip(".").lower()
    return "" if lexicon.entries("title").get(title, "").startswith("honorific") else title


def is_bare(document: Document, mention: Mention, same: str, *, at_home: bool = False) -> bool:
    """Whether a name stands without a word that introduces somebody new; an office that both have does not.

    `at_home`: the surname has stood alone often enough to let “who” tell more of the same person.
    """
    if office(mention) and not same:
        return False
    tokens = document.tokens
    behind = tokens.first_at(mention.span.end)
    if behind < len(tokens) and introduces_behind(tokens.all[behind : behind + 2], at_home=at_home):
        return False
    if mention.introduced_by:
        return True
    start = tokens.first_at(mention.span.start)
    before = tokens.all[max(0, start - 2) : start]
    return not before or not introduces_before(before)


def speaks(document: Document, mention: Mention) -> bool:
    """Whether a verb of saying stands beside a name."""
    tokens = document.tokens
    sides = (tokens.first_at(mention.span.start) - 1, tokens.first_at(mention.span.end))
    return any(0 <= index < len(tokens) and "cue-verb" in tokens[index].classes for index in sides)


def introduces_behind(tokens: Sequence[Token], *, at_home: bool) -> bool:
    """Whether what stands behind a name says who that is: an age, a role, a place, an aside."""
    mark, following = tokens[0], tokens[-1]
    if mark.text == ",":
        return describes(following) and not (at_home and following.text == "who")
    if mark.text in {"of", "from"}:
        return following.capital or following.text == "the"
    return mark.text == "(" or "dash" in mark.classes


def describes(token: Token) -> bool:
    """Whether a word behind a comma may begin a description of whom the comma follows."""
    if token.capital or token.kind is TokenKind.NUMBER or token.classes & {"role", "title", "speaker-noun"}:
        return True
    marks = lexicon.entries("phrase-word").get(token.text.lower(), "").split()
    if "conjunction" in marks:
        return token.text.startswith("who")
    return bool(marks) and "onward" not in marks


def introduces_before(tokens: Sequence[Token]) -> bool:
    """Whether what stands before a name introduces it, or sets it beside another’s."""
    token = tokens[-1]
    if token.text in {"and", "or", "&"}:
        return tokens[0].capital or tokens[0].text == ","
    if token.word != token.text or not token.classes.isdisjoint({"role", "title", "speaker-noun", "demonym", "dash"}):
        return True
    return token.capital and "opener" not in token.classes


def conflict(earlier: Named, later: Named, why: str) -> Finding:
    """The finding: at the rarer name, of two equally frequent ones at the later."""
    minor, major = (earlier, later) if len(fulls(earlier)) < len(fulls(later)) else (later, earlier)
    here, there = fulls(minor)[0], fulls(major)[0]
    message = f"“{here.text}” is “{there.text}” elsewhere in this article: {why}"
    note = Note(there.given_at or there.span, "another given name here")
    return Finding(here.given_at or here.span, message, (note,))
