"""The questions that factlint asks a plugin. A plugin is a module (or object) with any of these, each marked
`@factlint.hookimpl`, named in the entry-point group `factlint`."""

from collections.abc import Sequence

import pluggy

from factlint.readers.article import Reader
from factlint.reading.names import NameHint
from factlint.reading.quotes import Quote
from factlint.reading.sentences import Sentence
from factlint.reporting import Reporter
from factlint.rulebook import AnyRule

hookspec = pluggy.HookspecMarker("factlint")
hookimpl = pluggy.HookimplMarker("factlint")


@hookspec
def factlint_rules() -> Sequence[AnyRule]:  # type: ignore[empty-body]
    """Rules, made with `@factlint.rule` or `@factlint.archive_rule`."""


@hookspec
def factlint_reporters() -> Sequence[Reporter]:  # type: ignore[empty-body]
    """Report formats."""


@hookspec
def factlint_readers() -> Sequence[Reader]:  # type: ignore[empty-body]
    """File formats."""


@hookspec
def factlint_mentions(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> Sequence[NameHint]:  # type: ignore[empty-body]
    """Names in a text that a recogniser of the plugin's own knows; they are added to those that factlint finds."""
