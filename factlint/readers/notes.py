"""What a block is, told by its words: a correction or editor's note, a line of credits, a caption."""

import functools
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from factlint.readers.blocks import Block, BlockKind
from factlint.reading import lexicon

_TOLD = {"byline": BlockKind.BYLINE, "caption": BlockKind.CAPTION}
_LEADING = "([{*_•·–—-“\"' \t\xa0"
_KEY = 5
_LOOK = 100
_CREDIT = re.compile(
    r"contributed (?:reporting|to this (?:report|article|story|piece|post))(?: from [^.]{2,40})?\.?\)?$"
)
_CREDIT_LENGTH = 300
_PICTURE_LENGTH = 90
_DATED = re.compile(
    r":?\s*[,(\[–—-]?\s*(?:[A-Z][a-z]+day,?\s+)?(?:(?:at|on|appended|posted|added|published|issued)\s+)*(?:\d|([A-Z][a-z]+)\.?\s+\d)"
)


def recognised(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those among the running text that are notes, credits or captions as what they are.

    A label that stands alone (“Corrections”, as a heading or a paragraph) makes notes of what
    it stands over: a heading of all down to the next heading, a paragraph of the next block.
    """
    versions = _of_versions(text)
    phrases, last_signs = _phrases(), ".)" if "contributed " in text else ")"
    found: list[Block] = []
    under: BlockKind | None = None
    for block in blocks:
        kind = block.kind
        told: BlockKind | None = None
        if kind is BlockKind.SUBHEAD:
            under = kind if _is_label_alone(text, block) else None
            told = BlockKind.NOTE if under else None
        elif kind is BlockKind.PARAGRAPH or kind is BlockKind.LIST_ITEM:
            start, end = block.span.start, block.span.end
            if under is not None or (versions and bisect_left(versions, start) < bisect_left(versions, end)):
                told = BlockKind.NOTE
            elif _first_letters(text, start) in phrases or text[end - 1] in last_signs:  # spares most the reading
                told = kind_of(text, start, end)
            if under is not BlockKind.SUBHEAD:
                under = kind if under is None and told is BlockKind.NOTE and _is_label_alone(text, block) else None
        found.append(Block(block.span, told) if told else block)
    return tuple(found)


def _of_versions(text: str) -> list[int]:
    """Where the text speaks of another version of itself (“an earlier version of this article”)."""
    found = []
    at = text.find(" version of th")
    while at >= 0:
        before = text[max(0, at - 8) : at].lower()
        if before.endswith(("earlier", "previous", "original")) and _has_subject(text[at + 12 : at + 60]):
            found.append(at)
        at = text.find(" version of th", at + 1)
    return found


def kind_of(text: str, start: int, end: int) -> BlockKind | None:
    """What the block of a text from `start` to `end` says that it is; None where it is running text."""
    found = _phrases().get(_first_letters(text, start))
    if found and (kind := _by_opening(text[start : min(end, start + _LOOK)].lstrip(_LEADING), found)):
        return kind
    last = text[end - 1]
    if last == ")" and _is_picture_credit(text, start, end):
        return BlockKind.CAPTION
    if end - start <= _CREDIT_LENGTH and last in ".)" and _CREDIT.search(text, max(start, end - _LOOK), end):
        return BlockKind.BYLINE
    return None


def _first_letters(text: str, start: int) -> str:
    return text[start : start + 10].lstrip(_LEADING)[:_KEY].lower()


class _Phrase(msgspec.Struct, frozen=True):
    """An opening, and what it says."""

    words: str
    says: str


@functools.cache
def _phrases() -> Mapping[str, tuple[_Phrase, ...]]:
    """The openings by their first letters, the longest first."""
    by_start: dict[str, list[_Phrase]] = {}
    for words, says in lexicon.entries("block-opening").items():
        by_start.setdefault(f"{words} "[:_KEY], []).append(_Phrase(words, says))
    return {start: tuple(sorted(found, key=lambda p: (-len(p.words), p.words))) for start, found in by_start.items()}


def _by_opening(opening: str, phrases: Sequence[_Phrase]) -> BlockKind | None:
    folded = opening.lower().replace("’", "'")
    for phrase in phrases:
        if folded.startswith(phrase.words) and not folded[len(phrase.words) : len(phrase.words) + 1].isalpha():
            rest = opening[len(phrase.words) :]
            if phrase.says in _TOLD:
                return _TOLD[phrase.says]
            if _is_note(phrase.says, rest):
                return BlockKind.NOTE
    return None


def _is_note(says: str, rest: str) -> bool:
    if says == "note":
        return True
    if says in {"label", "dated"}:
        dated = _DATED.match(rest)
        if dated and (dated[1] is None or dated[1] in lexicon.entries("month")):
            return True
        return says == "label" and (not rest.strip() or rest.lstrip().startswith(":"))
    words = re.findall(r"\w+", rest.lower())[:9]
    subjects = lexicon.entries("article-word")
    place = next((n for n, word in enumerate(words[:3]) if subjects.get(word) == ""), None)
    return place is not None and (says == "subject" or _tells_of_change(words[place + 1 :]))


def _has_subject(rest: str) -> bool:
    """Whether a word for an article stands among the next three."""
    return any(word in lexicon.entries("article-word") for word in re.findall(r"\w+", rest.lower())[1:4])


def _tells_of_change(words: Sequence[str]) -> bool:
    """Whether it goes on as in “has been corrected”, “was first published”, “originally appeared”."""
    if not words:
        return False
    if words[0] in lexicon.entries("amend-adverb"):
        return True
    return words[0] in {"was", "has", "first", "on", "is"} and any(
        word in lexicon.entries("amend-word") for word in words[:6]
    )


def _is_label_alone(text: str, block: Block) -> bool:
    name = block.span.of(text).rstrip(" :.").lower().replace("’", "'")
    return lexicon.entries("block-opening").get(name) in {"label", "note"}


def _is_picture_credit(text: str, start: int, end: int) -> bool:
    """Whether a block ends with who took the picture: “(Jane Doe/Reuters)”, “(AP Photo/Jane Doe)”."""
    opened = text.rfind("(", max(start, end - _PICTURE_LENGTH), end)
    if opened < 0:
        return False
    parts = re.split(r"[/:|]", text[opened + 1 : end - 1])
    return len(parts) > 1 and any(_is_agency(part) for part in parts)


def _is_agency(words: str) -> bool:
    name = words.strip().removesuffix("hoto").removesuffix(" p").removesuffix(" P")
    return name in _agencies() or name.title() in _agencies() or words.strip() in _agencies()


@functools.cache
def _agencies() -> frozenset[str]:
    return frozenset(lexicon.entries("news-agency"))
