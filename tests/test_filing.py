"""A story's filing place is where its writer sits: never where the event was, never who did it."""

from __future__ import annotations

import pytest

from dateline.coder import Tools, code
from dateline.pages import read

#: Filed from Nairobi, about happenings elsewhere; the countries where the events were.
PAGES = [
    ("NAIROBI (Reuters) - Rebels attacked a convoy in Goma on Monday.", {"COD"}),
    ("NAIROBI, Nov 12 (Meridian) - Police in Kampala arrested 40 students on Monday.", {"UGA"}),
    ("NAIROBI — Soldiers fired on a crowd in Juba, killing at least 12 people.", {"SSD"}),
    ("Nairobi, Kenya – A bomb exploded in Mogadishu on Tuesday, killing six soldiers.", {"SOM"}),
    ("NAIROBI, Kenya (AP) — Chad's president visited Niamey on Monday.", {"NER"}),
    ("NAIROBI (AFP) - Thousands of people marched through Antananarivo on Saturday.", {"MDG"}),
    ("NAIROBI, 12 November 2024 (AFP) – Drones struck a market in Khartoum, doctors said.", {"SDN"}),
    ("NAIROBI -- Ethiopia and Eritrea signed a border treaty in Asmara on Monday.", {"ERI"}),
    ("NAIROBI (Xinhua) -- Burundi released 20 prisoners in Gitega on Monday.", {"BDI"}),
    ("NAIROBI: Gunmen kidnapped two nurses near Bangui on Sunday.", {"CAF"}),
]


@pytest.mark.parametrize(("text", "countries"), PAGES)
def test_the_filing_place_is_never_coded(tools: Tools, text: str, countries: set[str]) -> None:
    head = "Violence and talks across the region\n12 November 2024 10:05\n"
    page = read(
        head + text + "\nThe two sides did not comment.\nIt rained in the evening, officials added.\n"
    )
    coded = code(page, tools)
    events = [event for event in coded.events if page.blocks[event.block].text == text]
    assert events, [u.why for u in coded.uncoded]
    places = {event.place.country for event in events if event.place}
    assert "KEN" not in places
    assert places <= countries
    for event in events:
        assert all("airobi" not in e.text.lower() for e in (*event.actors, *event.recipients))
