"""`factlint rules`: every rule there is."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from factlint import RuleInfo
from factlint.cli._help import Command
from factlint.cli._here import isolated_option, plugins_here
from factlint.cli._terminal import columns, write
from factlint.reporters.cells import wrap
from factlint.reporters.encoding import pretty
from factlint.reporters.records import Json


@click.command(
    "rules",
    cls=Command,
    short_help="List the rules.",
    examples=[
        ("factlint rules", "every rule by family, with its severity and what it says"),
        ("factlint rules --format json | jq -r '.[] | select(.on) | .name'", "the names of those that are on"),
    ],
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)
@isolated_option
def command(form: str, isolated: bool) -> None:
    """List every rule, by family; those of the house, which the settings here name, among them."""
    infos = plugins_here(isolated=isolated).infos
    write(pretty([record(info) for info in infos]) if form == "json" else "\n".join(table(infos, columns())) + "\n")


def record(info: RuleInfo) -> dict[str, Json]:
    """A rule as JSON prints it."""
    return {
        "name": info.name,
        "family": info.family,
        "severity": info.severity.label,
        "on": info.on,
        "needs": list(info.needs),
        "languages": list(info.languages),
        "fixable": info.fixable,
        "summary": info.summary,
    }


def table(infos: Sequence[RuleInfo], room: int) -> Iterator[str]:
    """A section a family, a line (or more, where it is narrow) a rule: name, severity, what it says."""
    names = max((len(info.name) for info in infos), default=0)
    labels = max((len(_label(info)) for info in infos), default=0)
    for family, found in groupby(infos, key=lambda info: info.family):
        yield family
        for info in found:
            lead = f"  {info.name:<{names}}  {_label(info):<{labels}}  "
            for number, line in enumerate(wrap(info.summary, max(20, room - len(lead)))):
                yield (lead if number == 0 else " " * len(lead)) + line
        yield ""
    yield f"{len(infos)} rules. One that is off says something only when it is selected by its name."
    yield "`factlint explain RULE` prints a rule’s page."


def _label(info: RuleInfo) -> str:
    return info.severity.label if info.on else f"{info.severity.label}, off"
