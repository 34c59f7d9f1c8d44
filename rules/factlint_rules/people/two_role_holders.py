"""two-role-holders."""

from collections.abc import Iterator
from itertools import combinations

from factlint import Document, Finding, Named, Note, Role, Severity, flags, fold, passes, rule, same_name

Holder = tuple[Named, Role]

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
            pairs = combinations(by_holder(document, roles)[:MOST], 2)
            found = next((pair for pair in pairs if are_two(document, *pair)), None)
            if found is not None:
                yield conflict(*found)


def by_holder(document: Document, roles: list[Role]) -> list[Holder]:
    """The people of whom a role is said as one that they hold now, each with the first such place."""
    first: dict[int, Role] = {}
    for role in roles:
        if role.holder is None or role.holder in first or not document.blocks[role.block].meaning.compared:
            continue
        if document.is_current(role):
            first[role.holder] = role
    return [(document.names[number], role) for number, role in first.items()]


def are_two(document: Document, one: Holder, other: Holder) -> bool:
    """Whether a role is said of two people, one of them named in full in the article, in one story."""
    (first, here), (second, there) = one, other
    full = any(mention.full for mention in (*first.mentions, *second.mentions))
    if not full or surname(first) == surname(second) or same_name(first.name, second.name):
        return False
    return document.stories.same(here.span, there.span)


def surname(named: Named) -> str:
    """The surname, folded."""
    return next((fold(mention.surname) for mention in named.mentions if mention.surname), "")


def conflict(earlier: Holder, later: Holder) -> Finding:
    """The finding: at the later place."""
    (first, there), (second, here) = earlier, later
    message = (
        f"“{here.text}” is {second.name} here and {first.name} elsewhere in this article: one person holds that office"
    )
    return Finding(here.span, message, (Note(there.span, f"{first.name} here"),))
