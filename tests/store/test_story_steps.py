"""Stories brought up to date in steps are those of a run that starts over, whatever came and went."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import factories
from dateline.link import stories
from dateline.model import Coded, Event, Story
from dateline.store import linking
from dateline.store.base import PageHead
from dateline.store.schema import events
from dateline.store.sql import SqlStore, open_store

ABOUT = (
    "Fire destroys the grain market of Port Amber and traders count their losses",
    "Parliament of Norland votes on the harbour law after a night of debate",
    "Two teams reach the final of the river cup in Estrel",
    "Floods cut the northern road of Tamsia and villages wait for boats",
)
HOURS = ("2024-11-01T06", "2024-11-01T18", "2024-11-02T09", "2024-11-05T10", "2025-03-01T08", "")


@pytest.fixture(autouse=True)
def small_cells() -> Iterator[None]:
    """Cells of up to four pages, so that few pages fill several."""
    with mock.patch.object(stories, "MOST", 4):
        yield


def page(number: int, about: int, hour: int, turn: str = "") -> Coded:
    """A page on one of four matters, with two reports of it."""
    published = f"{HOURS[hour]}:{number % 60:02}:00Z" if HOURS[hour] else None
    told = factories.coded(number, published=published, headline=f"{ABOUT[about]} {turn}")
    blocks = (replace(told.page.blocks[0], text=f"{ABOUT[about]}. {ABOUT[about]} {turn} {number}"),)
    return replace(told, page=replace(told.page, blocks=(*blocks, *told.page.blocks[1:])))


def listed(store: SqlStore) -> list[Story]:
    """All stories by their ids."""
    found: list[Story] = []
    cursor = None
    while True:
        part = store.stories(limit=50, cursor=cursor)
        found += part.items
        cursor = part.cursor
        if cursor is None:
            return sorted(found, key=lambda each: each.id)


def pure(store: SqlStore) -> list[Story]:
    """What the pages and events of a store make by themselves, without what it keeps."""
    heads: list[PageHead] = []
    cursor = None
    while True:
        part = store.pages(limit=50, cursor=cursor)
        heads += part.items
        cursor = part.cursor
        if cursor is None:
            break
    leaves = [
        stories.leaf(store.page(head.id).coded.page, id=head.id, family=head.family or head.id)
        for head in heads
    ]
    found = [each.event or _alone(each.report.id, store) for each in store.all_events()]
    return sorted(stories.stories(leaves, map(stories.dated, found)), key=lambda each: each.id)


def _alone(report: str, store: SqlStore) -> Event:
    with store._read() as connection:
        ids = store._all(select(events.c.happening).where(events.c.id == report))
        return linking.described(connection, [ids[0].happening])[ids[0].happening]


steps = st.lists(
    st.tuples(
        st.sampled_from(("add", "add", "add", "correct", "withdraw")),
        st.integers(1, 12),
        st.integers(0, 3),
        st.integers(0, 5),
        st.booleans(),
    ),
    min_size=3,
    max_size=12,
)


def _step(store: SqlStore, what: str, number: int, about: int, hour: int) -> None:
    made = page(number, about, hour, "corrected" if what == "correct" else "")
    if what == "withdraw":
        store.withdraw(made.page.source or "")
    else:
        store.add(made)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_steps_give_what_a_run_that_starts_over_gives(
    given_steps: list[tuple[str, int, int, int, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "a.db") as store:
        for what, number, about, hour, link in given_steps:
            _step(store, what, number, about, hour)
            if link:
                store.link()
        store.link()
        found = listed(store)
        assert [replace(each, related=()) for each in found] == [
            replace(each, related=()) for each in pure(store)
        ]
        assert found == pure(store)
        store.link(again=True)
        assert listed(store) == found
        of = {page: each.id for each in found for page in each.pages}
        assert {head.id: head.story for head in store.pages(limit=50).items} == of


def test_a_story_goes_on_from_cell_to_cell(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        for number in range(1, 13):
            store.add(page(number, 0 if number % 2 else number // 2 % 4, (number - 1) // 4))
            store.link()
        fire = max(listed(store), key=lambda each: len(each.pages))
        assert len(fire.pages) > 5
        assert {day.day for day in fire.days if day.pages} == {"2024-11-01", "2024-11-02"}
        assert listed(store) == pure(store)
