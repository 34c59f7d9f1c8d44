"""unintroduced-source."""

from collections.abc import Iterator

from factlint import (
    Attribution,
    Document,
    Finding,
    Note,
    QuoteKind,
    Severity,
    Span,
    SpeakerKind,
    Token,
    TokenKind,
    flags,
    lexicon,
    passes,
    rule,
)  # fmt: skip

ANY = "any"


@rule(
    flags("The bridge is closed. “It is safe,” [[the statement]] said. It was tested, {{the statement}} added."),
    flags("Two men were arrested in Leeds. They stole a van, [[the indictment]] said."),
    passes("The ministry issued a press release. “The bridge is safe,” the statement said."),
    passes("The union sued the company on Monday. It paid too little, the lawsuit said."),
    passes("“The bridge is safe,” the ministry’s statement said."),
    severity=Severity.WARNING,
)
def unintroduced_source(document: Document) -> Iterator[Finding]:
    """“The statement said”, but no statement was mentioned before.

    The reader cannot tell whose statement it is. Name it where it is first cited
    (“the General Staff said in a statement”), or name the source instead.

    A document is introduced by its own name, by a near synonym (a release, a message),
    or by the act that makes one: who sued has filed a lawsuit, who was indicted, an
    indictment. A headline alone introduces nothing. “The ministry’s statement” tells
    whose it is and passes; so does a statement cited right behind what a body said.

    Known limits: only documents that somebody in particular issues are looked at
    (statements, letters, memos, lawsuits, indictments); “the report” and “the paper”
    may be those of the outlet or body that the article has just named. Any letter, post
    or message earlier in the article counts as an introduction of “the statement”,
    whoever wrote it.
    """
    cited: dict[str, list[Span]] = {}
    for attribution in document.speech.attributions:
        if is_bare_document(document, attribution) and attribution.speaker is not None:
            cited.setdefault(attribution.speaker.head, []).append(attribution.speaker.span)
    for noun, places in cited.items():
        first = places[0]
        if not is_introduced(document, noun, first) and not is_spoken_for(document, first):
            again = tuple(Note(place, "and cited again here") for place in places[1:])
            wanted = ", ".join(synonyms(noun))
            yield Finding(
                first,
                f"“{first.of(document.text)}” is cited, but nothing before it introduces one (looked for: {wanted})",
                again,
            )


def is_bare_document(document: Document, attribution: Attribution) -> bool:
    """Whether the speaker is “the” with a noun for a document, its verb directly beside it."""
    speaker = attribution.speaker
    if speaker is None or attribution.shared or speaker.kind is not SpeakerKind.DOCUMENT:
        return False
    if speaker.head not in lexicon.entries("cited-document"):
        return False
    if not document.blocks.at(speaker.span.start).meaning.compared:
        return False
    words = document.tokens.within(speaker.span)
    if len(words) != 2 or words[0].text.lower() != "the" or words[1].capital or words[1].text.endswith("s"):
        return False
    return begins_clause(document, attribution) and 0 < attribution.cue.start - speaker.span.end < 2


def begins_clause(document: Document, attribution: Attribution) -> bool:
    """Whether nothing but a mark or a conjunction stands before a clause, so that its speaker is no verb's object."""
    before = document.tokens.first_at(attribution.clause.start) - 1
    if before < 0 or attribution.clause.start == document.sentences[attribution.sentence].span.start:
        return True
    token = document.tokens[before]
    return token.kind is TokenKind.MARK or "conjunction" in lexicon.entries("phrase-word").get(token.text.lower(), "")


def is_introduced(document: Document, noun: str, place: Span) -> bool:
    """Whether a document of the same kind, or an act that makes one, stands before a place."""
    wanted = kinds_of("source-document", noun)
    if "report" in wanted and any(
        quote.kind is QuoteKind.TITLE and quote.span.end <= place.start for quote in document.quotes
    ):
        return True
    for name in ("source-document", "introducing-act"):
        for token in document.tokens.of(name):
            if token.end > place.start:
                break
            if introduces(document, token) and fits(wanted, kinds_of(name, token.word.lower())):
                return True
    return False


def is_spoken_for(document: Document, place: Span) -> bool:
    """Whether a body spoke last, in this paragraph or the one before: then the document is that body's."""
    speakers = [
        each.speaker for each in document.speech.attributions if each.clause.end <= place.start and not each.shared
    ]
    block = document.blocks.index_at(place.start)
    last = next((speaker for speaker in reversed(speakers) if speaker is not None), None)
    return (
        last is not None and last.kind is SpeakerKind.GROUP and block - document.blocks.index_at(last.span.start) <= 1
    )


def introduces(document: Document, token: Token) -> bool:
    """Whether a word may introduce a document: not in a headline, nor as part of a name (the Washington Post)."""
    return not is_in_name(document, token) and document.blocks.at(token.start).meaning.introduces


def is_in_name(document: Document, token: Token) -> bool:
    """Whether a capital follows another, so that both are a name."""
    return token.capital and token.index > 0 and document.tokens[token.index - 1].capital


def fits(wanted: frozenset[str], offered: frozenset[str]) -> bool:
    """Whether two documents may be one."""
    return ANY in wanted or ANY in offered or not wanted.isdisjoint(offered)


def kinds_of(name: str, word: str) -> frozenset[str]:
    """The kinds of document a word stands for, or brings about."""
    return frozenset(lexicon.entries(name)[word].split())


def synonyms(noun: str) -> list[str]:
    """The first few words that would have introduced a document, the noun itself first."""
    wanted = kinds_of("source-document", noun)
    near = [
        word
        for word in lexicon.entries("source-document")
        if word != noun and kinds_of("source-document", word) & wanted
    ]
    return [noun, *[word for word in near if not word.endswith("s")][:4]]
