"""From a spec to an extension: trigger rows read off the examples, a regression on the frozen encoder.

The regression is logistic with a ridge, on the pooled vectors of trigger and sentence and on what the
model's head attends to. Against the examples stand the counter-examples, other triggers of the same
sentences, and background: sentences of the training corpus with every type and mode, and lures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from dateline import lexicon
from dateline.coding import slots
from dateline.coding.conditions import load_classes
from dateline.coding.extension import ENOUGH, FORMAT, Extension
from dateline.coding.relation import Match
from dateline.coding.scorer import Range, Scorer
from dateline.coding.verdicts import trigger_of
from dateline.errors import StopRun
from dateline.extend.spec import Marked, Spec
from dateline.language import Parser
from dateline.ontology import Ontology

Floats = NDArray[np.float64]

FOLDS = 5
#: Strength of the ridge, and how much more an example weighs than a sentence against it; chosen by
#: cross-validation on samples/humanitarian-corridor.yaml and on six modes of the corpus, each as if new.
RIDGE, WEIGHT = 10.0, 15.0
#: Newton steps at most, and the change of a weight below which the fit has settled.
STEPS, SETTLED = 12, 1e-4
#: How strongly the calibration is drawn to no change.
CLOSE = 0.1
#: Where parties are looked for, likeliest first.
SLOTS = (
    "subj", "by", "poss", "obj", "iobj", "to", "for", "of", "with", "between", "from", "against",
    "in", "on", "through", "at",
)  # fmt: skip
#: Frames where no example marks a party.
DEFAULT = {
    "verb": ("subj", "obj|to|for|with"),
    "noun": ("poss|by|subj", "to|for|with|of"),
    "adj": ("subj", "of"),
}
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}

Cells = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One candidate: its vector, whether it is one, and the sentence that it belongs to (-1: background)."""

    vector: Floats
    right: bool
    sentence: int


def fit(spec: Spec, *, parser: Parser, scorer: Scorer, ontology: Ontology) -> Extension:
    """The extension that a spec describes. Takes some seconds; the same spec gives the same extension."""
    sentences = (*spec.examples, *spec.counterexamples)
    docs = list(parser.parse(each.text for each in sentences))
    made = Extension(
        format=FORMAT,
        name=spec.name,
        of=spec.of,
        definition=spec.definition,
        quad=spec.quad,
        intensity=spec.intensity,
        needs_recipient=spec.needs_recipient,
        reciprocal=spec.reciprocal,
        source=spec.path.name,
        model=scorer.version,
        rows=(),
        measured={},
        bias=0.0,
        weights=(),
    )
    larger = made.added_to(ontology)
    rows = _rows(spec, docs)
    made = replace(made, rows=tuple(rows))
    matched = [made.triggers(larger, load_classes()).match(doc) for doc in docs]
    made = replace(made, rows=tuple(_framed(rows, spec, docs, matched)))
    own = list(_own(spec, docs, matched, scorer))
    background = list(_background(scorer))
    measured, kept, unseen = _measured(own, background, len(spec.examples))
    weights, bias = _regression([*own, *kept])
    slope, offset = calibrated(unseen)
    return replace(
        made,
        measured=measured,
        slope=round(slope, 3),
        offset=round(offset, 3),
        bias=round(bias, 6),
        weights=tuple(round(float(each), 6) for each in weights),
    )


def _rows(spec: Spec, docs: Sequence[Doc]) -> list[Cells]:
    """Trigger rows: the file's own, then one for each trigger lemma of the examples."""
    found: dict[tuple[str, str], Cells] = {}
    for wanted in spec.triggers:
        found[wanted.words, wanted.pos] = _cells(wanted.words, wanted.pos, wanted.frame or "")
    for example, doc in zip(spec.examples, docs, strict=False):
        words, pos = _trigger(example, doc, spec)
        found.setdefault((words, pos), _cells(words, pos, ""))
    return list(found.values())


def _cells(words: str, pos: str, frame: str) -> Cells:
    frame = frame or ">".join(DEFAULT[pos])
    return {"trigger": words, "pos": pos, "modes": "-", "frame": frame, "when": "-", "match": "-", "not": "-"}


def _trigger(example: Marked, doc: Doc, spec: Spec) -> tuple[str, str]:
    """The marked trigger's head word, particle and object as lemmas, and its part of speech."""
    span = doc.char_span(*example.trigger, alignment_mode="expand")
    root = span.root if span is not None else doc[0]
    pos = _POS.get(root.pos_)
    if pos is None:
        where = f"{spec.path}:{example.line}"
        raise StopRun(
            where, f"“{root.text}” is no verb, noun or adjective here", "mark the word that tells it"
        )
    words = [root.lemma_.lower()]
    words += [
        token.lemma_.lower()
        for token in span or ()
        if token.head == root and (token.dep_ == "prt" or (pos == "verb" and _thing(token)))
    ]
    return " ".join(words), pos


def _thing(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.dep_ in ("dobj", "nsubjpass")


def _framed(
    rows: Sequence[Cells], spec: Spec, docs: Sequence[Doc], matched: Sequence[Sequence[Match]]
) -> Iterator[Cells]:
    """The rows with frames that say where the marked parties stood, unless the file says so itself."""
    seen = {pos: (Counter[str](), Counter[str]()) for pos in DEFAULT}
    for example, doc, matches in zip(spec.examples, docs, matched, strict=False):
        for match in matches:
            if _touch(match, example, doc):
                token = doc[match.token]
                support = doc[match.support] if match.support is not None else None
                pos = _POS.get(token.pos_, "verb")
                for counter, spans in zip(seen[pos], (example.actors, example.recipients), strict=True):
                    counter.update(_slot(span, token, support) for span in spans)
    own = {(each.words, each.pos) for each in spec.triggers if each.frame}
    for cells in rows:
        sides = [
            "|".join(_ranked(counter) or [default])
            for counter, default in zip(seen[cells["pos"]], DEFAULT[cells["pos"]], strict=True)
        ]
        yield cells if (cells["trigger"], cells["pos"]) in own else cells | {"frame": ">".join(sides)}


def _slot(span: Range, token: Token, support: Token | None) -> str:
    """The first slot in which a word of the span stands; empty where none does."""
    for slot in SLOTS:
        if any(span[0] <= filler.idx < span[1] for filler in slots.fill(token, slot, support)):
            return slot
    return ""


def _ranked(counter: Counter[str]) -> list[str]:
    return [slot for slot in sorted(SLOTS, key=lambda s: (-counter[s], SLOTS.index(s))) if counter[slot]][:6]


def _touch(match: Match, example: Marked, doc: Doc) -> bool:
    return any(a < example.trigger[1] and example.trigger[0] < b for a, b in trigger_of(match, doc))


def _own(
    spec: Spec, docs: Sequence[Doc], matched: Sequence[Sequence[Match]], scorer: Scorer
) -> Iterator[Sample]:
    """The marked triggers, and whatever else the rows find in the same sentences."""
    sentences = (*spec.examples, *spec.counterexamples)
    for number, (sentence, doc, matches) in enumerate(zip(sentences, docs, matched, strict=True)):
        right = number < len(spec.examples)
        others = [trigger_of(match, doc) for match in matches if not _touch(match, sentence, doc)]
        vectors = scorer.vectors(sentence.text, [(sentence.trigger,), *others])
        for index, vector in enumerate(vectors):
            yield Sample(vector=vector.astype(np.float64), right=right and index == 0, sentence=number)


def _background(scorer: Scorer) -> Iterator[Sample]:
    """Sentences of the corpus, most of which tell of something else."""
    for row in lexicon.table("extension/background.tsv", ("type", "modes", "start", "end", "sentence")):
        span = (int(row["start"]), int(row["end"]))
        vector = scorer.vectors(row["sentence"], [[span]])[0]
        yield Sample(vector=vector.astype(np.float64), right=False, sentence=-1)


def _measured(
    own: Sequence[Sample], background: Sequence[Sample], examples: int
) -> tuple[dict[str, float], list[Sample], list[tuple[float, bool]]]:
    """Figures by cross-validation, and the background without what looks like unmarked examples.

    Then what the user's own sentences are given when they are not shown, and whether each is one.
    """
    kept = [each for each, share in _shares(own, background, background) if share < ENOUGH]
    right = wrong = refused = against = 0
    unseen: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        test = [each for each in own if each.sentence % FOLDS == fold]
        test += kept[fold::FOLDS]
        train = [each for each in own if each.sentence % FOLDS != fold]
        rest = [each for index, each in enumerate(kept) if index % FOLDS != fold]
        for each, share in _shares(train, rest, test):
            unseen += [(share, each.right)] if each.sentence >= 0 else []
            right += each.right and share >= ENOUGH
            wrong += not each.right and share >= ENOUGH
            against += not each.right and each.sentence >= examples
            refused += not each.right and each.sentence >= examples and share < ENOUGH
    figures = {
        "examples": examples,
        "background": len(kept),
        "left_out": len(background) - len(kept),
        "precision": round(right / max(1, right + wrong), 3),
        "recall": round(right / examples, 3),
        "counterexamples": against,
        "counterexamples_refused": refused,
    }
    return figures, kept, unseen


def calibrated(unseen: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and offset on the log-odds under which these outcomes are likeliest (Platt 1999).

    The slope is not below 0. The outcomes are taken as a little less than certain, so that a few
    examples are not taken at their word.
    """
    shares = np.clip(np.array([share for share, _ in unseen]), 1e-4, 1 - 1e-4)
    right = np.array([good for _, good in unseen])
    rows = np.stack([np.log(shares / (1 - shares)), np.ones(len(shares))], axis=1)
    wanted = np.where(right, (right.sum() + 1) / (right.sum() + 2), 1 / ((~right).sum() + 2))
    found = np.zeros(2)
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (share - wanted) + CLOSE * (found - [1.0, 0.0])
        bend = (rows * (share * (1 - share))[:, None]).T @ rows + CLOSE * np.eye(2)
        found = found - np.linalg.solve(bend, slope)
    return max(0.0, float(found[0])), float(found[1])


def _shares(
    own: Sequence[Sample], background: Sequence[Sample], asked: Iterable[Sample]
) -> Iterator[tuple[Sample, float]]:
    weights, bias = _regression([*own, *background])
    for each in asked:
        yield each, float(1 / (1 + np.exp(-np.clip(each.vector @ weights + bias, -30, 30))))


def _regression(samples: Sequence[Sample]) -> tuple[Floats, float]:
    """Weights and bias for raw vectors, by Newton's method on standardised ones."""
    raw = np.stack([each.vector for each in samples])
    wanted = np.array([each.right for each in samples], dtype=np.float64)
    mean, spread = raw.mean(0), raw.std(0) + 1e-6
    spread = spread * np.sqrt(raw.shape[1] / 100)
    rows = np.hstack([(raw - mean) / spread, np.ones((len(raw), 1))])
    ridge = np.diag([*[RIDGE] * raw.shape[1], 1e-6])
    weight = np.where(wanted > 0, WEIGHT, 1.0)
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (weight * (share - wanted)) + ridge @ found
        bend = (rows * (weight * share * (1 - share))[:, None]).T @ rows + ridge
        step = np.linalg.solve(bend, slope)
        found = found - step
        if np.abs(step).max() < SETTLED:
            break
    scaled = found[:-1] / spread
    return scaled, float(found[-1] - mean @ scaled)
