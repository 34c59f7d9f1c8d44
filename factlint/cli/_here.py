"""The plugins of this installation, and the house rules of the folder that one works in."""

from collections.abc import Callable
from typing import TypeVar

import click

from factlint.archive.opening import open_plugins
from factlint.cli._streams import kept_clean
from factlint.config import Overrides, Root
from factlint.plugins import Plugins

_Function = TypeVar("_Function", bound=Callable[..., object])


def isolated_option(function: _Function) -> _Function:
    """The option to leave out house rules."""
    return click.option(
        "--isolated",
        is_flag=True,
        default=False,
        help="Without the house rules that the settings here name; none of their Python is run.",
    )(function)


def plugins_here(*, isolated: bool) -> Plugins:
    """Every plugin, with the house rules that the settings of the working folder name. Raises FactlintError."""
    with kept_clean():
        return open_plugins(Root(["."], Overrides(isolated=isolated)))
