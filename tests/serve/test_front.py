"""The front page: the store's newest day, sections, what leads a story, what is announced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from linked_pages import linked_store, story
from serve_pages import Get, client

from dateline.serve import front
from dateline.store.sql import SqlStore, open_store


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    with linked_store(tmp_path_factory.mktemp("front") / "news.db") as store:
        yield store


@pytest.fixture
def ask(linked: SqlStore) -> Get:
    return client(linked)


def test_the_day_is_the_stores_not_the_clocks(linked: SqlStore) -> None:
    shown = front.front(linked)
    newest = max((head.published or "")[:10] for head in linked.pages().items)
    assert shown.day is not None
    assert shown.day >= newest
    assert shown.day < "2026"


def test_every_story_stands_once(linked: SqlStore) -> None:
    shown = front.front(linked)
    ids = [top.story.id for top in shown.leading]
    ids += [top.story.id for section in shown.sections for top in section.stories]
    assert len(ids) == len(set(ids))
    assert set(ids) == {each.id for each in linked.stories().items}


def test_what_leads_a_story_is_an_event_of_it(linked: SqlStore) -> None:
    shown = front.front(linked)
    for top in shown.leading:
        own = {event for day in top.story.days for event in day.events}
        assert top.lead is None or top.lead.id in own


def test_nothing_of_later_days_is_latest_and_nothing_of_earlier_announced(linked: SqlStore) -> None:
    shown = front.front(linked)
    assert shown.day
    assert all(
        (each.report.date is None or (each.report.date.edtf or "") <= shown.day) for each in shown.latest
    )
    assert all(((each.event and each.event.first) or "9") > shown.day for each in shown.expected)


@pytest.mark.parametrize(
    ("section", "outlets", "expected"),
    [
        ("World", ("A",), "World"),
        (None, (), None),
        ("HOME NEWS", ("A",), "Home News"),
        ("Harbour Post", ("The Other", "HARBOUR POST"), None),
        ("MERIDIAN NEWS AGENCY", (), None),
    ],
)
def test_an_outlets_name_is_no_section(
    section: str | None, outlets: tuple[str, ...], expected: str | None
) -> None:
    assert front.section_of(story("s", (), (), section=section, outlets=outlets)) == expected


def test_days_are_sorted_newest_first() -> None:
    days = ["2026-03-05", "", "2025-12-31", "2026-03-06"]
    assert sorted(days, key=front._descending) == ["2026-03-06", "2026-03-05", "2025-12-31", ""]


def test_page_and_data(ask: Get) -> None:
    text = ask("/").text
    assert ask("/front").text == text
    assert "<script" not in text
    assert text.count("<h1") == 1
    found = ask("/front.json").json()
    assert found["leading"]
    lines = ask("/front.csv").text.splitlines()
    assert lines[0] == ",".join(front.COLUMNS)


def test_an_empty_store_has_a_front_page(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.db") as store:
        get = client(store)
        for path in ("/", "/actors", "/sources", "/search?q=a", "/front.csv", "/sources.csv", "/actors.csv"):
            assert get(path).status_code == 200, path
        assert "The store is empty" in get("/").text
