"""What a store keeps, lists and forgets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import factories
from dateline import serialise
from dateline.errors import StopRun
from dateline.model import Coded, Date, Page
from dateline.store.base import FACETS, Filters, NotStored
from dateline.store.sql import SqlStore, open_store


def ids(store: SqlStore, **filters: object) -> list[str]:
    return [event.id for event in store.listing(Filters(**filters)).items]  # type: ignore[arg-type]


def test_what_is_added_comes_back_as_it_was(store: SqlStore) -> None:
    coded = factories.coded(1)
    added = store.add(coded)
    assert (added.outcome, added.events, added.page) == ("added", 2, serialise.page_id(coded.page))
    assert store.page(added.page).coded == coded
    assert store.event(coded.events[0].id).report == coded.events[0]


def test_the_same_content_is_stored_once(store: SqlStore) -> None:
    store.add(factories.coded(1))
    again = store.add(factories.coded(1))
    assert (again.outcome, again.events) == ("already there", 0)
    elsewhere = factories.coded(1, source="copy.html")
    assert store.add(elsewhere).outcome == "already there"
    assert store.totals().events == 2


def test_a_changed_page_replaces_its_old_version(store: SqlStore) -> None:
    old = factories.coded(1)
    new = factories.coded(2, source=old.page.source)
    store.add(old, raw="raw of the old")
    added = store.add(new, raw="raw of the new")
    assert (added.outcome, added.replaces) == ("replaced", serialise.page_id(old.page))
    assert sorted(ids(store)) == sorted(report.id for report in new.events)
    assert not store.seen("raw of the old")
    assert store.seen("raw of the new")
    history = store.event(old.events[1].id)
    assert history.report == old.events[1]
    assert history.page.replaced_by == added.page
    assert store.page(serialise.page_id(old.page)).coded == old


def test_an_old_version_can_come_back(store: SqlStore) -> None:
    old, new = factories.coded(1), factories.coded(2, source=factories.page(1).source)
    for coded in (old, new, old):
        store.add(coded)
    assert store.totals().pages == 1
    assert store.event(old.events[0].id).page.replaced_by is None
    assert store.event(new.events[0].id).page.replaced_by == serialise.page_id(old.page)


def test_again_codes_the_same_content_anew(store: SqlStore) -> None:
    store.add(factories.coded(1))
    added = store.add(factories.coded(1, reports=(factories.report(1),)), again=True)
    assert added.outcome == "replaced"
    assert store.totals().events == 1
    assert len(store.page(added.page).coded.events) == 1


def test_pages_without_a_source_never_replace_each_other(store: SqlStore) -> None:
    for number in (1, 2):
        store.add(factories.coded(number, source=None))
    assert store.totals().pages == 2


def test_inputs_are_remembered_by_their_hash(store: SqlStore) -> None:
    store.add(factories.coded(1), raw="first")
    assert store.add(factories.coded(1), raw="second").outcome == "already there"
    assert store.seen("first")
    assert store.seen("second")
    assert not store.seen("third")


def test_two_events_with_one_id_are_both_kept(store: SqlStore) -> None:
    report = factories.report(1)
    store.add(factories.coded(1, reports=(report, report)))
    assert ids(store) == [report.id, f"{report.id}-2"]


def test_a_page_is_coded_by_the_coder_that_the_store_was_opened_with(tmp_path: Path) -> None:
    def coder(page: Page) -> Coded:
        return factories.coded(1)

    with open_store(tmp_path / "a.db", coder=coder) as store:
        assert store.add(factories.page(1)).events == 2
    with open_store(tmp_path / "b.db") as store, pytest.raises(StopRun, match="not coded"):
        store.add(factories.page(1))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["expulsion", "meeting"]),
        ({"type": "CONSULT"}, ["meeting"]),
        ({"mode": "expel"}, ["expulsion"]),
        ({"actor": "AUT"}, ["meeting"]),
        ({"recipient": "AUT"}, ["expulsion"]),
        ({"either": "AUT"}, ["expulsion", "meeting"]),
        ({"since": "2024-11-11", "until": "2024-11-11"}, ["meeting"]),
        ({"since": "2024-11-12"}, []),
        ({"until": "2024-11-10"}, []),
        ({"place": "AUT"}, ["meeting"]),
        ({"auxiliary": ("hypothetical",)}, ["expulsion"]),
        ({"without": ("hypothetical", "negation")}, ["meeting"]),
        ({"source": "STATE med"}, ["expulsion"]),
        ({"source": "100%"}, []),
        ({"text": "vienna colleague"}, ["meeting"]),
        ({"text": '"two Ruritanian"'}, ["expulsion"]),
        ({"text": "diplom*"}, ["expulsion"]),
        ({"text": 'AND "OR" NOT ('}, []),
        ({"min_confidence": 0.6}, ["meeting"]),
        ({"page": "nothing"}, []),
        ({"page": serialise.page_id(factories.page(1)), "type": "SANCTION", "actor": "HUN"}, ["expulsion"]),
    ],
)
def test_filters(store: SqlStore, filters: dict[str, object], expected: list[str]) -> None:
    coded = factories.coded(1)
    store.add(coded)
    names = {coded.events[0].id: "meeting", coded.events[1].id: "expulsion"}
    assert [names[id] for id in ids(store, **filters)] == expected
    assert store.count(Filters(**filters)) == len(expected)  # type: ignore[arg-type]


def test_a_search_needs_a_word(store: SqlStore) -> None:
    with pytest.raises(StopRun, match="no word"):
        store.listing(Filters(text=' " - " '))


def test_a_listing_goes_on_where_it_stopped_newest_first(store: SqlStore) -> None:
    for number in range(1, 8):
        date = Date(edtf=f"2024-11-{number:02}", basis="stated")
        store.add(factories.coded(number, reports=(factories.report(number, date=date),)))
    whole = ids(store)
    cursor, parts = None, []
    while True:
        listing = store.listing(limit=3, cursor=cursor)
        parts += [event.id for event in listing.items]
        cursor = listing.cursor
        if cursor is None:
            break
    assert parts == whole
    assert [store.event(id).report.date.edtf for id in whole[:2]] == ["2024-11-07", "2024-11-06"]  # type: ignore[union-attr]
    assert [event.id for event in store.all_events()] == whole


@pytest.mark.parametrize("cursor", ["nonsense", "2024-01-01~x", "~", "2024~-1"])
def test_a_wrong_cursor_is_refused(store: SqlStore, cursor: str) -> None:
    with pytest.raises(StopRun, match="no listing gave this"):
        store.listing(cursor=cursor)


def test_facets_count_and_follow_filters(store: SqlStore) -> None:
    for number in (1, 2, 3):
        store.add(factories.coded(number))
    assert store.counts("type") == (("CONSULT", 3), ("SANCTION", 3))
    assert store.counts("actor", Filters(type="SANCTION")) == (("HUN", 3),)
    assert store.counts("source") == (("State media", 3),)
    assert store.counts("month") == (("2024-11", 3),)
    for facet in FACETS:
        assert all(number for _, number in store.counts(facet, Filters(either="AUT")))


def test_actors_are_counted_and_named(store: SqlStore) -> None:
    store.add(factories.coded(1))
    first = store.actors()[0]
    assert (first.country, first.acts, first.receives) == ("AUT", 1, 1)
    assert "two Ruritanian diplomats" in first.names
    assert [row.country for row in store.actors(Filters(type="CONSULT"), limit=1)] == ["AUT"]


def test_pages_are_listed_newest_first(store: SqlStore) -> None:
    for number, day in ((1, "2024-11-10"), (2, "2024-11-12"), (3, None)):
        store.add(factories.coded(number, published=day))
    first = store.pages(limit=2)
    rest = store.pages(limit=2, cursor=first.cursor)
    assert [page.published for page in first.items + rest.items] == ["2024-11-12", "2024-11-10", None]
    assert first.items[0].events == 2


def test_unknown_ids_say_which_are_close(store: SqlStore) -> None:
    store.add(factories.coded(1))
    id = factories.report(1).id
    with pytest.raises(NotStored) as caught:
        store.event(id[:9])
    assert caught.value.close == (id,)
    with pytest.raises(NotStored, match="no such page"):
        store.page("")


def test_an_empty_store_answers_everything(store: SqlStore) -> None:
    assert store.listing().items == ()
    assert store.pages().items == ()
    assert store.actors() == ()
    assert store.counts("type") == ()
    totals = store.totals()
    assert (totals.pages, totals.events, totals.first) == (0, 0, None)


def test_a_page_in_a_language_without_a_parser_is_kept(store: SqlStore) -> None:
    coded = replace(factories.coded(1, reports=()), version="v")
    added = store.add(coded)
    assert (added.events, store.page(added.page).head.version) == (0, "v")
