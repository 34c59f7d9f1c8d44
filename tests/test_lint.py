"""From findings to diagnostics: severity, doubt, fixes, and rules that break."""

from collections.abc import Iterable, Sequence

import pytest

from factlint import (
    AnyRule,
    ArchiveFinding,
    Document,
    Edit,
    Fact,
    FaultKind,
    Finding,
    Fix,
    Note,
    Options,
    QuoteFault,
    Safety,
    Severity,
    Span,
    archive_rule,
    parse,
    rule,
)
from factlint.config import RuleSettings, Selection, Settings
from factlint.errors import PluginError
from factlint.fingerprints import fingerprints
from factlint.lint import HOT_KEY, ActiveRule, KeyedFact, active_rules, conclude, lint

TEXT = "Word one. Word two. Word three."


class MostOptions(Options, frozen=True):
    """How many findings the rule below gives at most."""

    most: int = 2


@rule(severity=Severity.WARNING)
def every_word(document: Document, options: MostOptions) -> Iterable[Finding]:
    """Each “Word” is one too many."""
    places = [at for at in range(len(document.text)) if document.text.startswith("Word", at)]
    return [Finding(Span(at, at + 4), "a word") for at in places[: options.most]]


def _rule_of(*findings: object) -> ActiveRule:
    def check(document: Document) -> Iterable[Finding]:  # noqa: ARG001  # what it finds is given
        """Says what it is told to."""
        return findings  # type: ignore[return-value]  # wrong kinds too

    return ActiveRule(rule(severity=Severity.WARNING)(check), Severity.WARNING)


def test_a_diagnostic_has_the_rule_and_the_place_of_its_finding() -> None:
    """Positions are in the source, related places as well."""
    finding = Finding(Span(10, 14), "again", related=(Note(Span(0, 4), "first here"),), computation="1 + 1 is 2")
    (diagnostic,) = lint(parse(TEXT), [_rule_of(finding)]).diagnostics
    assert (diagnostic.rule, diagnostic.severity, diagnostic.message) == ("check", Severity.WARNING, "again")
    assert (diagnostic.location.excerpt, diagnostic.location.start.column) == ("Word", 11)
    assert [(place.location.start.offset, place.message) for place in diagnostic.related] == [(0, "first here")]
    assert diagnostic.computation == "1 + 1 is 2"


def test_a_finding_without_a_span_is_about_the_whole_file() -> None:
    """It stands at the very start, and quotes nothing."""
    (diagnostic,) = lint(parse(TEXT), [_rule_of(Finding(None, "no date"))]).diagnostics
    place = diagnostic.location
    assert (place.start, place.end, place.excerpt) == (place.start, place.start, "")
    assert (place.start.offset, place.start.line, place.start.column) == (0, 1, 1)


@pytest.mark.parametrize(
    ("configured", "said", "shown"),
    [
        (None, None, Severity.WARNING),
        (None, Severity.INFO, Severity.INFO),
        (None, Severity.ERROR, Severity.WARNING),
        (Severity.ERROR, None, Severity.ERROR),
        (Severity.ERROR, Severity.INFO, Severity.INFO),
        (Severity.INFO, Severity.WARNING, Severity.INFO),
    ],
)
def test_the_lowest_severity_is_shown(configured: Severity | None, said: Severity | None, shown: Severity) -> None:
    """Of what is configured, else the rule's own, and what the finding says."""
    entry = _rule_of(Finding(Span(0, 4), "a word", severity=said))
    settings = Settings(rules={"check": RuleSettings(severity=configured)})
    (diagnostic,) = lint(parse(TEXT), active_rules([entry.rule], settings)).diagnostics
    assert diagnostic.severity is shown


def test_a_rule_gets_its_options_or_their_defaults() -> None:
    """It never has to ask whether it was configured."""
    assert len(lint(parse(TEXT), active_rules([every_word], Settings())).diagnostics) == 2
    settings = Settings(rules={"every-word": RuleSettings(options=MostOptions(most=1))})
    assert len(lint(parse(TEXT), active_rules([every_word], settings)).diagnostics) == 1


def test_a_rule_runs_on_its_languages_alone() -> None:
    """Rules of English say nothing about French."""
    document = parse(TEXT)
    document.language = "fr"
    assert not lint(document, [_rule_of(Finding(Span(0, 4), "a word"))]).diagnostics


def _with_faults(*faults: QuoteFault) -> Document:
    document = parse(TEXT)
    document._quotes_and_faults = ((), faults)
    return document


FAULT = QuoteFault(Span(10, 11), FaultKind.UNMATCHED, "curly", reach=Span(10, 19))


@pytest.mark.parametrize(
    ("finding", "doubtful"),
    [
        (Finding(Span(0, 4), "before the fault"), False),
        (Finding(Span(15, 18), "in its reach"), True),
        (Finding(Span(0, 4), "related to it", related=(Note(Span(15, 18), "there"),)), True),
        (Finding(Span(19, 24), "behind it"), False),
        (Finding(Span(10, 11), "the fault itself"), False),
        (Finding(None, "the whole file"), False),
    ],
)
def test_what_a_broken_quote_reaches_is_demoted(finding: Finding, doubtful: bool) -> None:
    """To info, with the fault as a related place and its kind; the report of the fault itself is not."""
    (diagnostic,) = lint(_with_faults(FAULT), [_rule_of(finding)]).diagnostics
    assert diagnostic.demoted_by == ("unmatched" if doubtful else None)
    assert diagnostic.severity is (Severity.INFO if doubtful else Severity.WARNING)
    assert len(diagnostic.related) == len(finding.related) + doubtful
    (sound,) = lint(parse(TEXT), [_rule_of(finding)]).diagnostics
    assert diagnostic.fingerprint == sound.fingerprint


def test_any_of_many_faults_may_be_the_one_that_reaches() -> None:
    """Reaches may lie within each other; the answer is the one a plain search gives."""
    spans = [Span(0, 30), Span(2, 4), Span(5, 9), Span(6, 25), Span(26, 27)]
    faults = [QuoteFault(Span(s.start, s.start + 1), FaultKind.UNMATCHED, "curly", reach=s) for s in spans[1:]]
    for start in range(28):
        span = Span(start, start + 2)
        expected = any(fault.reach is not None and fault.reach.overlaps(span) for fault in faults)
        (diagnostic,) = lint(_with_faults(*faults), [_rule_of(Finding(span, "here"))]).diagnostics
        assert (diagnostic.demoted_by is not None) == expected, span


def test_edits_are_in_the_source() -> None:
    """A fix whose place stands in the source otherwise than in the text is left out."""
    fixes = (Fix("mend", (Edit(Span(0, 4), "Name"),), Safety.SAFE),)
    (diagnostic,) = lint(parse("\n\nWord one."), [_rule_of(Finding(Span(0, 4), "a word", fixes=fixes))]).diagnostics
    assert [(edit.start, edit.end, edit.text) for edit in diagnostic.fixes[0].edits] == [(2, 6, "Name")]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (_rule_of("text"), "TypeError: the rule yields 'text', which is no Finding"),
        (_rule_of(Finding(Span(0, 999), "far off")), "ValueError: span 0–999 is outside a text"),
        (ActiveRule(rule(severity=Severity.INFO)(every_word.check), Severity.INFO), "AttributeError"),
    ],
)
def test_a_rule_that_breaks_is_named_and_the_others_still_run(broken: ActiveRule, said: str) -> None:
    """Its name, the file, what went wrong and on which line of code."""
    outcome = lint(parse(TEXT, path="news/a.txt"), [broken, _rule_of(Finding(Span(0, 4), "a word"))])
    (failure,) = outcome.failures
    assert (failure.path, failure.rule) == ("news/a.txt", broken.rule.info.name)
    assert failure.message.startswith(said)
    assert failure.message.endswith(")")
    assert [diagnostic.message for diagnostic in outcome.diagnostics] == ["a word"]


def test_a_rule_that_gives_nothing_at_all_is_broken() -> None:
    """A forgotten `yield` must not look like a clean article."""

    def forgetful(document: Document) -> None:
        """Forgets to answer."""

    broken = rule(severity=Severity.INFO)(forgetful)  # type: ignore[arg-type]  # wrong on purpose
    (failure,) = lint(parse(TEXT), [ActiveRule(broken, Severity.INFO)]).failures
    assert "the rule gives None; a rule yields Findings" in failure.message


def test_a_broken_recogniser_is_told_once_and_not_blamed_on_a_rule() -> None:
    """Every rule that reads names stumbles over it; none of them is at fault."""

    def recognize(*_: object) -> Sequence[object]:
        raise PluginError("plugin “places” broke")

    document = Document(parse(TEXT).article, [recognize])  # type: ignore[list-item]  # it never answers
    reading = rule(severity=Severity.INFO)(_reads_names)
    outcome = lint(document, [ActiveRule(reading, Severity.INFO), ActiveRule(reading, Severity.INFO)])
    assert [(failure.rule, failure.message) for failure in outcome.failures] == [(None, "plugin “places” broke")]


def _reads_names(document: Document) -> Iterable[Finding]:
    """Reads the names."""
    return [Finding(None, named.name) for named in document.names]


FAR = "Other words stand here, more than thirty letters of them. "


def _marks(before: str, path: str = "a.txt") -> list[str]:
    places = (len(before), len(before) + 10)
    return fingerprints("x", path, before + TEXT, [Finding(Span(at, at + 4), "a word") for at in places])


def test_fingerprints_do_not_change_with_lines_above_or_the_path() -> None:
    """What stands more than thirty letters away does not count."""
    assert _marks(FAR) == _marks(FAR + FAR, "b.txt")
    assert _marks(FAR) != _marks(FAR[:-9])


def test_each_of_several_equal_findings_has_a_fingerprint_of_its_own() -> None:
    """The same words among the same words are told apart by their number."""
    findings = [Finding(Span(at, at + 4), "a word") for at in (90, 96, 102)]
    assert len(set(fingerprints("x", "a.txt", "Word. " * 40, findings))) == 3


def _first_word(document: Document) -> Iterable[tuple[str, Fact]]:
    word = document.text.partition(" ")[0]
    yield word.lower()[:3], Fact(word, document.locate(Span(0, len(word))))


@archive_rule(collect=_first_word, severity=Severity.WARNING)
def first_word_variant(key: str, facts: Sequence[Fact]) -> Iterable[ArchiveFinding]:  # noqa: ARG001  # the key is in the forms
    """Two articles begin with two forms of one word."""
    for fact in facts[1:]:
        if fact.form != facts[0].form:
            yield ArchiveFinding(fact, f"“{fact.form}” beside “{facts[0].form}”", ((facts[0], "here"),))


def _concluded(rules: Sequence[AnyRule], *texts: str) -> list[tuple[str, str, str]]:
    active = active_rules(rules, Settings())
    documents = [parse(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    facts = [fact for document in reversed(documents) for fact in lint(document, active).facts]
    diagnostics = conclude(active, facts).diagnostics
    return [(d.location.path, d.message, d.related[0].location.path) for d in diagnostics]


def test_facts_of_one_key_are_compared_over_articles() -> None:
    """In order of place, whatever order they came in; a finding that is the same is told once."""
    assert _concluded([first_word_variant], "Pokrovsk fell.", "Pokrov stands.", "Oslo.") == [
        ("1.txt", "“Pokrov” beside “Pokrovsk”", "0.txt")
    ]
    assert len(_concluded([first_word_variant], "Pokrovsk fell.", "Pokrov stands.", "Pokrov again.")) == 1


def test_archive_rules_may_be_skipped() -> None:
    """`--no-archive` leaves the rules of single articles."""
    assert active_rules([first_word_variant], Settings(archive=False)) == ()


def test_an_archive_rule_that_breaks_is_named() -> None:
    """In `collect` with the file, in `conclude` with the key."""

    @archive_rule(collect=lambda document: [("k", document.text)], severity=Severity.INFO)  # type: ignore[list-item]  # wrong on purpose
    def broken(key: str, facts: Sequence[Fact]) -> Iterable[ArchiveFinding]:
        """Breaks."""
        raise ValueError(key, len(facts))

    active = [ActiveRule(broken, Severity.INFO)]
    (failure,) = lint(parse(TEXT, path="a.txt"), active).failures
    assert (failure.path, failure.rule) == ("a.txt", "broken")
    assert "which is no (key, Fact)" in failure.message
    fact = Fact("Word", parse(TEXT).locate(Span(0, 4)))
    (failure,) = conclude(active, [KeyedFact("broken", "k", fact)]).failures
    assert failure.rule == "broken"
    assert "over “k”" in failure.message


def test_a_key_that_a_whole_archive_shares_is_capped_and_said_so() -> None:
    """A hot key costs no more than a fixed number of comparisons, and is not cut in silence."""
    seen: list[int] = []

    @archive_rule(collect=_first_word, severity=Severity.INFO)
    def counting(key: str, facts: Sequence[Fact]) -> Iterable[ArchiveFinding]:  # noqa: ARG001  # only counted
        """Counts."""
        seen.append(len(facts))
        return []

    fact = Fact("Word", parse(TEXT).locate(Span(0, 4)))
    outcome = conclude([ActiveRule(counting, Severity.INFO)], [KeyedFact("counting", "k", fact)] * (HOT_KEY + 5))
    assert seen == [HOT_KEY]
    assert f"“k” stands {HOT_KEY + 5} times" in outcome.notices[0].message


def test_a_rule_that_is_not_selected_does_not_run() -> None:
    """The settings choose."""
    settings = Settings(selections=(Selection(select=("first-word-variant",)),))
    active = active_rules([every_word, first_word_variant], settings)
    assert [entry.rule.info.name for entry in active] == ["first-word-variant"]


@pytest.mark.parametrize("blank", ["\n\n", "\r\n\r\n", "\r\r", "\n \n"])
def test_fingerprints_end_at_the_paragraph(blank: str) -> None:
    """A paragraph more, directly above or below, makes no finding new; a line end within one does not part it."""
    sound, above = (
        fingerprints("x", "a.txt", text, [Finding(Span(text.index("Word"), text.index("Word") + 4), "")])
        for text in (f"One two.{blank}A Word here.", f"Three four five.{blank}A Word here.{blank}Six.")
    )
    assert sound == above
    single = blank[: len(blank) // 2].strip(" ")
    first, second = (
        fingerprints("x", "a.txt", text, [Finding(Span(text.index("Word"), text.index("Word") + 4), "")])
        for text in (f"One two,{single}a Word here.", f"Three,{single}a Word here.")
    )
    assert first != second
