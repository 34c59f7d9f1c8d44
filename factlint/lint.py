"""From documents and rules to diagnostics: severity, place, fingerprint, and what a broken quote makes doubtful."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, TypeVar

import msgspec

from factlint.blame import told
from factlint.config import Settings, chosen, configured
from factlint.document import Document
from factlint.errors import PluginError
from factlint.findings import (
    ArchiveFinding,
    Diagnostic,
    Fact,
    Failure,
    Finding,
    Fix,
    Notice,
    RelatedPlace,
    Severity,
    SourceEdit,
    SourceFix,
)  # fmt: skip
from factlint.fingerprints import archive_fingerprint, fingerprints
from factlint.reading.quotes import QuoteFault
from factlint.rulebook import AnyRule, ArchiveRule, Options, Rule
from factlint.spans import Span
from factlint.suppressions import OWN_RULES, Silencing

if TYPE_CHECKING:
    from factlint.fixes import Guard

_Said = TypeVar("_Said")
_Made = TypeVar("_Made")

HOT_KEY = 1_000
"""How many facts of one key are compared: a name that a whole archive shares tells nothing, and costs much."""


class ActiveRule(msgspec.Struct, frozen=True):
    """A rule as the settings want it; `options` is None only for a rule that takes none."""

    rule: AnyRule
    severity: Severity
    options: Options | None = None


class KeyedFact(msgspec.Struct, frozen=True):
    """A fact that an archive rule collected, under its blocking key."""

    rule: str
    key: str
    fact: Fact


class Outcome(msgspec.Struct, frozen=True):
    """What a document gave: diagnostics in order, facts for the archive rules, and the rules that broke on it."""

    diagnostics: tuple[Diagnostic, ...]
    facts: tuple[KeyedFact, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()


_DIAGNOSTICS = msgspec.msgpack.Decoder(list[Diagnostic])
_KEYED_FACT = msgspec.msgpack.Decoder(KeyedFact)


def active_rules(rules: Sequence[AnyRule], settings: Settings) -> tuple[ActiveRule, ...]:
    """The rules that the settings choose, each with its severity and options."""
    names = chosen([rule.info for rule in rules], settings)
    return tuple(_active(rule, settings) for rule in rules if _runs(rule, names, settings))


def _runs(rule: AnyRule, names: frozenset[str], settings: Settings) -> bool:
    return rule.info.name in names and (settings.archive or isinstance(rule, Rule))


def _active(rule: AnyRule, settings: Settings) -> ActiveRule:
    wanted = settings.rules.get(rule.info.name)
    severity = wanted.severity if wanted is not None else None
    options = wanted.options if wanted is not None else None
    if options is None and rule.info.options_type is not None:
        options = rule.info.options_type()
    return ActiveRule(rule, rule.info.severity if severity is None else severity, options)


def lint(document: Document, active: Iterable[ActiveRule], name: str | None = None) -> Outcome:
    """Run the rules over a document. A rule that raises is a failure with its name; the others still run.

    `name` is the file's path as its fingerprints have it, where they have one; by default the document's.
    """
    diagnostics: list[Diagnostic] = []
    facts: list[KeyedFact] = []
    failures: list[Failure] = []
    subject = _Subject(document, name or document.path)
    for entry in active:
        info = entry.rule.info
        if document.language not in info.languages:
            continue
        try:
            if isinstance(entry.rule, Rule):
                diagnostics += _run(entry, entry.rule, subject)
            else:
                facts += _collect(entry.rule, document)
        except PluginError as error:  # a name recogniser's, not this rule's
            failures.append(Failure(document.path, None, str(error)))
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever a rule raises, the run goes on and says so
            failures.append(Failure(document.path, info.name, told(error)))
    diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
    return Outcome(tuple(diagnostics), tuple(facts), tuple(dict.fromkeys(failures)))


def silencing_of(
    document: Document, active: Sequence[ActiveRule], outcome: Outcome, settings: Settings
) -> Silencing | None:
    """What the comments in a document ask for, None where it has none; `outcome` is what linting it gave.

    A comment is judged by the rules that could say all they have to say: they know the language, did not break, and
    had the day of publication or the house's spellings where they need them.
    """
    if not document.article.comments:
        return None
    from factlint.suppressions.directives import silencing_in  # noqa: PLC0415  # only where there are comments

    broken = {failure.rule for failure in outcome.failures}
    ran = (
        info.name
        for info in (entry.rule.info for entry in active)
        if document.language in info.languages
        and info.name not in broken
        and not ("published" in info.needs and document.published is None)
        and not ("names" in info.needs and not document.house_list)
    )
    own = {info.name: info.severity for info in configured(OWN_RULES, settings) if info.on}
    return silencing_in(document.article, frozenset(ran), own)


def across_articles(active: Iterable[ActiveRule]) -> frozenset[str]:
    """The rules that compare articles: among other articles they find something else."""
    return frozenset(entry.rule.info.name for entry in active if isinstance(entry.rule, ArchiveRule))


def conclude(active: Iterable[ActiveRule], facts: Iterable[KeyedFact]) -> Outcome:
    """Run the archive rules over the facts of many documents, key by key. One finding of several keys is told once."""
    rules = {entry.rule.info.name: (entry, entry.rule) for entry in active if isinstance(entry.rule, ArchiveRule)}
    found: dict[tuple[str, str], Diagnostic] = {}
    failures: list[Failure] = []
    notices: list[Notice] = []
    for (name, key), group in groupby(sorted(facts, key=_fact_order), key=lambda keyed: (keyed.rule, keyed.key)):
        entry, rule = rules[name]
        together = [keyed.fact for keyed in group]
        if len(together) > HOT_KEY:
            said = f"{name}: “{key}” stands {len(together)} times; the first {HOT_KEY} are compared"
            notices.append(Notice(None, said))
        try:
            for finding in _archive_findings(rule, key, together[:HOT_KEY], entry.options):
                (diagnostic,) = _sound([_archive_diagnostic(entry, key, finding)], _DIAGNOSTICS)
                found.setdefault((name, diagnostic.fingerprint), diagnostic)
        except (Exception, SystemExit) as error:  # noqa: BLE001  # as above
            failures.append(Failure(None, name, f"{told(error)}, over “{key}”"))
    ordered = sorted(found.values(), key=lambda diagnostic: diagnostic.sort_key)
    return Outcome(tuple(ordered), (), tuple(failures), tuple(notices))


def _run(entry: ActiveRule, rule: Rule, subject: "_Subject") -> list[Diagnostic]:
    document = subject.document
    findings = sorted(_of_kind(Finding, rule.findings(document, entry.options)), key=_finding_order)
    if not findings:
        return []
    prints = fingerprints(rule.info.name, subject.name, document.text, findings)
    made = [_diagnostic(entry, subject, *pair) for pair in zip(findings, prints, strict=True)]
    return _sound(made, _DIAGNOSTICS)


def _sound(made: _Made, kind: msgspec.msgpack.Decoder[_Made]) -> _Made:
    """The same again, once every field of it is found to be of its type: what a plugin fills in is not checked before.

    Raises msgspec.ValidationError, and UnicodeEncodeError for half a surrogate pair.
    """
    return kind.decode(msgspec.msgpack.encode(made))


def _of_kind(kind: type[_Said], items: object) -> list[_Said]:
    """What a rule gives, read to its end. Raises TypeError where it is no such thing."""
    if not isinstance(items, Iterable):
        raise TypeError(f"the rule gives {items!r}; a rule yields {kind.__name__}s")
    found = list(items)
    for item in found:
        if not isinstance(item, kind):
            raise TypeError(f"the rule yields {item!r}, which is no {kind.__name__}")
    return found


def _archive_findings(
    rule: ArchiveRule, key: str, facts: Sequence[Fact], options: Options | None
) -> list[ArchiveFinding]:
    return _of_kind(ArchiveFinding, rule.findings(key, facts, options))


def _collect(rule: ArchiveRule, document: Document) -> Iterator[KeyedFact]:
    for pair in _of_kind(tuple, rule.collect(document)):
        key, fact = pair
        if not isinstance(key, str) or not isinstance(fact, Fact):
            raise TypeError(f"collect yields {pair!r}, which is no (key, Fact)")
        yield _sound(KeyedFact(rule.info.name, key, fact), _KEYED_FACT)


def _finding_order(finding: Finding) -> tuple[int, int, str]:
    if finding.span is None:
        return (-1, -1, finding.message)
    return (finding.span.start, finding.span.end, finding.message)


def _fact_order(keyed: KeyedFact) -> tuple[str, str, str, str, int, str]:
    place = keyed.fact.location
    return (keyed.rule, keyed.key, place.path, place.item or "", place.start.offset, keyed.fact.form)


class _Doubts:
    """The broken quotes of an article, to be asked whose reach a place lies in."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _reported(self) -> frozenset[Span]:
        return frozenset(fault.span for fault in self._document.quote_faults)

    @cached_property
    def _reaching(self) -> list[tuple[Span, QuoteFault]]:
        reaching = [(fault.reach, fault) for fault in self._document.quote_faults if fault.reach is not None]
        return sorted(reaching, key=lambda pair: (pair[0], pair[1].span))

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate((reach.end for reach, _ in self._reaching), max))

    def about(self, finding: Finding) -> QuoteFault | None:
        """The fault that makes a finding doubtful: a place of it lies in its reach, and it reports no fault itself."""
        if finding.span is None or not self._reaching or finding.span in self._reported:
            return None
        spans = (finding.span, *(note.span for note in finding.related))
        return next((fault for span in spans if (fault := self._at(span)) is not None), None)

    def _at(self, span: Span) -> QuoteFault | None:
        """The first fault whose reach holds any of the span: the first that ends behind its start."""
        index = bisect_right(self._ends, span.start)
        if index < len(self._reaching):
            reach, fault = self._reaching[index]
            if reach.overlaps(span):
                return fault
        return None


class _Subject:
    """A document under the rules; `name` is what its fingerprints call it."""

    def __init__(self, document: Document, name: str) -> None:
        self.document = document
        self.name = name
        self.doubts = _Doubts(document)

    @cached_property
    def guard(self) -> "Guard":
        """Watches over what is quoted."""
        from factlint.fixes import Guard  # noqa: PLC0415  # only where there are fixes

        return Guard(self.document)


def _diagnostic(entry: ActiveRule, subject: _Subject, finding: Finding, fingerprint: str) -> Diagnostic:
    document = subject.document
    related = [RelatedPlace(document.locate(note.span), note.message) for note in finding.related]
    severity = entry.severity if finding.severity is None else min(entry.severity, finding.severity)
    fault = subject.doubts.about(finding)
    if fault is not None:
        severity = Severity.INFO
        related.append(RelatedPlace(document.locate(fault.span), "this quotation mark is broken: mend it first"))
    return Diagnostic(
        rule=entry.rule.info.name,
        family=entry.rule.info.family,
        severity=severity,
        location=document.locate(finding.span),
        message=finding.message,
        related=tuple(related),
        computation=finding.computation,
        demoted_by=None if fault is None else fault.kind.value,
        fixes=tuple(fix for each in finding.fixes if (fix := _source_fix(subject, each)) is not None),
        fingerprint=fingerprint,
    )


def _source_fix(subject: _Subject, fix: Fix) -> SourceFix | None:
    """The fix in offsets of the source; None where an edit does not stand there character by character."""
    source_map = subject.document.article.source_map
    if not all(source_map.is_exact(edit.span) for edit in fix.edits):
        return None
    placed = sorted((source_map.to_source(edit.span), edit.text) for edit in fix.edits)
    return SourceFix(
        subject.guard.safety(fix), fix.title, tuple(SourceEdit(place.start, place.end, text) for place, text in placed)
    )


def _archive_diagnostic(entry: ActiveRule, key: str, finding: ArchiveFinding) -> Diagnostic:
    forms = [finding.fact.form, *(fact.form for fact, _ in finding.related)]
    return Diagnostic(
        rule=entry.rule.info.name,
        family=entry.rule.info.family,
        severity=entry.severity if finding.severity is None else min(entry.severity, finding.severity),
        location=finding.fact.location,
        message=finding.message,
        related=tuple(RelatedPlace(fact.location, message) for fact, message in finding.related),
        computation=finding.computation,
        fingerprint=archive_fingerprint(entry.rule.info.name, key, forms),
    )
