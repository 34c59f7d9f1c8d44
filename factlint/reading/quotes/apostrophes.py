"""Single marks that do not quote: apostrophes, elisions, decades, possessive plurals, feet and minutes."""

from factlint.reading.tokens import Token, TokenKind, Tokens


def is_apostrophe(tokens: Tokens, mark: Token) -> bool:
    """Whether a single mark is certainly no quotation mark.

    Between letters or figures (1990’s, U.S.’s), before a word that is known without its
    first letters (’til, ’em), before a decade or a short year (’90s, ’08), round the n of
    rock ’n’ roll. The wrong curl (‘90s) makes no difference, save before a bare figure.
    """
    before = tokens[mark.index - 1] if mark.index else None
    behind = tokens[mark.index + 1] if mark.index + 1 < len(tokens) else None
    touched = before is not None and before.end == mark.start
    touches = behind is not None and behind.start == mark.end
    if touches and behind is not None:
        if touched and before is not None and (before.text[-1].isalnum() or "contraction-ending" in behind.classes):
            return behind.text[0].isalnum()
        if "elision" in behind.classes:
            return True
        if behind.kind is TokenKind.NUMBER:
            return _is_short_year(behind.text, mark.text)
    return (
        touched
        and before is not None
        and before.text in "nN"
        and mark.index > 1
        and ("quote-mark" in tokens[mark.index - 2].classes)
    )


def may_be_apostrophe(tokens: Tokens, mark: Token) -> bool:
    """Whether a single mark that could close a quotation could as well be an apostrophe.

    Behind a word in s or a clipped -in (soldiers’ pay, goin’ home), behind a figure (feet,
    minutes), and before a figure with the right curl for a quotation (‘08).
    """
    if mark.text == "‘":
        behind = tokens[mark.index + 1] if mark.index + 1 < len(tokens) else None
        return behind is not None and behind.start == mark.end and _is_year_or_letter(behind)
    if not mark.index:
        return False
    before = tokens[mark.index - 1]
    if before.end != mark.start:
        return False
    last = before.text[-1].lower()
    return last in "sz" or last.isdigit() or before.text.lower().endswith("in") or "clipped" in before.classes


def _is_year_or_letter(token: Token) -> bool:
    """A short year (08), or a letter whose plural has taken the closing mark for itself (B’s)."""
    return (len(token.text) == 2 and token.text.isdigit()) or (len(token.text) == 3 and len(token.word) == 1)


def _is_short_year(figure: str, mark: str) -> bool:
    decade = len(figure) == 3 and figure[:2].isdigit() and figure[2] == "s"
    return decade or (len(figure) == 2 and figure.isdigit() and mark != "‘")
