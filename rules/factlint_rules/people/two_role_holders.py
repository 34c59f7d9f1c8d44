"""two-role-holders."""

from collections.abc import Iterator
from itertools import combinations

from factlint import Document, Finding, Named, Note, Role, Severity, flags, fold, passes, rule, same_name

MOST = 5
"""Of so many holders of one office at most, two are compared: of more, an article tells the history."""


@rule(
    flags(
        "{{Springfield Mayor}} Ann Lindqvist opened the fair. The bakers waited until noon, when the"
        " [[mayor of Springfield]], Bob Harwick, thanked them.",
    ),
    flags("The {{Elmland president}}, Ann Lindqvist, flew home. Nobody met [[Elmland’s president]], Bob Harwick."),
    passes("The former mayor of Springfield, Ann Lindqvist, met the mayor of Springfield, Bob Harwick."),
    passes("Springfield Mayor Ann Lindqvist met the mayor of Elmford, Bob Harwick."),
    passes("Mayor Ann Lindqvist opened the fair. Mayor Bob Harwick thanked the bakers."),
    severity=Severity.WARNING,
)
def two_role_holders(document: Document) -> Iterator[Finding]:
    """Two people hold an office that only one can hold.

    The mayor of Springfield is Ann Lindqvist at first and Bob Harwick further down. One of the two is wrong, or one
    of them is the former mayor and the article does not say so. Check who holds the office.

    Only offices that one person holds at a time are compared (president, mayor, governor, chief executive, head coach,
    a minister of one field), and only where the article says for both which country, town or body they belong to.
    Former, acting, deputy, elect and co- holders pass, and so do two spellings of one name, and everything where the
    sentence tells that the office changed hands or gives a year.
    """
    by_office: dict[tuple[str, frozenset[str], str], list[Role]] = {}
    for role in document.roles:
        if role.holder is not None and role.place is not None and role.single and not role.details:
            by_office.setdefault((role.word.head, role.portfolio, fold(role.place)), []).append(role)
    for roles in by_office.values():
        if len({role.holder for role in roles}) > 1:
            told = by_holder(document, roles)
            found = next((pair for pair in combinations(told[:MOST], 2) if are_two(document, *pair)), None)
            if found is not None:
                yield holders(document, *found)


def by_holder(document: Document, roles: list[Role]) -> list[Role]:
    """The first place for each person where a role is said of him as one that he holds now."""
    first: dict[int, Role] = {}
    for role in roles:
        if role.holder is None or role.holder in first or not document.blocks[role.block].meaning.compared:
            continue
        if document.is_current(role):
            first[role.holder] = role
    return list(first.values())


def are_two(document: Document, one: Role, other: Role) -> bool:
    """Whether a role is said of two people, each named in full in the article, in one story."""
    if one.holder is None or other.holder is None or one.holder == other.holder:
        return False
    first, second = document.names[one.holder], document.names[other.holder]
    if not (is_full(first) or is_full(second)) or surname(first) == surname(second):
        return False
    return not same_name(first.name, second.name) and document.stories.same(one.span, other.span)


def is_full(named: Named) -> bool:
    """Whether somebody is named by given name and surname."""
    return any(mention.given and mention.surname for mention in named.mentions)


def surname(named: Named) -> str:
    """The surname, folded."""
    return next((fold(mention.surname) for mention in named.mentions if mention.surname), "")


def holders(document: Document, one: Role, other: Role) -> Finding:
    """The finding: at the later place."""
    here, there = (document.names[role.holder or 0].name for role in (other, one))
    message = f"“{other.text}” is {here} here and {there} elsewhere in this article: one person holds that office"
    return Finding(other.span, message, (Note(one.span, f"{there} here"),))
