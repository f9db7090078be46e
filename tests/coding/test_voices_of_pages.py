"""Who speaks on a whole page: chains, and quotes that run on through the story and no further."""

from __future__ import annotations

from dateline.coder import Tools, code
from dateline.model import Block, Coded, Page
from dateline.store.quotations import of_page


def page(*parts: tuple[str, str], agency: str | None = None) -> Page:
    blocks = tuple(
        Block(index=index, kind=kind, text=text, anchor="2024-11-12")  # type: ignore[arg-type]
        for index, (kind, text) in enumerate(parts)
    )
    return Page(published="2024-11-12", language="en", agency=agency, blocks=blocks)


def chain(coded: Coded, word: str) -> list[tuple[str | None, str]]:
    """The speakers of the event of this word, outermost first."""
    report = next(report for report in coded.events if word in report.trigger.text.split())
    return [(each.source.text if each.source else None, each.stance) for each in report.attribution]


SPOKEN = ("body", "“The night was quiet,” the general said. “Nobody slept in the camp.”")
GOING_ON = "“Rebels attacked the village at dawn.”"


def test_a_quote_runs_on_to_the_next_paragraph(tools: Tools) -> None:
    coded = code(page(SPOKEN, ("body", GOING_ON)), tools)
    assert chain(coded, "attacked") == [("the general", "says")]


def test_a_quote_runs_on_past_a_caption(tools: Tools) -> None:
    coded = code(page(SPOKEN, ("caption", "Tents in the valley."), ("body", GOING_ON)), tools)
    assert chain(coded, "attacked") == [("the general", "says")]


def test_a_quote_does_not_run_on_into_a_teaser_or_a_caption(tools: Tools) -> None:
    for kind in ("teaser", "caption"):
        coded = code(page(SPOKEN, (kind, GOING_ON)), tools)
        assert chain(coded, "attacked") == []


def test_attributions_are_in_page_order(tools: Tools) -> None:
    parts = (SPOKEN, ("caption", "The army said rebels attacked the village."), ("body", GOING_ON))
    starts = [
        min((span.block, span.start) for span in each.content)
        for each in code(page(*parts), tools).attributions
    ]
    assert starts == sorted(starts)


def test_an_agency_cites_state_media_that_cite_a_decree(tools: Tools) -> None:
    text = "Reuters reported that state media said, citing a decree, that the king released the prisoners."
    assert chain(code(page(("body", text)), tools), "released") == [
        ("Reuters", "says"),
        ("state media", "says"),
        ("a decree", "says"),
    ]


def test_the_agency_of_the_lead_is_the_outermost_speaker(tools: Tools) -> None:
    text = "SEOUL (Reuters) - Rebels attacked the village on Monday, the army said."
    coded = code(page(("body", text), ("body", "Troops arrested six men."), agency="Reuters"), tools)
    assert chain(coded, "attacked") == [("Reuters", "says"), ("the army", "says")]
    assert chain(coded, "arrested") == [("Reuters", "says")]
    first = coded.attributions[0]
    assert first.of_page and [span.text for span in first.cue] == ["SEOUL (Reuters) -"]
    assert first.source is not None and first.source.country == "GBR"


def test_the_agency_takes_the_place_of_the_outlet_in_the_factuality(tools: Tools) -> None:
    text = "AFP: Rebels attacked the village on Monday, the army said. Troops arrested six men."
    told = [report.factuality for report in code(page(("body", text), agency="AFP"), tools).events]
    assert [[(each.who, each.value) for each in one] for one in told] == [
        [("AFP", "UU"), ("the army", "CT+")],
        [("AFP", "CT+")],
    ]


def test_would_is_no_reported_speech_for_the_agency_alone(tools: Tools) -> None:
    text = "LIMA (AP) - The plan would ban exports to Chile. The law would let police arrest editors."
    assert all("future" not in report.auxiliary for report in code(page(("body", text)), tools).events)


def test_an_agency_that_only_metadata_name_has_no_characters(tools: Tools) -> None:
    coded = code(page(("body", "Rebels attacked the village."), agency="AFP"), tools)
    source = coded.events[0].attribution[0].source
    assert source is not None and (source.name, source.text) == ("AFP", "")
    assert coded.events[0].attribution[0].cue == () and "metadata" in (source.why or "")


def test_headlines_captions_and_teasers_are_not_the_agency_s(tools: Tools) -> None:
    parts = (
        ("headline", "Rebels attack village"),
        ("body", "AFP: The army shelled a town on Monday."),
        ("caption", "Troops bombed a bridge."),
        ("teaser", "Police arrested six men in Lima."),
    )
    coded = code(page(*parts), tools)
    spoken = {report.trigger.text: bool(report.attribution) for report in coded.events}
    assert spoken.pop("shelled") and not any(spoken.values())


def test_every_speaker_vouches_for_what_is_his(tools: Tools) -> None:
    text = "The agency said that the army denied that troops attacked the village."
    report = next(each for each in code(page(("body", text)), tools).events if each.type == "ASSAULT")
    assert [each.value for each in report.factuality] == ["UU", "UU", "CT-"]
    assert report.auxiliary == ("negation",)


def test_what_is_taken_for_granted_stays_so(tools: Tools) -> None:
    text = "The minister demanded that Kenya meet the rebels who attacked the village."
    report = next(each for each in code(page(("body", text)), tools).events if each.type == "ASSAULT")
    assert report.auxiliary == ()


def test_a_reason_that_is_cited_is_no_source(tools: Tools) -> None:
    text = "The minister said he would resign, citing the attack on the port."
    assert chain(code(page(("body", text)), tools), "resign") == [("The minister", "says")]


def test_what_an_agency_tells_is_listed_by_sentence(tools: Tools) -> None:
    text = "AFP: Rebels attacked the village on Monday, the army said. Troops arrested six men in Lima."
    listed = [(each.speaker, each.content) for each in of_page(code(page(("body", text)), tools))]
    assert ("AFP", "Troops arrested six men in Lima.") in listed
    assert [speaker for speaker, _ in listed] == ["the army", "AFP"]
