"""Noise: what the rules say about untouched news, held against what readers judged of it.

`verdicts.jsonl` keeps what was read: article id, rule, offset in the article's file, a hash
of the excerpt, the verdict (true, false, artefact) and why. A finding without a verdict is
counted as unread, never as true.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from benchmarks.common import Setup, document, every_rule, percent, table
from factlint.findings import Diagnostic, Severity
from factlint.lint import lint
from factlint.rulebook import RuleInfo

PAGE = "accuracy.md"
LEGEND = """\
{count:,} professionally edited articles. *False*: an editor would be annoyed. *Artefact*: damage done when the article
was collected (lost paragraph breaks, page furniture). *Unread*: nobody has judged it. The severity is the rule's; one
finding may be milder. Precision leaves artefacts out and is given from 30 findings up."""
VERDICTS = Path(__file__).with_name("verdicts.jsonl")
NAMES = ("people", "places", "organizations", "headline")
"""The families of rules about names."""

VERDICT_NAMES = ("true", "false", "artefact")

Key = tuple[str, str, int, str]


class Read(msgspec.Struct, frozen=True):
    """A rule's findings in the news set, counted by verdict and by severity shown."""

    info: RuleInfo
    verdicts: Counter[str]
    shown: Counter[str]

    @property
    def total(self) -> int:
        """All findings of the rule."""
        return self.verdicts.total()

    def within(self, articles: int) -> bool:
        """Whether the rule keeps to its limit: no false error, one false warning per 1,000 articles, infos 75% true."""
        false, true = self.verdicts["false"], self.verdicts["true"]
        if self.info.severity is Severity.ERROR:
            return false == 0
        if self.info.severity is Severity.WARNING:
            return false * 1000 <= articles
        return true * 4 >= (true + false) * 3


def measure(setup: Setup) -> str:
    """A row a rule: findings, what was read, and whether the rule is within its limit."""
    verdicts = read_verdicts()
    news = setup.news()
    active = every_rule()
    reads = {entry.rule.info.name: Read(entry.rule.info, Counter(), Counter()) for entry in active}
    for row in news:
        outcome = lint(document(row), active)
        if outcome.failures:
            raise RuntimeError(f"{row['id']}: {outcome.failures[0]}")
        for finding in outcome.diagnostics:
            read = reads[finding.rule]
            read.verdicts[verdicts.get(key(row["id"], finding), "unread")] += 1
            read.shown[finding.severity.label] += 1
    count = len(news)
    rows = [_row(read, count) for read in sorted(reads.values(), key=lambda read: (read.info.family, read.info.name))]
    loud = sum(_false(read) for read in reads.values() if read.info.severity > Severity.INFO and read.info.on)
    summary = (
        f"False errors and warnings of the rules that are on: {1000 * loud / count:.1f} per 1,000 articles; limit 20."
    )
    errors = _printed_errors([read.info for read in reads.values()], verdicts)
    return "\n\n".join(["## Untouched news", LEGEND.format(count=count), table(HEAD, rows), summary, errors])


def _printed_errors(infos: Iterable[RuleInfo], verdicts: Mapping[Key, str]) -> str:
    """By rule, the articles in which a warning about a name is true."""
    lines = ["Names that stood wrong in print, by article:\n"]
    for name in sorted(info.name for info in infos if info.family in NAMES and info.severity is Severity.WARNING):
        judged = {key[0] for key, verdict in verdicts.items() if key[1] == name and verdict == "true"}
        lines += [f"- {name}: {', '.join(sorted(judged))}"] if judged else []
    return "\n".join(lines)


HEAD = (
    "rule",
    "severity",
    "on",
    "findings",
    "true",
    "artefact",
    "false",
    "unread",
    "false per 1,000",
    "precision",
    "within",
)


def _row(read: Read, articles: int) -> tuple[object, ...]:
    counts = read.verdicts
    judged = counts["true"] + counts["false"]
    return (
        read.info.name, read.info.severity.label, "yes" if read.info.on else "no", read.total,
        *(counts[name] for name in ("true", "artefact", "false", "unread")),
        1000 * counts["false"] / articles,
        percent(counts["true"], judged) if judged >= 30 else "–",
        "yes" if read.within(articles) else "no",
    )  # fmt: skip


def _false(read: Read) -> int:
    return read.verdicts["false"]


def key(article: str, finding: Diagnostic) -> Key:
    """What a verdict is filed under."""
    return (article, finding.rule, finding.location.start.offset, excerpt_hash(finding.location.excerpt))


def excerpt_hash(excerpt: str) -> str:
    """Twelve hexadecimal digits that stand for an excerpt without repeating it."""
    return hashlib.sha256(excerpt.encode()).hexdigest()[:12]


def read_verdicts(path: Path = VERDICTS) -> dict[Key, str]:
    """The verdicts by key. Raises ValueError, with the line, for a row that can't be one."""
    found: dict[Key, str] = {}
    for number, row in _verdict_rows(path):
        if row.verdict not in VERDICT_NAMES:
            raise ValueError(f"{path}:{number}: verdict {row.verdict!r} is none of {', '.join(VERDICT_NAMES)}")
        found[row.article, row.rule, row.offset, row.excerpt_hash] = row.verdict
    return found


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of `verdicts.jsonl`."""

    article: str
    rule: str
    offset: int
    excerpt_hash: str
    verdict: str
    why: str


def _verdict_rows(path: Path) -> Iterator[tuple[int, Verdict]]:
    if path.exists():
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                yield number, msgspec.json.decode(line, type=Verdict)
