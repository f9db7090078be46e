"""W3C Web Annotations, one a line as JSON-LD: each report of an event marks its sentence on the page.

The target is the page by its address. It is found by quote (exact, prefix, suffix) or by position; positions
count code points of the page's blocks joined by line feeds (see `around`), which `conformsTo` says.
Without the outlet's text only positions are left. A page without an address is urn:dateline:page:ID.
Source: W3C Recommendation Web Annotation Data Model (2017).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dateline import serialise
from dateline.exports.around import Around, Text
from dateline.exports.saying import address_of, said
from dateline.exports.sealing import is_sealed
from dateline.model import Report, Span
from dateline.store.base import StoredEvent

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
#: The text that positions count in.
BLOCKS = "urn:dateline:text:blocks-joined-by-line-feeds"
#: Code points of prefix and suffix.
NEAR = 32


def lines(events: Iterable[StoredEvent], around: Around) -> Iterator[str]:
    """An annotation for each report of each event."""
    for event in events:
        for told in around.reports(event):
            yield serialise.to_json(annotation(event, told, around.text(told.page.id))) + "\n"


def annotation(event: StoredEvent, told: StoredEvent, text: Text | None) -> dict[str, Any]:
    """One report of an event as an annotation."""
    page, report = told.page, told.report
    source: dict[str, Any] = {"id": address_of(page) or f"urn:dateline:page:{page.id}"}
    if page.language:
        source["language"] = page.language
    found = {
        "@context": CONTEXT,
        "id": f"urn:dateline:report:{report.id}",
        "type": "Annotation",
        "motivation": ["classifying", "identifying"],
        "generator": {"id": "urn:dateline:program", "type": "Software", "name": report.version},
        "body": _bodies(event, report),
        "target": {
            "type": "SpecificResource",
            "source": source,
            "selector": list(_selectors(report.sentence, text)),
        },
    }
    if page.added:
        found["generated"] = page.added.replace("+00:00", "Z")
    return found


def _bodies(event: StoredEvent, report: Report) -> list[dict[str, Any]]:
    """Tags for type, modes and auxiliary modes, and the event in a line."""
    tags = [report.type, *report.modes, *report.auxiliary]
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": tag, "format": "text/plain"} for tag in tags
    ]
    summary = {"type": "TextualBody", "purpose": "describing", "value": said(report), "format": "text/plain"}
    named = {"type": "SpecificResource", "purpose": "identifying", "source": f"urn:dateline:event:{event.id}"}
    return [*bodies, {**summary, "language": "en"}, named]


def _selectors(span: Span, text: Text | None) -> Iterator[dict[str, Any]]:
    """By quote and by position; by the position in its block alone where the page is not at hand."""
    start = text.position(span.block, span.start) if text else None
    if not is_sealed(span.text):
        quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": span.text}
        prefix, suffix = text.around(span, NEAR) if text else ("", "")
        yield quote | {name: near for name, near in (("prefix", prefix), ("suffix", suffix)) if near}
    if start is not None:
        end = start + span.end - span.start
        yield {"type": "TextPositionSelector", "start": start, "end": end, "conformsTo": BLOCKS}
    else:
        yield {
            "type": "FragmentSelector",
            "value": f"block={span.block}",
            "refinedBy": {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        }
