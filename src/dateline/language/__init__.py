"""Parsers: text to sentences to parsed sentences. One language so far, English."""

from dateline.language.base import Parser, Sentence

__all__ = ["Parser", "Sentence"]

PARSED = "en"
"""The language that there is a parser for, ISO 639-1."""
