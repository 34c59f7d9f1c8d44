"""Roles planted in real articles: how many wrong, second and unintroduced ones the rules for roles find."""

from collections.abc import Callable
from random import Random

from benchmarks.common import Setup, table
from benchmarks.planting import Planted, active_rules, counted, drawn, in_document, tally
from factlint.document import Document
from factlint.reading.names import Mention
from factlint.reading.roles import Role, RoleForm, RoleWord, role_word
from factlint.reading.speech import Attribution, SpeakerKind
from factlint.reading.voice import Voice
from factlint.spans import Span

PAGE = "accuracy.md"
ARTICLES = 200
FIELDS = ("defense", "foreign", "finance", "health", "education", "transport", "justice", "interior", "agriculture")
NEW_HOLDERS = ("Bernard Hathersage", "Marianne Osterholm", "Gregory Tullamore", "Susanna Brackley")


Plant = Callable[[Document, Random], Planted | None]


def measure(setup: Setup) -> str:
    """The section: for each of the three rules how many roles were planted, and how many of them it found."""
    plants: dict[str, Plant] = {
        "role-conflict": another_office,
        "two-role-holders": second_holder,
        "unintroduced-role": nobody_so_far,
    }
    rows: list[tuple[object, ...]] = []
    for rule, plant in plants.items():
        random, news = drawn(setup, rule)
        counts = tally(news, random, in_document(plant), active_rules((rule,)), ARTICLES)
        rows += [(rule, *way, *counted(counts, [way])) for way in sorted(counts.planted)]
        rows.append((rule, "in all", *counted(counts, counts.planted)))
    head = ("rule", "planted how", "planted", "found")
    return f"### Planted roles\n\n{table(head, rows)}\n\n{_NOTE}"


def another_office(original: Document, random: Random) -> Planted | None:
    """The office of somebody, said again or before the name alone, exchanged for one that excludes it."""
    roles = [role for role in original.roles if _is_told(original, role) and _others(role)]
    random.shuffle(roles)
    for role in roles:
        other = random.choice(_others(role))
        again = [each for each in roles if each is not role and _is_same(each, role) and each.form is RoleForm.TITLE]
        if again:
            place, way = random.choice(again).span, "office said again"
            return _replaced(original, place, other, way)
        names = _bare_mentions(original, role)
        if names:
            start = random.choice(names).span.start
            return _replaced(original, Span(start, start), other + " ", "before the name alone")
    return None


def second_holder(original: Document, random: Random) -> Planted | None:
    """Somebody else named, further down, as the holder of an office of the same country or body."""
    roles = [role for role in original.roles if _is_told(original, role) and role.single and role.place]
    random.shuffle(roles)
    for role in roles:
        names = _bare_mentions(original, role)
        if names:
            office = f"{role.word.head} of {role.place}"
            if role.portfolio:
                office = f"{min(role.portfolio)} {office}"
            new = random.choice(NEW_HOLDERS)
            the = "the " if (role.place or "").split()[0] in _WITH_ARTICLE else ""
            title = role.text if role.at.end == role.span.end else office.partition(" of ")[0].title()
            forms = (f"the {office.replace(' of ', f' of {the}')}, {new},", f"{title} {new}")
            way = int(role.at.end == role.span.end and random.random() < 0.5)
            place = random.choice(names).span
            return _replaced(original, place, forms[way], ("behind the office", "the title again")[way])
    return None


def nobody_so_far(original: Document, random: Random) -> Planted | None:
    """A named speaker, whose role the article tells, replaced by “the …” of a role that nobody in it has."""
    told = {original.names[role.holder].name for role in original.roles if role.holder is not None}
    said = [each for each in original.speech.attributions if _is_named(original, each, told)]
    words = {role.word.head for role in original.roles}
    text = original.text.lower()
    free = [
        word for word in _SAID if word.split()[-1][:5] not in text and role_word(word) and word not in words
    ]  # fmt: skip
    if not said or not free:
        return None
    speaker = random.choice(said).speaker
    return _replaced(original, speaker.span, f"the {random.choice(free)}", "for a name") if speaker else None


_OF_NAMES = (" campaign", " administration", "-")
"""What makes an adjective of a name: an office does not stand before it."""

_WITH_ARTICLE = frozenset({"United", "Netherlands", "Philippines", "House", "European"})
_SAID = ("spokeswoman", "spokesman", "minister", "mayor", "governor", "ambassador", "director", "bishop", "chairman")


def _is_told(original: Document, role: Role) -> bool:
    """Whether a role is said of somebody who has it now, in the article's prose."""
    known = role.holder is not None and role.held and not role.joined and not role.details
    return known and role.form is not RoleForm.COPULA and original.blocks[role.block].meaning.introduces


def _is_same(one: Role, other: Role) -> bool:
    return one.holder == other.holder and one.word.head == other.word.head


def _others(role: Role) -> list[str]:
    """Offices that exclude a role, as they stand before a name."""
    if "cabinet" in role.word.classes:
        others = [field for field in FIELDS if role.portfolio and field not in role.portfolio]
        return [f"{field.title()} {role.word.head.title()}" for field in others]
    return [word.title() for word, known in _SHARING if _excludes(role.word, known)]


def _excludes(one: RoleWord, other: RoleWord) -> bool:
    return one.head != other.head and not one.classes.isdisjoint(other.classes)


_OFFICES = (
    "president", "prime minister", "king", "governor", "mayor", "sheriff", "senator", "congressman", "attorney general",
    "judge", "prosecutor", "ambassador", "consul", "chief executive", "chief financial officer", "bishop", "rabbi",
    "goalkeeper", "midfielder", "striker", "winger", "pitcher", "catcher", "dean", "provost", "police chief",
)  # fmt: skip
_SHARING = tuple((word, known) for word in _OFFICES if (known := role_word(word)) is not None)


def _bare_mentions(original: Document, role: Role) -> list[Mention]:
    """Where the holder is named later in the narrator's prose, without a role."""
    if role.holder is None:
        return []
    taken = {each.mention.span.start for each in original.roles if each.mention is not None}
    mentions = original.names[role.holder].mentions
    return [
        mention
        for mention in mentions
        if mention.span.start > role.span.end
        and mention.surname
        and not mention.introduced_by
        and mention.voice is Voice.NARRATOR
        and mention.span.start not in taken
        and original.blocks[mention.block].meaning.introduces
        and not original.text.startswith(_OF_NAMES, mention.span.end)
    ]


def _is_named(original: Document, said: Attribution, told: set[str]) -> bool:
    speaker = said.speaker
    if (
        speaker is None
        or speaker.kind is not SpeakerKind.PERSON
        or speaker.name not in told
        or said.shared
        or not said.strong
    ):
        return False
    starts = {role.mention.span.start for role in original.roles if role.mention is not None}
    before = original.text[max(0, speaker.span.start - 9) : speaker.span.start].rstrip(". ")
    near = 0 <= said.cue.start - speaker.span.end < 3 or 0 <= speaker.span.start - said.cue.end < 3
    described = original.text[speaker.span.end : speaker.span.end + 1] in {",", "’", "'"} or before.endswith(
        _HONORIFICS
    )
    introduces = original.blocks.at(speaker.span.start).meaning.introduces
    return near and not described and introduces and speaker.span.start not in starts


_HONORIFICS = ("Mr", "Mrs", "Ms", "Dr")


def _replaced(original: Document, at: Span, words: str, way: str) -> Planted:
    text = original.text[: at.start] + words + original.text[at.end :]
    return Planted(text, (way,), Span(at.start, at.start + len(words)))


_NOTE = (
    "role-conflict: somebody whose office the article tells gets another one that excludes it, where the office is"
    " said again or before a later mention of the name. two-role-holders: a later mention of somebody whose office and"
    " country, town or body the article tells gives way to a new name with that office. unintroduced-role: a speaker"
    " whose role the article tells gives way to “the …” of a role that stands nowhere in the article. Left out are"
    " offices in no class of the list and articles in which the person is not named again in the narrator’s words."
    " Found means that a warning shows the planted words."
)
