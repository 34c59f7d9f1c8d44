"""role-conflict."""

from collections.abc import Iterator
from itertools import combinations

from factlint import Document, Finding, Mention, Note, Role, RoleForm, Severity, Span, flags, fold, passes, rule

CABINET = "cabinet"


@rule(
    flags(
        "{{Defence Minister}} Ann Lindqvist opened the talks. They went on all night, [[Foreign Minister]] Ann"
        " Lindqvist said.",
    ),
    flags("[[Mayor]] Bob Harwick opened the fair. {{Sheriff}} Bob Harwick had searched the barn before that."),
    passes("Former Defence Minister Ann Lindqvist spoke first. Foreign Minister Ann Lindqvist answered himself."),
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
    deputy, next or -elect are let pass, and so is everything where a paragraph around tells that an office changed
    hands (became, elected, resigned, replaced).
    """
    by_holder: dict[int, list[Role]] = {}
    for role in document.roles:
        if role.holder is not None and role.word.classes:
            by_holder.setdefault(role.holder, []).append(role)
    for roles in by_holder.values():
        found = next((pair for pair in combinations(roles, 2) if excludes(*pair)), None)
        if found is not None and is_one_person(document, *found) and is_told_of_now(document, roles, found):
            yield conflict(document, *found)


def excludes(one: Role, other: Role) -> bool:
    """Whether nobody holds both offices at once, as far as they are told."""
    shared = one.word.classes & other.word.classes
    if not shared or one.details or other.details or one.joined or other.joined or not (one.held and other.held):
        return False
    if one.place and other.place and fold(one.place) != fold(other.place):
        return False
    if CABINET in shared:
        return bool(one.portfolio and other.portfolio) and one.portfolio.isdisjoint(other.portfolio)
    return one.word.head != other.word.head and one.portfolio == other.portfolio


def is_one_person(document: Document, one: Role, other: Role) -> bool:
    """Whether both offices are surely said of one person: by the full name, or nobody else has the surname."""
    names = [role.mention for role in (one, other) if role.mention is not None]
    if not all(mention.surname for mention in names):
        return False
    if all(mention.given for mention in names):
        return True
    surname = fold(names[0].surname)
    namesakes = [named for named in document.people if any(has_name(each, surname) for each in named.mentions)]
    return len(namesakes) == 1 and any(mention.given and mention.surname for mention in namesakes[0].mentions)


def has_name(mention: Mention, surname: str) -> bool:
    """Whether a name, or a part of it, is a surname, folded."""
    return surname in {fold(mention.surname), fold(mention.given)}


def is_told_of_now(document: Document, roles: list[Role], pair: tuple[Role, Role]) -> bool:
    """Whether nothing around says that the offices belong to different times, or that the person changed between."""
    heads = {role.word.head for role in pair}
    if any(role.word.head in heads and not role.held for role in roles):
        return False
    if not document.stories.same(pair[0].span, pair[1].span):
        return False
    if any(in_one_sentence(document, role, other) for role, other in combinations(roles, 2) if excludes(role, other)):
        return False
    if not all(document.blocks[role.block].meaning.compared for role in pair):
        return False
    changes = document.tokens.of("role-change")
    return not any(near(document, token.span, role) for token in changes for role in pair)


def in_one_sentence(document: Document, one: Role, other: Role) -> bool:
    """Whether two roles stand in one sentence: who writes both knows of both."""
    first, last = sorted((one.span, other.span))
    return any(each.span.contains(first) and each.span.contains(last) for each in document.sentences)


def near(document: Document, span: Span, role: Role) -> bool:
    """Whether a place stands in a role's paragraph."""
    return document.blocks[role.block].span.contains(span)


def conflict(document: Document, one: Role, other: Role) -> Finding:
    """The finding: at the office said less often, of two equally frequent ones at the later."""
    name = next((role.mention.text for role in (one, other) if role.mention and role.mention.given), "")
    here, there = (one, other) if count(document, one) < count(document, other) else (other, one)
    message = f"{name} is “{here.text}” here and “{there.text}” elsewhere in this article: nobody is both at once"
    return Finding(here.span, message, (Note(there.span, f"“{there.text}” here"),))


def count(document: Document, role: Role) -> int:
    """How often the article says this office of this person."""
    same = (each for each in document.roles if each.holder == role.holder and each.form is not RoleForm.BARE)
    return sum(each.word.head == role.word.head and each.portfolio == role.portfolio for each in same)
