"""The one place where blanks and signs are made regular; later offsets count in its output."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls, zero-width and byte-order marks, soft hyphens, bidirectional overrides and isolates,
# and surrogates that stand alone. Joiners (U+200C, U+200D) stay: Persian and Hindi spelling needs them.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_PLAIN = str.maketrans("‘’‚‛′`“”„‟″«»‐‑‒–—―", '\'\'\'\'\'\'"""""""------')


def strip_controls(text: str) -> str:
    """`text` in NFC, without control and bidirectional override characters, with `\\n` line ends."""
    return unicodedata.normalize("NFC", _DROPPED.sub("", _LINE_ENDS.sub("\n", text)))


def squeeze(text: str) -> str:
    """One line: runs of any blanks become one space."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """For comparing with word lists: lower case, plain quotation marks and dashes, single spaces."""
    return " ".join(text.translate(_PLAIN).lower().split())


def ideographic(text: str) -> bool:
    """Is most of a line in a script without blanks between words (Chinese, Japanese)?"""
    return sum(1 for sign in text[:200] if sign >= "\u2e80") * 2 > len(text[:200])


def letters(text: str) -> str:
    """For comparing two headlines: letters and digits only, in lower case."""
    return "".join(filter(str.isalnum, text.lower()))
