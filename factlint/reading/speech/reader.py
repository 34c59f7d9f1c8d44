"""Who says what in an article."""

from collections.abc import Sequence

from factlint.readers.blocks import Blocks
from factlint.reading.names import Named
from factlint.reading.quotes import Quote
from factlint.reading.sentences import Sentence
from factlint.reading.speech.model import Speech
from factlint.reading.tokens import Tokens
from factlint.reading.voice import Voices


def read_speech(
    text: str,
    tokens: Tokens,
    blocks: Blocks,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    names: Sequence[Named],
    voices: Voices,
) -> Speech:
    """Who says what in an article."""
    count = len(quotes)
    return Speech((), (None,) * count, ("",) * count, (False,) * count)
