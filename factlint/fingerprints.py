"""Fingerprints: a name for a finding that survives edits elsewhere in the article.

Made of the rule, what stands at its places and some thirty letters on either side within
its paragraph; no line number, and no path unless the finding is about a whole file.
"""

import re
from collections.abc import Iterable, Sequence

from factlint.findings import Finding
from factlint.reading.folding import letters
from factlint.spans import Span

_AROUND = 30
_WINDOW = 4 * _AROUND
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)[ \t]*(?>\r\n|\r|\n)")
"""What parts paragraphs, in an article's text and in most sources."""


def fingerprints(rule: str, path: str, text: str, findings: Sequence[Finding]) -> list[str]:
    """A fingerprint for each of a rule's findings in one article, which stand in order of place."""
    seen: dict[str, int] = {}
    prints = []
    for finding in findings:
        parts = [rule]
        if finding.span is None:
            parts += ["file", path, letters(finding.message)]
        else:
            parts += [letters(finding.span.of(text)), *_surroundings(text, finding.span)]
        parts += [letters(note.span.of(text)) for note in finding.related]
        base = _digest(parts)
        ordinal = seen[base] = seen.get(base, 0) + 1
        prints.append(base if ordinal == 1 else _digest([*parts, str(ordinal)]))
    return prints


def archive_fingerprint(rule: str, key: str, forms: Iterable[str]) -> str:
    """The fingerprint of an archive finding: its rule, its key, and the forms it sets against each other."""
    return _digest([rule, key, *sorted(letters(form) for form in forms)])


def joined(rule: str, mark: str) -> str:
    """The fingerprint of what a rule says about something that has a mark of its own."""
    return _digest([rule, mark])


def _surroundings(text: str, span: Span) -> tuple[str, str]:
    before = _BLANK_LINE.split(text[max(0, span.start - _WINDOW) : span.start])[-1]
    after = _BLANK_LINE.split(text[span.end : span.end + _WINDOW], maxsplit=1)[0]
    return letters(before)[-_AROUND:], letters(after)[:_AROUND]


def _digest(parts: Iterable[str]) -> str:
    import hashlib  # noqa: PLC0415  # loads OpenSSL, which most articles need not wait for

    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
