"""Fixes: which may be written, which can be written together, and what never changes: words inside quotation marks."""

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from factlint.document import Document
from factlint.findings import Diagnostic, Edit, Fix, Safety, SourceEdit, SourceFix
from factlint.spans import Span

_WORD = re.compile(r"\w+")
_AROUND = 40
"""How far a word is looked for on both sides of an edit."""


class Guard:
    """Watches over what is quoted in a document: no fix that changes a word there is ever written."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def safety(self, fix: Fix) -> Safety:
        """How safe a fix is: as its rule says, but only to be shown where it changes quoted words."""
        touches = any(self._is_quoted(edit.span) and _changes_words(self._document.text, edit) for edit in fix.edits)
        return Safety.DISPLAY if touches else fix.safety

    @cached_property
    def _quoted(self) -> list[Span]:
        """The quotations, what blocks quote, and the reach of broken marks, in order, as far as each reaches."""
        document = self._document
        spans = [quote.span for quote in document.quotes]
        spans += (block.span for block in document.blocks if block.meaning.speech)
        spans += (fault.reach for fault in document.quote_faults if fault.reach is not None)
        merged: list[Span] = []
        for span in sorted(spans):
            if merged and span.start < merged[-1].end:
                merged[-1] = merged[-1].cover(span)
            else:
                merged.append(span)
        return merged

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self._quoted]

    def _is_quoted(self, span: Span) -> bool:
        """Whether any of the span, or its place where it is empty, lies between quotation marks."""
        number = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        if number < 0:
            return False
        quoted = self._quoted[number]
        return quoted.start < span.end and span.start < quoted.end


def _changes_words(text: str, edit: Edit) -> bool:
    """Whether the words at a place are others afterwards: letters, digits, or where one word ends."""
    start, end = edit.span.start, edit.span.end
    first = start - _letters_at_the_end(text[max(0, start - _AROUND) : start])
    match = _WORD.match(text, end, min(len(text), end + _AROUND))
    last = match.end() if match else end
    after = text[first:start] + edit.text + text[end:last]
    return _WORD.findall(text[first:last]) != _WORD.findall(after)


def _letters_at_the_end(piece: str) -> int:
    match = _WORD.match(piece[::-1])
    return match.end() if match else 0


class Applied(msgspec.Struct, frozen=True):
    """A source with fixes made, which they are, and their edits in order (offsets of the source before)."""

    text: str
    fixes: tuple[SourceFix, ...]
    edits: tuple[SourceEdit, ...]


def wanted(findings: Iterable[Diagnostic], *, unsafe: bool) -> list[SourceFix]:
    """The fixes to write: of each finding the first that is safe enough. Those within a file of many articles are
    left out: their offsets are not the file's."""
    found = (writable(finding, unsafe=unsafe) for finding in findings if finding.location.item is None)
    return [fix for fix in found if fix is not None]


def writable(finding: Diagnostic, *, unsafe: bool) -> SourceFix | None:
    """The first fix of a finding that may be written."""
    allowed = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    return next((fix for fix in finding.fixes if fix.safety in allowed and fix.edits), None)


def apply(source: str, fixes: Iterable[SourceFix]) -> Applied:
    """Make the fixes that can be made together, from left to right.

    One that touches an edit made before waits: what it is about may be another thing now. The same edit asked for
    twice is made once.
    """
    made: list[SourceFix] = []
    taken: list[tuple[int, int, str]] = []
    for fix in sorted(fixes, key=_order):
        edits = [(edit.start, edit.end, edit.text) for edit in fix.edits]
        fresh = sorted(edit for edit in dict.fromkeys(edits) if not _is_in(taken, edit))
        if _apart(fresh) and not any(_touches(taken, edit) for edit in fresh):
            made.append(fix)
            for edit in fresh:
                insort(taken, edit)
    parts: list[str] = []
    last = 0
    for start, end, text in taken:
        parts += (source[last:start], text)
        last = end
    return Applied("".join([*parts, source[last:]]), tuple(made), tuple(SourceEdit(*edit) for edit in taken))


def _order(fix: SourceFix) -> tuple[int, int, str]:
    return (min(edit.start for edit in fix.edits), max(edit.end for edit in fix.edits), fix.title)


def _is_in(taken: Sequence[tuple[int, int, str]], edit: tuple[int, int, str]) -> bool:
    number = bisect_right(taken, edit) - 1
    return number >= 0 and taken[number] == edit


def _apart(edits: Sequence[tuple[int, int, str]]) -> bool:
    """Whether no edit of a fix reaches into its next."""
    return all(first[1] <= second[0] and first[:2] != second[:2] for first, second in pairwise(edits))


def _touches(taken: Sequence[tuple[int, int, str]], edit: tuple[int, int, str]) -> bool:
    number = bisect_right(taken, edit)
    before = taken[number - 1] if number else None
    behind = taken[number] if number < len(taken) else None
    return (before is not None and before[1] >= edit[0]) or (behind is not None and edit[1] >= behind[0])


def unified_diff(name: str, before: bytes, after: bytes) -> bytes:
    """A diff that `patch -p0` takes, of the very bytes; lines end at LF, as that program sees them."""
    import difflib  # noqa: PLC0415  # only where a diff is asked for

    old, new = (data.decode("latin-1").split("\n") for data in (before, after))
    for each in (old, new):
        each[:-1] = [f"{line}\n" for line in each[:-1]]
        if not each[-1]:
            each.pop()
    lines = [
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(old, new)
    ][2:]
    if not lines:
        return b""
    header = _header(name)
    return f"--- {header}\n+++ {header}\n".encode() + "".join(lines).encode("latin-1")


def _header(name: str) -> str:
    """A file's name as diffs write it: in quotes if it holds strange characters, with a tab behind one with spaces."""
    if any(char < " " or char in '"\\' for char in name):
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + "".join(char if char >= " " else f"\\{ord(char):03o}" for char in escaped) + '"'
    return f"{name}\t" if " " in name else name
