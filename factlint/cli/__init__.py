"""The command line. A module here is a command: it holds a click command named `command`, loaded when it is used.

Modules whose names begin with an underscore are shared by commands. Exit codes: 0 looked and found nothing,
1 found something, 2 could not look.
"""

import importlib
import pkgutil
import sys
from collections.abc import Sequence

import click

import factlint
from factlint.blame import told
from factlint.cli._completing import answer, asked
from factlint.cli._help import Group
from factlint.cli._streams import let_go_of_stdout, say, speak_utf8
from factlint.errors import FactlintError
from factlint.paths import exists

CANNOT_LOOK = 2
"""The exit code of a run that could not look."""


class Commands(Group):
    """The commands, one a module of this folder; a module is imported when its command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The names of all commands, sorted."""
        return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; a path in its place is told how to be checked."""
        if args and exists(args[0]) and self.get_command(ctx, args[0]) is None:
            raise click.UsageError(f"no command {args[0]!r}; to check it: factlint check {args[0]}", ctx)
        return super().resolve_command(ctx, args)


_EXAMPLES = (
    ("factlint check articles/", "lint a folder; what git ignores is left out"),
    ("factlint explain weekday-mismatch", "what a rule says, why, and what it can't see"),
    ("factlint init", "write a commented settings file; print what to paste for CI"),
    ("factlint check --help", "the options of a command, with examples"),
)


@click.group(cls=Commands, examples=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(factlint.__version__, "-V", "--version", prog_name="factlint", message="%(prog)s %(version)s")
def commands() -> None:
    """Read news articles the way a fact-checker does, and say where a text contradicts itself.

    Exit codes: 0 nothing found, 1 something found, 2 could not look.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; gives the exit code. Standard output gets what was asked for, standard error the rest."""
    speak_utf8()
    try:
        if (instruction := asked()) is not None:
            return answer(commands, instruction)
        code = commands.main(None if arguments is None else list(arguments), "factlint", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
    except FactlintError as error:
        say(str(error))
    except (KeyboardInterrupt, click.Abort):
        say("stopped by the keyboard")
    except BrokenPipeError:
        let_go_of_stdout()
    except (Exception, SystemExit) as error:  # noqa: BLE001  # a bug of ours is told in a line, not in a traceback
        say(f"internal error, a bug in factlint: {told(error)}")
    else:
        return code if isinstance(code, int) else 0
    return CANNOT_LOOK
