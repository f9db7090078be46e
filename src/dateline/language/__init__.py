"""Parsers: text to sentences to parsed sentences. One language so far, English."""

from dateline.language.base import Parser, Sentence

__all__ = ["Parser", "Sentence"]
