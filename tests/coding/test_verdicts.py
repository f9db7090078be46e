"""What the model's verdict does to a proposed report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.coder import code
from dateline.model import Block, Coded, Page

if TYPE_CHECKING:
    from dateline.coder import Tools

TEXT = "Kenya accused Sudan of shelling a border village on Monday."


def _coded(tools: Tools, threshold: float) -> Coded:
    assert tools.coder.judge is not None
    judge = replace(tools.coder.judge, threshold=threshold)
    page = Page(language="en", blocks=(Block(index=0, kind="body", text=TEXT),))
    return code(page, replace(tools, coder=replace(tools.coder, judge=judge)))


def test_the_two_best_types_are_told(tools: Tools) -> None:
    event = _coded(tools, 0.1).events[0]
    assert 0 < event.confidence <= 1
    assert event.why[-1].startswith("the model: ACCUSE ")


def test_what_is_turned_down_is_said(tools: Tools) -> None:
    coded = _coded(tools, 2.0)
    assert not coded.events
    assert "accused Sudan of: the model gives it " in coded.uncoded[0].why


def test_the_version_names_the_model(tools: Tools) -> None:
    assert tools.coder.judge is not None
    assert f"+{tools.coder.judge.scorer.version}+" in _coded(tools, 0.1).version
