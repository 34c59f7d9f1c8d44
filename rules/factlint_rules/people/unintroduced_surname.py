"""unintroduced-surname."""

import itertools
from collections.abc import Iterator, Sequence

from factlint import (
    Attribution,
    BlockKind,
    CueForm,
    Document,
    Finding,
    Mention,
    Named,
    Note,
    Severity,
    Span,
    SpeakerKind,
    Token,
    TokenKind,
    Voice,
    flags,
    is_known_alone,
    lexicon,
    passes,
    rule,
    same_name,
)

ANOTHER_SENSE = frozenset(
    (
        "city",
        "country",
        "demonym",
        "given-name",
        "month",
        "news-agency",
        "not-name",
        "opener",
        "organization",
        "organization-word",
        "place-noun",
        "place-word",
        "portfolio",
        "region",
        "role",
        "title",
        "title-noun",
        "weekday",
    )
)
"""A word of one of these lists may be something else than a surname."""

LONGEST_DESCRIPTION = 9
"""So many words and marks behind a name are looked at for its description."""

SHORT, AT_THE_HEAD = 100, 3
"""Of the first paragraphs, those before any longer than this may be headlines that the file does not mark."""

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

    Not reported: people whom readers know by surname, from Shakespeare to the heads of state of today, and
    those with one name; surnames in quotations, headlines, subheads and captions; a surname in another name (the
    Harwick administration, Harwick’s disease, Harwick & Sons); a relative of somebody introduced; anybody who
    is only ever Mr. or Ms.; reporters’ credits; and any word that may be something else, a place or a company.
    """
    speech: dict[int, Attribution] | None = None
    for person in document.people:
        first = first_use(document, person)
        if first is None or not is_surname(first) or is_known_alone(last_word(first.surname)):
            continue
        if speech is None:
            speech = attributions(document)
        yield from unintroduced(document, person, first, speech)


def first_use(document: Document, person: Named) -> Mention | None:
    """The first mention in running text, None where it has a given name or a title, or stands in a quotation."""
    for mention in person.mentions:
        if document.blocks[mention.block].meaning.introduces:
            bare = not mention.given and not mention.introduced_by and mention.voice is Voice.NARRATOR
            return mention if bare else None
    return None


def is_surname(mention: Mention) -> bool:
    """Whether a word is written like a surname, and is on no list of other words."""
    word = last_word(mention.surname)
    plain = len(word) > 2 and word[:1].isupper() and any(letter.islower() for letter in word[1:])
    plain = plain and word[1] != "-" and not (" " in mention.surname and mention.surname[0].isupper())
    return plain and lexicon.classes(word).isdisjoint(ANOTHER_SENSE) and not is_plural(word)


def last_word(surname: str) -> str:
    """A surname without its particles."""
    return surname.rpartition(" ")[2]


def is_plural(word: str) -> bool:
    """Whether a word is the plural of a surname that readers know (the Clintons)."""
    return word.endswith("s") and (is_known_alone(word[:-1]) or is_known_alone(word[:-2]))


def attributions(document: Document) -> dict[int, Attribution]:
    """The clauses in the narrator’s text that say who said something, by the place where the speaker’s name begins."""
    return {
        attribution.speaker.span.start: attribution
        for attribution in document.speech.attributions
        if attribution.speaker is not None
        and attribution.speaker.kind is SpeakerKind.PERSON
        and attribution.form is CueForm.FINITE
        and attribution.strong
        and attribution.voice is Voice.NARRATOR
    }


def unintroduced(
    document: Document, person: Named, first: Mention, speech: dict[int, Attribution]
) -> Iterator[Finding]:
    """The finding about a surname that stands before anything that introduces it."""
    if not stands_alone(document, first) or not is_in_prose(document, first):
        return
    behind = (mention for mention in person.mentions if mention.span > first.span)
    full = next((mention for mention in behind if mention.given and mention.surname), None)
    if full is not None:
        if (
            full.surname == first.surname
            and is_clear(document, full)
            and is_told_apart(document, first, full)
            and not is_met_before(document, first)
        ):
            note = Note(full.span, "the full name stands here")
            yield Finding(first.span, f"“{first.surname}” stands here before the full name", (note,))
    elif is_surely_a_person(document, person, first, speech) and not is_met_before(document, first):
        yield Finding(first.span, f"“{first.surname}” is called by surname alone, and the text gives no full name")


def is_surely_a_person(document: Document, person: Named, first: Mention, speech: dict[int, Attribution]) -> bool:
    """Whether a surname is described as a person’s at its first place, has a Mr. or a title later, or says “I”."""
    if any(has_title(mention) or mention.given for mention in person.mentions) or is_described(document, first):
        return True
    return any(is_person(document, mention, speech) for mention in person.mentions)


def has_title(mention: Mention) -> bool:
    """Whether a title with a capital stands before a name (Mr., Judge)."""
    title = mention.introduced_by.rpartition(" ")[2].rstrip(".")
    return title[:1].isupper() and title.lower() in lexicon.entries("title")


def is_described(document: Document, mention: Mention) -> bool:
    """Whether a party, an age or a person’s role stands behind a name: (D-Vt.) – “, 45,” – “, head of the agency,”."""
    behind = document.tokens.first_at(mention.span.end)
    tokens = document.tokens.all[behind : behind + LONGEST_DESCRIPTION]
    if len(tokens) < 3 or any("naming" in token.classes for token in tokens):
        return False
    if is_party(tokens):
        return True
    if tokens[0].text != "," or mention.text.endswith(("s", "ly")):
        return False
    if tokens[2].text == "," and is_age(tokens[1]):
        return True
    index = document.tokens.first_at(mention.span.start)
    before = document.tokens[index - 1].text.lower() if index else ""
    if "preposition" in lexicon.entries("phrase-word").get(before, "") and before not in OF_PEOPLE:
        return False
    return tokens[1].text == "who" or has_role(tokens[1:])


def is_age(token: Token) -> bool:
    """Whether a number may be a grown-up’s age: children go by their given names."""
    return len(token.text) == 2 and token.text.isdecimal() and int(token.text) >= GROWN_UP


GROWN_UP = 18
OF_PEOPLE = frozenset({"to", "with", "by"})
"""The prepositions behind which one who is described is most often a person."""


def is_party(tokens: Sequence[Token]) -> bool:
    """Whether a bracket or comma, a party’s letter and a hyphen stand here, as Americans write it: “(D-Vt.)”."""
    return tokens[0].text in {"(", ","} and tokens[1].text in {"R", "D", "I"} and tokens[2].text in {"-", "–", ","}


def has_role(tokens: Sequence[Token]) -> bool:
    """Whether a person’s role is the main noun of a phrase (“director of”, not “rebel-held”, “model village”)."""
    for token, following in itertools.pairwise(tokens):
        if token.kind is TokenKind.MARK and token.text != "-":
            return False
        if is_personal(token):
            if following.text == "-":
                return False
            if ends_phrase(following):
                return True
    return False


def is_personal(token: Token) -> bool:
    """Whether a word says what one person is, and cannot be said of a company or a place (a leader, a rival)."""
    sort = lexicon.entries("role").get(token.word.lower())
    return sort is not None and not sort.startswith("function") and not token.word.endswith("s")


def ends_phrase(token: Token) -> bool:
    """Whether a phrase’s main noun may stand before a word or mark."""
    if token.kind is TokenKind.MARK:
        return token.text in {",", "."}
    return goes_before(token)


def stands_alone(document: Document, mention: Mention) -> bool:
    """Whether a surname is used as a person’s: what stands beside it makes no other name or thing of it."""
    tokens = document.tokens
    index, behind = tokens.first_at(mention.span.start), tokens.first_at(mention.span.end)
    before = tokens.all[max(0, index - 3) : index]
    if any(token.classes & {"kinship", "naming"} for token in before) or (before and not may_precede(before)):
        return False
    following = tokens.all[behind : behind + 3]
    if is_listed(before, following):
        return False
    return not following or may_follow(following[0]) or (len(following) == 3 and is_party(following))


def is_listed(before: Sequence[Token], following: Sequence[Token]) -> bool:
    """Whether a surname stands among others between commas, as players do in a line-up."""
    if len(before) < 2 or before[-1].text != "," or not following or following[0].text not in {",", "(", ";", "."}:
        return False
    return before[-2].capital or before[-2].text == ")"


def may_precede(tokens: Sequence[Token]) -> bool:
    """Whether what stands before a surname may stand before one used alone: a full stop, a comma, “and”, “said”."""
    token = tokens[-1]
    if token.kind is TokenKind.MARK:
        return token.text not in NO_BREAK and not (len(tokens) > 1 and belongs(token, tokens[-2]))
    if token.kind is TokenKind.NUMBER or (token.capital and not opens_sentence(token)):
        return False
    return is_verb(token) or (goes_before(token) and token.text.lower() not in OF_THINGS)


def is_verb(token: Token) -> bool:
    """Whether a word is a verb of saying, or a verb or adverb that keeps company with one."""
    return not token.classes.isdisjoint({"cue-verb", "verb-company"})


OF_THINGS = frozenset({"of", "in", "at", "near", "on", "as", "across", "around", "outside", "inside", "within"})
"""Small words behind which a name is as likely a place, a thing or a nickname."""


def opens_sentence(token: Token) -> bool:
    """Whether a capital is a sentence’s, not a name’s (Will Smith)."""
    return "opener" in token.classes and "given-name" not in token.classes


def belongs(mark: Token, before: Token) -> bool:
    """Whether a mark joins what stands before to the surname: a role (“the mayor, Lee,”), a nickname (“Butch” Lee)."""
    if mark.text == ",":
        return "role" in before.classes
    return "quote-mark" in mark.classes and before.kind is not TokenKind.MARK


NO_BREAK = frozenset("([-–&@#/|•:;")
"""Marks behind which a surname may belong to something else."""


def goes_before(token: Token) -> bool:
    """Whether a word is a preposition or a conjunction."""
    return lexicon.entries("phrase-word").get(token.text.lower(), "").startswith(("preposition", "conjunction"))


def may_follow(token: Token) -> bool:
    """Whether a word or mark may stand behind a surname that is used alone: its verb, a comma, a full stop."""
    if token.kind is TokenKind.MARK:
        return token.text in {",", ".", "?", "!", "—"} or "quote-mark" in token.classes
    return (is_verb(token) and token.text != CREDIT) or goes_before(token)


def is_met_before(document: Document, first: Mention) -> bool:
    """Whether the name, half of a double one, or another spelling of it stands before, in whatever name."""
    words = {first.surname, *last_word(first.surname).split("-")}
    for token in document.tokens:
        if token.start >= first.span.start:
            break
        if token.word in words and document.blocks.at(token.start).kind not in APART:
            return True
    return any(is_spelled_alike(first, other) for other in document.people)


APART = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.CAPTION, BlockKind.CELL})
"""A name in these introduces nobody."""


def is_spelled_alike(first: Mention, other: Named) -> bool:
    """Whether somebody else’s surname is a spelling of the same: then the name is misspelled, and introduced."""
    mention = other.mentions[0]
    return mention.surname != first.surname and same_name(mention.surname, first.surname)


def is_told_apart(document: Document, first: Mention, full: Mention) -> bool:
    """Whether the full name follows in another sentence."""
    return any(first.span.end <= sentence.span.start <= full.span.start for sentence in document.sentences)


def is_clear(document: Document, full: Mention) -> bool:
    """Whether a full name is beyond doubt a person’s: in the narrator’s words, with a listed given name or a title."""
    listed = full.given.partition(" ")[0].lower() in lexicon.entries("given-name")
    introduces = document.blocks[full.block].meaning.introduces
    return full.voice is Voice.NARRATOR and introduces and (listed or bool(full.introduced_by))


def is_in_prose(document: Document, first: Mention) -> bool:
    """Whether a paragraph ends like prose, and is not one of the first lines, which may be headline and deck."""
    block = document.blocks[first.block]
    head = document.blocks.all[: first.block + 1]
    begun = len(head) > AT_THE_HEAD or any(len(each.span) >= SHORT for each in head)
    return begun and not document.tokens.within(block.span)[-1].classes.isdisjoint({"end-mark", "quote-mark"})


def is_person(document: Document, mention: Mention, speech: dict[int, Attribution]) -> bool:
    """Whether somebody speaks who says “I”, or of whom the sentence goes on with “he” or “she”."""
    attribution = speech.get(mention.span.start)
    if attribution is None or attribution.cue.of(document.text) == CREDIT:
        return False
    return says_i(document, attribution) or is_he_or_she(document, mention, attribution)


def says_i(document: Document, attribution: Attribution) -> bool:
    """Whether a quotation of that speaker is in the first person singular."""
    for number, index in enumerate(document.speech.of_quote):
        if index is not None and document.speech.attributions[index] is attribution:
            quote = document.quotes[number]
            if any(token.text in FIRST for token in document.tokens.within(quote.inner)):
                return True
    return False


FIRST = frozenset({"I", "I’m", "I'm", "I’ve", "I've", "I’d", "I'd", "I’ll", "I'll", "my", "My", "me"})
"""Words by which one person speaks of himself."""

PRONOUNS = frozenset({"he", "she", "his", "her", "himself", "herself"})
"""Words by which one person is spoken of."""


def is_he_or_she(document: Document, mention: Mention, attribution: Attribution) -> bool:
    """Whether a pronoun behind a name in its sentence, outside quotations, can mean nobody else."""
    start = document.blocks[mention.block].span.start
    sentence = document.sentences[attribution.sentence].span
    if any(may_be_meant(token) for token in narrated(document, Span(start, mention.span.start))):
        return False
    for token in narrated(document, Span(mention.span.end, sentence.end)):
        if token.text in PRONOUNS:
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
