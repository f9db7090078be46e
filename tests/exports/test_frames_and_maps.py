"""Parquet, data frames and GeoJSON: the same columns as CSV, with types."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import dateline
import factories
from dateline import exports
from dateline.errors import StopRun
from dateline.exports import parquet
from dateline.model import Report
from dateline.store import frames
from dateline.store.columns import COLUMNS

KINDS = {
    "text": (pa.string(), pl.String),
    "list": (pa.list_(pa.string()), pl.List(pl.String)),
    "day": (pa.date32(), pl.Date),
    "int": (pa.int64(), pl.Int64),
    "float": (pa.float64(), pl.Float64),
}


def as_csv(value: Any) -> str:
    """A typed value as CSV has it."""
    if value is None:
        return ""
    return "; ".join(each or "" for each in value) if isinstance(value, list) else str(value)


def written(store: Any, **more: Any) -> bytes:
    return b"".join(exports.chunks("parquet", store.events, source=store, **more))


def test_parquet_has_the_columns_of_csv_with_their_types(store: Any) -> None:
    table = pq.read_table(io.BytesIO(written(store)))
    assert table.schema.names == list(COLUMNS)
    for name, column in COLUMNS.items():
        field = table.schema.field(name).type
        wanted = KINDS[column.kind][0]
        assert field == wanted or (pa.types.is_list(field) and field.value_type == pa.string()), name
    rows = list(csv.DictReader(io.StringIO("".join(exports.lines("csv", store.events)))))
    assert [{name: as_csv(value) for name, value in row.items()} for row in table.to_pylist()] == rows


def test_parquet_is_in_groups_of_rows(store: Any) -> None:
    many = [store.expulsion] * (parquet.GROUP + 3)
    parts = list(parquet.chunks(many))
    file = pq.ParquetFile(io.BytesIO(b"".join(parts)))
    assert (file.metadata.num_rows, file.num_row_groups, len(parts)) == (len(many), 2, 3)
    assert pq.read_table(io.BytesIO(b"".join(parquet.chunks([])))).num_rows == 0


def test_pandas_and_polars_read_parquet(store: Any, tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    path.write_bytes(written(store))
    read, frame = pl.read_parquet(path), pd.read_parquet(path)
    assert read.schema == {name: KINDS[column.kind][1] for name, column in COLUMNS.items()}
    assert read["first_day"].to_list() == [dt.date(2024, 11, 11), None]
    assert frame["type"].tolist() == ["CONSULT", "SANCTION"]
    assert frame["lat"].tolist()[0] == 48.2


def test_a_frame_is_what_parquet_holds(store: Any) -> None:
    made = frames.frame(store.events)
    assert made.equals(pl.read_parquet(io.BytesIO(written(store))))
    assert frames.frame([]).schema == made.schema
    assert frames.frame([]).height == 0


def test_lists_keep_their_places() -> None:
    actors = (factories.report(1).actors[0], replace(factories.report(1).actors[0], name="B", country=None))
    coded = factories.coded(1, reports=(factories.report(1, actors=actors),))
    made = frames.frame(exports.events_of(coded))
    assert made["actor_countries"].to_list() == [["AUT", None]]
    assert made["says"].to_list() == [[]]


def test_a_store_gives_frames(tmp_path: Path) -> None:
    with dateline.open(tmp_path / "news.db") as opened:
        opened.add(factories.coded(1))
        made = opened.events()
        assert isinstance(made, pl.DataFrame)
        assert sorted(made["type"]) == ["CONSULT", "SANCTION"]
        assert opened.events(type="SANCTION").height == 1
        assert opened.events(without="hypothetical")["type"].to_list() == ["CONSULT"]
        pandas = opened.events(frame="pandas")
        assert isinstance(pandas, pd.DataFrame) and list(pandas.columns) == list(COLUMNS)
        assert pandas["first_day"].dtype.kind == "M"
        with pytest.raises(StopRun, match=r"is no filter; did you mean type\?"):
            opened.events(typ="SANCTION")
        with pytest.raises(StopRun, match="take polars or pandas"):
            opened.events(frame="arrow")  # type: ignore[arg-type]


def test_without_pandas_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda _name: None)
    with pytest.raises(StopRun, match="pip install pandas"):
        frames.frame([], "pandas")


def collection(*reports: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exports.export(factories.coded(1, reports=reports), "geojson"))
    return found


def test_geojson_is_as_rfc_7946_has_it() -> None:
    """The members, a position of longitude and latitude, no crs, and a null geometry for no place."""
    made = collection(factories.report(1), factories.expulsion(1))
    assert set(made) == {"type", "features"}
    assert made["type"] == "FeatureCollection"
    for feature in made["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert set(feature["properties"]) == set(COLUMNS) - {"id", "lat", "lon"}
    point = made["features"][0]["geometry"]
    assert point == {"type": "Point", "coordinates": [16.4, 48.2]}
    assert -180 <= point["coordinates"][0] <= 180 and -90 <= point["coordinates"][1] <= 90
    assert made["features"][1]["geometry"] is None
    assert collection()["features"] == []


def test_geojson_of_a_place_that_no_gazetteer_has() -> None:
    place = factories.report(1).place
    assert place is not None
    nowhere = factories.report(1, place=replace(place, lat=None, lon=None))
    assert collection(nowhere)["features"][0]["geometry"] is None
