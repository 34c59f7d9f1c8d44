"""Terms of office: whether somebody has a role now, as far as the sentence around it tells."""

import datetime
from collections.abc import Iterable

from factlint.reading.roles.model import Role
from factlint.reading.tokens import Token, Tokens
from factlint.spans import Span

_NEAR = 12
"""So many words before and behind an office may tell that it changes hands."""
_FAR = 40
"""So many words before an office, in its sentence, may tell of another year."""
_CENTURIES = ("18", "19", "20")


def is_current(role: Role, tokens: Tokens, sentence: Span, published: datetime.date | None) -> bool:
    """Whether a role is said as one that somebody holds now: by its own words, by words near it that tell no change
    (became, resigned), and by its sentence, which gives no year before it but that of publication."""
    if not role.held:
        return False
    index = tokens.first_at(role.at.start)
    before = [token for token in tokens.all[max(0, index - _FAR) : index] if token.start >= sentence.start]
    near = (*before[-_NEAR:], *tokens.all[index : index + _NEAR])
    return not (any("role-change" in token.classes for token in near) or _is_of_other_year(before, published))


def _is_of_other_year(tokens: Iterable[Token], published: datetime.date | None) -> bool:
    this = str(published.year) if published else ""
    return any(token.text != this and _is_year(token.text) for token in tokens)


def _is_year(word: str) -> bool:
    return len(word) == len("2000") and word.startswith(_CENTURIES) and word.isdigit()
