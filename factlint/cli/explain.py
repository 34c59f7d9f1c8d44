"""`factlint explain RULE`: a rule's page."""

import click

from factlint import manual
from factlint.cli import _completing
from factlint.cli._help import Command
from factlint.cli._here import isolated_option, plugins_here
from factlint.cli._terminal import write
from factlint.errors import FactlintError, nearest


@click.command(
    "explain",
    cls=Command,
    short_help="Print the page of a rule.",
    examples=[("factlint explain weekday-mismatch", "what is wrong, why it matters, its limits and options")],
)
@click.argument("rule", shell_complete=_completing.rules)
@isolated_option
def command(rule: str, isolated: bool) -> None:
    """Print the page of RULE: what is wrong, why it matters, what it can't see, its options, and examples."""
    infos = {info.name: info for info in plugins_here(isolated=isolated).infos}
    if rule not in infos:
        raise FactlintError(f"no rule “{rule}”{nearest(rule, infos) or '; `factlint rules` lists them'}")
    write(manual.page(infos[rule]))
