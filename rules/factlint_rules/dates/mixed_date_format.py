"""mixed-date-format."""

from collections.abc import Iterator, Sequence

from factlint import BlockKind, Date, Document, Edit, Finding, Fix, Note, Severity, Voice, flags, lexicon, passes, rule

_NEVER_SHORT = {3, 4, 5, 6, 7}
_MAJORITY = 2


@rule(
    flags("It began on [[October 26th]]. On {{October 28}} it was over."),
    flags("Talks began on {{Oct. 26}} and went on until Nov. 3. They failed on [[December 9]]."),
    flags("He left on {{3 May}}, came back on 9 May and stayed until [[June 2]]."),
    passes("It began on Oct. 26 and was over in November. On March 3 it began again."),
    passes("He came home for July 4th. On July 9 he left."),
    passes("“We leave on October 26th,” she said. On October 28 they left."),
    severity=Severity.INFO,
)
def mixed_date_format(document: Document) -> Iterator[Finding]:
    """Dates are written in two ways in one article: 26th and 26, Oct. and October, 26 October and October 26.

    Most often a sign that two texts were joined; choose one way. Reported once an article,
    at the way that is used less.

    Quotations, headlines, captions and datelines have ways of their own, and so have days
    that go by their date (July 4th, Sept. 11). News style writes March to July out, and any
    month that stands without a day.
    """
    dates = [date for date in document.dates if _compared(document, date)]
    for question in (_ordinal, _day_first, _in_figures, _shortened):
        answers = [(date, answer) for date in dates if (answer := question(date)) is not None]
        yes = [date for date, answer in answers if answer]
        no = [date for date, answer in answers if not answer]
        if yes and no:
            few, many = (yes, no) if len(yes) < len(no) or (len(yes) == len(no) and question is _ordinal) else (no, yes)
            if len(yes) == len(no) and question is not _ordinal and few[0].span < many[0].span:
                few, many = many, few
            yield _finding(few, many)
            return


def _compared(document: Document, date: Date) -> bool:
    """Whether the narrator wrote the date, in running text, as a date."""
    if date.voice is Voice.SPEECH or date.dateline or date.day is None:
        return False
    named = date.year is None and f"{date.month}-{date.day}" in lexicon.entries("day-by-date")
    block = document.blocks.at(date.span.start)
    return not named and block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}


# -- in which of two ways a date is written: True, False, or None where it does not tell -----------------------------


def _ordinal(date: Date) -> bool | None:
    """`26th`, not `26`; `the 26th of October` is always so."""
    if date.month_span is None or " of " in date.form or " the " in date.form:
        return None
    return "Dth" in date.form


def _day_first(date: Date) -> bool | None:
    """`26 October`, not `October 26`."""
    if date.month_span is None or date.day_span is None or " of " in date.form or date.form == "ISO":
        return None
    return date.day_span < date.month_span


def _in_figures(date: Date) -> bool | None:
    """`10/26/2021`, not `October 26, 2021`."""
    return None if not date.form else date.form in {"ISO", "N/N/Y", "N.N.Y"}


def _shortened(date: Date) -> bool | None:
    """`Oct. 26`, not `October 26`."""
    if date.month in _NEVER_SHORT or date.form in {"ISO", "N/N/Y", "N.N.Y"}:
        return None
    return "Mon." in date.form or date.form.startswith("Mon ") or date.form.endswith(" Mon")


# -- the finding -----------------------------------------------------------------------------------------------------


def _finding(few: Sequence[Date], many: Sequence[Date]) -> Finding:
    first, other = few[0], many[0]
    counts = (
        f"{len(few)} of {len(few) + len(many)} such dates" if len(few) + len(many) > _MAJORITY else "one of two dates"
    )
    note = Note(other.span, f"written “{other.text}” here")
    fixes = (_fix(few),) if len(many) >= _MAJORITY * len(few) and "Dth" in first.form else ()
    return Finding(
        first.span, f"“{first.text}” is written in another way than “{other.text}”: {counts}", (note,), fixes=fixes
    )


def _fix(few: Sequence[Date]) -> Fix:
    """Leave out the th."""
    edits = tuple(Edit(date.day_span, str(date.day)) for date in few if date.day_span is not None)
    return Fix("leave out the ordinal endings", edits)
