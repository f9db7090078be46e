"""POLECAT, ICEWS and GDELT as their readers take them: names and order of columns; what stays empty."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

import factories
from dateline import exports
from dateline.exports import gdelt, gdelt_mentions, icews, polecat
from dateline.exports.pairs import pairs
from dateline.exports.tabbed import cell
from dateline.model import Date, Entity, Report, Site

MODULES = {"polecat": polecat, "icews": icews, "gdelt": gdelt, "gdelt-mentions": gdelt_mentions}
#: Those with a header.
HEADED = ("polecat", "icews")
GOLDEN = Path(__file__).resolve().parents[1] / "golden/exports"


def party(name: str, country: str | None = None, **more: object) -> Entity:
    return Entity(text=name, block=1, start=0, end=len(name), name=name, country=country, **more)  # type: ignore[arg-type]


def day(edtf: str | None, basis: str = "stated") -> Date:
    return Date(edtf=edtf, basis=basis)  # type: ignore[arg-type]


def columns(format: str) -> list[list[str]]:
    """The names of the columns as the codebook has them, and as R's read.delim makes them."""
    lines = (GOLDEN / f"{format}.columns.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def made(format: str, *reports: Report) -> list[list[str]]:
    """The cells of an export of a page with these reports, without a header."""
    coded = factories.coded(1, reports=reports)
    text = exports.export(coded, format)
    rows = [line.split("\t") for line in text.splitlines()]
    return rows[1:] if format in HEADED else rows


def named(format: str, report: Report) -> list[dict[str, str]]:
    return [dict(zip(MODULES[format].COLUMNS, row, strict=True)) for row in made(format, report)]


@pytest.mark.parametrize("format", sorted(MODULES))
def test_the_columns_are_those_of_the_codebook_in_its_order(format: str) -> None:
    assert list(MODULES[format].COLUMNS) == [book for book, _ in columns(format)]
    numbers = {"polecat": 40, "icews": 20, "gdelt": 61, "gdelt-mentions": 16}
    assert len(MODULES[format].COLUMNS) == numbers[format]


@pytest.mark.parametrize("format", HEADED)
def test_the_header_gives_rs_names(format: str) -> None:
    header = exports.export([], format).rstrip("\n").split("\t")
    assert [re.sub(r"[^A-Za-z0-9._]", ".", name) for name in header] == [name for _, name in columns(format)]


@pytest.mark.parametrize("format", sorted(MODULES))
def test_every_row_has_every_cell(format: str) -> None:
    rows = made(format, factories.report(1), factories.expulsion(1))
    assert {len(row) for row in rows} == {len(MODULES[format].COLUMNS)}


@pytest.mark.parametrize("format", sorted(MODULES))
def test_pandas_and_polars_read_it(format: str, store: Any) -> None:
    text = b"".join(exports.chunks(format, store.events, source=store))
    headed = format in HEADED
    names = list(MODULES[format].COLUMNS)
    frame = pd.read_csv(io.BytesIO(text), sep="\t", header=0 if headed else None, names=names, dtype=str)
    read = pl.read_csv(
        text, separator="\t", has_header=headed, new_columns=names, infer_schema=False, quote_char=None
    )
    rows = {"polecat": 2, "icews": 2, "gdelt": 2, "gdelt-mentions": 3}[format]
    assert frame.shape == read.shape == (rows, len(names))
    first = names[0]
    assert frame[first].tolist() == read[first].to_list()
    assert frame["AvgTone"].isna().all() if format == "gdelt" else True


def test_polecat_says_none_for_what_is_not_known() -> None:
    bare = factories.report(1, actors=(), recipients=(), date=None, place=None, modes=(), contexts=())
    row = named("polecat", bare)[0]
    filled = {name for name, value in row.items() if value != "None"}
    always = {"Event ID", "Event Type", "Intensity", "Quad Code"}
    assert filled == always | {"Source", "Publication Date", "Language", "Version"}
    assert row["Quad Code"] == "VERBAL COOPERATION"


def test_polecat_has_several_actors_in_one_row() -> None:
    actors = (
        party("Ada", "FRA", sectors=("GOV", "MIL"), title="Minister"),
        party("the crowd"),
        party("UN", "UNO"),
    )
    row = named("polecat", factories.report(1, actors=actors))[0]
    assert row["Actor Name"] == "Ada; the crowd; UN"
    assert row["Actor Country"] == "FRA; None; UNO"
    assert row["Actor COW"] == "220; None; None"
    assert row["Primary Actor Sector"] == "GOV; None; None"
    assert row["Actor Sectors"] == "GOV|MIL; None; None"
    assert row["Actor Title"] == "Minister; None; None"
    assert row["Wikipedia Actor ID"] == "None"


@pytest.mark.parametrize(
    ("date", "iso", "sqldate", "month", "year"),
    [
        (day("2024-11-12"), "2024-11-12", "20241112", "202411", "2024"),
        (day("2024-11"), "", "", "202411", "2024"),
        (day("2024"), "", "", "", "2024"),
        (day("2024-11-04/2024-11-10"), "", "", "202411", "2024"),
        (day("2024-12-30/2025-01-02"), "", "", "", ""),
        (day("../2024-11-12", "published-by"), "2024-11-12", "20241112", "202411", "2024"),
        (day("../2024-11-12", "relative"), "", "", "", ""),
        (day("2024-11-12/.."), "", "", "", ""),
        (day(None), "", "", "", ""),
        (None, "", "", "", ""),
    ],
)
def test_a_day_is_never_made_up(date: Any, iso: str, sqldate: str, month: str, year: str) -> None:
    report = factories.report(1, date=date)
    row = named("gdelt", report)[0]
    assert (row["SQLDATE"], row["MonthYear"], row["Year"]) == (sqldate, month, year)
    assert bool(row["FractionDate"]) == bool(sqldate)
    assert named("icews", report)[0]["Event Date"] == iso
    assert named("polecat", report)[0]["Event Date"] == (iso or "None")


def test_pairs() -> None:
    one, two, three = party("One"), party("Two"), party("Three")

    def names(**more: Any) -> list[tuple[str | None, str | None]]:
        found = pairs(factories.report(1, **more))
        return [(a.name if a else None, b.name if b else None) for a, b in found]

    assert names(actors=(one, two), recipients=(three, one)) == [
        ("One", "Three"), ("One", "One"), ("Two", "Three"), ("Two", "One"),
    ]  # fmt: skip
    assert names(actors=(one, two, three, one), recipients=()) == [
        ("One", "Two"), ("One", "Three"), ("Two", "Three"),
    ]  # fmt: skip
    assert names(type="PROTEST", actors=(one, two), recipients=()) == [("One", None), ("Two", None)]
    assert names(actors=(), recipients=(one,)) == [(None, "One")]
    assert names(actors=(), recipients=()) == [(None, None)]


def test_the_rows_of_an_event_have_numbers_of_their_own() -> None:
    report = factories.report(1, actors=(party("One"), party("Two")), recipients=(party("Three"),))
    ids = [row[0] for row in made("icews", report)]
    assert len(set(ids)) == 2 and f"{int(ids[0]):013x}" == report.id[:13]
    assert (
        ids == [row[0] for row in made("gdelt", report)] == [row[0] for row in made("gdelt-mentions", report)]
    )


def test_actors_in_cameo() -> None:
    actors = (
        party("UN", "UNO"),
        party("EU", "EUR", sectors=("GOV",)),
        party("Red Cross", "NGO", sectors=("MED",)),
    )
    rows = named("gdelt", factories.report(1, actors=actors, recipients=(party("Bucharest", "ROU"),)))
    assert [row["Actor1Code"] for row in rows] == ["UNOIGO", "EECIGOGOV", "NGOHLH"]
    assert [row["Actor1KnownGroupCode"] for row in rows] == ["UNO", "EEC", ""]
    assert {row["Actor2CountryCode"] for row in rows} == {"ROM"}
    assert {row["AvgTone"] + row["Actor1EthnicCode"] + row["Actor1Geo_Type"] for row in rows} == {""}


def test_places_in_gdelt() -> None:
    place = factories.report(1).place
    assert place is not None
    kinds = {"PCLI": "1", "ADM1": "5", "PPL": "4", "RGN": "", None: ""}
    for feature, kind in kinds.items():
        row = named("gdelt", factories.report(1, place=replace(place, feature=feature)))[0]
        assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"]) == (kind, "AU"), feature
    usa = replace(place, country="USA", feature="PPL")
    assert named("gdelt", factories.report(1, place=usa))[0]["ActionGeo_Type"] == "3"


def test_a_type_of_the_users_own_has_no_cameo_code() -> None:
    own = factories.report(1, type="CORRIDOR", modes=())
    assert made("icews", own) == made("gdelt", own) == made("gdelt-mentions", own) == []
    assert named("polecat", own)[0]["Event Type"] == "CORRIDOR"


def test_mentions_count_what_gdelt_counts(store: Any) -> None:
    text = b"".join(exports.chunks("gdelt", [store.meeting], source=store)).decode()
    row = dict(zip(gdelt.COLUMNS, text.rstrip("\n").split("\t"), strict=True))
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == ("2", "2", "2")
    lines = b"".join(exports.chunks("gdelt-mentions", [store.meeting], source=store)).decode().splitlines()
    told = [dict(zip(gdelt_mentions.COLUMNS, line.split("\t"), strict=True)) for line in lines]
    assert {each["GLOBALEVENTID"] for each in told} == {row["GLOBALEVENTID"]}
    assert [each["MentionIdentifier"] for each in told] == [
        "https://news.example/1",
        "https://news.example/2",
    ]
    page = "\n".join(block.text for block in store.coded[1].page.blocks)
    at = int(told[0]["ActionCharOffset"])
    assert page[at : at + 3] == "met" and int(told[0]["MentionDocLen"]) == len(page)
    alone = b"".join(exports.chunks("gdelt-mentions", [store.meeting])).decode().splitlines()
    assert len(alone) == 1 and alone[0].split("\t")[6:10] == [""] * 4


def test_nothing_breaks_a_row() -> None:
    assert cell('a\tb\r\nc\u2028d"e"') == "a b c d'e'"
    assert (cell(None, "None"), cell("", "None"), cell(" \n", "None"), cell(2.50)) == ("None",) * 3 + ("2.5",)
    assert cell("=1+1") == "'=1+1" and cell(-6.5) == "-6.5"
    report = factories.report(1, actors=(party("Evil\tname\n; two"),))
    assert named("polecat", report)[0]["Actor Name"] == "Evil name , two"


def test_date_and_place_are_those_of_the_event_as_a_whole(store: Any) -> None:
    vague = replace(store.meeting.report, date=day("2024-11"), place=None)
    event = replace(store.meeting, report=vague)
    site = Site(name="Vienna", report=store.second.report.id)
    event = replace(event, event=replace(event.event, date="2024-11-11", place=site))
    for format, cells in (("polecat", {"2024-11-11", "Vienna"}), ("icews", {"2024-11-11", "Austria"})):
        text = b"".join(exports.chunks(format, [event], source=store)).decode().splitlines()[1]
        assert cells <= set(text.split("\t")), format
        alone = b"".join(exports.chunks(format, [event])).decode().splitlines()[1]
        assert not {"2024-11-11", "Vienna"} & set(alone.split("\t")), format
