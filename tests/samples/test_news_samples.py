"""The news pages of samples/news: rendered from their sources, read as written, gold words in place."""

from __future__ import annotations

import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import dateline
from dateline.model import Page

NEWS = Path(__file__).resolve().parents[2] / "samples" / "news"
STEPS = {
    "negotiation", "initialling", "signature", "approval", "rejection", "ratification", "acceptance",
    "accession", "exchange of instruments", "deposit of instruments", "provisional application",
    "entry into force", "amendment", "reservation", "suspension", "denunciation", "withdrawal", "termination",
}  # fmt: skip
STATUSES = {"asserted", "claimed", "contested", "denied", "planned", "happened"}


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("news_make", NEWS / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


make = load()
CORPUS = make.load()


def gold(name: str) -> list[dict[str, Any]]:
    lines = (NEWS / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def read(file: str) -> Page:
    return dateline.read(NEWS / "pages" / file)


def blocks(page: Page, kind: str) -> list[str]:
    return [block.text for block in page.blocks if block.kind == kind]


def test_pages_and_gold_are_what_the_sources_give() -> None:
    assert make.differing(make.files(CORPUS)) == []


def test_there_are_as_many_as_promised() -> None:
    assert len(CORPUS.pages) >= 90
    assert len(CORPUS.stories) >= 20
    assert len(CORPUS.treaties) >= 12


@pytest.mark.parametrize("source", CORPUS.pages.values(), ids=lambda source: source.id)
def test_a_page_reads_as_it_was_written(source: Any) -> None:
    page = read(source.file)
    shown = None if source.outlet in make.WITHOUT_HEADLINE else make.plain(source.headline)
    assert page.headline == shown
    assert (page.published or "")[:16] == source.published[:16]
    read_body = [text for text in blocks(page, "body") if text != source.note]
    assert read_body == [make.plain(text) for text in source.body]
    teasers = [block for block in page.blocks if block.kind == "teaser"]
    assert len(teasers) == len(source.teasers)
    for block, (day, text) in zip(teasers, source.teasers, strict=True):
        assert block.text.endswith(make.plain(text))
        assert (block.anchor or "") == day
    assert len(blocks(page, "caption")) == len(source.captions)
    for text, (written, _credit) in zip(blocks(page, "caption"), source.captions, strict=True):
        assert text == make.plain(written)


@pytest.mark.parametrize("source", CORPUS.pages.values(), ids=lambda source: source.id)
def test_every_mark_is_in_one_block_once(source: Any) -> None:
    found = [block.text for block in read(source.file).blocks]
    for _key, words in make._marks(source):
        assert sum(text.count(words) for text in found) == 1, words


def test_the_gold_is_in_the_terms_of_the_design() -> None:
    events = {event["event"]: event for event in gold("events")}
    assert {event["status"] for event in events.values()} <= STATUSES
    for trap in gold("traps"):
        assert set(trap["events"]) <= set(events)
    for treaty in gold("treaties"):
        assert {step["step"] for step in treaty["steps"]} <= STEPS
        assert [each["on"] for each in treaty["status"]] == sorted(each["on"] for each in treaty["status"])


def test_every_trap_has_two_pages_or_sentences() -> None:
    for trap in gold("traps"):
        first, second = trap["not_merged"]
        assert first != second
    assert {key for _why, keys in CORPUS.traps for key in keys} <= {
        key for trap in gold("traps") for key in trap["events"]
    }
