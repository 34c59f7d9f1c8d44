"""What the help of every command ends with: examples, as a manual page has them."""

from collections.abc import Sequence

import click

from factlint.errors import nearest

Examples = Sequence[tuple[str, str]]
"""Command lines, each with what it does."""


class Command(click.Command):
    """A command whose help shows examples."""

    def __init__(self, *arguments: object, examples: Examples = (), **more: object) -> None:
        super().__init__(*arguments, **more)  # type: ignore[arg-type]  # click's own many parameters
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, and an epilog if there is one."""
        write_examples(self.examples, formatter)
        super().format_epilog(ctx, formatter)


class Group(Command, click.Group):
    """A group of commands whose help shows examples; a slip in a command's name is told the nearest."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name. Raises click.UsageError."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            raise click.UsageError(f"no command {name!r}{nearest(name, self.list_commands(ctx))}", ctx)
        return super().resolve_command(ctx, args)


def write_examples(examples: Examples, formatter: click.HelpFormatter) -> None:
    """A section of examples: each command line, and below it what it does."""
    if not examples:
        return
    with formatter.section("Examples"):
        for number, (line, does) in enumerate(examples):
            if number:
                formatter.write_paragraph()
            formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
            with formatter.indentation():
                formatter.write_text(does)
