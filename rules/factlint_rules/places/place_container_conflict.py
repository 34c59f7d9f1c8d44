"""place-container-conflict."""

from collections.abc import Iterator, Sequence

from factlint import Contained, Document, Finding, Note, Severity, Span, flags, lexicon, passes, rule

ENGLISH_SPEAKING = frozenset({"US", "GB", "IE", "CA", "AU", "NZ"})
"""Where the towns of settlers bear one another's names."""

DATELINE = 6
"""How many words, marks and numbers may stand between the country and the dash of a dateline."""


@rule(
    flags("Troops entered Avdiyske, {{Ukraine}}, at dawn. By noon the road to Avdiyske, [[Russia]], was closed."),
    flags("The fair in Harstad, {{Norway}}, opens on Friday. In [[Sweden]]’s Harstad, beds are gone."),
    passes("Troops entered Avdiyske, Ukraine, at dawn. By noon the road to Avdiyske, Donetsk Oblast, was closed."),
    passes("She flew from Moscow, Idaho, on Friday. A day later she was in Moscow, Russia."),
    passes("They played in Harstad, Norway and Denmark, then in Harstad, Sweden and Finland."),
    severity=Severity.WARNING,
)
def place_container_conflict(document: Document) -> Iterator[Finding]:
    """A town lies in one country or state here, and in another one there.

    One of the two is wrong, or there are two towns of one name and the reader cannot tell
    which is meant where neither stands beside it. Look the town up; if there are two, say so.

    The country is taken from “Pokrovsk, Ukraine”, “Pokrovsk in Ukraine” and “in Ukraine’s
    Pokrovsk”. A state agrees with its country (Harlow, Ohio; Harlow, US), and land that two
    countries claim agrees with both. Names that well-known towns of both lands bear
    (Springfield, Cambridge) are left alone, and so are two towns named in one sentence,
    and the several stories of a round-up.
    """
    towns: dict[str, list[Contained]] = {}
    for contained in document.containers:
        if document.blocks.at(contained.town.start).meaning.compared:
            towns.setdefault(contained.name, []).append(contained)
    for places in towns.values():
        if len(places) > 1:
            yield from conflict(document, places)


def conflict(document: Document, places: Sequence[Contained]) -> Iterator[Finding]:
    """The rarer of two containers that cannot both hold the town; of two equally frequent ones the later."""
    first = places[0]
    other = next((each for each in places if not each.agrees(first)), None)
    if other is None or may_be_two_towns(first, other) or is_one_sentence(document, first, other):
        return
    if not document.stories.same(first.town, other.town):
        return
    mine = sum(each.agrees(first) for each in places)
    wrong, right = (first, other) if mine < sum(each.agrees(other) for each in places) else (other, first)
    town = wrong.town.of(document.text)
    here, there = wrong.container.of(document.text), right.container.of(document.text)
    message = f"“{town}” is put in {here} here, and in {there} elsewhere"
    yield Finding(wrong.container, message, (Note(right.container, f"put in {there} here"),))


def may_be_two_towns(one: Contained, other: Contained) -> bool:
    """Whether the list of names that several towns bear knows one in either land."""
    lands = lexicon.entries("namesake-town").get(one.name)
    if lands is None:
        return False
    likely = ENGLISH_SPEAKING | frozenset(lands.split())
    return all(any(land[:2] in likely for land in each.lands) for each in (one, other))


def is_one_sentence(document: Document, one: Contained, other: Contained) -> bool:
    """Whether both stand in one sentence, which tells two towns apart; a dateline is none of the sentence."""
    if document.blocks.at(one.town.start).span.start == one.town.start:
        between = document.tokens.within(Span(one.container.end, other.town.start))
        if any("dash" in token.classes for token in between[:DATELINE]):
            return False
    return document.sentence_of(one.town) == document.sentence_of(other.town)
