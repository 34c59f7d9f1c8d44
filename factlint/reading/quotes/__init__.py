"""Quotations: where words are somebody's own, and where their marks are broken."""

from factlint.reading.quotes.lexer import read_quotes
from factlint.reading.quotes.model import FaultKind, Quote, QuoteFault, QuoteKind

__all__ = ["FaultKind", "Quote", "QuoteFault", "QuoteKind", "read_quotes"]
