"""Silencing: comments in an article that keep findings out of the report, and what is wrong with such comments."""

from factlint.suppressions.directives import Silencing, silencing_in
from factlint.suppressions.own_rules import MISSING_REASON, OWN_RULES, UNUSED_IGNORE
from factlint.suppressions.silence import Verdict, silence

__all__ = [
    "MISSING_REASON",
    "OWN_RULES",
    "UNUSED_IGNORE",
    "Silencing",
    "Verdict",
    "silence",
    "silencing_in",
]
