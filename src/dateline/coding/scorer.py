"""The learned model: how likely each candidate of a sentence is an event, of which type, mode and kind.

One pass of a small encoder (`data/model/`, made by `training/train.py`) gives a vector a word piece;
the candidates of the sentence share it. The lexicon proposes, with its own type as an input; the model
judges. It runs a sentence at a time, so that no neighbour changes a figure.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.coding.standing import Side
from dateline.errors import StopRun
from dateline.lexicon import DATA

FOLDER = DATA / "model"
NONE = "NONE"
AUXILIARY = ("historical", "future", "hypothetical", "negation")
#: Word pieces read; a candidate behind them is not judged.
LONGEST = 160
OUTPUTS = ["types", "modes", "auxiliary", "links", "kinds"]
#: The tensor of `training/scorer_net.py` that begins with trigger, actor, recipient and surroundings.
POOLED = "/head/Concat_2_output_0"
#: What the kind of its sentence counts, as against the candidate, where nothing else bears an event out.
SENTENCE = 0.5
#: Numbers in the vector of a word piece.
SIZE = 384

Range = tuple[int, int]
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may tell of an event, as code points of the sentence; parties as far as they are known.

    `type` and `score` are those of the lexicon row that proposes it; null and 0 when none does. `sides` has
    what the actors and what the recipients are (see `standing`); null when nobody looked.
    """

    trigger: tuple[Range, ...]
    actors: tuple[Range, ...] = ()
    recipients: tuple[Range, ...] = ()
    type: str | None = None
    score: float = 0.0
    sides: tuple[Side, Side] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the model makes of a candidate; all figures from 0 to 1.

    `types` has every type and NONE, likeliest first, and adds up to 1; `modes` those of each type that
    are likelier than not, `auxiliary` all four. `actor` and `recipient` say how likely the parties are
    the trigger's own. `political`, part of `types`, is how likely the sentence tells of any event.
    """

    types: tuple[tuple[str, float], ...]
    modes: dict[str, tuple[str, ...]]
    auxiliary: dict[str, float]
    actor: float
    recipient: float
    political: float = 1.0

    @property
    def event(self) -> float:
        """How likely it is an event of any type."""
        return 1.0 - self.of(NONE)

    @property
    def borne_out(self) -> float:
        """How far a sentence by itself bears the event out, by its own likelihood and what it speaks of."""
        odds = (1 - SENTENCE) * _log_odds(self.event) + SENTENCE * _log_odds(self.political)
        return 1 / (1 + math.exp(-odds))

    def of(self, type: str) -> float:
        """How likely it is an event of this type."""
        return dict(self.types)[type]


class Encoder:
    """Texts to word pieces and candidates to weights over them; the same in training and use."""

    def __init__(self, folder: Path, labels: dict[str, Any]) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self.types: tuple[str, ...] = tuple(labels["types"])
        self._number = {type: number for number, type in enumerate(self.types)}
        self._standings: list[str] = labels.get("standings", [])

    def pieces(self, text: str) -> tuple[list[int], list[Range]]:
        """Numbers of the word pieces and the code points that each stands for."""
        done = self._tokenizer.encode(text)
        return done.ids, done.offsets

    def lexical(self, candidate: Candidate) -> int:
        """The number of the lexicon's type; one more than there are types when no row proposes any."""
        return len(self.types) if candidate.type is None else self._number[candidate.type]

    def sides(self, candidate: Candidate) -> list[float]:
        """Whether anybody looked at the parties, then for each side what it is of the standings there are."""
        if candidate.sides is None:
            return [0.0] * (1 + 2 * len(self._standings))
        return [1.0, *(float(name in side) for side in candidate.sides for name in self._standings)]


def weights(offsets: Sequence[Range], spans: Iterable[Range]) -> Array:
    """Equal weights that add up to 1 on the word pieces within the spans; all 0 when there are none."""
    row = np.zeros(len(offsets), dtype=np.float32)
    for start, end in spans:
        for index, (first, last) in enumerate(offsets):
            if first < end and start < last:
                row[index] = 1.0
    total = row.sum()
    return row / total if total else row


class Scorer:
    """The model in memory."""

    def __init__(self, folder: Path = FOLDER, *, vectors: bool = False) -> None:
        """Load and check the model (about 0.1 seconds). Raises StopRun when a file is missing or damaged.

        `vectors` is needed for the method of that name.
        """
        import onnxruntime

        self.labels = _checked(folder)
        self.version = f"model-{self.labels['version']}"
        self._encoder = Encoder(folder, self.labels)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        graph = folder / "model.onnx"
        self._session = onnxruntime.InferenceSession(
            graph.read_bytes() + _one_more_output(POOLED) if vectors else str(graph),
            options,
            providers=["CPUExecutionProvider"],
        )

    @property
    def types(self) -> frozenset[str]:
        """The types that it knows."""
        return frozenset(self._encoder.types)

    def score(self, text: str, candidates: Sequence[Candidate]) -> list[Verdict | None]:
        """A verdict a candidate, in order; null for one whose words lie behind the part that is read."""
        if not candidates:
            return []
        given = self._given(text, candidates)
        out: Any = self._session.run(OUTPUTS, given)
        types, modes, auxiliary, links, kinds = out
        political = float(_softmax(kinds.astype(np.float64))[0])
        return [
            self._verdict(types[row], modes[row], auxiliary[row], links[row], political)
            if given["trigger"][row].any() or not candidates[row].trigger
            else None
            for row in range(len(candidates))
        ]

    def vectors(self, text: str, triggers: Sequence[Sequence[Range]]) -> Array:
        """A row for each trigger: means of its and of all word vectors, and what the head attends to."""
        whole = ((0, len(text)),)
        candidates = [Candidate(trigger=tuple(each), actors=whole) for each in triggers]
        out: Any = self._session.run([POOLED], self._given(text, candidates))
        pooled = out[0][0]
        return np.asarray(np.concatenate([pooled[:, : 2 * SIZE], pooled[:, 3 * SIZE : 4 * SIZE]], axis=1))

    def _given(self, text: str, candidates: Sequence[Candidate]) -> dict[str, NDArray[Any]]:
        ids, offsets = self._encoder.pieces(text)
        return {
            "ids": np.array([ids], dtype=np.int64),
            "trigger": np.stack([weights(offsets, each.trigger) for each in candidates]),
            "actor": np.stack([weights(offsets, each.actors) for each in candidates]),
            "recipient": np.stack([weights(offsets, each.recipients) for each in candidates]),
            "lexical": np.array([self._encoder.lexical(each) for each in candidates], dtype=np.int64),
            "sure": np.array([[each.score] for each in candidates], dtype=np.float32),
            "sides": np.array([self._encoder.sides(each) for each in candidates], dtype=np.float32),
        }

    def confidence(self, share: float) -> float:
        """A share of the model's as the frequency with which the coder is then right, as calibrated."""
        slope, offset = self.labels.get("platt", (1.0, 0.0))
        return 1 / (1 + math.exp(-slope * _log_odds(share) - offset))

    def _verdict(
        self, types: Array, modes: Array, auxiliary: Array, links: Array, political: float
    ) -> Verdict:
        raw = _softmax(types.astype(np.float64) / self.labels["temperature"])
        shares = self._joined(raw, political).tolist()
        order = sorted(range(len(shares)), key=lambda number: (-shares[number], number))
        likely: dict[str, tuple[str, ...]] = {}
        for (type, mode), value in zip(self.labels["modes"], modes.tolist(), strict=True):
            if value > 0:
                likely[type] = (*likely.get(type, ()), mode)
        actor, recipient = _sigmoid(links)
        return Verdict(
            types=tuple((self._encoder.types[number], shares[number]) for number in order),
            modes=likely,
            auxiliary=dict(zip(AUXILIARY, _sigmoid(auxiliary), strict=True)),
            actor=actor,
            recipient=recipient,
            political=political,
        )

    def _joined(self, shares: NDArray[np.float64], political: float) -> NDArray[np.float64]:
        """The shares with what the whole sentence says of whether there is an event (NONE comes first)."""
        own, whole, offset = self.labels.get("gate", (1.0, 0.0, 0.0))
        event = 1 / (1 + math.exp(-own * _log_odds(1 - shares[0]) - whole * _log_odds(political) - offset))
        joined = np.asarray(shares * (event / max(1e-9, 1 - shares[0])), dtype=np.float64)
        joined[0] = 1 - event
        return joined


def _log_odds(share: float) -> float:
    kept = min(max(float(share), 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def _softmax(values: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(values - values.max())
    return np.asarray(raised / raised.sum(), dtype=np.float64)


def _sigmoid(values: Array) -> list[float]:
    return [float(value) for value in 1 / (1 + np.exp(-values.astype(np.float64)))]


def _one_more_output(tensor: str) -> bytes:
    """What makes a tensor inside an ONNX graph one of its outputs, when it is put behind the graph.

    Protocol buffers that are put end to end merge, lists of theirs are joined: this is a model (field 7:
    graph) with nothing but an output (12) of that name (1) and of the type (2) float tensor.
    """

    def field(number: int, content: bytes) -> bytes:
        return bytes([number << 3 | 2, len(content)]) + content

    float_tensor = field(2, field(1, bytes([1 << 3, 1])))
    return field(7, field(12, field(1, tensor.encode()) + float_tensor))


def _checked(folder: Path) -> dict[str, Any]:
    """The model's labels, once every file has the checksum that they state."""
    card = folder / "labels.json"
    try:
        labels: dict[str, Any] = json.loads(card.read_text(encoding="utf-8"))
        for name, wanted in labels["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted:
                raise StopRun(
                    str(folder / name), "is not the file that was trained", "install dateline again"
                )
    except (OSError, ValueError, KeyError) as error:
        raise StopRun(str(card), f"the model cannot be read ({error})", "install dateline again") from error
    return labels
