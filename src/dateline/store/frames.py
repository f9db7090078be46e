"""Events as a data frame: the columns of CSV, typed. polars comes with dateline, pandas does not."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any

from dateline.errors import StopRun
from dateline.store.base import NO_FILTERS, Filters, FrameKind, StoredEvent
from dateline.store.columns import COLUMNS, Kind, row

if TYPE_CHECKING:
    import polars as pl

FRAMES: tuple[FrameKind, ...] = ("polars", "pandas")
#: Rows that are turned into columns at a time.
PART = 5_000


def chosen(filters: Filters | None, given: Mapping[str, Any]) -> Filters:
    """The filters with those that are given by name. Raises StopRun for a name that is none."""
    names = [field.name for field in fields(Filters)]
    for name in given:
        if name not in names:
            close = difflib.get_close_matches(name, names, n=1)
            hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(names)}"
            raise StopRun(f"events({name}=…)", "is no filter", hint)
    several = {name: (value,) if isinstance(value, str) else tuple(value)
               for name, value in given.items() if name in ("auxiliary", "without")}  # fmt: skip
    return replace(filters or NO_FILTERS, **{**given, **several})


def frame(events: Iterable[StoredEvent], kind: FrameKind = "polars") -> Any:
    """A polars frame, or a pandas one. Raises StopRun for another kind, or when pandas is not installed."""
    if kind not in FRAMES:
        raise StopRun(f"frame={kind!r}", "there is no such frame", f"take {' or '.join(FRAMES)}")
    if kind == "pandas":
        _check_pandas()
    found = _polars(events)
    return found.to_pandas() if kind == "pandas" else found


def _check_pandas() -> None:
    if find_spec("pandas") is None:
        raise StopRun('frame="pandas"', "pandas is not installed", "pip install pandas")


def _polars(events: Iterable[StoredEvent]) -> pl.DataFrame:
    import polars as pl

    schema = _schema()
    parts = [pl.DataFrame(schema=schema), *(_part(each, schema) for each in _parts(events))]
    return pl.concat(parts, rechunk=True)


def _schema() -> dict[str, Any]:
    import polars as pl

    types: dict[Kind, Any] = {
        "text": pl.String,
        "list": pl.List(pl.String),
        "day": pl.Date,
        "int": pl.Int64,
        "float": pl.Float64,
    }
    return {name: types[column.kind] for name, column in COLUMNS.items()}


def _parts(events: Iterable[StoredEvent]) -> Iterator[list[StoredEvent]]:
    rest = iter(events)
    while part := list(islice(rest, PART)):
        yield part


def _part(events: list[StoredEvent], schema: dict[str, Any]) -> pl.DataFrame:
    import polars as pl

    columns = zip(*map(row, events), strict=True)
    made = [
        pl.Series(name, [_plain(each, column.kind) for each in values], dtype=schema[name])
        for (name, column), values in zip(COLUMNS.items(), columns, strict=True)
    ]
    return pl.DataFrame(made)


def _plain(value: Any, kind: Kind) -> Any:
    if kind == "list":
        return list(value)
    return date.fromisoformat(value) if kind == "day" and value is not None else value
