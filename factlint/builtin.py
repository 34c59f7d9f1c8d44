"""What comes with factlint beside its rules, handed over by the door that plugins use."""

from collections.abc import Sequence

from factlint.hookspecs import hookimpl
from factlint.readers.article import Reader
from factlint.readers.html import HtmlReader
from factlint.readers.markdown import MarkdownReader
from factlint.readers.text import TextReader
from factlint.reporters.checkstyle import CheckstyleReporter
from factlint.reporters.concise import ConciseReporter
from factlint.reporters.console import ConsoleReporter
from factlint.reporters.github import GithubReporter
from factlint.reporters.github_summary import GithubSummaryReporter
from factlint.reporters.gitlab import GitlabReporter
from factlint.reporters.html import HtmlReporter
from factlint.reporters.json import JsonReporter
from factlint.reporters.jsonl import JsonLinesReporter
from factlint.reporters.junit import JunitReporter
from factlint.reporters.rdjson import RdjsonReporter
from factlint.reporters.sarif import SarifReporter
from factlint.reporting import Reporter


@hookimpl
def factlint_readers() -> Sequence[Reader]:
    """The built-in file formats."""
    return (TextReader(), MarkdownReader(), HtmlReader())


@hookimpl
def factlint_reporters() -> Sequence[Reporter]:
    """The built-in report formats."""
    return (
        CheckstyleReporter(),
        ConciseReporter(),
        ConsoleReporter(),
        GithubReporter(),
        GithubSummaryReporter(),
        GitlabReporter(),
        HtmlReporter(),
        JsonReporter(),
        JsonLinesReporter(),
        JunitReporter(),
        RdjsonReporter(),
        SarifReporter(),
    )
