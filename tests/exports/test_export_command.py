"""The command `dateline export`: every format, to a file or a pipe, with and without text."""

from __future__ import annotations

import csv
import io
import json
import typing
from pathlib import Path

import pyarrow.parquet
import pytest

import dateline
import factories
from dateline import cli, exports
from dateline.commands import listings
from dateline.commands.output import Output
from dateline.exports import quality
from dateline.store.accounts import LOCAL_EDITOR
from dateline.store.reviews import Said


@pytest.fixture
def news(tmp_path: Path) -> str:
    """A store of one page."""
    with dateline.open(tmp_path / "news.db") as store:
        store.add(factories.coded(1))
    return str(tmp_path / "news.db")


def export(news: str, *arguments: str) -> int:
    return cli.run(["export", *arguments, "--store", news], {})


@pytest.mark.parametrize("name", sorted(exports.FORMATS))
def test_a_file_and_a_pipe_get_the_same(
    name: str, news: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert export(news, name) == 0
    piped = capfdbinary.readouterr().out
    assert export(news, name, "--out", str(tmp_path / "out")) == 0
    assert (tmp_path / "out").read_bytes() == piped
    assert b"wrote 2 events to" in capfdbinary.readouterr().err


def test_no_text(news: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export(news, "csv", "--no-text") == 0
    sealed = capfdbinary.readouterr().out
    assert b"sha256:" in sealed and factories.SENTENCES[0].encode() not in sealed
    assert export(news, "csv", "--with-text") == 0
    assert factories.SENTENCES[0].encode() in capfdbinary.readouterr().out
    assert export(news, "quotations", "--no-text") == 2
    assert b"leave --no-text out" in capfdbinary.readouterr().err


def read_one(news: str) -> None:
    """Let somebody say that the drawn meeting is right."""
    with dateline.open(news) as store:
        drawn = Said(kind="event", about=factories.report(1).id, verdict="right", asked="sample")
        store.reviews.add(drawn, LOCAL_EDITOR)


@pytest.mark.parametrize("name", sorted(exports.FORMATS))
def test_how_right_the_machine_is_goes_along(
    name: str, news: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out, beside = tmp_path / "out", tmp_path / "out.quality.csv"
    assert export(news, name, "--out", str(out)) == 0
    assert not beside.exists()  # nobody has read any of the sample
    read_one(news)
    assert export(news, name, "--out", str(out)) == 0
    rows = list(csv.DictReader(io.StringIO(beside.read_text())))
    assert [(row["type"], row["mode"]) for row in rows] == [("", ""), ("CONSULT", ""), ("CONSULT", "visit")]
    assert {row["right"] for row in rows} == {row["read"] for row in rows} == {"1"}
    assert 0.2 < float(rows[1]["low"]) < 0.21 and float(rows[1]["high"]) == 1
    assert "out.quality.csv" in capfd.readouterr().err


def test_formats_with_room_say_it_themselves(news: str, tmp_path: Path) -> None:
    read_one(news)
    export(news, "geojson", "--out", str(tmp_path / "out.geojson"))
    export(news, "parquet", "--out", str(tmp_path / "out.parquet"))
    shown = json.loads((tmp_path / "out.geojson").read_text())["quality"]
    kept = pyarrow.parquet.read_schema(tmp_path / "out.parquet").metadata[quality.KEY]
    assert shown == json.loads(kept)
    assert [each["type"] for each in shown] == [None, "CONSULT", "CONSULT"] and shown[0]["share"] == 1


def test_a_terminal_is_spared_what_is_not_text(
    news: str, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def terminal(self: Output) -> None:
        plain(self)
        self.colour = True

    plain = Output.__init__
    monkeypatch.setattr(Output, "__init__", terminal)
    assert export(news, "parquet") == 2
    shown = capfdbinary.readouterr()
    assert shown.out == b"" and b"name a file with --out" in shown.err


def test_filters_hold_and_nothing_found_is_said(news: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export(news, "polecat", "--type", "SANCTION") == 0
    assert len(capfdbinary.readouterr().out.splitlines()) == 2
    assert export(news, "polecat", "--type", "ASSAULT") == 1
    assert export(news, "polekat") == 2
    assert b"did you mean polecat?" in capfdbinary.readouterr().err


def test_the_help_names_every_format() -> None:
    hints = typing.get_type_hints(listings.export, include_extras=True)
    shown = hints["format"].__metadata__[0].help
    assert shown.rstrip(".").replace(" or ", ", ").split(", ") == sorted(
        [*exports.FORMATS, *exports.QUOTATIONS]
    )
