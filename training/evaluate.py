"""Figures of the model on the corpus' held-back sentences, for docs/reference/benchmarks.md.

    python training/evaluate.py                             print them
    python training/evaluate.py --write                     put them between the marks of the page
    python training/evaluate.py --model FOLDER              another model than the shipped one
    python training/evaluate.py --fold 0 --model FOLDER --relations GOLD.jsonl
                                                            relations whose trigger lemma that fold holds out

The last needs a model of `training/train.py --fold 0 --out FOLDER`; see docs/explanation/model.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from scorer_data import NONE, TYPES, Example, Labelled, examples
from scorer_measure import Coded, calibration_error, judged, run
from scorer_unseen import unseen

from dateline.coder import Tools
from dateline.coding.scorer import FOLDER, Scorer, Verdict

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "benchmarks.md"
MARKS = ("<!-- model -->", "<!-- /model -->")


def f1(right: int, guessed: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (guessed + gold) if guessed + gold else 0.0


def by_type(coded: Sequence[Coded]) -> Iterator[tuple[str, int, float, float]]:
    """Type, gold events, precision and recall of the whole coder."""
    gold = Counter(type for each in coded for type in each.gold)
    guessed = Counter(report.type for each in coded for report, _ in each.events)
    right = Counter(report.type for each in coded for report, good in each.events if good)
    for type in TYPES[1:]:
        yield type, gold[type], right[type] / max(1, guessed[type]), right[type] / max(1, gold[type])


def verdicts(some: Iterable[Example], scorer: Scorer) -> Iterator[tuple[Labelled, Verdict]]:
    """What the model says of every marked event, with the lexicon's proposal where there is one."""
    for each in some:
        rows = [row for row in each.rows if row.own == "gold"]
        for row, verdict in zip(rows, scorer.score(each.text, [row.candidate for row in rows]), strict=True):
            if verdict is not None:
                yield row, verdict


def by_mode(pairs: Sequence[tuple[Labelled, Verdict]]) -> Iterator[tuple[str, int, float, float, float]]:
    """Type/mode, gold events, precision, recall and F1, given trigger and type."""
    gold, guessed, right = Counter[str](), Counter[str](), Counter[str]()
    for row, verdict in pairs:
        given = set(verdict.modes.get(row.type or NONE, ()))
        gold.update(f"{row.type}/{mode}" for mode in row.modes)
        guessed.update(f"{row.type}/{mode}" for mode in given)
        right.update(f"{row.type}/{mode}" for mode in given & set(row.modes))
    for label in sorted(gold):
        hit = right[label]
        precision, recall = hit / max(1, guessed[label]), hit / gold[label]
        yield label, gold[label], precision, recall, f1(hit, guessed[label], gold[label])


def lines(coded: Sequence[Coded], pairs: Sequence[tuple[Labelled, Verdict]], version: str) -> Iterator[str]:
    """The figures as Markdown."""
    traps = [each for each in coded if each.example.trap]
    fired = sum(len(each.events) for each in traps)
    confidence, right = judged(coded)
    gold = sum(len(each.gold) for each in coded)
    yield f"{version}, {len(coded)} sentences of the corpus that it was not trained on, {gold} events:"
    yield ""
    yield "| figure | value |"
    yield "|---|---:|"
    yield f"| the whole coder: precision (trigger and type right) | {sum(right) / max(1, len(right)):.3f} |"
    yield f"| the whole coder: recall | {sum(right) / gold:.3f} |"
    yield f"| events in 100 sentences without any ({len(traps)} sentences) | {100 * fired / len(traps):.1f} |"
    yield f"| expected calibration error of the confidence | {calibration_error(confidence, right):.3f} |"
    typed = sum(next(t for t, _ in v.types if t != NONE) == row.type for row, v in pairs)
    yield f"| the model alone, trigger given: type right | {typed / len(pairs):.3f} |"
    moded = sum(set(v.modes.get(row.type or NONE, ())) == set(row.modes) for row, v in pairs)
    yield f"| the model alone, trigger and type given: modes right | {moded / len(pairs):.3f} |"
    helped = sum(
        {a for a, p in v.auxiliary.items() if p > 0.5} == set(row.auxiliary or ()) for row, v in pairs
    )
    yield f"| the model alone, trigger given: auxiliary modes right | {helped / len(pairs):.3f} |"
    yield ""
    yield "| type | events | precision | recall |"
    yield "|---|---:|---:|---:|"
    for type, number, precision, recall in by_type(coded):
        yield f"| {type} | {number} | {precision:.2f} | {recall:.2f} |"
    yield ""
    yield "| mode | events | precision | recall | F1 |"
    yield "|---|---:|---:|---:|---:|"
    for label, number, *values in by_mode(pairs):
        yield f"| {label} | {number} | {' | '.join(f'{value:.2f}' for value in values)} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--threshold", type=float, default=None)
    parser.add_argument("--write", action="store_true", help="into docs/reference/benchmarks.md")
    parser.add_argument("--fold", type=int, choices=(0, 1, 2))
    parser.add_argument("--relations", type=Path, help="gold.jsonl of the relations task")
    given = parser.parse_args()
    if given.fold is not None:
        print(json.dumps(unseen(given.relations, given.fold, Scorer(given.model))))
        return
    held = [each for each in examples() if each.part == "held-back"]
    scorer = Scorer(given.model)
    tools = Tools.load(
        model=given.model, **({} if given.threshold is None else {"threshold": given.threshold})
    )
    text = "\n".join(lines(run(held, tools), list(verdicts(held, scorer)), scorer.version))
    print(text)
    if given.write:
        page = PAGE.read_text(encoding="utf-8")
        before, _, rest = page.partition(MARKS[0])
        _, _, after = rest.partition(MARKS[1])
        PAGE.write_text(f"{before}{MARKS[0]}\n\n{text}\n\n{MARKS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
