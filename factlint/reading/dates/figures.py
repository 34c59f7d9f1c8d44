"""Dates in figures: 2021-10-26, 10/26/2021, 26.10.2021."""

from collections.abc import Iterator

from factlint.reading.dates.dates import Date
from factlint.reading.dates.forms import NUMERIC
from factlint.reading.dates.page import Page
from factlint.reading.dates.written import numeric_date
from factlint.reading.tokens import Token, TokenKind


def read_figures(page: Page) -> Iterator[Date]:
    """The dates in figures, in order."""
    for token in page.tokens.of("number"):
        if _may_start(page, token):
            reading = NUMERIC.read_at(page.text, token.start, page.sentence_end(token.start))
            if reading is not None:
                yield numeric_date(page, reading)


def _may_start(page: Page, token: Token) -> bool:
    """Whether a number begins three numbers with two like signs between, and is no tail of something longer."""
    if len(token.text) > 4:
        return token.text.count(".") == 2 and len(token.text) <= 10 and not _glued(page, token)
    following = page.tokens.all[token.index + 1 : token.index + 5]
    return (
        len(following) >= 4 - (token.index + 5 > len(page.tokens))
        and following[0].text in {"/", "-"}
        and following[2].text == following[0].text
        and following[1].kind is TokenKind.NUMBER
        and following[0].start == token.end
        and not _glued(page, token)
    )


def _glued(page: Page, token: Token) -> bool:
    """Whether a sign or a letter stands directly before a number (a version, a file name, a case number)."""
    return (token.start > 0 and page.text[token.start - 1] in "-/.,:#$€£_@=+&") or _numbered(page, token)


def _numbered(page: Page, token: Token) -> bool:
    """Whether the word before says that a number is one (No., version, case)."""
    before = page.before(token)
    if before is not None and before.text == ".":
        before = page.before(before)
    return before is not None and "number-sign" in before.classes
