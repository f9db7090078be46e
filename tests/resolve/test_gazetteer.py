"""The gazetteer: names to rows, and a file that is not what it should be."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import lexicon
from dateline.errors import StopRun
from dateline.resolve.gazetteer import FILE, Gazetteer, fold, is_short, key, shared
from dateline.resolve.mentions import COUNTRY, REGION


def first(name: str) -> tuple[str, str | None]:
    row = shared().lookup(name)[0]
    return row.name, row.country


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Kathmandu", "NPL", 27.7, 85.3),
        ("KATHMANDU", "NPL", 27.7, 85.3),
        ("Sao Paulo", "BRA", -23.5, -46.6),
        ("Rangoon", "MMR", 16.8, 96.1),
        ("Côte d’Ivoire", "CIV", 8, -5),
        ("The Hague", "NLD", 52.1, 4.3),
        ("St. Petersburg", "RUS", 59.9, 30.3),
        ("Taiwan Strait", None, 24.5, 119.5),
        ("Donbas", "UKR", 48.25, 38.25),
    ],
)
def test_names_lead_to_rows(name: str, country: str | None, lat: float, lon: float) -> None:
    rows = [row for row in shared().lookup(name) if row.country == country]
    assert any(abs(row.lat - lat) < 1 and abs(row.lon - lon) < 1 for row in rows)


def test_unknown_names_have_no_rows() -> None:
    assert shared().lookup("Qwertzuiopolis") == ()
    assert shared().lookup("") == ()


def test_abbreviations_count_as_they_are_written() -> None:
    assert first("US") == ("United States", "USA")
    assert first("U.S.") == ("United States", "USA")
    assert first("Va.") == ("Virginia", "USA")
    assert all(row.country != "USA" or row.feature != "PCLI" for row in shared().lookup("us"))
    assert is_short("N.Y.") and not is_short("Lima")


def test_larger_places_come_first() -> None:
    sizes = [row.population for row in shared().lookup("Springfield")]
    assert len(sizes) > 10 and sizes == sorted(sizes, reverse=True)


def test_rows_have_positions_on_earth() -> None:
    for name in ("Georgia", "Victoria", "San Juan", "Alexandria"):
        for row in shared().lookup(name):
            assert -90 <= row.lat <= 90 and -180 <= row.lon <= 180
            assert row.country is None or len(row.country) == 3
            assert row.name and row.feature


@given(st.text(max_size=30))
def test_any_name_can_be_asked_for(name: str) -> None:
    assert fold(fold(name)) == fold(fold(fold(name)))
    assert 0 <= key(name) < 2**64
    shared().lookup(name)


def test_a_missing_file_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="cannot be read"):
        Gazetteer.load(tmp_path / "none.bin")


def test_an_empty_or_foreign_file_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(b"")
    with pytest.raises(StopRun):
        Gazetteer.load(path)
    path.write_bytes(b"something else entirely")
    with pytest.raises(StopRun, match="not a gazetteer"):
        Gazetteer.load(path)


def test_a_cut_file_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    data = FILE.read_bytes()
    for size in (10, 200, len(data) // 2, len(data) - 1):
        path.write_bytes(data[:size])
        with pytest.raises(StopRun, match="damaged"):
            Gazetteer.load(path)


def test_a_changed_byte_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    data = bytearray(FILE.read_bytes())
    data[-1000] ^= 1
    path.write_bytes(data)
    (tmp_path / "SOURCES").write_bytes((FILE.parent / "SOURCES").read_bytes())
    with pytest.raises(StopRun, match="checksum"):
        Gazetteer.load(path)


def test_the_file_is_the_one_that_sources_names() -> None:
    digest = hashlib.sha256(FILE.read_bytes()).hexdigest()
    assert digest in (FILE.parent / "SOURCES").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", ["countries", "regions"])
def test_the_file_has_our_own_tables(table: str) -> None:
    columns = COUNTRY if table == "countries" else REGION
    rows = lexicon.table(f"places/{table}.tsv", columns)
    assert len(rows) > 200
    for row in rows:
        for name in (row["name"], *filter(None, row["aliases"].split("; "))):
            places = shared().lookup(name)
            assert any(place.country == (row["country"] or None) for place in places), name
            assert row["source"]
