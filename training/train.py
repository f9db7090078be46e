"""Train the coder's model from `training/corpus` and put it where dateline loads it.

    python training/train.py                       the model that is shipped (`make train`)
    python training/train.py --out FOLDER          elsewhere
    python training/train.py --fold 0 --out FOLDER a third of the trigger lemmas left out (held-out figures)

Same corpus, same packages, same number of threads: same model.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from scorer_data import NONE, SIZES, STANDINGS, TYPES, Example, Labelled, examples
from scorer_export import export, seal, temperature_of
from scorer_fit import Feeder, Plan, fit
from scorer_measure import fit_platt, judged, log_odds, logistic, run
from scorer_net import Net, base

from dateline.coder import Tools
from dateline.coding.scorer import FOLDER, Encoder, Scorer, Verdict


def proposed(row: Labelled) -> bool:
    """Rows as the coder meets them: those that the lexicon proposes."""
    return row.own == "match"


def judgements(folder: Path, some: list[Example]) -> list[tuple[Labelled, Verdict]]:
    """What the exported model says of the lexicon's proposals in these sentences."""
    scorer = Scorer(folder)
    found = []
    for each in some:
        rows = [row for row in each.rows if proposed(row)]
        for row, verdict in zip(rows, scorer.score(each.text, [row.candidate for row in rows]), strict=True):
            if verdict is not None:
                found.append((row, verdict))
    return found


def calibrate(folder: Path, some: list[Example]) -> tuple[float, tuple[float, ...]]:
    """The temperature that fits the int8 model's answers on these sentences, and the gate (see `Scorer`)."""
    seal(folder, 1.0)
    told = judgements(folder, some)
    logits = [[np.log(dict(verdict.types)[type] + 1e-9) for type in TYPES] for _, verdict in told]
    temperature = temperature_of(
        np.array(logits), np.array([TYPES.index(row.type or NONE) for row, _ in told])
    )
    seal(folder, temperature)
    told = judgements(folder, some)
    odds = log_odds(np.array([[verdict.event, verdict.political] for _, verdict in told]))
    return temperature, logistic(odds, [row.type != NONE for row, _ in told], np.array([1.0, 0.0, 0.0]))


def trained(plan: Plan, some: list[Example]) -> Net:
    """The network of this plan, fitted to these sentences."""
    torch.manual_seed(plan.seed)
    net = Net(plan.layers, SIZES, marked=plan.marked)
    feeder = Feeder(some, Encoder(base(), {"types": TYPES, "standings": STANDINGS}))
    started = time.monotonic()
    fit(
        net,
        feeder,
        plan,
        lambda epoch, loss: print(f"{epoch} {loss:.4f} {time.monotonic() - started:.0f} s", flush=True),
    )
    return net


def main() -> None:
    """Train, export, calibrate, seal."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument(
        "--fold", type=int, choices=(0, 1, 2), help="the third of trigger lemmas to leave out"
    )
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--threads", type=int, default=1, help="one is as fast as two")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    everything = examples(given.fold)
    plan = Plan(epochs=given.epochs)
    net = trained(plan, [each for each in everything if each.part == "train"])
    export(net, given.out)
    development = [each for each in everything if each.part == "development"]
    temperature, gate = calibrate(given.out, development)
    seal(given.out, temperature, gate)
    platt = fit_platt(*judged(run(development, Tools.load(model=given.out, threshold=0.0))))
    seal(given.out, temperature, gate, platt)
    told = " ".join(f"{number:.2f}" for number in (temperature, *gate, *platt))
    print(f"temperature, gate (3), slope and offset: {told}; {given.out}")


if __name__ == "__main__":
    main()
