"""What is counted in a snapshot is what the tables say; and what an explorer is shown of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factories
from dateline.model import Attribution, Coded, Date, Entity, Report
from dateline.store import filed, keeping
from dateline.store.base import FACETS, Exploration, Facet, Filters
from dateline.store.fitting import day_number
from dateline.store.reading import read
from dateline.store.snapshot import Snapshot
from dateline.store.sql import SqlStore, open_store

COUNTRIES = ("AUT", "HUN", "USA", None)
TYPES = ("CONSULT", "SANCTION", "ASSAULT")
PAGES, EVENTS = 30, 6
OUTLETS = ("The Example", "Daily Test", None)


def report(number: int, position: int) -> Report:
    """A report; those of three pages in a row are alike enough to be one event."""
    serial = number // 3 * EVENTS + position
    made = (factories.report, factories.expulsion)[serial % 2](number, position)
    day = f"2024-{1 + serial % 12:02}-{1 + serial % 27:02}"
    actors = tuple(
        replace(each, country=COUNTRIES[serial % 4], name=f"Actor {serial % 5}") for each in made.actors
    )
    return replace(
        made,
        type=TYPES[serial % 3],
        quad=1 + serial % 4,
        modes=("visit", "expel", "aerial")[serial % 3 : serial % 3 + 1 + number % 2],
        date=None if serial % 7 == 3 else Date(edtf=day, basis="stated"),
        actors=actors + actors[: number % 2],
        confidence=(number % 10) / 10,
        auxiliary=(("hypothetical",), (), ("negation",))[number % 3],
    )


def page(number: int) -> Coded:
    """A page of an outlet, published in one of four months."""
    reports = tuple(report(number, position) for position in range(EVENTS))
    published = None if number % 11 == 5 else f"2024-{1 + number % 4:02}-{1 + number % 28:02}"
    outlet = OUTLETS[number % 3]
    return factories.coded(number, reports=reports, published=published, site_name=outlet, agency="An Agency")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SqlStore, SqlStore]]:
    """One store opened twice: asked by its tables, and by a snapshot."""
    path = tmp_path_factory.mktemp("both") / "news.db"
    with open_store(path) as store:
        for number in range(PAGES):
            store.add(page(number))
        store.link()
        for number in range(PAGES, PAGES + 4):
            store.add(page(number))
    with open_store(path, read_only=True) as tables, open_store(path, read_only=True) as counted:
        counted.explore()
        yield tables, counted


def maybe(*values: object) -> st.SearchStrategy[object]:
    return st.one_of(st.none(), st.sampled_from(values))


QUESTIONS = st.builds(
    Filters,
    type=maybe(*TYPES),
    types=st.sampled_from(((), (), ("CONSULT", "ASSAULT"))),
    mode=maybe("visit", "expel", "nothing"),
    actor=maybe("AUT", "USA", "XXX"),
    recipient=maybe("AUT", "HUN"),
    either=maybe("HUN", "USA"),
    since=maybe("2024-03-05", "2030-01-01"),
    until=maybe("2024-09-09", "1990-01-01"),
    place=maybe("AUT", "FRA"),
    auxiliary=st.sampled_from(((), (), ("hypothetical",))),
    without=st.sampled_from(((), (), ("negation",))),
    source=maybe("media", "nobody"),
    text=maybe("vienna", "nowhere", "Ruritania"),
    min_confidence=st.sampled_from((0.0, 0.0, 0.5, 0.7)),
    reports=st.booleans(),
    quad=maybe(1, 2),
    context=maybe("diplomatic"),
    sector=maybe("GOV", "JRN"),
    outlet=maybe("The Example", "An Agency"),
    status=maybe("asserted", "contested", "claimed"),
)
SIMPLE = {name: st.none() for name in ("type", "mode", "actor", "recipient", "either", "since", "until")}
FEW = st.builds(Filters, place=maybe("AUT"), reports=st.booleans(), quad=maybe(1), text=maybe("vienna"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=QUESTIONS | FEW)
def test_a_snapshot_counts_as_the_tables_do(both: tuple[SqlStore, SqlStore], asked: Filters) -> None:
    tables, counted = both
    assert counted.count(asked) == tables.count(asked)
    assert [each.id for each in counted.all_events(asked)] == [each.id for each in tables.all_events(asked)]
    for facet in FACETS:
        assert counted.counts(facet, asked, limit=5) == tables.counts(facet, asked, limit=5), facet
    assert counted.actors(asked) == tables.actors(asked)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=FEW)
def test_parts_of_a_listing_are_the_same(both: tuple[SqlStore, SqlStore], asked: Filters) -> None:
    tables, counted = both
    cursor = None
    while True:
        one, other = (store.listing(asked, limit=7, cursor=cursor) for store in (tables, counted))
        assert one == other
        cursor = one.cursor
        if cursor is None:
            break


FILTER_OF: dict[Facet, str] = {
    "type": "type", "mode": "mode", "context": "context", "quad": "quad", "status": "status",
    "actor": "actor", "recipient": "recipient", "sector": "sector", "place": "place", "outlet": "outlet",
}  # fmt: skip


@pytest.mark.parametrize(
    "asked", [Filters(), Filters(type="ASSAULT"), Filters(either="AUT", reports=True)], ids=str
)
def test_choosing_a_value_lists_as_many_as_its_facet_says(
    both: tuple[SqlStore, SqlStore], asked: Filters
) -> None:
    for store in both:
        for facet, field in FILTER_OF.items():
            for value, number in store.counts(facet, asked):
                chosen = replace(asked, **{field: int(value) if facet == "quad" else value})  # type: ignore[arg-type]
                assert store.count(chosen) == number, (facet, value)


def test_the_time_line_and_the_map_leave_nobody_out(both: tuple[SqlStore, SqlStore]) -> None:
    for asked in (Filters(), Filters(type="CONSULT"), Filters(since="2024-02-01", until="2024-05-01")):
        found = both[1].explore(asked)
        assert sum(each.events for each in found.timeline) + found.earlier + found.later + found.undated == (
            found.total
        )
        assert found.total == both[0].count(asked)
        assert found.unplaced + len(found.spots) >= 0
        for before, after in zip(found.timeline, found.timeline[1:], strict=False):
            assert day_number(before.last) + 1 == day_number(after.first)
        assert all(pair.events for pair in found.matrix)


def dated(number: int, day: str, published: str, country: str = "AUT") -> Coded:
    made = replace(
        factories.report(number),
        date=Date(edtf=day, basis="stated"),
        actors=(Entity(text="They", block=1, start=0, end=4, country=country),),
    )
    coded: Coded = factories.coded(number, reports=(made,), published=published)
    return coded


@pytest.mark.parametrize(
    ("days", "step", "bins"),
    [
        (("2024-01-01", "2024-01-09"), "day", 9),
        (("2024-01-01", "2024-05-31"), "week", 22),
        (("2022-09-30", "2024-02-01"), "month", 18),
        (("1950-01-01", "2024-05-31"), "year", 75),
    ],
)
def test_the_step_follows_the_span(store: SqlStore, days: tuple[str, ...], step: str, bins: int) -> None:
    for number, day in enumerate(days):
        store.add(dated(number, day, "2024-06-01"))
    found = store.explore()
    assert (found.step, len(found.timeline)) == (step, bins)
    assert sum(each.events for each in found.timeline) + found.earlier + found.undated == 2


def test_a_date_wider_than_a_bin_is_in_none(store: SqlStore) -> None:
    for number, day in enumerate(("2024", "2024-01-03", "2024-01-04/2024-01-05")):
        store.add(dated(number, day, "2024-06-01"))
    found = store.explore(Filters(until="2024-01-31"))
    assert (found.step, found.undated) == ("day", 2)


def weeks_of(store: SqlStore, rates: dict[str, tuple[int, int]]) -> Exploration:
    """A store with so many events a week in the eight before the last, and so many in the last."""
    number = 0
    for country, (before, now) in rates.items():
        for week in range(9):
            for each in range(now if week == 8 else before):
                published = f"2024-{1 + (week * 7 + each % 7) // 28:02}-{1 + (week * 7 + each % 7) % 28:02}"
                number += 1
                store.add(dated(number, published, published, country))
    return store.explore()


def test_marks_say_what_is_new_and_what_changes(store: SqlStore) -> None:
    found = weeks_of(store, {"AUT": (2, 12), "HUN": (3, 3), "USA": (15, 1), "KEN": (0, 4), "UGA": (0, 2)})
    marks = {(each.kind, each.value) for each in found.marks if each.facet == "actor"}
    assert marks == {("more", "AUT"), ("fewer", "USA"), ("new", "KEN")}
    for each in found.marks:
        assert not each.least <= each.now <= each.most
    assert "standard deviations" in found.marks_rule
    earlier = store.explore(Filters(until="2024-02-20"))
    assert {each.value for each in earlier.marks} <= {"KEN"}


def test_little_history_marks_nothing(store: SqlStore) -> None:
    for number in range(8):
        store.add(dated(number, "2024-01-02", "2024-01-02"))
    found = store.explore()
    assert found.marks == ()
    assert "No marks" in found.marks_rule


def test_places_without_coordinates_lie_in_the_middle_of_their_country(store: SqlStore) -> None:
    place = factories.report(1).place
    assert place
    for number, changed in enumerate((place, replace(place, lat=None, lon=None), None)):
        store.add(factories.coded(number, reports=(factories.report(number, place=changed),)))
    found = store.explore()
    assert [(each.name, each.lat, each.geonames_id) for each in found.spots] == [
        ("Austria", 47.33, None),
        ("Vienna", 48.2, None),
    ]
    assert found.unplaced == 1


def test_nothing_to_explore(store: SqlStore) -> None:
    found = store.explore(Filters(type="ASSAULT"))
    assert (found.total, found.timeline, found.matrix, found.spots, found.marks) == (0, (), (), (), ())
    assert all(not values for values in found.facets.values())
    assert set(found.facets) == set(FACETS)


def test_what_is_added_and_withdrawn_counts_at_once(store: SqlStore) -> None:
    store.add(factories.coded(1))
    assert store.explore().total == 2
    store.add(factories.coded(2))
    assert (store.count(), store.explore().total) == (4, 4)
    store.link()
    assert store.explore().total == store.count()
    store.withdraw(str(factories.page(1).source))
    assert (store.count(), store.explore().total) == (2, 2)


def test_a_snapshot_is_filed_and_comes_back(both: tuple[SqlStore, SqlStore], tmp_path: Path) -> None:
    with both[0]._read() as connection:
        taken, state = read(connection), keeping.state_of(connection)
    path = tmp_path / "counts"
    filed.save(taken, state, path)
    loaded = filed.load(path)
    assert loaded
    assert loaded[1] == state
    _same(taken, loaded[0])
    path.write_bytes(path.read_bytes()[:200])
    assert filed.load(path) is None
    assert filed.load(tmp_path / "none") is None


def _same(one: Snapshot, other: Snapshot) -> None:
    assert one.days == other.days
    assert one.facets.keys() == other.facets.keys()
    for name, pairs in one.facets.items():
        assert pairs.values == other.facets[name].values
        assert pairs.code.tolist() == other.facets[name].code.tolist()
    assert one.lead.tolist() == other.lead.tolist()
    assert one.confidence.tolist() == other.confidence.tolist()


def test_the_address_of_a_store_is_no_argument_of_a_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], bytes]] = []

    def run(command: list[str], *, input: bytes, **_: object) -> SimpleNamespace:
        seen.append((command, input))
        return SimpleNamespace(returncode=1)

    monkeypatch.setattr(keeping.subprocess, "run", run)
    monkeypatch.setattr(keeping, "file_of", lambda where: tmp_path / "counts")
    address = "postgresql://desk:secret@127.0.0.1/news"
    keeping.Keeper(lambda: None, address)._filed([])
    ((command, given),) = seen
    assert not any("secret" in word for word in command)
    assert given.decode() == address


@pytest.mark.files
def test_another_process_takes_that_of_a_large_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LARGE", 10)
    path = tmp_path / "news.db"
    with open_store(path) as store:
        for number in range(8):
            store.add(page(number))
    with open_store(path, read_only=True) as served:
        found = served.explore()
        assert found.total == served.count() == 48
        assert keeping.file_of(str(path)).exists()
        with open_store(path) as store:
            store.add(page(9))
            # Who writes is told the truth at once; who only reads may have to wait for it.
            assert store.count() == 54
            assert served.count() in (48, 54)


def test_the_source_of_a_report_is_a_facet(store: SqlStore) -> None:
    said = Attribution(
        source=Entity(text="The minister", block=1, start=0, end=12),
        source_spans=(),
        cue=(),
        content=(),
        stance="says",
    )
    store.add(factories.coded(1, reports=(factories.report(1, attribution=(said,)),)))
    assert store.explore().facets["source"] == (("The minister", 1),)
    assert store.explore(Filters(source="minis")).total == 1
