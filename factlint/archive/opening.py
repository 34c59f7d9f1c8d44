"""How a run begins: plugins, the house's rules, and the settings that may name all of them."""

from collections.abc import Sequence

from factlint import plugins
from factlint.config import Configuration, Overrides, Root
from factlint.plugins import Plugins


def open_run(paths: Sequence[str], overrides: Overrides) -> tuple[Plugins, Configuration]:
    """What a run over paths has to work with. Raises ConfigError and PluginError."""
    root = Root(paths, overrides)
    loaded = open_plugins(root)
    return loaded, Configuration(root, loaded.infos, overrides, loaded.formats)


def open_plugins(root: Root) -> Plugins:
    """The plugins, with the house rules that the settings name; those that the settings ask for are there."""
    loaded = plugins.load().with_extras(root.plugins)
    if files := root.rules_paths:
        from factlint.house import with_house_rules  # noqa: PLC0415  # only where there are any

        loaded = with_house_rules(loaded, files)
    loaded.require(root.plugins)
    return loaded
