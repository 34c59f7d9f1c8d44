"""One pure step: findings and comments → what stands, what is silenced and why, what is wrong with the comments."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from factlint.findings import Diagnostic, Silenced
from factlint.rulebook import ENGINE, RuleInfo
from factlint.suppressions.comments import Comments
from factlint.suppressions.complaints import missing_reason, unused_ignore
from factlint.suppressions.model import Kind, Silencing
from factlint.suppressions.own_rules import MISSING_REASON, OWN_RULES, UNUSED_IGNORE


class Verdict(msgspec.Struct, frozen=True):
    """The findings that stand, what is wrong with comments among them, and those that a comment silences."""

    kept: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...]


def silence(
    findings: Iterable[Diagnostic],
    silencings: Iterable[Silencing],
    rules: Sequence[RuleInfo],
    *,
    unjudged: frozenset[str] = frozenset(),
    require_reason: bool = False,
) -> Verdict:
    """Obey the comments of articles. A finding is silenced at its main place.

    `rules` are all that are installed; `unjudged` are those of which nobody can tell here whether a comment silences
    them, so that no comment is called useless for their sake.
    """
    families = {rule.name: rule.family for rule in rules}
    judge = _Judge(rules, unjudged, require_reason)
    articles = {(each.path, each.item): Comments(each, families) for each in silencings}
    kept: list[Diagnostic] = []
    silenced: list[Silenced] = []
    for finding in findings:
        article = articles.get((finding.location.path, finding.location.item))
        by = article.silencer(finding) if article is not None else None
        if by is None:
            kept.append(finding)
        else:
            silenced.append(Silenced(finding, by.reason, by.location))
    for article in articles.values():
        complaints = judge.complaints(article)
        kept += complaints.kept
        silenced += complaints.silenced
    return Verdict(tuple(kept), tuple(silenced))


class _Judge:
    """Tells what is wrong with comments, once they have silenced what they can."""

    def __init__(self, rules: Sequence[RuleInfo], unjudged: frozenset[str], require_reason: bool) -> None:
        self._members: dict[str, list[RuleInfo]] = {}
        for rule in (*rules, *OWN_RULES):
            self._members.setdefault(rule.family, []).append(rule)
            self._members[rule.name] = [rule]
        self._unjudged = unjudged if require_reason else unjudged | {MISSING_REASON.name}

    def complaints(self, comments: Comments) -> Verdict:
        """What is wrong with the comments of an article. Other comments may silence that, none what is said of itself;
        whether those do so is judged last, and nobody may silence that."""
        kept: list[Diagnostic] = []
        silenced: list[Silenced] = []
        useless: dict[int, list[int]] = {}
        for number, complaint in self._first(comments, useless):
            by = comments.silencer(complaint, but=number)
            if by is not None:
                silenced.append(Silenced(complaint, by.reason, by.location))
            if by is None and complaint.rule == MISSING_REASON.name:
                kept.append(complaint)
            if by is not None and complaint.rule == UNUSED_IGNORE.name:
                del useless[number]
        kept += self._last(comments, useless)
        return Verdict(tuple(kept), tuple(silenced))

    def _first(self, comments: Comments, useless: dict[int, list[int]]) -> Iterator[tuple[int, Diagnostic]]:
        """Complaints about the comments, each with the number of its comment; notes the names that are `useless`."""
        own = comments.silencing.own
        for number, directive in enumerate(comments.silencing.directives):
            wants_reason = not directive.reason and not directive.fault and directive.kind is not Kind.ON
            if wants_reason and MISSING_REASON.name not in self._unjudged and MISSING_REASON.name in own:
                yield number, missing_reason(directive, own[MISSING_REASON.name])
        if UNUSED_IGNORE.name not in own:
            return
        for number, directive in enumerate(comments.silencing.directives):
            idle = [place for place, name in comments.idle(number) if self._is_useless(name, comments.silencing)]
            if idle or directive.fault:
                useless[number] = idle
                yield number, unused_ignore(directive, idle, self._members, own[UNUSED_IGNORE.name])

    def _last(self, comments: Comments, useless: dict[int, list[int]]) -> Iterator[Diagnostic]:
        """The complaints about useless names that stand, those about the engine's own names among them."""
        own = comments.silencing.own
        for number, directive in enumerate(comments.silencing.directives):
            idle = [place for place, name in comments.idle(number) if UNUSED_IGNORE.name in own and self._is_own(name)]
            if number in useless or idle:
                places = sorted({*useless.get(number, ()), *idle})
                yield unused_ignore(directive, places, self._members, own[UNUSED_IGNORE.name])

    def _is_useless(self, name: str, silencing: Silencing) -> bool:
        """Whether a name that silenced nothing had its chance: a rule that ran, a family of which all that is on ran;
        or is nobody's name."""
        members = self._members.get(name, ())
        single = len(members) == 1
        return all(
            rule.family != ENGINE and rule.name in silencing.ran and rule.name not in self._unjudged
            for rule in members
            if rule.on or single
        )

    def _is_own(self, name: str) -> bool:
        members = self._members.get(name, ())
        return any(rule.family == ENGINE and rule.name not in self._unjudged for rule in members)
