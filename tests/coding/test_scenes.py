"""Places and doers that a sentence leaves to the one before."""

from __future__ import annotations

import pytest

from dateline.coder import Tools, code
from dateline.model import Block, Page, Report


def last(tools: Tools, text: str, type: str) -> Report:
    block = Block(index=0, kind="body", text=text, anchor="2025-03-12")
    events = code(Page(published="2025-03-12", language="en", blocks=(block,)), tools).events
    return [report for report in events if report.type == type][-1]


@pytest.mark.parametrize(
    ("text", "type", "place"),
    [
        ("Gunmen stormed a hotel in Bamako. They killed five guests.", "ASSAULT", "Bamako"),
        (
            "Students marched through Santiago. Police fired tear gas at the protesters.",
            "ASSAULT",
            "Santiago",
        ),
        ("Gangs attacked a prison in Suva. Two women were killed in the attack.", "ASSAULT", "Suva"),
        ("Chile and Bolivia held talks in Geneva. The talks ended on Friday.", "CONSULT", "Geneva"),
        ("Rebels seized the town of Nyala. The army retook the town.", "ASSAULT", "Nyala"),
    ],
)
def test_a_scene_keeps_its_place(tools: Tools, text: str, type: str, place: str) -> None:
    found = last(tools, text, type).place
    assert found is not None
    assert found.text == place
    assert text[found.start : found.end] == place


@pytest.mark.parametrize(
    ("text", "type"),
    [
        # another country is named
        ("Gunmen stormed a hotel in Bamako. Rebels from Niger killed five guests.", "ASSAULT"),
        # another time
        ("Gunmen stormed a hotel in Bamako on Monday. They killed five guests in May 2019.", "ASSAULT"),
        # words have no place
        ("Students marched through Santiago. Peru criticised the police.", "ACCUSE"),
        # other people
        ("Students marched through Santiago. Kenya's army arrested an opposition leader.", "COERCE"),
    ],
)
def test_a_new_scene_has_no_place(tools: Tools, text: str, type: str) -> None:
    found = last(tools, text, type).place
    assert found is None or found.text not in ("Bamako", "Santiago")


def test_a_speaker_is_where_he_was_told_to_be(tools: Tools) -> None:
    text = (
        "At a news conference in Riga with Emmanuel Macron on Monday, Keir Starmer condemned Iran. "
        "Macron urged Israel to show restraint."
    )
    found = last(tools, text, "REQUEST").place
    assert found is not None
    assert found.text == "Riga"


def test_the_doers_of_the_attack(tools: Tools) -> None:
    text = "Haitian gangs attacked a prison in Jacmel. Two farmers were killed in the attack."
    report = last(tools, text, "ASSAULT")
    assert [actor.text for actor in report.actors] == ["Haitian gangs"]
    assert "tells of the same" in (report.actors[0].why or "")
    assert "actors" not in report.missing
