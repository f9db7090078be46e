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
from scorer_data import MODES, NONE, TYPES, Example, Labelled, examples
from scorer_export import export, seal, temperature_of
from scorer_fit import Feeder, Plan, fit
from scorer_measure import fit_platt, judged, run
from scorer_net import Net, base

from dateline.coder import Tools
from dateline.coding.scorer import FOLDER, Encoder, Scorer


def proposed(row: Labelled) -> bool:
    """Rows as the coder meets them: those that the lexicon proposes."""
    return row.own == "match"


def calibrate(folder: Path, some: list[Example]) -> float:
    """The temperature that fits the int8 model's answers on these sentences."""
    seal(folder, 1.0)
    scorer = Scorer(folder)
    logits, wanted = [], []
    for each in some:
        rows = [row for row in each.rows if proposed(row)]
        for row, verdict in zip(rows, scorer.score(each.text, [row.candidate for row in rows]), strict=True):
            if verdict is not None:
                shares = dict(verdict.types)
                logits.append([np.log(shares[type] + 1e-9) for type in TYPES])
                wanted.append(TYPES.index(row.type or NONE))
    return temperature_of(np.array(logits), np.array(wanted))


def main() -> None:
    """Train, export, calibrate, seal."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument(
        "--fold", type=int, choices=(0, 1, 2), help="the third of trigger lemmas to leave out"
    )
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    everything = examples(given.fold)
    plan = Plan(epochs=given.epochs)
    torch.manual_seed(plan.seed)
    net = Net(plan.layers, len(TYPES), len(MODES))
    feeder = Feeder([each for each in everything if each.part == "train"], Encoder(base(), {"types": TYPES}))
    started = time.monotonic()
    fit(
        net,
        feeder,
        plan,
        lambda epoch, loss: print(f"{epoch} {loss:.4f} {time.monotonic() - started:.0f} s", flush=True),
    )
    export(net, given.out)
    development = [each for each in everything if each.part == "development"]
    temperature = calibrate(given.out, development)
    seal(given.out, temperature)
    platt = fit_platt(*judged(run(development, Tools.load(model=given.out))))
    seal(given.out, temperature, platt)
    print(f"temperature {temperature:.2f}, slope and offset {platt[0]:.2f} {platt[1]:.2f}, {given.out}")


if __name__ == "__main__":
    main()
