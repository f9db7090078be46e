"""What the four resolvers answer: records for programs, cells for people, and why there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import dateline
from dateline import lexicon
from dateline.commands import tables
from dateline.commands.output import Format, Output
from dateline.model import Place, Quantity, Timex

NO_TIME = "no time expression in it; try “last Friday”, “5 March 2026” or “two weeks ago”"
NO_NUMBER = "nothing is counted in it; write the number with what it counts, such as “at least 12 people”"
NO_PLACE = "the gazetteer has no place of that name (it has those with 1,000 people or more)"
#: Fields that say where in the phrase something stands; of no use to a person who typed it.
_WHERE = frozenset({"block", "start", "end"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`records` for JSON and CSV; `columns` and `rows` for a table; `nothing` says why there is none."""

    records: Sequence[Any]
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    nothing: str = ""
    single: bool = False


def who(name: str, *, on: str | None, context: str, actors: Path | None = None) -> Answer:
    """One answer, with its reason; what is not known is a record too, so that the reason can be read."""
    found = dateline.who(name, on=on, context=context, actors=actors)
    codes = " ".join([found.country or "", *found.sectors]).strip()
    cells = {
        "who": found.name or name,
        "kind": found.kind,
        "office": found.title or "",
        "codes": codes or "none",
        "wikidata": found.wikidata or "",
        "why": found.why,
        "could be": "; ".join(found.candidates),
    }
    known = found.kind not in ("none", "unknown")
    hint = f" (it could be {'; '.join(found.candidates)})" if found.candidates else ""
    return Answer(
        records=[found],
        columns=("", ""),
        rows=[(each, cell) for each, cell in cells.items() if cell],
        nothing="" if known else f"not known: {found.why}{hint}",
        single=True,
    )


def where(name: str, *, limit: int) -> Answer:
    """The places of that name, likeliest first, at most `limit` (0: all)."""
    found = dateline.where(name)
    shown = found[:limit] if limit else found
    more = f"{len(found)} places have that name; --limit 0 shows all" if len(shown) < len(found) else ""
    return Answer(
        records=shown,
        columns=("Place", "In", "What", "Latitude, longitude", "GeoNames", "Why"),
        rows=[_place_cells(each) for each in shown],
        nothing=more or ("" if found else NO_PLACE),
    )


def _place_cells(place: Place) -> tuple[str, ...]:
    inside = ", ".join(each for each in (place.admin1, place.country) if each)
    feature = place.feature or ""
    position = "" if place.lat is None or place.lon is None else f"{place.lat:.4f}, {place.lon:.4f}"
    number = str(place.geonames_id) if place.geonames_id else ""
    what = _features().get(feature, feature)
    return place.name or place.text, inside, what, position, number, place.why or ""


@cache
def _features() -> dict[str, str]:
    rows = lexicon.table("places/features.tsv", ("code", "meaning"))
    return {row["code"]: row["meaning"] for row in rows}


def when(phrase: str, *, on: str | None) -> Answer:
    """The time expressions of the phrase, counted from the day `on`."""
    found = dateline.when(phrase, on=on)
    undated = on is None and any(each.edtf is None and each.value.startswith("X") for each in found)
    return Answer(
        records=found,
        columns=("Phrase", "Date (EDTF)", "Type", "TIMEX3", "Why"),
        rows=[_time_cells(each) for each in found],
        nothing=("--from 2024-11-12 says which day it counts from" if undated else "") if found else NO_TIME,
    )


def _time_cells(timex: Timex) -> tuple[str, ...]:
    return timex.text, timex.edtf or "none", timex.type.lower(), timex.value, timex.why or timex.basis


def howmany(phrase: str) -> Answer:
    """The quantities of the phrase."""
    found = dateline.howmany(phrase)
    return Answer(
        records=found,
        columns=("Phrase", "How many", "Of what", "What befell them"),
        rows=[_quantity_cells(each) for each in found],
        nothing="" if found else NO_NUMBER,
    )


def _quantity_cells(quantity: Quantity) -> tuple[str, ...]:
    what = " of ".join(each for each in (quantity.unit, quantity.of) if each)
    return quantity.text, amount(quantity), what, quantity.role or ""


def amount(quantity: Quantity) -> str:
    """A quantity's number for people: "about 10,000", "at least 12", "3 to 4"."""
    if quantity.unit == "share" and quantity.value is not None:
        return f"{_number(round(100 * quantity.value, 6))} %"
    low, high = quantity.low, quantity.high
    if quantity.value is not None:
        told = _number(quantity.value)
    elif low is not None and high is not None:
        told = f"{_number(low)} to {_number(high)}"
    else:
        told = f"at least {_number(low)}" if low is not None else f"at most {_number(high or 0)}"
    return f"about {told}" if quantity.approximate and quantity.value is not None else told


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"


def show(output: Output, answer: Answer, format: Format) -> bool:
    """Print an answer; whether there was one."""
    found = bool(answer.rows) and not (answer.single and answer.nothing)
    if format is Format.json:
        output.json(answer.records[0] if answer.single else answer.records)
    elif format is Format.jsonl:
        output.jsonl(answer.records)
    elif format is Format.csv:
        _csv(output, answer)
    elif found:
        output.table(tables.answer(answer.columns, answer.rows))
    if answer.nothing:
        output.remark(answer.nothing)
    return found


def _csv(output: Output, answer: Answer) -> None:
    if not answer.records:
        return
    names = [each.name for each in fields(answer.records[0]) if each.name not in _WHERE]
    output.csv(names, [[_cell(getattr(each, name)) for name in names] for each in answer.records])


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, tuple) else value
