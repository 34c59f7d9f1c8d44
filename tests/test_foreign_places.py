"""Places in formats of others: each in its own unit, whatever the characters and line ends."""

import json
from collections.abc import Mapping
from urllib.parse import unquote

import jsonschema  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest
import sample
from foreign import (
    ALL,
    ARTICLE,
    OTHER,
    REPORTERS,
    RULES,
    TEXTS,
    context,
    diagnostics,
    found,
    place,
    read,
    render,
    results,
    strict,
)
from hypothesis import given
from hypothesis import strategies as st
from linearity import assert_linear

from factlint import Context, Diagnostic, LineIndex, Location, RelatedPlace, Report, Safety, SourceEdit, SourceFix


def test_github_gets_the_lines_and_no_columns_across_lines() -> None:
    """It refuses columns where an annotation spans lines; a whole file and an item have no lines."""
    several = place(ARTICLE, "March 3 .\r\n\tNo")
    report = Report(1, (found(several), found(place(ARTICLE, "山田")), found(place("xyz", "y", item="7"))))
    first, second, third = (each["properties"] for each in read("github", render("github", report)))
    assert (first["line"], first["endLine"]) == ("1", "2")
    assert "col" not in first
    assert (second["line"], second["col"], second["endColumn"]) == ("3", "8", "10")
    assert "line" not in third


def region_text(text: str, region: Mapping[str, int]) -> str:
    """What stands in a region of SARIF, by its lines and columns of code points."""
    lines = LineIndex(text)
    start, end = (lines.line_span(region[f"{end}Line"]).start + region[f"{end}Column"] - 1 for end in ("start", "end"))
    assert (start, end - start) == (region["charOffset"], region["charLength"])
    return text[start:end]


def range_text(text: str, span: Mapping[str, Mapping[str, int]]) -> str:
    """What stands in a range of rdjson, by its lines and columns of bytes."""
    lines = LineIndex(text)
    starts = [len(text[: lines.line_span(span[end]["line"]).start].encode()) for end in ("start", "end")]
    start, end = (at + span[name]["column"] - 1 for at, name in zip(starts, ("start", "end"), strict=True))
    return text.encode()[start:end].decode()


@given(st.text(alphabet="a“”🌉é\u0301山 \t\r\n", min_size=1, max_size=60), st.data())
def test_positions_cut_out_the_very_words(text: str, data: st.DataObject) -> None:
    """In code points for SARIF and in bytes for rdjson, whatever the characters and line ends."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    lines = LineIndex(text)
    location = Location("a.md", lines.position(start), lines.position(end), text[start:end])
    report, given = Report(1, (found(location),)), context({"a.md": text})
    (result,) = results(report, given)
    assert region_text(text, result["locations"][0]["physicalLocation"]["region"]) == text[start:end]
    (diagnostic,) = diagnostics(report, given)
    assert range_text(text, diagnostic["location"]["range"]) == text[start:end]


def test_other_places_and_other_files_have_their_own_positions() -> None:
    """A related place in another file is counted in that file."""
    related = (
        RelatedPlace(place(ARTICLE, "Tuesday, March 3"), "here"),
        RelatedPlace(place(OTHER, "Monday, March 2", "other.md"), "there [see](1)"),
    )
    report, given = Report(2, (found(place(ARTICLE, "Monday, March 3"), related=related),)), context(TEXTS)
    (result,) = results(report, given)
    assert [each["id"] for each in result["relatedLocations"]] == [1, 2]
    for each, (path, text) in zip(result["relatedLocations"], TEXTS.items(), strict=True):
        physical = each["physicalLocation"]
        assert unquote(physical["artifactLocation"]["uri"]) == path
        assert region_text(text, physical["region"]) == physical["region"]["snippet"]["text"]
    assert "[line 2, column 25](1): here\n[other.md:1:16](2): there [see\\](1)" in result["message"]["text"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b/%C3%A4%3A1.md"
    (diagnostic,) = diagnostics(report, given)
    assert [range_text(TEXTS[each["location"]["path"]], each["location"]["range"]) for each in (
        diagnostic["related_locations"]
    )] == ["Tuesday, March 3", "Monday, March 2"]  # fmt: skip


def test_a_whole_file_has_a_place_and_no_words() -> None:
    """Line 1 where a format asks for a line, no range where it does not."""
    report = Report(1, (found(sample.whole_file(), "no byline"),))
    (result,) = results(report)
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1, "charOffset": 0, "charLength": 0}
    assert diagnostics(report)[0]["location"] == {"path": "articles/bridge.txt"}
    (entry,) = json.loads(render("gitlab", report))
    assert entry["location"]["lines"] == {"begin": 1, "end": 1}
    assert '<error line="1" severity' in render("checkstyle", report)
    assert 'name="weekday-mismatch"' in render("junit", report)


def test_an_item_of_a_file_of_many_is_named_and_has_no_lines_of_the_file() -> None:
    """Its lines are its own text's, and would point anywhere in the file."""
    report = Report(1, (found(place("one\ntwo\n", "two", "feed.jsonl", item="i7")),))
    (result,) = results(report)
    assert result["locations"][0] == {
        "physicalLocation": {"artifactLocation": {"uri": "feed.jsonl"}},
        "logicalLocations": [{"name": "i7"}],
    }
    assert diagnostics(report)[0]["location"] == {"path": "feed.jsonl"}
    assert all("i7" in render(name, report) for name in ALL)


@pytest.mark.parametrize(("path", "uri"), [
    ("/srv/ä b/#1?.md", "file:///srv/%C3%A4%20b/%231%3F.md"),
    ("C:/desk/a.md", "file:///C:/desk/a.md"),
    ("../12:30 100%.md", "../12%3A30%20100%25.md"),
])  # fmt: skip
def test_sarif_names_files_by_uri(path: str, uri: str) -> None:
    """Relative to where factlint ran, unless they stand elsewhere; a colon is no scheme."""
    (result,) = results(Report(1, (found(place("x", "x", path)),)))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def fixable(safety: Safety) -> Diagnostic:
    """A finding with a fix of two edits, the second behind an emoji on a later line."""
    spaces = [ARTICLE.index(" .\r"), ARTICLE.index(" , “e")]
    edits = (SourceEdit(spaces[0], spaces[0] + 2, "!"), SourceEdit(spaces[1], spaces[1] + 1, ""))
    return found(place(ARTICLE, " .\r"), fixes=(SourceFix(safety, "close up", edits),))


@pytest.mark.parametrize("safety", [Safety.SAFE, Safety.UNSAFE])
def test_a_fix_in_sarif_makes_the_text_that_ours_makes(safety: Safety) -> None:
    """Replacing its regions from the last to the first gives the fixed text."""
    (result,) = results(Report(1, (fixable(safety),)), context(TEXTS))
    ((fix,), text) = (result["fixes"], ARTICLE)
    assert fix["properties"] == {"safety": safety.value}
    for replacement in reversed(fix["artifactChanges"][0]["replacements"]):
        region = replacement["deletedRegion"]
        region_text(ARTICLE, region)
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        text = text[:start] + replacement["insertedContent"]["text"] + text[end:]
    assert text == ARTICLE.replace(" .\r", "!\r").replace(" , “e", ", “e")


def test_what_may_only_be_shown_is_no_fix_in_sarif() -> None:
    """A program writes SARIF's fixes, so a suggestion stands in the message."""
    (result,) = results(Report(1, (fixable(Safety.DISPLAY),)), context(TEXTS))
    assert "fixes" not in result
    assert result["message"]["text"].endswith("Suggestion: close up")


@pytest.mark.parametrize("safety", list(Safety))
def test_a_suggestion_in_rdjson_makes_the_text_that_our_fix_makes(safety: Safety) -> None:
    """Several edits are one suggestion, in bytes."""
    (diagnostic,) = diagnostics(Report(1, (fixable(safety),)), context(TEXTS))
    (suggestion,) = diagnostic["suggestions"]
    replaced = range_text(ARTICLE, suggestion["range"])
    assert ARTICLE.replace(replaced, suggestion["text"]) == ARTICLE.replace(" .\r", "!\r").replace(" , “e", ", “e")


@pytest.mark.parametrize("text", [None, "“something else”, shorter"])
def test_where_the_text_is_gone_or_changed_nothing_is_counted_in_it(text: str | None) -> None:
    """Lines are still told; bytes and suggestions would be wrong, so there are none."""
    report, given = Report(1, (fixable(Safety.SAFE),)), context({} if text is None else {"a b/ä:1.md": text})
    (diagnostic,) = diagnostics(report, given)
    assert diagnostic["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}
    assert "suggestions" not in diagnostic
    jsonschema.Draft202012Validator(strict("rdjson")).validate(read("rdjson", render("rdjson", report, given)))
    jsonschema.Draft202012Validator(strict("sarif")).validate(read("sarif", render("sarif", report, given)))


@pytest.mark.parametrize("name", ALL)
def test_a_report_on_a_long_line_is_made_in_linear_time(name: str) -> None:
    """Places along one line of a megabyte are not each counted from its start."""

    def make(size: int) -> str:
        return "“é” 🌉 Monday " * size

    def run(text: str) -> object:
        lines = LineIndex(text)
        starts = range(7, len(text), len("“é” 🌉 Monday ") * 20)
        findings = [found(Location("a.md", lines.position(s), lines.position(s + 3), text[s : s + 3])) for s in starts]
        return "".join(REPORTERS[name].render(Report(1, tuple(findings)), Context(lambda _: text, RULES)))

    assert_linear(make, run, 8_000)
