"""What the readers saw in an article, as plain values: the shape of `inspect.schema.json`.

All offsets are the source's, not the text's.
"""

from collections.abc import Mapping
from typing import TypeAlias

from factlint import (
    Attribution,
    BlockKind,
    Date,
    Document,
    Mention,
    MentionKind,
    Named,
    QuoteFault,
    Role,
    Span,
    Speaker,
)
from factlint.reporters.records import Json, text

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Record: TypeAlias = dict[str, Json]


def inspect_record(document: Document) -> Record:
    """One article; every list is there, empty where nothing was seen or its reader is not built yet."""
    article = document.article
    return {
        "path": text(article.path),
        "item": text(article.item),
        "format": article.format,
        "language": document.language,
        "published": published(document),
        "headline": text(headline(document)),
        "dateline": text(dateline(document)),
        "byline": text(byline(document)),
        "paragraphs": [{**_place(document, block.span), "kind": block.kind.value} for block in document.blocks],
        "sentences": [{**_place(document, each.span), "voice": each.voice.value} for each in document.sentences],
        "quotes": _quotes(document),
        "quote_faults": [_fault(document, fault) for fault in document.quote_faults],
        "people": _people(document),
        "places": [_named(document, named) for named in document.places],
        "organizations": [_organization(document, named) for named in document.organizations],
        "dates": [_date(document, date) for date in document.dates],
        "numbers": [],
    }


def published(document: Document) -> dict[str, str] | None:
    """The day of publication and where it was found."""
    if document.published is None:
        return None
    return {"value": document.published.isoformat(), "source": document.metadata.published_source}


def headline(document: Document) -> str | None:
    """The headline in the article, else the one that the file states beside it."""
    field = document.metadata.headline
    return _block(document, BlockKind.HEADLINE) or (field.value if field else None)


def byline(document: Document) -> str | None:
    """The byline in the article, else the one that the file states beside it."""
    field = document.metadata.byline
    return _block(document, BlockKind.BYLINE) or (field.value if field else None)


def dateline(document: Document) -> str | None:
    """The dateline at the head of the story."""
    field = document.metadata.dateline
    return field.value if field else None


def attribution_of(document: Document, number: int) -> Attribution | None:
    """The clause that says whose a quotation is, by the quotation's number."""
    index = document.speech.of_quote[number]
    return None if index is None else document.speech.attributions[index]


def _block(document: Document, kind: BlockKind) -> str | None:
    return next((block.span.of(document.text) for block in document.blocks if block.kind is kind), None)


def _place(document: Document, span: Span) -> Record:
    place = document.locate(span)
    return {"start": place.start.offset, "end": place.end.offset}


def _words(document: Document, span: Span) -> Record:
    return {"text": text(span.of(document.text)), **_place(document, span)}


def _quotes(document: Document) -> list[Json]:
    found: list[Json] = []
    for number, quote in enumerate(document.quotes):
        clause = attribution_of(document, number)
        found.append(
            {
                **_place(document, quote.span),
                "closed": quote.closed,
                "kind": quote.kind.value,
                "attributed": document.speech.attributed[number],
                "step": document.speech.steps[number] or None,
                "speaker": _speaker(document, clause.speaker) if clause and clause.speaker else None,
                "cue": _words(document, clause.cue) if clause else None,
            }
        )
    return found


def _speaker(document: Document, speaker: Speaker) -> Record:
    return {**_words(document, speaker.span), "name": text(speaker.name), "kind": speaker.kind.value}


def _fault(document: Document, fault: QuoteFault) -> Record:
    return {**_place(document, fault.span), "kind": fault.kind.value}


def _people(document: Document) -> list[Json]:
    roles = roles_by_person(document)
    return [
        {
            "name": text(named.name),
            "pronoun": named.pronoun,
            **_mentions(document, named),
            "roles": [_role(document, role) for role in roles.get(number, ())],
        }
        for number, named in enumerate(document.names)
        if named.kind is MentionKind.PERSON
    ]


def roles_by_person(document: Document) -> dict[int, list[Role]]:
    """The roles that are said of somebody, in order, by the person's number among the names."""
    found: dict[int, list[Role]] = {}
    for role in document.roles:
        if role.holder is not None:
            found.setdefault(role.holder, []).append(role)
    return found


def _role(document: Document, role: Role) -> Record:
    return {"title": text(role.text), "organization": text(role.place), **_place(document, role.span)}


def _organization(document: Document, named: Named) -> Record:
    return {"name": text(named.name), "acronym": text(named.acronym), **_mentions(document, named)}


def _named(document: Document, named: Named) -> Record:
    return {"name": text(named.name), **_mentions(document, named)}


def _mentions(document: Document, named: Named) -> Mapping[str, Json]:
    return {"mentions": [_mention(document, mention) for mention in named.mentions]}


def _mention(document: Document, mention: Mention) -> Record:
    return {**_place(document, mention.span), "text": text(mention.text), "voice": mention.voice.value}


def _date(document: Document, date: Date) -> Record:
    record: Record = {
        **_place(document, date.span),
        "text": text(date.text),
        "value": date.value,
        "precision": date.precision,
        "weekday": WEEKDAYS[date.weekday - 1] if date.weekday else None,
        "relative": date.relative,
        "why_none": text(date.why_none),
        "voice": date.voice.value,
    }
    if date.start is not None or date.end is not None:
        record |= {"from": date.start, "to": date.end}
    return record
