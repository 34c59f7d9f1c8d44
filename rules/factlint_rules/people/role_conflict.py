"""role-conflict."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from factlint import Document, Finding, Named, Note, Role, Severity, flags, fold, passes, rule

CABINET = "cabinet"
MOST = 12
"""So many offices of one person at most are compared."""


@rule(
    flags(
        "{{Defence Minister}} Ann Lindqvist opened the talks. They went on all night, [[Foreign Minister]] Ann"
        " Lindqvist said.",
    ),
    flags("{{Mayor}} Bob Harwick opened the fair. [[Sheriff]] Bob Harwick had searched the barn before that."),
    passes("Former Defence Minister Ann Lindqvist spoke first. Foreign Minister Ann Lindqvist answered herself."),
    passes("Prime Minister and Foreign Minister Ann Lindqvist spoke. Later the Prime Minister, Ann Lindqvist, left."),
    passes(
        "The Commander-in-Chief of the Armed Forces, Lieutenant General Bob Harwick, left. General Bob Harwick waved."
    ),
    severity=Severity.WARNING,
)
def role_conflict(document: Document) -> Iterator[Finding]:
    """One person is given two offices that nobody holds at once.

    Somebody is the defence minister at first and the foreign minister further down. One of the two is wrong.
    Check the office; there is no fix, because either of the two may be right.

    Only offices and positions that exclude each other are compared: two ministers of different fields, mayor and
    sheriff, judge and prosecutor, goalkeeper and striker. Offices of two countries or bodies, an office beside a rank,
    offices said in one breath (“Prime Minister and Foreign Minister”) and whatever is former, acting,
    deputy, next or -elect are let pass, and so is everything where their sentence tells that an office changed
    hands (became, elected, resigned, replaced) or gives another year.

    Known limits: ranks are not compared, nor are professions but for the few that exclude each other in one place
    (prosecutor and defence lawyer); from “a senator”, with the indefinite article, nothing is concluded. Where one
    surname has two bearers in the article, both places must give the full name.
    """
    by_holder: dict[int, list[Role]] = {}
    for role in document.roles:
        if role.holder is not None and role.word.classes:
            by_holder.setdefault(role.holder, []).append(role)
    pairs = list(exclusive(document, by_holder))
    bearers = Counter(part for person in document.people for part in parts_of(person)) if pairs else Counter[str]()
    for holder, (one, other) in pairs:
        roles = by_holder[holder]
        if is_one_person(bearers, one, other) and are_of_one_time(document, roles, one, other):
            yield conflict(document.names[holder].name, roles, one, other)


def exclusive(document: Document, by_holder: dict[int, list[Role]]) -> Iterator[tuple[int, tuple[Role, Role]]]:
    """The people of whom two roles are said that exclude each other, and the first two such roles."""
    for holder, roles in by_holder.items():
        if len({(role.word.head, role.portfolio) for role in roles}) > 1:
            pairs = combinations(different(document, roles)[:MOST], 2)
            found = next((pair for pair in pairs if excludes(*pair)), None)
            if found is not None:
                yield holder, found


def different(document: Document, roles: list[Role]) -> list[Role]:
    """One role of each kind that somebody is given, the first that he holds by itself and now."""
    kinds: dict[tuple[str, frozenset[str]], Role] = {}
    for role in roles:
        if (role.word.head, role.portfolio) in kinds:
            continue
        plain = not role.joined and not role.details and role.article not in {"a", "an"}
        if plain and document.blocks[role.block].meaning.compared and document.is_current(role):
            kinds[(role.word.head, role.portfolio)] = role
    return list(kinds.values())


def excludes(one: Role, other: Role) -> bool:
    """Whether nobody holds both offices at once, as far as they are told."""
    shared = one.word.classes & other.word.classes
    if not shared:
        return False
    if one.place and other.place and fold(one.place) != fold(other.place):
        return False
    if CABINET in shared:
        return bool(one.portfolio and other.portfolio) and one.portfolio.isdisjoint(other.portfolio)
    return one.word.head != other.word.head and one.portfolio == other.portfolio


def is_one_person(bearers: Counter[str], one: Role, other: Role) -> bool:
    """Whether both offices are surely said of one person: by the full name, or nobody else has the surname."""
    names = [role.mention for role in (one, other) if role.mention is not None]
    if not all(mention.surname for mention in names):
        return False
    if all(mention.given for mention in names):
        return True
    return bearers[fold(names[0].surname)] == 1


def parts_of(person: Named) -> set[str]:
    """The given names and surnames by which somebody is called, folded."""
    return {fold(part) for mention in person.mentions for part in (mention.given, mention.surname)}


def are_of_one_time(document: Document, roles: list[Role], one: Role, other: Role) -> bool:
    """Whether two roles stand in two sentences of one story, and the person is nowhere said to have left or gained one
    of them."""
    heads = {one.word.head, other.word.head}
    if any(role.word.head in heads and not role.held for role in roles):
        return False
    apart = document.sentence_of(one.span) != document.sentence_of(other.span)
    return apart and document.stories.same(one.span, other.span)


def conflict(name: str, roles: list[Role], one: Role, other: Role) -> Finding:
    """The finding: at the office said less often, of two equally frequent ones at the later."""
    here, there = (one, other) if count(roles, one) < count(roles, other) else (other, one)
    message = f"{name} is “{here.text}” here and “{there.text}” elsewhere in this article: nobody is both at once"
    return Finding(here.span, message, (Note(there.span, f"“{there.text}” here"),))


def count(roles: list[Role], role: Role) -> int:
    """How often somebody is given this office."""
    return sum(each.word.head == role.word.head and each.portfolio == role.portfolio for each in roles)
