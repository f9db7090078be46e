"""Makes `data/extension/background.tsv`: what own types are told apart from, out of the training corpus.

    python training/background.py

Every (type, mode) pair has EACH sentences, lures and traps have LURES; the choice goes by the sentence's id,
among those that train the model, so for good.
"""

from __future__ import annotations

from corpus_compile import files, read
from corpus_markup import Mark
from scorer_data import NONE, part_of

from dateline.lexicon import DATA

TARGET = DATA / "extension" / "background.tsv"
EACH, LURES = 6, 160
HEAD = """\
# What `dateline train` tells own types and modes apart from; `start` and `end` of triggers in code points.
# Chosen by training/background.py from training/corpus (own work, CC BY 4.0). Do not edit.
type\tmodes\tstart\tend\tsentence
"""


def main() -> None:
    """Write the table."""
    counts: dict[tuple[str, str], int] = {}
    lines: list[str] = []
    rows, _ = read(files())
    for row in sorted(rows, key=lambda row: row.id):
        if part_of(row.id) != "train":
            continue
        marked = row.marked
        found: list[tuple[str, str, Mark]] = [
            (event.type, ",".join(event.modes) or "-", event.trigger) for event in marked.events
        ]
        found += [(NONE, "-", mark) for mark in marked.lures]
        for type, modes, mark in found:
            key = (type, modes.partition(",")[0])
            if counts.get(key, 0) < (LURES if type == NONE else EACH):
                counts[key] = counts.get(key, 0) + 1
                lines.append(f"{type}\t{modes}\t{mark.start}\t{mark.end}\t{marked.text}")
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} sentences in {TARGET.name}")


if __name__ == "__main__":
    main()
