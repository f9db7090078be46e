"""How fast the coder is: the whole of it against the bare parse of the same text, in one run."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language

from dateline.bench.runner import records
from dateline.coder import Tools, code_all
from dateline.errors import StopRun
from dateline.language.english import model_folder
from dateline.model import Page
from dateline.pages import read

#: Pages timed: enough that one slow moment of the machine hardly counts.
PAGES = 60
#: Pages a turn: coder and bare parse take turns, so that both meet the same machine.
TURN = 10
#: Paragraphs a batch of the bare parse.
PARAGRAPHS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Words a second of one process, the ratio coder / bare parse, and peak memory in MiB."""

    words: int
    bare: float
    coder: float
    ratio: float
    peak: float


def run_speed(gold: Path, *, pages: int = PAGES) -> Speed:
    """Time the texts of a JSON Lines file with a field "text".

    "Bare parse" is spaCy's full pipe, as it comes, over the paragraphs, in batches, and nothing else.
    """
    texts = [record["text"] for record in islice(records(gold), pages) if record.get("text")]
    if not texts:
        raise StopRun(str(gold), 'has no records with a "text"', "give another file: --gold FILE")
    stock, tools = spacy.load(model_folder()), Tools.load()
    bare = coder = 0.0
    _warm(texts[0], stock, tools)
    for start in range(0, len(texts), TURN):
        turn = [read(text) for text in texts[start : start + TURN]]
        bare += _time_bare(turn, stock)
        coder += _time_coder(turn, tools)
    words = sum(len(text.split()) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Speed(words=words, bare=words / bare, coder=words / coder, ratio=coder / bare, peak=peak)


def _warm(text: str, stock: Language, tools: Tools) -> None:
    _time_bare([read(text)], stock)
    _time_coder([read(text)], tools)


def _time_bare(pages: Sequence[Page], stock: Language) -> float:
    paragraphs = [block.text for page in pages for block in page.blocks]
    return _time(stock.pipe(paragraphs, batch_size=PARAGRAPHS))


def _time_coder(pages: Sequence[Page], tools: Tools) -> float:
    return _time(code_all(pages, tools))


def _time(results: Iterable[object]) -> float:
    start = time.perf_counter()
    for _ in results:
        pass
    return time.perf_counter() - start
