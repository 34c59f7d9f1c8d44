"""person-name-variant."""

from collections.abc import Iterator

from factlint import Document, Finding, Severity, flags, passes, rule


@rule(
    flags(
        "Volodymyr {{Zelensky}} flew to Berlin. Zelensky met the chancellor, and [[Zelenskiy]] thanked her.",
        fixed="Volodymyr Zelensky flew to Berlin. Zelensky met the chancellor, and Zelensky thanked her.",
    ),
    flags("{{Stephen}} Harwick chairs the board. Nobody at the plant had heard of [[Steven]] Harwick before."),
    flags("Mayor Anna {{Lindqvist}} opened the fair. A day later Mayor Anna [[Lindkvist]] closed it again."),
    passes("Mark Andersen leads the club. His deputy, Paul Anderson, keeps the books. Andersen trusts Anderson."),
    passes("Joe Biden went home. The Bidens own a house there, and Biden’s dog guards it."),
    passes("Lloyd Austin spoke first. Vladimir Putin had answered by then, said Austin."),
    severity=Severity.WARNING,
)
def person_name_variant(document: Document) -> Iterator[Finding]:
    """A person’s name is spelled in two ways.

    One of the spellings is wrong, or two systems of transliteration have met in one
    text, as happens when copy from two agencies is merged. Readers look up names, and
    the person reads the article too. Check the name and use one spelling.

    Two spellings are taken for one name when one is a transliteration of the other, by
    whatever system (Zelensky, Zelenskiy, Selenskyj; al-Assad, el-Assad; Mao Zedong, Mao
    Tse-tung), when a list has them as spellings of one name (Stephen, Steven;
    Volodymyr, Vladimir), when they differ by an accent, or when one slip of the pen
    lies between them, and nothing in the article says that they are two people:
    different given names, Mr. and Mrs., a woman’s surname beside a man’s, both forms
    used often. Under six letters a slip counts only with the same given name or office
    beside both, or where the word stands once, is on no list of names, and the other
    spelling stands again. Relatives, plurals and the short form of a full name are
    never reported, nor are two surnames known to be different ones (Johnson, Johnston).
    A given name by which a quotation calls somebody (Sergei) is compared with those of
    the people named in full (Sergey); in the narration it may be somebody else’s.
    Corrections and the stories of a round-up are kept apart. A spelling is suggested
    only where it stands at least twice as often as the other, and never inside a
    quotation: with one against one, both are shown and neither is; where the house has
    settled a spelling, that one is right.
    """
    yield from (variant.finding for variant in document.person_variants)
