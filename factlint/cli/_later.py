"""Options that are promised and not built: given, they are refused, never ignored."""

from collections.abc import Callable
from typing import TypeVar

import click

_Function = TypeVar("_Function", bound=Callable[..., object])


def not_yet(*flags: str, **valued: str) -> Callable[[_Function], _Function]:
    """Add options that this version refuses: flags as they are typed, options with a value as name=METAVAR."""

    def decorate(function: _Function) -> _Function:
        for flag in flags:
            function = click.option(
                flag, is_flag=True, default=False, hidden=True, expose_value=False, callback=_refuse
            )(function)
        for name, metavar in valued.items():
            option = f"--{name}"
            function = click.option(option, metavar=metavar, hidden=True, expose_value=False, callback=_refuse)(
                function
            )
        return function

    return decorate


def _refuse(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value not in (None, False):
        raise click.UsageError(f"{parameter.opts[0]} is not in this version of factlint yet", context)
