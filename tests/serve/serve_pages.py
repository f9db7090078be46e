"""Pages coded by hand, hostile ones among them, and a client that asks the application."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx

from dateline import ontology
from dateline.model import (
    Attribution,
    Auxiliary,
    Block,
    Coded,
    Date,
    Entity,
    Page,
    Place,
    Report,
    Span,
    Uncoded,
)
from dateline.serve.app import create_app
from dateline.store.base import View

Get = Callable[..., httpx.Response]
HOSTILE = "<script>alert(1)</script>"


def span(block: Block, part: str) -> Span:
    """The first place of `part` in a block."""
    start = block.text.index(part)
    return Span(block=block.index, start=start, end=start + len(part), text=part)


def entity(
    block: Block, part: str, country: str | None = None, sectors: str = "", name: str | None = None
) -> Entity:
    at = span(block, part)
    return Entity(
        text=part,
        block=block.index,
        start=at.start,
        end=at.end,
        name=name,
        country=country,
        sectors=tuple(sectors.split()),
        why="gazetteer row",
    )


def says(block: Block, source: str, cue: str, content: str, stance: str = "says") -> Attribution:
    return Attribution(
        source=entity(block, source),
        source_spans=(span(block, source),),
        cue=(span(block, cue),),
        content=(span(block, content),),
        stance=stance,
    )


def report(
    block: Block,
    sentence: str,
    trigger: str,
    type: str,
    *,
    mode: str | None = None,
    actors: tuple[Entity, ...] = (),
    recipients: tuple[Entity, ...] = (),
    date: Date | None = None,
    place: Place | None = None,
    auxiliary: tuple[Auxiliary, ...] = (),
    attribution: tuple[Attribution, ...] = (),
) -> Report:
    return Report(
        id=f"e{block.index}-{type.lower()}-{abs(sum(map(ord, trigger + sentence)))}",
        type=type,
        modes=(mode,) if mode else (),
        contexts=("diplomatic",),
        quad=ontology.types()[type].quad,
        intensity=ontology.intensity(type, (mode,) if mode else ()),
        actors=actors,
        recipients=recipients,
        date=date,
        place=place,
        auxiliary=auxiliary,
        attribution=attribution,
        quantities=(),
        trigger=span(block, trigger),
        sentence=span(block, sentence),
        block=block.index,
        confidence=0.75,
        why=(f"trigger row: {trigger}", "subject and object of the verb"),
        missing={} if place else {"place": "the sentence names no place"},
        version="dateline 0.1.0",
    )


def strike() -> Coded:
    """A page on a disputed strike, with a caption, a denial, a background event and a teaser."""
    texts = (
        ("headline", "Air strike on river camp: ministry and villagers disagree on the dead"),
        ("caption", "The landing on the Mamoré on Thursday"),
        (
            "body",
            "The Bolivian air force bombed a camp of the Black Caiman smuggling group on the Mamoré river on "
            "Wednesday, the defence ministry said. Rain is expected.",
        ),
        ("body", "The defence minister denied that the air force had attacked the landing."),
        ("body", "In 2023, soldiers destroyed a camp of the same group."),
        ("teaser", "The president of Paraguay will travel to Montevideo on Monday, her office said."),
        ("review", "They should ask the teacher."),
        ("other", "Tags: river"),
    )
    blocks = tuple(
        Block(index=i, kind=kind, text=text, credit="Rosaura Quiñel" if kind == "caption" else None)  # type: ignore[arg-type]
        for i, (kind, text) in enumerate(texts)
    )
    head, _, first, second, third, teaser, review, other = blocks
    page = Page(
        source="samples/04-air-strike.html",
        url="https://altiplano-dispatch.example/river-camp",
        headline=head.text,
        site_name="Altiplano Dispatch",
        authors=("Rosaura Quiñel",),
        section="Security",
        published="2026-03-05T09:30:00-04:00",
        language="en",
        blocks=blocks,
        missing={"agency": "the page names none"},
    )
    bombed = first.text.removesuffix(" Rain is expected.")
    wednesday, mamore = span(first, "Wednesday"), span(first, "the Mamoré river")
    events = (
        report(
            first,
            bombed,
            "bombed",
            "ASSAULT",
            mode="aerial",
            actors=(entity(first, "The Bolivian air force", "BOL", "MIL", "Bolivian air force"),),
            recipients=(entity(first, "the Black Caiman smuggling group", "BOL", "CRM", "Black Caiman"),),
            date=Date(
                edtf="2026-03-04",
                basis="relative",
                text="Wednesday",
                block=2,
                start=wednesday.start,
                end=wednesday.end,
            ),
            place=Place(
                text=mamore.text,
                block=2,
                start=mamore.start,
                end=mamore.end,
                name="Río Mamoré",
                country="BOL",
                lat=-12.0,
                lon=-65.0,
            ),
            attribution=(says(first, "the defence ministry", "said", "bombed a camp"),),
        ),
        report(
            second,
            second.text,
            "attacked",
            "ASSAULT",
            actors=(entity(second, "the air force", "BOL", "MIL"),),
            auxiliary=("negation",),
            attribution=(
                says(second, "The defence minister", "denied", "the air force had attacked", "denies"),
            ),
        ),
        report(
            third,
            third.text,
            "destroyed",
            "ASSAULT",
            mode="destroy",
            actors=(entity(third, "soldiers", None, "MIL"),),
            date=Date(edtf="2023", basis="stated", text="2023"),
            auxiliary=("historical",),
        ),
        report(
            teaser,
            teaser.text,
            "travel",
            "AGREE",
            actors=(entity(teaser, "The president of Paraguay", "PRY", "GOV"),),
            auxiliary=("future",),
            date=Date(edtf=None, basis="unknown", text="on Monday", why="relative date, undated block"),
            attribution=(says(teaser, "her office", "said", "will travel to Montevideo"),),
        ),
    )
    uncoded = (
        Uncoded(sentence=span(head, head.text), why="no verb that may be an event"),
        Uncoded(sentence=span(first, "Rain is expected."), why="no political trigger"),
        Uncoded(sentence=span(review, review.text), why="a reader's words, not the outlet's"),
        Uncoded(sentence=span(other, other.text), why="not part of the story"),
    )
    return Coded(page=page, events=events, uncoded=uncoded, version="dateline 0.1.0")


def hostile() -> Coded:
    """A page whose every field tries to be markup."""
    block = Block(index=0, kind="body", text=f"France{HOSTILE} condemned Spain{HOSTILE} in Paris.")
    page = Page(
        source=HOSTILE,
        url="javascript:alert(1)",
        headline=f'"><img src=x onerror=alert(1)>{HOSTILE}',
        site_name=HOSTILE,
        authors=(HOSTILE,),
        section=HOSTILE,
        published="2026-03-01",
        language="en",
        blocks=(block, Block(index=1, kind="caption", text=HOSTILE, credit=HOSTILE)),
        missing={"agency": HOSTILE},
    )
    event = report(
        block,
        block.text,
        "condemned",
        "ACCUSE",
        mode="disapprove",
        actors=(entity(block, f"France{HOSTILE}", "FRA", "GOV"),),
        recipients=(entity(block, f"Spain{HOSTILE}", "ESP", "GOV"),),
    )
    return Coded(page=page, events=(event,), uncoded=(Uncoded(sentence=span(block, HOSTILE), why=HOSTILE),))


def french() -> Coded:
    block = Block(index=0, kind="headline", text="Le Sénégal et la Belgique signent un accord")
    page = Page(headline=block.text, published="2026-02-18", language="fr", blocks=(block,))
    return Coded(page=page, uncoded=(Uncoded(sentence=span(block, block.text), why="no parser for fr"),))


def client(view: View) -> Get:
    """Ask an application without a network or a server; redirects are not followed."""
    transport = httpx.ASGITransport(app=create_app(view), raise_app_exceptions=True)

    async def ask(path: str, headers: dict[str, str]) -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as session:
            return await session.get(path, headers=headers)

    return lambda path, **headers: asyncio.run(ask(path, headers))
