"""Outlets, profiles and what a search finds, from pages made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

import factories
from dateline.store.base import NotStored
from dateline.store.newsroom import Lately
from dateline.store.sql import SqlStore


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    """Four pages of two outlets, two of them with an agency's name, one without a date."""
    for number, more in enumerate(
        (
            {"published": "2026-03-01T08:00:00Z", "site_name": "A", "agency": "Wire"},
            {"published": "2026-03-01T09:00:00Z", "site_name": "A"},
            {"published": "2026-03-04T08:00:00Z", "site_name": "B", "agency": "Wire"},
            {"published": None, "site_name": "A"},
        ),
        1,
    ):
        text = " ".join(factories.SENTENCES)
        nobody = (factories.entity(text, "Ruritania"),)
        reports = (factories.expulsion(number), factories.report(number, 2, actors=nobody))
        said = factories.expulsion(number).attribution
        store.add(replace(factories.coded(number, reports, **more), attributions=said))
    return store


def test_outlets_and_agencies_by_day(filled: SqlStore) -> None:
    found = {(row.name, row.agency): row for row in filled.outlets()}
    assert list(found) == [("A", False), ("B", False), ("Wire", True)]
    first = found["A", False]
    assert (first.pages, first.undated, first.days) == (3, 1, (("2026-03-01", 2),))
    assert (first.first, first.last) == ("2026-03-01", "2026-03-01")
    assert found["Wire", True].pages == 2
    assert first.events == sum(head.events for head in filled.pages().items if head.site_name == "A")


def test_what_is_remembered_is_made_anew_when_the_store_changes(filled: SqlStore) -> None:
    before = filled.outlets()
    assert filled.outlets() is before
    filled.add(factories.coded(9, site_name="C"))
    assert {row.name for row in filled.outlets()} == {"A", "B", "C", "Wire"}


def test_what_takes_long_is_kept_for_a_while() -> None:
    lately = Lately()
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [lately.get("a", state, make) for state in (1, 1, 2, 2)] == [1, 1, 2, 2]
    assert lately.get("b", 2, make) == 3


def test_a_profile_by_name_and_the_same_without_regard_to_case(filled: SqlStore) -> None:
    names = [row.names for row in filled.actors()] + [(name,) for name, _ in filled.named()]
    name = next(each for found in names for each in found)
    one, other = filled.profile(name), filled.profile(name.upper())
    assert one.acts == other.acts
    assert one.who == other.who
    assert one.country is None or one.country == name


def test_counts_of_a_profile_agree_with_the_listing(filled: SqlStore) -> None:
    for name, _ in filled.named(limit=5):
        found = filled.profile(name)
        assert sum(number for _, number in found.acts.types) == found.acts.events
        assert len(filled.deeds(name)) >= max(found.acts.events, found.receives.events)
        assert sum(number for _, number in found.acts.months) <= found.acts.events


def test_nobody_has_no_profile_and_names_that_begin_alike_are_told(filled: SqlStore) -> None:
    name = filled.named()[0][0]
    with pytest.raises(NotStored) as told:
        filled.profile(name[:3])
    assert told.value.close == (name,)
    with pytest.raises(NotStored):
        filled.profile("QQQ")


def test_events_asked_for_by_id_come_in_that_order(filled: SqlStore) -> None:
    ids = [each.id for each in filled.listing().items]
    assert [each.id for each in filled.some(ids[::-1])] == ids[::-1]
    assert [each.id for each in filled.some([*ids[:1], "gone", *ids[:1]])] == ids[:1]
    assert filled.some(()) == ()


def test_pages_and_quotations_with_words(filled: SqlStore) -> None:
    assert {head.headline for head in filled.find_pages("Ruritania day 3")} == {
        "Ruritania and Borduria, day 3"
    }
    assert not filled.find_pages("nothingofthekind")
    said = filled.find_quotations("expelled")
    assert said
    assert all("expelled" in each.content for each in said)
    assert not filled.find_quotations("100%")


def test_wildcards_are_letters(filled: SqlStore) -> None:
    assert not filled.find_quotations("expelled_two")
    assert filled.find_quotations('"expelled two"')
