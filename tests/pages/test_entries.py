"""A live blog's entries have their own days; one line with a day does not make a live blog."""

from __future__ import annotations

import pytest

from dateline.pages.dates import stamp
from dateline.pages.parts import Facts, Part, assemble

DAY = "2026-12-30"


def anchors(*parts: tuple[str, str]) -> list[str | None]:
    made = assemble(
        [Part(kind=kind, text=text) for kind, text in parts],  # type: ignore[arg-type]
        Facts(published=DAY, language="en"),
        source="test",
    )
    return [block.anchor for block in made.blocks if block.kind == "body"]


def test_each_entry_has_its_day() -> None:
    assert anchors(
        ("other", "09:10, 2 January"),
        ("body", "Police cleared the gate today."),
        ("other", "31 December 2026, 12:05"),
        ("body", "Dockers struck this morning."),
        ("other", "06:00"),
        ("body", "They met at the gate."),
    ) == ["2027-01-02", "2026-12-31", "2026-12-31"]


def test_one_day_is_no_live_blog() -> None:
    assert anchors(("other", "2 January 2027"), ("body", "Police cleared the gate today.")) == [DAY]


def test_days_before_the_page_are_those_of_other_stories() -> None:
    parts = [("other", "1 May 2026"), ("body", "One."), ("other", "2 May 2026"), ("body", "Two.")]
    assert anchors(*parts) == [DAY, DAY]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18:20, 4 December", "2026-12-04"),
        ("December 4, 18:20", "2026-12-04"),
        ("Updated 4 Dec 18:20", "2026-12-04"),
        ("18:20", None),
        ("The army attacked on 4 December and left", None),
        ("31 February", None),
    ],
)
def test_stamps(text: str, day: str | None) -> None:
    assert stamp(text, published=DAY) == day
