"""Who says that who says so: chains of speakers, outermost first."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import lexicon
from dateline.coder import Tools, code
from dateline.lexicon import Row
from dateline.model import Block, Page

ROWS = lexicon.table("chains.tsv", ("sentence", "trigger", "source"), root=Path(__file__).parent)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:60])
def test_the_chain(tools: Tools, row: Row) -> None:
    block = Block(index=0, kind="body", text=row["sentence"], anchor="2024-11-12")
    coded = code(Page(published="2024-11-12", language="en", blocks=(block,)), tools)
    report = next(each for each in coded.events if row["trigger"] in each.trigger.text.split())
    assert [each.source.text for each in report.attribution if each.source] == row["source"].split(" > ")
