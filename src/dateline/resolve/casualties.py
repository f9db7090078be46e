"""What befell those whom a number counts, from the words around it in the same clause, without a parse.

The rows of `data/quantities/roles.tsv` say which words, and on which side of the count they stand.
Where the words leave it open ("12 people were killed or wounded") there is no role.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from dateline import lexicon
from dateline.model import Role
from dateline.resolve.amounts import Amount, Row

Phrases = dict[str, Role | None]

#: Words that a row of the table has at most.
LONGEST = 4
#: How far an unbroken phrase of each kind may reach, in tokens.
CHAIN, GAP, ASIDE, TOLL, NOUN = 6, 4, 10, 8, 8
JOINED = frozenset({"and", "or", ",", "/"})


class Roles:
    """Finds the role of a count; one instance serves any number of sentences."""

    def __init__(self, tables: dict[str, Phrases]) -> None:
        self._tables = tables
        self._befell = tables["befell"]
        self._does = tables["does"]
        self._before = tables["before"]

    @classmethod
    def load(cls) -> Roles:
        """Read `data/quantities/roles.tsv`."""
        tables: dict[str, Phrases] = {}
        for row in lexicon.table("quantities/roles.tsv", ("words", "kind", "role", "example")):
            role = None if row["role"] == "-" else cast(Role, row["role"])
            tables.setdefault(row["kind"], {})[row["words"]] = role
        return cls(tables)

    def of(self, row: Row, amount: Amount, unit: str | None) -> Role | None:
        """The role of those counted, or null: none is stated, or the words leave it open."""
        if amount.unit is not None or row.letters[amount.end : amount.end + 1] == "-":
            return None
        if unit in self._tables["measure"]:
            return None
        after = _noun(row, amount, unit)
        if unit is not None and unit in self._befell:
            return self._unless_double(row, after, self._befell[unit])
        if unit is not None and unit in self._tables["unit"]:
            return self._tables["unit"][unit]
        if unit in (None, "people") and self.is_toll(row, amount.start):
            return "dead"
        return self.done_to(row, amount.start) or self._after(row, after) or self._state(row, amount, after)

    def done_to(self, row: Row, start: int) -> Role | None:
        """By the verb or noun right before the count: "killed 12", "the arrest of another 40"."""
        for at in self._back_over_gap(row, start):
            for length in range(LONGEST, 0, -1):
                first = at - length
                phrase = _words(row, first, at) if first >= 0 else ""
                if phrase in self._before:
                    return self._active(row, first, self._before[phrase])
        return None

    def joined(self, row: Row, end: int, amount: Amount, unit: str | None) -> bool:
        """Whether the count is the second object of a verb: "killing 12 soldiers and three civilians"."""
        if _words(row, end, amount.start) not in ("and", ", and"):
            return False
        after = _noun(row, amount, unit)
        return unit is not None and unit not in self._tables["measure"] and self._rests(row, after)

    def is_toll(self, row: Row, start: int) -> bool:
        """Whether the number is that of a death toll: "the toll has risen to 43"."""
        if row.low(start - 1) not in self._tables["toll"]:
            return False
        for i in range(start - 1, max(start - TOLL, -1), -1):
            if row.low(i) == "toll":
                return True
            if row.letters[i] in ".dc":
                return False
        return False

    def _back_over_gap(self, row: Row, start: int) -> Iterable[int]:
        """Where a verb may end: at the count, or before "another", "an estimated", "a total of"."""
        yield start
        for i in range(start - 1, max(start - 1 - GAP, -1), -1):
            if row.low(i) not in self._tables["gap"]:
                return
            yield i

    def _active(self, row: Row, first: int, role: Role | None) -> Role | None:
        """The role, unless the verb is a passive or one of two with different roles."""
        before = row.low(first - 1) if first else ""
        if before in self._tables["be"]:
            return None
        if before in JOINED and first > 1 and self._before.get(row.low(first - 2), role) != role:
            return None
        return role

    def _after(self, row: Row, at: int) -> Role | None:
        """By the verb behind the count, also behind an insertion or a place."""
        role = self._verb(row, at, bare=True)
        if role is not None:
            return role
        skipped = self._over_aside(row, at) or self._over_place(row, at)
        return self._verb(row, skipped, bare=False) if skipped else None

    def _verb(self, row: Row, at: int, *, bare: bool) -> Role | None:
        """`bare`: a participle may do without "were"."""
        end = at
        while end - at < CHAIN and row.low(end) in self._tables["chain"]:
            end += 1
        for length in range(LONGEST, 0, -1):
            phrase = _words(row, end, end + length)
            if phrase in self._does:
                return self._does[phrase] if bare or end > at else None
            if phrase in self._befell:
                alone = bare and self._rests(row, end + length)
                role = self._befell[phrase] if end > at or alone else None
                return self._unless_double(row, end + length, role)
        return None

    def _rests(self, row: Row, at: int) -> bool:
        """Whether nothing follows that a verb could have for an object."""
        return at >= len(row.letters) or row.letters[at] == "." or row.low(at) in {",", *self._tables["rest"]}

    def _unless_double(self, row: Row, end: int, role: Role | None) -> Role | None:
        """The role, unless another one is joined to it: "killed or wounded"."""
        if row.low(end) in JOINED and self._befell.get(row.low(end + 1), role) != role:
            return None
        return role

    def _over_aside(self, row: Row, at: int) -> int | None:
        """Behind the second comma of ", including three children,"."""
        if row.low(at) != "," or row.low(at + 1) not in self._tables["aside"]:
            return None
        return next((i + 1 for i in range(at + 2, at + ASIDE) if row.low(i) == ","), None)

    def _over_place(self, row: Row, at: int) -> int | None:
        """Behind "in the camp" or "from South Sudan": a preposition, an article, a name or two words."""
        if row.low(at) not in self._tables["place"]:
            return None
        at += 1
        at += row.letters[at : at + 1] in ("a", "e")
        start = at
        while row.letters[at : at + 1] == "W":
            at += 1
        while row.letters[at : at + 1] == "w" and at - start < 2:
            if row.low(at) in self._tables["chain"]:
                break
            at += 1
        return at if at > start else None

    def _state(self, row: Row, amount: Amount, after: int) -> Role | None:
        """By a word between number and noun: "12 wounded soldiers"."""
        found = (self._tables["state"].get(row.low(i)) for i in range(amount.end, after - 1))
        return next((role for role in found if role), None)


def _words(row: Row, start: int, end: int) -> str:
    return " ".join(row.low(i) for i in range(start, end))


def _noun(row: Row, amount: Amount, unit: str | None) -> int:
    """The token behind the noun that is counted, or behind the number."""
    near = range(amount.end, amount.end + NOUN)
    return next((i + 1 for i in near if unit is not None and row.low(i) == unit), amount.end)
