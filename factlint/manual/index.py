"""The first page of docs/rules/: every rule by family."""

from collections.abc import Sequence
from itertools import groupby

from factlint.rulebook import RuleInfo

_HEAD = """\
# The rules

An *error* contradicts the calendar, arithmetic or itself; a *warning* is very probably wrong; an *info* is worth a
look. A rule that is off says something only when it is selected by its name.

These pages are written by `python -m factlint.manual docs/rules` out of the rules themselves; `factlint explain RULE`
prints one.
"""


def index(rules: Sequence[RuleInfo]) -> str:
    """A table a family, a row a rule, each linked to its page."""
    parts = [_HEAD]
    ordered = sorted(rules, key=lambda info: (info.family, info.name))
    for family, found in groupby(ordered, key=lambda info: info.family):
        rows = "\n".join(_row(info) for info in found)
        parts.append(f"## {family}\n\n| rule | severity | says |\n| --- | --- | --- |\n{rows}\n")
    return "\n".join(parts)


def _row(info: RuleInfo) -> str:
    severity = info.severity.label if info.on else f"{info.severity.label}, off"
    summary = info.summary.replace("|", "\\|")
    return f"| [{info.name}]({info.name}.md) | {severity} | {summary} |"
