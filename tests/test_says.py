"""`dateline says` and `dateline export quotations`, over a store made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import factories
from dateline.cli import run
from dateline.store.sql import open_store


@pytest.fixture
def path(tmp_path: Path) -> str:
    where = tmp_path / "news.db"
    with open_store(where) as store:
        for number in (1, 2):
            made = factories.coded(number)
            said = tuple(each for report in made.events for each in report.attribution)
            store.add(replace(made, attributions=said))
    return str(where)


def test_says_in_every_format(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["says", "state media", "--store", path]
    assert run(asked, {}) == 0
    assert "State media on Borduria, two Ruritanian diplomats" in capsys.readouterr().out
    assert run([*asked, "--format", "json"], {}) == 0
    assert [each["stance"] for each in json.loads(capsys.readouterr().out)] == ["says", "says"]
    assert run([*asked, "--format", "jsonl"], {}) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert run([*asked, "--format", "csv"], {}) == 0
    assert capsys.readouterr().out.startswith("speaker,speaker_text,")


def test_says_goes_on_with_a_cursor(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["says", "media", "--store", path, "--limit", "1", "-f", "jsonl"], {}) == 0
    first = capsys.readouterr()
    cursor = first.err.split("--cursor ")[1].split()[0]
    assert run(["says", "media", "--store", path, "--cursor", cursor, "-f", "jsonl"], {}) == 0
    second = capsys.readouterr()
    assert "--cursor" not in second.err
    assert json.loads(first.out)["page"]["id"] != json.loads(second.out)["page"]["id"]


def test_somebody_who_says_nothing(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["says", "nobody at all", "--store", path], {}) == 1
    assert "part of the name is enough" in capsys.readouterr().err
    assert run(["says", "media", "--about", "Atlantis", "--store", path], {}) == 1
    assert run(["says", "media", "--stance", "denies", "--store", path], {}) == 1


def test_the_export_of_quotations(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "said.csv"
    assert run(["export", "quotations", "--source", "media", "--store", path, "--out", str(out)], {}) == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 3
    assert run(["export", "quotations", "--type", "SANCTION", "--store", path], {}) == 2
    assert "--source" in capsys.readouterr().err
