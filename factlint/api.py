"""The door's upper rooms: parse a text, check a document, check paths."""

import os
from collections.abc import Sequence

from factlint import plugins
from factlint.archive.articles import reader_for, with_metadata
from factlint.archive.discovery import discover
from factlint.archive.opening import open_run
from factlint.archive.run import run
from factlint.config import Overrides, Settings
from factlint.document import Document
from factlint.findings import Diagnostic, Report
from factlint.lint import across_articles, active_rules, lint, silencing_of
from factlint.readers.article import ReadError, Source
from factlint.reading.house_names import NO_HOUSE_LIST, HouseList


def parse(text: str, path: str = "a.txt", published: str | None = None) -> Document:
    """Read a text as the one article of a file of that name; the ending tells the format.

    `published` is an ISO date for a text that carries none. Raises ReadError.
    """
    return document_from_source(text, path=path, published=published)


def check(document: Document) -> tuple[Diagnostic, ...]:
    """What the built-in rules, at their default settings, say about a document, in order of place.

    What comments in it silence is left out. Raises PluginError for a broken installation, and RuntimeError naming the
    rule where a rule breaks.
    """
    loaded, settings = plugins.load(), Settings()
    active = active_rules(loaded.built_in_rules, settings)
    outcome = lint(document, active)
    for failure in outcome.failures:
        raise RuntimeError(f"{failure.rule}: {failure.message}")
    silencing = silencing_of(document, active, outcome, settings)
    if silencing is None:
        return outcome.diagnostics
    from factlint.suppressions.silence import silence  # noqa: PLC0415  # only where there are comments

    verdict = silence(outcome.diagnostics, [silencing], loaded.infos, unjudged=across_articles(active))
    return tuple(sorted(verdict.kept, key=lambda diagnostic: diagnostic.sort_key))


def check_paths(paths: Sequence[str | os.PathLike[str]], config: str | None = None, jobs: int = 1) -> Report:
    """What the command `check` runs: files and folders, with all plugins and the settings that are found for them.

    `config` names a settings file. `jobs` more than 1 uses worker processes, which import the calling script anew.
    What could not be looked at is in the report's `failed`. Raises ConfigError and PluginError.
    """
    named = [os.fspath(path) for path in paths]
    loaded, configuration = open_run(named, Overrides(config=config))
    found = discover(named, configuration.settings)
    configuration.settle(file.path for file in found.files)
    return run(found, configuration.settings, loaded, jobs=jobs, settings_of=configuration.of)


def document_from_source(
    text: str,
    *,
    path: str = "a.txt",
    published: str | None = None,
    headline: str | None = None,
    house_list: HouseList = NO_HOUSE_LIST,
) -> Document:
    """A document of a text, with metadata for what the text does not carry, and what the house calls things."""
    loaded = plugins.load()
    article = next(reader_for(path, loaded.readers).read(Source(path, text)), None)
    if article is None:
        raise ReadError(f"{path} holds no article")
    dated = with_metadata(article, published=published, headline=headline)
    return Document(dated, loaded.recognizers, house_list=house_list)
