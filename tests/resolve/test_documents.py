"""Treaties, laws and resolutions as speakers, and what they oblige to."""

from __future__ import annotations

import pytest

from dateline.coder import Tools, code
from dateline.model import Block, Coded, Page
from dateline.resolve.documents import A_DOCUMENT


def coded(tools: Tools, text: str) -> Coded:
    block = Block(index=0, kind="body", text=text, anchor="2025-03-12")
    return code(Page(published="2025-03-12", language="en", blocks=(block,)), tools)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenya and Uganda signed a border treaty. It obliges both to share water.", "a border treaty"),
        ("Peru adopted a fishing law on Monday. It requires captains to report.", "a fishing law"),
        ("Chad and Niger made a pact in May, which commits both to help each other.", "a pact"),
        ("Oman drafted the Gulf charter. The document urges members to meet.", "the Gulf charter"),
    ],
)
def test_a_document_speaks(tools: Tools, text: str, name: str) -> None:
    sources = [each.source for each in coded(tools, text).attributions if each.source]
    assert [(source.name, source.country, source.why) for source in sources] == [(name, None, A_DOCUMENT)]


@pytest.mark.parametrize(
    "text",
    [
        "Chad rejected the border accord on Friday. It demands that Niger withdraw its troops.",
        "Chad is at peace. It requires its neighbours to report on Friday.",
    ],
)
def test_a_country_speaks(tools: Tools, text: str) -> None:
    sources = [each.source for each in coded(tools, text).attributions if each.source]
    assert {source.name for source in sources} == {"Chad"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda signed a border treaty. It obliges both states to send troops if one is attacked.",
        "Kenya and Uganda signed a border treaty. The pact requires both to oppose sanctions.",
        "Chad and Niger made a pact in May, which commits both to fight in the case of an attack on either.",
    ],
)
def test_what_a_treaty_obliges_to_is_no_event(tools: Tools, text: str) -> None:
    found = coded(tools, text)
    assert {report.type for report in found.events} <= {"SUPPORT", "AGREE"}
    if text.count(".") > 1:
        assert "an obligation under" in found.uncoded[-1].why


def test_who_votes_to_ratify_does_not_say_so(tools: Tools) -> None:
    reports = coded(tools, "Kenyan lawmakers voted on Friday to ratify the border treaty.").events
    assert [(report.type, report.attribution) for report in reports] == [("SUPPORT", ())]
    assert [actor.text for actor in reports[0].actors] == ["Kenyan lawmakers"]
