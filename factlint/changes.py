"""What has changed since a revision in git: for findings that an edit brought in, at either of their places."""

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

from factlint.archive.discovery import FoundFile
from factlint.archive.git import (
    GitError,
    commit_of,
    diff_since,
    is_shallow,
    merge_base,
    tracked_files,
)  # fmt: skip
from factlint.errors import FactlintError
from factlint.findings import Diagnostic, SourceEdit
from factlint.paths import exists
from factlint.readers.decoding import Decoded
from factlint.spans import Location, Span

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}

Lines = tuple[int, int]
"""First line and how many; lines end at LF here, as git counts them."""


class Changes:
    """The stretches of each file that changed, by the name that reports have for it; None is the whole file."""

    def __init__(self, spans: Mapping[str, Sequence[Span] | None]) -> None:
        self._spans = {shown: None if found is None else _merged(found) for shown, found in spans.items()}

    def touch(self, finding: Diagnostic) -> bool:
        """Whether the place of a finding, or a related one, stands on a line that changed."""
        return any(map(self._touches, (finding.location, *(related.location for related in finding.related))))

    def move(self, shown: str, edits: Sequence[SourceEdit], text: str) -> None:
        """Take in that edits (in order, offsets before) were made in a file, which now holds `text`: their lines
        changed too."""
        spans = self._spans.get(shown, ())
        if spans is None:
            return
        starts = [edit.start for edit in edits]
        shifts = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in edits)]

        def moved_to(at: int) -> int:
            number = bisect_left(starts, at)
            if number and at < edits[number - 1].end:  # inside what an edit took out
                return edits[number - 1].start + shifts[number - 1]
            return at + shifts[number]

        moved = [Span(moved_to(span.start), moved_to(span.end)) for span in spans]
        for number, edit in enumerate(edits):
            start = edit.start + shifts[number]
            moved.append(_lines_around(text, start, start + len(edit.text)))
        self._spans[shown] = _merged(moved)

    def _touches(self, place: Location) -> bool:
        if place.path not in self._spans:
            return False
        spans = self._spans[place.path]
        start, end = place.start.offset, max(place.end.offset, place.start.offset + 1)
        if spans is None or place.end.offset == 0:  # the whole file
            return True
        number = bisect_right(spans, end - 1, key=lambda span: span.start) - 1
        return number >= 0 and start < spans[number].end


def changes_since(revision: str, files: Sequence[FoundFile], decoded: Callable[[FoundFile], Decoded | None]) -> Changes:
    """What changed in files since a revision: since the last commit that it has in common with HEAD, whether
    committed, staged or neither. A file that git does not track is new. `decoded` gives a file's text, None where it
    can't be read.

    Raises FactlintError where git can't tell, with what to do about it.
    """
    spans: dict[str, Sequence[Span] | None] = {}
    for top, members in _by_repository(files).items():
        changed, tracked = _ask(top, revision)
        for name, file in members:
            if name not in tracked:
                spans[file.shown] = None
            elif name in changed:
                spans[file.shown] = _spans(decoded(file), changed[name])
    return Changes(spans)


def _by_repository(files: Sequence[FoundFile]) -> dict[str, list[tuple[bytes, FoundFile]]]:
    """The files by the top of their work tree, each with git's name for it."""
    tops: dict[str, str | None] = {}
    found: dict[str, list[tuple[bytes, FoundFile]]] = {}
    for file in files:
        folder, name = os.path.split(os.path.realpath(file.path))
        if folder not in tops:
            tops[folder] = next((str(up) for up in (Path(folder), *Path(folder).parents) if exists(up / ".git")), None)
        top = tops[folder]
        if top is None:
            raise FactlintError(f"--since asks git what changed, and {file.shown} is in no git repository")
        relative = os.path.relpath(os.path.join(folder, name), top)  # noqa: PTH118  # bytes of strange names survive
        found.setdefault(top, []).append((os.fsencode(relative.replace(os.sep, "/")), file))
    return found


def _ask(top: str, revision: str) -> tuple[dict[bytes, list[Lines]], set[bytes]]:
    """The lines that changed by file, and the files that git tracks."""
    try:
        tracked = tracked_files(top)  # first: where git can't be asked at all, it says so here
        commit = commit_of(top, revision)
        if commit is None:
            raise FactlintError(_unknown(top, revision))
        base = merge_base(top, commit)
        if base is None:
            raise FactlintError(_apart(top, revision))
        return dict(_changed_lines(diff_since(top, base))), tracked
    except GitError as error:
        raise FactlintError(f"--since: git could not tell what changed in {top}: {error}") from error


_DEEPEN = "git fetch --unshallow, or fetch-depth: 0 in the checkout step of the workflow, gets the rest of it"


def _unknown(top: str, revision: str) -> str:
    said = f"--since: git knows no revision “{revision}”"
    if commit_of(top, "HEAD") is None:
        return "--since: this git repository has no commit yet"
    if commit_of(top, f"refs/remotes/origin/{revision}") is not None:
        return f"{said}; did you mean “origin/{revision}”?"
    return f"{said}, and this clone holds only a part of the history: {_DEEPEN}" if is_shallow(top) else said


def _apart(top: str, revision: str) -> str:
    if is_shallow(top):
        return f"--since: this clone does not reach back to where it parted from “{revision}”: {_DEEPEN}"
    return f"--since: “{revision}” and the checked-out commit have no history in common"


def _changed_lines(diff: bytes) -> Iterator[tuple[bytes, list[Lines]]]:
    """The files of a diff as they are named now, each with the lines that are new in it."""
    lines = iter(diff.split(b"\n"))
    found: list[Lines] = []
    for line in lines:
        if line.startswith(b"+++ "):
            found = []
            yield _name(line[4:]), found
        elif match := _HUNK.match(line):
            old, start, new = (1 if number is None else int(number) for number in match.groups())
            if new:
                found.append((start, new))
            left = old + new
            while left:
                left -= not next(lines, b"").startswith(b"\\")  # “\ No newline at end of file” is no line


def _name(written: bytes) -> bytes:
    """A file's name out of a header: without its prefix, its quotes, and the tab behind a name with spaces."""
    if written.startswith(b'"'):
        written = _ESCAPE.sub(_unescaped, written.rstrip(b"\t")[1:-1])
    return written.removesuffix(b"\t").removeprefix(b"b/")


def _unescaped(match: re.Match[bytes]) -> bytes:
    sign: bytes = match[1]
    return bytes([int(sign, 8)]) if len(sign) == 3 else _ESCAPED.get(sign, sign)


def _spans(decoded: Decoded | None, lines: Sequence[Lines]) -> list[Span] | None:
    """Lines as stretches of a text; the whole file where its lines do not end at the bytes that git counts."""
    if decoded is None or "\n".encode(decoded.encoding) != b"\n":
        return None
    starts = [0, *accumulate(len(line) + 1 for line in decoded.text.split("\n"))]
    last = len(starts) - 1
    return [Span(starts[min(first - 1, last)], starts[min(first - 1 + count, last)]) for first, count in lines]


def _lines_around(text: str, start: int, end: int) -> Span:
    stop = text.find("\n", end)
    return Span(text.rfind("\n", 0, start) + 1, len(text) + 1 if stop < 0 else stop + 1)


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = merged[-1].cover(span)
        else:
            merged.append(span)
    return merged
