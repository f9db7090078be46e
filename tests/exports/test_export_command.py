"""The command `dateline export`: every format, to a file or a pipe, with and without text."""

from __future__ import annotations

import typing
from pathlib import Path

import pytest

import dateline
import factories
from dateline import cli, exports
from dateline.commands import listings
from dateline.commands.output import Output


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
