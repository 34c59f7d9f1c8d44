"""Settings: found, read, checked, and overridden by the command line."""

from factlint.config.configuration import Configuration, Overrides, Root
from factlint.config.model import METADATA_FIELDS, Origin, RuleSettings, Selection, Settings
from factlint.config.selection import Chooser, chosen, configured

__all__ = [
    "METADATA_FIELDS",
    "Chooser",
    "Configuration",
    "Origin",
    "Overrides",
    "Root",
    "RuleSettings",
    "Selection",
    "Settings",
    "chosen",
    "configured",
]
