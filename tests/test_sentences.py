"""Sentences: where they end in news prose, and what holds for any text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linearity import assert_linear

from factlint.readers.blocks import BLOCK_BREAK, Block, BlockKind, Blocks
from factlint.reading.sentences import Sentence, read_sentences, sentence_of
from factlint.reading.tokens import read_tokens
from factlint.reading.voice import Voice, Voices
from factlint.spans import Span

NO_VOICES = Voices((), ())


def blocks_of(text: str) -> Blocks:
    """The pieces between blank lines, without white space around them, as paragraphs."""
    found = []
    for match in re.finditer(r"(?:(?!\n\n).)+", text, re.DOTALL):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        if piece.strip():
            found.append(Block(Span(start, start + len(piece.strip())), BlockKind.PARAGRAPH))
    return Blocks(found)


def sentences(text: str, voices: Voices = NO_VOICES) -> tuple[Sentence, ...]:
    return read_sentences(text, read_tokens(text), blocks_of(text), (), voices)


def split(text: str) -> str:
    """The text with a | for the space between two sentences, a ‖ where there is none."""
    shown = ""
    end = 0
    for sentence in sentences(text):
        gap = text[end : sentence.span.start]
        shown += (("|" if gap else "‖") if shown else "") + sentence.span.of(text)
        end = sentence.span.end
    return shown


CASES = {
    "titles": [
        "The aide met Gen. Doe in Kyiv.|Lt. Col. Roe was there.",
        "He praised Sen. Jane Roe (R-Maine).|Ms. Roe did not reply.",
        "GEN. DOE LEAVES.|NO WORD FROM SEN. ROE",
        "They wrote to the Rev. Dr. Poe and Messrs. Doe and Roe.",
    ],
    "initials": [
        "She read J. K. Roe and J.R.R. Doe.|He read T. S. Poe.",
        "It was you and I.|Did you tell Albert I. Doe?",
        "They lack vitamin C.|The doctor said so.",
        "Robert A. Doe met A. Roe.|A friend came too.",
        "In the 1990’s.|Police said so.",
    ],
    "countries and dotted names": [
        "The U.S. Defense Secretary left.|He flew to the U.S.|The trip was long.",
        "She lives in the U.S.|But he does not.",
        "He left the U.S.|Mr. Doe stayed.",
        "The U.S. First Lady and the U.N. Security Council met.",
        "He works for the U.N. Security Council.",
        "She earned her Ph.D.|Thomas earned an M.D. in 2004.",
        "Rome fell in 476 A.D.|Ravenna stood.",
    ],
    "dates and hours": [
        "It began on Oct. 26 and ended on Sept. 3.|Nobody came.",
        "The vote is on Jan. 6.|Then comes the count.",
        "They met on Tues. Oct. 26.",
        "It opens at 10 a.m. Monday.|It shuts at 5 p.m. EST.",
        "It shut at 5 p.m.|Police came later.",
        "It shut at 5 p.m.|The police came later.",
        "At 5 p.m. Police closed the road.",
        "At 5 a.m.|The birds sing.",
        "The quake struck at 9 p.m. (1200 GMT), the agency said.",
    ],
    "numbers": [
        "He was No. 10 on the list.|She was No. 2.",
        "The answer is no.|Nobody said more.",
        "See p. 55 and Art. 5.|It says so.",
        "Shares rose 1.5 percent.|20 people sold.",
        "They paid $1.7bn.|Analysts had hoped for more.",
        "A man of 6 ft. 2 in. came in.",
    ],
    "companies and towns": [
        "Widget Inc. Chief Executive Jane Doe left Widget Co.|She sold.",
        "He is John Doe Jr. of Doe & Co. in Ohio.|He said so.",
        "He lives in Dayton, Ohio, near Springfield, Ill.|Police know him.",
        "SALEM, Ore. (AP) — The man stands trial.",
        "They met in Boston, Mass. Gov. Roe spoke.",
        "The case is Doe v. Roe.|It is old.",
        "It was Doe vs. Roe, i.e. Town vs. County.",
        "They came from St. Louis and Mt. Doe.|He came on foot.",
    ],
    "quotations": [
        "“It is over,” he said.|“We lost.”|She nodded.",
        "“We must leave.|All of us.”|The crowd rose.",
        "“Why now?” he asked.|“Why not?”|The crowd laughed.",
        "“Why now?” Ms. Doe asked.|“Stop!” Jean-Luc Roe shouted.",
        "“I don’t know…”|She paused.",
        "He called it “a mess”.|She did not.",
        'He said, "Go away."|She left.',
        'The aide (a "hawk.") left.',
        "“He told me: ‘Stay here.’|I stayed.”",
        "‘I left.’|Nobody asked.",
        "“Never.”‖The crowd rose.",
        "“Stop. ”|The crowd stopped.",
    ],
    "question marks, ellipses": [
        "What?!|Nobody knew.|Really!!|Yes.",
        "He works at Yahoo! in Ohio.",
        "He waited ... and left.|Then… he came back.",
        "I never meant that....|She left the store.",
        "I wanted . . . I did not know.",
        "He said ... I left.",
        "“The rule […] is old,” he said.|It is (!) new.",
    ],
    "brackets, colons": [
        "He left (he was tired).|She stayed.",
        "He left.|(He was tired.)|She stayed.",
        "He taught (He once built cars.) at the school.",
        "They know this: It is late; He left.",
        "The survey was large. (See page 5).",
        "The survey was old. [4]",
    ],
    "lists in one line": [
        "1. Fresh milk|2. Black bread|3. Salt",
        "1) Buy milk.|2) Buy bread.",
        "a. Fresh milk|b. Bread",
        "• Milk|• Bread",
        "It has two parts: 1. the milk and 2. the bread.",
        "1. He won Game 2.|Then he lost.",
    ],
    "addresses and slips": [
        "Write to jane.doe@example.org.|She answers.",
        "The site is https://www.example.org/a.b.html.|Look there.",
        "That is the end.‖The next begins.",
        "Read example.com.au today.",
        "word and smile.|Great 😀",
    ],
}


@pytest.mark.parametrize("expected", [text for texts in CASES.values() for text in texts])
def test_where_sentences_end(expected: str) -> None:
    """The bars mark the ends of sentences; nothing else ends one."""
    assert split(expected.replace("‖", "").replace("|", " ")) == expected


def test_no_sentence_spans_two_blocks() -> None:
    """A block’s end is a sentence’s end, with a full stop or without; white space belongs to none."""
    text = f"A headline{BLOCK_BREAK}He left.  She stayed{BLOCK_BREAK}“Then"
    assert [(sentence.span.of(text), sentence.block) for sentence in sentences(text)] == [
        ("A headline", 0),
        ("He left.", 1),
        ("She stayed", 1),
        ("“Then", 2),
    ]


@pytest.mark.parametrize("mark", ["“", '"', "‘", "«", "(", "[", "“‘("])
def test_a_mark_that_is_never_closed_moves_no_bounds(mark: str) -> None:
    """An unclosed quotation mark or bracket leaves all that follows as it is."""
    text = "The aide left. She met Gen. Doe in Kyiv. He left at 5 p.m. Police came."
    assert split(mark + text) == mark + split(text)


def test_voice_of_sentences() -> None:
    """A sentence wholly in quotation marks is speech, in the reach of a broken quote doubtful, else the narrator’s."""
    text = "“I left. She stayed.” He left. “I know”. “No,” he said. He goes on."
    quotes = [Span(match.start(), match.end()) for match in re.finditer("“[^”]*”", text)]
    voices = Voices(quotes, [Span(text.index("He goes"), len(text))])
    assert [(sentence.span.of(text), sentence.voice) for sentence in sentences(text, voices)] == [
        ("“I left.", Voice.SPEECH),
        ("She stayed.”", Voice.SPEECH),
        ("He left.", Voice.NARRATOR),
        ("“I know”.", Voice.SPEECH),
        ("“No,” he said.", Voice.NARRATOR),
        ("He goes on.", Voice.DOUBTFUL),
    ]


PIECES = [
    "Gen.",
    "U.S.",
    "he",
    "He",
    "said",
    "Oct.",
    "26",
    "1.",
    "a)",
    ". . .",
    *"“”\"‘’'()[].,!?…;:-—•1aA\n\t_😀",
    " ",
    BLOCK_BREAK,
]
TEXTS = st.lists(st.sampled_from(PIECES)).map("".join) | st.lists(st.sampled_from(PIECES)).map(" ".join) | st.text()


@given(TEXTS)
def test_sentences_hold_all_of_every_block(text: str) -> None:
    """Any text: sentences are in order and apart, each within its block, and leave nothing out but white space."""
    blocks = blocks_of(text)
    for number, block in enumerate(blocks):
        end = block.span.start
        own = [sentence for sentence in sentences(text) if sentence.block == number]
        for sentence in own:
            assert end <= sentence.span.start < sentence.span.end <= block.span.end
            assert text[end : sentence.span.start].strip() == ""
            assert sentence.span.of(text) == sentence.span.of(text).strip()
            end = sentence.span.end
        assert text[end : block.span.end].strip() == ""
    assert [sentence.span for sentence in sentences(text)] == sorted(sentence.span for sentence in sentences(text))


def test_the_sentence_of_a_place() -> None:
    """The one around it; what reaches over its end stands in the block."""
    text = "It was late. It rained.\n\nNo"
    blocks, found = blocks_of(text), sentences(text)
    assert sentence_of(Span(13, 15), found, blocks).of(text) == "It rained."
    assert sentence_of(Span(7, 15), found, blocks).of(text) == "It was late. It rained."
    assert sentence_of(Span(25, 27), found, blocks).of(text) == "No"


HOSTILE = [
    "“", '"', "'", "‘", ".", ". ", "...", ". . ", "…", "?!", "? ", "(", ") ", "[.", ".] ", ". (", ".) ", "”.", '." ',
    "A", "A. ", "A.B.", "U.S. ", "Mr. ", "1. ", "1) 2) ", "a. ", "• ", "•", "•.", "9", "a.B", "He. ", ".”He", "! “",
    ". ( ) ", "? “A ", "-. ", " ", "\t", "It is so. ", "“It is so. ", "said “A? ” Doe ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_any_block_is_split_in_linear_time(piece: str) -> None:
    """Four times the block takes four times the time, whatever it repeats: one line, no end in sight."""
    assert_linear(lambda n: f"1. {piece * n}“a", _read_as_one_block, 3_000)


def _read_as_one_block(text: str) -> None:
    blocks = Blocks([Block(Span(0, len(text)), BlockKind.PARAGRAPH)])
    read_sentences(text, read_tokens(text), blocks, (), NO_VOICES)
