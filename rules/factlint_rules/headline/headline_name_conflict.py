"""headline-name-conflict."""

import itertools
from collections.abc import Iterator, Sequence

from factlint import (
    Document,
    Finding,
    Headline,
    Mention,
    MentionKind,
    Note,
    Severity,
    Span,
    Token,
    TokenKind,
    differ_by_case,
    flags,
    fold,
    is_known_alone,
    lexicon,
    passes,
    rule,
    same_name,
)

LONG = 5
"""A headline's word of fewer letters is too short to be told from other words by its spelling."""

LONGEST = 60
"""A headline has no more words and marks than this; what has more is none."""

ENOUGH = 1500
"""Only an article of so many characters must name whom its headline names: a shorter one may be an extract."""

ENOUGH_PEOPLE = 2
"""A text that names so many people in full would name the headline’s, too."""

COMMON = frozenset(
    (
        "clipped",
        "cue-verb",
        "demonym",
        "following",
        "function-word",
        "month",
        "not-name",
        "opener",
        "organization-word",
        "place-noun",
        "place-word",
        "portfolio",
        "role",
        "season",
        "speaker-noun",
        "title",
        "verb-company",
        "weak-cue-verb",
        "weekday",
    )
)
"""A word of one of these lists may be something else than a name."""


VERBS = frozenset({"cue-verb", "verb-company", "weak-cue-verb"})
"""A word of one of these lists behind a name makes a person of it."""


@rule(
    flags(
        "[[Lidnqvist]] Opens the Fair Again\n\n"
        "Mayor Anna {{Lindqvist}} opened the fair on Monday. Lindqvist praised the bakers.",
    ),
    flags("The fair was opened by Anna [[Lindqvist]].", headline="Mayor Lidnqvist Opens the Fair"),
    passes("Russians open the fair\n\nThe fair in Russia was opened on Monday."),
    passes("Mayor opens the fair\n\nAnna Lindqvist opened the fair on Monday."),
    passes("Lindqvist opens the fair\n\nMayor Anna Lindqvist opened the fair on Monday."),
    severity=Severity.WARNING,
)
def headline_name_conflict(document: Document) -> Iterator[Finding]:
    """The headline names somebody or something that the text spells otherwise, or does not name at all.

    A headline is written last and read first; a name is misspelled there (Buffet for Buffett), or another
    person’s name gets in; in a translation, a case ending is left (Salska for Salsk). Check the name. There
    is no fix, because either of the two spellings may be right.

    Two things are reported. A name’s word in the headline that does not stand in the text, where a name
    of the text is one slip or one transliteration away from it. And a person whom the headline names in full, or in a
    headline set like a sentence by surname, of whose name no word stands in a text that names at least two others.

    Never reported: plurals and adjectives (Russia, Russians), any word that is no name’s alone, short
    words, places and bodies that the text calls otherwise (Washington, the White House), a byline in the
    headline, the author before the colon of an opinion, the speaker of remarks or a speech, surnames that
    are English words (Price, Hunt).

    Known limits: in a headline in which every word has a capital, a surname alone cannot be told from other
    words. A misspelling that person-name-variant, place-name-variant or house-spelling reports is theirs.
    """
    headline = document.headline
    if headline is None or len(headline.tokens) > LONGEST:
        return
    rest = rest_of(document, headline)
    missing = [token for token in headline.tokens if may_be_name(token) and not stands_in(rest, token.word.lower())]
    if not missing:
        return
    yield from misspelled(document, headline, missing)
    yield from absent(document, headline, missing, rest)


def rest_of(document: Document, headline: Headline) -> str:
    """The text without its headline, in small letters."""
    span = headline.span or Span(0, 0)
    return (document.text[: span.start] + document.text[span.end :]).lower()


def stands_in(rest: str, word: str) -> bool:
    """Whether a word stands in a text by itself, not only as a part of another word (Buffet in Buffett)."""
    place = rest.find(word)
    while place >= 0:
        behind = place + len(word)
        if not rest[behind : behind + 1].isalpha():
            return True
        place = rest.find(word, behind)
    return False


def may_be_name(token: Token) -> bool:
    """Whether a word has a name's capital and is long enough."""
    word = token.word
    return len(word) >= LONG and token.kind is TokenKind.WORD and word[0].isupper() and word[1:].islower()


def misspelled(document: Document, headline: Headline, missing: Sequence[Token]) -> Iterator[Finding]:
    """The headline’s words of which the text has another spelling alone."""
    candidates = [token for token in missing if token.classes.isdisjoint(COMMON)]
    if not candidates:
        return
    names = names_in_text(document, headline)
    told: frozenset[int] | None = None
    for token in candidates:
        alike = (name for name, mentions in names.items() if is_misspelled(token.word, name, mentions))
        name = next(alike, None)
        if name is not None:
            told = places_told(document) if told is None else told
            if headline.span is None or token.start not in told:
                yield spelled_otherwise(document, headline, token, name, names[name])


def names_in_text(document: Document, headline: Headline) -> dict[str, list[Mention]]:
    """The words of the names outside the headline → where they stand."""
    found: dict[str, list[Mention]] = {}
    for named in document.names:
        for mention in named.mentions:
            if headline.span is None or not headline.span.contains(mention.span):
                for word in mention.text.split():
                    found.setdefault(word, []).append(mention)
    return found


def is_near(word: str, name: str) -> bool:
    """Whether two words are about as long, and begin or end alike, as one slip of the pen leaves them."""
    if len(name) < LONG or abs(len(word) - len(name)) > 2:
        return False
    return word[:3] == name[:3] or word[-3:] == name[-3:]


def is_misspelled(word: str, name: str, mentions: Sequence[Mention]) -> bool:
    """Whether two words are one name, spelled in two ways, and neither is the other’s plural or adjective.

    Of a place or body, the last letter must be the same, but for a place’s case; a body must be named twice.
    """
    if not is_near(word, name) or not name[0].isupper() or not lexicon.classes(name).isdisjoint(COMMON):
        return False
    mine, its = fold(word), fold(name)
    if mentions[0].kind is MentionKind.PLACE and differ_by_case(word, name) and not is_demonym(mine):
        return True
    if mine == its or is_inflected(mine, its) or not same_name(word, name):
        return False
    kind = mentions[0].kind
    if kind is MentionKind.PERSON:
        return True
    return mine[:-1] != its[:-1] and (kind is MentionKind.PLACE or len(mentions) > 1)


def is_inflected(one: str, other: str) -> bool:
    """Whether one word is the other with an ending (Russian, Texans, Trumpy), or both are of a people and its land."""
    if is_demonym(one) or is_demonym(other):
        return True
    short, long = sorted((one, other), key=len)
    if not long.startswith(short):
        return False
    return long[len(short) :] != short[-1]


def is_demonym(word: str) -> bool:
    """Whether a word, or its singular, names a people or is the adjective of a place."""
    demonyms = lexicon.entries("demonym")
    return word in demonyms or word.removesuffix("s") in demonyms


def places_told(document: Document) -> frozenset[int]:
    """Where the spellings begin of which person-name-variant, place-name-variant and house-spelling say something."""
    variants = (*document.person_variants, *document.place_variants)
    uses = itertools.chain.from_iterable((*variant.uses, *variant.other_uses) for variant in variants)
    return frozenset([*(use.span.start for use in uses), *(name.span.start for name in document.house_names)])


def spelled_otherwise(
    document: Document, headline: Headline, token: Token, name: str, mentions: Sequence[Mention]
) -> Finding:
    """The finding: at the headline’s word, or at the text’s where the headline does not stand in it."""
    within = document.tokens.within(mentions[0].span)
    place = next((word_at(each) for each in within if each.word == name), mentions[0].span)
    if headline.span is None:
        return Finding(place, f"“{name}” is spelled “{token.word}” in the headline")
    times = "once" if len(mentions) == 1 else f"{len(mentions)} times"
    message = f"“{token.word}” is spelled “{name}” in the text, {times}, and never as in the headline"
    return Finding(word_at(token), message, (Note(place, f"spelled “{name}” here"),))


def word_at(token: Token) -> Span:
    """The place of a word without its possessive ending."""
    return Span(token.start, token.start + len(token.word))


def absent(document: Document, headline: Headline, missing: Sequence[Token], rest: str) -> Iterator[Finding]:
    """The people whom the headline names and the text does not, though it names others."""
    if len(rest) < ENOUGH:
        return
    sentence = is_sentence(headline.tokens)
    for token in missing:
        if token.classes.isdisjoint(COMMON | {"name-or-word"}) and not is_demonym(fold(token.word)):
            start = name_start(headline.tokens, token, sentence=sentence, rest=rest)
            if start is not None and token.word.lower().removesuffix("s") not in rest and names_others(document):
                yield nowhere(headline, token, start)


def name_start(tokens: Sequence[Token], token: Token, *, sentence: bool, rest: str) -> Token | None:
    """The first word of a person’s name that ends with a word, None where it is not surely a person’s."""
    index = token.index - tokens[0].index
    if not ends_name(tokens, index):
        return None
    if index > 0 and is_given(tokens[index - 1]) and tokens[index - 1].end + 1 == token.start:
        given = tokens[index - 1]
        return given if given.word.lower() not in rest and begins_name(tokens, index - 1) else None
    if not sentence or any(
        near.capital for near in (*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2])
    ):
        return None
    acts = token.word != token.text or (index + 1 < len(tokens) and not tokens[index + 1].classes.isdisjoint(VERBS))
    listed = "near-surname" in token.classes or is_known_alone(token.word)
    return token if (acts and (index > 0 or listed)) or (listed and index > 0) else None


def is_sentence(tokens: Sequence[Token]) -> bool:
    """Whether a headline is set like a sentence: most of its longer words have no capital."""
    long = [token for token in tokens if token.kind is TokenKind.WORD and len(token.text) > 3]
    return 2 * sum(token.capital for token in long) < len(long)


CREDIT = frozenset(")/|")
"""Marks behind the name in a photographer's credit."""


def is_given(token: Token) -> bool:
    """Whether a word is a given name and nothing else."""
    ordinary = COMMON | {"name-or-word"}
    return "given-name" in token.classes and token.classes.isdisjoint(ordinary) and token.word == token.text


def begins_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether no word of the same name, nor the “by” or dash of a byline, stands before a given name."""
    if index == 0:
        return True
    before = tokens[index - 1]
    return before.text.lower() != "by" and before.classes.isdisjoint({"given-name", "dash"})


def ends_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether no further name follows (Hart, Texas), nor a colon or a speech: then that is who writes or speaks.

    Behind a bracket or a stroke the name is a photographer's.
    """
    if index + 1 == len(tokens):
        return True
    following = tokens[index + 1]
    if following.text in CREDIT:
        return False
    if following.text in {",", "-"}:
        return index + 2 < len(tokens) and not tokens[index + 2].capital
    return following.text != ":" and "source-document" not in following.classes


def names_others(document: Document) -> bool:
    """Whether the text names at least two people in full."""
    full = (any(mention.full for mention in person.mentions) for person in document.people)
    return sum(itertools.islice(filter(None, full), ENOUGH_PEOPLE)) == ENOUGH_PEOPLE


def nowhere(headline: Headline, token: Token, first: Token) -> Finding:
    """The finding about somebody whom only the headline names."""
    name = token.word if first is token else f"{first.word} {token.word}"
    span = Span(first.start, token.start + len(token.word)) if headline.span is not None else None
    return Finding(span, f"the headline names “{name}”, and the text does not, though it names others")
