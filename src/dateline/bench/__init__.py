"""`dateline bench`: predictions and figures for the evaluation data, the seed page, samples, and speed."""

from __future__ import annotations

from pathlib import Path

from dateline.bench.runner import Result, Say, run_task
from dateline.bench.tasks import TASKS
from dateline.errors import StopRun

__all__ = ["TASKS", "Result", "run"]


def run(name: str, *, folder: Path, say: Say, gold: Path | None = None, out: Path | None = None) -> int:
    """Run the benchmark `name`, one of _SPECIAL, "gate" or "all"; say its figures.

    `folder` holds the evaluation data, with the seed page beside it in `../seed`. Returns 0,
    or 1 when the gate finds a figure below its floor or a stage does not exist.
    Raises StopRun for files that are missing or damaged.
    """
    if name == "gate":
        from dateline.bench.gate import run_gate

        return run_gate(folder, say)
    if name == "all":
        return max(
            _or_missing(each, folder, say)
            for each in (*TASKS, "seed", "speed", "treaties", "samples", "traps")
        )
    if name in _SPECIAL:
        return _SPECIAL[name](folder, say, gold, out)
    result = run_task(name, folder=folder, gold=gold, out=out)
    for line in result.table:
        say(line)
    say(f"{name}: " + ", ".join(f"{path} {result.figure(path):.3f}" for path in result.task.figures))
    return 0


def _or_missing(name: str, folder: Path, say: Say) -> int:
    """As `run`, but a stage that does not exist is a line and a 1, so that the others are run."""
    try:
        return run(name, folder=folder, say=say)
    except StopRun as error:
        say(str(error))
        return 1


def _seed(folder: Path, say: Say, gold: Path | None, out: Path | None) -> int:
    from dateline.bench.seed import run_seed

    figures, lines = run_seed(gold or folder.parent / "seed", out=out)
    for line in lines:
        say(line)
    say("seed: " + ", ".join(f"{name} {value}" for name, value in figures.items()))
    return 0


def _treaties(_folder: Path, say: Say, gold: Path | None, out: Path | None) -> int:
    from dateline.bench.treaties import SAMPLES, run_treaties

    figures, lines = run_treaties(gold or SAMPLES, out=out)
    for line in lines:
        say(line)
    say(
        f"treaties: steps.f1 {figures['steps']['f1']:.3f}, "
        f"dates.accuracy {figures['dates']['accuracy']:.3f}, "
        f"status.accuracy {figures['status']['accuracy']:.3f}"
    )
    return 0


def _speed(folder: Path, say: Say, gold: Path | None, _out: Path | None) -> int:
    from dateline.bench.speed import run_speed

    speed = run_speed(gold or folder / "attribution" / "gold.jsonl")
    say(
        f"speed: coder {speed.coder:.0f} words/s, bare parse {speed.bare:.0f} words/s, "
        f"ratio {speed.ratio:.2f}, peak memory {speed.peak:.0f} MiB ({speed.words} words, one process)"
    )
    return 0


def _samples(_folder: Path, say: Say, gold: Path | None, _out: Path | None) -> int:
    from dateline.bench.news import SAMPLES, run_news

    figures, lines = run_news(gold or SAMPLES)
    for line in lines:
        say(line)
    say("samples: " + ", ".join(f"{name} {value:.4g}" for name, value in figures.items()))
    return 0


def _traps(_folder: Path, say: Say, gold: Path | None, _out: Path | None) -> int:
    from dateline.bench.traps import CORPUS, run_traps

    figures, lines = run_traps(gold or CORPUS)
    for line in lines:
        say(line)
    say("traps: " + ", ".join(f"{name} {value:.4g}" for name, value in figures.items()))
    return 0


def _scale(_folder: Path, say: Say, _gold: Path | None, _out: Path | None) -> int:
    from dateline.bench.scale import figures, run_scale

    say(figures(run_scale()))
    return 0


def _soak(_folder: Path, say: Say, _gold: Path | None, _out: Path | None) -> int:
    from dateline.bench.soak import run_soak

    found = run_soak(say=lambda line: say(f"soak: {line}"))
    memory = ", ".join(f"{each:.0f}" for each in found.memory)
    say(
        f"soak: {found.there} of {found.expected} stories of {found.feeds} feeds there, "
        f"{found.missing} missing, {found.doubled} twice, {found.closed} against robots.txt, "
        f"{found.requests} requests for stories, "
        f"memory {memory} MiB after each quarter and at the end, "
        f"{found.seconds:.0f} s ({found.processor:.0f} of a processor)"
    )
    if not found.flat:
        say("soak: memory grew")
    return 0 if found.flat and not (found.missing or found.doubled or found.closed) else 1


def _archive(_folder: Path, say: Say, gold: Path | None, _out: Path | None) -> int:
    from dateline.bench.archive import run_archive
    from dateline.bench.news import SAMPLES

    found = run_archive(gold or SAMPLES.parent, say=lambda line: say(f"archive: {line}"))
    own, last, together, at_end = found.quarters
    say(
        f"archive: {found.pages} pages of {found.records} records in {found.seconds:.0f} s "
        f"({found.rate:.1f} pages/s, {found.words / found.seconds:.0f} words/s, {found.jobs} processes), "
        f"bare parse {found.bare_rate:.1f} pages/s in one ({found.parsed} pages in {found.bare:.0f} s); "
        f"memory at the first quarter {own:.0f} MiB, at the end {last:.0f}; "
        f"with the coding processes {together:.0f} and {at_end:.0f}"
    )
    return 0


def _newsroom(_folder: Path, say: Say, gold: Path | None, out: Path | None) -> int:
    """`gold` is a store that is there already; `out` is where one is made and kept."""
    from dateline.bench.newsroom import lines, run_newsroom

    for each in lines(run_newsroom(gold or out, say)):
        say(f"newsroom: {each}")
    return 0


_SPECIAL = {
    "archive": _archive,
    "soak": _soak,
    "seed": _seed,
    "speed": _speed,
    "treaties": _treaties,
    "samples": _samples,
    "traps": _traps,
    "merging-scale": _scale,
    "newsroom": _newsroom,
}
