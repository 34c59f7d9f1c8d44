"""`factlint inspect PATH ...`: what the readers saw in an article."""

from collections.abc import Iterable, Iterator, Sequence

import click

from factlint.archive.articles import documents_in
from factlint.archive.discovery import Discovery, discover
from factlint.archive.opening import open_run
from factlint.cli import _completing
from factlint.cli._help import Command
from factlint.cli._streams import kept_clean, say, write_out
from factlint.cli._terminal import columns
from factlint.config import Configuration, Overrides
from factlint.document import Document
from factlint.plugins import Plugins
from factlint.readers.article import ReadError
from factlint.reporters.encoding import line, pretty
from factlint.reporters.inspection import inspect_record
from factlint.reporters.inspection_text import inspect_text


@click.command(
    "inspect",
    cls=Command,
    short_help="Show what was read in an article.",
    examples=[
        ("factlint inspect article.md", "its sentences, quotations, people, places, dates and numbers"),
        ("factlint inspect articles/ --format jsonl", "an article a line, for programs"),
    ],
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=_completing.files)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    help="For people, or programs.",
)
@click.option("--date", default=None, metavar="YYYY-MM-DD", help="When files that carry no date were published.")
@click.option("--config", default=None, metavar="FILE", help="The settings file, instead of looking for one.")
@click.option("--isolated", is_flag=True, default=False, help="Read no settings file.")
@click.option(
    "--no-local-code",
    "local_code",
    is_flag=True,
    flag_value=False,
    default=True,
    help="Refuse settings that run Python from the checked tree.",
)
def command(
    paths: tuple[str, ...], form: str, date: str | None, config: str | None, isolated: bool, local_code: bool
) -> int:
    """Show what was read in each article: sentences, quotations with their speakers, people, places, dates, numbers."""
    if isolated and config is not None:
        raise click.UsageError("--isolated reads no settings file, and --config names one")
    with kept_clean():
        overrides = Overrides(config=config, isolated=isolated, date=date, local_code=local_code)
        loaded, configuration = open_run(paths, overrides)
        found = discover(paths, configuration.settings)
        configuration.settle(file.path for file in found.files)
    reading = _Reading(found, configuration, loaded)
    write_out(_shown(reading.documents(), form))
    reading.tell()
    return 2 if reading.failures else 0


class _Reading:
    """The documents of a run, one after another, and what could not be read."""

    def __init__(self, found: Discovery, configuration: Configuration, loaded: Plugins) -> None:
        self._found = found
        self._configuration = configuration
        self._plugins = loaded
        self.failures = [f"{failure.path}: {failure.message}" for failure in found.failed]

    def documents(self) -> Iterator[Document]:
        """Each article; a file that can't be read is remembered, and the others are still shown."""
        for file in self._found.files:
            try:
                with kept_clean():
                    documents: Sequence[Document] = list(
                        documents_in(file, self._configuration.of(file.path), self._plugins)
                    )
            except ReadError as error:
                where = f"{file.shown}:{error.line}" if error.line else file.shown
                self.failures.append(f"{where}: {error}")
                continue
            yield from documents

    def tell(self) -> None:
        """What is no article, on standard error."""
        for skipped in self._found.skipped:
            say(f"{skipped.path}: skipped, {skipped.why}")
        for failure in self.failures:
            say(failure)


def _shown(documents: Iterable[Document], form: str) -> Iterator[str]:
    if form == "json":
        yield pretty([inspect_record(document) for document in documents])
    elif form == "jsonl":
        yield from (line(inspect_record(document)) for document in documents)
    else:
        width = columns()
        for number, document in enumerate(documents):
            yield ("\n\n" if number else "") + "\n".join(inspect_text(document, width)) + "\n"
