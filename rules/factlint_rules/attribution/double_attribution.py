"""double-attribution."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from factlint import (
    Attribution,
    CueForm,
    Document,
    Finding,
    Note,
    Severity,
    Span,
    Speaker,
    SpeakerKind,
    Token,
    Voice,
    flags,
    lexicon,
    passes,
    rule,
)

BREAKS = frozenset(";:(")
FEW = 6
"""How many attributions before another in its sentence are looked at."""
DEED = frozenset({"to", "not"})
SINGLE = frozenset({"he", "she"})


@rule(
    flags("{{Lee also said}} that the bridge was “unsafe” and that its cost was “huge”, [[he said]]."),
    flags("{{Lee said}}, [[she added]], that the bridge was unsafe."),
    passes("Lee told the court and said that the bridge was unsafe."),
    passes("Lee said the bridge was unsafe, adding that it was old."),
    passes("Lee said that Day told him the bridge was unsafe."),
    passes("Lee said the bridge was unsafe, Day said."),
    severity=Severity.WARNING,
)
def double_attribution(document: Document) -> Iterator[Finding]:
    """One sentence is attributed twice to one speaker.

    Usually an edit left the first attribution when it added the second, and the reader
    wonders whether a second speaker is meant. Drop one of them.

    Two verbs of one subject (“told the court and said”) are one attribution; so is
    “said …, adding”. What one source reports of another passes, and so does a new main
    clause with a speaker of its own (“Lee said it was dead; the ferry, she added, runs”).

    Known limits: where somebody else speaks between the two, “he” may be that person,
    and nothing is said.
    """
    for _, together in groupby(document.speech.attributions, key=lambda attribution: attribution.sentence):
        plain = [each for each in together if is_plain(each) and not is_act(document, each)]
        for number, second in enumerate(plain):
            first = (
                attributed_before(document, plain[max(0, number - FEW) : number], second) if second.inserted else None
            )
            if first is not None:
                yield Finding(
                    second.clause,
                    f"this sentence is attributed twice: “{first.clause.of(document.text)}” "
                    f"and “{second.clause.of(document.text)}”",
                    (Note(first.clause, "attributed here already"),),
                )


def attributed_before(document: Document, earlier: Sequence[Attribution], second: Attribution) -> Attribution | None:
    """The nearest earlier attribution of a sentence to the same speaker.

    None where the words between begin anew, or somebody else speaks in them, or a pronoun may be either of two.
    """
    people = {first.speaker.name for first in earlier if first.speaker and first.speaker.kind is SpeakerKind.PERSON}
    if len(people) > 1 and second.speaker and second.speaker.kind is SpeakerKind.PRONOUN:
        return None
    for first in reversed(earlier):
        if same_speaker(first, second) and not is_subordinate(document, first):
            return None if begins_anew(document, first, second) else first
        if first.speaker is not None and first.speaker.kind is SpeakerKind.PERSON:
            return None
    return None


def is_plain(attribution: Attribution) -> bool:
    """Whether it says outright, in the narrator's words, that a speaker said something."""
    return (
        attribution.form is CueForm.FINITE
        and attribution.strong
        and attribution.speaker is not None
        and not attribution.shared
        and attribution.voice is not Voice.SPEECH
    )


def same_speaker(first: Attribution, second: Attribution) -> bool:
    """Whether two speakers are one: one name, one noun, or a pronoun behind what it can stand for."""
    one, other = first.speaker, second.speaker
    if one is None or other is None:
        return False
    if other.kind is not SpeakerKind.PRONOUN or one.kind is SpeakerKind.PRONOUN:
        return one.kind is other.kind and is_one(one, other)
    if other.head == "they":
        return one.kind in {SpeakerKind.GROUP, SpeakerKind.ANONYMOUS} and one.head.endswith("s")
    if one.kind is SpeakerKind.ROLE:
        return other.head in SINGLE and other.name is None and not one.head.endswith("s")
    return other.head in SINGLE and one.kind is SpeakerKind.PERSON and other.name in {None, one.name}


def is_one(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers of one kind are the same."""
    if one.kind is SpeakerKind.PRONOUN:
        return one.head == other.head and (one.head in SINGLE or one.head == "they")
    return one.head == other.head if one.name is None or other.name is None else one.name == other.name


def is_subordinate(document: Document, attribution: Attribution) -> bool:
    """Whether an attribution belongs to a clause below another: “prices, which Lee said were low,”."""
    before = document.tokens.first_at(attribution.clause.start) - 1
    if before < 0:
        return False
    word = document.tokens[before]
    return marked(word, "relative") or (marked(word, "conjunction") and not marked(word, "opens"))


def is_act(document: Document, attribution: Attribution) -> bool:
    """Whether the cue tells of a deed and no words: “agreed to pay”, “decided not to go”."""
    after = document.tokens.first_at(attribution.cue.end)
    return after < len(document.tokens) and document.tokens[after].text in DEED


def begins_anew(document: Document, first: Attribution, second: Attribution) -> bool:
    """Whether a main clause or a bracket begins between two attributions: “; the cost, he said, …”, “(“No,” he said)”.

    What closes the sentence (“…, but it was old, he said.”) is said of all of it: no conjunction opens anew there.
    """
    between = document.tokens.within(Span(first.clause.end, max(first.clause.end, second.clause.start)))
    if any(token.text in BREAKS for token in between) or is_own_clause(between):
        return True
    closing = document.tokens.first_at(second.clause.end)
    if closing < len(document.tokens) and "end-mark" in document.tokens[closing].classes:
        return False
    return any(opens_clause(between, index) for index in range(len(between)))


def is_own_clause(before: Sequence[Token]) -> bool:
    """Whether a second attribution heads a clause of its own: “…, because, he said, …”, “which, he said, …”."""
    if len(before) < 2 or before[-1].text != ",":
        return False
    return before[-2].text != "that" and marked(before[-2], "conjunction")


def opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a dash, or a comma with a conjunction and no “that”, stands at a place."""
    token = tokens[index]
    if "dash" in token.classes:
        return index > 0 and tokens[index - 1].end < token.start
    if token.text != "," or index + 2 >= len(tokens):
        return False
    return marked(tokens[index + 1], "opens") and tokens[index + 2].text != "that"


def marked(token: Token, mark: str) -> bool:
    """Whether the list phrase-word gives a word this mark."""
    return mark in lexicon.entries("phrase-word").get(token.text.lower(), "").split()
