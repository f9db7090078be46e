"""Treaties followed over the sample pages, held against their gold file.

A step is right with its kind, party and state (done or to come), a date that can be the gold one, and no
other organ. Steps of records that are no treaty of the gold count as too many.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.bench.runner import records
from dateline.coder import Tools, code_all
from dateline.errors import StopRun
from dateline.link import lifecycle, treaties
from dateline.link.days import span
from dateline.model import StepRecord, TreatyRecord
from dateline.pages import read

#: The gold's words for a state to those of `link.lifecycle`.
SAMPLES = Path(__file__).parents[3] / "samples" / "news"
"""The sample news of a checkout; an installed dateline has none."""
STATES = {"negotiated": "under negotiation", "ratified, not in force": "ratified by all"}


@dataclass(slots=True, kw_only=True)
class Score:
    """Counts: steps right, steps found, steps of the gold; the like for exact dates and status."""

    right: int = 0
    found: int = 0
    gold: int = 0
    dates: int = 0
    dated: int = 0
    status: int = 0
    asked: int = 0


def run_treaties(folder: Path, *, out: Path | None = None) -> tuple[dict[str, Any], list[str]]:
    """The figures, and a line for everything missing or wrong. `folder` has `pages/` and `gold/`."""
    gold = folder / "gold" / "treaties.jsonl"
    if not gold.is_file():
        raise StopRun(str(folder), "has no gold/treaties.jsonl", "give the folder of samples: --gold FOLDER")
    paths = sorted(path for path in (folder / "pages").iterdir() if path.suffix in (".html", ".txt"))
    names = {}
    coded = []
    for path, each in zip(paths, code_all(map(read, paths), Tools.load()), strict=True):
        coded.append(each)
        for telling in treaties.tellings(each):
            names[telling.page] = path.name
    merged = treaties.merge(coded)
    if out is not None:
        out.write_text(json.dumps([_plain(record, names) for record in merged], indent=1), encoding="utf-8")
    return compare(list(records(gold)), merged, names)


def _plain(record: TreatyRecord, names: dict[str, str]) -> dict[str, Any]:
    """A record for reading."""
    steps = [
        (
            s.step,
            s.party,
            s.by,
            s.date,
            "pending" if s.pending else "",
            s.condition,
            sorted({names[e.page] for e in s.evidence}),
        )
        for s in record.steps
    ]
    return {"name": record.name, "parties": record.parties, "field": record.field, "steps": steps}


def compare(
    gold: Sequence[dict[str, Any]], merged: Sequence[TreatyRecord], names: dict[str, str]
) -> tuple[dict[str, Any], list[str]]:
    """Figures and lines for the records of pages whose ids are in `names`."""
    score, lines, used = Score(), [], set()
    for want in gold:
        found = _best(want, merged, names)
        if found is not None:
            used.add(found.id)
        lines += _steps(want, found, score)
        lines += _status(want, found, score)
    for record in merged:
        if record.id not in used:
            score.found += len(record.steps)
            pages = sorted({names[page] for page in record.pages})
            lines.append(
                f"no treaty: {record.name!r} {record.parties} with {len(record.steps)} steps in {pages}"
            )
    precision, recall = score.right / max(1, score.found), score.right / max(1, score.gold)
    figures = {
        "steps": {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
            "right": score.right, "found": score.found, "gold": score.gold,
        },
        "dates": {"accuracy": round(score.dates / max(1, score.dated), 4), "scored": score.dated},
        "status": {"accuracy": round(score.status / max(1, score.asked), 4), "scored": score.asked},
        "treaties": {"found": len(used), "gold": len(gold), "records": len(merged)},
    }  # fmt: skip
    return figures, lines


def _best(want: dict[str, Any], merged: Iterable[TreatyRecord], names: dict[str, str]) -> TreatyRecord | None:
    """The record with most of the gold's parties and pages."""

    def shared(record: TreatyRecord) -> tuple[int, int]:
        pages = {names[page] for page in record.pages} & set(want["pages"])
        return len(set(record.parties) & set(want["parties"])), len(pages)

    ranked = sorted(merged, key=shared)
    return ranked[-1] if ranked and min(shared(ranked[-1])) > 0 else None


def _steps(want: dict[str, Any], found: TreatyRecord | None, score: Score) -> list[str]:
    lines = []
    left = list(found.steps) if found else []
    score.gold += len(want["steps"])
    score.found += len(left)
    for row in want["steps"]:
        near = [s for s in left if s.step == row["step"] and s.party == row["party"]]
        good = [s for s in near if not _faults(row, s)]
        if good:
            left.remove(good[0])
            score.right += 1
            score.dates += good[0].date == row["date"]
            score.dated += 1
        else:
            told = ", ".join(_faults(row, near[0])) if near else "missing"
            lines.append(f"{want['treaty']}: {row['step']} {row['party']} {row['date']}: {told}")
    lines += [f"{want['treaty']}: too many: {s.step} {s.party} {s.by} {s.date} {s.pending}" for s in left]
    return lines


def _faults(row: dict[str, Any], step: StepRecord) -> list[str]:
    faults = []
    announced = row["date"] is not None and not row["pages"]
    if step.negated or (step.pending != row["pending"] and not announced):
        faults.append("to come" if step.pending else "done")
    if row["by"] and step.by and row["by"] != step.by:
        faults.append(f"by {step.by}")
    one, other = span(row["date"]), span(step.date)
    if one and other and not (one[0] <= other[1] and other[0] <= one[1]):
        faults.append(f"on {step.date}")
    if one and not other:
        faults.append("undated")
    return faults


def _status(want: dict[str, Any], found: TreatyRecord | None, score: Score) -> list[str]:
    lines = []
    for row in want["status"]:
        score.asked += 1
        state = lifecycle.status(found, dt.date.fromisoformat(row["on"])) if found else None
        if state is not None and _says(row["status"], state):
            score.status += 1
        else:
            lines.append(f"{want['treaty']}: on {row['on']}: {row['status']}, not {state}")
    return lines


def _says(gold: str, state: lifecycle.Status) -> bool:
    word, _, parties = gold.partition(" by ")
    if state.state != STATES.get(gold, word):
        return False
    return not parties or sorted(parties.split(",")) == list(state.parties)
