"""mixed-date-format."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factlint import (
    Block,
    BlockKind,
    Date,
    Document,
    Edit,
    Finding,
    Fix,
    Note,
    Severity,
    Token,
    Voice,
    flags,
    lexicon,
    passes,
    rule,
)

_NEVER_SHORT = {3, 4, 5, 6, 7}
_FIGURES = {"ISO", "N/N/Y", "N.N.Y"}
_SENTENCE_ENDS = ".!?:;,…)]\"'”’"
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
    for question in (_ordinal, _day_first, _in_figures, _shortened, _month_shortened):
        answers = [(date, answer) for date in dates if (answer := question(date)) is not None]
        yes = [date for date, answer in answers if answer]
        no = [date for date, answer in answers if not answer]
        if yes and no:
            yield _finding(*_few_and_many(yes, no))
            return


def _few_and_many(yes: list[Date], no: list[Date]) -> tuple[list[Date], list[Date]]:
    """The way used less and the way used more; of two used alike, the ordinal first, else the later one."""
    if len(yes) != len(no):
        return (yes, no) if len(yes) < len(no) else (no, yes)
    ordinal = "Dth" in yes[0].form
    return (yes, no) if ordinal or yes[0].span > no[0].span else (no, yes)


def _compared(document: Document, date: Date) -> bool:
    """Whether the narrator wrote the date, in running text, as a date."""
    if date.voice is Voice.SPEECH or date.dateline or not date.form:
        return False
    if date.year is None and f"{date.month}-{date.day}" in lexicon.entries("day-by-date"):
        return False
    number = document.blocks.index_at(date.span.start)
    if date.form in _FIGURES and not _led_by_a_word(document, date):
        return False
    return _is_running_text(document, document.blocks[number], date) and not any(
        _is_caption(document.tokens.within(block.span)) for block in document.blocks.all[number : number + 2]
    )


def _is_running_text(document: Document, block: Block, date: Date) -> bool:
    """Whether a date stands in prose, in a sentence that ends like one (“Posted on October 7, 2014” does not)."""
    sentence = document.sentences[date.sentence].span if date.sentence >= 0 else block.span
    prose = block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
    return prose and document.text[sentence.end - 1] in _SENTENCE_ENDS


def _led_by_a_word(document: Document, date: Date) -> bool:
    """Whether a word leads to a date (`on`, `dated`), as none does in a citation or a file name."""
    first = document.tokens.first_at(date.span.start)
    return first > 0 and document.tokens[first - 1].text.islower()


def _is_caption(paragraph: Sequence[Token]) -> bool:
    """Whether a paragraph is the caption of a picture or its credit: an agency, a slash, a name."""
    return any(
        mark.text == "/" and (before.text == "Photo" or before.text.title() in lexicon.entries("news-agency"))
        for before, mark in pairwise(paragraph)
    )


# -- in which of two ways a date is written: True, False, or None where it does not tell -----------------------------


def _ordinal(date: Date) -> bool | None:
    """`26th`, not `26`; `the 26th of October` is always so."""
    if date.day_span is None or date.form in _FIGURES or " of " in date.form or " the " in date.form:
        return None
    return "Dth" in date.form


def _day_first(date: Date) -> bool | None:
    """`26 October`, not `October 26`."""
    if date.month_span is None or date.day_span is None or date.form in _FIGURES or " of " in date.form:
        return None
    return date.day_span < date.month_span


def _in_figures(date: Date) -> bool | None:
    """`10/26/2021`, not `October 26, 2021`."""
    return None if date.day is None and date.month is not None else date.form in _FIGURES


def _shortened(date: Date) -> bool | None:
    """`Oct. 26`, not `October 26`."""
    return None if date.day is None else _short_month(date)


def _month_shortened(date: Date) -> bool | None:
    """`Oct. 2021`, not `October 2021`."""
    return _short_month(date) if date.day is None and date.year is not None else None


def _short_month(date: Date) -> bool | None:
    if date.month in _NEVER_SHORT or date.form in _FIGURES:
        return None
    return any(part.startswith("Mon") and part != "Month" for part in date.form.split(" "))


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
