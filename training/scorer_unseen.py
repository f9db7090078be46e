"""Relations whose trigger lemma neither the lexicon nor the training text of a fold has.

A record counts when the head word of the trigger that the full lexicon picks for it is held out in the fold.
What is asked then is `dateline.bench.relations` with the thinned lexicon and the model trained without.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scorer_data import held_out, lexicon_without

from dateline.bench import relations
from dateline.coding.relation import Triggers
from dateline.coding.scorer import Scorer
from dateline.language.english import English


def unseen(gold: Path, fold: int, scorer: Scorer) -> dict[str, Any]:
    """Macro F1 over the types there are, and accuracy, on the records that the fold holds out."""
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    full, thin = Triggers.load(), relations.Linker(lexicon_without(fold), scorer)
    pairs = []
    for record, doc in zip(records, English().parse(record["text"] for record in records), strict=True):
        match = relations.choose(doc, full.match(doc), record)
        if match is not None and held_out(doc[match.token].lemma_, fold):
            pairs.append((record["type"], _folded(thin.typed(doc, record))))
    types = sorted({wanted for wanted, _ in pairs})
    return {
        "fold": fold,
        "records": len(pairs),
        "accuracy": round(sum(a == b for a, b in pairs) / len(pairs), 4),
        "macro_f1": round(sum(_f1(pairs, type) for type in types) / len(types), 4),
    }


def _folded(type: str | None) -> str | None:
    return "YIELD" if type in ("CONCEDE", "RETREAT") else type


def _f1(pairs: list[tuple[str, str | None]], type: str) -> float:
    right = sum(a == b == type for a, b in pairs)
    return 2 * right / (sum(a == type for a, _ in pairs) + sum(b == type for _, b in pairs))
