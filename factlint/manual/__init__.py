"""The manual: a rule → its page, the same in `factlint explain` and in docs/rules/."""

from factlint.manual.index import index
from factlint.manual.page import page

__all__ = ["index", "page"]
