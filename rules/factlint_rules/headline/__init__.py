"""Headline and metadata."""
