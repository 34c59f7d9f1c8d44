"""Silencing: comments in an article that keep findings out of the report, and what is wrong with such comments.

`directives` reads the comments of an article, `silence` obeys them; both are imported where there are any.
"""

from factlint.suppressions.model import Silencing
from factlint.suppressions.own_rules import OWN_RULES

__all__ = ["OWN_RULES", "Silencing"]
