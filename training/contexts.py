"""How well the contexts are told on corpus sentences that have all of theirs marked (`@contexts: full`).

    python training/contexts.py             figures on the held-back sentences, a row a context
    python training/contexts.py --all       on all of them: the lexicon is not learned from the corpus
    python training/contexts.py --write     into docs/reference/benchmarks.md
    python training/contexts.py --misses N  N of the other sentences that each context misses or invents

Type, modes and trigger are given, so that only the contexts are measured.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from corpus_compile import files, read
from corpus_markup import labels
from scorer_data import part_of

from dateline.coding.modes import Contexts

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "benchmarks.md"
MARKS = ("<!-- contexts -->", "<!-- /contexts -->")
Pair = tuple[str, set[str], set[str]]


def pairs(part: str | None) -> Iterator[Pair]:
    """Sentence, marked contexts and found ones of every event; `part` as in `scorer_data`, null for all."""
    contexts = Contexts()
    rows, _ = read(files())
    for row in rows:
        held = part_of(row.id) == "held-back"
        if not row.head.contexts or (part == "held-back" and not held) or (part == "others" and held):
            continue
        for event in row.marked.events:
            doc: Any = SimpleNamespace(text=row.marked.text)
            match: Any = SimpleNamespace(type=event.type, modes=event.modes)
            yield row.marked.text, set(event.contexts), set(contexts.of(doc, match))


def lines(found: list[Pair]) -> Iterator[str]:
    """The figures as Markdown: all contexts together, then each."""
    gold, told, right = Counter[str](), Counter[str](), Counter[str]()
    for _, wanted, got in found:
        gold.update(wanted)
        told.update(got)
        right.update(wanted & got)
    yield "| context | events | precision | recall | F1 |"
    yield "|---|---:|---:|---:|---:|"
    rows = [(name, gold[name], told[name], right[name]) for name in labels("context")]
    yield _row("all together", sum(gold.values()), sum(told.values()), sum(right.values()))
    for row in rows:
        yield _row(*row)


def _row(name: str, gold: int, told: int, right: int) -> str:
    if not gold:
        return f"| {name} | 0 | | | |"
    precision, recall = right / max(1, told), right / gold
    f1 = 2 * right / (gold + told)
    return f"| {name} | {gold} | {precision:.2f} | {recall:.2f} | {f1:.2f} |"


def misses(found: list[Pair], most: int) -> Iterator[str]:
    """Sentences for the eye."""
    for name in labels("context"):
        for what, some in (
            ("misses", [text for text, wanted, got in found if name in wanted - got]),
            ("invents", [text for text, wanted, got in found if name in got - wanted]),
        ):
            yield from (f"{name} {what} ({len(some)}): {text}" for text in dict.fromkeys(some[:most]))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--write", action="store_true", help="into docs/reference/benchmarks.md")
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    given = parser.parse_args()
    if given.misses:
        print("\n".join(misses(list(pairs("others")), given.misses)))
        return
    text = "\n".join(lines(list(pairs(None if given.all else "held-back"))))
    print(text)
    if given.write:
        page = PAGE.read_text(encoding="utf-8")
        before, _, rest = page.partition(MARKS[0])
        _, _, after = rest.partition(MARKS[1])
        PAGE.write_text(f"{before}{MARKS[0]}\n\n{text}\n\n{MARKS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
