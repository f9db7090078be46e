"""What `import dateline` offers."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest

import dateline
import factories
from dateline.exports import csv


def test_all_is_sorted_and_there() -> None:
    assert dateline.__all__ == sorted(dateline.__all__, key=lambda name: (name.islower(), name))
    for name in dateline.__all__:
        assert getattr(dateline, name).__doc__


def test_everything_public_is_in_all() -> None:
    public = {name for name, value in vars(dateline).items() if _ours(name, value)}
    assert public == set(dateline.__all__)


def _ours(name: str, value: object) -> bool:
    module = getattr(value, "__module__", "") or ""
    return not name.startswith("_") and callable(value) and module.startswith("dateline")


def test_the_four_resolvers() -> None:
    assert dateline.who("Lavrov", on="2014-05-01") == dateline.who("Lavrov", on=dt.date(2014, 5, 1))
    assert dateline.who("Lavrov", on="2014-05-01").country == "RUS"
    assert dateline.who("Quuxberg").kind == "unknown"
    assert dateline.where("Nairobi")[0].country == "KEN"
    assert dateline.where("Quuxberg") == ()
    assert dateline.when("last Friday", on="2024-11-12")[0].edtf == "2024-11-08"
    assert dateline.when("last Friday")[0].edtf is None
    assert dateline.howmany("at least 12 killed")[0].low == 12
    with pytest.raises(dateline.StopRun, match="write it as"):
        dateline.when("last Friday", on="yesterday")


def test_a_store_from_the_library(tmp_path: Path) -> None:
    with dateline.open(tmp_path / "news.db") as store:
        store.add(factories.coded(1))
        text = dateline.export(store, "plover")
        assert [json.loads(line)["event"] for line in text.splitlines()] == ["SANCTION", "CONSULT"]
        dateline.export(store, "csv", tmp_path / "events.csv")
        buffer = io.StringIO()
        dateline.export(store.listing().items, "csv", buffer)
    assert (tmp_path / "events.csv").read_bytes().decode() == buffer.getvalue()
    assert dateline.export(factories.coded(1), "csv").count("\r\n") == 3
    assert dateline.export(factories.coded(1), "csv").startswith(",".join(csv.COLUMNS))
    with pytest.raises(dateline.StopRun, match="there is no such format"):
        dateline.export(factories.coded(1), "xlsx")
