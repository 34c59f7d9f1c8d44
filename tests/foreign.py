"""Reports in formats of others, made and read back for the tests."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import sample

from factlint import Context, Diagnostic, Failure, LineIndex, Location, Report, Severity, plugins

LOADED = plugins.load()
REPORTERS = {reporter.name: reporter for reporter in LOADED.reporters}
RULES = tuple(rule.info for rule in LOADED.rules)
JSON = ("sarif", "gitlab", "rdjson")
XML = ("junit", "checkstyle")
STRICT = (*JSON, *XML, "github")
ALL = (*STRICT, "github-summary")
SCHEMAS = Path(__file__).parent / "schemas"
ARTICLE = (
    "“Zoë” 🌉 said it was Monday, March 3 .\r\n"
    "\tNo “🌉🌉” were closed on Tuesday, March 3, she said.\n"
    "Łukasz 山田 agreed , “e\u0301t cetera”.\rAnd so on: Monday"
)
OTHER = "A page 🌉 about Monday, March 2.\n"
START = LineIndex("x").position(0)
TEXTS = {"a b/ä:1.md": ARTICLE, "other.md": OTHER}
FULL = sample.report()
NOTHING = Report(files=3, findings=())
FAILED = Report(
    files=0,
    findings=(),
    failed=(
        Failure("lost, found.txt", None, "no such\nfile ]]> <b>"),
        Failure("a.txt", "weekday-mismatch", "ValueError: “x”"),
        Failure(None, None, "nothing was read"),
    ),
)


def context(texts: Mapping[str, str] = sample.SOURCES, **more: object) -> Context:
    """A context that knows some texts, and all rules."""
    return Context(texts.get, RULES, **more)  # type: ignore[arg-type]  # a test's short hand


def render(name: str, report: Report, given: Context | None = None) -> str:
    """What a reporter makes of a report; it must be UTF-8."""
    text = "".join(REPORTERS[name].render(report, given or context()))
    text.encode("utf-8")
    return text


def place(text: str, words: str, path: str = "a b/ä:1.md", item: str | None = None) -> Location:
    """Where words stand in a text."""
    start = text.index(words)
    lines = LineIndex(text)
    return Location(path, lines.position(start), lines.position(start + len(words)), words, item)


def found(location: Location, message: str = "wrong", **more: object) -> Diagnostic:
    """A finding of some rule."""
    made: dict[str, Any] = {"severity": Severity.WARNING, "fingerprint": "0" * 20, **more}
    return Diagnostic("weekday-mismatch", "dates", location=location, message=message, **made)


def read(name: str, text: str) -> Any:  # noqa: ANN401  # what a format holds
    """What a report says, as its schema in tests/schemas describes it."""
    if name in JSON:
        return json.loads(text)
    return as_object(ET.fromstring(text)) if name in XML else [command(line) for line in text.splitlines()]


def as_object(element: ET.Element) -> dict[str, Any]:
    """An XML element with all that is in it."""
    return {
        "tag": element.tag,
        "attributes": dict(element.attrib),
        "text": (element.text or "").strip(),
        "children": [as_object(child) for child in element],
    }


def command(line: str) -> dict[str, Any]:
    """A workflow command, as GitHub's runner reads it."""
    match = re.fullmatch(r"::([a-z]+) ([^:]*)::(.*)", line)
    assert match, line
    pairs = [pair.split("=", 1) for pair in match.group(2).split(",")]
    message = match.group(3).replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    unescaped = {name: _unescaped(value) for name, value in pairs}
    return {"command": match.group(1), "message": message, "properties": unescaped}


def _unescaped(value: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(code, char)
    return value


def strict(name: str) -> dict[str, Any]:
    """Our own schema of a format."""
    loaded: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded


def results(report: Report, given: Context | None = None) -> list[dict[str, Any]]:
    """The results of a SARIF report."""
    found: list[dict[str, Any]] = json.loads(render("sarif", report, given))["runs"][0]["results"]
    return found


def diagnostics(report: Report, given: Context | None = None) -> list[dict[str, Any]]:
    """The diagnostics of an rdjson report."""
    found: list[dict[str, Any]] = json.loads(render("rdjson", report, given))["diagnostics"]
    return found
