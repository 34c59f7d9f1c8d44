"""Of whom a role is said: the name behind it, beside its comma, or before the verb that gives it to somebody."""

from factlint.reading import lexicon
from factlint.reading.names import Mention
from factlint.reading.roles.model import RoleForm
from factlint.reading.roles.phrases import Neighbours, Phrase, is_owner
from factlint.reading.tokens import TokenKind, Tokens

Holder = tuple[RoleForm, int, Mention]
_MOST_LINKS = 7
_ENDS = frozenset({",", ".", ";", ")", "–", "—", ":", "?", "!", "(", "-"})
_NOT_HELD = frozenset({"past", "change"})


class Holders:
    """Finds the people of whom the roles of one article are said."""

    def __init__(self, tokens: Tokens, names: Neighbours) -> None:
        self._tokens = tokens.all
        self._names = names

    def of(self, phrase: Phrase, floor: int, ceiling: int) -> Holder | None:
        """The holder of a role, and how it is said of him; words between that limit it become its qualifiers."""
        if is_owner(self._tokens[phrase.last]):  # the sheriff’s Sergeant Lee
            return None
        return (
            self._behind_title(phrase, ceiling)
            or self._before_comma(phrase, floor, ceiling)
            or self._behind_comma(phrase, ceiling)
            or self._subject(phrase, floor)
        )

    def _behind_title(self, phrase: Phrase, ceiling: int) -> Holder | None:
        """Mayor Ann Lee."""
        index = phrase.last + 1
        stop = min(ceiling, index + 5)
        while index < stop and self._tokens[index].start - self._tokens[index - 1].end <= 1:
            token = self._tokens[index]
            known = self._names.person_from.get(token.start)
            if known is not None:
                if self._is_wanted(phrase):
                    phrase.qualifiers.add("for")
                return (RoleForm.TITLE, *known)
            if token.text != "." and "title" not in token.classes:
                return None
            index += 1
        return None

    def _is_wanted(self, phrase: Phrase) -> bool:
        """Whether somebody only wants the role: a candidate for mayor."""
        bare = phrase.opening == phrase.first and phrase.opening > 0
        return bare and self._tokens[phrase.opening - 1].text == "for"

    def _before_comma(self, phrase: Phrase, floor: int, ceiling: int) -> Holder | None:
        """Ann Lee, the mayor of Elmford,"""
        comma = phrase.opening - 1
        if comma <= floor or self._tokens[comma].text not in {",", "–", "—", "("}:
            return None
        last = comma - 1
        if self._tokens[last].kind is TokenKind.NUMBER and last - 1 > floor and self._tokens[last - 1].text == ",":
            last -= 2
        known = self._names.person_to.get(self._tokens[last].end)
        if known is None or not self._closes(phrase.last + 1, ceiling, small_word=True):
            return None
        behind = self._tokens[phrase.last + 1].text if phrase.last + 1 < ceiling else "."
        if behind == "and" and phrase.article == "the":
            return None
        return (RoleForm.BEHIND, *known)

    def _behind_comma(self, phrase: Phrase, ceiling: int) -> Holder | None:
        """The mayor of Elmford, Ann Lee,"""
        comma = phrase.last + 1
        if comma + 1 >= ceiling or self._tokens[comma].text != "," or phrase.article in {"a", "an", "no", "any"}:
            return None
        if not phrase.article and not (phrase.place and phrase.opening < phrase.head):
            return None
        known = self._names.person_from.get(self._tokens[comma + 1].start)
        if known is None or not (known[1].given and known[1].surname):
            return None
        behind = comma + 1
        while behind < ceiling and self._tokens[behind].start < known[1].span.end:
            behind += 1
        return (RoleForm.BEFORE, *known) if self._closes(behind, ceiling) else None

    def _subject(self, phrase: Phrase, floor: int) -> Holder | None:
        """Ann Lee, who was elected mayor."""
        links = lexicon.entries("role-link")
        verbs: set[str] = set()
        index = phrase.opening - 1
        stop = max(floor, index - _MOST_LINKS)
        while index >= stop:
            token = self._tokens[index]
            if "role-link" in token.classes:
                verbs.add(links[token.word.lower()])
            elif not (token.text == "," and verbs):
                break
            index -= 1
        if not verbs - {"company"} or index < floor:
            return None
        known = self._names.person_to.get(self._tokens[index].end)
        if known is None:
            return None
        phrase.qualifiers |= verbs & _NOT_HELD
        return (RoleForm.COPULA, *known)

    def _closes(self, index: int, ceiling: int, *, small_word: bool = False) -> bool:
        """Whether a phrase ends before a token: a mark, “and”, or a small word that tells more of the role."""
        if index >= ceiling:
            return True
        word = self._tokens[index].text
        if word in _ENDS or word == "and":
            return True
        return small_word and "detail" in lexicon.entries("phrase-word").get(word, "").split()
