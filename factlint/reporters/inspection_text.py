"""What the readers saw in an article, for people: a section a kind of thing, each with its line and column."""

from collections import Counter
from collections.abc import Iterator, Sequence

from factlint import Date, Document, MentionKind, Named, Quote, Span, Voice
from factlint.reporters.cells import clean, width, wrap
from factlint.reporters.inspection import attribution_of, byline, dateline, headline, published, roles_by_person

_PLACE = 9
"""How wide the column of places is, at least."""


def inspect_text(document: Document, columns: int) -> Iterator[str]:
    """The lines of one article."""
    yield from _head(document, columns)
    for title, lines in (
        ("Sentences", _sentences(document, columns)),
        ("Quotations", _quotes(document, columns)),
        ("Broken quotation marks", _faults(document)),
        ("People", _people(document, columns)),
        ("Places", _names(document, document.places, columns)),
        ("Organizations", _names(document, document.organizations, columns)),
        ("Dates", _dates(document)),
    ):
        shown = list(lines)
        yield ""
        yield f"{title}{'' if shown else ': none'}"
        yield from shown


def _head(document: Document, columns: int) -> Iterator[str]:
    article = document.article
    yield clean(article.path if article.item is None else f"{article.path}[{article.item}]")
    day = published(document)
    dated = f"published {day['value']} (from the {day['source']})" if day else "no publication date"
    yield f"  {article.format}, language {document.language}, {dated}"
    for label, value in (
        ("headline", headline(document)),
        ("byline", byline(document)),
        ("dateline", dateline(document)),
    ):
        if value:
            yield from _hanging(f"  {label}: ", value, columns)
    kinds = Counter(block.kind.value for block in document.blocks)
    counts = (f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in kinds.items())
    yield from _hanging("  blocks: ", ", ".join(counts) or "none", columns)


def _sentences(document: Document, columns: int) -> Iterator[str]:
    for sentence in document.sentences:
        voice = "" if sentence.voice is Voice.NARRATOR else f"({sentence.voice.value}) "
        yield _cropped(f"{_at(document, sentence.span)}{voice}", sentence.span.of(document.text), columns)


def _quotes(document: Document, columns: int) -> Iterator[str]:
    for number, quote in enumerate(document.quotes):
        yield _cropped(_at(document, quote.span), quote.span.of(document.text), columns)
        yield from _hanging(" " * (_PLACE + 4), _whose(document, number, quote), columns)


def _whose(document: Document, number: int, quote: Quote) -> str:
    said = [quote.kind.value if quote.closed else f"{quote.kind.value}, goes on"]
    clause = attribution_of(document, number)
    if clause and clause.speaker:
        words = clause.speaker.span.of(document.text)
        name = clause.speaker.name
        said.append(f"speaker: {words}" if not name or name == words else f"speaker: {words} = {name}")
    if clause:
        said.append(f"cue: {clause.cue.of(document.text)}")
    if document.speech.steps[number]:
        said.append(f"by: {document.speech.steps[number]}")
    if not document.speech.attributed[number]:
        said.append("nobody is named")
    return "; ".join(said)


def _faults(document: Document) -> Iterator[str]:
    for fault in document.quote_faults:
        yield f"{_at(document, fault.span)}{clean(fault.span.of(document.text))} {fault.kind.value}"


def _names(document: Document, names: Sequence[Named], columns: int) -> Iterator[str]:
    for named in names:
        known = [each for each in (named.pronoun, named.acronym) if each]
        about = f" ({', '.join(known)})" if known else ""
        mentions = (f"{_where(document, mention.span)} {mention.text}" for mention in named.mentions)
        yield from _hanging(f"  {clean(named.name)}{about}: ", ", ".join(mentions), columns)


def _people(document: Document, columns: int) -> Iterator[str]:
    roles = roles_by_person(document)
    for number, named in enumerate(document.names):
        if named.kind is MentionKind.PERSON:
            yield from _names(document, [named], columns)
            told = (f"{_where(document, role.span)} {role.text}" for role in roles.get(number, ()))
            if number in roles:
                yield from _hanging("    as ", ", ".join(told), columns)


def _dates(document: Document) -> Iterator[str]:
    for date in document.dates:
        voice = "" if date.voice is Voice.NARRATOR else f", {date.voice.value}"
        yield f"{_at(document, date.span)}{clean(date.text)} = {_value(date)} ({date.precision}{voice})"


def _value(date: Date) -> str:
    if date.start is not None or date.end is not None:
        return f"{date.start or '?'} to {date.end or '?'}"
    return date.value or f"unknown: {date.why_none or 'the text does not tell'}"


def _where(document: Document, span: Span) -> str:
    start = document.locate(span).start
    return f"{start.line}:{start.column}"


def _at(document: Document, span: Span) -> str:
    return f"  {_where(document, span):<{_PLACE}}  "


def _cropped(lead: str, words: str, columns: int) -> str:
    """A lead and as much of some words as fits on a line."""
    shown = clean(words[:columns])
    room = columns - width(lead)
    if len(words) <= columns and width(shown) <= room:
        return lead + shown
    while shown and width(shown) >= room:
        shown = shown[:-1]
    return f"{lead}{shown}…"


def _hanging(lead: str, words: str, columns: int) -> Iterator[str]:
    """A lead and some words, wrapped; further lines are indented, under the words where the lead is mere space."""
    indent = " " * (6 if lead.strip() else len(lead))
    for number, words_of_line in enumerate(wrap(f"{lead.strip()} {words}".strip(), columns - len(indent))):
        yield (lead[: len(lead) - len(lead.lstrip())] if number == 0 else indent) + words_of_line
