"""The exports: required fields, no nulls, cells that a spreadsheet cannot run."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

import factories
from dateline import exports
from dateline.errors import StopRun
from dateline.exports.csv import COLUMNS
from dateline.model import Block, Coded, Date, Page
from dateline.ontology import types

REQUIRED = {"id", "date", "actor", "event"}
OPTIONAL = {
    "enddate", "time", "recipient", "event_loc", "event_text", "quad_code", "event_scale", "mode", "context",
    "link", "text", "text_info", "cite_info", "coder", "coded_date", "comment",
}  # fmt: skip


def records(coded: Coded) -> list[dict[str, object]]:
    return [json.loads(line) for line in exports.export(coded, "plover").splitlines()]


def rows(coded: Coded) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exports.export(coded, "csv"))))


def test_plover_has_the_manuals_fields_and_no_others() -> None:
    for record in records(factories.coded(1)):
        assert set(record) >= REQUIRED
        assert set(record) <= REQUIRED | OPTIONAL
        assert record["event"] in types()
        assert all(value not in (None, [], {}, "") for name, value in record.items() if name not in REQUIRED)


def test_plover_dates() -> None:
    week = factories.report(1, date=Date(edtf="2024-11-04/2024-11-10", basis="stated"))
    day, undated = factories.report(1, 1), factories.expulsion(1, 2)
    made = records(factories.coded(1, reports=(week, day, undated)))
    assert [(record["date"], record.get("enddate")) for record in made] == [
        ("2024-11-04", "2024-11-10"),
        ("2024-11-11", None),
        (None, None),
    ]


def test_csv_has_a_row_an_event_and_the_columns_in_order() -> None:
    made = rows(factories.coded(1))
    assert list(made[0]) == list(COLUMNS)
    assert (made[0]["type"], made[0]["place_country"], made[0]["first_day"]) == (
        "CONSULT",
        "AUT",
        "2024-11-11",
    )
    assert (made[1]["says"], made[1]["stances"], made[1]["first_day"]) == ("State media", "says", "")
    assert made[1]["auxiliary"] == "hypothetical"


@pytest.mark.parametrize("headline", ["=1+1", "@cmd", "+1", "-1", "\t=1"])
def test_csv_cells_are_never_formulas(headline: str) -> None:
    assert rows(factories.coded(1, headline=headline))[0]["headline"] == f"'{headline}"


def test_csv_keeps_line_ends_and_quotes_inside_a_cell() -> None:
    headline = 'He said "no",\nthen left'
    assert rows(factories.coded(1, headline=headline))[0]["headline"] == headline


def test_a_page_with_nothing_known_is_exported() -> None:
    report = replace(factories.expulsion(1), actors=(), recipients=(), attribution=())
    bare = Coded(page=Page(blocks=(Block(index=0, kind="body", text="x"),)), events=(report,))
    assert records(bare)[0]["actor"] == []
    assert rows(bare)[0]["url"] == ""


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> object:
        yield "first\n"
        raise StopRun("news.db", "is damaged")

    with pytest.raises(StopRun):
        exports.write_file(tmp_path / "out.csv", broken())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StopRun, match="cannot be written"):
        exports.write_file(tmp_path / "no" / "out.csv", ["x"])


def test_every_format_has_help_and_a_module() -> None:
    assert list(exports.FORMATS) == sorted(exports.FORMATS)
    for name, help in exports.FORMATS.items():
        assert help
    with pytest.raises(StopRun, match=r"did you mean plover\?"):
        exports.lines("plovr", [])
