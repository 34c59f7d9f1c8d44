"""house-spelling."""

from collections.abc import Iterator

from factlint import (
    Document,
    Finding,
    Fix,
    Quote,
    QuoteKind,
    RejectedName,
    Safety,
    Severity,
    flags,
    passes,
    rule,
)  # fmt: skip

KYIV = {"Kyiv": {"reject": ["Kiev"], "except": ["chicken Kiev"]}}
PROCTER = {"Procter & Gamble": {"reject": ["Proctor & Gamble", "Proctor and Gamble"]}}

NOT_OURS = frozenset({QuoteKind.TITLE, QuoteKind.SCARE})
"""Quotations whose spelling belongs to the work they name, or is what the words are about."""


@rule(
    flags(
        "[[Kiev]]’s mayor flew home. The [[Kiev]]-based paper saw him.",
        fixed="Kyiv’s mayor flew home. The Kyiv-based paper saw him.",
        names=KYIV,
    ),
    flags(
        "[[Proctor & Gamble]] sells soap.",
        fixed="Procter & Gamble sells soap.",
        names=PROCTER,
    ),
    passes("The menu has chicken Kiev, and a ticket to Kyiv is the prize.", names=KYIV),
    passes("Write to kiev@example.com, or see www.example.com/Kiev for the hours.", names=KYIV),
    passes("She was born in Bombay, now Mumbai.", names={"Mumbai": {"reject": ["Bombay"]}}),
    passes("Kiev was calm.", published="2019-03-04", names={"Kyiv": {"reject": ["Kiev"], "since": "2022-02-24"}}),
    severity=Severity.WARNING,
    needs=("names",),
)
def house_spelling(document: Document) -> Iterator[Finding]:
    """A name is written in a form that the house has ruled out.

    Readers take two spellings for two places, and searches miss half of the archive.
    The finding names the line of the settings that decides. Under `[names]` stand the
    form to use, the forms to reject, phrases in which a rejected form is right, and from
    which day on this holds; a text without a date is held to today’s list.

    A form counts as whole words, in the possessive, in the plural and in compounds
    (Kiev’s, Kiev-based), at the start of a sentence and in headlines with their capitals.
    The fix writes the house’s form; inside quotation marks it is only shown, since
    somebody may have written those words. In titles of works, single words held at arm’s
    length and block quotations it is no more than an info. Corrections, addresses, and
    old names that the text calls so (Bombay, now Mumbai) are left alone.

    Known limits: a name counts as a plural only behind a word that says so (the Roberts);
    irregular plurals have to be listed. Whoever is called Kiev by birth needs an exception.
    No fix is offered where more than the name would have to change: “an MP” for “a
    lawmaker”, or a full stop that ends the sentence as well (“in the U.S.”).
    """
    for rejected, quote in _quoted(document):
        written = " ".join(rejected.span.of(document.text).split())
        fixes = (Fix(f"write “{rejected.form}”", rejected.edits, Safety.SAFE),) if rejected.edits else ()
        not_ours = quote in NOT_OURS or document.blocks.at(rejected.span.start).meaning.speech
        severity = Severity.INFO if not_ours else None
        yield Finding(rejected.span, _message(rejected, written), fixes=fixes, severity=severity)


def _message(rejected: RejectedName, written: str) -> str:
    why = f": {rejected.house.note}" if rejected.house.note else ""
    return f"the house writes “{rejected.form}”, not “{written}” ({rejected.house.place}{why})"


def _quoted(document: Document) -> Iterator[tuple[RejectedName, QuoteKind | None]]:
    """The rejected names, each with the kind of the innermost quotation around it."""
    if not document.house_names:
        return
    waiting = list(reversed(document.quotes))
    around: list[Quote] = []
    for rejected in document.house_names:
        while waiting and waiting[-1].span.start <= rejected.span.start:
            around.append(waiting.pop())
        around = [quote for quote in around if quote.span.end > rejected.span.start]
        yield rejected, around[-1].kind if around else None
