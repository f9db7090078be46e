"""Invented sentences with gold parties and places: the shares that must come out right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dateline.coder import Tools, code
from dateline.model import Block, Entity, Page, Report

ROWS = Path(__file__).with_name("parties.tsv")
#: Share of the rows whose event is found, and then of both sides, of all parties together, of the place.
FLOORS = {"found": 0.9, "sides": 0.78, "parties": 0.9, "place": 0.92}


def coded(tools: Tools, text: str) -> tuple[Report, ...]:
    block = Block(index=0, kind="body", text=text, anchor="2025-03-12")
    return code(Page(published="2025-03-12", language="en", blocks=(block,)), tools).events


def rows() -> Iterator[dict[str, str]]:
    lines = [line for line in ROWS.read_text("utf-8").splitlines() if not line.startswith("#")]
    header = lines[0].split("\t")
    yield from (dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:])


def fits(cell: str, found: Iterable[str | None]) -> bool:
    """Whether the codes are those of the cell; one with "?" may be left out."""
    wanted = set() if cell == "-" else set(cell.split(","))
    codes = {code for code in found if code}
    return codes <= {code.rstrip("?") for code in wanted} and {w for w in wanted if w[-1] != "?"} <= codes


def countries(entities: Iterable[Entity]) -> list[str | None]:
    return [entity.country for entity in entities]


def judged(row: dict[str, str], report: Report) -> dict[str, bool]:
    both = ",".join(cell for cell in (row["actors"], row["recipients"]) if cell != "-") or "-"
    return {
        "sides": fits(row["actors"], countries(report.actors))
        and fits(row["recipients"], countries(report.recipients)),
        "parties": fits(both, countries((*report.actors, *report.recipients))),
        "place": fits(row["place"], [report.place.country] if report.place else []),
    }


def test_parties_and_places_of_invented_news(tools: Tools) -> None:
    right = dict.fromkeys(FLOORS, 0)
    total = 0
    for row in rows():
        total += 1
        start = row["text"].rindex(row["trigger"])
        end = start + len(row["trigger"])
        found = [r for r in coded(tools, row["text"]) if r.trigger.start < end and start < r.trigger.end]
        if found:
            right["found"] += 1
            best = max((judged(row, report) for report in found), key=lambda each: each["sides"])
            for figure, is_right in best.items():
                right[figure] += is_right
    shares = {f: right[f] / (total if f == "found" else right["found"]) for f in FLOORS}
    assert total == 60
    assert all(shares[figure] >= floor for figure, floor in FLOORS.items()), shares


def of(tools: Tools, text: str, type: str) -> Report:
    found = [report for report in coded(tools, text) if report.type == type]
    assert found, text
    return found[-1]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        # two countries before one noun
        ("Kenyan and Ugandan troops shelled a camp near Goma.", "ASSAULT", {"KEN", "UGA"}, None),
        ("Peruvian and Chilean police arrested nine smugglers.", "COERCE", {"PER", "CHL"}, None),
        ("Thai and Lao soldiers exchanged fire on Friday.", "ASSAULT", {"THA", "LAO"}, None),
        # whoever made the thing
        ("Kenya hit back at comments made by Rwanda's foreign minister.", "ACCUSE", {"KEN"}, {"RWA"}),
        ("Serbia condemned the threats coming from Croatia.", "ACCUSE", {"SRB"}, {"HRV"}),
        ("Brazil criticised the tariffs imposed by Canada.", "ACCUSE", {"BRA"}, {"CAN"}),
        ("Malta's premier issued a statement that was critical of Libya.", "ACCUSE", {"MLT"}, {"LBY"}),
        # a dative, and who is asked in a clause
        ("Paraguay promised Haiti 200 officers.", "AGREE", {"PRY"}, {"HTI"}),
        ("Denmark promised Ukraine jets.", "AGREE", {"DNK"}, {"UKR"}),
        ("Relatives demanded that the Thai government investigate the shooting.", "REQUEST", set(), {"THA"}),
        # a month that swallowed the subject
        ("In March Ghana asked the IMF for a loan.", "REQUEST", {"GHA"}, {"IGO"}),
        # against whom nobody promises anything
        ("Colombia promised to disarm the rebels by May.", "AGREE", {"COL"}, set()),
        # whoever says it accuses
        ('"The premier abused her power," Norway\'s ombudsman said.', "ACCUSE", {"NOR"}, None),
    ],
)
def test_classes_of_parties(
    tools: Tools, text: str, type: str, actors: set[str] | None, recipients: set[str] | None
) -> None:
    report = of(tools, text, type)
    for wanted, side in ((actors, report.actors), (recipients, report.recipients)):
        if wanted is not None:
            assert {entity.country for entity in side if entity.country} == wanted, side


def test_two_leaders_are_people_by_name(tools: Tools) -> None:
    text = (
        "Emmanuel Macron called Luiz Inácio Lula da Silva on Monday about the fires in Bolivia. "
        "The two presidents agreed to send planes."
    )
    report = of(tools, text, "AGREE")
    assert {actor.country for actor in report.actors} == {"FRA", "BRA"}


def test_several_of_a_name_have_their_country(tools: Tools) -> None:
    found = tools.actors.resolve("President Bush", on=dt.date(2013, 1, 1))
    assert found.country == "USA"
    assert len(found.candidates) == 2
