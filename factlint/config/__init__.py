"""Settings: found, read, checked, and overridden by the command line."""

from factlint.config.find import refuse_nested
from factlint.config.merge import Overrides, settings_for
from factlint.config.model import METADATA_FIELDS, Origin, RuleSettings, Selection, Settings
from factlint.config.selection import chosen, configured

__all__ = [
    "METADATA_FIELDS",
    "Origin",
    "Overrides",
    "RuleSettings",
    "Selection",
    "Settings",
    "chosen",
    "configured",
    "refuse_nested",
    "settings_for",
]
