"""`factlint completion SHELL`: the script that lets a shell complete factlint's commands and options."""

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from factlint.cli._completing import PROGRAM, VARIABLE
from factlint.cli._help import Command
from factlint.cli._terminal import write

_SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "fish": FishComplete, "zsh": ZshComplete}


@click.command(
    "completion",
    cls=Command,
    short_help="Print the completion script for bash, zsh or fish.",
    examples=[
        ('eval "$(factlint completion bash)"', "in ~/.bashrc"),
        ('eval "$(factlint completion zsh)"', "in ~/.zshrc, below the line with compinit"),
        ("factlint completion fish > ~/.config/fish/completions/factlint.fish", "once, for fish"),
    ],
)
@click.argument("shell", type=click.Choice(list(_SHELLS)), metavar="SHELL")
def command(shell: str) -> None:
    """Print the script that makes SHELL (bash, zsh or fish) complete factlint's commands, options, rules and files."""
    completing = _SHELLS[shell](click.Command(PROGRAM), {}, PROGRAM, VARIABLE)
    write(completing.source_template % completing.source_vars() + "\n")
