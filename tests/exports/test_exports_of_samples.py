"""Sample pages in every format: read again, sentences found, the outlets' words kept back where due."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pandas as pd
import pyarrow.parquet as pq
import pytest

import dateline
import factories
from dateline import coder, exports
from dateline.coder import Tools
from dateline.exports import gdelt, gdelt_mentions, icews, polecat
from dateline.exports.sealing import sealed as sealed_record

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PAGES = ("02-treaty-ratified.txt", "03-treaty-ratified-copy.html", "04-air-strike.html")
#: Words in a row that may be those of the outlet.
RUN = 6


@pytest.fixture(scope="module")
def news(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A store of three pages, two of them copies."""
    with dateline.open(tmp_path_factory.mktemp("samples") / "news.db") as store:
        for name in PAGES:
            store.add(coder.code(dateline.read(SAMPLES / name), tools))
        store.link()
        yield store


def written(format: str, store: Any, **more: Any) -> bytes:
    return b"".join(exports.chunks(format, store.all_events(), source=store, **more))


def test_tables_have_a_row_for_each_event_or_more(news: Any) -> None:
    number = news.count()
    assert number > 3
    for format, module in (("polecat", polecat), ("icews", icews)):
        frame = pd.read_csv(io.BytesIO(written(format, news)), sep="\t", dtype=str)
        assert list(frame.columns) == list(module.COLUMNS)
        assert len(frame) >= number and (format != "polecat" or len(frame) == number)
    for format, module in (("gdelt", gdelt), ("gdelt-mentions", gdelt_mentions)):
        text = written(format, news)
        frame = pd.read_csv(io.BytesIO(text), sep="\t", header=None, names=list(module.COLUMNS), dtype=str)
        assert len(frame) >= number
        assert frame["GLOBALEVENTID"].nunique() == len(written("gdelt", news).splitlines())
    assert pq.read_table(io.BytesIO(written("parquet", news))).num_rows == number == news.events().height
    assert len(feedparser.parse(written("atom", news)).entries) == number
    assert len(json.loads(written("geojson", news))["features"]) == number


def test_annotations_mark_the_very_sentence(news: Any) -> None:
    texts = {}
    for head in news.pages().items:
        page = news.page(head.id).coded.page
        texts[page.url or f"urn:dateline:page:{head.id}"] = "\n".join(block.text for block in page.blocks)
    lines = written("annotation", news).decode().splitlines()
    assert len(lines) >= news.count()
    for line in lines:
        target = json.loads(line)["target"]
        quote, position = target["selector"]
        text = texts[target["source"]["id"]]
        assert text[position["start"] : position["end"]] == quote["exact"]


@pytest.mark.parametrize("format", sorted(exports.FORMATS))
def test_no_run_of_words_is_left_without_text(format: str, news: Any) -> None:
    sealed = written(format, news, text=False)
    if format == "parquet":
        sealed = str(pq.read_table(io.BytesIO(sealed)).to_pylist()).encode()
    said = f" {' '.join(re.findall(r'[a-z0-9]+', sealed.decode().lower()))} "
    names = _names(news)
    for head in news.pages().items:
        for block in news.page(head.id).coded.page.blocks:
            words = re.findall(r"[a-z0-9]+", block.text.lower())
            for start in range(len(words) - RUN + 1):
                run = " ".join(words[start : start + RUN])
                assert f" {run} " not in said or any(name in run for name in names), run


def _names(news: Any) -> set[str]:
    """Names, which stay: where two stand side by side in our own line, their words may be as on the page."""
    found = set()
    for event in news.all_events():
        for report in (each.report for each in news.reports(event.id)):
            sides = (*report.actors, *report.recipients, *([report.place] if report.place else []))
            found |= {" ".join(re.findall(r"[a-z0-9]+", (each.name or each.text).lower())) for each in sides}
    return {each for each in found if len(each.split()) > 2}


def test_a_description_in_place_of_a_name_is_cut() -> None:
    long = "his colleague who had been sceptical after the meeting in Quito"
    someone = factories.entity(long, long)
    report = replace(factories.report(), actors=(someone,))
    cut = sealed_record(report).actors[0].text
    assert cut == "his colleague who had been …"
    assert sealed_record(sealed_record(report)) == sealed_record(report)
    name = "Joint Commission of the Lake Tana Basin Authority"
    kept = replace(someone, name=name, text=name)
    assert (
        sealed_record(replace(report, actors=(kept,))).actors[0].name
        == "Joint Commission of the Lake Tana Basin Authority"
    )
