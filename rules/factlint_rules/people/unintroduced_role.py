"""unintroduced-role."""

from collections.abc import Iterator

from factlint import (
    Attribution,
    Document,
    Finding,
    Note,
    Role,
    RoleForm,
    Severity,
    SpeakerKind,
    Token,
    flags,
    lexicon,
    passes,
    rule,
)  # fmt: skip


@rule(
    flags(
        "The {{harbour master}} of Elmford, Ann Lindqvist, closed the port. “We had no choice,” Lindqvist said."
        "\n\n“The wind was too strong,” [[the port spokeswoman]] said.",
    ),
    passes("A spokesman for the port met reporters. “It is closed,” the spokeswoman said."),
    passes("Ann Lindqvist, who speaks for the port, met reporters. “It is closed,” the spokeswoman said."),
    passes("The trial of Bob Harwick, a baker, began on Monday. He stole a van, the prosecutor said."),
    severity=Severity.WARNING,
)
def unintroduced_role(document: Document) -> Iterator[Finding]:
    """“The spokeswoman said”, but nobody was introduced as a spokeswoman."""
    bare = {role.at.end: role for role in document.roles if needs_introduction(role)}
    if not bare:
        return
    reported: set[str] = set()
    for attribution in document.speech.attributions:
        speaker = attribution.speaker
        role = bare.get(speaker.span.end) if speaker is not None and speaker.kind is SpeakerKind.ROLE else None
        if role is None or role.word.head in reported or not is_beside(attribution, role):
            continue
        reported.add(role.word.head)
        other = speaker_before(document, role)
        if other is not None and not is_introduced(document, role):
            yield unintroduced(document, role, other)


def needs_introduction(role: Role) -> bool:
    """Whether a role is said of somebody in particular who is not told by the role itself."""
    alone = role.form is RoleForm.BARE and role.article == "the" and role.word.introduced and role.held
    unique = role.word.single or role.portfolio
    return alone and role.at.end == role.span.end and not (unique and role.place)


def is_beside(attribution: Attribution, role: Role) -> bool:
    """Whether the verb stands directly beside the role."""
    return not attribution.shared and (
        0 <= attribution.cue.start - role.at.end < 3 or 0 <= role.span.start - attribution.cue.end < 6
    )


def is_introduced(document: Document, role: Role) -> bool:
    """Whether a word for the same role stands before it outside a headline, or is said of somebody named at all."""
    if any(each.holder is not None and role.word.may_be(each.word) for each in document.roles):
        return True
    return any(
        token.start < role.span.start and names_role(token, role) and document.blocks.at(token.start).meaning.introduces
        for name in ("role", "title", "speaker-noun")
        for token in document.tokens.of(name)
    )


def names_role(token: Token, role: Role) -> bool:
    """Whether a word names a role, or several who hold it."""
    stem = role.word.head.rpartition(" ")[2][:5]
    return token.word.lower()[:5] == stem


def speaker_before(document: Document, role: Role) -> Role | None:
    """The role of the last person named before a place, None where the article does not say who that is."""
    before = [
        (mention.span.start, number)
        for number, named in enumerate(document.names)
        for mention in named.mentions
        if mention.span.end <= role.span.start and mention.given + mention.surname
    ]
    if not before:
        return None
    holder = max(before)[1]
    roles = (each for each in document.roles if each.holder == holder and each.span.start < role.span.start)
    return next(roles, None)


def unintroduced(document: Document, role: Role, other: Role) -> Finding:
    """The finding, with the person who may be meant."""
    name = document.names[other.holder or 0].name
    message = (
        f"nobody in this article is introduced as {role.word.head} before “the {role.text}” speaks;"
        f" the last person named is {name}, introduced as “{other.text}”"
    )
    return Finding(role.span, message, (Note(other.span, f"{name} is “{other.text}” here"),))
