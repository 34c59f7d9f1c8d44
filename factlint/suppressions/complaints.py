"""What the engine says about a silencing comment: the finding, its words, and what would mend it."""

from collections.abc import Collection, Iterator, Sequence

from factlint.errors import nearest
from factlint.findings import Diagnostic, Safety, Severity, SourceEdit, SourceFix
from factlint.fingerprints import joined
from factlint.rulebook import RuleInfo
from factlint.suppressions.model import Directive, Kind
from factlint.suppressions.own_rules import MISSING_REASON, UNUSED_IGNORE


def missing_reason(directive: Directive, severity: Severity) -> Diagnostic:
    """A comment silences without saying why."""
    example = f"{directive.kind.value}[{', '.join(directive.names)}] and why"
    return _complaint(MISSING_REASON, directive, severity, f"this comment gives no reason; write {example}")


def unused_ignore(
    directive: Directive, places: Sequence[int], known: Collection[str], severity: Severity
) -> Diagnostic:
    """A comment, or those of its names with these numbers, silences nothing; `known` are all rules and families."""
    all_of_it = len(places) == len(directive.names)
    subject = "this comment silences nothing" if all_of_it else "a part of this comment silences nothing"
    reasons = "; ".join([directive.fault] if directive.fault else _reasons(directive, places, known))
    fix = None if directive.fault else _fix(directive, places, known)
    return _complaint(UNUSED_IGNORE, directive, severity, f"{subject}: {reasons}", fix)


def _complaint(
    rule: RuleInfo, directive: Directive, severity: Severity, message: str, fix: SourceFix | None = None
) -> Diagnostic:
    return Diagnostic(
        rule.name, rule.family, severity, directive.location, message,
        fixes=() if fix is None else (fix,), fingerprint=joined(rule.name, directive.mark),
    )  # fmt: skip


def _reasons(directive: Directive, places: Sequence[int], known: Collection[str]) -> Iterator[str]:
    names = [directive.names[place] for place in places]
    idle = list(dict.fromkeys(name for name in names if name in known))
    listed = " and ".join(f"“{name}”" for name in idle)
    if idle and directive.kind is Kind.ON:
        yield f"{listed} {'is' if len(idle) == 1 else 'are'} not off here"
    elif idle:
        yield f"{listed} {'finds' if len(idle) == 1 else 'find'} nothing {_where(directive)}"
    for name in names:
        if name not in known:
            yield f"there is no rule or family “{name}”{nearest(name, known)}"


def _where(directive: Directive) -> str:
    first, last = directive.lines
    if directive.kind is Kind.FILE:
        return "in this file"
    if directive.kind is Kind.OFF:
        return "in the passage behind it"
    if not first:
        return "here, for no line follows"
    return f"on line {first}" if first == last else f"on lines {first} to {last}"


def _fix(directive: Directive, places: Sequence[int], known: Collection[str]) -> SourceFix | None:
    """Takes the comment out, or the names; safe where they are certain to be of no use. None where another rule may be
    meant, or where nobody can tell what else would change."""
    strange = [name for name in (directive.names[place] for place in places) if name not in known]
    if any(nearest(name, known) for name in strange):
        return None
    safety = Safety.UNSAFE if strange else Safety.SAFE
    if len(places) == len(directive.names):
        removal = directive.removal
        edits = () if removal is None else (SourceEdit(removal.start, removal.end, ""),)
        return SourceFix(safety, "take the comment out", edits) if edits else None
    if not directive.places:
        return None
    return SourceFix(safety, "take out what silences nothing", tuple(_without(directive, places)))


def _without(directive: Directive, places: Sequence[int]) -> Iterator[SourceEdit]:
    """Deletes names: each with the comma before it, those at the beginning with the comma behind them."""
    spans = directive.places
    first_kept = next(number for number in range(len(spans)) if number not in places)
    if first_kept:
        yield SourceEdit(spans[0].start, spans[first_kept].start, "")
    for place in places:
        if place > first_kept:
            yield SourceEdit(spans[place - 1].end, spans[place].end, "")
