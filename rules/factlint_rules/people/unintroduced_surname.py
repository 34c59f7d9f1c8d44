"""unintroduced-surname."""

from collections.abc import Iterator
from functools import cached_property

from factlint import (
    Attribution,
    BareSurname,
    BlockKind,
    CueForm,
    Document,
    Finding,
    Mention,
    Note,
    Quote,
    Severity,
    Span,
    Speaker,
    SpeakerKind,
    Token,
    Voice,
    flags,
    fold,
    lexicon,
    passes,
    rule,
    same_name,
)

MOST = 8
"""Of the surnames that begin or end alike no more than so many are compared with one: only made-up texts have more."""

NEAR = 100
"""So many words before a name, in its paragraph, may hold somebody else whom “he” could mean."""

CREDIT = "reported"
"""The verb of a credit (“Lee reported from Rome”), in which reporters go by surname."""


@rule(
    flags(
        "The bridge was closed on Monday, after only a short look at it. "
        "“I will not wait for an inspection,” [[Harwick]] said. He had gone home by noon.",
    ),
    flags(
        "The bridge is not safe, and nobody should walk on it, [[Harwick]] said on Monday. "
        "The mayor, {{Anna Harwick}}, was in Leeds at the time.",
    ),
    passes("The mayor, Anna Harwick, closed the bridge. “I will not wait for an inspection,” Harwick said."),
    passes("The bridge was closed by Captain Harwick. “I will not wait for an inspection,” Harwick said."),
    passes("Reporters asked about the bridge. “I have never seen it,” Obama said."),
    severity=Severity.WARNING,
)
def unintroduced_surname(document: Document) -> Iterator[Finding]:
    """Somebody is called by surname alone before the article says who that is.

    The reader does not know who speaks. Often a paragraph that introduced the person was cut, or moved further
    down. Give the full name and the role at the first mention.

    A surname is reported where it stands in the narrator’s text without given name, title or role before it,
    and is surely a person’s: the full name follows later (shown as the other place), a Mr. or a title does, an
    age or a role stands behind it (“Harwick, head of the agency,”), or the person says “I”, or is then called
    he or she. A role that only follows does not give the full name.

    Somebody who only speaks, and of whom the text tells nothing more, may be a company, and is not reported.

    Not reported: people whom readers know by surname, from Shakespeare to the heads of state of today, and
    those with one name; surnames in quotations, headlines, subheads and captions; a surname in another name (the
    Harwick administration, Harwick’s disease, Harwick & Sons); a relative of somebody introduced; anybody who
    is only ever Mr. or Ms.; reporters’ credits; and any word that may be something else, a place or a company.
    """
    article = LookUps(document)
    for bare in document.bare_surnames:
        yield from unintroduced(article, bare)


class LookUps:
    """An article and what is looked up in it again and again, each gathered once, on first use."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def first_places(self) -> dict[str, int]:
        """Each word → where it first stands in running text, a byline or somebody’s words."""
        found: dict[str, int] = {}
        for block in self.document.blocks:
            if block.kind not in APART:
                for token in self.document.tokens.within(block.span):
                    found.setdefault(token.word, token.start)
        return found

    @cached_property
    def surnames(self) -> dict[str, list[str]]:
        """How a surname begins, or ends → the surnames of the article that do, some of them where they are many."""
        found: dict[str, list[str]] = {}
        for person in self.document.people:
            surname = person.mentions[0].surname
            for end in ends_of(surname):
                if len(names := found.setdefault(end, [])) < MOST:
                    names.append(surname)
        return found

    @cached_property
    def speech(self) -> dict[int, tuple[Attribution, list[Quote]]]:
        """Where a speaker’s name begins → the narrator’s clause that says that he speaks, and what he says."""
        attributions = self.document.speech.attributions
        quotes: dict[int, list[Quote]] = {}
        for quote, index in zip(self.document.quotes, self.document.speech.of_quote, strict=True):
            if index is not None:
                quotes.setdefault(index, []).append(quote)
        return {
            attribution.speaker.span.start: (attribution, quotes.get(index, []))
            for index, attribution in enumerate(attributions)
            if attribution.speaker is not None and is_plain_speech(self.document, attribution, attribution.speaker)
        }


def ends_of(surname: str) -> tuple[str, str]:
    """The first and the last letters of a surname: one slip of the pen leaves one of them."""
    letters = fold(surname)
    return letters[:3], "-" + letters[-3:]


def is_plain_speech(document: Document, attribution: Attribution, speaker: Speaker) -> bool:
    """Whether a clause is the narrator’s, of a person, with a verb that gives words; a credit is none."""
    said = attribution.form is CueForm.FINITE and attribution.strong and attribution.voice is Voice.NARRATOR
    return said and speaker.kind is SpeakerKind.PERSON and attribution.cue.of(document.text) != CREDIT


def unintroduced(article: LookUps, bare: BareSurname) -> Iterator[Finding]:
    """The finding about a surname that stands before anything that introduces it."""
    document, first = article.document, bare.mention
    behind = (mention for mention in bare.person.mentions if mention.span > first.span)
    full = next((mention for mention in behind if mention.full), None)
    if full is not None:
        in_another_sentence = not document.sentence_of(first.span).contains(full.span)
        clear = full.surname == first.surname and is_clear(document, full)
        if clear and in_another_sentence and not is_met_before(article, first):
            note = Note(full.span, "the full name stands here")
            yield Finding(first.span, f"“{first.surname}” stands here before the full name", (note,))
    elif is_surely_a_person(article, bare) and not is_met_before(article, first):
        yield Finding(first.span, f"“{first.surname}” is called by surname alone, and the text gives no full name")


def is_surely_a_person(article: LookUps, bare: BareSurname) -> bool:
    """Whether a surname is described as a person’s at its first place, has a Mr. or a title later, or says “I”."""
    mentions = bare.person.mentions
    if bare.described or any(has_title(mention) or mention.given for mention in mentions):
        return True
    return any(is_person(article, mention) for mention in mentions)


def has_title(mention: Mention) -> bool:
    """Whether a title with a capital stands before a name (Mr., Judge)."""
    title = mention.introduced_by.rpartition(" ")[2].rstrip(".")
    return title[:1].isupper() and title.lower() in lexicon.entries("title")


def is_met_before(article: LookUps, first: Mention) -> bool:
    """Whether the name, half of a double one, or another spelling of it stands before, in whatever name."""
    for word in {first.surname, *first.surname.rpartition(" ")[2].split("-")}:
        if article.first_places.get(word, first.span.start) < first.span.start:
            return True
    alike = (name for end in ends_of(first.surname) for name in article.surnames.get(end, ()))
    if any(name != first.surname and same_name(name, first.surname) for name in alike):
        return True
    return any(first.surname in {variant.form, variant.other} for variant in article.document.person_variants)


APART = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.CAPTION, BlockKind.CELL})
"""A name in these introduces nobody."""


def is_clear(document: Document, full: Mention) -> bool:
    """Whether a full name is beyond doubt a person’s: in the narrator’s words, with a listed given name or a title."""
    listed = full.given.partition(" ")[0].lower() in lexicon.entries("given-name")
    introduces = document.blocks[full.block].meaning.introduces
    return full.voice is Voice.NARRATOR and introduces and (listed or bool(full.introduced_by))


def is_person(article: LookUps, mention: Mention) -> bool:
    """Whether somebody speaks who says “I”, or of whom the sentence goes on with “he” or “she”."""
    document = article.document
    attribution, quotes = article.speech.get(mention.span.start, (None, []))
    if attribution is None:
        return False
    first_person = lexicon.entries("first-person")
    said = (token for quote in quotes for token in document.tokens.within(quote.inner))
    if any(first_person.get(token.text.lower()) == "one" for token in said):
        return True
    return is_he_or_she(document, mention, attribution)


def is_he_or_she(document: Document, mention: Mention, attribution: Attribution) -> bool:
    """Whether a pronoun behind a name in its sentence, outside quotations, can mean nobody else."""
    index = document.tokens.first_at(mention.span.start)
    near = document.tokens[max(0, index - NEAR)].start
    start = max(document.blocks[mention.block].span.start, near)
    sentence = document.sentences[attribution.sentence].span
    if any(may_be_meant(token) for token in narrated(document, Span(start, mention.span.start))):
        return False
    for token in narrated(document, Span(mention.span.end, sentence.end)):
        if "third-person" in token.classes:
            return True
        if may_be_meant(token):
            return False
    return False


def narrated(document: Document, span: Span) -> Iterator[Token]:
    """The tokens of a stretch of text outside quotations."""
    return (token for token in document.tokens.within(span) if document.voices.of(token.span) is Voice.NARRATOR)


def may_be_meant(token: Token) -> bool:
    """Whether “he” may mean somebody named or described by this word."""
    if token.classes & {"weekday", "month"}:
        return False
    return (token.capital and "opener" not in token.classes) or bool(token.classes & {"role", "speaker-noun"})
