"""Runs: the stretches of capitalised words in which names are found.

“Assistant Secretary of Defense Laura Cooper” is one run; what in it is a title and what
a name is told later. A run never crosses a block, a full stop, a comma or a possessive.
"""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from factlint.readers.blocks import Block, BlockKind, Blocks
from factlint.reading import lexicon
from factlint.reading.tokens import Token, TokenKind, Tokens, strip_possessive

HYPHENS = frozenset("-‐‑")
_ENDS = frozenset(".?!…:")
_JOINTS = HYPHENS | {"&"}
_SIGILS = frozenset("@#")
_NOT_SKIPPED = frozenset({"month", "title"})
_CONNECTORS = frozenset({"of", "for", "on"})
_LINKS = _CONNECTORS | {"and", "&"}
_TAKES_OF = frozenset({"organization-word", "place-word", "title"})
_TIME = frozenset({"month", "weekday"})
_OF_FIRST_HALF = frozenset({"given-name", "demonym"})
_OF_LAST_HALF = frozenset({"title"})
_BEFORE_NAMES = frozenset({"given-name", "title"})
_DOTTED = frozenset({"St", "Mt", "Ft", "Jr", "Sr"})
_DOTTED_CAPITALS = frozenset(word.upper() for word in _DOTTED)
_MOST_WORDS = 12
"""No name has more words than this; capitals that go on are somebody shouting."""

_MOST_HYPHENS = 6

_SHORT_BLOCK = 240
"""A block longer than this is prose: no headline's capitals are looked for."""


class Part(msgspec.Struct, frozen=True, gc=False):
    """One word of a run, hyphenated words whole, without a possessive ending.

    `glue` is what stands between it and the part before (“ ”, “ of ”, “ van der ”);
    of the first part, a particle that belongs to it (“von der ”).
    """

    word: str
    start: int
    end: int
    classes: frozenset[str]
    glue: str


class Run(msgspec.Struct, frozen=True, gc=False):
    """Capitalised words in a row.

    `first` and `behind` are the indexes of its first token and of the token behind it;
    `opens` tells that it may stand at the start of a sentence, where a capital means
    nothing; `possessive` that it ends in ’s; `adjectival` that a hyphen and a small word
    follow (“Moscow-backed”).
    """

    parts: tuple[Part, ...]
    block: int
    first: int
    behind: int
    opens: bool
    possessive: bool
    adjectival: bool


class Runs(msgspec.Struct, frozen=True, gc=False):
    """The runs of an article in order, and the numbers of the blocks that are set in headline capitals.

    In such a block every word has a capital, so there are no runs in it.
    """

    all: tuple[Run, ...]
    capitalised: frozenset[int]


def read_runs(tokens: Tokens, blocks: Blocks) -> Runs:
    """The runs of capitalised words in an article, in one pass."""
    words = tokens.all
    capitals = [token.index for token in words if token.text[0].isupper()]
    runs: list[Run] = []
    capitalised = []
    for number, block in enumerate(blocks):
        begin, last = tokens.first_at(block.span.start), tokens.first_at(block.span.end)
        if len(block.span) <= _SHORT_BLOCK and _in_headline_capitals(block, words[begin:last]):
            capitalised.append(number)
            continue
        free = begin
        for index in capitals[bisect_left(capitals, begin) : bisect_left(capitals, last)]:
            if index >= free and _may_begin(words, index, begin, last):
                run = _run(words, index, free, last, number, block)
                runs.append(run)
                free = run.behind
    return Runs(tuple(runs), frozenset(capitalised))


def _may_begin(words: Sequence[Token], index: int, begin: int, last: int) -> bool:
    """Whether a name may begin here: not at “I”, a weekday, a handle (@NatWoods), or a common word's capital."""
    token = words[index]
    if token.kind is not TokenKind.WORD or "weekday" in token.classes:
        return False
    common = "opener" in token.classes and not ("organization" in token.classes and token.word.isupper())  # not WHO
    if common and (index == begin or words[index - 1].kind is TokenKind.MARK):
        following = words[index + 1].text[0] if index + 1 < last else "."
        return following.isupper() or following in HYPHENS or bool(token.classes & _NOT_SKIPPED)
    if token.text[0] == "I" and (len(token.text) == 1 or token.text[1] in "'’ʼ"):
        return False
    return index == begin or words[index - 1].text not in _SIGILS or words[index - 1].end != token.start


def _in_headline_capitals(block: Block, tokens: Sequence[Token]) -> bool:
    """Whether (nearly) all the long words of a block have a capital, as in a headline."""
    if not tokens or block.kind is BlockKind.BYLINE or tokens[0].text in {"By", "BY"}:
        return False
    if tokens[-1].classes & {"end-mark"} and block.kind is not BlockKind.HEADLINE:
        return False
    long = [token.text for token in tokens if len(token.text) > 3 and token.kind is TokenKind.WORD]
    enough = 3 if block.kind is BlockKind.HEADLINE else 5
    return len(long) >= enough and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def _run(words: Sequence[Token], index: int, floor: int, last: int, number: int, block: Block) -> Run:
    first, glue = index, ""
    if index > floor and (words[index - 1].text in HYPHENS or "name-particle" in words[index - 1].classes):
        first, glue = _with_particles(words, index, floor)
    if not glue and "name-particle" in words[index].classes:
        index, glue = _behind_particles(words, index, last)
    part, behind, possessive, adjectival = _part(words, index, last, glue, first)
    parts = [part]
    while not (possessive or adjectival or len(parts) >= _MOST_WORDS):
        following = _joined(words, behind, last, parts)
        if following is None:
            break
        begin, glue = following
        part, behind, possessive, adjectival = _part(words, begin, last, glue)
        parts.append(part)
    return Run(tuple(parts), number, first, behind, _opens(words, first, block), possessive, adjectival)


def _behind_particles(words: Sequence[Token], index: int, last: int) -> tuple[int, str]:
    """The name behind a particle with a capital (De Blasio) and small ones (Van der Bellen), and those particles."""
    token = words[index]
    if not _may_open(token.text.lower()):
        return index, ""
    glue, name = token.text + " ", index + 1
    while name < min(last, index + 3) and _particle(words[name]) and words[name].start == words[name - 1].end + 1:
        glue, name = glue + words[name].text + " ", name + 1
    if name >= last or words[name].start != words[name - 1].end + 1 or not words[name].text[0].isupper():
        return index, ""
    return (index, "") if name == index + 1 and "given-name" in token.classes else (name, glue)


def _with_particles(words: Sequence[Token], index: int, floor: int) -> tuple[int, str]:
    """Where a name begins that small particles open (“von der Leyen”, “al-Assad”), and those particles."""
    if index - 2 >= floor and words[index - 1].text in HYPHENS:
        hyphen, article = words[index - 1], words[index - 2]
        touching = article.end == hyphen.start and hyphen.end == words[index].start
        return (index - 2, article.text + hyphen.text) if touching and _particle(article) else (index, "")
    first = index
    glue = ""
    while first > max(floor, index - 3) and _may_precede(words[first - 1], words[first]):
        first -= 1
        glue = words[first].text + " " + glue
    return first, glue


def _particle(token: Token) -> bool:
    return "name-particle" in token.classes and token.text.islower()


def _may_open(particle: str) -> bool:
    """Whether a surname that stands alone may begin with a particle."""
    return lexicon.entries("name-particle").get(particle, "").startswith("before")


def _may_precede(token: Token, following: Token) -> bool:
    """Whether a particle may open the surname behind it, and stands next to it."""
    return _particle(token) and token.end + 1 == following.start and _may_open(token.text)


def _part(
    words: Sequence[Token], index: int, last: int, glue: str, first: int | None = None
) -> tuple[Part, int, bool, bool]:
    """The part at an index, the index behind it, whether it is possessive and whether an adjective grows from it."""
    token = words[index]
    behind, adjectival = index + 1, False
    if behind + 1 < last and words[behind].text in _JOINTS:
        behind, adjectival = _hyphened(words, index, last, glue)
    word, end, classes = token.text, words[behind - 1].end, token.classes
    if behind > index + 1:
        word = "".join(piece.text for piece in words[index:behind])
        classes = _classes_of_hyphened(word, token, words[behind - 1])
    if len(word) == 1 and behind + 1 < last and _initial_stop(words, behind, end):
        word, end, behind = word + ".", end + 1, behind + 1
    bare = strip_possessive(word)
    start = words[first].start if first is not None and glue else token.start
    return Part(bare, start, end - len(word) + len(bare), classes, glue), behind, bare != word, adjectival


def _classes_of_hyphened(word: str, first: Token, last: Token) -> frozenset[str]:
    """The classes of words that hyphens join: their own, a title’s (Major-General), or those of the first half."""
    classes = lexicon.classes(strip_possessive(word))
    if classes or "name-particle" in first.classes:
        return classes
    return last.classes & _OF_LAST_HALF or first.classes & _OF_FIRST_HALF


def _hyphened(words: Sequence[Token], index: int, last: int, glue: str) -> tuple[int, bool]:
    """The index behind a word and what hyphens join to it, and whether they make an adjective of it."""
    behind = index + 1
    most = min(last, index + 2 * _MOST_HYPHENS)
    while behind + 1 < most and words[behind].text in _JOINTS and words[behind].start == words[behind - 1].end:
        hyphen, after = words[behind], words[behind + 1]
        if after.start != hyphen.end or after.kind is TokenKind.MARK:
            break
        if hyphen.text == "&" and not (after.text[0].isupper() and words[behind - 1].text.isupper()):
            break
        if after.text[0].islower() and not _goes_on_small(words, behind + 1, last, glue):
            return behind, True
        behind += 2
    return behind, False


def _initial_stop(words: Sequence[Token], index: int, end: int) -> bool:
    """Whether the full stop at an index is an initial's (George W. Bush), not a sentence's."""
    return words[index].text == "." and words[index].start == end and "opener" not in words[index + 1].classes


def _goes_on_small(words: Sequence[Token], index: int, last: int, glue: str) -> bool:
    """Whether a small word behind a hyphen belongs to the name (Kim Jong-un, Port-au-Prince)."""
    token = words[index]
    if index + 2 < last and words[index + 1].text in HYPHENS and words[index + 2].text[0].isupper():
        return _particle(token) or len(token.text) <= 3
    if glue != " " or len(token.text) > 6 or token.classes & {"compound-ending", "cue-verb"}:
        return False
    return len(token.text) <= 3 or "opener" not in token.classes


def _joined(words: Sequence[Token], index: int, last: int, parts: Sequence[Part]) -> tuple[int, str] | None:
    """Where the run goes on behind a part and what stands between, None where it ends."""
    if index >= last:
        return None
    token, before = words[index], parts[-1]
    end = words[index - 1].end
    if token.text == "." and token.start == end and _abbreviates(before):
        index += 1
        if index >= last:
            return None
        token, end = words[index], end + 1
    if token.start - end != 1:
        return None
    if token.text[0].isupper():
        return (index, " ") if _may_follow(token, before) else None
    if token.text in _LINKS or "name-particle" in token.classes:
        return _across(words, index, last, parts)
    return None


def _across(words: Sequence[Token], index: int, last: int, parts: Sequence[Part]) -> tuple[int, str] | None:
    """Where a run goes on behind small words: particles of a name, “of”, “and”, “&”."""
    token = words[index]
    if token.text in _CONNECTORS:
        if not (parts[-1].classes & _TAKES_OF or _goes_on(token, parts)) or (
            token.text != "of" and "organization-word" not in parts[-1].classes
        ):
            return None
        the = index + 1 < last and words[index + 1].text == "the"
        return _capital_at(words, index + 1 + the, last, f" {token.text} the " if the else f" {token.text} ")
    if token.text == "&" or (token.text == "and" and _takes_and(parts)):
        return _capital_at(words, index + 1, last, f" {token.text} ")
    glue = " "
    small = index
    while small < last and small < index + 3 and _particle(words[small]):
        glue += words[small].text
        if small + 1 < last and words[small + 1].text in HYPHENS and words[small + 1].start == words[small].end:
            return _touching_capital(words, small + 2, last, glue + words[small + 1].text)
        glue += " "
        small += 1
    return _capital_at(words, small, last, glue) if small > index else None


def _takes_and(parts: Sequence[Part]) -> bool:
    """Whether “and” carries on a name: Secretary of Health and Human Services, not of State Ann Lee and …."""
    if not any(part.glue.startswith((" of ", " for ")) for part in parts):
        return False
    return "portfolio" in parts[-1].classes or any("organization-word" in part.classes for part in parts)


def _goes_on(token: Token, parts: Sequence[Part]) -> bool:
    """Whether “of” carries on a body’s name that has a “for” (Foundation for Defense of Democracies)."""
    return token.text == "of" and any(part.glue.startswith(" for ") for part in parts)


def _capital_at(words: Sequence[Token], index: int, last: int, glue: str) -> tuple[int, str] | None:
    if index >= last or words[index].start - words[index - 1].end != 1:
        return None
    token = words[index]
    known = token.kind is TokenKind.WORD and token.text[0].isupper() and not token.classes & _TIME
    return (index, glue) if known else None


def _touching_capital(words: Sequence[Token], index: int, last: int, glue: str) -> tuple[int, str] | None:
    if index >= last or words[index].start != words[index - 1].end or not words[index].text[0].isupper():
        return None
    return index, glue


def _abbreviates(part: Part) -> bool:
    return (
        part.word in _DOTTED
        or part.word in _DOTTED_CAPITALS
        or ("title" in part.classes and "abbreviation" in part.classes)
    )


def _may_follow(token: Token, before: Part) -> bool:
    """Whether a capitalised word goes on the run: days and months do not, unless a name may be one (Theresa May)."""
    if token.kind is not TokenKind.WORD:
        return False
    if before.word[-1] == "." and "sentence-starter" in token.classes:  # … in the U.S. They …
        return False
    if token.text == "I":
        return "given-name" in before.classes
    return not token.classes & _TIME or ("month" in token.classes and bool(before.classes & _BEFORE_NAMES))


def _opens(words: Sequence[Token], index: int, block: Block) -> bool:
    """Whether a capital at this token may be due to a sentence's start."""
    if index == 0 or words[index - 1].start < block.span.start:
        return True
    before = words[index - 1]
    if before.kind is not TokenKind.MARK:
        return before.text[-1] == "." and "sentence-starter" in words[index].classes  # at 4 a.m. He …
    return before.text in _ENDS or "quote-mark" in before.classes or before.text in "([•*–—-"
