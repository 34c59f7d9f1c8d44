"""Reports in formats of others: their shapes, what reads them, and what is never left out."""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import fakes
import jsonschema  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest
from foreign import (
    ALL,
    ARTICLE,
    FAILED,
    FULL,
    NOTHING,
    RULES,
    START,
    STRICT,
    context,
    found,
    place,
    read,
    render,
    strict,
)

from factlint import Diagnostic, Failure, Location, Notice, Report, Severity


@pytest.mark.parametrize("name", STRICT)
@pytest.mark.parametrize("report", [FULL, NOTHING, FAILED], ids=["full", "nothing", "failed"])
def test_a_report_has_the_shape_of_our_strict_schema(name: str, report: Report) -> None:
    """Full, empty and failed runs; no field but those we write, each of its kind."""
    jsonschema.Draft202012Validator(strict(name)).validate(read(name, render(name, report)))


@pytest.mark.parametrize("name", STRICT)
def test_our_schemas_are_valid_and_let_no_unknown_field_in(name: str) -> None:
    """A strict schema can fail: every object names all its fields."""
    jsonschema.Draft202012Validator.check_schema(strict(name))
    text = json.dumps(strict(name))
    assert text.count('"type": "object"') == text.count('"additionalProperties": false') > 0


@pytest.mark.parametrize(("name", "file"), [("sarif", "sarif-2.1.0.json"), ("rdjson", "rdjson.json")])
@pytest.mark.parametrize("report", [FULL, NOTHING, FAILED], ids=["full", "nothing", "failed"])
def test_a_report_has_the_shape_of_the_published_schema(name: str, file: str, report: Report) -> None:
    """What the format's own authors say, where the folder of FACTLINT_SCHEMAS has it."""
    folder = os.environ.get("FACTLINT_SCHEMAS")
    if not folder or not Path(folder, file).exists():
        pytest.skip(f"FACTLINT_SCHEMAS names no folder with the published {file}")
    published = json.loads(Path(folder, file).read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(published)(published).validate(json.loads(render(name, report)))


@pytest.mark.parametrize("name", ALL)
def test_the_same_report_gives_the_same_text(name: str) -> None:
    """No clock, no machine, no order of a set."""
    assert render(name, FULL) == render(name, FULL)


@pytest.mark.parametrize("name", ALL)
def test_a_failure_is_never_silent(name: str) -> None:
    """A run that could not look says so in every format, by path, rule and message."""
    text = render(name, FAILED)
    for part in ("lost", "ValueError", "weekday-mismatch", "nothing was read"):
        assert part in text.replace("\\", "")


@pytest.mark.parametrize("name", ALL)
def test_every_finding_is_told_with_its_computation(name: str) -> None:
    """The message, the arithmetic, and the title of a fix that is only shown."""
    text = render(name, FULL).replace("\\", "")
    for part in ("the parts add up to 23, not 24", "13 + 10 = 23", "write “Ann Lindqvist”", "that first"):
        assert part in text


@pytest.mark.parametrize("name", ALL)
def test_hostile_words_stay_words(name: str) -> None:
    """Line ends, markup, commands and characters that no format holds can't break a report or speak for it."""
    words = "a\x00\x1b[2J\ufffe\ud800\n::error::x\r%0A]]>&lt;<b>|`*_[x](1)@all, ##[error] \u202eend"
    location = Location("a,b:\n%2C\x07“ä”.md", START, START, "")
    report = Report(1, (found(location, words, computation=words),), (Notice(words, words),), (), (
        Failure(words, "weekday-mismatch", words),
    ))  # fmt: skip
    text = render(name, report)
    if name in STRICT:
        read(name, text)
    assert not any(line.startswith("::") for line in text.splitlines()) or name == "github"
    assert "\x1b" not in text
    assert "\ufffe" not in text or name in {"sarif", "rdjson", "gitlab", "github", "github-summary"}


def test_a_github_annotation_survives_the_way_to_the_runner() -> None:
    """Commas, colons, percent signs and line ends of path and message come out as they went in."""
    location = Location("a,b: 100%.md", START, START, "")
    (read_back,) = read("github", render("github", Report(1, (found(location, "100% of a:b, c", computation="1%0A"),))))
    assert read_back["properties"] == {"file": "a,b: 100%.md", "title": "weekday-mismatch"}
    assert read_back["message"] == "100% of a:b, c\nComputed: 1%0A"


@pytest.mark.parametrize("number", [9, 10, 11, 40])
def test_github_annotations_are_summed_up_above_its_cap(number: int) -> None:
    """Ten of a level at most, failures first, and the last says how many more there are."""
    findings = tuple(
        found(place(ARTICLE, "Monday"), f"wrong {i}", severity=level) for i in range(number) for level in Severity
    )
    report = Report(1, findings, (), (), (Failure("lost.md", None, "no such file"),))
    annotations = read("github", render("github", report))
    for level, count in (("error", number + 1), ("warning", number), ("notice", number)):
        messages = [each["message"] for each in annotations if each["command"] == level]
        assert len(messages) == min(count, 10)
        if count > 10:
            assert re.match(rf"{count - 9} more \w+s: ", messages[-1])
    assert annotations[0]["properties"]["file"] == "lost.md"


def test_a_github_summary_is_markdown_below_githubs_limit() -> None:
    """The worst come first, a row a finding, and what is not listed is counted."""
    long = found(place(ARTICLE, "Monday"), "x|<b>" * 5_000)
    severe = found(place(ARTICLE, "Monday"), "worst", severity=Severity.ERROR)
    text = render("github-summary", Report(1, (*[long] * 300, severe)))
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert "worst" in rows[2]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows[2:])
    assert "101 more findings not listed here." in text
    assert len(text.encode()) < 1024 * 1024
    assert re.search(r"(?<!\\)<(?!br>)", text) is None


def test_sarif_gives_each_rule_its_help_and_each_result_its_rule() -> None:
    """Every rule that is installed, with its page; a finding of the engine's own gets a rule too."""
    engine = found(place(ARTICLE, "Monday"))
    report = Report(1, (Diagnostic("unused-ignore", "engine", Severity.INFO, engine.location, "idle"), engine))
    run = json.loads(render("sarif", report))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*(rule.name for rule in RULES), "unused-ignore"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    for rule, info in zip(rules, RULES, strict=False):
        assert rule["help"]["text"] == info.page
        assert rule["helpUri"].endswith(f"/docs/rules/{info.name}.md")


def test_gitlab_tells_equal_findings_apart_by_path_and_number() -> None:
    """It shows one of several of a fingerprint; and the fingerprint knows no line."""
    one = found(place(ARTICLE, "Monday"))
    elsewhere = found(place(ARTICLE, "Monday", "c.md"))
    moved = found(place(f"\n{ARTICLE}", "Monday"))
    entries = json.loads(render("gitlab", Report(1, (one, one, elsewhere))))
    assert len({entry["fingerprint"] for entry in entries}) == 3
    (again,) = json.loads(render("gitlab", Report(1, (moved,))))
    assert again["fingerprint"] == entries[0]["fingerprint"]


@pytest.mark.parametrize(("fail_on", "failures", "skipped"), [
    (Severity.INFO, 3, 0), (Severity.WARNING, 2, 1), (Severity.ERROR, 1, 2), (None, 0, 3),
])  # fmt: skip
def test_a_junit_failure_is_what_makes_the_run_fail(fail_on: Severity | None, failures: int, skipped: int) -> None:
    """Milder findings are skipped tests, so that CI's verdict is the exit code's."""
    findings = tuple(found(place(ARTICLE, "Monday"), severity=level) for level in Severity)
    root = ET.fromstring(render("junit", Report(1, findings), context(fail_on=fail_on)))
    assert (root.attrib["failures"], root.attrib["skipped"]) == (str(failures), str(skipped))
    names = [case.attrib["name"] for case in root.iter("testcase")]
    assert len(set(names)) == 3


@pytest.mark.parametrize("report", [FULL, NOTHING, FAILED], ids=["full", "nothing", "failed"])
def test_junitparser_reads_what_we_write(report: Report) -> None:
    """A reader of others counts as we do."""
    junitparser = pytest.importorskip("junitparser")
    suites = junitparser.JUnitXml.fromstring(render("junit", report).encode())
    fails = sum(finding.severity >= Severity.WARNING for finding in report.findings)
    assert (suites.failures, suites.errors) == (fails, len(report.failed))
    cases = [case for suite in suites for case in suite]
    assert len(cases) == suites.tests == max(1, len(report.findings) + len(report.failed))
    told = [result.message for case in cases for result in case.result]
    assert all(any(finding.message in message for message in told) for finding in report.findings)


def test_sarif_tools_reads_what_we_write(tmp_path: Path) -> None:
    """A reader of others finds each result at its place and counts as we do."""
    loader = pytest.importorskip("sarif.loader")
    (tmp_path / "a.sarif").write_text(render("sarif", FULL), encoding="utf-8")
    read = loader.load_sarif_file(str(tmp_path / "a.sarif"))
    levels = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.INFO}
    counts = read.get_report().get_issue_count_for_severity
    assert {level: counts(level) for level in levels} == {name: FULL.count(level) for name, level in levels.items()}
    places = sorted((each["Location"], int(each["Line"] or 0)) for each in read.get_records())
    lines = [finding.location.start.line if finding.location.item is None else 1 for finding in FULL.findings]
    assert places == sorted(zip((finding.location.path for finding in FULL.findings), lines, strict=True))


def test_several_reports_come_from_one_run(tmp_path: Path) -> None:
    """Each in its file, one on standard output, the exit code as ever; SARIF has a rule's level as configured."""
    (tmp_path / "a.md").write_text("It was closed , she said.\n", encoding="utf-8")
    (tmp_path / "factlint.toml").write_text(
        'ignore = ["hygiene"]\nfail-on = "error"\nselect = ["space-before-punctuation"]\n'
        '[rules.space-before-punctuation]\nseverity = "error"\n'
    )
    outputs = [f"--output={name}={name}.out" for name in ALL]
    done = fakes.factlint("check", "a.md", "--format=github", *outputs, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    texts = {name: (tmp_path / f"{name}.out").read_text(encoding="utf-8") for name in ALL}
    assert done.stdout.decode() == texts["github"]
    for name in STRICT:
        jsonschema.Draft202012Validator(strict(name)).validate(read(name, texts[name]))
    rules = json.loads(texts["sarif"])["runs"][0]["tool"]["driver"]["rules"]
    settings = {rule["id"]: rule["defaultConfiguration"] for rule in rules}
    assert settings["space-before-punctuation"] == {"enabled": True, "level": "error"}
    assert settings["weekday-mismatch"]["enabled"] is False
    assert ET.fromstring(texts["junit"]).attrib["failures"] == "1"


def test_a_failure_in_sarif_is_an_unsuccessful_execution() -> None:
    """What could not be checked, with the rule that broke; notices and skipped files are told beside it."""
    run = json.loads(render("sarif", FAILED))["runs"][0]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [each["level"] for each in invocation["toolExecutionNotifications"]] == ["error"] * 3
    rule = invocation["toolExecutionNotifications"][1]["associatedRule"]
    assert run["tool"]["driver"]["rules"][rule["index"]]["id"] == rule["id"] == "weekday-mismatch"
    (clean,) = json.loads(render("sarif", NOTHING))["runs"][0]["invocations"]
    assert clean == {"executionSuccessful": True, "toolExecutionNotifications": []}
    (full,) = json.loads(render("sarif", FULL))["runs"][0]["invocations"]
    assert [each["level"] for each in full["toolExecutionNotifications"]] == ["error", "note", "note"]
