"""Words of actor phrases, in the form in which they are compared.

Names, phrases and table cells all go through `tokens`, so that "the U.S.", "US" and
"Kyiv's", "KYIV" meet: case and diacritics are folded, dots of abbreviations, apostrophes
and possessive endings dropped, hyphens split.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MAX_TOKENS = 48
"""Longer phrases are cut: no name has more words, and input can be hostile."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['.&][^\W_]+)*\.?|&")
_BREAK = re.compile(r"[,;:()\[\]\n–—\"]")
_FOLDS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ə": "a", "þ": "th", "ð": "d"}
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "ʿ": "'"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its folded form, as printed, where, and how it hangs on what is before and after."""

    key: str
    raw: str
    start: int
    end: int
    possessive: bool = False
    breaks: bool = False
    """A comma, dash or bracket stands before it."""
    hyphen: bool = False
    """A hyphen joins it to the next."""

    @property
    def upper(self) -> bool:
        """Written in capitals, as acronyms are."""
        return self.raw.isupper()

    @property
    def capital(self) -> bool:
        """Starts with a capital letter."""
        return self.raw[:1].isupper()


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """`word` without case, diacritics, dots and apostrophes."""
    if word.isascii():
        return word.lower().replace(".", "").replace("'", "")
    text = unicodedata.normalize("NFKD", word.casefold().translate(_FOLDS))
    return "".join(sign for sign in text if sign.isalnum() or sign in "&%")


def tokens(text: str) -> list[Token]:
    """The words of `text`, at most MAX_TOKENS, with their offsets."""
    plain = text.translate(_QUOTES)
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(plain):
        raw, start, end = match.group(), match.start(), match.end()
        gap = plain[last:start]
        last = end
        if raw in ("s", "S") and gap.endswith("'") and found:  # "schoolchildren 's"
            found[-1] = _owned(found[-1])
            continue
        bare, possessive = _bare(raw, plain[end : end + 1])
        key = "and" if bare == "&" else fold(bare)
        if not key:
            continue
        hyphen = plain[end : end + 1] == "-" and plain[end + 1 : end + 2].isalnum()
        breaks = bool(_BREAK.search(gap)) if found else False
        found.append(Token(key, bare, start, end, possessive, breaks, hyphen))
        if len(found) == MAX_TOKENS:
            break
    return found


def _owned(token: Token) -> Token:
    return Token(token.key, token.raw, token.start, token.end, True, token.breaks, token.hyphen)


def _bare(raw: str, after: str) -> tuple[str, bool]:
    if raw[-2:] in ("'s", "'S"):
        return raw[:-2], True
    return raw, after == "'" and raw[-1:] in ("s", "S", "z", "x")


def key(text: str) -> str:
    """The comparison form of a whole name: its folded words, one blank between."""
    if text.isascii() and text.replace(" ", "").isalpha():  # most names: nothing to fold but case
        return " ".join(text.lower().split()[:MAX_TOKENS])
    return " ".join(token.key for token in tokens(text))
