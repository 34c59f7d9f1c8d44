"""unwanted-word: a rule on one article, with an option."""

from collections.abc import Iterator

from factlint import Document, Finding, Options, Severity, Voice, flags, option, passes, rule


class UnwantedWords(Options, frozen=True):
    """`words`: the words that the house does not use, each with what it uses instead (empty: nothing)."""

    words: dict[str, str] = option({"utilize": "use", "slammed": "criticized"})


@rule(
    flags("The opposition [[slammed]] the budget."),
    flags("Crews will [[utilize]] the old bridge."),
    flags("A [[boffin]] explained it.", options={"words": {"boffin": "scientist"}}),
    passes("The opposition criticized the budget."),
    passes("“They slammed the door on us,” Ann Lee said."),
    passes("The opposition slammed the budget.", options={"words": {}}),
    severity=Severity.WARNING,
)
def unwanted_word(document: Document, options: UnwantedWords) -> Iterator[Finding]:
    """The narrator uses a word that the house does not use.

    Quotations are left alone: people say what they say.
    """
    for token in document.tokens:
        instead = options.words.get(token.word.lower())
        if instead is not None and document.voices.of(token.span) is not Voice.SPEECH:
            advice = f"write “{instead}”" if instead else "leave it out"
            yield Finding(token.span, f"“{token.word}” is not in the house style: {advice}")
