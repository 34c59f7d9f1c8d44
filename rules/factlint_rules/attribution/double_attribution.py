"""double-attribution."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from factlint import Attribution, CueForm, Document, Finding, Note, Severity, Span, SpeakerKind, Token, Voice, flags, passes, rule


BREAKS = frozenset(";:–—(")
CONJUNCTIONS = frozenset({"but", "and", "while", "although", "though", "so"})
SPEAKING_PRONOUNS = frozenset({"he", "she"})


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

    Usually an edit left the first attribution when it added the second. Drop one of them.
    Two verbs of one subject (“told the court and said”) are one attribution; so is
    “said …, adding”. What one source reports of another passes.
    """
    for _, together in groupby(document.speech.attributions, key=lambda attribution: attribution.sentence):
        plain = [attribution for attribution in together if is_plain(attribution)]
        for first, second in zip(plain, plain[1:], strict=False):
            if second.inserted and same_speaker(first, second) and not begins_anew(document, first, second):
                yield Finding(
                    second.clause,
                    f"this sentence is attributed twice: “{first.clause.of(document.text)}” "
                    f"and “{second.clause.of(document.text)}”",
                    (Note(first.clause, "attributed here already"),),
                )


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
    """Whether two speakers are one: one name, or a pronoun behind a person."""
    one, other = first.speaker, second.speaker
    if one is None or other is None:
        return False
    if other.kind is SpeakerKind.PRONOUN:
        if one.kind is SpeakerKind.PRONOUN:
            return one.head == other.head and one.head in SPEAKING_PRONOUNS
        return one.kind in {SpeakerKind.PERSON, SpeakerKind.ROLE} and other.name in {None, one.name} and other.head in SPEAKING_PRONOUNS
    return one.head == other.head and one.kind is other.kind


def begins_anew(document: Document, first: Attribution, second: Attribution) -> bool:
    """Whether a main clause or a bracket begins between two attributions: “; the cost, he said, …”, “(“No,” he said)”."""
    between = document.tokens.within(Span(first.clause.end, max(first.clause.end, second.clause.start)))
    return any(opens_clause(between, index) for index in range(len(between)))


def opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a break, or a comma with a conjunction and no “that”, stands at a place."""
    token = tokens[index]
    if token.text in BREAKS or (token.text == "-" and index > 0 and tokens[index - 1].end < token.start):
        return True
    if token.text != "," or index + 2 >= len(tokens):
        return False
    return tokens[index + 1].text in CONJUNCTIONS and tokens[index + 2].text != "that"
