"""The house's rules, report and file format."""

import subprocess
import sys
from pathlib import Path

import factlint_house
import pytest

import factlint
from factlint import testing

ARTICLE = """\
HEADLINE: Council votes on bridge
DATE: 2024-05-06

The opposition slammed the plan.

It meets again next week.
"""


@pytest.mark.parametrize(("rule", "example"), testing.examples(factlint_house.factlint_rules()))
def test_a_rule_finds_in_its_examples_exactly_what_is_marked(rule: factlint.AnyRule, example: factlint.Example) -> None:
    """An example's marks are what the rule finds."""
    testing.check_example(rule, example)


def test_a_wire_file_is_read_with_its_places() -> None:
    """Headline, date and paragraphs stand where the file has them."""
    document = factlint.parse(ARTICLE, path="a.wire")
    assert str(document.published) == "2024-05-06"
    assert [block.kind for block in document.blocks] == ["headline", "paragraph", "paragraph"]
    assert [document.locate(block.span).start.line for block in document.blocks] == [1, 4, 6]


def test_a_wire_file_with_a_broken_header_is_refused() -> None:
    """The line at fault is named."""
    with pytest.raises(factlint.ReadError, match="HEDLINE") as error:
        factlint.parse("HEDLINE: x\n\nText.\n", path="a.wire")
    assert error.value.line == 1


def test_the_command_knows_format_and_report(tmp_path: Path) -> None:
    """`factlint check` reads a wire file and writes the house's report, in one go."""
    (tmp_path / "a.wire").write_text(ARTICLE, encoding="utf-8")
    command = [sys.executable, "-m", "factlint", "check", "--isolated", "--format", "csv", "a.wire"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 1, run.stderr
    assert run.stdout.splitlines() == [
        "path,line,column,severity,rule,message",
        "a.wire,4,16,warning,unwanted-word,“slammed” is not in the house style: write “criticized”",
    ]
