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


def place_countries(
    gold: list[dict[str, Any]], predicted: dict[str, list[dict[str, Any]]]
) -> tuple[int, int]:
    """Of the gold events with a place that were found, how many have its country: (right, counted).

    An event is found when a prediction of its type (or an accepted one) touches its sentence; each
    prediction counts once, the one with the same actors' countries first.
    """
    right = counted = 0
    for record in gold:
        free = list(predicted.get(record["id"], ()))
        for event in record["events"]:
            found = max(
                (guess for guess in free if _finds(event, guess)),
                key=lambda guess: _countries(guess) == _countries(event),
                default=None,
            )
            if found is not None:
                free.remove(found)
                wanted = (event.get("place") or {}).get("country")
                counted += bool(wanted)
                right += bool(wanted) and (found.get("place") or {}).get("country") == wanted
    return right, counted


def _finds(event: dict[str, Any], guess: dict[str, Any]) -> bool:
    one, other = event["sentence"], guess["sentence"]
    touches = one["start"] < other["end"] and other["start"] < one["end"]
    return touches and guess["type"] in (event["type"], *event.get("alt_types", ()))


def _countries(event: dict[str, Any]) -> list[str]:
    return sorted(actor.get("country") or "" for actor in event["actors"])


def _event(report: Report, offset: int) -> dict[str, Any]:
    return {
        "type": report.type,
        "modes": list(report.modes),
        "actors": [_party(actor) for actor in report.actors],
        "recipients": [_party(recipient) for recipient in report.recipients],
        "date": report.date.edtf if report.date else None,
        "place": {"country": report.place.country, "text": report.place.text} if report.place else None,
        "auxiliary": list(report.auxiliary),
        # The gold has no agency as the source of its own story.
        "sources": [_party(said.source) for said in report.attribution if said.source and not said.of_page],
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
