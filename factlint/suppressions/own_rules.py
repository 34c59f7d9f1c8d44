"""The rules of the engine itself: what it says about comments that silence. No plugin brings them."""

import inspect

from factlint.findings import Severity
from factlint.rulebook import ENGINE, Example, RuleInfo, flags, passes


def _info(name: str, page: str, examples: tuple[Example, ...]) -> RuleInfo:
    return RuleInfo(
        name=name,
        page=inspect.cleandoc(page),
        examples=examples,
        severity=Severity.WARNING,
        on=True,
        needs=(),
        languages=("en",),
        options_type=None,
        module=__name__,
        file=__file__,
        line=1,
        family=ENGINE,
    )


UNUSED_IGNORE = _info(
    "unused-ignore",
    """A comment that silences a rule silences nothing.

    The fault is mended, the rule has another name, or the comment stands in the
    wrong place. Left standing it would hide the next fault of that kind. Take it
    out; where it should silence something, write `ignore[rule] reason` on the line
    or on a line of its own before it, `ignore-file[rule]` for the whole file, or
    `off[rule]` and `on[rule]` around a passage. The rules are always named: a
    comment never silences all of them.

    Known limits: it says nothing about a rule that did not run (switched off, or
    not for that language, or in want of a date), nor about rules that compare
    articles unless the whole folder of the settings is checked. A comment can't
    silence what is said about itself.
    """,
    (
        flags(
            "[[<!-- factlint: ignore[gone-rule] as agreed with the desk -->]]\nThe bridge is closed.",
            path="a.md",
            fixed="The bridge is closed.",
        ),
        flags("[[factlint: ignore[]]]\nThe bridge is closed.", path="a.txt"),
        passes("<!-- note to the desk: ask again on Monday -->\n\nThe bridge is closed.", path="a.md"),
    ),
)

MISSING_REASON = _info(
    "missing-reason",
    """A comment that silences a rule gives no reason.

    Whoever reads the comment next year can't tell whether it still holds. Write the
    reason behind the brackets: `ignore[rule] the name is spelled so on her book`.

    Known limits: it speaks only where the settings say `require-reason = true`.
    """,
    (),
)

OWN_RULES = (MISSING_REASON, UNUSED_IGNORE)
"""By name."""
