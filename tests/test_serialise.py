"""Records survive the way to JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, strategies

import factories
from dateline import serialise
from dateline.errors import StopRun
from dateline.model import Block, Coded, Page, Report


def test_there_and_back() -> None:
    coded = factories.coded(1)
    assert serialise.from_json(serialise.to_json(coded), Coded) == coded


@given(strategies.text(), strategies.dictionaries(strategies.text(), strategies.text()))
def test_any_text_survives(text: str, missing: dict[str, str]) -> None:
    page = Page(headline=text, missing=missing, blocks=(Block(index=0, kind="body", text=text),))
    assert serialise.from_json(serialise.to_json(page), Page) == page


def test_the_record_of_a_page_has_the_keys_that_readers_rely_on() -> None:
    record = json.loads(serialise.pretty(serialise.coded_record(factories.coded(1))))
    assert record["treaties"] == []
    assert record["events"][0]["date"]["edtf"] == "2024-11-11"
    span = record["events"][0]["trigger"]
    block = record["page"]["blocks"][span["block"]]
    assert block["text"][span["start"] : span["end"]] == span["text"]


def test_json_that_does_not_fit_is_refused() -> None:
    with pytest.raises(StopRun, match="does not fit"):
        serialise.from_json("{}", Report)
    with pytest.raises(StopRun, match="does not fit"):
        serialise.from_json("not JSON", Report)


def test_the_id_of_a_page_is_that_of_its_text_and_address() -> None:
    page = factories.page(1)
    same = replace(page, source="elsewhere.html", section="World", missing={"agency": "none"})
    assert serialise.page_id(same) == serialise.page_id(page)
    assert serialise.page_id(replace(page, url="https://news.example/other")) != serialise.page_id(page)
    assert serialise.page_id(factories.page(2)) != serialise.page_id(page)
