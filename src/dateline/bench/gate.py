"""The quality gate: every recorded floor is measured again; a figure below its floor fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dateline import lexicon
from dateline.bench.runner import Say, run_task
from dateline.errors import StopRun

#: Figures that are better when lower: their "floor" is a ceiling.
CEILINGS = ("never_broken", "events_beyond_expected", "ratio", "peak", "traps_merged", "per_hundred")

Figures = Callable[[str], float]


def run_gate(folder: Path, say: Say) -> int:
    """Measure all tasks that have a floor in `data/floors.tsv`. 0 if all hold, else 1."""
    floors: dict[str, list[tuple[str, float]]] = {}
    for row in lexicon.table("floors.tsv", ("task", "figure", "floor")):
        floors.setdefault(row["task"], []).append((row["figure"], float(row["floor"])))
    if not floors:
        raise StopRun("floors.tsv", "records no floor, so nothing would be checked", "add a row")
    failed = 0
    for task, wanted in floors.items():
        figures = _figures(task, folder)
        for figure, floor in wanted:
            value = figures(figure)
            good = value <= floor if figure in CEILINGS else value >= floor
            failed += not good
            say(f"{'ok  ' if good else 'FAIL'} {task} {figure} {value:.3f} (floor {floor:g})")
    return 1 if failed else 0


def _figures(task: str, folder: Path) -> Figures:
    """A look-up of the figures of one task, measured now."""
    if task == "seed":
        from dateline.bench.seed import run_seed

        seed, _ = run_seed(folder.parent / "seed")
        return lambda name: float(seed[name])
    if task == "treaties":
        from dateline.bench.treaties import SAMPLES, run_treaties

        treaties, _ = run_treaties(SAMPLES)
        return lambda name: float(treaties[name.split(".")[0]][name.split(".")[1]])
    if task == "samples":
        from dateline.bench.news import SAMPLES as NEWS
        from dateline.bench.news import run_news

        news, _ = run_news(NEWS)
        return lambda name: news[name]
    if task == "traps":
        from dateline.bench.traps import CORPUS, run_traps

        traps, _ = run_traps(CORPUS)
        return lambda name: traps[name]
    if task == "speed":
        from dateline.bench.speed import run_speed

        speed = run_speed(folder / "attribution" / "gold.jsonl")
        return lambda name: float(getattr(speed, name))
    if not folder.is_dir():
        raise StopRun(str(folder), "is missing", "give the folder of evaluation data: --eval FOLDER")
    return run_task(task, folder=folder).figure
