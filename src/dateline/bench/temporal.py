"""Predictions for the temporal task: TIMEX3 of articles with a known document date."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from dateline.resolve.times import Times


@cache
def _times() -> Times:
    return Times.load()


def predict(record: dict[str, Any]) -> dict[str, Any]:
    """The time expressions of one gold record, from its `text` and `dct`."""
    anchor = dt.date.fromisoformat(record["dct"][:10]) if record.get("dct") else None
    found = _times().find(record["text"], anchor=anchor)
    timexes = [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found]
    return {"id": record["id"], "timexes": timexes}
