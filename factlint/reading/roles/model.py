"""What is read of roles: the words, what they mean, and of whom they are said."""

import enum

import msgspec

from factlint.reading.names import Mention
from factlint.reading.roles.words import RoleSort, RoleWord
from factlint.reading.voice import Voice
from factlint.spans import Span

__all__ = ["Role", "RoleForm", "RoleSort"]


class RoleForm(enum.StrEnum):
    """How a role is said of somebody.

    TITLE before the name (Mayor Ann Lee); BEHIND and BEFORE, set off by a comma (Ann Lee, mayor of
    Elmford; the mayor, Ann Lee,); COPULA, by a verb (Ann Lee was elected mayor); BARE of nobody named (the mayor).
    """

    TITLE = "title"
    BEHIND = "behind"
    BEFORE = "before"
    COPULA = "copula"
    BARE = "bare"


class Role(msgspec.Struct, frozen=True, gc=False):
    """An office, rank, profession, kinship or function in an article.

    `span` covers the role with what belongs to it, without an article (“Assistant Secretary of
    Defense”), `at` its main word; `word` tells what that word means. `portfolio` holds the fields it is of (defense,
    foreign). `place` is the country, town or body it belongs to as the article gives it, of an adjective its country
    (Russian: Russia), of a country its one name (US: United States); None where it is not told there. `details` are
    other words that limit it (city, opposition), `qualifiers` words such as former, acting, deputy; `held` is false
    where they say that the person does not hold the office now, or holds but a part of it. `article` is the word that
    opens the phrase (the, a, his, Trump’s), else empty. `holder` is the number of the person in the document's names
    and `mention` the place of the name, None where the role is said of nobody named. `joined`: another role is said of
    the person in one breath (Prime Minister and Foreign Minister Lee).
    """

    span: Span
    at: Span
    text: str
    word: RoleWord
    form: RoleForm
    voice: Voice
    block: int
    portfolio: frozenset[str] = frozenset()
    place: str | None = None
    details: tuple[str, ...] = ()
    qualifiers: frozenset[str] = frozenset()
    held: bool = True
    article: str = ""
    holder: int | None = None
    mention: Mention | None = None
    joined: bool = False

    @property
    def single(self) -> bool:
        """Whether one person at a time holds it, in its country or body: the mayor, the minister of one field."""
        return self.word.single or ("cabinet" in self.word.classes and len(self.portfolio) == 1)
