"""The `actors` task: a phrase to country and sector codes, or to the actors coordinated in it."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from dateline.resolve.actors import Actors, Resolution

UNDATED = dt.date(2022, 12, 1)
"""Phrases without a day are of 2022 to 2023 (README of the evaluation data)."""


@cache
def _actors() -> Actors:
    return Actors.load()


def predict(record: dict[str, Any]) -> dict[str, Any]:
    """The prediction for one gold record, in the scorer's format."""
    if record["kind"] == "split":
        found = _actors().split(record["text"], record["start"], record["end"])
        return {"id": record["id"], "actors": list(found)}
    day = dt.date.fromisoformat(record["date"]) if record.get("date") else UNDATED
    found_one = _actors().resolve(
        record["actor"],
        on=day,
        context=record.get("context") or "",
        known_country=record.get("known_country") or "",
    )
    return {"id": record["id"], **codes(found_one)}


def codes(found: Resolution) -> dict[str, Any]:
    """A resolution as the task has it: JNK for a time, `none` where no row says anything."""
    if found.kind == "none" and found.why.startswith("a time"):
        return {"country": "", "code_1": "JNK", "code_2": ""}
    if found.kind in ("none", "unknown") and found.country is None:
        return {"none": True}
    first, second, *_ = (*found.sectors, "", "")
    return {"country": found.country or "", "code_1": first, "code_2": second}
