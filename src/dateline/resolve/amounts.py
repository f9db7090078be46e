"""The numeric part of a quantity: tokens, number words, bounds, ranges, shares, money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline import lexicon

LETTERS: dict[str, str] = {
    "cardinal": "c",
    "scale": "s",
    "scales": "S",
    "half": "f",
    "part": "F",
    "several": "z",
    "about": "k",
    "least": ">",
    "most": "<",
    "percent": "%",
    "points": "P",
    "and": "&",
    "to": "T",
    "or": "|",
    "of": "O",
    "between": "B",
    "a": "a",
    "time": "y",
    "month": "Y",
    "determiner": "e",
    "ordinal": "o",
    "stop": "x",
    "in": "i",
    "age": "g",
    "out": "r",
}
"""Class of a word to its letter. d: digits; 1: 1/2; m: an attached bn; $ and U: money before and after a
number; Y becomes y where it has a capital, else w; W and w: any other word, with and without a capital;
marks stand for themselves, or "."."""

_TOKEN = re.compile(
    r"(?P<skip>\d{1,4}(?:[:/.-]\d{1,4}){2,}|\d{1,2}:\d\d)"
    r"|(?P<half>\d/\d(?![\d/]))"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<mark>[^\s\w])"
)
_SCAN = re.compile(r"[a-z]+|\d")

_NUMBER = r"(?:d[sm]?1?|1|[dc]&afs?|c(?:-?c)?(?:s(?:&?c(?:-?c)?)?)?s?|as)"
_PATTERN = re.compile(
    r"(?P<bound>[k<>]{0,3})a?(?:"
    rf"B(?P<cur3>\$)?(?P<low>{_NUMBER})%?&(?P<cur4>\$)?(?P<high>{_NUMBER})"
    rf"|(?P<cur>\$)?(?P<low2>{_NUMBER})(?:%(?![T-]\$))?(?:[T|]|(?<!c)-)(?P<cur2>\$)?(?P<high2>{_NUMBER})"
    r"|(?P<part>[cd])[ir](?P<whole>[cd])(?![ys-])"
    r"|(?P<plural>S(?:OS)?)"
    r"|z(?P<several>s)"
    r"|(?P<top>c)-?(?P<bottom>F)(?=-?O|-?[xei]|$|[,.])|(?P<one>a?)(?P<bottom2>F)(?=O)|(?P<half>f)(?=O|e)"
    r"|fa(?P<halved>s)"
    rf"|(?P<cur5>\$)?(?P<n>{_NUMBER})"
    r")(?P<unit>%|-?P|U)?"
)


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a text; `letters[i]` is the class of the one at `starts[i]:ends[i]`."""

    text: str
    letters: str
    starts: list[int]
    ends: list[int]
    values: list[str]

    def low(self, i: int) -> str:
        """Token `i` in lower case; "" beyond the end."""
        return self.text[self.starts[i] : self.ends[i]].lower() if 0 <= i < len(self.starts) else ""

    def gap(self, i: int) -> bool:
        """Whether there is a blank on either side of token `i`."""
        start, end = self.starts[i], self.ends[i]
        before, after = self.text[max(start - 1, 0) : start], self.text[end : end + 1]
        return before.isspace() or after.isspace()

    def gap_mark(self, i: int) -> bool:
        """Whether something other than a blank stands before token `i`."""
        return i > 0 and bool(self.text[self.ends[i - 1] : self.starts[i]].strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number at tokens `start` to `end`. `unit`: share, points or a currency; null: a count.

    `bare`: digits or number words with nothing that says "this is an amount".
    """

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None
    bare: bool = False
    plain_year: bool = False
    vague_plural: bool = False


class Lexicon:
    """The words of `data/quantities/` and the tokeniser that uses them."""

    def __init__(self, words: dict[str, tuple[str, str]], money: dict[str, tuple[str, str]]) -> None:
        self._words = {key: value for key, value in words.items() if " " not in key}
        phrases = {key: value for key, value in words.items() if " " in key or "-" in key}
        self._money = {key: value for key, value in money.items() if " " not in key}
        phrases |= {key.lower(): value for key, value in money.items() if " " in key}
        self._phrases = phrases
        self._openers: dict[str, list[str]] = {}
        for phrase in sorted(phrases, key=lambda each: (-len(each), each)):
            self._openers.setdefault(re.split(r"[ -]", phrase)[0].rstrip("."), []).append(phrase)
        worth = [word for word, (letter, _) in self._words.items() if letter in "csSfF"]
        self._triggers = frozenset([*worth, *"0123456789"])

    @classmethod
    def load(cls) -> Lexicon:
        """Read `data/quantities/`."""
        words = {}
        for row in lexicon.table("quantities/words.tsv", ("word", "class", "value")):
            letter = "m" if row["class"] == "suffix" else LETTERS[row["class"]]
            words[row["word"]] = (letter, row["value"])
        money = {}
        for row in lexicon.table("quantities/currencies.tsv", ("name", "code", "kind")):
            money[row["name"]] = ("$" if row["kind"] == "symbol" else "U", row["code"])
        return cls(words, money)

    def worth_it(self, text: str) -> bool:
        """Whether a digit or number word is there; cheap."""
        return not self._triggers.isdisjoint(_SCAN.findall(text.lower()))

    def row(self, text: str) -> Row:
        """The tokens of `text`, in one pass."""
        row: tuple[list[str], list[int], list[int], list[str]] = ([], [], [], [])
        letters, starts, ends, values = row
        reach = 0
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if start < reach:
                continue
            letter, value, end = self._token(text, start, end, match.lastgroup or "")
            if letter == "m" and not (letters and letters[-1] == "d" and ends[-1] == start):
                letter = "w"
            letters.append(letter)
            starts.append(start)
            ends.append(end)
            values.append(value)
            reach = end
        return Row(text, "".join(letters), starts, ends, values)

    def _token(self, text: str, start: int, end: int, kind: str) -> tuple[str, str, int]:
        if kind == "number":
            return "d", text[start:end].replace(",", ""), end
        if kind == "half":
            return "1", text[start:end], end
        if kind == "skip":
            return ":", "", end
        if kind == "mark":
            return self._mark(text, start, end)
        return self._word(text, start, end)

    def _mark(self, text: str, start: int, end: int) -> tuple[str, str, int]:
        mark = text[start]
        if mark in self._money:
            return "$", self._money[mark][1], end
        if mark == "%":
            return "%", "", end
        return ("-" if mark in "-–" else mark if mark in ",./:" else "."), "", end

    def _word(self, text: str, start: int, end: int) -> tuple[str, str, int]:
        word = text[start:end]
        low = word.lower()
        for phrase in self._openers.get(low, ()):
            after = start + len(phrase)
            if text[start:after].lower() == phrase and not text[after : after + 1].isalnum():
                letter, value = self._phrases[phrase]
                return letter, value, after
        if text[end : end + 1] == "$" and word + "$" in self._money:
            return "$", self._money[word + "$"][1], end + 1
        known = self._money.get(word) or self._words.get(low)
        if known is not None and known[0] == "Y":
            return ("y" if word[0].isupper() else "w"), "", end
        if known is not None:
            return known[0], known[1], end
        return ("W" if word[0].isupper() else "w"), "", end


def read_amounts(row: Row) -> Iterator[Amount]:
    """Every amount of a row, in order, without overlaps."""
    at = 0
    while match := _PATTERN.search(row.letters, at):
        at = max(match.end(), match.start() + 1)
        if match.end() == match.start() or _glued(row, match.start(), match.end()):
            continue
        amount = _amount(match, row)
        if amount is not None:
            at = amount.end
            yield amount


def _glued(row: Row, start: int, end: int) -> bool:
    """F-16, 2nd, COVID-19: digits that are part of a word."""
    before = row.text[max(row.starts[start] - 1, 0) : row.starts[start]]
    after = row.text[row.ends[end - 1] : row.ends[end - 1] + 1]
    if row.letters[start] != "d":
        return after.isalnum()
    hyphened = before == "-" and row.letters[max(start - 2, 0) : max(start - 1, 0)] in ("w", "W")
    return hyphened or before.isalnum() or before in ("#", "_") or after.isalnum()


def _amount(match: re.Match[str], row: Row) -> Amount | None:
    start = match.start()
    bound = match["bound"]
    if match.group()[len(bound) : len(bound) + 1] == "a" and match["one"] is None and match["n"] != "as":
        start += 0 if bound else 1
    unit, scale = _unit(match, row)
    approximate = "k" in bound
    if match["low"] or match["low2"]:
        return _range(match, row, start=start, unit=unit, scale=scale, approximate=approximate)
    vague = match["plural"] or match["several"]
    if match["part"] and not _is_share(match, row):
        return _first_of_two(match, row)
    value = _value(match, row)
    if value is None:
        return None
    part = bool(match["part"] or match["bottom"] or match["bottom2"] or match["half"])
    if part:
        unit = "share"
    value = round(value / scale, 9)
    exact, low, high = _bounded(value, bound, vague=bool(vague))
    digits = match["n"] == "d"
    return Amount(
        start=start,
        end=match.end(),
        value=exact,
        low=low,
        high=high,
        approximate=approximate or bool(vague),
        unit=unit,
        bare=not bound and not vague and not part and unit is None and not _large(match, row),
        plain_year=digits and re.fullmatch(r"1[5-9]\d\d|20\d\d", _digits(match, row)) is not None,
        vague_plural=bool(vague),
    )


def _is_share(match: re.Match[str], row: Row) -> bool:
    """One in five, three out of four; but "two in three attacks" are two."""
    top, bottom = (float(_values(match, row, name)[0]) for name in ("part", "whole"))
    return 0 < top < bottom and (top == 1 or "r" in match.group())


def _first_of_two(match: re.Match[str], row: Row) -> Amount:
    """The first number of two that are no share."""
    at = match.start("part")
    digits = row.text[row.starts[at] : row.ends[at]]
    return Amount(
        start=at,
        end=at + 1,
        value=float(row.values[at]),
        bare="," not in digits,
        plain_year=re.fullmatch(r"1[5-9]\d\d|20\d\d", digits) is not None,
    )


def _bounded(value: float, bound: str, *, vague: bool) -> tuple[float | None, float | None, float | None]:
    """Value, lowest and highest, by the words before the number."""
    if "<" in bound:
        return None, None, value
    if vague or ">" in bound:
        return None, value, None
    return value, None, None


def _digits(match: re.Match[str], row: Row) -> str:
    at = match.start("n")
    return row.text[row.starts[at] : row.ends[at]]


def _large(match: re.Match[str], row: Row) -> bool:
    """Digits with a thousands comma or a scale word are an amount by themselves."""
    if not match["n"]:
        return bool(match["halved"])
    return "s" in match["n"] or "m" in match["n"] or "," in _digits(match, row)


def _unit(match: re.Match[str], row: Row) -> tuple[str | None, float]:
    """The unit that the amount itself shows, and what to divide by."""
    for name in ("cur", "cur2", "cur3", "cur4", "cur5"):
        if match[name]:
            return row.values[match.start(name)], 1.0
    letter = match["unit"]
    if not letter:
        return None, 1.0
    value = row.values[match.end("unit") - 1]
    if letter == "%":
        return "share", 100.0
    if letter == "U":
        return value, 1.0
    return {"pp": "percentage points", "bp": "basis points"}.get(value, "points"), 1.0


def _range(
    match: re.Match[str], row: Row, *, start: int, unit: str | None, scale: float, approximate: bool
) -> Amount | None:
    names = ("low", "high") if match["low"] else ("low2", "high2")
    low, high = (_spelled(match[name], _values(match, row, name)) for name in names)
    if low is None or high is None:
        return None
    last = match[names[1]][-1]
    if low < high and match[names[0]][-1] not in "sm" and last in "sm" and high >= 1000 > low:
        low *= float(row.values[match.end(names[1]) - 1])
    if low >= high:
        return None
    return Amount(
        start=start,
        end=match.end(),
        value=None,
        low=round(low / scale, 9),
        high=round(high / scale, 9),
        approximate=approximate,
        unit=unit,
        bare=unit is None and not match["low"],
        plain_year=1500 <= low < high < 2100 and "," not in match.string[start : match.end()],
    )


def _values(match: re.Match[str], row: Row, name: str) -> list[str]:
    return row.values[slice(*match.span(name))]


def _value(match: re.Match[str], row: Row) -> float | None:
    if match["plural"]:
        numbers = [float(value) for value in _values(match, row, "plural") if value]
        return numbers[0] if len(numbers) == 1 else numbers[0] * numbers[1] / 2
    if match["several"]:
        return 2 * float(_values(match, row, "several")[0])
    if match["part"]:
        return float(_values(match, row, "part")[0]) / float(_values(match, row, "whole")[0])
    if match["bottom"]:
        top, bottom = (float(_values(match, row, name)[0]) for name in ("top", "bottom"))
        return top / bottom if top <= bottom else None
    if match["bottom2"]:
        return 1 / float(_values(match, row, "bottom2")[0])
    if match["half"]:
        return 0.5
    if match["halved"]:
        return float(_values(match, row, "halved")[0]) / 2
    return _spelled(match["n"], _values(match, row, "n"))


def _spelled(letters: str, values: list[str]) -> float | None:
    """The number of numeral tokens: "two hundred and ten" 210, "5 1/2" 5.5, "2.5 million" 2500000."""
    total = part = 0.0
    for letter, value in zip(letters, values, strict=True):
        if letter == "1":
            top, bottom = value.split("/")
            if not int(bottom):
                return None
            part += int(top) / int(bottom)
        elif letter in "sm":
            part = (part or 1) * float(value)
            if float(value) >= 1000:
                total, part = total + part, 0.0
        elif letter == "f":
            part += 0.5
        elif letter in "dc":
            part += float(value)
    found = round(total + part, 9)
    return found if found < 1e18 else None
