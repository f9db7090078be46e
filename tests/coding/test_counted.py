"""Dates counted from another one of the sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.coder import Tools
from dateline.coding.counted import counted

ANCHOR = dt.date(2026, 5, 15)


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Thieves robbed a bank on Wednesday, a week after the shooting at sea.", "shooting", "2026-05-06"),
        ("Thieves robbed a bank on Wednesday, a week after the shooting at sea.", "robbed", None),
        ("The army freed men on Wednesday, five days after rebels announced it.", "announced", "2026-05-08"),
        ("Chad struck a camp on Monday, a day after a raid on a depot.", "raid", "2026-05-10"),
        ("Police arrested two men on Friday, a day before protesters burned a bank.", "burned", "2026-05-16"),
        ("The strike began after talks had failed.", "failed", None),
    ],
)  # fmt: skip
def test_what_hangs_on_so_long_after_lies_so_long_before(
    tools: Tools, text: str, word: str, edtf: str | None
) -> None:
    doc = next(iter(tools.parser.parse([text])))
    token = next(each for each in doc if each.text == word)
    found = counted(token, tools.times.find(text, anchor=ANCHOR))
    assert (found.edtf if found else None) == edtf
