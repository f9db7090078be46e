"""Records of linking made by hand, hostile ones among them, and a store that has them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from serve_pages import HOSTILE
from sqlalchemy import insert, update

import factories
from dateline.model import (
    Block,
    Coded,
    Contradiction,
    Date,
    Quantity,
    Related,
    Report,
    Span,
    StepEvidence,
    StepName,
    StepRecord,
    Story,
    StoryDay,
    TreatyObligation,
    TreatyRecord,
    TreatyStep,
)
from dateline.serialise import page_id
from dateline.store import linked, schema
from dateline.store.sql import SqlStore, open_store

DAY = "2024-11-11"
SENTENCE = (
    "Parliament ratified the pact on Monday, which enters into force after the exchange of instruments."
)


def meeting(number: int, dead: int, *, denied: bool = False, hour: int = 9) -> Coded:
    """A page of an outlet of its own about one meeting, with a number that may differ from others'."""
    counted = Quantity(text=str(dead), block=1, start=0, end=2, value=float(dead), unit="people", role="dead")
    told: Report = factories.report(
        number,
        id=sha256(f"meeting {number} {dead}".encode()).hexdigest()[:16],
        date=Date(edtf=DAY, basis="stated", text="Monday", block=1, start=74, end=80),
        quantities=(counted,),
    )
    if denied:
        text = factories.page(number).blocks[1].text
        speaker = factories.entity(text, "State media", name="State radio", sectors=("JRN",))
        said = replace(factories.expulsion(number).attribution[0], source=speaker, stance="denies")
        told = replace(told, auxiliary=("negation",), attribution=(said,))
    made = factories.coded(
        number,
        (told,),
        published=f"2024-11-12T{hour + number:02}:00:00Z",
        site_name=f"Outlet {number}",
        headline=f"Meeting as outlet {number} has it",
    )
    own = " ".join(f"word{number}of{each}" for each in range(120))  # else they would be copies
    blocks = (
        replace(made.page.blocks[0], text=f"Meeting, told by outlet {number}"),
        *made.page.blocks[1:],
        Block(index=2, kind="body", text=own),
    )
    return replace(made, page=replace(made.page, blocks=blocks))


def page_ids(*coded: Coded) -> tuple[str, ...]:
    return tuple(page_id(each.page) for each in coded)


def story(id: str, pages: tuple[str, ...], events: tuple[str, ...], **more: object) -> Story:
    made = Story(
        id=id,
        headline=f"The meeting {HOSTILE}",
        section="World",
        pages=pages,
        outlets=("Outlet 1", "Outlet 2"),
        sources=2,
        first=DAY,
        last="2024-11-12",
        days=(
            StoryDay(day=DAY, events=events),
            StoryDay(day="2024-11-12", events=("gone",), pages=pages),
        ),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def step(
    name: StepName, party: str | None, date: str | None, page: str, *, pending: bool = False, **more: object
) -> StepRecord:
    at = SENTENCE.index("ratified")
    told = TreatyStep(
        step=name,
        party=party,
        by="LEG" if party else None,
        date=date,
        trigger=Span(block=1, start=at, end=at + 8, text="ratified"),
        sentence=Span(block=1, start=0, end=len(SENTENCE), text=SENTENCE),
        pending=pending,
    )
    evidence = StepEvidence(page=page, day="2024-11-12", outlet=HOSTILE, url="javascript:alert(1)", step=told)
    made = StepRecord(
        step=name,
        party=party,
        by=told.by,
        date=date,
        pending=pending,
        negated=False,
        condition="exchange of instruments" if pending else None,
        resolved=False,
        contested=False,
        order=(date or "9999")[-10:],
        evidence=(evidence, replace(evidence, day="2024-11-13", step=replace(told, pending=True))),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def treaty(id: str, page: str, **more: object) -> TreatyRecord:
    """A pact that one side has ratified and that waits for the exchange of instruments."""
    made = TreatyRecord(
        id=id,
        name=f"Vienna pact {HOSTILE}",
        names=(f"Vienna pact {HOSTILE}", "the pact"),
        kind="pact",
        scope="bilateral",
        field="defence",
        parties=("AUT", "HUN"),
        steps=(
            step("signature", None, "2024-06", page, order="2024-06-30"),
            step("ratification", "AUT", "2024-11-06", page),
            step("entry into force", None, None, page, pending=True),
        ),
        obligations=(
            TreatyObligation(
                kind="defense", clause=f"immediate help {HOSTILE}", casus="an attack on one", pages=(page,)
            ),
        ),
        trigger="an attack on one",
        contradictions=(
            Contradiction(
                what="ratification by AUT: done by 2024-11-06, but not on 2024-11-12", step=1, pages=(page,)
            ),
        ),
        pages=(page, "gone"),
        first="2024-11-12",
        last="2024-11-12",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def linked_store(path: Path) -> SqlStore:
    """A store with one event of four reports, two stories and two treaties."""
    told = (meeting(1, 12), meeting(2, 15), meeting(3, 12), meeting(4, 12, denied=True))
    pages = page_ids(*told)
    store = open_store(path)
    for each in told:
        store.add(each)
    store.link()
    events = tuple(each.id for each in store.listing().items)
    near = (Related(story="far", score=0.5), Related(story="gone", score=0.4))
    stories = (
        story("near", pages[:3], events, related=near),
        story("far", pages[3:], (), section=None, headline=None, last="2024-11-13"),
    )
    treaties = (
        treaty("pact", pages[0]),
        treaty("other", pages[3], name="=SUM(A1)", names=(), parties=(), field=None, steps=(), scope=None,
               obligations=(), contradictions=(), trigger=None),
    )  # fmt: skip
    with store._write() as connection:
        connection.execute(schema.stories.delete())
        connection.execute(schema.treaties.delete())
        for found in stories:
            connection.execute(insert(schema.stories).values(**linked.story_row(found)))
            mine = update(schema.pages).where(schema.pages.c.id.in_(found.pages)).values(story=found.id)
            connection.execute(mine)
        for record in treaties:
            key = connection.execute(insert(schema.treaties).values(**linked.treaty_row(record)))
            number = key.inserted_primary_key[0]  # type: ignore[index]
            for country in record.parties:
                connection.execute(insert(schema.treaty_parties).values(treaty=number, country=country))
            for page in record.pages:
                connection.execute(insert(schema.treaty_pages).values(treaty=number, page=page))
    return store
