"""What a shell is answered when it completes a command line."""

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

PROGRAM = "factlint"
VARIABLE = "_FACTLINT_COMPLETE"
"""The variable by which a shell's script asks."""

Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def asked() -> str | None:
    """What a shell asks for; None where none asks."""
    return os.environ.get(VARIABLE) or None


def answer(commands: click.Command, instruction: str) -> int:
    """Print what a shell asks for; gives the exit code."""
    from click.shell_completion import shell_complete  # noqa: PLC0415  # only where a shell asks

    return shell_complete(commands, {}, PROGRAM, VARIABLE, instruction)


def files(context: click.Context, parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001  # click's signature
    """Files and folders, which the shell knows best."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415  # only where a shell asks

    return [CompletionItem(incomplete, type="file")]


def rule_names(context: click.Context, parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001  # click's signature
    """The names of rules and families; behind a comma the next."""
    from factlint import plugins  # noqa: PLC0415  # only where a shell asks

    before, comma, last = incomplete.rpartition(",")
    infos = plugins.load().infos
    names = {info.family: "a family of rules" for info in infos} | {info.name: info.summary for info in infos}
    return _items(names.items(), last, before + comma)


def rules(context: click.Context, parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001  # click's signature
    """The names of rules."""
    from factlint import plugins  # noqa: PLC0415  # as above

    return _items(((info.name, info.summary) for info in plugins.load().infos), incomplete)


def formats(context: click.Context, parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001  # click's signature
    """The names of report formats; for `FORMAT=FILE` with the sign."""
    from factlint import plugins  # noqa: PLC0415  # as above

    sign = "=" if "=" in (parameter.metavar or "") else ""
    return _items(((reporter.name + sign, "") for reporter in plugins.load().reporters), incomplete)


def words(*known: str) -> Completer:
    """Some words."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001  # click's signature
        return _items(((word, "") for word in known), incomplete)

    return complete


def _items(named: Iterable[tuple[str, str]], begun: str, before: str = "") -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem  # noqa: PLC0415  # as above

    return [CompletionItem(before + name, help=said) for name, said in sorted(named) if name.startswith(begun)]
