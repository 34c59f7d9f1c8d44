"""An article as a fact-checker sees it. Each view is read once, on first use, and shared by every rule."""

import datetime
import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

from factlint.readers.article import Article, Field, Metadata
from factlint.readers.blocks import Block, Blocks
from factlint.reading.dates import ClockTime, Date, read_clock_times, read_dates
from factlint.reading.headline import Headline, read_headline
from factlint.reading.house_names import (
    NO_HOUSE_LIST,
    HouseList,
    RejectedName,
    as_the_house_decides,
    read_house_names,
)
from factlint.reading.names import (
    Acronym,
    BareSurname,
    Contained,
    Mention,
    MentionKind,
    MixedName,
    Named,
    NameHint,
    SpellingVariant,
    mixed_names,
    organization_variants,
    person_variants,
    place_variants,
    read_acronyms,
    read_bare_surnames,
    read_containers,
    read_names,
)
from factlint.reading.quotes import Quote, QuoteFault, read_quotes
from factlint.reading.roles import Role, is_current, read_roles
from factlint.reading.sentences import Sentence, read_sentences, sentence_of
from factlint.reading.speech import Speech, read_speech
from factlint.reading.stories import Stories, read_stories
from factlint.reading.tokens import Tokens, read_tokens
from factlint.reading.voice import Voice, Voices
from factlint.spans import LineIndex, Location, Span

Recognizer = Callable[[str, Sequence[Sentence], Sequence[Quote]], Sequence[NameHint]]
_ISO_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_Voiced = TypeVar("_Voiced", Sentence, Date, Mention)


class Document:
    """An article's text and all that is read in it. Spans are in `text`; `locate` leads back to the source."""

    def __init__(
        self,
        article: Article,
        recognizers: Sequence[Recognizer] = (),
        language: str = "en",
        date_order: str | None = None,
        house_list: HouseList = NO_HOUSE_LIST,
    ) -> None:
        """`date_order` (`dmy`, `mdy`) tells how 10/11/2021 is meant; without it such a date has no value.
        `house_list` is what the house calls things."""
        self.article = article
        self.text = article.text
        self.path = article.path
        self.blocks = Blocks(article.blocks)
        self.language = language
        self._recognizers = tuple(recognizers)
        self._date_order = date_order
        self.house_list = house_list

    # -- the article ---------------------------------------------------------------------------------------------

    @property
    def metadata(self) -> Metadata:
        """What the file states about the article outside its prose."""
        return self.article.metadata

    @cached_property
    def published(self) -> datetime.date | None:
        """The day of publication as written (no time zone is applied), None where the file does not tell."""
        return _day_of(self.article.metadata.published)

    @cached_property
    def updated(self) -> datetime.date | None:
        """The day of the last update as written, None where the file does not tell."""
        return _day_of(self.article.metadata.updated)

    def blocks_where(self, wanted: Callable[[Block], bool]) -> tuple[Block, ...]:
        """The blocks that satisfy a condition, in order."""
        return tuple(block for block in self.blocks if wanted(block))

    # -- the views -----------------------------------------------------------------------------------------------

    @cached_property
    def tokens(self) -> Tokens:
        """Words, numbers and marks."""
        return read_tokens(self.text)

    @cached_property
    def headline(self) -> Headline | None:
        """The headline, None where the article has none."""
        stated = self.metadata.headline
        return read_headline(self.tokens, self.blocks, stated.value if stated else None)

    @cached_property
    def _quotes_and_faults(self) -> tuple[tuple[Quote, ...], tuple[QuoteFault, ...]]:
        return read_quotes(self.text, self.tokens, self.blocks)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Quotations, in order of their start; an inner one follows its outer one."""
        return self._quotes_and_faults[0]

    @property
    def quote_faults(self) -> tuple[QuoteFault, ...]:
        """Broken quotation marks."""
        return self._quotes_and_faults[1]

    @cached_property
    def stories(self) -> Stories:
        """Where the article holds several stories: rules on contradictions compare within one."""
        return read_stories(self.text, self.blocks)

    @cached_property
    def voices(self) -> Voices:
        """Whose words each place is."""
        said = [quote.span for quote in self.quotes]
        said.extend(block.span for block in self.blocks if block.meaning.speech)
        return Voices(said, (fault.reach for fault in self.quote_faults if fault.reach is not None))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences, none of them over two blocks."""
        return read_sentences(self.text, self.tokens, self.blocks, self.quotes, self.voices)

    @cached_property
    def acronyms(self) -> tuple[Acronym, ...]:
        """What is called by its letters, and what the text says it stands for."""
        return read_acronyms(self.text, self.tokens, self.blocks, self.voices)

    @cached_property
    def names(self) -> tuple[Named, ...]:
        """Whoever and whatever is named."""
        hints = [hint for recognize in self._recognizers for hint in recognize(self.text, self.sentences, self.quotes)]
        return read_names(self.text, self.tokens, self.blocks, self.voices, tuple(hints), self.acronyms, self.sentences)

    @property
    def people(self) -> tuple[Named, ...]:
        """The people named."""
        return self._named(MentionKind.PERSON)

    @cached_property
    def bare_surnames(self) -> tuple[BareSurname, ...]:
        """The people who are first called by surname alone."""
        return read_bare_surnames(self.tokens, self.blocks, self.people)

    @cached_property
    def mixed_names(self) -> tuple[MixedName, ...]:
        """The people whose given name is romanised by one system and the surname by another."""
        return mixed_names(self.people)

    @property
    def places(self) -> tuple[Named, ...]:
        """The places named."""
        return self._named(MentionKind.PLACE)

    @cached_property
    def containers(self) -> tuple[Contained, ...]:
        """The towns that are set beside their country or state."""
        return read_containers(self.text, self.tokens, self.places)

    @property
    def organizations(self) -> tuple[Named, ...]:
        """The organisations named."""
        return self._named(MentionKind.ORGANIZATION)

    @cached_property
    def person_variants(self) -> tuple[SpellingVariant, ...]:
        """Two spellings of one person's name; where the house has settled one of them, the other is the odd one."""
        return self._settled(person_variants(self.text, self.people, self.blocks, self.stories))

    @cached_property
    def place_variants(self) -> tuple[SpellingVariant, ...]:
        """Two spellings of one place's name, as with people."""
        return self._settled(place_variants(self.text, self.places, self.blocks, self.stories))

    @cached_property
    def organization_variants(self) -> tuple[SpellingVariant, ...]:
        """Two spellings of one organisation's name, as with people."""
        return self._settled(organization_variants(self.text, self.organizations, self.blocks, self.stories))

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """What people are: offices, ranks, professions, functions, and of whom each is said."""
        return read_roles(self.text, self.tokens, self.blocks, self.names, self.voices)

    @cached_property
    def speech(self) -> Speech:
        """Who says what."""
        return read_speech(self.text, self.tokens, self.blocks, self.sentences, self.quotes, self.names, self.voices)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """Dates, absolute and relative."""
        return read_dates(self.text, self.tokens, self.sentences, self.voices, self.published, self._date_order)

    @cached_property
    def clock_times(self) -> tuple[ClockTime, ...]:
        """Times of day, where they are meant as such."""
        return read_clock_times(self.tokens, self.voices)

    @cached_property
    def house_names(self) -> tuple[RejectedName, ...]:
        """The places where a form stands that the house rejects."""
        candidates = self.house_list.candidates(self.tokens) if self.house_list else ()
        if not candidates:
            return ()
        return read_house_names(self.text, self.tokens, self.blocks, self.house_list, candidates, self.published)

    @property
    def numbers(self) -> tuple[()]:
        """Numbers with their units; read from a later version on."""
        return ()

    @cached_property
    def narrator(self) -> "Narrator":
        """The same views, outside quotations."""
        return Narrator(self)

    def sentence_of(self, span: Span) -> Span:
        """The sentence that a place stands in, the block where it is in none or reaches over its end."""
        return sentence_of(span, self.sentences, self.blocks)

    def is_current(self, role: Role) -> bool:
        """Whether somebody holds a role now: its sentence tells of no change (became, resigned) and no other year."""
        return is_current(role, self.tokens, self.sentence_of(role.span), self.published)

    # -- the way back --------------------------------------------------------------------------------------------

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.article.source)

    def locate(self, span: Span | None) -> Location:
        """Where a span stands in the source; None is the whole file. Raises ValueError outside the text."""
        article = self.article
        if span is None:
            start = self._lines.position(0)
            return Location(article.path, start, start, "", article.item, article.pointer)
        if span.end > len(self.text):
            raise ValueError(f"span {span.start}–{span.end} is outside a text of {len(self.text)} characters")
        source = article.source_map.to_source(span)
        start, end = self._lines.position(source.start), self._lines.position(source.end)
        return Location(article.path, start, end, source.of(article.source), article.item, article.pointer)

    def _settled(self, variants: tuple[SpellingVariant, ...]) -> tuple[SpellingVariant, ...]:
        if not variants or not self.house_list:
            return variants
        return tuple(as_the_house_decides(variants, self.house_list, self.house_names))

    def _named(self, kind: MentionKind) -> tuple[Named, ...]:
        return tuple(named for named in self.names if named.kind is kind)


class Narrator:
    """The views of a document, narrator's words only: what is quoted or doubtful is left out."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences in the narrator's voice, quotations within them included."""
        return _narrated(self._document.sentences)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """Dates in the narrator's voice."""
        return _narrated(self._document.dates)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Names in the narrator's voice, in order."""
        found = (mention for named in self._document.names for mention in named.mentions)
        return _narrated(tuple(sorted(found, key=lambda mention: mention.span)))


def _narrated(items: tuple[_Voiced, ...]) -> tuple[_Voiced, ...]:
    return tuple(item for item in items if item.voice is Voice.NARRATOR)


def _day_of(field: Field | None) -> datetime.date | None:
    match = _ISO_DAY.match(field.value) if field else None
    if match is None:
        return None
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError:
        return None
