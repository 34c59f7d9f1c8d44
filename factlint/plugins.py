"""Plugins: find them, load them one by one, ask each what it brings, and name the culprit where one is broken."""

import functools
from collections.abc import Callable, Iterable, Sequence
from importlib import metadata
from typing import Any

import msgspec
import pluggy

from factlint import hookspecs
from factlint.readers.article import Reader
from factlint.reporting import Reporter
from factlint.rulebook import AnyRule, ArchiveRule, Rule

GROUP = "factlint"


class PluginError(Exception):
    """A plugin that can't be used: names it, its version, and what is wrong with it."""


class Plugin(msgspec.Struct, frozen=True):
    """A loaded plugin and what it brought."""

    name: str
    version: str
    origin: str
    rules: tuple[AnyRule, ...] = ()
    readers: tuple[Reader, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    recognizers: tuple[Callable[..., Any], ...] = ()


class Plugins(msgspec.Struct, frozen=True):
    """All plugins of this installation, in order of name."""

    loaded: tuple[Plugin, ...]

    @property
    def rules(self) -> tuple[AnyRule, ...]:
        """All rules, by family and name."""
        found = (rule for plugin in self.loaded for rule in plugin.rules)
        return tuple(sorted(found, key=lambda rule: (rule.info.family, rule.info.name)))

    @property
    def readers(self) -> tuple[Reader, ...]:
        """All readers, those of plugins before the built-in ones."""
        ordered = sorted(self.loaded, key=lambda plugin: plugin.name == "builtin")
        return tuple(reader for plugin in ordered for reader in plugin.readers)

    @property
    def reporters(self) -> tuple[Reporter, ...]:
        """All reporters."""
        return tuple(reporter for plugin in self.loaded for reporter in plugin.reporters)

    @property
    def recognizers(self) -> tuple[Callable[..., Any], ...]:
        """All name recognisers."""
        return tuple(recognizer for plugin in self.loaded for recognizer in plugin.recognizers)


@functools.cache
def load() -> Plugins:
    """Load every plugin of the entry-point group. Raises PluginError."""
    points = sorted(metadata.entry_points(group=GROUP), key=lambda point: point.name)
    return Plugins(tuple(_load(point) for point in points))


def _load(point: metadata.EntryPoint) -> Plugin:
    distribution = point.dist
    version = distribution.version if distribution else "?"
    origin = distribution.name if distribution else point.value
    module = point.load()
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    manager.register(module, point.name)
    manager.check_pending()

    def ask(hook: str) -> Sequence[Any]:
        return tuple(item for items in getattr(manager.hook, hook)() for item in items)

    rules = tuple(_with_family(rule, point.name) for rule in ask("factlint_rules"))
    recognizer = getattr(module, "factlint_mentions", None)
    return Plugin(
        point.name, version, origin, rules, tuple(ask("factlint_readers")), tuple(ask("factlint_reporters")),
        (recognizer,) if recognizer else (),
    )  # fmt: skip


def _with_family(rule: AnyRule, plugin: str) -> AnyRule:
    parents = rule.info.module.split(".")
    family = parents[-2] if len(parents) > 2 else plugin
    info = msgspec.structs.replace(rule.info, family=family)
    return msgspec.structs.replace(rule, info=info)


def rule_types() -> Iterable[type]:
    """What a hook may hand over as a rule."""
    return (Rule, ArchiveRule)
