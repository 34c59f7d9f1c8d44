"""Who says what: clauses with their speakers, quotations with the step that attributes them, and the cost."""

import functools
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linearity import assert_linear

from factlint import Attribution, Document, SpeakerKind, lexicon, parse, plugins
from factlint.config import Settings
from factlint.lint import active_rules, lint
from factlint.reading.speech.cues import cue_verbs

CASES = tomllib.loads((Path(__file__).parent / "speech.toml").read_text(encoding="utf-8"))["case"]
PIECES = [
    "“", "”", '"', "‘", "’", " ", "\n\n", ".", ",", ":", "(", ")", "—", "said", "says", "told", "according to", "Lee",
    "Ann", "he", "she", "the", "statement", "spokesman", "for", "and", "that", "adding", "was", "to", "Tuesday",
    "reports",
]  # fmt: skip

HOSTILE = [
    "he said ", "“No,” he said. ", "“", "said told added wrote ", "Ann Lee, the mayor, ", "the statement said, ",
    "“Go.”\n\n", "“Go”, ", "“Go”, he said, ", "“Go there.” He said so. ", "adding that ", "of the head for the ",
    "which said, ", "Lee: “Go.” ", ", ", "(",
]  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case, id=case["why"]) for case in CASES])
def test_a_text_has_exactly_its_attributions(case: dict[str, Any]) -> None:
    """Speaker, kind, cue and form of each attribution, and step and speaker of each quotation, are as written."""
    document = parse(case["text"], path=case.get("path", "a.txt"))
    assert [shown(document, each) for each in document.speech.attributions] == case["attributions"]
    assert [step(document, number) for number in range(len(document.quotes))] == case["quotes"]


def shown(document: Document, attribution: Attribution) -> str:
    speaker = attribution.speaker
    words = (speaker.span.of(document.text), speaker.kind.value) if speaker else ("-", "-")
    return " | ".join([*words, attribution.cue.of(document.text), attribution.form.value])


def step(document: Document, number: int) -> str:
    index = document.speech.of_quote[number]
    speaker = document.speech.attributions[index].speaker if index is not None else None
    return f"{document.speech.steps[number]} | {speaker.span.of(document.text) if speaker else '-'}"


def test_a_pronoun_is_named_where_one_person_alone_can_be_meant() -> None:
    """“She” is the only woman named lately; with two of them nobody is sure."""
    sure = parse("Mrs. Ann Lee closed the bridge on Monday. “It is over,” she said.")
    assert [each.speaker.name for each in sure.speech.attributions if each.speaker] == ["Ann Lee"]
    unsure = parse("Mrs. Ann Lee met Mrs. Eve Day at the bridge on Monday. “It is over,” she said.")
    assert [each.speaker.name for each in unsure.speech.attributions if each.speaker] == [None]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_words_are_read(pieces: list[str]) -> None:
    """Whatever stands beside the cues: spans lie in the text, and what runs parallel to the quotes is as long."""
    assert_sound(parse(" ".join(pieces)))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """The same for any text at all."""
    assert_sound(parse(text))


def assert_sound(document: Document) -> None:
    speech, count = document.speech, len(document.quotes)
    assert len(speech.of_quote) == len(speech.steps) == len(speech.attributed) == count
    assert all(index is None or 0 <= index < len(speech.attributions) for index in speech.of_quote)
    assert [bool(step) for step in speech.steps] == list(speech.attributed)
    assert [each.cue for each in speech.attributions] == sorted(each.cue for each in speech.attributions)
    for each in speech.attributions:
        assert each.cue.end <= len(document.text)
        assert document.sentences[each.sentence].span.contains(each.cue)
        if each.speaker is not None and not each.shared:
            assert each.clause.contains(each.speaker.span)
            assert each.clause.contains(each.cue)


@pytest.mark.parametrize("piece", HOSTILE)
def test_reading_speech_takes_linear_time(piece: str) -> None:
    """Speech of a hostile text at 4n takes at most eight times what it takes at n."""
    parsed = functools.cache(parse)

    def read(text: str) -> None:
        document = parsed(text)
        document.__dict__.pop("speech", None)
        _ = (document.names, document.speech)

    assert_linear(lambda n: piece * n, read, 600)


def test_the_lists_of_cues_say_what_the_reader_understands() -> None:
    """A misspelled form or mark in the lists would silently change nothing."""
    forms = {"base", "third", "past", "participle", "gerund", "preposition"}
    assert all(cue.forms and cue.forms <= forms for cue in cue_verbs().values())
    for name in ("cue-verb", "weak-cue-verb"):
        marks = {mark.partition(":")[0] for entry in lexicon.entries(name).values() for mark in entry.split(" ")[2:]}
        assert marks <= {"object", "noun", "document", "with", "not"}
    assert lexicon.entries("cue-verb").keys().isdisjoint(lexicon.entries("weak-cue-verb"))
    kinds = {entry.partition(" ")[0] for entry in lexicon.entries("speaker-noun").values()}
    assert kinds <= {kind.value for kind in SpeakerKind}


@pytest.mark.parametrize(
    "piece", ["Lee said, she added, ", "the statement said. ", "“We went to the old town there.”\n\n"]
)
def test_the_rules_of_attribution_take_linear_time(piece: str) -> None:
    """The rules that read speech, over a hostile text: as above."""
    active = active_rules([each for each in plugins.load().rules if each.info.family == "attribution"], Settings())
    assert active
    parsed = functools.cache(parse)
    assert_linear(lambda n: piece * n, lambda text: lint(parsed(text), active), 600)
