"""Comments to factlint, in whatever way a format writes a comment."""

import re

from factlint.readers.article import Comment
from factlint.spans import Span

_CALL = re.compile(r"\s*factlint:\s*", re.IGNORECASE)


def comment_in(source: str, start: int, end: int, *, inner_start: int, inner_end: int) -> Comment | None:
    """The comment to factlint that stands from `start` to `end`, its words from `inner_start` to `inner_end`.

    None where the words are not addressed to factlint.
    """
    call = _CALL.match(source, inner_start, inner_end)
    return Comment(source[call.end() : inner_end].strip(), Span(start, end)) if call else None
