"""Run one benchmark: predict every gold record, hand both files to the scorer, read its figures."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.bench.tasks import Predict, Task, task
from dateline.errors import StopRun

Say = Callable[[str], None]
"""Where lines for the reader go; the command line prints them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a scorer said. `figures` is its last line; `table` the lines before it."""

    task: Task
    figures: dict[str, Any]
    table: tuple[str, ...]

    def figure(self, path: str) -> float:
        """The figure at a dotted path ("content.f1"). Raises StopRun when there is none."""
        value: Any = self.figures
        for key in path.split("."):
            if not isinstance(value, dict) or key not in value:
                raise StopRun(self.task.name, f"the scorer printed no figure {path}")
            value = value[key]
        return float(value)


def run_task(name: str, *, folder: Path, gold: Path | None = None, out: Path | None = None) -> Result:
    """Predict and score one task.

    `folder` holds the evaluation data (TASK/gold.jsonl, TASK/score.py); `gold` is another file
    of the same format; `out` keeps the predictions. Raises StopRun with a way out.
    """
    job = task(name)
    if job.loader is None:
        raise StopRun(name, "this stage does not exist yet, so there is nothing to measure")
    gold = gold or folder / job.gold
    scorer = folder / job.gold.split("/")[0] / "score.py"
    for needed in (gold, scorer):
        if not needed.is_file():
            raise StopRun(str(needed), "is missing", "give the folder of evaluation data: --eval FOLDER")
    predict = job.loader(gold)
    with tempfile.TemporaryDirectory() as scratch:
        path = out or Path(scratch) / "predictions.jsonl"
        write(path, (_predict(predict, record, gold) for record in records(gold)))
        result = score(job, scorer, gold, path)
        if job.beside is None:
            return result
        own = job.beside(list(records(gold)), list(records(path)))
        return replace(result, figures=result.figures | own)


def _predict(predict: Predict, record: dict[str, Any], gold: Path) -> dict[str, Any]:
    """One prediction; a record that lacks what the task needs is named."""
    try:
        return predict(record)
    except (KeyError, TypeError, ValueError) as error:
        cause = f"has no field {error}" if isinstance(error, KeyError) else f"cannot be used ({error})"
        raise StopRun(str(gold), f"the record {record.get('id')!r} {cause}") from error


def records(path: Path) -> Iterable[dict[str, Any]]:
    """The JSON objects of a JSON Lines file, one at a time."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    record = json.loads(line)
                except ValueError as error:
                    raise StopRun(f"{path}:{number}", f"not valid JSON ({error})") from error
                if not isinstance(record, dict):
                    raise StopRun(f"{path}:{number}", "not a JSON object")
                yield record


def write(path: Path, predictions: Iterable[dict[str, Any]]) -> None:
    """One prediction a line, as they come."""
    with path.open("w", encoding="utf-8") as out:
        for prediction in predictions:
            out.write(json.dumps(prediction, ensure_ascii=False) + "\n")


def score(job: Task, scorer: Path, gold: Path, predictions: Path) -> Result:
    """Run the scorer, a program of its own that needs only the standard library."""
    done = subprocess.run(  # noqa: S603 - the scorer of the evaluation data, by its path
        [sys.executable, str(scorer), str(gold), str(predictions)],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        raise StopRun(str(scorer), f"the scorer failed: {done.stderr.strip() or 'it printed nothing'}")
    return Result(task=job, figures=json.loads(lines[-1]), table=tuple(lines[:-1]))
