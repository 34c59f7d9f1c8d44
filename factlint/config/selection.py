"""Which rules run: layers of names of rules and families, the more exact name and the later layer winning."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from factlint.config.model import Selection, Settings
from factlint.errors import nearest
from factlint.findings import Severity
from factlint.rulebook import RuleInfo


class Chooser:
    """Knows some rules, and chooses among them."""

    def __init__(self, rules: Iterable[RuleInfo]) -> None:
        rules = tuple(rules)
        self._names = frozenset(rule.name for rule in rules)
        self._on = frozenset(rule.name for rule in rules if rule.on)
        self._families = _by_family(rules)
        self._families_on = _by_family(rule for rule in rules if rule.on)

    def chosen(self, settings: Settings) -> frozenset[str]:
        """The names of the rules that run.

        At first those that are on by default or have a table `[rules.RULE]`. A layer with `select` starts anew; then
        its families are added (those of their rules that are on by default) and ignored, then its rules.
        """
        names = self._on | (self._names & settings.rules.keys())
        for layer in settings.selections:
            names = self._apply(layer, names)
        return names

    def _apply(self, layer: Selection, names: frozenset[str]) -> frozenset[str]:
        wanted = frozenset((*(layer.select or ()), *layer.extend))
        ignored = frozenset(layer.ignore)
        found = set() if layer.select is not None else set(names)
        found.update(*(self._families_on.get(name, ()) for name in wanted))
        found.difference_update(*(self._families.get(name, ()) for name in ignored))
        return frozenset((found | (wanted & self._names)) - ignored)


def unknown_rule(name: str, known: Iterable[str]) -> str:
    """What is said of a name that is neither a rule's nor a family's."""
    return f"there is no rule or family “{name}”{nearest(name, known)}"


def chosen(rules: Sequence[RuleInfo], settings: Settings) -> frozenset[str]:
    """The names of those of the rules that run."""
    return Chooser(rules).chosen(settings)


def configured(rules: Sequence[RuleInfo], settings: Settings) -> tuple[RuleInfo, ...]:
    """The rules as the settings have them: `on` where they run, with the severity that their findings can have."""
    names = chosen(rules, settings)
    return tuple(
        msgspec.structs.replace(rule, on=rule.name in names, severity=_severity(rule, settings)) for rule in rules
    )


def _severity(rule: RuleInfo, settings: Settings) -> Severity:
    wanted = settings.rules.get(rule.name)
    return rule.severity if wanted is None or wanted.severity is None else wanted.severity


def _by_family(rules: Iterable[RuleInfo]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for rule in rules:
        found.setdefault(rule.family, set()).add(rule.name)
    return {family: frozenset(names) for family, names in found.items()}
