"""The html report as it stands in the file: what it shows, where its links lead, and that nothing gets out of hand."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
import sample
from hypothesis import given, settings
from hypothesis import strategies as st
from linearity import assert_linear
from pages import Element, page, parsed

from factlint import (
    Diagnostic,
    Failure,
    LineIndex,
    Location,
    Notice,
    RelatedPlace,
    Report,
    Safety,
    Severity,
    SourceEdit,
    SourceFix,
    parse,
)

FULL = parsed(page(sample.report()))
HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(1)">&amp;\u202e"\'`\x00\x1b[31m'


def at(text: str, start: int, end: int, path: str = "a.txt") -> Location:
    """A place in a text."""
    lines = LineIndex(text)
    return Location(path, lines.position(start), lines.position(end), text[start:end])


def of(text: str, words: str, path: str = "a.txt") -> Location:
    """Where words stand in a text."""
    return at(text, text.index(words), text.index(words) + len(words), path)


def found(location: Location, *related: Location, **more: object) -> Diagnostic:
    """A finding."""
    told = {"rule": "some-rule", "message": "wrong", "severity": Severity.WARNING, **more}
    others = tuple(RelatedPlace(each, "the other place") for each in related)
    return Diagnostic(family="x", location=location, related=others, **told)  # type: ignore[arg-type]  # a short hand


def shown(text: str, *findings: Diagnostic, path: str = "a.txt") -> Element:
    """The page of findings in one text."""
    return parsed(page(Report(1, findings), {path: text}))


def blocks(root: Element) -> list[str]:
    """The words of each block of the articles, without what the report adds."""
    return [each.text("sup", "tip") for each in root.all(classed="block")]


def marked(root: Element, number: int) -> list[str]:
    """The stretches that are marked for a finding."""
    marks = root.all("a", classed="mark")
    return [each.text("sup") for each in marks if str(number) in each.attributes["data-findings"].split()]


def test_the_page_is_sound() -> None:
    """Every element is closed, every id is there once, and every link inside the page leads somewhere."""
    names = [each.attributes["id"] for each in FULL.all() if "id" in each.attributes]
    assert len(set(names)) == len(names)
    for each in FULL.all():
        for key in ("href", "for", "aria-labelledby", "aria-describedby"):
            target = each.attributes.get(key, "")
            if key != "href" or target.startswith("#"):
                assert target.removeprefix("#") in {"", *names}
    assert [each.name for each in FULL.all() if each.name in {"h1", "main", "header", "footer", "nav"}] == [
        "header",
        "h1",
        "nav",
        "main",
        "footer",
    ]


def test_headings_leave_out_no_level() -> None:
    """Neither with a headline nor without one."""
    for root in (FULL, shown("# A\n\n## B\n\nc , d", found(at("x", 0, 0, "a.md")), path="a.md")):
        levels = [int(each.name[1]) for each in root.all() if re.fullmatch("h[1-6]", each.name)]
        assert levels[0] == 1
        assert all(level <= before + 1 for before, level in pairwise(levels))


def test_nothing_is_loaded_from_anywhere() -> None:
    """No address but that of a rule's page, and a policy that allows none."""
    for each in FULL.all():
        assert not {"src", "srcset", "background", "data", "action"} & each.attributes.keys()
        if "://" in each.attributes.get("href", ""):
            assert each.name == "a"
            assert "rule" in each.classes
    assert [each.name for each in FULL.all() if each.name in {"link", "img", "iframe", "object", "base"}] == []
    assert "default-src 'none'" in page(sample.report())


def test_everything_that_a_report_holds_is_told() -> None:
    """Messages, rules, computations, fixes, doubts, related places, notices, failures and what was kept out."""
    text = FULL.text("style", "script")
    report = sample.report()
    for finding in report.findings:
        assert finding.message in text
        assert finding.rule in text
        assert (finding.computation or "") in text
        assert all(fix.title in text for fix in finding.fixes)
        assert all(related.message in text for related in finding.related)
    assert "In doubt: nearby" in text
    assert all(notice.message in text for notice in report.notices)
    assert "1 finding silenced by a comment" in text
    assert "2 findings accepted by the baseline" in text
    assert "README.md: skipped" in text
    assert "articles/lost.txt: could not be checked: no such file" in text


def test_each_finding_is_there_once_and_leads_both_ways() -> None:
    """A card with the number of its mark; the mark leads to the card, the card to the mark and to the other places."""
    report = sample.report()
    for number, finding in enumerate(report.findings, start=1):
        (card,) = (each for each in FULL.all("li") if each.attributes.get("id") == f"f{number}")
        assert finding.severity.label in card.classes
        links = {each.attributes["href"] for each in card.all("a")}
        assert {f"#r{number}-{which}" for which in range(len(finding.related))} <= links
        if finding.location.excerpt and finding.location.item is None:
            assert f"#m{number}" in links
            assert any(each.attributes["href"] == f"#f{number}" for each in FULL.all("a", classed="mark"))
            assert finding.location.excerpt in marked(FULL, number)


def test_an_article_is_set_for_reading() -> None:
    """Headline, paragraphs and lists as such; what is no prose is shown as code; nothing of the text is lost."""
    text = "# Head\n\nOne **two** [three](https://x.org) `code` four.\n\n- five\n- six\n\n> seven\n\n## Sub\n"
    root = shown(text, found(of(text, "two", "a.md")), path="a.md")
    assert blocks(root) == ["Head", "One two three `code` four.", "fivesix", "seven", "Sub"]
    assert [each.text() for each in root.all(classed="headline")] == ["Head"]
    assert [
        each.text() for each in root.all("ul") if "list-item" in {c for li in each.all("li") for c in li.classes}
    ] == ["fivesix"]
    assert [each.name for each in root.all(classed="subhead")] == ["h4"]
    assert marked(root, 1) == ["two"]


def test_html_is_shown_as_prose_with_marks_in_place() -> None:
    """Through tags and references; what is found in what a page states stands above the article."""
    text = '<meta name="author" content="An Lee"><h1>Head</h1><p>“Ann&rsquo;s <b>bridge</b>”, she said.</p>'
    root = shown(
        text, found(of(text, "An Lee", "a.html")), found(of(text, "Ann&rsquo;s <b>bridge", "a.html")), path="a.html"
    )
    assert blocks(root) == ["Head", "“Ann’s bridge”, she said."]
    assert marked(root, 2) == ["Ann’s bridge"]
    (outside,) = root.all("ul", classed="outside")
    assert "An Lee" in outside.text()


def test_marks_over_each_other_are_all_there() -> None:
    """The worst is shown, all are said beside it, and each has its number where it ends."""
    text = "One two three four."
    root = shown(
        text,
        found(of(text, "One two three"), severity=Severity.INFO),
        found(of(text, "two three four"), severity=Severity.ERROR),
        found(of(text, "two"), severity=Severity.WARNING),
    )
    assert blocks(root) == [text]
    assert ["".join(marked(root, number)) for number in (1, 2, 3)] == ["One two three", "two three four", "two"]
    over = next(each for each in root.all("a", classed="mark") if each.text("sup") == "two")
    assert "error" in over.classes
    assert sorted(over.attributes["data-findings"].split()) == ["1", "2", "3"]
    signs = [each.text() for each in root.all("sup")]
    assert sorted(" ".join(signs).split()) == ["1", "2", "3"]


def test_a_place_without_words_has_a_sign() -> None:
    """As the likeliest place of a missing mark: in, between and behind the words."""
    text = "One two."
    root = shown(text, *(found(at(text, offset, offset)) for offset in (1, 4, len(text))))
    assert blocks(root) == ["O‸ne ‸two.‸"]


def test_the_other_place_in_another_file_is_shown_there() -> None:
    """An article in which nothing was found is on the page for the sake of the other end."""
    one, two = "It was Monday.", "It was Tuesday."
    report = Report(2, (found(of(one, "Monday"), of(two, "Tuesday", "b.txt")),))
    root = parsed(page(report, {"a.txt": one, "b.txt": two}))
    assert blocks(root) == [one, two]
    assert marked(root, 1) == ["Monday", "Tuesday"]
    assert "only the other place of a finding" in root.text("style", "script")


@pytest.mark.parametrize(
    ("path", "texts"),
    [("a.txt", {}), ("a.txt", {"a.txt": "It has changed."}), ("a.md", {"a.md": "---\ntitle: [\n---\nOne two."})],
    ids=["gone", "changed", "broken"],
)
def test_a_text_that_cannot_be_shown_leaves_the_findings(path: str, texts: dict[str, str]) -> None:
    """With their words and their links."""
    text = texts.get(path, "")
    text = text if "One two" in text else "One two."
    finding = found(of(text, "two", path), of(text, "One", path))
    root = parsed(page(Report(1, (finding,)), texts))
    assert blocks(root) == []
    assert [each.text() for each in root.all("p", classed="quoted")] == ["two", "One"]


def test_hostile_words_stay_words() -> None:
    """In the text, the path, the item, messages, excerpts, fixes, rules, notices: nothing becomes markup."""
    text = f"One {HOSTILE} two."
    place = of(text, HOSTILE, HOSTILE)
    fix = SourceFix(Safety.DISPLAY, HOSTILE, (SourceEdit(0, 3, HOSTILE),))
    finding = found(
        place,
        Location("b.txt", place.start, place.end, HOSTILE, item=HOSTILE),
        message=HOSTILE,
        computation=HOSTILE,
        fixes=(fix,),
        demoted_by="unmatched",
        rule=HOSTILE,
    )
    report = Report(1, (finding,), notices=(Notice(HOSTILE, HOSTILE),), failed=(Failure(HOSTILE, HOSTILE, HOSTILE),))
    whole = page(report, {HOSTILE: text})
    root = parsed(whole)
    assert len(root.all("script")) == 1
    assert root.all("img") == []
    assert not any(key.startswith("on") for each in root.all() for key in each.attributes)
    assert not set(whole) & {"\u202e", "\x00", "\x1b"}
    assert "alert(1)" in root.all("main")[0].text()


def test_a_lone_half_of_a_character_is_replaced() -> None:
    """What UTF-8 can't hold does not break the page."""
    text = "One \ud800 two."
    assert blocks(shown(text, found(of(text, "two")))) == ["One � two."]


@pytest.mark.parametrize("report", [Report(3, ()), Report(0, (), failed=(Failure(None, None, "nothing was read"),))])
def test_a_report_without_findings_is_a_page_too(report: Report) -> None:
    """It says so, and what has failed."""
    root = parsed(page(report))
    assert "nothing found" in root.text("style", "script")
    assert root.all("form") == []
    assert ("nothing was read" in root.text("style", "script")) is bool(report.failed)


def test_the_same_report_gives_the_same_page() -> None:
    """No clock, no machine, no order of a set."""
    assert page(sample.report()) == page(sample.report())


TEXTS = st.lists(
    st.sampled_from(["One ", "two, ", "“three” ", "\n\n", "&", "<b>", "é", "😀", "https://x.org ", "`a` "])
)
PLACES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12), st.booleans()), max_size=12)


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
@given(pieces=TEXTS, places=PLACES)
@settings(max_examples=150, deadline=None)
def test_marks_never_change_the_words(path: str, pieces: list[str], places: list[tuple[int, int, bool]]) -> None:
    """Whatever is marked, the blocks read as the article's text; every place has its one anchor."""
    text = "".join(pieces)
    size = len(text)
    spots = [at(text, min(start, size), min(start + length, size), path) for start, length, _ in places]
    findings = [
        found(spot, *([spots[0]] if other else []))
        for spot, (_, _, other) in sorted(zip(spots, places, strict=True), key=lambda pair: pair[0].start)
    ]
    root = shown(text, *findings, path=path)
    names = [each.attributes["id"] for each in root.all() if "id" in each.attributes]
    assert len(set(names)) == len(names)
    for number, finding in enumerate(findings, start=1):
        assert {f"f{number}", f"m{number}", *(f"r{number}-{n}" for n in range(len(finding.related)))} <= set(names)
    if findings and root.all(classed="article"):
        document = parse(text, path=path)
        words = [each.replace("‸", "") for each in blocks(root)]
        pattern = "".join(block.span.of(document.text) for block in document.blocks)
        expected = ".{1,80}".join(re.escape(piece) for piece in pattern.split("\ufffc"))
        assert re.fullmatch(expected, "".join(words), re.DOTALL)


Spot = Callable[[int, int], tuple[int, int]]
SPOTS: dict[str, Spot] = {
    "apart": lambda n, _: (n * 50, n * 50 + 4),
    "nested": lambda n, size: (n, min(size - n, n + 40)),
    "over each other": lambda n, _: (n * 10, n * 10 + 400),
    "in one place": lambda _, __: (5, 9),
    "articles": lambda _, __: (0, 4),
}


@pytest.mark.parametrize("kind", SPOTS)
def test_the_page_takes_time_in_proportion(kind: str) -> None:
    """Four times the findings in four times the text take at most eight times as long."""

    def make(n: int) -> str:
        return "word " * n

    def run(text: str) -> None:
        count = len(text) // 50
        lines = LineIndex(text)
        findings = []
        for number in range(count):
            start, end = SPOTS[kind](number, len(text))
            path = f"{number:06}.txt" if kind == "articles" else "a.txt"
            words = "word" if kind == "articles" else text[start:end]
            findings.append(found(Location(path, lines.position(start), lines.position(start + len(words)), words)))
        whole = "word by word." if kind == "articles" else text
        texts = {finding.location.path: whole for finding in findings}
        page(Report(1, tuple(findings)), texts)

    assert_linear(make, run, 2_000)
