"""`factlint plugins`: what is installed, and what each brings."""

from collections.abc import Iterator, Sequence

import click

from factlint.cli._help import Command
from factlint.cli._here import isolated_option, plugins_here
from factlint.cli._terminal import columns, write
from factlint.plugins import Plugin
from factlint.reporters.cells import wrap
from factlint.reporters.encoding import pretty
from factlint.reporters.records import Json


@click.command(
    "plugins",
    cls=Command,
    short_help="List the plugins, and what each brings.",
    examples=[("factlint plugins", "what is installed"), ("factlint plugins --format json", "the same for programs")],
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or programs.")
@isolated_option
def command(form: str, isolated: bool) -> None:
    """List every plugin with its version, where it comes from, and what it brings; the house's rules like a plugin."""
    loaded = plugins_here(isolated=isolated).loaded
    write(pretty([record(each) for each in loaded]) if form == "json" else "\n".join(listing(loaded, columns())) + "\n")


def record(plugin: Plugin) -> dict[str, Json]:
    """A plugin as JSON prints it: names of what it brings, and whether it knows names in a text."""
    return {
        "name": plugin.name,
        "version": plugin.version,
        "origin": plugin.origin,
        "rules": sorted(rule.info.name for rule in plugin.rules),
        "reporters": sorted(reporter.name for reporter in plugin.reporters),
        "readers": sorted(reader.name for reader in plugin.readers),
        "mentions": bool(plugin.recognizers),
    }


def listing(loaded: Sequence[Plugin], room: int) -> Iterator[str]:
    """A paragraph a plugin."""
    for number, plugin in enumerate(loaded):
        if number:
            yield ""
        whence = f"{plugin.origin} {plugin.version}".rstrip()  # house rules have no version
        yield f"{plugin.name} (from {whence})"
        brought = record(plugin)
        for what in ("rules", "reporters", "readers"):
            names = brought[what]
            if isinstance(names, list) and names:
                lines = wrap(", ".join(map(str, names)), room - 13)
                yield f"  {what + ':':<11}{lines[0]}"
                yield from (f"{'':<13}{line}" for line in lines[1:])
        if plugin.recognizers:
            yield "  mentions:  it finds names of its own"
