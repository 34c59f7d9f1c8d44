"""From documents and rules to diagnostics: severity, place, fingerprint, and what a broken quote makes doubtful."""

from collections.abc import Iterable, Sequence

import msgspec

from factlint.document import Document
from factlint.findings import (
    ArchiveFinding,
    Diagnostic,
    Fact,
    Failure,
    Finding,
    Fix,
    RelatedPlace,
    Severity,
    SourceEdit,
    SourceFix,
)  # fmt: skip
from factlint.fingerprints import archive_fingerprint, fingerprints
from factlint.reading.quotes import QuoteFault
from factlint.rulebook import AnyRule, ArchiveRule, Options, Rule
from factlint.spans import Span


class ActiveRule(msgspec.Struct, frozen=True):
    """A rule as a file's settings want it."""

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


def lint(document: Document, active: Iterable[ActiveRule]) -> Outcome:
    """Run the rules over a document. A rule that raises is a failure with its name; the others still run."""
    diagnostics: list[Diagnostic] = []
    facts: list[KeyedFact] = []
    failures: list[Failure] = []
    for entry in active:
        info = entry.rule.info
        if document.language not in info.languages:
            continue
        try:
            if isinstance(entry.rule, Rule):
                diagnostics += _run(entry, entry.rule, document)
            else:
                facts += (KeyedFact(info.name, key, fact) for key, fact in entry.rule.collect(document))
        except Exception as error:  # noqa: BLE001  # whatever a rule raises, the run goes on and says so
            failures.append(Failure(document.path, info.name, f"{type(error).__name__}: {error}"))
    diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
    return Outcome(tuple(diagnostics), tuple(facts), tuple(failures))


def conclude(active: Iterable[ActiveRule], facts: Iterable[KeyedFact]) -> Outcome:
    """Run the archive rules over the facts of many documents, key by key."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for keyed in facts:
        groups.setdefault((keyed.rule, keyed.key), []).append(keyed.fact)
    found: dict[tuple[str, str], Diagnostic] = {}
    failures: list[Failure] = []
    rules = {entry.rule.info.name: (entry, entry.rule) for entry in active if isinstance(entry.rule, ArchiveRule)}
    for name, key in sorted(groups):
        entry, rule = rules[name]
        ordered = sorted(groups[name, key], key=_fact_order)
        try:
            for finding in rule.findings(key, ordered, entry.options):
                diagnostic = _archive_diagnostic(entry, key, finding)
                found.setdefault((name, diagnostic.fingerprint), diagnostic)
        except Exception as error:  # noqa: BLE001  # as above
            failures.append(Failure(None, name, f"{type(error).__name__}: {error} (key {key!r})"))
    return Outcome(tuple(sorted(found.values(), key=lambda d: d.sort_key)), (), tuple(failures))


def _run(entry: ActiveRule, rule: Rule, document: Document) -> list[Diagnostic]:
    findings = sorted(rule.findings(document, entry.options), key=_finding_order)
    if not findings:
        return []
    prints = fingerprints(rule.info.name, document.path, document.text, findings)
    return [_diagnostic(entry, document, finding, mark) for finding, mark in zip(findings, prints, strict=True)]


def _finding_order(finding: Finding) -> tuple[int, int, str]:
    return (
        (-1, -1, finding.message) if finding.span is None else (finding.span.start, finding.span.end, finding.message)
    )


def _fact_order(fact: Fact) -> tuple[str, str, int, str]:
    place = fact.location
    return (place.path, place.item or "", place.start.offset, fact.form)


def _diagnostic(entry: ActiveRule, document: Document, finding: Finding, fingerprint: str) -> Diagnostic:
    related = [RelatedPlace(document.locate(note.span), note.message) for note in finding.related]
    severity = min(entry.severity, finding.severity or entry.severity)
    fault = _doubt(document, finding)
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
        fixes=tuple(fix for each in finding.fixes if (fix := _source_fix(document, each)) is not None),
        fingerprint=fingerprint,
    )


def _doubt(document: Document, finding: Finding) -> QuoteFault | None:
    """The fault in whose reach a place of the finding lies, unless the finding reports that very fault."""
    if finding.span is None or not document.quote_faults:
        return None
    if any(fault.span == finding.span for fault in document.quote_faults):
        return None
    for span in (finding.span, *(note.span for note in finding.related)):
        if (fault := document.fault_at(span)) is not None:
            return fault
    return None


def _source_fix(document: Document, fix: Fix) -> SourceFix | None:
    """The fix in offsets of the source; None where an edit does not stand there character by character."""
    source_map = document.article.source_map
    if not all(source_map.is_exact(edit.span) for edit in fix.edits):
        return None
    edits = tuple(
        SourceEdit(place.start, place.end, edit.text)
        for edit, place in sorted(((edit, source_map.to_source(edit.span)) for edit in fix.edits), key=_edit_order)
    )
    return SourceFix(fix.safety, fix.title, edits)


def _edit_order(pair: tuple[object, Span]) -> Span:
    return pair[1]


def _archive_diagnostic(entry: ActiveRule, key: str, finding: ArchiveFinding) -> Diagnostic:
    forms: Sequence[str] = [finding.fact.form, *(fact.form for fact, _ in finding.related)]
    return Diagnostic(
        rule=entry.rule.info.name,
        family=entry.rule.info.family,
        severity=min(entry.severity, finding.severity or entry.severity),
        location=finding.fact.location,
        message=finding.message,
        related=tuple(RelatedPlace(fact.location, message) for fact, message in finding.related),
        computation=finding.computation,
        fingerprint=archive_fingerprint(entry.rule.info.name, key, forms),
    )
