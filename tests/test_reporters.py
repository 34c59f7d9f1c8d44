"""Reports for programs: JSON, JSON Lines, concise; and the shipped schemas."""

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest
import sample
from expected import matches

import factlint
from factlint import Diagnostic, LineIndex, Location, Report, Reporter, Severity, plugins

REPORTERS = {reporter.name: reporter for reporter in plugins.load().reporters}
FINDING_KEYS = [
    "rule", "family", "severity", "path", "item", "excerpt", "start", "end", "pointer", "message", "related",
    "computation", "demoted_by", "fixes", "fingerprint",
]  # fmt: skip


def render(name: str, report: Report, **more: object) -> str:
    """What a reporter makes of a report."""
    reporter: Reporter = REPORTERS[name]
    return "".join(reporter.render(report, sample.context(**more)))


def schema(name: str) -> dict[str, Any]:
    """A shipped schema."""
    text = resources.files("factlint.reporters").joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def validate(value: object, wanted: dict[str, Any]) -> None:
    """Assert that a value has the shape of a schema."""
    jsonschema.Draft202012Validator(wanted).validate(value)


def objects(part: object) -> Iterator[dict[str, Any]]:
    """Every object schema inside a schema."""
    if isinstance(part, dict):
        if part.get("type") == "object":
            yield part
        for value in part.values():
            yield from objects(value)
    elif isinstance(part, list):
        for value in part:
            yield from objects(value)


@pytest.mark.parametrize("name", ["json", "jsonl", "concise"])
def test_a_report_for_programs_is_the_one_kept(name: str) -> None:
    """The bytes that people's scripts read change only on purpose."""
    matches(f"report.{name}", render(name, sample.report()))


@pytest.mark.parametrize("name", ["json", "jsonl", "concise", "console"])
def test_the_same_report_gives_the_same_text(name: str) -> None:
    """Nothing depends on a clock, a hash or an earlier run."""
    assert render(name, sample.report()) == render(name, sample.report())


@pytest.mark.parametrize("name", ["report", "inspect"])
def test_a_shipped_schema_is_valid_and_strict(name: str) -> None:
    """No object lets an unknown key in, and what is not required is named here."""
    wanted = schema(name)
    jsonschema.Draft202012Validator.check_schema(wanted)
    for part in objects(wanted):
        assert part["additionalProperties"] is False
        assert set(part["properties"]) - set(part["required"]) <= {"from", "to"}


def test_json_has_the_shape_of_its_schema() -> None:
    """Full and empty reports."""
    validate(json.loads(render("json", sample.report())), schema("report"))
    validate(json.loads(render("json", Report(files=0, findings=()))), schema("report"))


def test_the_schema_refuses_a_missing_and_an_unknown_key() -> None:
    """It is strict in both directions, so it can catch a change of shape."""
    report = json.loads(render("json", sample.report()))
    report["findings"][0].pop("item")
    with pytest.raises(jsonschema.ValidationError):
        validate(report, schema("report"))
    report = json.loads(render("json", sample.report()))
    report["findings"][0]["extra"] = 1
    with pytest.raises(jsonschema.ValidationError):
        validate(report, schema("report"))


def test_json_has_every_key_in_the_promised_order() -> None:
    """Every key is always there; an empty field is null or an empty list."""
    report = json.loads(render("json", sample.report()))
    assert list(report) == ["version", "tool", "summary", "notices", "findings"]
    assert list(report["summary"]) == [
        "files", "errors", "warnings", "infos", "suppressed", "baselined", "skipped", "failed",
    ]  # fmt: skip
    for finding in report["findings"]:
        assert list(finding) == FINDING_KEYS
        for related in finding["related"]:
            assert list(related) == ["path", "item", "excerpt", "start", "end", "pointer", "message"]


def test_json_lines_are_the_findings_of_the_json_report() -> None:
    """One finding a line, the same objects; no finding, no line."""
    lines = render("jsonl", sample.report()).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(render("json", sample.report()))["findings"]
    assert render("jsonl", Report(files=3, findings=())) == ""


def test_columns_count_code_points() -> None:
    """A curly quote, an accent of its own and an emoji are a column each, in every report of our own."""
    source = "“🌉” and e\u0301: no , comma\n"
    lines = LineIndex(source)
    start = source.index(" ,")
    location = Location("a.txt", lines.position(start), lines.position(start + 2), " ,")
    report = Report(1, (Diagnostic("spaced", "hygiene", Severity.INFO, location, "a space", fingerprint="00000000"),))
    assert render("concise", report) == "a.txt:1:15: info spaced a space\n"
    found = json.loads(render("json", report))["findings"][0]
    assert found["start"] == {"offset": 14, "line": 1, "column": 15}


def test_concise_keeps_a_finding_on_one_line() -> None:
    """Line ends and control characters in a message or path do not break a script that reads lines."""
    location = Location("odd\nname.txt", LineIndex("x").position(0), LineIndex("x").position(1), "x")
    report = Report(1, (Diagnostic("odd", "house", Severity.INFO, location, "two\nlines\x1b[2J"),))
    assert render("concise", report) == "odd name.txt:1:1: info odd two lines�[2J\n"


@pytest.mark.parametrize("name", ["json", "jsonl", "concise", "console"])
def test_a_file_name_that_is_no_utf_8_can_be_reported(name: str) -> None:
    """What Python reads such a name as can't be encoded; the report must not fail over it."""
    start = LineIndex("x").position(0)
    report = Report(1, (Diagnostic("odd", "house", Severity.INFO, Location("a\udcff.txt", start, start, ""), "odd"),))
    render(name, report).encode("utf-8")


def test_json_prints_what_stands_there() -> None:
    """No escapes for what is no ASCII, and the excerpt as it stands in the source."""
    text = render("json", sample.report())
    assert "“Anne Lindquist” is spelled" in text
    assert f'"version": "{factlint.__version__}"' in text
