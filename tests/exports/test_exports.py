"""The exports: required fields, no nulls, cells that a spreadsheet cannot run, text left out, files whole."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest

import factories
from dateline import exports
from dateline.errors import StopRun
from dateline.exports.csv import COLUMNS
from dateline.exports.parquet import GROUP
from dateline.exports.sealing import is_sealed, sealed
from dateline.model import Block, Coded, Date, Page, Quantity
from dateline.ontology import types
from dateline.store.base import StoredEvent

REQUIRED = {"id", "date", "actor", "event"}
OPTIONAL = {
    "enddate", "time", "recipient", "event_loc", "event_text", "quad_code", "event_scale", "mode", "context",
    "link", "text", "text_info", "cite_info", "coder", "coded_date", "comment",
}  # fmt: skip
GOLDEN = Path(__file__).resolve().parents[1] / "golden/exports"


def records(coded: Coded) -> list[dict[str, object]]:
    return [json.loads(line) for line in exports.export(coded, "plover").splitlines()]


def rows(coded: Coded) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exports.export(coded, "csv"))))


def whole(format: str, store: object, **more: object) -> bytes:
    return b"".join(exports.chunks(format, store.events, source=store, **more))  # type: ignore[attr-defined,arg-type]


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


def test_a_page_with_nothing_known_is_exported_in_every_format() -> None:
    report = replace(factories.expulsion(1), actors=(), recipients=(), attribution=())
    bare = Coded(page=Page(blocks=(Block(index=0, kind="body", text="x"),)), events=(report,))
    assert records(bare)[0]["actor"] == []
    assert rows(bare)[0]["url"] == ""
    source = exports.source_of(bare)
    for name in exports.FORMATS:
        assert b"".join(exports.chunks(name, exports.events_of(bare), source=source))


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> object:
        yield "first\n"
        raise StopRun("news.db", "is damaged")

    with pytest.raises(StopRun):
        exports.write_file(tmp_path / "out.csv", broken())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StopRun, match="cannot be written"):
        exports.write_file(tmp_path / "no" / "out.csv", ["x"])


def test_every_format_has_help_a_media_type_and_a_module(store: object) -> None:
    assert list(exports.FORMATS) == sorted(exports.FORMATS)
    for name, format in exports.FORMATS.items():
        assert format.help and "/" in format.media and format.suffix.startswith(".")
        assert b"".join(exports.chunks(name, [])) is not None
        assert whole(name, store)
    with pytest.raises(StopRun, match=r"did you mean plover\?"):
        exports.lines("plovr", [])


def test_what_is_not_text_is_written_to_files_for_bytes(tmp_path: Path) -> None:
    coded = factories.coded(1)
    with pytest.raises(StopRun, match="name a file"):
        exports.export(coded, "parquet")
    with pytest.raises(StopRun, match="write it to a file"):
        exports.lines("parquet", [])
    with pytest.raises(StopRun, match="open the file for bytes"):
        exports.export(coded, "parquet", io.StringIO())
    buffer = io.BytesIO()
    exports.export(coded, "parquet", buffer)
    exports.export(coded, "parquet", tmp_path / "events.parquet")
    assert buffer.getvalue() == (tmp_path / "events.parquet").read_bytes()
    assert buffer.getvalue()[:4] == b"PAR1"


@pytest.mark.parametrize("name", [name for name in exports.FORMATS if name not in ("atom", "rss")])
def test_an_export_of_any_size_is_a_stream(name: str, store: object) -> None:
    taken = 0

    def many() -> Iterator[StoredEvent]:
        nonlocal taken
        for _ in range(3 * GROUP):
            taken += 1
            yield store.expulsion  # type: ignore[attr-defined]

    found = exports.chunks(name, many(), source=store)  # type: ignore[arg-type]
    assert all(isinstance(part, bytes) for part in islice(found, 1))
    assert taken <= GROUP + 1


@pytest.mark.parametrize("name", sorted(exports.FORMATS))
def test_without_text_no_word_of_the_outlet_is_left(name: str, store: object) -> None:
    text = whole(name, store, text=False)
    if name == "parquet":
        import pyarrow.parquet as pq

        text = str(pq.read_table(io.BytesIO(text)).to_pylist()).encode()
    for words in (*factories.SENTENCES, "Ruritania and Borduria, day", "expelled", "page-1.html"):
        assert words.encode() not in text, words
    if name in ("csv", "plover", "geojson", "parquet"):
        digest = sha256(factories.SENTENCES[0].encode()).hexdigest()
        assert f"sha256:{digest}".encode() in text


def test_a_sealed_event_keeps_spans_names_and_numbers(store: object) -> None:
    event = store.meeting  # type: ignore[attr-defined]
    about = Quantity(text="some thousand", block=1, start=0, end=4, low=1000, unit="people", approximate=True)
    rough = replace(about, low=None, high=2500.5, unit=None)
    between = replace(about, high=3e6)
    counted = replace(event.report, quantities=(*event.report.quantities, about, rough, between))
    one = sealed(replace(event, report=counted))
    assert (one.report.sentence.start, one.report.sentence.end) == (0, len(factories.SENTENCES[0]))
    assert is_sealed(one.report.sentence.text) and is_sealed(one.report.trigger.text)
    assert is_sealed(one.page.headline) and one.page.source is None and one.page.url
    assert one.report.actors == event.report.actors
    assert [each.text for each in one.report.quantities] == [
        "2 diplomats",
        "1000 or more people",
        "up to 2500.5",
        "1000 to 3000000 people",
    ]
    assert not is_sealed("sha256:abc") and not is_sealed(None)


@pytest.mark.parametrize("name", sorted(set(exports.FORMATS) - {"parquet"}))
def test_golden_files(name: str, store: object) -> None:
    """To write them anew, remove them and run this test twice."""
    path = GOLDEN / f"{name}{exports.FORMATS[name].suffix}"
    made = whole(name, store)
    if not path.exists():
        path.write_bytes(made)
        pytest.fail(f"{path.name} is new: look at it, and run this again")
    assert made == path.read_bytes()


def test_every_column_of_every_export_is_in_the_reference() -> None:
    from dateline.exports import gdelt, gdelt_mentions, icews, polecat

    text = (Path(__file__).resolve().parents[2] / "docs/reference/exports.md").read_text(encoding="utf-8")
    parts = {part.split("\n", 1)[0]: part for part in re.split(r"^## ", text, flags=re.MULTILINE)}
    for name, module in (("polecat", polecat), ("icews", icews), ("gdelt", gdelt)):
        for column in module.COLUMNS:
            assert f"`{column}`" in parts[name], (name, column)
    for column in gdelt_mentions.COLUMNS:
        assert f"`{column}`" in parts["gdelt-mentions"], column
    for column in COLUMNS:
        assert f"`{column}`" in parts["csv"], column
