"""mixed-script."""

import functools
from collections.abc import Iterator, Mapping

from factlint import (
    Document,
    Edit,
    Finding,
    Fix,
    Safety,
    Severity,
    Span,
    Token,
    TokenKind,
    flags,
    lexicon,
    passes,
    rule,
)

APOSTROPHES = "'’ʼ"
PROSE_MARKS = "–—“”‘’…•«»"
"""What may stand behind a capital à or Â that is right: MAÇÃ…"""
LOST = "\ufffd"
"""What a program puts in the place of a byte that it could not read."""


@rule(
    flags("They don[[\u00e2\u20ac\u2122]]t agree.", fixed="They don’t agree."),
    flags("The caf[[\u00c3\u00a9]] in [[P\u0430ris]] closed.", fixed="The café in Paris closed."),
    passes("The café in São Paulo closed; “naïve”, said Ångström of the Âge d’Or."),
    passes("The letter Ω, 5 kΩ, 3 µm, β-carotene; Москва and Μόσχα are Moscow."),
    passes("The band KoЯn played."),
    severity=Severity.ERROR,
)
def mixed_script(document: Document) -> Iterator[Finding]:
    """Characters are not what was meant: read in the wrong encoding, or look-alikes from another alphabet.

    “â€™” is an apostrophe in UTF-8 that a program took for Windows-1252. A
    Cyrillic “а” in a Latin word looks right and is not found by a search.
    The fix puts the character that was meant; no word changes.

    Known limits: a word wholly in look-alike letters passes, and so does a
    word with a letter that can't be taken for a Latin one (kΩ, KoЯn).
    """
    if not any(char in document.text for char in _suspects()):
        return
    for token in document.tokens:
        if token.text.isascii():
            continue
        misread = list(_misread(document.text, token))
        if misread:
            yield from misread
        elif token.text == LOST:
            yield Finding(token.span, "a character was lost here: it could not be read")
        elif token.kind is TokenKind.WORD:
            yield from _look_alikes(token)


def _misread(text: str, token: Token) -> Iterator[Finding]:
    """Stretches that begin in a token and are some character's bytes read as Windows-1252."""
    known = _by_lead()
    for at, char in enumerate(token.text, token.start):
        for wrong, meant in known.get(char, {}).items():
            if text.startswith(wrong, at) and not (wrong[1] in PROSE_MARKS and at and text[at - 1].isupper()):
                span = Span(at, at + len(wrong))
                fix = Fix(f"write “{meant}”", (Edit(span, meant),), Safety.SAFE)
                yield Finding(span, f"“{wrong}” is “{meant}”, read in the wrong encoding", fixes=(fix,))
                break


@functools.cache
def _by_lead() -> Mapping[str, Mapping[str, str]]:
    """What misread characters become, by its first letter, the longest first."""
    found: dict[str, dict[str, str]] = {}
    for wrong, meant in sorted(lexicon.entries("mojibake").items(), key=lambda entry: -len(entry[0])):
        found.setdefault(wrong[0], {})[wrong] = meant
    return found


@functools.cache
def _suspects() -> frozenset[str]:
    """The characters without one of which there is nothing to find; most articles have none."""
    return frozenset([*_by_lead(), *lexicon.entries("look-alike"), LOST])


def _look_alikes(token: Token) -> Iterator[Finding]:
    """A word, or a piece of it between apostrophes, in Latin letters and look-alikes of Latin letters."""
    table = lexicon.entries("look-alike")
    if not any(char in table for char in token.text):
        return
    for piece in _pieces(token):
        letters = [char for char in piece.of(token.text) if char.isalpha()]
        others = [char for char in letters if char not in table]
        if len(others) < len(letters) and others and all(_latin(char) for char in others):
            yield _look_alike_finding(piece.of(token.text), token.start + piece.start, table)


def _look_alike_finding(word: str, start: int, table: Mapping[str, str]) -> Finding:
    edits = tuple(Edit(Span(at, at + 1), table[char]) for at, char in enumerate(word, start) if char in table)
    which = ", ".join(f"“{char}”" for char in dict.fromkeys(char for char in word if char in table))
    meant = "".join(table.get(char, char) for char in word)
    fix = Fix(f"write “{meant}” in Latin letters", edits, Safety.SAFE)
    message = f"in “{word}”, {which} is a letter of another alphabet that looks like a Latin one"
    return Finding(Span(start, start + len(word)), message, fixes=(fix,))


def _pieces(token: Token) -> Iterator[Span]:
    start = 0
    for at, char in enumerate(token.text):
        if char in APOSTROPHES:
            yield Span(start, at)
            start = at + 1
    yield Span(start, len(token.text))


def _latin(char: str) -> bool:
    """Whether a letter is of the Latin script; its blocks are 0041–024F and 1E00–1EFF (Unicode charts)."""
    return char <= "\u024f" or "\u1e00" <= char <= "\u1eff"
