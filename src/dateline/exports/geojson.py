"""GeoJSON (RFC 7946): one FeatureCollection, a Feature an event, WGS 84.

The properties are the columns of `csv`, typed; lists are lists. An event without coordinates has a null
geometry. Written a feature a line, so that it streams.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dateline import serialise
from dateline.exports import quality
from dateline.model import Precision
from dateline.store.base import StoredEvent
from dateline.store.columns import COLUMNS

#: In the geometry, or the feature itself.
ELSEWHERE = {"id", "lat", "lon"}


def lines(events: Iterable[StoredEvent], rated: Sequence[Precision] = ()) -> Iterator[str]:
    """The collection, a feature a line; how right the machine is stands in a member of its own."""
    yield '{"type":"FeatureCollection","features":['
    between = "\n"
    for event in events:
        yield between + serialise.to_json(feature(event))
        between = ",\n"
    told = f',"quality":{serialise.to_json(quality.records(rated))}' if rated else ""
    yield f"\n]{told}}}\n"


def feature(event: StoredEvent) -> dict[str, Any]:
    """One event; longitude comes first, as RFC 7946 has it."""
    place = event.report.place
    known = place is not None and place.lat is not None and place.lon is not None
    point = {"type": "Point", "coordinates": [place.lon, place.lat]} if place and known else None
    properties = {name: each.read(event) for name, each in COLUMNS.items() if name not in ELSEWHERE}
    return {"type": "Feature", "id": event.id, "geometry": point, "properties": properties}
