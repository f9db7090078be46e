"""Countries by what they are called: "the reclusive state"."""

from __future__ import annotations

import pytest

from dateline.coder import Tools, code
from dateline.model import Block, Page


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Japan offered North Korea help on Monday. The reclusive state fired a missile.", {"PRK"}),
        ("Qatar and Chad held talks on Monday. The landlocked country expelled two envoys.", {"TCD"}),
        ("Iran and Iraq held talks. The oil-rich kingdom expelled two Omani diplomats.", set()),
        ("Chad held talks with Qatar. The landlocked island expelled two envoys.", set()),
    ],
)
def test_the_country_that_fits(tools: Tools, text: str, countries: set[str]) -> None:
    block = Block(index=0, kind="body", text=text, anchor="2025-03-12")
    reports = code(Page(published="2025-03-12", language="en", blocks=(block,)), tools).events
    second = [report for report in reports if report.sentence.start > 0]
    assert second or not countries
    assert {actor.country for report in second for actor in report.actors} - {None} == countries
