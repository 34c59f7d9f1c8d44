"""Sentences, split the way news prose is written."""

from factlint.reading.sentences.sentences import Sentence, read_sentences, sentence_of

__all__ = ["Sentence", "read_sentences", "sentence_of"]
