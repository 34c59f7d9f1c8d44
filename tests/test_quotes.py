"""The quote lexer: hard texts with their quotations and faults, what holds of any text, and its cost."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linearity import assert_linear

from factlint import Document, FaultKind, Quote, QuoteFault, Span, parse
from factlint.api import document_from_source
from factlint.readers.blocks import Block, BlockKind, Blocks
from factlint.reading.quotes import read_quotes
from factlint.reading.tokens import read_tokens

SEEDS = Path(__file__).parent.parent / "seeds"
CASES = tomllib.loads((Path(__file__).parent / "quotes.toml").read_text(encoding="utf-8"))["case"]
MARK = re.compile(r"⟦(?P<quote>[a-z]+\+?):|⟧|⟨(?P<fault>[a-z]+):|⟨\^⟩|⟩")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["why"]) for case in CASES])
def test_a_text_has_exactly_its_quotations_and_faults(case: dict[str, str]) -> None:
    """Spans, kinds, whether a quotation goes on, faults and the places of missing marks are as marked."""
    text, quotes, faults, places = unmarked(case["text"])
    document = parse(text)
    found = [(q.span.start, q.span.end, q.kind.value + ("" if q.closed else "+")) for q in document.quotes]
    if "skip-kinds" in case:
        found, quotes = [(s, e, "") for s, e, _ in found], [(s, e, "") for s, e, _ in quotes]
    assert found == quotes
    assert [(f.span.start, f.span.end, f.kind.value) for f in document.quote_faults] == faults
    missing = [f.partner.start for f in document.quote_faults if f.partner is not None and not len(f.partner)]
    assert missing == places


def unmarked(
    marked: str,
) -> tuple[str, list[tuple[int, int, str]], list[tuple[int, int, str]], list[int]]:
    """A case's text without its marks; its quotations, its faults, and the places of missing marks."""
    parts: list[str] = []
    quotes: list[tuple[int, int, str]] = []
    faults: list[tuple[int, int, str]] = []
    places: list[int] = []
    waiting: dict[str, list[tuple[int, str]]] = {"⟧": [], "⟩": []}
    length = last = 0
    marked = marked.removeprefix("\n")
    for match in MARK.finditer(marked):
        parts.append(marked[last : match.start()])
        length += len(parts[-1])
        last = match.end()
        if match["quote"]:
            waiting["⟧"].append((length, match["quote"]))
        elif match["fault"]:
            waiting["⟩"].append((length, match["fault"]))
        elif match.group() == "⟨^⟩":
            places.append(length)
        else:
            start, kind = waiting[match.group()].pop()
            (quotes if match.group() == "⟧" else faults).append((start, length, kind))
    parts.append(marked[last:])
    return "".join(parts), sorted(quotes, key=lambda q: (q[0], -q[1])), sorted(faults), places


def test_the_curly_seed_has_its_two_faults() -> None:
    """In seed 000 a paragraph opens with a closing mark, and another has lost its opening mark."""
    document = parse((SEEDS / "000_60e7d6aa36c62751.txt").read_text(encoding="utf-8"))
    turned, alone = document.quote_faults
    assert (turned.kind, place(document, turned.span)) == (FaultKind.BACKWARDS, (13, 1))
    assert turned.partner is not None
    assert place(document, turned.partner) == (13, 140)
    assert (alone.kind, place(document, alone.span)) == (FaultKind.UNMATCHED, (21, 235))
    assert alone.partner is not None
    assert place(document, alone.partner) == (21, 1)
    assert not len(alone.partner)


def test_the_straight_seed_has_no_fault() -> None:
    """In seed 003 every mark has its partner."""
    document = parse((SEEDS / "003_0c130c9c718aaf53.txt").read_text(encoding="utf-8"))
    assert document.quote_faults == ()
    assert [quote.kind.value for quote in document.quotes] == ["speech"] * 4 + ["fragment"] * 2


def place(document: Document, span: Span) -> tuple[int, int]:
    start = document.locate(span).start
    return start.line, start.column


def test_the_paragraphs_of_one_quotation_share_their_chain() -> None:
    """A quotation over three paragraphs has one number; the next quotation has another."""
    document = parse("“We closed it.\n\n“We tested it.\n\n“We will open it,” she said. “Soon, I hope.”")
    assert [quote.chain for quote in document.quotes] == [0, 0, 0, 3]
    assert [quote.closed for quote in document.quotes] == [False, False, True, True]


@pytest.mark.parametrize("kind", [BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.CELL])
def test_a_quotation_does_not_go_on_out_of_a_headline_caption_or_cell(kind: BlockKind) -> None:
    """What is open at the end of a block that is no running prose has lost its closing mark."""
    text = "“We closed the bridge.\n\n“We will open it in May,” she said."
    end = text.index("\n")
    blocks = Blocks([Block(Span(0, end), kind), Block(Span(end + 2, len(text)), BlockKind.PARAGRAPH)])
    quotes, faults = read_quotes(text, read_tokens(text), blocks)
    assert [fault.span for fault in faults] == [Span(0, 1)]
    assert [quote.span.start for quote in quotes] == [end + 2]


def test_a_caption_between_two_paragraphs_does_not_break_a_quotation() -> None:
    """The next block of running prose carries it on."""
    parts = ["“We closed the bridge.", "The bridge in May", "“We will open it in May,” she said."]
    text, kinds = "\n\n".join(parts), [BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.PARAGRAPH]
    starts = [text.index(part) for part in parts]
    blocks = Blocks([Block(Span(s, s + len(p)), kind) for s, p, kind in zip(starts, parts, kinds, strict=True)])
    quotes, faults = read_quotes(text, read_tokens(text), blocks)
    assert faults == ()
    assert [quote.closed for quote in quotes] == [False, True]


@pytest.mark.parametrize("lost", ["“", "”"])
def test_one_missing_mark_in_a_thousand_paragraphs_is_one_fault(lost: str) -> None:
    """A fault stays in its paragraph: the ones before and behind read as they would without it."""
    paragraph = "The mayor spoke. “The bridge is safe,” she said. “We tested it.”"
    paragraphs = [paragraph] * 1000
    paragraphs[500] = paragraph.replace(lost, "", 1)
    document = parse("\n\n".join(paragraphs))
    (fault,) = document.quote_faults
    assert document.blocks.index_at(fault.span.start) == 500
    assert len(document.quotes) == 1999


def test_the_reach_of_a_fault_is_its_paragraph_at_most() -> None:
    """From an opening mark to the paragraph's end, or from the last closed quotation to a closing mark."""
    opener = "She left. “The bridge is safe, he said.\n\nThe city slept."
    assert reach(opener) == "“The bridge is safe, he said."
    closer = "“The bridge is safe,” he said. We tested it.” She left.\n\nThe city slept."
    assert reach(closer) == " he said. We tested it.”"


def reach(text: str) -> str:
    (fault,) = parse(text).quote_faults
    assert fault.reach is not None
    return fault.reach.of(text)


PIECES = st.sampled_from(
    [
        *"\"“”'‘’„«»‚″",
        " ",
        " ",
        "\n\n",
        ", ",
        ". ",
        "—",
        "…",
        "Bridge",
        "safe",
        "the",
        "soldiers",
        "he said",
        "7",
        "90s",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS)
def test_quotations_lie_in_one_block_in_order_and_inside_one_another(text: str) -> None:
    """Spans hold their inner spans, do not cross a paragraph's end, come in order, and nest or stand apart."""
    document = document_from_source(text or "x")
    starts = [(quote.span.start, -quote.span.end) for quote in document.quotes]
    assert starts == sorted(starts)
    around: list[Quote] = []
    for quote in document.quotes:
        assert quote.span.contains(quote.inner)
        assert document.blocks.at(quote.span.start).span.contains(quote.span)
        while around and around[-1].span.end <= quote.span.start:
            around.pop()
        assert quote.depth == len(around)
        assert all(outer.inner.contains(quote.span) for outer in around)
        around.append(quote)


@given(TEXTS)
def test_a_mark_has_one_fault_at_most_and_its_places_lie_in_the_text(text: str) -> None:
    """Faults come in order; span, partner, space and reach lie in the article."""
    document = document_from_source(text or "x")
    spans = [fault.span for fault in document.quote_faults]
    assert spans == sorted(set(spans))
    for fault in document.quote_faults:
        assert all(0 <= span.start <= span.end <= len(document.text) for span in places(fault))
        assert fault.span.of(document.text)[0] in "\"“”'‘’„«»‚″"


def places(fault: QuoteFault) -> list[Span]:
    return [span for span in (fault.span, fault.partner, fault.space, fault.reach) if span is not None]


@pytest.mark.parametrize(
    "piece",
    [
        "“a ", "”a ", '"a ', '"', '"a" ', "“a” ", "“", "‘a ", "a’ ", "'a ", "s' ", "“‘", "«a ", "„a ", '7" ', "”",
        '. "A', "“A, he said. ", "a.” ", "“‘a’ b” ", "“a\n\n", "A: b” ", "”a” ", "‘",
    ],
)  # fmt: skip
def test_hostile_marks_cost_no_more_than_their_length(piece: str) -> None:
    """Unclosed, doubled, turned and alternating marks are read in linear time."""
    assert_linear(lambda n: piece * n, lex, 400)


def lex(text: str) -> object:
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    return read_quotes(text, read_tokens(text), Blocks([Block(span, BlockKind.PARAGRAPH) for span in spans]))
