"""Dates counted from another of the sentence: "on Wednesday, five days after rebels had attacked".

The main clause has the date; what stands behind "after" lies so long before it, behind "before"
so long after it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline import lexicon
from dateline.model import Timex

#: Words between a trigger and the "after" that it hangs on, at most.
DEEP = 6
#: A longer time is no matter of days.
MOST = 400
SMALL = "times/small.tsv"


def counted(trigger: Token, timexes: Sequence[Timex]) -> Timex | None:
    """The date of what the trigger tells, if it hangs on "N days after" or "before" a dated clause.

    Only days and weeks are counted, and only from a date of one day that stands before them.
    """
    text = trigger.doc.text
    for at, timex in enumerate(timexes):
        if timex.type != "DURATION" or timex.end > trigger.idx:
            continue
        rest = text[timex.end : timex.end + 12].split()
        sign = {"after": -1, "before": 1}.get(rest[0].lower()) if rest else None
        days = _days(text[timex.start : timex.end])
        start = _day_before(timexes[:at])
        if sign is None or days is None or start is None or not _hangs(trigger, timex.end):
            continue
        day = dt.date.fromisoformat(start) + dt.timedelta(days=sign * days)
        why = f"{text[timex.start : timex.end]} {rest[0]}, counted from {start}"
        return replace(timex, edtf=day.isoformat(), type="DATE", basis="relative", why=why)
    return None


def _hangs(trigger: Token, start: int) -> bool:
    """Whether the way up from the trigger leads to the "after" behind this place."""
    node = trigger
    for _ in range(DEEP):
        if any(child.dep_ == "mark" and start <= child.idx <= start + 1 for child in node.children):
            return True
        if node.head == node or (node.head.idx < start and node.idx > start + 1):
            return False
        node = node.head
        if start <= node.idx <= start + 1:
            return True
    return False


def _day_before(timexes: Sequence[Timex]) -> str | None:
    """The last date of one day among these."""
    days = (each.edtf for each in reversed(timexes) if each.type in ("DATE", "TIME") and each.edtf)
    found = next(days, None)
    return found[:10] if found and len(found) >= len("2026-05-13") and "/" not in found else None


def _days(text: str) -> int | None:
    words = text.lower().split()
    if len(words) != len(("five", "days")):
        return None
    number, unit = words
    length = {"day": 1, "week": 7}.get(unit.removesuffix("s"))
    amount = int(number) if number.isdigit() else lexicon.numbers(SMALL).get(number)
    return length * amount if length and amount and amount <= MOST else None
