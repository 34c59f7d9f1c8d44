"""The report for people."""

import re
import subprocess
import sys
import time
from functools import partial

import pytest
import sample
from expected import matches
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factlint import Context, Diagnostic, LineIndex, Location, RelatedPlace, Report, Severity
from factlint.reporters.cells import width, wrap
from factlint.reporters.console import ConsoleReporter
from factlint.reporters.snippets import Mark, snippet

ANSI = re.compile(r"\x1b\[[0-9;]*m")
TEXTS = [
    "plain",
    "cafe\u0301",
    "山田",
    "한국어",
    "👩\u200d👩\u200d👧",
    "👍🏽",
    "☎\ufe0f",
    "🇺🇦",
    "“curly”",
    "ﬁ",
    "a\u0308\u0323",
]
WORDS = st.text(st.sampled_from("ab é\u0301山🌉\t’”.\u200b\u00ad"), min_size=1, max_size=400)


def render(report: Report, context: Context | None = None) -> str:
    """The console report."""
    return "".join(ConsoleReporter().render(report, context or sample.context()))


def marked(source: str, start: int, end: int, columns: int = 80) -> tuple[str, str]:
    """The line that is shown of a source, and the line of marks under it."""
    lines = LineIndex(source)
    place = Location("a.txt", lines.position(start), lines.position(end), source[start:end])
    drawn = ["".join(text for text, _ in line) for line in snippet(source, lines, [Mark(place, "error")], columns)]
    return drawn[0], drawn[1]


def test_the_report_is_the_one_kept() -> None:
    """Eighty columns, no colour: what a pipe and a log get."""
    matches("console.txt", render(sample.report()))


def test_the_coloured_report_is_the_one_kept() -> None:
    """The same text with colours of the terminal's own theme."""
    text = render(sample.report(), sample.context(color=True))
    matches("console-colour.txt", text)
    assert ANSI.sub("", text) == render(sample.report())


def test_statistics_and_quiet() -> None:
    """Counts by rule where they are asked for; quiet leaves out the summary, never a finding."""
    matches("console-statistics.txt", render(sample.report(), sample.context(statistics=True)))
    assert render(Report(3, ()), sample.context(quiet=True)) == ""
    assert render(sample.report()).startswith(render(sample.report(), sample.context(quiet=True)))


@pytest.mark.parametrize("columns", [60, 80, 132])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    """Paths aside, which must stay whole to be opened."""
    for line in render(sample.report(), sample.context(width=columns)).splitlines():
        assert cell_len(line) <= columns or line.strip().startswith("articles/")


def test_nothing_found_is_said() -> None:
    """A clean run says how much was read."""
    assert render(Report(1, ())) == "1 file read: nothing found.\n"
    assert render(Report(1_200, ())) == "1,200 files read: nothing found.\n"


def test_a_piped_report_needs_no_rich() -> None:
    """Rich is dear to load; only colour needs it."""
    code = (
        "import sys; from factlint import *; from factlint.reporters.console import ConsoleReporter;"
        "list(ConsoleReporter().render(Report(1, ()), Context(lambda path: None))); print('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "False\n"


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_as_wide_as_terminals_show_it(text: str) -> None:
    """Wide letters and emoji take two cells, what combines takes none; rich counts the same."""
    assert width(text) == cell_len(text)


@given(WORDS, st.integers(1, 12), WORDS)
def test_marks_stand_under_their_place(before: str, length: int, after: str) -> None:
    """Whatever stands around the place, and however the line is cropped."""
    shown, marks = marked(f"{before}{'Q' * length}{after}", len(before), len(before) + length)
    assert max(cell_len(shown), cell_len(marks)) <= 80
    assert cell_len(shown[: shown.index("Q")]) == marks.index("^")
    assert marks.count("^") == shown.count("Q") == length


@given(WORDS, st.data())
def test_any_place_can_be_shown(source: str, data: st.DataObject) -> None:
    """Empty, longer than the line, in the midst of a letter and its accent."""
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    shown, marks = marked(source, start, end)
    assert max(cell_len(shown), cell_len(marks)) <= 80
    assert "^" in marks


def test_a_long_line_is_cropped_between_words_around_both_places() -> None:
    """Two places far apart on one line have a row each, both with its number."""
    shown = render(Report(1, (sample.report().findings[4],)))
    rows = [line for line in shown.splitlines() if line.startswith(" 3 │")]
    assert len(rows) == 2
    assert "Ann Lindqvist, who" in rows[0]
    assert "signed by Anne Lindquist." in rows[1]


def test_a_place_in_another_file_shows_its_path() -> None:
    """The reader can open it."""
    assert "\n  articles/ferry.txt:1:35\n" in render(sample.report())


def test_without_the_source_the_marked_words_are_shown() -> None:
    """A file that can't be read again, or has changed since, costs the line around the words, no more."""
    finding = sample.report().findings[1]
    for source in (lambda _: None, lambda _: "changed since"):
        shown = render(Report(1, (finding,)), Context(source))
        assert " 3 │ Tuesday, March 3\n   │ ^^^^^^^^^^^^^^^^\n" in shown


def test_control_characters_never_reach_the_terminal() -> None:
    """An article can't move the cursor, change colours or turn the line about."""
    source = "A \x1b[31mred\x07 \u202eword\u202c , here"
    start = source.index(" ,")
    lines = LineIndex(source)
    place = Location("a.txt", lines.position(start), lines.position(start + 2), " ,")
    shown = render(
        Report(1, (Diagnostic("odd", "house", Severity.INFO, place, "\x1b]0;title\x07"),)), Context(lambda _: source)
    )
    assert not set(shown) & set("\x1b\x07\u202e\u202c")


def test_many_related_places_are_counted() -> None:
    """A finding stays readable; JSON has all its places."""
    related = tuple(RelatedPlace(sample.place("Elmford"), "here") for _ in range(20))
    finding = Diagnostic("mixed", "style", Severity.INFO, sample.place("council"), "mixed", related)
    assert "and 14 more places" in render(Report(1, (finding,)))


def test_words_wrap_and_a_long_one_stays_whole() -> None:
    """By cells, not characters."""
    assert wrap("山田 山田 山田", 9) == ["山田 山田", "山田"]
    assert wrap("a incomprehensibilities b", 10) == ["a", "incomprehensibilities", "b"]


def test_time_is_linear_in_the_length_of_a_line() -> None:
    """A file of one long line with a finding every few words."""

    def cost(size: int) -> float:
        source = "word , " * size
        lines = LineIndex(source)
        places = [
            Location("a.txt", lines.position(7 * n + 4), lines.position(7 * n + 6), " ,") for n in range(0, size, 100)
        ]
        findings = tuple(Diagnostic("spaced", "hygiene", Severity.INFO, place, "a space") for place in places)
        work = partial(render, Report(1, findings), Context(lambda _: source))
        return min(_timed(work) for _ in range(3))

    assert cost(80_000) <= 8 * max(cost(20_000), 0.005)


def _timed(work: partial[str]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
