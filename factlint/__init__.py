"""factlint reads a news article the way a fact-checker does.

This is the door: every name that a plugin or a user may import.
"""

import importlib
from typing import TYPE_CHECKING

from factlint.document import Document
from factlint.errors import FactlintError
from factlint.findings import (
    ArchiveFinding,
    Diagnostic,
    Edit,
    Fact,
    Failure,
    Finding,
    Fix,
    Note,
    Notice,
    RelatedPlace,
    Report,
    Safety,
    Severity,
    Skipped,
    SourceEdit,
    SourceFix,
)  # fmt: skip
from factlint.hookspecs import hookimpl
from factlint.readers.article import Article, Comment, Field, Metadata, Reader, ReadError, Source
from factlint.readers.blocks import BLOCK_BREAK, Block, BlockKind, BlockMeaning
from factlint.reading import lexicon
from factlint.reading.dates import ClockTime, Date
from factlint.reading.folding import fold
from factlint.reading.headline import Headline
from factlint.reading.house_names import HouseList, HouseName, RejectedName
from factlint.reading.names import (
    Acronym,
    AcronymUse,
    BareSurname,
    Contained,
    Explanation,
    Mention,
    MentionKind,
    MixedName,
    Named,
    NameHint,
    SpellingVariant,
    differ_by_case,
    is_known_alone,
    same_name,
)
from factlint.reading.quotes import FaultKind, Quote, QuoteFault, QuoteKind
from factlint.reading.roles import Role, RoleForm, RoleSort, RoleWord
from factlint.reading.sentences import Sentence
from factlint.reading.speech import Attribution, CueForm, Speaker, SpeakerKind, Speech
from factlint.reading.stories import Stories
from factlint.reading.tokens import Token, TokenKind, Tokens
from factlint.reading.voice import Voice
from factlint.reporting import Context, Reporter
from factlint.rulebook import (
    AnyRule,
    ArchiveRule,
    Example,
    Options,
    Rule,
    RuleInfo,
    archive_rule,
    flags,
    option,
    passes,
    rule,
)
from factlint.spans import LineIndex, Location, MapBuilder, Position, SourceMap, Span

if TYPE_CHECKING:
    from factlint.api import check, check_paths, parse

API_VERSION = 1
"""What the door exports changes only when this does."""

__version__ = "0.1.0"

_UPPER = {"check": "factlint.api", "check_paths": "factlint.api", "parse": "factlint.api"}


def __getattr__(name: str) -> object:
    if name in _UPPER:
        return getattr(importlib.import_module(_UPPER[name]), name)
    raise AttributeError(f"module 'factlint' has no attribute {name!r}")


__all__ = [
    "API_VERSION",
    "BLOCK_BREAK",
    "Acronym",
    "AcronymUse",
    "AnyRule",
    "ArchiveFinding",
    "ArchiveRule",
    "Article",
    "Attribution",
    "BareSurname",
    "Block",
    "BlockKind",
    "BlockMeaning",
    "ClockTime",
    "Comment",
    "Contained",
    "Context",
    "CueForm",
    "Date",
    "Diagnostic",
    "Document",
    "Edit",
    "Example",
    "Explanation",
    "Fact",
    "FactlintError",
    "Failure",
    "FaultKind",
    "Field",
    "Finding",
    "Fix",
    "Headline",
    "HouseList",
    "HouseName",
    "LineIndex",
    "Location",
    "MapBuilder",
    "Mention",
    "MentionKind",
    "Metadata",
    "MixedName",
    "NameHint",
    "Named",
    "Note",
    "Notice",
    "Options",
    "Position",
    "Quote",
    "QuoteFault",
    "QuoteKind",
    "ReadError",
    "Reader",
    "RejectedName",
    "RelatedPlace",
    "Report",
    "Reporter",
    "Role",
    "RoleForm",
    "RoleSort",
    "RoleWord",
    "Rule",
    "RuleInfo",
    "Safety",
    "Sentence",
    "Severity",
    "Skipped",
    "Source",
    "SourceEdit",
    "SourceFix",
    "SourceMap",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Speech",
    "SpellingVariant",
    "Stories",
    "Token",
    "TokenKind",
    "Tokens",
    "Voice",
    "__version__",
    "archive_rule",
    "check",
    "check_paths",
    "differ_by_case",
    "flags",
    "fold",
    "hookimpl",
    "is_known_alone",
    "lexicon",
    "option",
    "parse",
    "passes",
    "rule",
    "same_name",
]
