"""Events in sentences that hold none: sport, markets, private crime, metaphor, officials on quiet days.

The sentences are those of `training/corpus` marked as traps and held back from training, each a page of
its own. How they are held back is that of `training/scorer_data.py`: by the id of the bare text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from dateline.coder import Tools, code_all
from dateline.errors import StopRun
from dateline.model import Block, Page

#: The corpus of a checkout; an installed dateline has none.
CORPUS = Path(__file__).parents[3] / "training" / "corpus"
#: Of a hundred sentences those that no model has seen.
HELD_BACK = 12
_TRAP = re.compile(r"!(\w+) ")
_SHAPE = re.compile(r"%[\w+-]+ ")
_MARK = re.compile(r"\{NONE ([^{}]*)\}")


def run_traps(folder: Path) -> tuple[dict[str, float], list[str]]:
    """Events in a hundred of the held-back trap sentences, and a line for each event."""
    traps = list(_held_back(folder))
    if not traps:
        raise StopRun(str(folder), "has no trap sentences", "give the corpus: --gold training/corpus")
    pages = (Page(language="en", blocks=(Block(index=0, kind="body", text=text),)) for _, text in traps)
    lines = [
        f"{kind}: {event.type} {event.confidence:.2f} “{event.trigger.text}” in {text}"
        for (kind, text), coded in zip(traps, code_all(pages, Tools.load()), strict=True)
        for event in coded.events
    ]
    per_hundred = 100 * len(lines) / len(traps)
    return {"sentences": float(len(traps)), "events": float(len(lines)), "per_hundred": per_hundred}, lines


def _held_back(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found = _TRAP.match(line)
            if found is None:
                continue
            marked = _SHAPE.sub("", line[found.end() :], count=1)
            text = _MARK.sub(r"\1", marked.partition(" ||")[0]).replace("\\", "").strip()
            if _number(text) < HELD_BACK:
                yield found[1], text


def _number(text: str) -> int:
    """As `part_of` of the id that `training/corpus_compile.py` gives a sentence."""
    id = hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:12]
    return int(hashlib.sha256(f"part {id}".encode()).hexdigest(), 16) % 100
