"""Every setting: its name, what it may be, where it may stand, and what it is for.

What reads a file, what editors are told of it, and what `init` writes are all made from this one table.
"""

import enum
from collections.abc import Mapping

import msgspec

from factlint.config.kinds import (
    DATE_ORDERS,
    DRAFTS,
    Choice,
    Day,
    Encoding,
    Kind,
    Language,
    Later,
    MetadataFields,
    Paths,
    RuleNames,
    RuleTables,
    Switch,
    Text,
    Texts,
)  # fmt: skip
from factlint.config.model import FAIL_ON
from factlint.config.names import Names


class Where(enum.Enum):
    """Where a setting may stand: in the root file alone, in any file, or in a file's `[per-path]` tables too."""

    ROOT = "root"
    FILE = "file"
    ANY = "any"


class Key(msgspec.Struct, frozen=True):
    """A setting. `doc` says what it is for; `example` is TOML that sets it, to its default where it has one; `{rule}`
    in it stands for the name of a rule, which the core does not know."""

    name: str
    kind: Kind
    where: Where
    doc: str
    example: str


_KEYS = (
    Key("extend", Text(), Where.FILE,
        "Another settings file to start from, as seen from this one. What stands here goes over it, key by key.",
        'extend = "../newsroom.toml"'),
    Key("include", Texts(), Where.ROOT,
        "Which files are articles, as globs from this file's folder.",
        'include = ["*.md", "*.mdx", "*.markdown", "*.txt", "*.html", "*.htm", "*.xhtml"]'),
    Key("exclude", Texts(), Where.ROOT,
        "Which files are not looked at, as globs from this file's folder.",
        'exclude = ["archive/**"]'),
    Key("select", RuleNames(), Where.ANY,
        "The rules that run, by name or family. A family stands for its rules that are on by default.",
        'select = ["dates", "quotes"]'),
    Key("ignore", RuleNames(), Where.ANY,
        "Rules and families that do not run.",
        'ignore = ["{rule}"]'),
    Key("fail-on", Choice(FAIL_ON), Where.ROOT,
        "From which severity on the exit code is 1: info, warning, error or never.",
        'fail-on = "warning"'),
    Key("language", Language(), Where.ANY,
        "The language of articles that do not say it themselves. Without it English is told by its common words.",
        'language = "en"'),
    Key("date-order", Choice({order: order for order in DATE_ORDERS}), Where.ANY,
        "How 10/11/2021 is meant: “dmy” is 10 November, “mdy” is October 11. Without it nobody guesses.",
        'date-order = "dmy"'),
    Key("drafts", Choice({word: word for word in DRAFTS}), Where.ANY,
        "Whether articles whose front matter says `draft: true` are looked at: “check” or “skip”.",
        'drafts = "check"'),
    Key("date", Day(), Where.ROOT,
        "When articles that carry no date were published.",
        'date = "2024-05-01"'),
    Key("encoding", Encoding(), Where.ROOT,
        "The encoding of files that are neither UTF-8 nor UTF-16 with its mark.",
        'encoding = "cp1252"'),
    Key("archive", Switch(), Where.ROOT,
        "Whether rules that compare articles with each other run.",
        "archive = true"),
    Key("baseline", Paths(one=True), Where.ROOT,
        "The file of accepted findings that `factlint baseline write` makes.",
        'baseline = "factlint-baseline.json"'),
    Key("require-reason", Switch(), Where.ROOT,
        "Whether a comment that silences a finding must say why.",
        "require-reason = false"),
    Key("plugins", Texts(), Where.ROOT,
        "Distributions whose plugins must be there; where one is missing nothing is checked.",
        'plugins = ["factlint-house-style"]'),
    Key("rules-path", Paths(), Where.ROOT,
        "Files of rules of your own, and folders of such files. They are Python, and are run.",
        'rules-path = ["house_rules/"]'),
    Key("cache-dir", Later(), Where.ROOT, "Not in this version.", ""),
    Key("reference", Later(), Where.ROOT, "Not in this version.", ""),
    Key("names", Names(), Where.ANY,
        "What the house calls people, places and organisations: the form to use, and those that it rejects.",
        '[names]\n"Kyiv" = {reject = ["Kiev"], except = ["chicken Kiev"]}'),
    Key("metadata", MetadataFields(), Where.ANY,
        "What the fields of front matter are called where you call them otherwise.",
        '[metadata]\nheadline = "title"\ndate = ["published", "pubdate"]'),
    Key("rules", RuleTables(), Where.ANY,
        "A rule's severity and its own options; `factlint explain RULE` lists them. A rule with a table runs.",
        '[rules.{rule}]\nseverity = "info"'),
)  # fmt: skip

KEYS: Mapping[str, Key] = {key.name: key for key in _KEYS}
"""By name, in the order they are shown in. `per-path` is not among them: its tables hold those for any place."""

PER_PATH = "per-path"
PER_PATH_DOC = "Other settings for the files that a glob from this file's folder matches; later tables go over earlier."
PER_PATH_EXAMPLE = '[per-path."drafts/**"]\nignore = ["headline"]'
