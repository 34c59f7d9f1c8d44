"""mixed-transliteration."""

from collections.abc import Iterator

from factlint import Document, Finding, Options, Severity, flags, fold, passes, rule


class MixedTransliterationOptions(Options, frozen=True):
    """Full names that are left alone: by default a spelling of Ukraine’s president that large houses have chosen."""

    allow: tuple[str, ...] = ("Volodymyr Zelenskiy",)


@rule(
    flags("By order of Lieutenant General [[Valery Zaluzhnyi]], the brigade withdrew. Zaluzhnyi said no more."),
    flags("President [[Vladimir Zelenskyy]] flew home."),
    passes("President Volodymyr Zelenskyy flew home. General Valerii Zaluzhnyi met him, and so did Serhiy Marchenko."),
    passes("Vladimir Zelensky and Valery Zaluzhny are the Russian forms of their names. Sergei Lavrov knew that."),
    passes("Alexander Hamilton and Boris Pasternak wrote; Elena Ferrante did, too."),
    severity=Severity.INFO,
    on=False,
)
def mixed_transliteration(document: Document, options: MixedTransliterationOptions) -> Iterator[Finding]:
    """A person’s given name is romanised by one system and the surname by another.

    Ukrainian and Russian names reach a newsroom in several systems: Valerii Zaluzhnyi
    by Ukraine’s own, Valeriy Zaluzhnyy by the British and American one, Valery Zaluzhny
    after the Russian form. A name that is half one and half the other comes of copy from
    two sources, and the next article will have it otherwise. Pick one system.

    People choose how their names are written, and some houses mix on purpose (Volodymyr
    Zelenskiy), so that this rule is off unless it is asked for, suggests nothing, and has
    an option, `allow`, for names that are to stay. It knows Ukrainian and Russian given
    names and surnames whose endings tell (-yi, -yy, -skiy, -iuk, -yuk); each spelling is
    reported once. On 1,961 articles of news it said 35 things before that name was allowed,
    33 of them about this name.
    """
    allowed = {fold(name) for name in options.allow}
    for name in document.mixed_names:
        if fold(f"{name.mention.given} {name.mention.surname}") in allowed:
            continue
        given, surname = name.mention.given, name.mention.surname
        message = f"“{given}” is written after {name.given_by}, “{surname}” after {name.surname_by}"
        yield Finding(name.mention.span, message)
