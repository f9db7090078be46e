"""Pages and reports made by hand, so that tests of what comes after coding need no parser."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

from dateline.model import (
    Attribution,
    Block,
    Coded,
    Date,
    Entity,
    Page,
    Place,
    Quantity,
    Report,
    Span,
    Uncoded,
)

SENTENCES = (
    "The Foreign Minister of Ruritania met her Borduran colleague in Vienna on Monday.",
    "State media said Borduria had expelled two Ruritanian diplomats.",
    "Ruritania may withdraw its troops next month.",
)


def span(text: str, part: str, block: int = 1) -> Span:
    """Where `part` stands in `text`."""
    start = text.index(part)
    return Span(block=block, start=start, end=start + len(part), text=part)


def entity(text: str, part: str, **more: Any) -> Entity:
    """`part` of `text` as an actor."""
    where = span(text, part)
    return Entity(text=part, block=1, start=where.start, end=where.end, **more)


def page(number: int = 1, **more: Any) -> Page:
    """A page about Ruritania; each number has another headline."""
    headline = f"Ruritania and Borduria, day {number}"
    blocks = (
        Block(index=0, kind="headline", text=headline),
        Block(index=1, kind="body", text=" ".join(SENTENCES), anchor="2024-11-12"),
    )
    made = Page(
        source=f"page-{number}.html",
        url=f"https://news.example/{number}",
        headline=headline,
        site_name="The Example",
        published="2024-11-12T09:30:00+01:00",
        language="en",
        blocks=blocks,
    )
    return replace(made, **more)


def report(number: int = 1, position: int = 0, **more: Any) -> Report:
    """A meeting, with actors, date, place and a source, at one position of a page."""
    text = " ".join(SENTENCES)
    first = SENTENCES[0]
    meeting = Report(
        id=sha256(f"{number} {position}".encode()).hexdigest()[:16],
        type="CONSULT",
        modes=("visit",),
        contexts=("diplomatic",),
        quad=1,
        intensity=4.0,
        actors=(entity(text, "The Foreign Minister of Ruritania", country="AUT", sectors=("GOV",)),),
        recipients=(entity(text, "her Borduran colleague", name="Borduran minister", country="HUN"),),
        date=Date(edtf="2024-11-11", basis="relative", text="Monday", block=1, start=74, end=80),
        place=Place(
            text="Vienna", block=1, start=64, end=70, name="Vienna", country="AUT", lat=48.2, lon=16.4
        ),
        auxiliary=(),
        attribution=(),
        quantities=(),
        trigger=span(text, "met"),
        sentence=span(text, first),
        block=1,
        confidence=0.8,
        why=("triggers.tsv: meet",),
        missing={},
        version="test",
    )
    return replace(meeting, **more)


def expulsion(number: int = 1, position: int = 1, **more: Any) -> Report:
    """An expulsion that state media report, without date and place."""
    text = " ".join(SENTENCES)
    media = entity(text, "State media", sectors=("JRN",))
    said = Attribution(
        source=media,
        source_spans=(span(text, "State media"),),
        cue=(span(text, "said"),),
        content=(span(text, "Borduria had expelled two Ruritanian diplomats"),),
        stance="says",
    )
    made = {
        "type": "SANCTION",
        "modes": ("expel",),
        "quad": 4,
        "intensity": -5.5,
        "actors": (entity(text, "Borduria", country="HUN", sectors=("GOV",)),),
        "recipients": (entity(text, "two Ruritanian diplomats", country="AUT", sectors=("GOV",)),),
        "date": None,
        "place": None,
        "auxiliary": ("hypothetical",),
        "attribution": (said,),
        "trigger": span(text, "expelled"),
        "sentence": span(text, SENTENCES[1]),
        "confidence": 0.5,
        "missing": {"date": "the sentence gives none"},
    }
    return report(number, position, **{**made, **more})


def coded(number: int = 1, reports: tuple[Report, ...] | None = None, **more: Any) -> Coded:
    """A page with two events, a quantity and a sentence that is not coded."""
    made = page(number, **more)
    text = made.blocks[1].text if len(made.blocks) > 1 else ""
    two = Quantity(
        text="two", block=1, start=text.index("two"), end=text.index("two") + 3, value=2.0, unit="diplomats"
    )
    events = (report(number), expulsion(number)) if reports is None else reports
    uncoded = (Uncoded(sentence=span(text, SENTENCES[2]), why="no trigger"),)
    return Coded(page=made, events=events, quantities=(two,), uncoded=uncoded, version="test")
