"""The four resolvers on the command line: answers, reasons, and status 1 where there is none."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from dateline import cli
from dateline.commands.ask import amount
from dateline.model import Quantity


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = cli.run(arguments, {})
    shown = capsys.readouterr()
    return status, shown.out, shown.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["who", "Lavrov", "--on", "2014-05-01"], ["Sergei Lavrov", "RUS GOV", "persons.tsv"]),
        (["where", "Springfield, Illinois"], ["Illinois, USA", "town or village", "4250542"]),
        (["when", "last Friday", "--from", "2024-11-12"], ["2024-11-08", "relative"]),
        (["when", "recently"], ["none", "too vague"]),
        (["howmany", "43 % of voters"], ["43 %", "voters"]),
    ],
)
def test_answers_have_their_reasons(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: list[str]
) -> None:
    status, out, _ = run(capsys, *arguments)
    assert status == 0
    assert all(word in out for word in words), out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["who", "Quuxberg"], "not known: no row for 'Quuxberg'"),
        (["where", "Quuxberg"], "no place of that name"),
        (["when", "the blue door"], "no time expression"),
        (["howmany", "12"], "nothing is counted"),
    ],
)
@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv"])
def test_no_answer_is_status_1_with_a_reason(
    capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str, format: str
) -> None:
    status, out, err = run(capsys, *arguments, "--format", format)
    assert status == 1
    assert reason in err
    if format == "json":
        json.loads(out)


def test_data_formats(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(run(capsys, "who", "Lavrov", "--format", "json")[1])["country"] == "RUS"
    out = run(capsys, "where", "Springfield", "--format", "jsonl", "--limit", "3")[1]
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["Springfield"] * 3
    phrase = "12 soldiers and 3 aircraft"
    (first, second) = csv.DictReader(io.StringIO(run(capsys, "howmany", phrase, "--format", "csv")[1]))
    assert (first["unit"], second["value"]) == ("soldiers", "3.0")


def test_what_would_help_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--from 2024-11-12" in run(capsys, "when", "on Friday")[2]
    assert "--from" not in run(capsys, "when", "recently")[2]
    assert "--limit 0 shows all" in run(capsys, "where", "Springfield", "--limit", "1")[2]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"value": 12.0}, "12"),
        ({"value": 10_000.0, "approximate": True}, "about 10,000"),
        ({"low": 12.0}, "at least 12"),
        ({"high": 500.0}, "at most 500"),
        ({"low": 3.0, "high": 4.0}, "3 to 4"),
        ({"value": 2.5}, "2.5"),
        ({"value": 2 / 3, "unit": "share"}, "66.67 %"),
    ],
)
def test_amounts_for_people(fields: dict[str, float], told: str) -> None:
    assert amount(Quantity(text="", block=0, start=0, end=0, **fields)) == told  # type: ignore[arg-type]


def test_who_knows_a_user_s_own_actors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "mine.tsv"
    own.write_text(
        "name\tkind\tcountry\tsectors\toffice\tfrom\tto\n"
        "Ann Example\tperson\tKEN\tGOV\tForeign Minister\t2024-05-01\t2025-01\n",
        encoding="utf-8",
    )
    asked = ["who", "Kenya's foreign minister", "--on", "2024-06-01", "--format", "json"]
    assert cli.run([*asked, "--actors", str(own)], {}) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "Ann Example"
    assert cli.run(asked, {"DATELINE_ACTORS": str(own)}) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "Ann Example"
    assert cli.run(asked, {}) == 0
    assert json.loads(capsys.readouterr().out)["name"] != "Ann Example"
