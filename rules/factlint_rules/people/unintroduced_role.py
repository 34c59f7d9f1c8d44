"""unintroduced-role."""

from collections.abc import Iterator

from factlint import (
    Attribution,
    Document,
    Finding,
    Mention,
    MentionKind,
    Note,
    Role,
    RoleForm,
    RoleSort,
    Severity,
    Span,
    SpeakerKind,
    flags,
    passes,
    rule,
)  # fmt: skip

POLICE = "police"
"""Whose spokesman needs no introduction."""


@rule(
    flags(
        "The {{director of the port}}, Ann Lindqvist, closed it on Monday. “We had no choice,” Lindqvist said."
        "\n\n“The wind was too strong,” [[the port spokeswoman]] said.",
    ),
    flags("{{Senator}} Bob Harwick closed the bridge. “It was not safe,” [[the mayor]] said."),
    passes("A spokesman for the port met reporters. “It is closed,” the spokeswoman said."),
    passes("Ann Lindqvist, who speaks for the port, met reporters. “It is closed,” the spokeswoman said."),
    passes("The trial of Bob Harwick, a baker, began on Monday. He stole a van, the prosecutor said."),
    severity=Severity.WARNING,
)
def unintroduced_role(document: Document) -> Iterator[Finding]:
    """“The spokeswoman said”, but nobody was introduced as a spokeswoman.

    The reader cannot tell who speaks: somebody new, or the person named before, given another office by mistake. Name
    the speaker, or introduce the office where it first stands (“a Pentagon spokeswoman”).

    Only offices and functions of somebody in particular are looked at (spokeswoman, minister, mayor, ambassador,
    director), and only where “the …” stands directly beside the verb. The role is introduced by any word before it
    for the same thing (a spokesman, the press secretary; director, chief, head), in the singular or the plural, or by a
    person who is anywhere given such a role; a headline alone introduces nobody.

    Known limits: the cast of a trial, a match or a police story (judge, prosecutor, referee, officer, doctor) needs no
    introduction and is never reported; nor are heads of state and government, an office said with its place or body
    (“the mayor of Elmford said”, “the board chairwoman said”), the spokesman of a body that has been cited before, nor
    senators and members of parliament, who are often called so without any introduction. “The minister” counts as
    introduced by any minister or secretary, whatever field they are of.
    """
    bare = {role.at.end: role for role in document.roles if needs_introduction(role)}
    if not bare:
        return
    reported: set[str] = set()
    for attribution in document.speech.attributions:
        speaker = attribution.speaker
        if speaker is None or speaker.kind is not SpeakerKind.ROLE:
            continue
        role = bare.get(speaker.span.end)
        if role is None or role.word.head in reported or not is_beside(attribution, role):
            continue
        reported.add(role.word.head)
        finding = None if is_introduced(document, role) else unintroduced(document, role, speaker.span)
        if finding is not None:
            yield finding


def needs_introduction(role: Role) -> bool:
    """Whether a role is said of somebody in particular who is not told by the role itself."""
    alone = role.form is RoleForm.BARE and role.article == "the" and role.word.introduced and role.held
    told = role.word.sort is RoleSort.OFFICE and (role.place or role.details or role.portfolio)
    owned = any(mark in role.text for mark in ("’s ", "'s "))
    return alone and role.at.end == role.span.end and not (told or owned or POLICE in role.portfolio)


def is_beside(attribution: Attribution, role: Role) -> bool:
    """Whether the verb stands directly beside the role."""
    return not attribution.shared and (
        0 <= attribution.cue.start - role.at.end < 3 or 0 <= role.span.start - attribution.cue.end < 6
    )


def is_introduced(document: Document, role: Role) -> bool:
    """Whether a like role stands before it outside a headline or is said of somebody named at all, a word for it
    in the plural stands before it, or the body that it speaks for has spoken."""
    if role.place and any(speaks_for(each, role, document) for each in document.speech.attributions):
        return True
    for each in document.roles:
        if role.word.may_be(each.word) and (each.holder is not None or comes_before(document, each.span, role)):
            return True
    return any(
        role.word.has_plural(token.word.lower()) and comes_before(document, token.span, role)
        for token in document.tokens.of("speaker-noun")
    )


def speaks_for(attribution: Attribution, role: Role, document: Document) -> bool:
    """Whether the body that a role belongs to is cited before it: “the Commission said … the Commission spokesman”."""
    speaker = attribution.speaker
    if speaker is None or speaker.kind is not SpeakerKind.GROUP or speaker.span.start >= role.span.start:
        return False
    return role.place is not None and role.place in speaker.span.of(document.text)


def comes_before(document: Document, place: Span, role: Role) -> bool:
    """Whether a place stands before a role, where it may introduce it."""
    return place.start < role.span.start and document.blocks.at(place.start).meaning.introduces


def unintroduced(document: Document, role: Role, place: Span) -> Finding | None:
    """The finding at a place, with the person who may be meant and how the article introduces that person.

    None where the role itself may introduce the person named last (“Alan Harwick said. The farm minister added”).
    """
    said = f"“{place.of(document.text)}” speaks, but nobody before is introduced as {role.word.head}"
    last = last_named(document, role)
    if last is None:
        return Finding(place, said)
    number, mention = last
    told = next((each for each in document.roles if each.holder == number), None)
    name = document.names[number].name
    if told is not None:
        message = f"{said}; the last person named is {name}, introduced as “{told.text}”"
        return Finding(place, message, (Note(told.span, f"{name} is “{told.text}” here"),))
    if role.portfolio or role.place or role.details or is_described(document, mention):
        return None
    return Finding(place, f"{said}; the last person named is {name}", (Note(mention.span, f"{name} here"),))


def is_described(document: Document, mention: Mention) -> bool:
    """Whether a name is followed by words that may say who that is: “Ann Lee, who runs the port”."""
    comma = document.tokens.first_at(mention.span.end)
    words = document.tokens.all[comma : comma + 2]
    return len(words) > 1 and (words[0].text in {",", "(", "who"} or "dash" in words[0].classes)


def last_named(document: Document, role: Role) -> tuple[int, Mention] | None:
    """Whom the article named last before a role, of the gender that the role tells: the number among the names, and
    the place; None where it named nobody."""
    wanted = "she" if role.text.endswith("woman") else "he" if role.text.endswith("man") else None
    before = [
        (number, mention)
        for number, named in enumerate(document.names)
        if named.kind is MentionKind.PERSON and (named.pronoun in {wanted, None} or wanted is None)
        for mention in named.mentions
        if mention.span.end <= role.span.start and document.blocks[mention.block].meaning.introduces
    ]
    return max(before, key=lambda item: item[1].span, default=None)
