"""Plugins: find them, load them one by one, ask each what it brings, and name the culprit where one is broken.

pluggy ignores a hook function that is not marked, drops what returns None, does not say whose hook raised, and skips
an entry point of a name already taken. So each plugin gets a manager of its own, and all of that is an error here.
"""

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeGuard, TypeVar

import msgspec
import pluggy

from factlint import hookspecs
from factlint.blame import told
from factlint.distributions import EntryPoint, entry_points
from factlint.errors import PluginError, nearest
from factlint.readers.article import Reader
from factlint.reading.names import NameHint
from factlint.reading.quotes import Quote
from factlint.reading.sentences import Sentence
from factlint.reporting import Reporter
from factlint.rulebook import ENGINE, AnyRule, ArchiveRule, Options, Rule, RuleInfo
from factlint.suppressions import OWN_RULES

if TYPE_CHECKING:
    from factlint.document import Recognizer

GROUP = "factlint"
"""The entry-point group of plugins, and how their hooks are marked."""

EXTRAS = "factlint.extras"
"""The entry-point group of plugins that come with an extra of their distribution, each named after its extra: they are
loaded only where the settings ask for it (`plugins = ["factlint[spacy]"]`)."""

_OURS = "factlint"
_HOOKS = tuple(name for name in vars(hookspecs) if name.startswith("factlint_"))
_EXTRA = re.compile(r"\s*([^\s\[\]]+)\s*\[\s*([^\s\[\],]+)\s*\]\s*")
_RULE_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_Item = TypeVar("_Item")


class Plugin(msgspec.Struct, frozen=True):
    """A loaded plugin and what it brought. `origin` is the distribution that it comes from, `extra` the extra of it
    that the settings asked for, empty where it is always there."""

    name: str
    version: str
    origin: str
    rules: tuple[AnyRule, ...] = ()
    readers: tuple[Reader, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    recognizers: tuple["Recognizer", ...] = ()
    extra: str = ""

    @property
    def built_in(self) -> bool:
        """Whether it comes with factlint."""
        return self.origin == _OURS

    @property
    def label(self) -> str:
        """What messages call it."""
        return _label(self.name, self.origin, self.version)


class Plugins(msgspec.Struct, frozen=True):
    """All plugins of this installation, in order of name."""

    loaded: tuple[Plugin, ...]

    @property
    def rules(self) -> tuple[AnyRule, ...]:
        """All rules, by family and name."""
        return _in_order(rule for plugin in self.loaded for rule in plugin.rules)

    @property
    def infos(self) -> tuple[RuleInfo, ...]:
        """What is known of every rule, the engine's own among them, by family and name."""
        infos = (*(rule.info for rule in self.rules), *OWN_RULES)
        return tuple(sorted(infos, key=lambda info: (info.family, info.name)))

    @property
    def built_in_rules(self) -> tuple[AnyRule, ...]:
        """The rules that come with factlint, by family and name."""
        return _in_order(rule for plugin in self.loaded if plugin.built_in for rule in plugin.rules)

    @property
    def readers(self) -> tuple[Reader, ...]:
        """All readers, those of plugins before the built-in ones, which they may replace."""
        ordered = sorted(self.loaded, key=lambda plugin: plugin.built_in)
        return tuple(reader for plugin in ordered for reader in plugin.readers)

    @property
    def reporters(self) -> tuple[Reporter, ...]:
        """All reporters, by name."""
        found = (reporter for plugin in self.loaded for reporter in plugin.reporters)
        return tuple(sorted(found, key=lambda reporter: reporter.name))

    @property
    def recognizers(self) -> "tuple[Recognizer, ...]":
        """All name recognisers."""
        return tuple(recognizer for plugin in self.loaded for recognizer in plugin.recognizers)

    @property
    def formats(self) -> tuple[str, ...]:
        """Globs of the files that readers of plugins, not the built-in ones, read."""
        brought = (reader for plugin in self.loaded if not plugin.built_in for reader in plugin.readers)
        return tuple(f"*{suffix}" for reader in brought for suffix in reader.suffixes)

    def require(self, distributions: Iterable[tuple[str, str]]) -> None:
        """Raise PluginError where one of the distributions, each with the place that asks for it, brought no plugin;
        names all that are missing."""
        present = {_normal(plugin.origin): plugin.origin for plugin in self.loaded}
        installed = ", ".join(sorted(present.values()))
        missing = [
            f"{place}: the settings ask for plugins that are not installed: {name} (installed: {installed})"
            for name, place in distributions
            if _extra_of(name) is None and _normal(name) not in present
        ]
        if missing:
            raise PluginError("\n".join(missing))

    def with_extras(self, distributions: Iterable[tuple[str, str]]) -> "Plugins":
        """The plugins, and those of the extras among the distributions (`factlint[spacy]`), each with the place that
        asks for it. Raises PluginError where one can't be loaded."""
        named = [(name, place) for name, place in distributions if _extra_of(name) is not None]
        if not named:
            return self
        points = entry_points(EXTRAS)
        loaded = Plugins((*self.loaded, *(_load_extra(name, place, points) for name, place in dict(named).items())))
        check_together(loaded)
        return loaded

    @property
    def extras(self) -> list[tuple[str, str]]:
        """The extras that were asked for, as `with_extras` takes them."""
        return [(f"{plugin.origin}[{plugin.extra}]", "the settings") for plugin in self.loaded if plugin.extra]


@functools.cache
def load() -> Plugins:
    """Load every plugin of the entry-point group. Raises PluginError, also where they bring no rule at all."""
    points = entry_points(GROUP)
    _refuse_doubles(((point.name, _whose(point)) for point in points), "plugins")
    loaded = Plugins(tuple(_load(point) for point in points))
    check_together(loaded)
    return loaded


def _extra_of(name: str) -> tuple[str, str] | None:
    """The distribution and the extra in `distribution[extra]`, None where no extra is named."""
    match = _EXTRA.fullmatch(name)
    return (_normal(match[1]), _normal(match[2])) if match else None


def _load_extra(name: str, place: str, points: Iterable[EntryPoint]) -> Plugin:
    wanted = _extra_of(name)
    brought = {(_normal(point.distribution), _normal(point.name)): point for point in points}
    if wanted is None or wanted not in brought:
        known = ", ".join(f"{distribution}[{extra}]" for distribution, extra in sorted(brought)) or "none"
        raise PluginError(f"{place}: no plugin comes with {name} (extras with a plugin: {known})")
    try:
        plugin = _load(brought[wanted])
    except PluginError as error:
        raise PluginError(f"{place}: {name}: {error}") from error
    return msgspec.structs.replace(plugin, extra=wanted[1])


def _label(name: str, origin: str, version: str) -> str:
    return f"plugin “{name}” ({f'{origin} {version}'.rstrip()})"


def _whose(point: EntryPoint) -> str:
    return _label(point.name, point.distribution, point.version)


def _load(point: EntryPoint) -> Plugin:
    whose = _whose(point)
    try:
        module = point.load()
    except (Exception, SystemExit) as error:
        raise PluginError(f"{whose} can't be loaded: {told(error)}") from error
    manager = _manager(module, point.name, whose)
    rules = _ask(manager, "factlint_rules", whose, _is_rule)
    return Plugin(
        name=point.name,
        version=point.version,
        origin=point.distribution,
        rules=tuple(_with_family(rule, point.name) for rule in rules),
        readers=_ask(manager, "factlint_readers", whose, _is_reader),
        reporters=_ask(manager, "factlint_reporters", whose, _is_reporter),
        recognizers=_recognizers(manager, whose),
    )


def _manager(module: object, name: str, whose: str) -> pluggy.PluginManager:
    """A manager that knows this plugin alone, once its hooks are found to be ours and marked."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    for attribute in dir(module):
        if attribute.startswith(f"{GROUP}_") and callable(value := getattr(module, attribute)):
            if not hasattr(value, f"{GROUP}_impl"):
                raise PluginError(f"{whose}: {attribute} is not marked: put @factlint.hookimpl above it")
            if attribute not in _HOOKS:
                raise PluginError(f"{whose}: factlint has no hook {attribute}{nearest(attribute, _HOOKS)}")
    try:
        manager.register(module, name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError(f"{whose}: {' '.join(str(error).split())}") from error
    if not manager.get_hookcallers(module):
        raise PluginError(f"{whose} has none of the hooks {', '.join(_HOOKS)}")
    return manager


def _ask(
    manager: pluggy.PluginManager, hook: str, whose: str, fits: Callable[[object], TypeGuard[_Item]]
) -> tuple[_Item, ...]:
    """What the plugin hands over, every item of the right kind."""
    caller = getattr(manager.hook, hook)
    return _handed_over(caller, hook, whose, fits) if caller.get_hookimpls() else ()


def _handed_over(
    ask: Callable[[], Sequence[object]], hook: str, whose: str, fits: Callable[[object], TypeGuard[_Item]]
) -> tuple[_Item, ...]:
    """The items of the one answer, a generator read to its end."""
    try:
        answer = next(iter(ask()), None)
        items = tuple(answer) if isinstance(answer, Iterable) and not isinstance(answer, str) else None
    except (Exception, SystemExit) as error:
        raise PluginError(f"{whose}: {hook} failed: {told(error)}") from error
    if items is None:
        raise PluginError(f"{whose}: {hook} gives no list")
    for item in items:
        if not fits(item):
            raise PluginError(f"{whose}: {hook} hands over {item!r}, which is not {_WANTED[hook]}")
    return items


_WANTED = {
    "factlint_rules": "a rule made with @factlint.rule or @factlint.archive_rule",
    "factlint_readers": "a reader: it needs a name, suffixes like (“.xyz”,) in small letters, and read(source)",
    "factlint_reporters": "a reporter: it needs a name and render(report, context)",
    "factlint_mentions": "a factlint.NameHint inside the text",
}


def _is_rule(item: object) -> TypeGuard[AnyRule]:
    return isinstance(item, Rule | ArchiveRule)


def _is_reader(item: object) -> TypeGuard[Reader]:
    suffixes = getattr(item, "suffixes", None)
    return (
        _has_name(item)
        and callable(getattr(item, "read", None))
        and isinstance(suffixes, tuple | list | frozenset)
        and all(isinstance(suffix, str) and re.fullmatch(r"\.[^A-Z]+", suffix) for suffix in suffixes)
    )


def _is_reporter(item: object) -> TypeGuard[Reporter]:
    return _has_name(item) and callable(getattr(item, "render", None))


def _has_name(item: object) -> bool:
    name = getattr(item, "name", None)
    return isinstance(name, str) and name != "" and not isinstance(item, type)


def _recognizers(manager: pluggy.PluginManager, whose: str) -> "tuple[Recognizer, ...]":
    hook = "factlint_mentions"
    caller = manager.hook.factlint_mentions
    if not caller.get_hookimpls():
        return ()

    def recognize(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> Sequence[NameHint]:
        def in_text(item: object) -> TypeGuard[NameHint]:
            return isinstance(item, NameHint) and item.span.end <= len(text)

        def ask() -> Sequence[object]:
            answers: Sequence[object] = caller(text=text, sentences=sentences, quotes=quotes)
            return answers

        return _handed_over(ask, hook, whose, in_text)

    return (recognize,)


def _with_family(rule: AnyRule, plugin: str) -> AnyRule:
    """The rule with its family: the folder it stands in, for a single module the plugin's name."""
    parents = rule.info.module.split(".")
    family = (parents[-2] if len(parents) > 2 else plugin).replace("_", "-")
    return msgspec.structs.replace(rule, info=msgspec.structs.replace(rule.info, family=family))


def check_together(loaded: Plugins) -> None:
    """Raise PluginError where plugins get in each other's way, or a rule of theirs can't be run."""
    rules = [(rule, plugin) for plugin in loaded.loaded for rule in plugin.rules]
    if not rules:
        raise PluginError("there are no rules: no installed plugin brings any (entry-point group “factlint”)")
    own = [(info.name, "factlint itself") for info in OWN_RULES]
    _refuse_doubles([*own, *((rule.info.name, _where(rule, plugin)) for rule, plugin in rules)], "rules")
    families = {ENGINE, *(rule.info.family for rule, _ in rules)}
    for rule, plugin in rules:
        if not _RULE_NAME.fullmatch(rule.info.name):
            raise PluginError(f"{_where(rule, plugin)}: “{rule.info.name}” is no name for a rule: small letters only")
        if why := _why_no_options(rule.info.options_type):
            raise PluginError(f"{_where(rule, plugin)}: the options of “{rule.info.name}” {why}")
        if rule.info.name in families:
            raise PluginError(f"{_where(rule, plugin)}: “{rule.info.name}” is the name of a family too")
    brought = [plugin for plugin in loaded.loaded if not plugin.built_in]
    _refuse_doubles(((r.name, p.label) for p in loaded.loaded for r in p.reporters), "reporters")
    _refuse_doubles(((r.name, p.label) for p in loaded.loaded for r in p.readers), "readers")
    _refuse_doubles(((s, p.label) for p in brought for r in p.readers for s in r.suffixes), "readers for")


def _why_no_options(options: type[Options] | None) -> str:
    """What is wrong with a rule's options: each needs a default, and a name that the settings have not taken."""
    if options is None:
        return ""
    fields = msgspec.structs.fields(options)
    bare = [field.encode_name for field in fields if field.required]
    if bare:
        return f"need a default: {', '.join(bare)}"
    taken = [field.encode_name for field in fields if field.encode_name == "severity"]
    return "may not be called severity, which every rule has" if taken else ""


def _where(rule: AnyRule, plugin: Plugin) -> str:
    return f"{plugin.label}, {rule.info.file}:{rule.info.line}"


def _refuse_doubles(named: Iterable[tuple[str, str]], what: str) -> None:
    first: dict[str, str] = {}
    for name, whose in named:
        if name in first:
            raise PluginError(f"two {what} “{name}”: {first[name]} and {whose}")
        first[name] = whose


def _in_order(rules: Iterable[AnyRule]) -> tuple[AnyRule, ...]:
    return tuple(sorted(rules, key=lambda rule: (rule.info.family, rule.info.name)))


def _normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()
