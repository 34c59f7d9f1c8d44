"""Cues: the words that tell that somebody speaks, and what may stand between them and their subject."""

import functools
from collections.abc import Mapping

import msgspec

from factlint.reading import lexicon
from factlint.reading.tokens import Token


class CueVerb(msgspec.Struct, frozen=True):
    """A word of the lists cue-verb and weak-cue-verb, and how it may be used (the lists tell what the marks mean)."""

    lemma: str
    forms: frozenset[str]
    object: bool
    noun: bool
    document: bool
    strong: bool
    behind: str | None
    never: frozenset[str]


@functools.cache
def cue_verbs() -> Mapping[str, CueVerb]:
    """All cue verbs by their forms, in small letters."""
    lists = (("weak-cue-verb", False), ("cue-verb", True))
    return {word: _cue_verb(rest, strong) for name, strong in lists for word, rest in lexicon.entries(name).items()}


def _cue_verb(entry: str, strong: bool) -> CueVerb:
    lemma, forms, *marks = entry.split(" ")
    valued = dict(mark.split(":") for mark in marks if ":" in mark)
    return CueVerb(
        lemma=lemma,
        forms=frozenset(forms.split("+")),
        object="object" in marks,
        noun="noun" in marks,
        document="document" in marks,
        strong=strong,
        behind=valued.get("with"),
        never=frozenset(valued["not"].split(",")) if "not" in valued else frozenset(),
    )


def cue_at(tokens: tuple[Token, ...], index: int) -> CueVerb | None:
    """The cue verb at a token.

    None for a noun's possessive (the state’s), and where the words behind make another verb of it (called on).
    """
    cue = cue_verbs().get(tokens[index].text.lower())
    if cue is None or (not cue.never and cue.behind is None):
        return cue
    after = [token.text.lower() for token in tokens[index + 1 : index + 3]]
    if cue.behind is not None:
        return cue if cue.behind in after else None
    return None if after and after[0] in cue.never else cue


class Company(msgspec.Struct, frozen=True):
    """What stands between a subject and its verb: the index of the last token of the subject, and what it means."""

    subject: int
    passive: bool
    unsure: bool


_LIKE_ADVERBS = frozenset({"speaker-noun", "source-document"})


def company(tokens: tuple[Token, ...], index: int, floor: int) -> Company:
    """Step left over auxiliaries and adverbs from a verb, no further than `floor`."""
    meanings = lexicon.entries("verb-company")
    passive = unsure = False
    position = index - 1
    while position >= floor and index - position <= 6:
        token = tokens[position]
        if "weekday" in token.classes:
            if position > floor and tokens[position - 1].text.lower() in {"on", "late", "early", "last"}:
                position -= 1
        elif "verb-company" in token.classes:
            meaning = meanings.get(token.text.lower(), "")
            passive = passive or meaning == "be"
            unsure = unsure or meaning == "modal"
        elif not (len(token.text) > 5 and token.text.endswith("ly") and token.classes.isdisjoint(_LIKE_ADVERBS)):
            break
        position -= 1
    return Company(position, passive, unsure)
