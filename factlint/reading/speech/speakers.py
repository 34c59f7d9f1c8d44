"""Speakers: the noun phrase beside a cue, read to its main noun or name."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from factlint.reading import lexicon
from factlint.reading.names import Mention, MentionKind, Named
from factlint.reading.speech.model import Speaker, SpeakerKind
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.reading.voice import Voice, Voices
from factlint.spans import Span

_LONGEST_PHRASE = 8
_LONGEST_APPOSITION = 40
_LONGEST_TITLE = 6
_LONGEST_BRACKETS = 14
_FARTHEST_SUBJECT = 60
_HEADS = frozenset({"speaker-noun", "source-document"})


class Found(msgspec.Struct, frozen=True):
    """A speaker, and the indices of the first and last token of the phrase that names him."""

    speaker: Speaker
    first: int
    last: int


class Sources:
    """Finds the speakers of one article beside the cues."""

    def __init__(self, tokens: Tokens, names: Sequence[Named], voices: Voices) -> None:
        self._tokens = tokens.all
        self._voices = voices
        self._by_start: dict[int, tuple[Mention, Named]] = {}
        self._by_end: dict[int, tuple[Mention, Named]] = {}
        for named in names:
            for mention in named.mentions:
                self._by_start[mention.span.start] = (mention, named)
                self._by_end[mention.span.end] = (mention, named)
        self._starts = sorted(self._by_start)

    # -- before the cue ------------------------------------------------------------------------------------------

    def ending_at(self, last: int, floor: int) -> Found | None:
        """The speaker whose phrase ends with a token: “the head of the agency”, “Ann Lee”, “she”."""
        last = self._before_brackets(last, floor)
        token = self._tokens[last]
        if token.kind is not TokenKind.WORD:
            return None
        if "speaker-pronoun" in token.classes:
            return self._pronoun(last, floor)
        known = self._by_end.get(token.end)
        first = self._name_start(known[0], last, floor) if known else self._phrase_start(last, floor)
        higher = self._higher_head(first, floor)
        if higher is not None:
            return higher
        return Found(self._named(*known), first, last) if known else self._noun(first, last)

    def _before_brackets(self, last: int, floor: int) -> int:
        """The last token before a remark in brackets: “Rep. Ann Lee (D-Md.)”."""
        if self._tokens[last].text == ")":
            for index in range(last - 1, max(floor, last - _LONGEST_BRACKETS), -1):
                if self._tokens[index].text == "(":
                    return index - 1
        return last

    def before_comma(self, comma: int, floor: int) -> Found | None:
        """The speaker before an apposition or an inserted phrase that a comma ends: “Ann Lee, the mayor,”."""
        own = self._by_end.get(self._tokens[comma - 1].end)
        if own is not None and own[0].kind is MentionKind.PERSON:
            first = self._name_start(own[0], comma - 1, floor)
            if own[0].introduced_by or (first > floor and self._tokens[first - 1].text == ","):
                return Found(self._named(*own), first, comma - 1)
        second_best: Found | None = None
        for index in range(comma - 2, max(floor, comma - _LONGEST_APPOSITION), -1):
            token = self._tokens[index]
            if "quote-mark" in token.classes or token.text in {";", ":"}:
                break
            if token.text != ",":
                continue
            found = self.ending_at(index - 1, floor)
            if found is not None and found.speaker.kind is SpeakerKind.PERSON:
                return found
            if (found is not None and second_best is None and found.speaker.name is not None) or (
                found is not None and second_best is None and self._is_head(index - 1)
            ):
                second_best = found
        return second_best

    def subject(self, floor: int, index: int) -> Speaker | None:
        """The first person or pronoun of a sentence before a token, outside quotations."""
        for position in range(floor, min(index, floor + _FARTHEST_SUBJECT)):
            token = self._tokens[position]
            known = self._by_start.get(token.start)
            if known and known[0].kind is MentionKind.PERSON and known[0].voice is not Voice.SPEECH:
                return self._named(*known)
            if "speaker-pronoun" in token.classes and self._voices.of(token.span) is not Voice.SPEECH:
                return self._pronoun(position, floor).speaker
        return None

    # -- behind the cue ------------------------------------------------------------------------------------------

    def starting_at(self, first: int, ceiling: int) -> Found | None:
        """The speaker whose phrase starts with a token: “the agency’s head, Ann Lee”, “Prime Minister Lee”."""
        if first >= ceiling:
            return None
        token = self._tokens[first]
        if token.kind is TokenKind.MARK or "weekday" in token.classes or "month" in token.classes:
            return None
        if "phrase-word" in token.classes and not is_determiner(token):
            return None
        if "speaker-pronoun" in token.classes and token.text.lower() not in {"who", "which"}:
            return Found(self._pronoun_speaker(token, None), first, first)
        last = first
        for position in range(first, min(ceiling, first + _LONGEST_PHRASE)):
            current = self._tokens[position]
            known = self._by_start.get(current.start)
            if known is not None and (known[0].kind is MentionKind.PERSON or position == first):
                end = self._last_of(known[0], position)
                if known[0].kind is MentionKind.PERSON or not self._goes_on(end + 1, ceiling):
                    return Found(self._named(*known), first, end)
            if position > first and self._ends_phrase(current, position):
                break
            if current.kind is TokenKind.WORD:
                last = position
        return self._noun(first, last)

    def _goes_on(self, position: int, ceiling: int) -> bool:
        """Whether a name that is no person's has a person's role or name behind it (“Pentagon spokesman John Day”)."""
        if position >= ceiling:
            return False
        token = self._tokens[position]
        return "speaker-noun" in token.classes or token.start in self._by_start

    def _ends_phrase(self, token: Token, position: int) -> bool:
        if token.kind is TokenKind.MARK:
            before = self._tokens[position - 1].text
            return not (token.text == "-" or (token.text == "." and before[:1].isupper() and len(before) <= 4))
        if "phrase-word" in token.classes:
            return not is_determiner(token) or token.text.lower() != "the"
        return "verb-company" in token.classes or "cue-verb" in token.classes or "weekday" in token.classes

    # -- phrases -------------------------------------------------------------------------------------------------

    def _phrase_start(self, last: int, floor: int) -> int:
        """The first token of the noun phrase whose main noun is at `last`: its article, or what follows a break."""
        first = last
        while first > floor and last - first < _LONGEST_PHRASE:
            token = self._tokens[first - 1]
            if token.kind is TokenKind.MARK and token.text not in {"-", "'", "’"}:
                break
            if "phrase-word" in token.classes:
                return first - 1 if is_determiner(token) else first
            if not token.classes.isdisjoint(_BREAKS):
                break
            first -= 1
        return first

    def _higher_head(self, first: int, floor: int) -> Found | None:
        """The main noun that a phrase only describes: “a spokesman for the army” is the spokesman."""
        best: Found | None = None
        for _ in range(3):
            head = first - 2
            if head < floor or self._tokens[head].kind is not TokenKind.WORD:
                break
            joint = self._tokens[first - 1]
            if "phrase-word" not in joint.classes or _phrase_word(joint) != "preposition":
                break
            if not self._tokens[head].classes.isdisjoint(_NO_NOUN):
                break
            first = self._phrase_start(head, floor)
            if self._is_head(head):
                best = self._noun(first, head)
        return best

    def is_sure(self, found: Found) -> bool:
        """Whether a speaker is a name, a pronoun or a noun of the lists, not any noun that could speak."""
        return self.is_named(found) or found.speaker.kind is SpeakerKind.PRONOUN or self._is_head(found.last)

    def is_named(self, found: Found) -> bool:
        """Whether a speaker is a name, known or told by its capital."""
        return found.speaker.name is not None or (found.last != found.first and self._tokens[found.last].capital)

    def _noun(self, first: int, head: int) -> Found | None:
        token = self._tokens[head]
        kind = self._kind_of(first, token)
        if kind is None:
            return None
        return Found(Speaker(Span(self._tokens[first].start, token.end), kind, None, token.word.lower()), first, head)

    def _kind_of(self, first: int, head: Token) -> SpeakerKind | None:
        if "speaker-noun" in head.classes:
            return SpeakerKind(lexicon.entries("speaker-noun")[head.word.lower()].split()[0])
        if "source-document" in head.classes:
            return SpeakerKind.DOCUMENT
        starter = self._tokens[first]
        determined = "phrase-word" in starter.classes and is_determiner(starter)
        if "phrase-word" in head.classes or head.kind is not TokenKind.WORD:
            return None
        if head.capital:
            return SpeakerKind.GROUP if determined else SpeakerKind.PERSON
        if determined:
            return SpeakerKind.ROLE
        return SpeakerKind.GROUP if head.text.endswith("s") else None

    def _is_head(self, index: int) -> bool:
        return not self._tokens[index].classes.isdisjoint(_HEADS)

    # -- names and pronouns --------------------------------------------------------------------------------------

    def _named(self, mention: Mention, named: Named) -> Speaker:
        kind = SpeakerKind.PERSON if mention.kind is MentionKind.PERSON else SpeakerKind.GROUP
        return Speaker(mention.span, kind, named.name, mention.text)

    def _pronoun(self, index: int, floor: int) -> Found:
        token = self._tokens[index]
        if token.text.lower() in {"who", "which"} and index - 2 >= floor:
            known = self._by_end.get(self._tokens[index - 2].end) if self._tokens[index - 1].text == "," else None
            known = known or self._by_end.get(self._tokens[index - 1].end)
            return Found(self._pronoun_speaker(token, known[1].name if known else None), index, index)
        return Found(self._pronoun_speaker(token, self._name_of(token)), index, index)

    def _pronoun_speaker(self, token: Token, name: str | None) -> Speaker:
        return Speaker(token.span, SpeakerKind.PRONOUN, name, token.word.lower())

    def _name_of(self, pronoun: Token) -> str | None:
        """Whom he or she means, where only one person of that pronoun was named lately."""
        wanted = lexicon.entries("speaker-pronoun")[pronoun.word.lower()].split()[0]
        if wanted not in {"he", "she"}:
            return None
        names: set[str] = set()
        for known in self._people_before(pronoun.start):
            if known[1].pronoun in {None, wanted}:
                names.add(known[1].name)
        return names.pop() if len(names) == 1 else None

    def _people_before(self, offset: int) -> Iterator[tuple[Mention, Named]]:
        """The last people named before an offset, within some sentences of news."""
        index = bisect_left(self._starts, offset)
        for start in self._starts[max(0, index - 8) : index]:
            known = self._by_start[start]
            if offset - start < 500 and known[0].kind is MentionKind.PERSON:
                yield known

    def _name_start(self, mention: Mention, last: int, floor: int) -> int:
        """The first token of a name, titles before it included: “Prime Minister Lee”, “Mr. Lee”."""
        first = last
        while first > floor and self._tokens[first].start > mention.span.start:
            first -= 1
        for _ in range(_LONGEST_TITLE):
            before = first - 1
            if before > floor and self._tokens[before].text == "." and len(self._tokens[before - 1].text) <= 5:
                before -= 1
            if before < floor or not _is_title(self._tokens[before]):
                break
            first = before
        return first

    def _last_of(self, mention: Mention, first: int) -> int:
        while first + 1 < len(self._tokens) and self._tokens[first + 1].start < mention.span.end:
            first += 1
        return first


_BREAKS = frozenset({"speaker-pronoun", "verb-company", "cue-verb"})
_NO_TITLE = _BREAKS | {"phrase-word", "weekday", "month"}
_NO_NOUN = _BREAKS | {"phrase-word"}


def _is_title(token: Token) -> bool:
    """Whether a word may be part of a title: a capital, and no day, pronoun or article."""
    return token.capital and token.kind is TokenKind.WORD and token.classes.isdisjoint(_NO_TITLE)


def is_determiner(token: Token) -> bool:
    """Whether a word of the list phrase-word begins a noun phrase (the, some)."""
    return _phrase_word(token) == "determiner"


def is_many(speaker: Speaker) -> bool:
    """Whether a speaker takes a verb without an -s: they say, officials say."""
    if speaker.name is not None:
        return False
    name = "speaker-pronoun" if speaker.kind is SpeakerKind.PRONOUN else "speaker-noun"
    return speaker.head.endswith("s") or "plural" in lexicon.entries(name).get(speaker.head, "").split()


def _phrase_word(token: Token) -> str:
    return lexicon.entries("phrase-word")[token.word.lower()].partition(" ")[0]
