"""Whole records of news texts: pages out of bare texts, reports into the scorer's events."""

from __future__ import annotations

from itertools import permutations, product
from typing import Any

from dateline.coder import Tools, code
from dateline.model import Block, Coded, Entity, Page, Report


def predict(record: dict[str, Any], tools: Tools) -> dict[str, Any]:
    """The events of a text with its day of publication, offsets into the whole text."""
    page, offsets = as_page(record["text"], record.get("published") or record.get("date"))
    coded = code(page, tools)
    return {"id": record["id"], "events": [_event(report, offsets[report.block]) for report in coded.events]}


def as_page(text: str, published: str | None) -> tuple[Page, list[int]]:
    """A page whose body blocks are the lines of `text`, and where each block starts in it."""
    blocks: list[Block] = []
    offsets: list[int] = []
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            anchor = published[:10] if published else None
            blocks.append(Block(index=len(blocks), kind="body", text=bare, anchor=anchor))
            offsets.append(at + len(line) - len(line.lstrip()))
        at += len(line) + 1
    return Page(published=published, language="en", blocks=tuple(blocks)), offsets


def _event(report: Report, offset: int) -> dict[str, Any]:
    return {
        "type": report.type,
        "modes": list(report.modes),
        "actors": [_party(actor) for actor in report.actors],
        "recipients": [_party(recipient) for recipient in report.recipients],
        "date": report.date.edtf if report.date else None,
        "place": {"country": report.place.country, "text": report.place.text} if report.place else None,
        "auxiliary": list(report.auxiliary),
        "sources": [_party(said.source) for said in report.attribution if said.source],
        "trigger": {"start": report.trigger.start + offset, "end": report.trigger.end + offset},
        "sentence": {"start": report.sentence.start + offset, "end": report.sentence.end + offset},
    }


def _party(entity: Entity) -> dict[str, Any]:
    return {"text": entity.name or entity.text, "country": entity.country or ""}


def predict_tuples(record: dict[str, Any], tools: Tools) -> dict[str, Any]:
    """The (actor, type, recipient) tuples of a text; reciprocal events go both ways."""
    page, _ = as_page(record["text"], record.get("date"))
    return {"id": record["id"], "events": _tuples(code(page, tools))}


def _tuples(coded: Coded) -> list[dict[str, Any]]:
    return [
        {"type": report.type, "actor": {"country": actor}, "recipient": {"country": recipient}}
        for report in coded.events
        for actor, recipient in _pairs(report)
    ]


def _pairs(report: Report) -> list[tuple[str, str]]:
    actors = [actor.country or "" for actor in report.actors] or [""]
    recipients = [recipient.country or "" for recipient in report.recipients]
    if not recipients and len(actors) > 1:
        return list(permutations(actors, 2))
    return list(product(actors, recipients or [""]))
