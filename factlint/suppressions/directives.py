"""From the comments of an article to what each asks for: which rules, where, and why."""

import re
from collections.abc import Iterator, Mapping, Sequence

from factlint.errors import nearest
from factlint.findings import Finding, Severity
from factlint.fingerprints import fingerprints
from factlint.readers.article import Article, Comment
from factlint.spans import Location, Span
from factlint.suppressions.layout import Layout
from factlint.suppressions.model import Directive, Kind, Silencing

_BODY = re.compile(r"(?P<word>[^\s\[\]]*)\s*(?P<names>\[(?P<inside>[^\[\]]*)\])?(?P<reason>.*)", re.DOTALL)
_NAME = re.compile(r"[^\s,]+(?:[ \t]+[^\s,]+)*")
_DASHES = " \t\r\n-–—:"
"""What may stand between the brackets and the reason."""


def silencing_in(article: Article, ran: frozenset[str], own: Mapping[str, Severity]) -> Silencing:
    """What the comments of an article ask for."""
    comments: list[Comment] = []
    for comment in sorted(article.comments, key=lambda comment: comment.place):
        if not comments or comments[-1].place.end <= comment.place.start:  # none within another
            comments.append(comment)
    return Silencing(article.path, article.item, tuple(_directives(article, comments)), ran, own)


def _directives(article: Article, comments: Sequence[Comment]) -> Iterator[Directive]:
    source, layout = article.source, Layout(article, comments)
    marks = fingerprints("", article.path, source, [Finding(comment.place, "") for comment in comments])
    for number, (comment, mark) in enumerate(zip(comments, marks, strict=True)):
        start, end = (layout.lines.position(at) for at in (comment.place.start, comment.place.end))
        place = Location(article.path, start, end, comment.place.of(source), article.item, article.pointer)
        yield _parsed(comment, place, mark, layout.covered[number], layout.removal(number))


def _parsed(
    comment: Comment, location: Location, mark: str, covered: tuple[int, int], removal: Span | None
) -> Directive:
    match = _BODY.fullmatch(comment.body)
    assert match is not None  # whatever there is, the expression takes it
    inside = list(_NAME.finditer(comment.body, *match.span("inside"))) if match["names"] else []
    names = tuple(name.group() for name in inside)
    fault = _fault(match["word"], names)
    if fault:
        return Directive(Kind.LINE, (), "", location, mark, fault=fault, removal=removal)
    kind = Kind(match["word"].lower())
    reason = " ".join(match["reason"].strip(_DASHES).split())
    start = comment.body_start
    places = () if start is None else tuple(Span(start + name.start(), start + name.end()) for name in inside)
    lines = covered if kind is Kind.LINE else (0, 0)
    return Directive(kind, names, reason, location, mark, lines, "", removal, places)


def _fault(word: str, names: Sequence[str]) -> str:
    """Why a comment can't be obeyed, in words that end a message."""
    kinds = [kind.value for kind in Kind]
    if word.lower() not in kinds:
        return f"factlint knows no “{word}” in a comment{nearest(word, kinds) or '; write ignore[rule] and a reason'}"
    if not names:
        return f"it names no rule; write {word.lower()}[rule] and a reason"
    return ""
