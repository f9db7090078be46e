"""The agency whose story a page carries, as the outermost speaker of what the page tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from dateline.model import Attribution, Entity, Factuality, Page, Span
from dateline.resolve.actors import Actors

#: The sector that a row has to have, so that PTI is no party.
PRESS = "JRN"


class Voice(Protocol):
    """What page reading tells of an agency: its name, where it stands, and how far its words go."""

    @property
    def agency(self) -> str: ...
    @property
    def named(self) -> Span | None: ...
    @property
    def cue(self) -> Span | None: ...
    @property
    def content(self) -> tuple[Span, ...]: ...


def as_speaker(voice: Voice, page: Page, actors: Actors) -> Attribution:
    """The attribution of all that an agency tells; without a row that calls it press it has no codes."""
    first = voice.content[0]
    at = voice.named or Span(block=first.block, start=first.start, end=first.start, text="")
    on = (
        dt.date.fromisoformat(page.published[:10])
        if len(page.published or "") >= 10 and page.published
        else None
    )
    row = actors.resolve(voice.agency, on=on)
    entity = Entity(
        text=at.text,
        block=at.block,
        start=at.start,
        end=at.end,
        name=voice.agency,
        why="the page names its agency" if voice.named else "the page's metadata name its agency",
    )
    if PRESS in row.sectors:
        entity = replace(entity, country=row.country, sectors=row.sectors, why=f"{entity.why}; {row.why}")
    return Attribution(
        source=entity,
        source_spans=(voice.named,) if voice.named else (),
        cue=(voice.cue,) if voice.cue else (),
        content=voice.content,
        stance="says",
        of_page=True,
    )


def speaker_at(agencies: Iterable[Attribution], block: int, start: int, end: int) -> tuple[Attribution, ...]:
    """The agency whose words those code points of a block are, if one's."""
    return tuple(
        each
        for each in agencies
        if any(span.block == block and span.start <= start and end <= span.end for span in each.content)
    )[:1]


def in_its_voice(told: Sequence[Factuality], agency: Sequence[Attribution]) -> tuple[Factuality, ...]:
    """The factuality with the agency in the outlet's place: what the outlet carries is the agency's word."""
    if not agency or not told or agency[0].source is None:
        return tuple(told)
    return (replace(told[0], who=agency[0].source.name or agency[0].source.text), *told[1:])
