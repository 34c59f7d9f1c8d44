"""undefined-acronym."""

from collections.abc import Iterator, Sequence

from factlint import Acronym, AcronymUse, Document, Finding, Note, Severity, Span, Voice, flags, passes, rule

SHORTEST = 3
"""Two letters are a symbol, a place or somebody's initials more often than a name."""

LONGEST = 5
"""More letters, a third of them vowels and more, make a word: a brand's name, or somebody shouting."""

VOWELS = frozenset("AEIOUY")

ENDS = frozenset(".!?…:\"”’'»)]")
"""With one of these a block of prose ends; what ends otherwise is a title, a credit or a line of a table."""


@rule(
    flags("The ministry spoke to the [[SMM]] on Friday. Monitors of the SMM had left by then."),
    flags(
        "Inspectors of the [[OTC]] came late.\n\nThe plant, said the {{Oblast Technical Commission}} (OTC), was safe."
    ),
    passes("The Special Monitoring Mission (SMM) reported shelling. Monitors of the SMM had left by then."),
    passes("NATO and the EU agreed on Friday. The BBC and the FBI were told."),
    passes("The broadcaster RTL was fined. The CGT union, the country’s largest, called a strike at dawn."),
    passes("They shot at a TB2 drone with an S-300 battery and drove off in a UAZ-469."),
    severity=Severity.INFO,
)
def undefined_acronym(document: Document) -> Iterator[Finding]:
    """An acronym is used, and nothing says what it stands for.

    A reader who does not know the letters cannot find out who is meant. Give the full
    name where it first stands, or leave the letters out and write “the mission”.

    An acronym is explained by its full name anywhere before it or in the same paragraph, be
    it in another shape (the U.S. Department of Agriculture: USDA), by a description beside
    it, in brackets, in an apposition (“the SDF, the main Kurdish militia”), by a noun that
    says what sort of thing it is (the broadcaster RTL), or by a part of a longer name. What
    readers know needs no explanation (NATO, BBC, FAA, DNA, time zones, states), nor do
    designations (S-300, TB2), and capitals mixed with small letters are taken for a product
    (FedRAMP). Only the narrator’s running text is
    looked at: quotations, headlines, captions, tables and lines in brackets are not. One
    finding is made for an acronym, at its first place. Where the full name stands only
    behind it, that place is shown.

    Known limits: what readers know is one list for all papers; your own readers may
    know more (silence those) or less. A company or a venue that is known by its letters, a
    share’s letters in running text and a shouted word (It was HUGE) may be taken for an
    acronym to be explained. Letters before a longer name (BMO Capital Markets) are taken
    for a part of it. A full name is taken for the acronym’s by its initials alone, however
    far before it stands. Acronyms of two letters, and long
    ones that can be read as a word, are not looked at.
    """
    for acronym in document.acronyms:
        if (
            acronym.known
            or len(acronym.name) < SHORTEST
            or any(map(str.isdigit, acronym.name))
            or is_word(acronym.name)
        ):
            continue
        uses = [use for use in acronym.uses if is_narrated(document, use)]
        if not uses or any(use.described and use.block <= uses[0].block for use in acronym.uses):
            continue
        told = [each for each in acronym.explanations if each.block <= uses[0].block]
        places = sorted([each.span for each in acronym.explanations if each.spelled] + list(acronym.spelled_out))
        if not places and not acronym.name.isupper():
            continue  # the name of a product or a quarter: FedRAMP, SoMA
        if not told and not any(is_told(document, place, uses[0]) for place in places):
            yield finding(acronym, uses[0], places)


def is_word(name: str) -> bool:
    """Whether letters are many and can be read as a word: ELOQUII, not UNFCCC."""
    return len(name) > LONGEST and 3 * sum(char in VOWELS for char in name) > len(name)


def is_narrated(document: Document, use: AcronymUse) -> bool:
    """Whether an acronym stands in the narrator's running text."""
    block = document.blocks[use.block]
    if use.voice is not Voice.NARRATOR or not block.meaning.introduces or block.meaning.speech:
        return False
    text = block.span.of(document.text)
    return text[-1] in ENDS and (text[0], text[-1]) != ("(", ")")


def is_told(document: Document, name: Span, use: AcronymUse) -> bool:
    """Whether the full name stands before an acronym, or in the same paragraph."""
    return name.start < use.span.start or document.blocks.index_at(name.start) == use.block


def finding(acronym: Acronym, first: AcronymUse, later: Sequence[Span]) -> Finding:
    """What is said of the first use, with the later place that explains it."""
    often = "once" if len(acronym.uses) == 1 else f"{len(acronym.uses)} times"
    if not later:
        return Finding(first.span, f"“{acronym.name}” is used {often}, and nothing says what it stands for")
    note = Note(later[0], "explained only here")
    return Finding(first.span, f"“{acronym.name}” is not explained where it first stands (used {often})", (note,))
