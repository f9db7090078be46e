"""Train the network on rows of `scorer_data`: batches of sentences of like length, all rows in one pass."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from scorer_data import AUXILIARY, KINDS, MODES, NONE, SIZES, TYPES, Example, Labelled
from scorer_net import Net
from torch import Tensor
from torch.nn import functional

from dateline.coding.scorer import Encoder, weights

_TYPE = {name: number for number, name in enumerate(TYPES)}
_OF_TYPE = torch.tensor([[type == name for type, _ in MODES] for name in TYPES], dtype=torch.float32)
#: Chance that a row hides the lexicon's proposal, the parties, or (parties kept) the trigger.
HIDE_LEXICON, HIDE_PARTIES, HIDE_TRIGGER = 0.35, 0.3, 0.15
#: Chance that the standing of parties that are shown is hidden.
HIDE_SIDES = 0.25
#: What the kind of the sentence counts in the loss, as against the type.
KIND = 0.5
#: Chance that a word nobody marked gets a proposal drawn from the types: the lexicon may be wrong.
LURE = 0.3
#: What a proposal in a sentence without any event counts in the loss, as against 1.
TRAP = 2.0
#: Rows of each kind taken of a sentence and epoch.
MOST = {"other": 2, "wrong": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run of training is made of; sizes in sentences, rates of AdamW."""

    layers: int = 3
    marked: bool = False
    epochs: int = 7
    batch: int = 24
    rate: float = 2e-4
    head_rate: float = 1e-3
    seed: int = 1
    smooth: float = 0.05


@dataclass(slots=True)
class Batch:
    """Tensors of some sentences: spans are (sentences, rows, pieces), `valid` says which rows there are."""

    ids: Tensor
    mask: Tensor
    trigger: Tensor
    actor: Tensor
    recipient: Tensor
    lexical: Tensor
    sure: Tensor
    sides: Tensor
    kinds: Tensor
    valid: Tensor
    weight: Tensor
    rows: list[Labelled]


class Feeder:
    """Examples to batches, with what is hidden drawn anew each time when `training`."""

    def __init__(self, examples: Sequence[Example], encoder: Encoder) -> None:
        self.encoder = encoder
        self.items = []
        for each in examples:
            ids, offsets = encoder.pieces(each.text)
            spans = [
                tuple(weights(offsets, part) for part in (c.trigger, c.actors, c.recipients))
                for c in (row.candidate for row in each.rows)
            ]
            sides = [encoder.sides(row.candidate) for row in each.rows]
            self.items.append((each, ids, spans, sides))

    def batches(
        self, size: int, draw: random.Random | None, rows: Callable[[Labelled], bool]
    ) -> Iterator[Batch]:
        """Batches of `size` sentences of like length; with `draw` in random order and with things hidden."""
        order = list(range(len(self.items)))
        if draw is not None:
            draw.shuffle(order)
            order = [
                i for k in range(0, len(order), size * 16) for i in self._by_length(order[k : k + size * 16])
            ]
        else:
            order = self._by_length(order)
        groups = [order[k : k + size] for k in range(0, len(order), size)]
        if draw is not None:
            draw.shuffle(groups)
        for group in groups:
            batch = self._batch(group, draw, rows)
            if batch is not None:
                yield batch

    def _by_length(self, order: list[int]) -> list[int]:
        return sorted(order, key=lambda i: len(self.items[i][1]))

    def _batch(
        self, group: list[int], draw: random.Random | None, keep: Callable[[Labelled], bool]
    ) -> Batch | None:
        chosen = [self._chosen(self.items[i][0].rows, draw, keep) for i in group]
        most = max(map(len, chosen))
        if not most:
            return None
        longest = max(len(self.items[i][1]) for i in group)
        ids = np.zeros((len(group), longest), dtype=np.int64)
        spans = np.zeros((3, len(group), most, longest), dtype=np.float32)
        lexical = np.full((len(group), most), len(TYPES), dtype=np.int64)
        sure = np.zeros((len(group), most, 1), dtype=np.float32)
        sides = np.zeros((len(group), most, SIZES.sides), dtype=np.float32)
        valid = np.zeros((len(group), most), dtype=bool)
        rows, weight = [], []
        for place, i in enumerate(group):
            each, pieces, found, standing = self.items[i]
            ids[place, : len(pieces)] = pieces
            for at, k in enumerate(chosen[place]):
                row = each.rows[k]
                hidden = (False, False, False) if draw is None else _hide(row, draw)
                for part in range(3):
                    if not hidden[part]:
                        spans[part, place, at, : len(pieces)] = found[k][part]
                if draw is None or not (hidden[1] or hidden[2] or draw.random() < HIDE_SIDES):
                    sides[place, at] = standing[k]
                if draw is not None and row.own == "other" and draw.random() < LURE:
                    lexical[place, at] = draw.randrange(1, len(TYPES))
                    sure[place, at] = draw.choice((0.3, 0.45, 0.6, 0.75, 0.9))
                elif draw is None or draw.random() >= HIDE_LEXICON:
                    lexical[place, at] = self.encoder.lexical(row.candidate)
                    sure[place, at] = row.candidate.score
                valid[place, at] = True
                weight.append(TRAP if each.trap and row.own == "match" else 1.0)
                rows.append(row)
        trigger, actor, recipient = torch.from_numpy(spans)
        return Batch(
            ids=torch.from_numpy(ids),
            mask=torch.from_numpy((ids != 0).astype(np.int64)),
            trigger=trigger,
            actor=actor,
            recipient=recipient,
            lexical=torch.from_numpy(lexical),
            sure=torch.from_numpy(sure),
            sides=torch.from_numpy(sides),
            kinds=torch.tensor([KINDS.index(self.items[i][0].kind) for i in group]),
            valid=torch.from_numpy(valid),
            weight=torch.tensor(weight),
            rows=rows,
        )

    def _chosen(
        self, rows: Sequence[Labelled], draw: random.Random | None, keep: Callable[[Labelled], bool]
    ) -> list[int]:
        chosen = [k for k, row in enumerate(rows) if keep(row)]
        return chosen if draw is None else _sample(chosen, rows, draw)


def _sample(chosen: list[int], rows: Sequence[Labelled], draw: random.Random) -> list[int]:
    kept = []
    for own in ("gold", "match", "other", "wrong"):
        some = [k for k in chosen if rows[k].own == own]
        most = MOST.get(own, len(some))
        kept += some if len(some) <= most else draw.sample(some, most)
    return kept


def _hide(row: Labelled, draw: random.Random) -> tuple[bool, bool, bool]:
    """Whether trigger, actor and recipient are hidden: never those that a label is about alone."""
    if row.own == "wrong":
        return False, False, False
    if row.own == "gold" and row.actor and row.recipient and draw.random() < HIDE_TRIGGER:
        return True, False, False
    if draw.random() < HIDE_PARTIES:
        return False, True, True
    return False, draw.random() < 0.1, draw.random() < 0.1


def run(net: Net, batch: Batch) -> tuple[Tensor, ...]:
    """The four judgements of every row, and the kind of every sentence."""
    spans = (batch.trigger, batch.actor, batch.recipient)
    lexical, sure, sides, mask = batch.lexical, batch.sure, batch.sides, batch.mask
    if net.roles is None:
        out = net.head(net.states(batch.ids, mask), mask, *spans, lexical, sure, sides)
        return (*(part[batch.valid] for part in out[:4]), out[4])
    sentence = batch.valid.nonzero()[:, 0]
    spans = tuple(part[batch.valid].unsqueeze(1) for part in spans)
    states = net.states(batch.ids[sentence], mask[sentence], (torch.stack(spans, 3)[:, 0] > 0).float())
    rest = (part[batch.valid][:, None] for part in (lexical, sure, sides))
    out = net.head(states, mask[sentence], *spans, *rest)
    kinds = net.head.kinds(net.head.summary(net.states(batch.ids, mask), mask))
    return (*(part[:, 0] for part in out[:4]), kinds)


def loss(out: tuple[Tensor, ...], batch: Batch, smooth: float) -> Tensor:
    """Type, the sentence's kind, and where known modes, auxiliary modes and whose parties they are."""
    types, modes, auxiliary, links, kinds = out
    rows = batch.rows
    typed = [k for k, row in enumerate(rows) if row.type is not None]
    wanted = torch.tensor([_TYPE[rows[k].type or NONE] for k in typed])
    each = functional.cross_entropy(types[typed], wanted, label_smoothing=smooth, reduction="none")
    total = (each * batch.weight[typed]).sum() / batch.weight[typed].sum()
    total = total + KIND * functional.cross_entropy(kinds, batch.kinds, label_smoothing=smooth)
    events = [k for k in typed if rows[k].type != NONE]
    if events:
        of_type = _OF_TYPE[[_TYPE[rows[k].type or NONE] for k in events]]
        gold = torch.tensor(
            [[mode in rows[k].modes for _, mode in MODES] for k in events], dtype=torch.float32
        )
        each = functional.binary_cross_entropy_with_logits(modes[events], gold, reduction="none")
        total = total + 0.5 * (each * of_type).sum(1).mean()
        helped = torch.tensor(
            [[name in (rows[k].auxiliary or ()) for name in AUXILIARY] for k in events], dtype=torch.float32
        )
        total = total + functional.binary_cross_entropy_with_logits(auxiliary[events], helped)
    link = torch.tensor([[_link(row.actor), _link(row.recipient)] for row in rows])
    known = (link >= 0).float()
    each = functional.binary_cross_entropy_with_logits(links, link.clamp(min=0), reduction="none")
    return total + 0.5 * (each * known).sum() / known.sum().clamp(min=1)


def _link(value: bool | None) -> float:
    return -1.0 if value is None else float(value)


def fit(net: Net, feeder: Feeder, plan: Plan, say: Callable[[int, float], None]) -> None:
    """Train in place. Deterministic for a plan, a corpus and a number of threads."""
    draw = random.Random(plan.seed)
    torch.manual_seed(plan.seed)
    head = [p for name, p in net.named_parameters() if name.startswith(("head", "roles"))]
    body = [
        p for name, p in net.named_parameters() if not name.startswith(("head", "roles")) and p.requires_grad
    ]
    optimizer = torch.optim.AdamW(
        [{"params": head, "lr": plan.head_rate}, {"params": body, "lr": plan.rate}], weight_decay=0.01
    )
    steps = plan.epochs * (len(feeder.items) // plan.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(step / (0.08 * steps + 1), max(0.0, (steps - step) / (0.92 * steps)) + 1e-3),
    )
    for epoch in range(plan.epochs):
        net.train()
        sums = []
        for batch in feeder.batches(plan.batch, draw, lambda _: True):
            value = loss(run(net, batch), batch, plan.smooth)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            sums.append(float(value.detach()))
        say(epoch, sum(sums) / len(sums))
