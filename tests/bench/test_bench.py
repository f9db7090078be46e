"""The benchmarks run, say what is missing, and fail when they should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline import lexicon
from dateline.bench import TASKS, gate, run, runner, tasks
from dateline.bench.records import as_page, place_countries
from dateline.errors import StopRun

SCORER = """import json, sys
gold, predictions = ([json.loads(line) for line in open(path)] for path in sys.argv[1:3])
print("a table")
print(json.dumps({"value": {"f1": float(len(gold) == len(predictions))}, "relaxed": {"f1": 0.5}}))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of evaluation data with one small task."""
    task = tmp_path / "eval" / "temporal"
    task.mkdir(parents=True)
    (task / "score.py").write_text(SCORER)
    record = {"id": "a", "dct": "2024-11-12", "text": "They met on Monday."}
    (task / "gold.jsonl").write_text(json.dumps(record) + "\n")
    return tmp_path / "eval"


def test_a_task_predicts_scores_and_keeps_predictions(folder: Path, tmp_path: Path) -> None:
    said: list[str] = []
    out = tmp_path / "out.jsonl"
    assert run("temporal", folder=folder, say=said.append, out=out) == 0
    assert said == ["a table", "temporal: value.f1 1.000, relaxed.f1 0.500"]
    assert json.loads(out.read_text())["timexes"][0]["value"] == "2024-11-11"


def test_another_gold_file(folder: Path, tmp_path: Path) -> None:
    gold = tmp_path / "mine.jsonl"
    gold.write_text('{"id": "b", "dct": "2024-11-12", "text": "It rained."}\n')
    assert runner.run_task("temporal", folder=folder, gold=gold).figure("value.f1") == 1.0


@pytest.mark.parametrize(
    ("name", "words"),
    [("nonsense", "is not a benchmark"), ("merging", "is missing"), ("records", "is missing")],
)
def test_what_cannot_be_measured_says_so(folder: Path, name: str, words: str) -> None:
    with pytest.raises(StopRun, match=words):
        run(name, folder=folder, say=print)


def test_a_damaged_gold_file_names_its_line(folder: Path) -> None:
    (folder / "temporal" / "gold.jsonl").write_text("{}\n")
    (folder / "temporal" / "bad.jsonl").write_text("not json\n")
    with pytest.raises(StopRun, match=r"bad\.jsonl:1"):
        list(runner.records(folder / "temporal" / "bad.jsonl"))
    with pytest.raises(StopRun, match=r"the record None has no field"):
        run("temporal", folder=folder, say=print)


def test_a_failing_scorer_says_what_it_said(folder: Path) -> None:
    (folder / "temporal" / "score.py").write_text("import sys; sys.exit('no good')")
    with pytest.raises(StopRun, match=r"no good"):
        run("temporal", folder=folder, say=print)


def test_a_figure_that_is_not_there(folder: Path) -> None:
    with pytest.raises(StopRun, match=r"no figure"):
        runner.run_task("temporal", folder=folder).figure("nothing.f1")


@pytest.mark.parametrize(("floor", "status"), [("0.9", 0), ("1.1", 1)])
def test_the_gate_fails_below_a_floor(
    folder: Path, monkeypatch: pytest.MonkeyPatch, floor: str, status: int
) -> None:
    row = {"line": "1", "task": "temporal", "figure": "value.f1", "floor": floor}
    monkeypatch.setattr(gate.lexicon, "table", lambda name, columns: (row,))
    said: list[str] = []
    figures = {"temporal": lambda _name: 1.0}
    monkeypatch.setattr(gate, "_figures", lambda task, _folder: figures[task])
    assert gate.run_gate(folder, said.append) == status
    assert said[0].startswith("FAIL" if status else "ok")


def test_an_empty_gate_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate.lexicon, "table", lambda name, columns: ())
    with pytest.raises(StopRun, match=r"no floor"):
        gate.run_gate(folder, print)


def test_every_floor_is_of_a_task_that_exists() -> None:
    for row in lexicon.table("floors.tsv", ("task", "figure", "floor")):
        assert row["task"] in {*TASKS, "seed", "speed", "treaties", "samples", "traps"}
        assert float(row["floor"]) >= 0


def test_every_task_of_the_data_is_listed() -> None:
    folders = {job.gold.split("/")[0] for job in tasks.TASKS.values()}
    assert len(folders) == 10


def test_a_text_becomes_blocks_with_their_places() -> None:
    text = "  One.\n\nTwo there. \n"
    page, offsets = as_page(text, "2024-11-12T10:00")
    assert [text[start : start + len(b.text)] for b, start in zip(page.blocks, offsets, strict=True)] == [
        "One.",
        "Two there.",
    ]
    assert page.blocks[0].anchor == "2024-11-12"


def test_places_of_found_events_are_counted() -> None:
    place = {"text": "Goma", "country": "COD"}
    event = {"type": "ASSAULT", "actors": [], "sentence": {"start": 0, "end": 9}, "place": place}
    gold = [{"id": "a", "events": [event, {**event, "place": None}, {**event, "type": "AID"}]}]
    guess = {"type": "ASSAULT", "actors": [], "sentence": {"start": 0, "end": 9}, "place": place}
    assert place_countries(gold, {"a": [guess]}) == (1, 1)
    assert place_countries(gold, {"a": [{**guess, "place": None}]}) == (0, 1)
    assert place_countries(gold, {}) == (0, 0)
