"""The rules that come with factlint: a folder a family, a file a rule."""

import importlib
import pkgutil
from collections.abc import Sequence

import factlint


@factlint.hookimpl
def factlint_rules() -> Sequence[factlint.AnyRule]:
    """Every rule in the folders below, found by looking: there is no list to keep."""
    found: list[factlint.AnyRule] = []
    for module in sorted(pkgutil.walk_packages(__path__, f"{__name__}."), key=lambda module: module.name):
        if not module.ispkg:
            values = vars(importlib.import_module(module.name)).values()
            found += (
                v
                for v in values
                if isinstance(v, factlint.Rule | factlint.ArchiveRule) and v.info.module == module.name
            )
    return found
