"""Text to a row of tokens and a string with one letter a token, over which the grammar runs.

A letter stands for a class of words (`data/times/words.tsv`): `w` for any weekday, `u` for any
unit, "." for a word that has no part in any time expression.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline import lexicon

LETTERS: dict[str, str] = {
    "month": "m",
    "name": "x",
    "weekday": "w",
    "dayname": "8",
    "weekdays": "W",
    "unit": "u",
    "units": "U",
    "quarter": "Q",
    "weekend": "K",
    "cardinal": "c",
    "scale": "7",
    "none": ".",
    "ordinal": "o",
    "season": "s",
    "verbseason": "S",
    "daypart": "p",
    "dayparts": "V",
    "instant": "P",
    "last": "l",
    "next": "N",
    "this": "h",
    "that": "q",
    "the": "t",
    "a": "a",
    "ago": "g",
    "earlier": "e",
    "later": "r",
    "every": "y",
    "part": "b",
    "edge": "6",
    "about": "k",
    "of": "O",
    "and": "&",
    "to": "T",
    "or": "|",
    "from": "M",
    "between": "B",
    "prep": "i",
    "vague": "z",
    "recent": "v",
    "fiscal": "f",
    "half": "F",
    "decade": "E",
    "zone": "Z",
    "period": "X",
    "long": "G",
    "filler": "L",
    "old": "0",
    "todays": "j",
    "tonight": "j",
    "set": "A",
    "ref": "R",
    "holiday": "H",
    "latest": "4",
    "counted": "9",
    "ending": "5",
}
"""Class of a word to its letter. d, n, Y, D, I, J, C, 1 and 2 are numerals (see `_numeral`)."""

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))"
    r"|(?P<numeric>\d{1,2}([/.-])\d{1,2}\3(?:\d{4}|\d\d)(?![\d/]))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d))"
    r"|(?P<decade>(?:\d{3}0|['’`]\d0|(?<![\d$])\d0)['’]?s\b)"
    r"|(?P<nth>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<fraction>\d/\d(?!\d))"
    r"|(?P<ampm>[aApP](?:\.[mM]\.?|[mM])(?![A-Za-z]))"
    r"|(?P<number>\d+(?:[,.]\d+)*)"
    r"|(?P<qtr>Q[1-4](?![0-9A-Za-z]))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<gap>\n[^\S\n]*\n)"
    r"|(?P<mark>[^\s\w])"
)
_MARKS = {"-": "-", "–": "-", ",": ",", "$": "$", "/": "/", "%": "%", "£": "$", "€": "$"}
_APOSTROPHES = "'’"


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a text; `letters[i]` is the class of the one at `starts[i]:ends[i]`."""

    text: str
    letters: str
    starts: list[int]
    ends: list[int]
    values: list[str]


class Tokens:
    """The lexicon of time words, and the tokeniser that uses it."""

    def __init__(self, words: dict[str, tuple[str, str]], phrases: dict[str, tuple[str, str]]) -> None:
        self._words = words
        self._phrases = phrases
        longest: dict[str, list[str]] = {}
        for phrase in sorted(phrases, key=lambda each: (-len(each), each)):
            longest.setdefault(re.match(r"[^\W\d_]+", phrase)[0], []).append(phrase)  # type: ignore[index]
        self._openers = longest
        always = set("mwWuUQKsSpVPEjARHv")
        self._triggers = frozenset(
            [word for word, (letter, _) in words.items() if letter in always | {"x", "8"} and "." not in word]
            + [word.rstrip(".") for word, (letter, _) in words.items() if letter in "mwx"]
            + [word for word, (_, value) in words.items() if value == "current"]
            + [first for first, rest in longest.items() if any(phrases[each][0] in "RH" for each in rest)]
            + list("0123456789")
        ) - {"the", "at", "for", "right", "long", "once", "a"}

    @classmethod
    def load(cls) -> Tokens:
        """Read `data/times/`."""
        words = {
            row["word"]: (LETTERS[row["class"]], row["value"])
            for row in lexicon.table("times/words.tsv", ("word", "class", "value"))
        }
        phrases = {
            row["phrase"]: (LETTERS[row["class"]], row["value"])
            for row in lexicon.table("times/phrases.tsv", ("phrase", "class", "value"))
        }
        for row in lexicon.table("times/holidays.tsv", ("name", "rule")):
            phrases[row["name"]] = ("H", row["rule"])
        return cls(words, phrases)

    def worth_it(self, text: str) -> bool:
        """Whether a word or digit is there that an expression could hang on; cheap."""
        return not self._triggers.isdisjoint(_SCAN.findall(text.lower()))

    def row(self, text: str) -> Row:
        """The tokens of `text`, in one pass."""
        letters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        values: list[str] = []
        reach = 0
        words, openers = self._words, self._openers
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if start < reach:
                continue
            kind = match.lastgroup
            if kind == "word":
                low = match[0].lower()
                letter, value = words.get(low, _OTHER)
                if low in openers or text[end : end + 1] == ".":
                    letter, value, end = self._longer(text, start, end, low, letter, value)
                if letter in "x8":
                    letter = _CAPITALS[letter] if text[start].isupper() else "."
            elif kind == "mark":
                letter, value, end = _mark(text, start, end)
            else:
                letter, value = _numeral(kind or "", match[0])
            letters.append(letter)
            starts.append(start)
            ends.append(end)
            values.append(value)
            reach = end
        return Row(text, "".join(letters), starts, ends, values)

    def _longer(
        self, text: str, start: int, end: int, low: str, letter: str, value: str
    ) -> tuple[str, str, int]:
        """A phrase or an abbreviation with its stop that begins at `start`, else the word as it is."""
        for phrase in self._openers.get(low, ()):
            after = start + len(phrase)
            piece = text[start:after].replace("’", "'")
            if piece.lower() == phrase and not text[after : after + 1].isalnum():
                code, content = self._phrases[phrase]
                if code != "H" or piece[0].isupper():
                    return code, content, after
        if text[end : end + 1] == "." and low + "." in self._words:
            code, content = self._words[low + "."]
            return code, content, end + 1
        return letter, value, end


_CAPITALS = {"x": "x", "8": "w"}
_OTHER = (".", "")
_KINDS = {"iso": "I", "numeric": "J", "clock": "C", "decade": "D", "fraction": "1", "ampm": "2", "qtr": "3"}
_SCAN = re.compile(r"[a-z]+|\d")


def _mark(text: str, start: int, end: int) -> tuple[str, str, int]:
    mark = text[start]
    if mark in _APOSTROPHES and text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum():
        return "'", "", end + 1
    return _MARKS.get(mark, "."), "", end


def _numeral(kind: str, text: str) -> tuple[str, str]:
    """Letter and value of a numeral.

    d: 1 to 31; Y: four digits, 1000 to 2199; n: any other; D: the 1990s; I: ISO; J: 12/11/96;
    C: 10:05; 1: 1/2 (a fraction); 2: a.m. or p.m.; 3: Q1
    """
    if kind == "number":
        plain = text.replace(",", "")
        if len(text) == 4 and plain.isdigit() and "1000" <= plain < "2200":
            return "Y", plain
        if len(text) <= 2 and plain.isdigit() and 1 <= int(plain) <= 31:
            return "d", plain
        return "n", plain
    if kind == "nth":
        number = int(text[:-2])
        return ("o", str(number)) if 1 <= number <= 31 else (".", "")
    return _KINDS.get(kind, "."), text
