"""Train the coder's model from `training/corpus` and put it where dateline loads it.

    python training/train.py                       the model that is shipped (`make train`)
    python training/train.py --out FOLDER          elsewhere
    python training/train.py --without LEMMAS.txt  events with these trigger words left out (held-out figures)

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
from scorer_net import Net, base

from dateline.coding.relation import Triggers
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
    parser.add_argument("--without", type=Path, help="a file of trigger lemmas, one a line, to leave out")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    without = frozenset(given.without.read_text(encoding="utf-8").split()) if given.without else frozenset()
    triggers = Triggers.load().without(without) if without else Triggers.load()
    everything = examples(triggers, without)
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
    temperature = calibrate(given.out, [each for each in everything if each.part == "development"])
    seal(given.out, temperature)
    print(f"temperature {temperature:.2f}, {given.out}")


if __name__ == "__main__":
    main()
