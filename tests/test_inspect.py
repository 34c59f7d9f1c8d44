"""`factlint inspect`: what the readers saw, for programs and for people."""

import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest
from expected import matches

import factlint
from factlint import BlockKind
from factlint.cli import main
from factlint.reporters.inspection import inspect_record
from factlint.reporters.inspection_text import inspect_text

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLE_KEYS = [
    "path", "item", "format", "language", "published", "headline", "dateline", "byline", "paragraphs", "sentences",
    "quotes", "quote_faults", "people", "places", "organizations", "dates", "numbers",
]  # fmt: skip
ARTICLE = """\
---
title: Council votes on bridge
date: 2025-03-04
---

The council of *Elmford* voted on **Tuesday, March 4**, to close the bridge.

> “Closing it costs us a road,” said [Ann Lindqvist](https://example.org), who chairs the council. “We had no choice.”

“It is a loss, she said.
"""


def validate(value: object) -> None:
    """Assert that a list of articles has the shape of the shipped schema."""
    text = resources.files("factlint.reporters").joinpath("inspect.schema.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator(json.loads(text)).validate(value)


def record(text: str, path: str = "a.md") -> dict[str, Any]:
    """What `inspect` says of a text, as JSON gives it back."""
    loaded: dict[str, Any] = json.loads(json.dumps(inspect_record(factlint.parse(text, path=path))))
    return loaded


def places(value: object) -> list[dict[str, Any]]:
    """Everything in a record that has a place."""
    if isinstance(value, dict):
        own = [value] if "start" in value else []
        return own + [each for part in value.values() for each in places(part)]
    if isinstance(value, list):
        return [each for part in value for each in places(part)]
    return []


@pytest.mark.parametrize("text", [ARTICLE, "", "One line.", "“Broken, he said.\n\nNo ”mark” here, on March 40."])
def test_a_record_has_every_key_in_order_and_the_shape_of_the_schema(text: str) -> None:
    """Every list is always there."""
    found = record(text)
    assert list(found) == ARTICLE_KEYS
    validate([found])


@pytest.mark.parametrize("name", ["000_60e7d6aa36c62751.txt", "003_0c130c9c718aaf53.txt"])
def test_the_seeds_have_the_shape_of_the_schema(name: str) -> None:
    """Real articles, with everything that is read in them."""
    found = record((SEEDS / name).read_text(encoding="utf-8"), name)
    validate([found])
    assert found["sentences"]
    assert found["quotes"]
    assert found["people"]


def test_offsets_are_of_the_source() -> None:
    """Through front matter, emphasis, links and block quotes: what is said to stand there stands there."""
    found = record(ARTICLE)
    for place in places(found):
        assert 0 <= place["start"] <= place["end"] <= len(ARTICLE)
        if "text" in place and "*" not in ARTICLE[place["start"] : place["end"]]:
            assert ARTICLE[place["start"] : place["end"]].startswith(place["text"].split(" ")[0])
    assert ARTICLE.index("Closing") - 1 == found["quotes"][0]["start"]


def test_the_publication_date_has_a_source() -> None:
    """Null where there is none; the day and where it was found otherwise."""
    assert record(ARTICLE)["published"] == {"value": "2025-03-04", "source": "metadata"}
    assert record("No date here.")["published"] is None
    document = factlint.parse("No date here.", published="2025-03-04")
    assert inspect_record(document)["published"] == {"value": "2025-03-04", "source": "option"}


def test_the_text_for_people_is_the_one_kept() -> None:
    """A section a kind of thing, each with its line and column, in eighty columns."""
    lines = list(inspect_text(factlint.parse(ARTICLE, path="articles/bridge.md"), 80))
    assert max(map(len, lines)) <= 80
    matches("inspect.txt", "\n".join(lines) + "\n")


def test_json_for_programs_is_the_one_kept() -> None:
    """The shape and order that scripts read."""
    found = inspect_record(factlint.parse(ARTICLE, path="articles/bridge.md"))
    matches("inspect.json", json.dumps(found, indent=2, ensure_ascii=False) + "\n")


def test_the_command_prints_an_array_or_a_line_an_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`json` is one array, `jsonl` the same objects."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    assert main(["inspect", "--isolated", "--format", "json", str(tmp_path)]) == 0
    array = json.loads(capsys.readouterr().out)
    assert main(["inspect", "--isolated", "--format", "jsonl", str(tmp_path)]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == array
    assert [Path(article["path"]).name for article in array] == ["a.md", "b.md"]
    validate(array)


def test_what_can_not_be_read_is_told_and_the_rest_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, the file named on standard error, standard output still one array."""
    (tmp_path / "a.txt").write_text("A line.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"A \x00 line.\n")
    assert main(["inspect", "--isolated", "--format", "json", str(tmp_path), str(tmp_path / "lost.txt")]) == 2
    told = capsys.readouterr()
    assert len(json.loads(told.out)) == 1
    assert "b.txt" in told.err
    assert "lost.txt" in told.err


def test_a_range_has_no_value_but_two_ends() -> None:
    """A date that has none of the two has neither key."""
    for date in record("It runs from March 3 to March 5, 2025, and on May 1, 2025.", "a.txt")["dates"]:
        assert ("from" in date) == ("to" in date)
        assert "from" not in date or date["value"] is None


def test_kinds_and_voices_are_the_published_words() -> None:
    """A kind that is added to the code is added to the schema."""
    text = resources.files("factlint.reporters").joinpath("inspect.schema.json").read_text(encoding="utf-8")
    assert all(f'"{kind.value}"' in text for kind in BlockKind)
    assert all(f'"{kind.value}"' in text for kind in factlint.QuoteKind)
    assert all(f'"{kind.value}"' in text for kind in factlint.SpeakerKind)
    assert all(f'"{kind.value}"' in text for kind in factlint.FaultKind)
    assert all(f'"{voice.value}"' in text for voice in factlint.Voice)
