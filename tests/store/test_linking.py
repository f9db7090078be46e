"""A store that links in small steps has what one has that links at the end, whatever the order."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factories
from dateline.model import Coded, Date, Quantity
from dateline.store.base import Filters, NotStored
from dateline.store.sql import SqlStore, open_store

DAYS = ("2024-11-11", "2024-11-13", "2024-11-20")


def page(number: int, day: str, dead: int, text: str = "") -> Coded:
    """A page about one meeting on a day, with a number that may differ from other pages'."""
    counted = Quantity(text=str(dead), block=1, start=0, end=2, value=float(dead), unit="people", role="dead")
    id = sha256(f"{number} {day} {dead} {text}".encode()).hexdigest()[:16]
    told = factories.report(
        number,
        id=id,
        date=Date(edtf=day, basis="stated", text=day, block=1, start=0, end=10),
        quantities=(counted,),
    )
    published, site = f"{day}T0{number % 10}:00:00Z", f"Outlet {number % 3}"
    made = factories.coded(number, (told,), published=published, headline=f"Meeting {text}", site_name=site)
    blocks = (replace(made.page.blocks[0], text=f"{id} Meeting {text}"), *made.page.blocks[1:])
    return replace(made, page=replace(made.page, blocks=blocks))


def content(store: SqlStore) -> tuple[object, ...]:
    """All that readers see of the events."""
    listed = store.listing(limit=100).items
    return (
        sorted((each.id, each.report.id, repr(each.event)) for each in listed),
        store.count(),
        store.count(Filters(reports=True)),
    )


pages_of = st.lists(
    st.builds(
        page, st.integers(0, 9), st.sampled_from(DAYS), st.sampled_from((12, 15)), st.sampled_from(("", "b"))
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda each: each.page.source,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages_of, st.randoms(use_true_random=False), st.integers(0, 6))
def test_order_and_steps_never_change_the_result(given_pages: list[Coded], chance: object, also: int) -> None:
    shuffled = list(given_pages)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    changed = page(int(also), DAYS[2], 15, "changed")
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "a.db") as steps,
        open_store(Path(folder) / "b.db") as whole,
    ):
        for each in given_pages:
            steps.add(each)
            steps.link()
        steps.add(changed)
        steps.link()
        wanted = [each for each in shuffled if each.page.source != changed.page.source]
        for each in [*wanted, changed]:
            whole.add(each)
        whole.link(again=True)
        assert content(steps) == content(whole)
        before = content(steps)
        steps.link()
        steps.add(changed)
        steps.link(again=True)
        assert content(steps) == before


def test_an_event_is_listed_once_with_all_its_reports(store: SqlStore) -> None:
    for number, dead in ((1, 12), (2, 15), (3, 12)):
        store.add(page(number, DAYS[0], dead, f"page {number}"))
    assert store.count() == 3  # nothing is hidden while it is not linked
    assert store.link().events == 1
    (one,) = store.listing().items
    assert one.event is not None
    assert len(one.event.tellings) == 3
    dead_spread = next(each for each in one.event.spread if each.facet == "dead")
    assert (dead_spread.low, dead_spread.high, dead_spread.agreed) == (12, 15, False)
    assert store.event(one.id).id == one.id
    assert len(store.reports(one.id)) == 3
    assert store.event(one.report.id).report == one.report
    assert store.count(Filters(reports=True)) == 3


def test_a_filter_finds_an_event_by_any_of_its_reports(store: SqlStore) -> None:
    store.add(page(1, DAYS[0], 12, "in the palace"))
    store.add(page(2, DAYS[0], 12, "by the lake"))
    store.link()
    assert [len(store.listing(Filters(text=word)).items) for word in ("palace", "lake", "river")] == [1, 1, 0]


def test_an_id_that_went_says_where_its_reports_are(store: SqlStore) -> None:
    late = page(3, DAYS[0], 12, "late")
    store.add(late)
    store.link()
    old = store.listing().items[0].id
    store.add(page(1, DAYS[0], 12, "first"))  # published two hours before: now it is the first report
    store.link()
    (new,) = store.listing().items
    assert new.id != old
    with pytest.raises(NotStored) as refused:
        store.event(old)
    assert refused.value.close == (new.id,)
    (gone,) = (each for each in store.superseded() if each.kind == "event")
    assert (gone.id, gone.by) == (old, (new.id,))
    assert [each for each in store.superseded(since=gone.run) if each.kind == "event"] == []


def test_a_page_that_goes_takes_only_its_part(store: SqlStore) -> None:
    store.add(page(1, DAYS[0], 12, "first"))
    store.add(page(2, DAYS[0], 15, "second"))
    store.link()
    without = replace(page(2, DAYS[0], 15, "second, corrected"), events=())
    store.add(without)
    assert store.count() == 1
    store.link()
    (left,) = store.listing().items
    assert left.event is not None
    assert len(left.event.tellings) == 1


def test_a_page_without_an_event_has_its_story(store: SqlStore) -> None:
    store.add(page(1, DAYS[0], 12, "first"))
    store.link()
    quiet = replace(page(2, DAYS[0], 12, "second"), events=())
    added = store.add(quiet)
    store.link()
    assert store.heads([added.page])[0].story is not None
