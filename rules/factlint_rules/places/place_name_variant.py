"""place-name-variant."""

from collections.abc import Iterator

from factlint import Document, Finding, Severity, flags, passes, rule


@rule(
    flags(
        "Troops entered the city of {{Pokrovsk}} at dawn. The loss of [[Pokrovsko]] opens the road from Pokrovsk west.",
        fixed="Troops entered the city of Pokrovsk at dawn. The loss of Pokrovsk opens the road from Pokrovsk west.",
    ),
    flags("The ferry leaves {{Harstad}} at noon. It is back in Harstad by six, and [[Harsttad]] sleeps."),
    passes("The road runs from Austria to Italy, and wine goes by ship from Australia."),
    passes("Kyiv was calm. Kyivans queued for bread, and the Kyiv market opened."),
    passes("Russia closed the border. A Russian officer said that Russia had its reasons."),
    severity=Severity.WARNING,
)
def place_name_variant(document: Document) -> Iterator[Finding]:
    """A place’s or an organisation’s name is spelled in two ways.

    One of the spellings is wrong, or a case ending was left in translation (Pokrovsko for
    Pokrovsk). A reader who looks for the place on a map finds nothing, or another town.
    Check the name and use one spelling.

    The names of organisations are compared, too (Untied Nations, United Nations), for there is no
    other rule for them, and so are storms and ships that are named after somebody (Hurricane
    Hanna, Hannah); acronyms and other words for one body (the ministry) are not.

    Two spellings are taken for one place when one is a transliteration of the other,
    when a list has them as the spellings of two languages (Kyiv, Kiev; Kharkiv,
    Kharkov), when they differ by an accent, a hyphen for a space, an abbreviated word
    (St. and Saint), the ending of a Slavic case (Salsk, Salska), or by one slip of the
    pen. A city’s old name and English’s own name for it (Bombay, Mumbai; Munich,
    München) are other names, no spellings, and pass; so do two places known by these
    names (Iran and Iraq, Austria and Australia), a people and an adjective (Kyivan).
    Under six letters a slip counts only where the word stands once, is on no list of
    names, and the other spelling stands again. Corrections and the stories of a
    round-up are kept apart. A spelling is suggested only where it stands at least twice
    as often as the other, and never inside a quotation; where the house has settled a
    spelling, that one is right.
    """
    variants = (*document.place_variants, *document.organization_variants)
    yield from (variant.finding for variant in variants)
