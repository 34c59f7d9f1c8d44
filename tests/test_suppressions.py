"""Silencing: what a comment keeps out of the report, what it does not, and what is said about useless ones."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linearity import assert_linear

from factlint import Diagnostic, Document, Finding, Severity, check, parse, plugins, rule
from factlint.api import document_from_source
from factlint.cli import main
from factlint.config import RuleSettings, Selection, Settings
from factlint.lint import Outcome, active_rules, lint, silencing_of
from factlint.rulebook import read_marks
from factlint.spans import Location, Position
from factlint.suppressions import OWN_RULES, Silencing
from factlint.suppressions.own_rules import UNUSED_IGNORE
from factlint.suppressions.silence import Verdict, silence

RULE = "space-before-punctuation"
FAMILY = "hygiene"
SPACED = "The vote was lost , he said."
RULES_HERE = active_rules(plugins.load().rules, Settings(selections=(Selection(select=(RULE,)),)))
OWN = {info.name for info in OWN_RULES}
Capture = pytest.CaptureFixture[str]


def _verdict(document: Document, settings: Settings | None = None) -> Verdict:
    settings = settings or Settings()
    active = active_rules(plugins.load().rules, settings)
    outcome = lint(document, active)
    silencing = silencing_of(document, active, outcome, settings)
    silencings = [] if silencing is None else [silencing]
    return silence(
        outcome.diagnostics, silencings, plugins.load().infos, require_reason=settings.require_reason
    )  # fmt: skip


def _lines(text: str, path: str = "a.md", rule: str = RULE) -> list[int]:
    """The lines on which a rule stands, comments obeyed."""
    return [found.location.start.line for found in check(parse(text, path)) if found.rule == rule]


def _said(text: str, path: str = "a.md", settings: Settings | None = None) -> list[str]:
    """What the engine says about the comments."""
    return [found.message for found in _verdict(parse(text, path), settings).kept if found.family == "engine"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{SPACED} <!-- factlint: ignore[{RULE}] so -->", []),
        (f"<!-- factlint: ignore[{RULE}] so -->\n{SPACED}", []),
        (f"<!-- factlint: ignore[{RULE}] so -->\n\n{SPACED}", []),
        (f"<!--factlint:ignore[{RULE}]-->\n{SPACED}", []),
        (f"<!-- FactLint: Ignore[ {RULE} ] so -->\n{SPACED}", []),
        (f"<!-- factlint: ignore[{FAMILY}] so -->\n{SPACED}", []),
        (f"<!-- factlint: ignore[no, {RULE}] so -->\n{SPACED}", []),
        (f"<!-- factlint: ignore[\n{RULE}\n] so -->\n{SPACED}", []),
        (f"<!-- factlint: ignore[{RULE}] so -->\n<!-- factlint: ignore[x] so -->\n{SPACED}", []),
        (f"<!-- factlint: ignore[x] --> <!-- factlint: ignore[{RULE}] -->\n\n{SPACED}", []),
        (f"> <!-- factlint: ignore[{RULE}] so -->\n> {SPACED}", []),
        (f"<!-- factlint: ignore[{RULE}] so -->\n{SPACED}\n{SPACED}", [3]),
        (f"Words. <!-- factlint: ignore[{RULE}] so -->\n\n{SPACED}", [3]),
        (f"{SPACED}\n\n<!-- factlint: ignore[{RULE}] so -->", [1]),
        (f"<!-- factlint: ignore[unmatched-quote] so -->\n{SPACED}", [2]),
        (f"<!-- ignore[{RULE}] so -->\n{SPACED}", [2]),
        (f"{SPACED}\n\n<!-- factlint: ignore-file[{RULE}] so -->\n\n{SPACED}", []),
        (f"{SPACED}\n\n<!-- factlint: off[{RULE}] so -->\n\n{SPACED}\n\n{SPACED}", [1]),
        (f"<!-- factlint: off[{RULE}] so -->\n{SPACED}\n<!-- factlint: on[{RULE}] -->\n{SPACED}", [4]),
        (f"<!-- factlint: off[{FAMILY}] -->\n{SPACED}\n<!-- factlint: on[{RULE}] -->\n{SPACED}", [4]),
        (f"<!-- factlint: off[{RULE}] -->\n{SPACED}\n<!-- factlint: on[{FAMILY}] -->\n{SPACED}", [4]),
        (f"<!-- factlint: off[{RULE}] -->\n{SPACED}\n<!-- factlint: on[quotes] -->\n{SPACED}", []),
        (f"<!-- factlint: on[{RULE}] -->\n{SPACED}\n<!-- factlint: off[{RULE}] -->\n{SPACED}", [2]),
        (f"---\nfactlint: {{ignore: [{RULE}]}}\ntitle: A bridge\n---\n\n{SPACED}", []),
        (f"---\nfactlint:\n  ignore: [{FAMILY}]\n  reason: so\n---\n\n{SPACED}", []),
        (f"```\n<!-- factlint: ignore-file[{RULE}] in code -->\n```\n\n{SPACED}", [5]),
    ],
)
def test_what_a_comment_in_markdown_silences(text: str, lines: list[int]) -> None:
    """The line it stands on; alone, the next one with words; a passage, or the file; and nothing else."""
    assert _lines(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"factlint: ignore[{RULE}] so\n{SPACED}", []),
        (f"factlint: ignore[{RULE}] so\r\n{SPACED}\r\n{SPACED}", [3]),
        (f"{SPACED}\n\nfactlint: ignore[{RULE}] so\n{SPACED}", [1]),
        (f"factlint: off[{RULE}] so\n{SPACED}\nfactlint: on[{RULE}]\n{SPACED}", [4]),
        (f"{SPACED}\n\n{SPACED}\n\nfactlint: ignore-file[{RULE}] so\n", []),
        (f"He wrote factlint: ignore[{RULE}] so\n{SPACED}", [2]),
    ],
)
def test_what_a_line_of_plain_text_silences(text: str, lines: list[int]) -> None:
    """The same, in a format without comments: a line of its own."""
    assert _lines(text, "a.txt") == lines


@pytest.mark.parametrize(
    "line", ["factlint: ignore", "factlint: ignore-file", "Factlint: off", "factlint: ignor[x] so"]
)
def test_a_line_of_plain_text_that_can_not_be_obeyed_is_told(line: str) -> None:
    """It is no prose, either."""
    document = parse(f"{line}\n{SPACED}", "a.txt")
    assert document.text == SPACED
    assert len(_said(f"{line}\n{SPACED}", "a.txt")) == 1
    assert parse(f"factlint: off to the races\n{SPACED}", "a.txt").text.startswith("factlint: off")


def test_mdx_comments_silence_too() -> None:
    """Each format is read in its own way of writing comments."""
    assert _lines(f"{{/* factlint: ignore[{RULE}] so */}}\n\n{SPACED}\n\n{SPACED}", "a.mdx") == [5]


def test_a_finding_over_several_lines_is_silenced_on_any_of_them() -> None:
    """The mark of its end is where an editor sees it."""
    text = "The vote was lost\n, he said. <!-- factlint: ignore[{}] so -->"
    (found,) = (each for each in lint(parse(text, "a.md"), active_rules(plugins.load().rules, Settings())).diagnostics
                if each.rule == RULE)  # fmt: skip
    assert (found.location.start.line, found.location.end.line) == (1, 2)
    assert _lines(text.format(RULE)) == []


def test_what_is_silenced_is_kept_with_its_reason() -> None:
    """A report can tell what was silenced, by which comment, and why."""
    verdict = _verdict(parse(f"<!-- factlint: ignore[{RULE}] — as the\npoet wrote it -->\n{SPACED}", "a.md"))
    (silenced,) = verdict.silenced
    assert silenced.finding.rule == RULE
    assert silenced.reason == "as the poet wrote it"
    assert silenced.comment.start.line == 1


def test_the_report_counts_what_is_silenced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """What is silenced fails no run."""
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(f"<!-- factlint: ignore[{RULE}] said so -->\n\n{SPACED}")
    assert main(["check", "a.md", "--format", "json", "--select", f"{RULE},engine"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["summary"]["suppressed"] == 1
    assert report["findings"] == []


def test_an_archive_finding_is_silenced_at_its_main_place() -> None:
    """And not at the place that it contradicts."""

    def place(path: str) -> Location:
        return Location(path, Position(30, 2, 1), Position(34, 2, 5), "Word")

    finding = Diagnostic("archive-rule", "archive", Severity.WARNING, place("b.md"), "")
    text = "<!-- factlint: ignore[archive-rule] so -->\nWord"
    for path, silenced in (("b.md", 1), ("a.md", 0)):
        document = parse(text, path)
        silencing = silencing_of(document, (), lint(document, ()), Settings())
        assert silencing is not None
        verdict = silence([finding], [silencing], (), unjudged=frozenset({"archive-rule"}))
        assert len(verdict.silenced) == silenced


NOTHING = "this comment silences nothing: "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- factlint: ignore[{r}] so -->\nWords.", [NOTHING + "“{r}” finds nothing on line 2"]),
        ("Words. <!-- factlint: ignore[{r}] so -->", [NOTHING + "“{r}” finds nothing on line 1"]),
        ("<!-- factlint: ignore[{r}, {f}] so -->\nW.", [NOTHING + "“{r}” and “{f}” find nothing on line 2"]),
        ("<!-- factlint: ignore-file[{r}] so -->\nWords.", [NOTHING + "“{r}” finds nothing in this file"]),
        ("<!-- factlint: off[{r}] so -->\nWords.", [NOTHING + "“{r}” finds nothing in the passage behind it"]),
        ("Words.\n\n<!-- factlint: on[{r}] -->\n", [NOTHING + "“{r}” is not off here"]),
        ("Words.\n\n<!-- factlint: ignore[{r}] -->\n", [NOTHING + "“{r}” finds nothing here, for no line follows"]),
        (
            "<!-- factlint: ignore[{r}, quotes] so -->\n{s}",
            ["a part of this comment silences nothing: “quotes” finds nothing on line 2"],
        ),
        (
            "<!-- factlint: ignore[{r}, {r}] so -->\n{s}",
            ["a part of this comment silences nothing: “{r}” finds nothing on line 2"],
        ),
        (
            "<!-- factlint: ignore[space-before-punctation] so -->\n{s}",
            [NOTHING + "there is no rule or family “space-before-punctation”; did you mean “{r}”?"],
        ),
        ("<!-- factlint: ignore[all] so -->\n{s}", [NOTHING + "there is no rule or family “all”"]),
        ("<!-- factlint: ignore so -->\n{s}", [NOTHING + "it names no rule; write ignore[rule] and a reason"]),
        ("<!-- factlint: ignore[] so -->\n{s}", [NOTHING + "it names no rule; write ignore[rule] and a reason"]),
        ("<!-- factlint: of[{r}] so -->\n{s}", [NOTHING + "factlint knows no “of” in a comment; did you mean “off”?"]),
        ("<!-- factlint: -->\n{s}", [NOTHING + "factlint knows no “” in a comment; write ignore[rule] and a reason"]),
        (
            "<!-- factlint: ignore[{r}] so -->\n{s} <!-- factlint: ignore[{r}] -->",
            [NOTHING + "“{r}” finds nothing on line 2"],
        ),
        ("<!-- factlint: ignore-file[{r}] -->\n{s}\n\n<!-- factlint: ignore[{r}] -->\n{s}", []),
        ("<!-- factlint: off[{r}] -->\n{s}\n<!-- factlint: on[{r}] -->\n", []),
        ("---\nfactlint: {{ignore: [{r}]}}\n---\nWords.", [NOTHING + "“{r}” finds nothing in this file"]),
    ],
)  # fmt: skip
def test_a_comment_that_silences_nothing_is_a_finding(text: str, said: list[str]) -> None:
    """One a comment, with every name in it that is of no use, and what to write instead."""
    words = {"r": RULE, "f": FAMILY, "s": SPACED}
    assert _said(text.format(**words)) == [each.format(**words) for each in said]


def test_a_rule_that_did_not_run_makes_no_comment_useless() -> None:
    """Switched off, or in an article whose language it does not know, or without the date that it needs."""
    comment = f"<!-- factlint: ignore[{RULE}] so -->\n"
    off = Settings(selections=(Selection(ignore=(RULE,)),))
    assert _said(comment + "Words.", settings=off) == []
    assert _said(comment.replace(RULE, FAMILY) + "Words.", settings=off) == []
    french = parse(comment + "Des mots.", "a.md")
    french.language = "fr"
    assert _verdict(french).kept == ()


def test_a_rule_that_misses_the_date_makes_no_comment_useless() -> None:
    """With the date it would perhaps have found something."""

    @rule(severity=Severity.WARNING, needs=("published",))
    def dated(document: Document) -> Iterator[Finding]:
        """Says nothing."""
        del document
        return iter(())

    comment = "<!-- factlint: ignore[dated] so -->\nWords."
    for published, count in ((None, 0), ("2024-05-01", 1)):
        document = document_from_source(comment, path="a.md", published=published)
        active = active_rules([dated], Settings())
        silencing = silencing_of(document, active, lint(document, active), Settings())
        assert silencing is not None
        assert len(silence((), [silencing], [dated.info, *OWN_RULES]).kept) == count


def test_the_engine_can_be_switched_off_and_softened() -> None:
    """Its rules are rules like others."""
    text = f"<!-- factlint: ignore[{RULE}] -->\nWords."
    assert _said(text, settings=Settings(selections=(Selection(ignore=(UNUSED_IGNORE.name,)),))) == []
    assert _said(text, settings=Settings(selections=(Selection(ignore=("engine",)),))) == []
    assert len(_said(text, settings=Settings(selections=(Selection(select=("engine", RULE)),)))) == 1
    softened = Settings(rules={UNUSED_IGNORE.name: RuleSettings(severity=Severity.INFO)})
    assert [found.severity for found in _verdict(parse(text, "a.md"), softened).kept if found.family == "engine"] == [
        Severity.INFO
    ]


def test_a_reason_is_asked_for_where_the_settings_want_one() -> None:
    """Of every comment that silences, and not of the one that ends a passage."""
    text = f"<!-- factlint: off[{RULE}] -->\n{SPACED}\n<!-- factlint: on[{RULE}] -->\n"
    assert _said(text) == []
    assert _said(text, settings=Settings(require_reason=True)) == [
        f"this comment gives no reason; write off[{RULE}] and why"
    ]
    with_reason = text.replace("] -->", "] as agreed -->", 1)
    assert _said(with_reason, settings=Settings(require_reason=True)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<!-- factlint: ignore-file[unused-ignore] so -->\n<!-- factlint: ignore[{r}] so -->\nWords.", 0),
        ("<!-- factlint: ignore-file[engine] so -->\n<!-- factlint: ignore[{r}] so -->\nWords.", 0),
        ("<!-- factlint: off[unused-ignore] so -->\n<!-- factlint: ignore[{r}] so -->\nWords.", 0),
        ("<!-- factlint: ignore-file[unused-ignore, {r}] so -->\nWords.", 1),
        ("<!-- factlint: ignore[unused-ignore] so -->\nWords.", 1),
        ("<!-- factlint: ignore-file[unused-ignore] so -->\nWords.", 1),
        ("Words. <!-- factlint: ignore[{r}, engine] so -->", 1),
        ("<!-- factlint: ignore[unused-ignore] --> <!-- factlint: ignore[unused-ignore] -->\nWords.", 2),
    ],
)
def test_a_comment_can_not_silence_what_is_said_about_itself(text: str, count: int) -> None:
    """Another one can."""
    assert len(_said(text.format(r=RULE))) == count


def _mended(text: str, path: str) -> str:
    (found,) = (each for each in check(parse(text, path)) if each.rule == UNUSED_IGNORE.name)
    for fix in found.fixes:
        for edit in reversed(fix.edits):
            text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("One.\n\n<!-- C -->\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\n\n<!-- C -->\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\n<!-- C -->\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\n<!-- C -->\nTwo.\n", "One.\n<!-- C -->\nTwo.\n"),
        ("<!-- C -->\nTwo.\n", "Two.\n"),
        ("One.\r\n\r\n<!-- C -->\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"),
        ("One.\n\n<!-- C -->", "One.\n\n"),
        ("One. <!-- C -->\nTwo.\n", "One.\nTwo.\n"),
        ("One. <!-- C --> Two.\n", "One. Two.\n"),
        ("One <!-- C -->, two.\n", "One , two.\n"),
        ("- One. <!-- C -->\n- Two.\n", "- One.\n- Two.\n"),
    ],
)
def test_a_useless_comment_can_be_taken_out(text: str, mended: str) -> None:
    """With its line where it has one to itself, with the space beside it where it has none; paragraphs stay."""
    comment = "factlint: ignore[unmatched-bracket] so"
    text, mended = text.replace("C", comment), mended.replace("C", comment)
    assert _mended(text, "a.md") == mended
    if text != mended:
        assert parse(mended, "a.md").text == parse(text, "a.md").text.replace("One ,", "One ,")


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("factlint: ignore[{o}] so\nOne.\n", "One.\n"),
        ("One.\nfactlint: ignore[{o}] so\nTwo.\n", "One.\nTwo.\n"),
        ("One.\n\nfactlint: ignore[{o}] so\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("factlint: ignore[{o}, {r}] so\n{s}\n", "factlint: ignore[{r}] so\n{s}\n"),
        ("factlint: ignore[{r}, {o}] so\n{s}\n", "factlint: ignore[{r}] so\n{s}\n"),
        ("factlint: ignore[{o}, {r},{o}] so\n{s}\n", "factlint: ignore[{r}] so\n{s}\n"),
        ("factlint: ignore[unmatched-brackte] so\nOne.\n", "factlint: ignore[unmatched-brackte] so\nOne.\n"),
    ],
)
def test_a_useless_name_can_be_taken_out(text: str, mended: str) -> None:
    """Where it may be a slip for another name, nothing is offered."""
    words = {"o": "unmatched-bracket", "r": RULE, "s": SPACED}
    assert _mended(text.format(**words), "a.txt") == mended.format(**words)


def test_the_examples_on_the_engines_pages_are_right() -> None:
    """No plugin brings these rules, so their examples are run here."""
    for example in UNUSED_IGNORE.examples:
        (marked,) = (read_marks(text) for text in example.texts)
        found = [d for d in check(parse(marked.text, example.path)) if d.rule == UNUSED_IGNORE.name]
        places = [(d.location.start.offset, d.location.end.offset) for d in found]
        assert places == [(span.start, span.end) for span in marked.main]
        if example.fixed is not None:
            assert _mended(marked.text, example.path) == example.fixed


def test_fingerprints_of_useless_comments_survive_lines_above() -> None:
    """So that a baseline can hold them, too."""
    text = f"The council of the town voted on Monday.\n\n<!-- factlint: ignore[{RULE}] so -->\nWords are here.\n"
    prints = [
        [found.fingerprint for found in check(parse(each, "a.md")) if found.rule == UNUSED_IGNORE.name]
        for each in (text, f"A long line of words before all of it stands here.\n\n{text}")
    ]
    assert prints[0] == prints[1]
    assert len(prints[0]) == 1


NAMES = (RULE, FAMILY, "quotes", "unmatched-quote", "engine", "unused-ignore", "no-such-rule", "")
WORDS = ("ignore", "ignore-file", "off", "on", "ignroe")
PIECES = st.sampled_from(
    [
        SPACED, "He said “no.", "Words (and words.", "\n", "\n\n", " ", "> ", "- ",
        *(f"<!-- factlint: {word}[{name}] so -->" for word, name in itertools.product(WORDS, NAMES)),
        f"<!-- factlint: ignore[{RULE}, quotes,\n{FAMILY}] -->",
        "\nfactlint: ignore[quotes] so\n", "<!-- factlint: ignore -->", "<!-- factlint: off[", "\r\n", "\r",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["a.md", "a.txt", "a.mdx"]))
def test_findings_and_silenced_ones_are_the_findings_without_silencing(text: str, path: str) -> None:
    """Silencing adds and loses nothing, the engine's own findings left out."""
    document = parse(text, path)
    found = lint(document, active_rules(plugins.load().rules, Settings())).diagnostics
    verdict = _verdict(document)
    both = [*(each for each in verdict.kept), *(each.finding for each in verdict.silenced)]
    assert sorted((each for each in both if each.rule not in OWN), key=lambda d: d.sort_key) == list(found)


@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["a.md", "a.txt"]))
def test_taking_useless_comments_out_brings_no_finding_back(text: str, path: str) -> None:
    """A useless comment hides nothing: what stands without it is what stood with it."""
    document = parse(text, path)
    before = check(document)
    fixes = [fix for found in before if found.rule == UNUSED_IGNORE.name for fix in found.fixes]
    for fix in fixes[:1]:
        mended = text
        for edit in reversed(fix.edits):
            mended = mended[: edit.start] + edit.text + mended[edit.end :]
        after = parse(mended, path)
        shift, edits = len(mended) - len(text), fix.edits
        others = [c.place.start + shift for c in document.article.comments if c.place.start >= edits[-1].end]
        stand = [c.place.start for c in after.article.comments if c.place.start >= edits[0].start]
        if others == stand and after.text == document.text:  # Markdown: no other comment is read otherwise now
            stood, stands = ([d.rule for d in each if d.rule not in OWN] for each in (before, check(after)))
            assert sorted(stands) == sorted(stood)


@pytest.mark.parametrize(
    "piece",
    [
        f"<!-- factlint: ignore[{RULE}] so -->\n",
        f"<!-- factlint: ignore[{RULE}] so --> ",
        f"<!-- factlint: ignore[engine] so -->\n{SPACED}\n\n",
        f"<!-- factlint: off[{RULE}] --> {SPACED} <!-- factlint: on[{FAMILY}] -->\n\n",
        f"Words\n<!-- factlint: ignore[{RULE}] so -->\n",
    ],
)
def test_comments_are_obeyed_in_linear_time(piece: str) -> None:
    """A pile of comments, a line of them, one a paragraph; the reading of the article left out."""

    def judge(text: str) -> None:
        document, outcome = read[text]
        silencing = silencing_of(document, (), outcome, Settings())
        silence(outcome.diagnostics, [silencing] if silencing else [], plugins.load().infos)

    read: dict[str, tuple[Document, Outcome]] = {}

    def make(n: int) -> str:
        text = piece * n
        document = parse(text, "a.md")
        read[text] = document, lint(document, RULES_HERE)
        return text

    assert_linear(make, judge, 100)


def test_no_comment_costs_nothing() -> None:
    """An article without comments makes no Silencing at all."""
    document = parse(SPACED)
    assert silencing_of(document, (), lint(document, ()), Settings()) is None
    assert Silencing("a.md", None, (), frozenset(), {}).directives == ()
