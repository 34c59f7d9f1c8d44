"""A rule's examples as tests, for plugin authors and for factlint itself.

@pytest.mark.parametrize(("rule", "example"), factlint.testing.examples(my_rules))
def test_example(rule, example):
    factlint.testing.check_example(rule, example)
"""

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from factlint.api import document_from_source
from factlint.config.specs import list_of
from factlint.document import Document
from factlint.findings import Diagnostic, Severity
from factlint.lint import ActiveRule, conclude, lint
from factlint.reading.house_names import NO_HOUSE_LIST
from factlint.rulebook import AnyRule, Example, MarkedText, Options, Rule, flags, passes, read_marks
from factlint.spans import Span


def examples(rules: Iterable[AnyRule]) -> list[Any]:
    """Pytest parameters, one an example, with ids that name the rule."""
    import pytest  # noqa: PLC0415  # only tests have it

    return [
        pytest.param(rule, example, id=f"{rule.info.name}-{'flags' if example.flagged else 'passes'}-{number}")
        for rule in rules
        for number, example in enumerate(rule.info.examples, 1)
    ]


def read_cases(path: Path) -> list[tuple[str, Example]]:
    """A rule's further cases from a TOML file: (why, example) pairs.

    Each `[[case]]` has `why` and `text` (or `texts` for an archive rule) with the marks of an
    example, and what `flags` and `passes` take besides; a text without marks must pass.
    Raises ValueError for a file without cases, TypeError for a key that no example has.
    """
    cases = tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])
    if not cases:
        raise ValueError(f"{path} has no [[case]]")
    return [(case.pop("why"), _case(case)) for case in cases]


def _case(case: dict[str, Any]) -> Example:
    texts = case.pop("texts", None) or [case.pop("text")]
    if "severity" in case:
        case["severity"] = Severity[case["severity"].upper()]
    marked = [read_marks(text) for text in texts]
    return flags(*texts, **case) if any(text.main or text.whole_file for text in marked) else passes(*texts, **case)


def check_example(rule: AnyRule, example: Example) -> None:
    """Assert that a rule finds in an example exactly what is marked there.

    Main places must be the marked ones, no more and no fewer; related places likewise
    where the example marks any; `fixed` and `severity` where it gives them.
    """
    options = _options(rule, example)
    active = [ActiveRule(rule, rule.info.severity, options)]
    marked = [read_marks(text) for text in example.texts]
    documents = [_document(example, number, text.text) for number, text in enumerate(marked)]
    found = _diagnostics(rule, active, documents)
    expected = sorted(
        place for document, text in zip(documents, marked, strict=True) for place in _main(document, text)
    )
    actual = sorted((d.location.path, d.location.start.offset, d.location.end.offset) for d in found)
    assert actual == expected, _difference("marks", expected, actual, found)
    if not example.flagged:
        assert not expected, "a text that passes has no mark"
        return
    assert expected, "a text that is flagged has a mark"
    wanted = sorted(
        {place for document, text in zip(documents, marked, strict=True) for place in _related(document, text)}
    )
    if wanted:
        places = sorted(
            {(r.location.path, r.location.start.offset, r.location.end.offset) for d in found for r in d.related}
        )
        assert places == wanted, _difference("related marks", wanted, places, found)
    if example.severity is not None:
        assert {d.severity for d in found} == {example.severity}
    if example.fixed is not None:
        assert _fixed(documents[0].article.source, found) == example.fixed


def _options(rule: AnyRule, example: Example) -> Options | None:
    import msgspec  # noqa: PLC0415  # beside its one use

    if rule.info.options_type is None:
        assert not example.options, f"{rule.info.name} takes no options"
        return None
    return msgspec.convert(dict(example.options), rule.info.options_type)


def _document(example: Example, number: int, text: str) -> Document:
    path = example.path if len(example.texts) == 1 else f"{chr(ord('a') + number)}.txt"
    names = list_of(example.names) if example.names else NO_HOUSE_LIST
    return document_from_source(
        text, path=path, published=example.published, headline=example.headline, house_list=names
    )


def _diagnostics(rule: AnyRule, active: Sequence[ActiveRule], documents: Sequence[Document]) -> list[Diagnostic]:
    outcomes = [lint(document, active) for document in documents]
    if not isinstance(rule, Rule):
        outcomes.append(conclude(active, [fact for outcome in outcomes for fact in outcome.facts]))
    failures = [failure for outcome in outcomes for failure in outcome.failures]
    assert not failures, failures
    return [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]


def _main(document: Document, text: MarkedText) -> list[tuple[str, int, int]]:
    return [*_places(document, text.main), *([(document.path, 0, 0)] if text.whole_file else [])]


def _related(document: Document, text: MarkedText) -> list[tuple[str, int, int]]:
    return _places(document, text.related)


def _places(document: Document, spans: Iterable[Span]) -> list[tuple[str, int, int]]:
    return [(document.path, span.start, span.end) for span in spans]


def _fixed(source: str, found: Iterable[Diagnostic]) -> str:
    """The source with the first fix of each finding made, the last place first."""
    edits = {edit for d in found for fix in d.fixes[:1] for edit in fix.edits}
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


def _difference(what: str, expected: object, actual: object, found: Iterable[Diagnostic]) -> str:
    said = "\n".join(
        f"  {d.location.start.offset}–{d.location.end.offset} {d.location.excerpt!r}: {d.message}" for d in found
    )
    return f"{what}: expected {expected}, found {actual}\n{said}"


__all__ = ["check_example", "examples", "read_cases"]
