"""`factlint explain RULE`: a rule's page."""

import click

from factlint import manual, plugins
from factlint.cli._terminal import write
from factlint.errors import FactlintError, nearest


@click.command("explain")
@click.argument("rule")
def command(rule: str) -> None:
    """Print the page of RULE: what is wrong, why it matters, what it can't see, its options, and examples."""
    infos = {each.info.name: each.info for each in plugins.load().rules}
    if rule not in infos:
        raise FactlintError(f"no rule “{rule}”{nearest(rule, infos) or '; `factlint rules` lists them'}")
    write(manual.page(infos[rule]))
