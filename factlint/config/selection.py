"""Which rules run: layers of names of rules and families, the more exact name and the later layer winning."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from factlint.config.model import Selection, Settings
from factlint.errors import nearest
from factlint.findings import Severity
from factlint.rulebook import RuleInfo


def chosen(rules: Sequence[RuleInfo], settings: Settings) -> frozenset[str]:
    """The names of the rules that run.

    At first those that are on by default or have a table `[rules.RULE]`. A layer with `select` starts anew; then its
    families are added (those of their rules that are on by default) and ignored, then its rules.
    """
    names = {rule.name for rule in rules if rule.on or rule.name in settings.rules}
    for layer in settings.selections:
        names = _apply(layer, rules, names)
    return frozenset(names)


def configured(rules: Sequence[RuleInfo], settings: Settings) -> tuple[RuleInfo, ...]:
    """The rules as the settings have them: `on` where they run, with the severity that their findings can have."""
    names = chosen(rules, settings)
    return tuple(
        msgspec.structs.replace(rule, on=rule.name in names, severity=_severity(rule, settings)) for rule in rules
    )


def _severity(rule: RuleInfo, settings: Settings) -> Severity:
    wanted = settings.rules.get(rule.name)
    return rule.severity if wanted is None or wanted.severity is None else wanted.severity


def _apply(layer: Selection, rules: Sequence[RuleInfo], names: set[str]) -> set[str]:
    wanted = frozenset((*(layer.select or ()), *layer.extend))
    ignored = frozenset(layer.ignore)
    found = set() if layer.select is not None else set(names)
    found |= {rule.name for rule in rules if rule.family in wanted and rule.on}
    found -= {rule.name for rule in rules if rule.family in ignored}
    found |= {rule.name for rule in rules if rule.name in wanted}
    return found - {rule.name for rule in rules if rule.name in ignored}


def unknown_names(names: Sequence[str], rules: Iterable[RuleInfo]) -> Iterator[tuple[int, str]]:
    """The number and a message for each name that is neither a rule's nor a family's."""
    known = {name for rule in rules for name in (rule.name, rule.family)}
    for number, name in enumerate(names):
        if name not in known:
            yield number, f"there is no rule or family “{name}”{nearest(name, known)}"
