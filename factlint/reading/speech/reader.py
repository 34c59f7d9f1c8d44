"""Who says what in an article."""

from collections.abc import Sequence

from factlint.readers.blocks import Blocks
from factlint.reading.names import Named
from factlint.reading.quotes import Quote
from factlint.reading.sentences import Sentence
from factlint.reading.speech.attributions import AttributionFinder
from factlint.reading.speech.model import Speech
from factlint.reading.speech.speakers import Sources
from factlint.reading.speech.steps import Steps
from factlint.reading.tokens import Tokens
from factlint.reading.voice import Voices


def read_speech(
    text: str,  # noqa: ARG001  # every view is handed the text
    tokens: Tokens,
    blocks: Blocks,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    names: Sequence[Named],
    voices: Voices,
) -> Speech:
    """Who says what in an article: the attributions outside quotations, and the one of each quotation."""
    if not sentences:
        count = len(quotes)
        return Speech((), (None,) * count, ("",) * count, (False,) * count)
    attributions = AttributionFinder(tokens, sentences, quotes, Sources(tokens, names, voices), voices).find()
    steps = Steps(tokens, blocks, sentences, quotes, names, attributions).attribute()
    return Speech(
        attributions,
        tuple(found.attribution for found in steps),
        tuple(found.step for found in steps),
        tuple(bool(found.step) for found in steps),
    )
