"""Who said what is kept, found by part of a name, replaced with its page, and filled into older stores."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import factories
from dateline import exports
from dateline.errors import StopRun
from dateline.exports.quotations import COLUMNS
from dateline.model import Coded
from dateline.store.sql import SqlStore, open_store

WORDS = "Borduria had expelled two Ruritanian diplomats"


def spoken(number: int = 1) -> Coded:
    """A page on which state media report an expulsion."""
    made = factories.coded(number)
    said = tuple(each for report in made.events for each in report.attribution)
    return replace(made, attributions=said)


@pytest.fixture
def filled(store: SqlStore) -> Iterator[SqlStore]:
    for number in (1, 2, 3):
        store.add(spoken(number))
    yield store


def test_who_said_what_about_whom(filled: SqlStore) -> None:
    first = filled.quotations("state MEDIA").items[0]
    assert (first.speaker, first.cue, first.stance, first.content) == ("State media", "said", "says", WORDS)
    assert first.about == ("Borduria", "two Ruritanian diplomats")
    assert first.sentence == factories.SENTENCES[1]
    report = filled.event(first.events[0]).report
    assert report.type == "SANCTION"
    assert report.attribution[0].content[0].start == first.start
    text = filled.page(first.page.id).coded.page.blocks[first.block].text
    assert text[first.start : first.end] == first.content


def test_names_match_in_part_and_with_hyphens_or_none(store: SqlStore) -> None:
    made = spoken()
    said = made.attributions[0]
    assert said.source
    named = replace(said, source=replace(said.source, name="Choe Son-hui"))
    store.add(replace(made, attributions=(named,)))
    for name in ("Choe Son Hui", "choe son-hui", "state media", "Choe"):
        assert len(store.quotations(name).items) == 1, name
    assert not store.quotations("Choe_Son").items


def test_filters_and_cursor(filled: SqlStore) -> None:
    assert len(filled.quotations(about="borduria").items) == 3
    assert not filled.quotations(about="Atlantis").items
    assert not filled.quotations(stance="denies").items
    part = filled.quotations("media", limit=2)
    rest = filled.quotations("media", limit=2, cursor=part.cursor)
    assert [*part.items, *rest.items] == list(filled.all_quotations())
    assert rest.cursor is None


def test_a_page_that_is_replaced_takes_its_quotations_along(filled: SqlStore) -> None:
    newer = replace(spoken(1), attributions=())
    changed = replace(newer.page, headline="Another", blocks=newer.page.blocks[1:])
    filled.add(replace(newer, page=changed))
    assert len(filled.quotations().items) == 2


@pytest.mark.files
def test_a_store_of_the_first_schema_is_filled(tmp_path: Path, older: Callable[[Path, str], None]) -> None:
    path = tmp_path / "news.db"
    with open_store(path) as store:
        store.add(spoken())
        store.add(spoken(2))
        wanted = store.quotations().items
    older(path, "0001")
    with closing(sqlite3.connect(path)) as old, old:
        for key, record in old.execute("SELECT event, record FROM event_records").fetchall():
            fields = json.loads(record)
            del fields["factuality"]  # records of that time had none
            old.execute("UPDATE event_records SET record = ? WHERE event = ?", (json.dumps(fields), key))
    with open_store(path) as store:
        assert [each.content for each in store.quotations().items] == [each.content for each in wanted]
        assert [each.events for each in store.quotations().items] == [each.events for each in wanted]
        assert store.event(wanted[0].events[0]).report.factuality == ()


def test_the_export(filled: SqlStore) -> None:
    lines = exports.export(filled, "quotations").splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("speaker,speaker_text,country,cue,stance,quote,")
    assert lines[1].startswith(f"State media,State media,,said,says,{WORDS},1,")
    assert exports.export(spoken(), "quotations").splitlines()[1].split(",")[:6] == lines[1].split(",")[:6]
    with pytest.raises(StopRun, match="events alone"):
        exports.export(list(filled.all_events()), "quotations")


def test_every_column_is_in_the_docs() -> None:
    text = (Path(__file__).parents[2] / "docs/reference/exports.md").read_text(encoding="utf-8")
    part = text[text.index("## quotations") :]
    assert all(f"`{column}`" in part for column in COLUMNS)
