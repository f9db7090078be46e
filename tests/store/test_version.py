"""The version of a store: the same while nothing is written, another after every write, of others too."""

from __future__ import annotations

from pathlib import Path

import pytest

import factories
from dateline.errors import StopRun
from dateline.model import Superseded
from dateline.store.schema import superseded
from dateline.store.sql import open_store


def test_it_changes_with_every_write(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_store(path) as writer, open_store(path, read_only=True) as reader:
        seen = [reader.version()]
        for number in range(4):
            writer.add(factories.coded(number, (factories.expulsion(number),)))
            seen.append(reader.version())
        writer.link()
        seen.append(reader.version())
        writer.accounts.add("ana", "editor")
        seen.append(reader.version())
        assert len(set(seen)) == len(seen)
        reader.listing()
        reader.totals()
        if "://" not in reader.where:  # a server has other work that counts
            assert reader.version() == writer.version() == seen[-1]


def test_ids_that_were_taken_back_come_in_parts(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        rows = [
            {"id": f"{id}{run}", "kind": "event", "by": "", "run": run, "at": ""}
            for run in (1, 2, 3)
            for id in "cab"
        ]
        with store._write() as connection:
            connection.execute(superseded.insert(), rows)
        whole = list(store.superseded())
        assert [each.id for each in whole] == ["a1", "b1", "c1", "a2", "b2", "c2", "a3", "b3", "c3"]
        found: list[Superseded] = []
        cursor = None
        while part := list(store.superseded(limit=2, cursor=cursor)):
            found += part
            cursor = f"{part[-1].run} {part[-1].id}"
        assert found == whole
        assert [each.run for each in store.superseded(since=2)] == [3, 3, 3]
        for wrong in ("", "x y", "-1 a", "99999999999999999999 a"):
            with pytest.raises(StopRun, match="none of this list"):
                list(store.superseded(cursor=wrong))
