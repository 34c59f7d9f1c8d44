"""Voice: whose words a piece of text is."""

import enum
from bisect import bisect_right
from collections.abc import Iterable

from factlint.spans import Span


class Voice(enum.StrEnum):
    """The narrator's, somebody's speech, or doubtful (in the reach of a broken quote)."""

    NARRATOR = "narrator"
    SPEECH = "speech"
    DOUBTFUL = "doubtful"


class Voices:
    """The voice of every place in a text; what no stretch covers is the narrator's.

    Doubt beats speech: what lies in the reach of a broken quote is doubtful.
    """

    def __init__(self, speech: Iterable[Span], doubtful: Iterable[Span]) -> None:
        self._doubtful = _merged(doubtful)
        self._speech = _merged(speech)
        self._doubtful_starts = [span.start for span in self._doubtful]
        self._speech_starts = [span.start for span in self._speech]

    def of(self, span: Span) -> Voice:
        """The voice of a span: doubtful where any of it is, speech where all of it is."""
        if _touching(self._doubtful, self._doubtful_starts, span):
            return Voice.DOUBTFUL
        index = bisect_right(self._speech_starts, span.start) - 1
        if index >= 0 and self._speech[index].contains(span):
            return Voice.SPEECH
        return Voice.NARRATOR


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The stretches in order, those that touch or overlap as one, empty ones left out."""
    merged: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if merged and span.start <= merged[-1].end:
            merged[-1] = merged[-1].cover(span)
        else:
            merged.append(span)
    return merged


def _touching(spans: list[Span], starts: list[int], span: Span) -> bool:
    index = bisect_right(starts, span.start) - 1
    if index >= 0 and (spans[index].end > span.start or spans[index].contains(span)):
        return True
    return index + 1 < len(spans) and spans[index + 1].start < span.end
