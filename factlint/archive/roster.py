"""Which rules run over which file: worked out once for each choice of rules, not once a file."""

from collections.abc import Mapping, Sequence

from factlint.config import Chooser, RuleSettings, Selection, Settings
from factlint.lint import ActiveRule, active_rules
from factlint.rulebook import AnyRule, ArchiveRule


class Roster:
    """Rules, and what is known of them under settings."""

    def __init__(self, rules: Sequence[AnyRule]) -> None:
        self._rules = tuple(rules)
        self._chooser = Chooser(rule.info for rule in rules)
        self._plain: dict[str, ActiveRule] = {}
        self._active: dict[tuple[tuple[Selection, ...], int, bool], tuple[ActiveRule, ...]] = {}
        self._kept: list[Mapping[str, RuleSettings]] = []

    def active(self, settings: Settings) -> tuple[ActiveRule, ...]:
        """The rules that run under some settings."""
        key = (settings.selections, id(settings.rules), settings.archive)
        if key not in self._active:
            self._kept.append(settings.rules)  # so that its id is nobody else's
            self._active[key] = self._chosen(settings)
        return self._active[key]

    def _chosen(self, settings: Settings) -> tuple[ActiveRule, ...]:
        names = self._chooser.chosen(settings)
        return tuple(
            self._as_set(rule, settings)
            for rule in self._rules
            if rule.info.name in names and (settings.archive or not isinstance(rule, ArchiveRule))
        )

    def _as_set(self, rule: AnyRule, settings: Settings) -> ActiveRule:
        name = rule.info.name
        if name in settings.rules:
            return active_rules([rule], Settings(rules={name: settings.rules[name]}))[0]
        if name not in self._plain:
            self._plain[name] = active_rules([rule], Settings(rules={name: RuleSettings()}))[0]
        return self._plain[name]
