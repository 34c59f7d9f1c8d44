"""Speech: who said a quotation, in which words it is attributed, and by which step that was found."""

from factlint.reading.speech.model import Attribution, CueForm, Speaker, SpeakerKind, Speech
from factlint.reading.speech.reader import read_speech

__all__ = ["Attribution", "CueForm", "Speaker", "SpeakerKind", "Speech", "read_speech"]
