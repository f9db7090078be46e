"""Numbers of a sentence with what they count, without a parse.

A number is found by a grammar over one letter a token (as for times), then the words after it
give its unit: the first plural of the run before the next closed-class word, a participle that is
counted as it stands ("12 killed"), or the verb before it ("killing 12"). Dates, clock times,
ages, scores, numbers of things with a proper name and lengths of time are no quantities. What befell
those who are counted is `casualties`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline import lexicon
from dateline.model import Quantity, Role
from dateline.resolve.amounts import Amount, Lexicon, Row, read_amounts
from dateline.resolve.casualties import Roles

_REACH = 7


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str | None
    end: int
    of: str | None = None


class Quantities:
    """Finds quantities; one instance serves any number of sentences."""

    def __init__(self, words: Lexicon, nouns: dict[str, dict[str, str]], roles: Roles) -> None:
        self._words = words
        self._roles = roles
        self._nouns = nouns

    @classmethod
    def load(cls) -> Quantities:
        """Read `data/quantities/`."""
        nouns: dict[str, dict[str, str]] = {}
        for row in lexicon.table("quantities/nouns.tsv", ("word", "kind", "unit")):
            nouns.setdefault(row["kind"], {})[row["word"]] = row["unit"]
        return cls(Lexicon.load(), nouns, Roles.load())

    def find(self, text: str, *, block: int, offset: int = 0) -> tuple[Quantity, ...]:
        """The quantities of a sentence in order; `offset` is where it begins in its block."""
        if not self._words.worth_it(text):
            return ()
        row = self._words.row(text)
        found = []
        done: Role | None = None  # what a verb does to the count before
        end = 0
        for amount in read_amounts(row):
            unit = self._unit(row, amount)
            if unit is None:
                continue
            role = self._roles.of(row, amount, unit.name)
            if role is None and done and self._roles.joined(row, end, amount, unit.name):
                role = done
            elif role is None or role != self._roles.done_to(row, amount.start):
                done = None
            else:
                done = role
            end = unit.end
            found.append(_quantity(row, amount, unit, role, block=block, offset=offset))
        return tuple(found)

    def _unit(self, row: Row, amount: Amount) -> _Unit | None:
        """What is counted, or null where the number is no quantity."""
        if _dated(row, amount):
            return None
        if amount.unit is not None:
            return self._of_known(row, amount)
        if row.letters[amount.end : amount.end + 1] == "-":
            return self._compound(row, amount)
        run = _run(row, amount.end)
        noun = self._noun(row, run, one=amount.value == 1)
        if noun is not None:
            apart = any(letter in "cds" for letter in row.letters[amount.end : noun])
            return _Unit(row.low(noun), amount.end if apart else noun + 1)
        if amount.bare and amount.value == 1 and row.letters[amount.start] == "c":
            return None
        victim = self._verb_before(row, amount) or self._passive(row, amount.end)
        if victim is not None:
            return _Unit(victim, amount.end)
        toll = self._roles.is_toll(row, amount.start)
        if (amount.bare and not toll) or _named(row, amount):
            return None
        return _Unit(None, amount.end)

    def _of_known(self, row: Row, amount: Amount) -> _Unit:
        """Shares, points and money, with what they are of."""
        at = amount.end
        if amount.unit == "share":
            return _Unit("share", at, _phrase_of(row, at))
        if amount.unit in ("points", "percentage points", "basis points"):
            return self._points(row, amount)
        of = self._thing(row, at)
        return _Unit(amount.unit, at, of)

    def _points(self, row: Row, amount: Amount) -> _Unit:
        run = _run(row, amount.end)
        changed = next((row.low(i) for i in run if row.low(i) in self._nouns["change"]), None)
        name = "percentage points" if changed and amount.unit == "points" else amount.unit
        return _Unit(name, amount.end, changed)

    def _thing(self, row: Row, at: int) -> str | None:
        """The bounty of "a $10 million bounty", the aid of "$5 million in aid"."""
        while row.low(at) in self._nouns["link"]:
            at += 1
        last = None
        for i in _run(row, at):
            word = row.low(i)
            if row.letters[i] == "W" or word.endswith("ly") or (last is not None and word.endswith("ed")):
                break
            last = word
        return last

    def _compound(self, row: Row, amount: Amount) -> _Unit | None:
        """300-mile, 10-member: the singular after the hyphen; lengths of time and ages are none."""
        at = amount.end + 1
        if row.letters[at : at + 1] != "w" or row.gap(amount.end) or row.low(at) in self._nouns["not"]:
            return None
        of = self._thing(row, at + 1)
        return _Unit(row.low(at), at + 1, of)

    def _noun(self, row: Row, run: list[int], *, one: bool) -> int | None:
        nouns = self._nouns
        for i in run:
            word = row.low(i)
            if one:
                if word in nouns["singular"]:
                    return i
                continue
            if word in nouns["not"]:
                return next((j for j in run if row.low(j) in nouns["casualty"]), None)
            if word in nouns["casualty"]:
                ahead = next((j for j in run if j > i and self._plural(row, j)), None)
                return i if ahead is None else ahead
            if self._plural(row, i):
                return i
        return None if one else self._people(row, run)

    def _people(self, row: Row, run: list[int]) -> int | None:
        """12 Israelis, five million Germans: the name of a people that ends the capitalised run."""
        if not run or row.letters[run[0]] != "W":
            return None
        last = next((i - 1 for i in run if row.letters[i] != "W"), run[-1])
        endings = tuple(self._nouns["ending"])
        return last if row.low(last).endswith(endings) and last in run else None

    def _plural(self, row: Row, i: int) -> bool:
        word = row.low(i)
        if row.letters[i] != "w" or word in self._nouns["notplural"]:
            return False
        return word in self._nouns["plural"] or (
            len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
        )

    def _passive(self, row: Row, at: int) -> str | None:
        """The unit that "more than 2,500 were arrested" gives, or null."""
        for i in range(at, at + 4):
            word = row.low(i)
            if word in self._nouns["casualty"] and i > at:
                return word
            if word not in self._nouns["auxiliary"]:
                return None
        return None

    def _verb_before(self, row: Row, amount: Amount) -> str | None:
        """The unit that "killing 12" gives, or null."""
        word = row.low(amount.start - 1) if amount.start else ""
        return self._nouns["verb"].get(word) or (word if word in self._nouns["casualty"] else None)


def _run(row: Row, at: int) -> list[int]:
    """The words after a number up to the next closed-class word, mark or number."""
    if row.letters[at : at + 1] == "O":
        at += 1
        at += row.letters[at : at + 1] == "e"
        while row.letters[at : at + 1] in ("c", "d", "s"):
            at += 1
    run: list[int] = []
    for i in range(at, min(at + _REACH, len(row.letters))):
        if row.letters[i] == "-" and run and not row.gap(i):
            continue
        if row.letters[i] not in "wW":
            break
        run.append(i)
    return run


def _phrase_of(row: Row, at: int) -> str | None:
    """The words of a share: "the respondents" of "half of the respondents"."""
    if row.letters[at : at + 1] == "O":
        at += 1
    elif row.letters[at : at + 1] != "e":
        return None
    start = at
    while row.letters[at : at + 1] == "e":
        at += 1
    run = _run(row, at)
    return row.text[row.starts[start] : row.ends[_phrase_end(row, run)]] if run else None


def _phrase_end(row: Row, run: list[int]) -> int:
    """The first plural of a run, else the end of its name, else what stands before a participle."""
    for i in run:
        if row.letters[i] == "w" and row.low(i).endswith("s") and not row.low(i).endswith(("ss", "'s", "’s")):
            return i
    if row.letters[run[0]] == "W" and not row.low(run[0]).endswith(("'s", "’s")):
        return next((i - 1 for i in run if row.letters[i] != "W"), run[-1])
    return next((i - 1 for i in run[1:] if row.low(i).endswith(("ed", "ly"))), run[-1])


def _dated(row: Row, amount: Amount) -> bool:
    """A year, a day of a month, a clock time, an age, a score, a length of time."""
    before = row.letters[amount.start - 1] if amount.start else ""
    after = row.letters[amount.end : amount.end + 1]
    if amount.unit == "share" and before and before in "oy" and row.letters[amount.end - 1] in "fF":
        return True
    if amount.unit is None and (before == "y" or after == "y") and not amount.vague_plural:
        return True
    if after == "-" and row.letters[amount.end + 1 : amount.end + 2] == "y":
        return True
    if amount.plain_year and amount.unit is None and (amount.bare or amount.high):
        return True
    if after == ":" or before == ":" or before == "/" or after == "/":
        return True
    return amount.bare and _age(row, amount, before, after)


def _age(row: Row, amount: Amount, before: str, after: str) -> bool:
    """Parise, 35, said; aged 35."""
    if amount.unit is not None:
        return False
    if before == "g":
        return True
    named = before == "," and amount.start > 1 and row.letters[amount.start - 2] == "W"
    return named and after in (",", ".", "")


def _named(row: Row, amount: Amount) -> bool:
    """Article 5, Boeing 737: a number that belongs to the name before it."""
    return amount.start > 0 and row.letters[amount.start - 1] == "W" and not row.gap_mark(amount.start)


def _quantity(
    row: Row, amount: Amount, unit: _Unit, role: Role | None, *, block: int, offset: int
) -> Quantity:
    start, end = row.starts[amount.start], row.ends[unit.end - 1]
    return Quantity(
        text=row.text[start:end],
        block=block,
        start=offset + start,
        end=offset + end,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        approximate=amount.approximate,
        unit=unit.name,
        of=unit.of,
        role=role,
    )
