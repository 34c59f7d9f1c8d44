"""The reader of names: runs of capitals, what they name, and who is the same."""

from collections.abc import Iterable, Sequence

from factlint.readers.blocks import Blocks
from factlint.reading.names.acronyms import Acronym
from factlint.reading.names.classing import read_run
from factlint.reading.names.clusters import cluster
from factlint.reading.names.headlines import found_in_headlines
from factlint.reading.names.mentions import Mention, MentionKind, Named, NameHint
from factlint.reading.names.parts import split_person
from factlint.reading.names.pronouns import with_pronouns
from factlint.reading.names.resolving import Found, found_in, resolve
from factlint.reading.names.runs import read_runs
from factlint.reading.sentences import Sentence
from factlint.reading.tokens import Tokens
from factlint.reading.voice import Voice, Voices
from factlint.spans import Span


def read_names(
    text: str,
    tokens: Tokens,
    blocks: Blocks,
    voices: Voices,
    hints: Sequence[NameHint] = (),
    acronyms: Sequence[Acronym] = (),
    sentences: Sequence[Sentence] = (),
) -> tuple[Named, ...]:
    """Whoever and whatever the article names, in order of first mention.

    A hint wins over what is read here: mentions that overlap it give way. An acronym that the article explains
    by an organisation’s name is that organisation’s. Sentences tell the pronoun of people whose name does not.
    """
    runs = read_runs(tokens, blocks)
    found = [item for run in runs.all if (readings := read_run(run)) for item in found_in(run, readings)]
    resolve(found, tokens)
    mentions = [_mention(item, item.kind, text, tokens, voices) for item in found if item.kind is not None]
    mentions += found_in_headlines(mentions, runs.capitalised, text, tokens, blocks, voices)
    if hints:
        mentions = _with_hints(mentions, hints, text, blocks, voices)
    mentions.sort(key=lambda mention: mention.span)
    return with_pronouns(cluster(mentions, acronyms, text), tokens, sentences)


def _mention(item: Found, kind: MentionKind, text: str, tokens: Tokens, voices: Voices) -> Mention:
    parts = item.parts
    span = Span(parts[0].start, parts[-1].end)
    voice = voices.of(span)
    block = item.run.block
    if kind is not MentionKind.PERSON:
        return Mention(span, span.of(text), kind, voice, block, evidence=item.evidence)
    given, surname = split_person(parts, item.evidence)
    return _person(span, text, voice, block, given, surname, _introduced_by(item, text, tokens), item.evidence)


def _person(
    span: Span,
    text: str,
    voice: Voice,
    block: int,
    given: Span | None,
    surname: Span | None,
    introduced_by: str,
    evidence: str,
) -> Mention:
    names = (given.of(text) if given else "", surname.of(text) if surname else "")
    kind = MentionKind.PERSON
    return Mention(span, span.of(text), kind, voice, block, *names, introduced_by, given, surname, evidence)


def _introduced_by(item: Found, text: str, tokens: Tokens) -> str:
    """The title before the name in its run, or the small-letter role word directly before it."""
    run, reading = item.run, item.reading
    if reading.titles < reading.first:
        return text[run.parts[reading.titles].start : run.parts[reading.first].start].strip()
    if reading.first == 0 and run.first > 0 and "role" in tokens[run.first - 1].classes:
        before = tokens[run.first - 1]
        return before.text if before.end + 1 == run.parts[0].start else ""
    return ""


def _with_hints(
    mentions: Iterable[Mention], hints: Iterable[NameHint], text: str, blocks: Blocks, voices: Voices
) -> list[Mention]:
    """The mentions with a recogniser's added; where both say something, the recogniser's stand."""
    added: list[Mention] = []
    free = 0
    for hint in sorted(hints, key=lambda hint: (hint.span, hint.kind)):
        span = _without_space(hint.span, text)
        if span.start < free or not len(span):
            continue
        block, voice = blocks.index_at(span.start), voices.of(span)
        if hint.kind is MentionKind.PERSON:
            given, surname = _split_words(span, text)
            added.append(_person(span, text, voice, block, given, surname, "", "recogniser"))
        else:
            added.append(Mention(span, span.of(text), hint.kind, voice, block, evidence="recogniser"))
        free = span.end
    return [*_outside(mentions, [mention.span for mention in added]), *added]


def _split_words(span: Span, text: str) -> tuple[Span | None, Span]:
    """A recogniser's person: the last word is taken for the surname."""
    before, space, last = span.of(text).rpartition(" ")
    if not space:
        return None, span
    return Span(span.start, span.start + len(before.rstrip())), Span(span.end - len(last), span.end)


def _without_space(span: Span, text: str) -> Span:
    """A span without the white space at its ends, empty where it holds nothing else."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - len(words) + len(words.rstrip())))


def _outside(mentions: Iterable[Mention], spans: Sequence[Span]) -> list[Mention]:
    """The mentions that overlap none of the spans (in order, none overlapping another)."""
    kept = []
    position = 0
    for mention in sorted(mentions, key=lambda mention: mention.span):
        while position < len(spans) and spans[position].end <= mention.span.start:
            position += 1
        if position == len(spans) or not spans[position].overlaps(mention.span):
            kept.append(mention)
    return kept
