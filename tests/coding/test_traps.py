"""Sentences that tell of no political event, and plain ones that do, through the whole coder."""

from __future__ import annotations

from pathlib import Path

from dateline.coder import Tools, code_all
from dateline.model import Block, Coded, Page

DAY = "2024-03-12"
#: Share of the traps that may fire, and of the plain events that must be found with their type.
FIRING = 0.02
RECALL = 0.92


def _rows(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def _coded(rows: list[list[str]], tools: Tools) -> list[Coded]:
    blocks = (Block(index=0, kind="body", text=text, anchor=DAY) for _, text in rows)
    pages = [Page(published=DAY, language="en", blocks=(block,)) for block in blocks]
    return list(code_all(pages, tools))


def test_traps_seldom_fire(tools: Tools) -> None:
    rows = _rows("traps.tsv")
    fired = [row for row, coded in zip(rows, _coded(rows, tools), strict=True) if coded.events]
    assert len(rows) >= 200
    assert len(fired) <= FIRING * len(rows), fired


def test_plain_events_are_found(tools: Tools) -> None:
    rows = _rows("positives.tsv")
    missed = [
        row
        for row, coded in zip(rows, _coded(rows, tools), strict=True)
        if row[0] not in {event.type for event in coded.events}
    ]
    assert len(rows) >= 100
    assert len(missed) <= (1 - RECALL) * len(rows), missed
