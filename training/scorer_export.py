"""From the trained network to what dateline ships: int8 ONNX graph, tokenizer, labels and checksums."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from scorer_data import KINDS, MODES, SIZES, STANDINGS, TYPES
from scorer_net import Net, base
from torch import Tensor, nn

from dateline.coding.scorer import OUTPUTS

FILES = ("model.onnx", "tokenizer.json")
INPUTS = ("ids", "trigger", "actor", "recipient", "lexical", "sure", "sides")


class OneSentence(nn.Module):
    """The network as it runs: one sentence, all its candidates."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(
        self,
        ids: Tensor,
        trigger: Tensor,
        actor: Tensor,
        recipient: Tensor,
        lexical: Tensor,
        sure: Tensor,
        sides: Tensor,
    ) -> tuple[Tensor, ...]:
        """Judgements, a row a candidate. `ids` is (1, pieces), spans are (candidates, pieces)."""
        states = self.net.states(ids, None)
        out = self.net.head(
            states, None, trigger[None], actor[None], recipient[None], lexical[None], sure[None], sides[None]
        )
        return tuple(part[0] for part in out)


def export(net: Net, folder: Path, *, int8: bool = True) -> None:
    """Write `model.onnx` and `tokenizer.json` into `folder`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    net.eval()
    folder.mkdir(parents=True, exist_ok=True)
    spans = torch.ones(2, 9) / 9
    given = (
        torch.randint(1000, 2000, (1, 9)),
        spans,
        spans,
        spans,
        torch.zeros(2, dtype=torch.long),
        torch.zeros(2, 1),
        torch.zeros(2, SIZES.sides),
    )
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        torch.onnx.export(
            OneSentence(net),
            given,
            str(full),
            input_names=list(INPUTS),
            output_names=OUTPUTS,
            dynamic_axes={
                "ids": {1: "pieces"},
                **{name: {0: "rows", 1: "pieces"} for name in INPUTS[1:4]},
                "lexical": {0: "rows"},
                "sure": {0: "rows"},
                "sides": {0: "rows"},
            },
            opset_version=17,
            dynamo=False,
        )
        if int8:
            quantize_dynamic(
                str(full),
                str(folder / "model.onnx"),
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
            )
        else:
            (folder / "model.onnx").write_bytes(full.read_bytes())
    (folder / "tokenizer.json").write_text(
        json.dumps(
            _bare(json.loads((base() / "tokenizer.json").read_text(encoding="utf-8"))), ensure_ascii=False
        ),
        encoding="utf-8",
    )


def _bare(tokenizer: dict[str, Any]) -> dict[str, Any]:
    return tokenizer | {"padding": None, "truncation": None}


def seal(
    folder: Path,
    temperature: float,
    gate: Sequence[float] = (1.0, 0.0, 0.0),
    platt: Sequence[float] = (1.0, 0.0),
) -> None:
    """Write `labels.json`: what the outputs mean, the calibration, a version and the checksums."""
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    told = {
        "types": TYPES,
        "modes": MODES,
        "kinds": KINDS,
        "standings": STANDINGS,
        "temperature": round(temperature, 3),
        "gate": [round(x, 3) for x in gate],
        "platt": [round(x, 3) for x in platt],
    }
    version = hashlib.sha256(json.dumps([sums, told]).encode()).hexdigest()[:8]
    labels = {"version": version, **told, "sha256": sums}
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def temperature_of(logits: np.ndarray[Any, Any], wanted: np.ndarray[Any, Any]) -> float:
    """The temperature that makes the right answers likeliest (Guo et al. 2017), to 1/100."""
    grid = np.arange(0.5, 3.01, 0.01)
    return float(min(grid, key=lambda t: _surprise(logits / t, wanted)))


def _surprise(logits: np.ndarray[Any, Any], wanted: np.ndarray[Any, Any]) -> float:
    top = logits - logits.max(1, keepdims=True)
    logs = top - np.log(np.exp(top).sum(1, keepdims=True))
    return float(-logs[np.arange(len(wanted)), wanted].mean())
