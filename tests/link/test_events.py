"""Merging: properties of the whole, and what is one event and what is two."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factories
from dateline.link.columns import Filed, Origin, Packed, main_countries, named_countries
from dateline.link.events import columns
from dateline.link.incremental import deletions, link, places, relink, relink_within, superseded
from dateline.link.merged import merge
from dateline.model import Block, Coded, Date, Entity, Page, Place, Quantity, Report, Span, Superseded

DAYS = ("2026-03-03", "2026-03-04", "2026-03-05")
COUNTRIES = ("TCD", "SDN", "FRA")
TOWNS = (("Zouar", 20.5, 16.5), ("Faya", 17.9, 19.1), (None, 0.0, 0.0))
TRIGGERS = (
    ("ASSAULT", "bombed"),
    ("ASSAULT", "strike"),
    ("COERCE", "arrested"),
    ("CONSULT", "met"),
    ("AGREE", "talks"),
)
AUXILIARY = ((), (), (), ("future",), ("negation",))


def entity(country: str | None) -> tuple[Entity, ...]:
    return (Entity(text=country, block=1, start=0, end=3, country=country),) if country else ()


def place(name: str | None, lat: float, lon: float) -> Place | None:
    return (
        Place(text=name, block=1, start=0, end=2, name=name, country="TCD", lat=lat, lon=lon)
        if name
        else None
    )


def filed(number: int, page: int, **more: object) -> Filed:
    """A report with `day`, `town`, `actor`, `recipient`, `trigger`, `dead` and `auxiliary` as asked."""
    type, word = more.get("trigger", TRIGGERS[0])  # type: ignore[misc]
    day, dead = more.get("day"), more.get("dead")
    sentence = f"{more.get('text', 'Jets hit a depot near the market')} {word}."
    counted = (
        (Quantity(text=str(dead), block=1, start=0, end=2, value=float(dead), unit="people", role="dead"),)  # type: ignore[arg-type]
        if dead
        else ()
    )
    report = replace(
        factories.report(number),
        id=f"{number:016x}",
        type=type,
        modes=(),
        actors=entity(more.get("actor")),  # type: ignore[arg-type]
        recipients=entity(more.get("recipient")),  # type: ignore[arg-type]
        date=Date(edtf=str(day), basis="stated") if day else None,
        place=place(*more["town"]) if more.get("town") else None,  # type: ignore[misc]
        auxiliary=more.get("auxiliary", ()),  # type: ignore[arg-type]
        quantities=counted,
        trigger=Span(block=1, start=0, end=len(word), text=word),
        sentence=Span(block=1, start=number * 100, end=number * 100 + len(sentence), text=sentence),
    )
    published = f"2026-03-0{3 + page % 3}T0{page % 10}:00:00Z"
    origin = Origin(page=f"page{page}", published=published, outlet=f"Outlet {page % 4}", countries=("TCD",))
    return Filed(report=report, origin=origin)


@st.composite
def stores(draw: st.DrawFn) -> list[Filed]:
    """Up to 14 reports on up to 6 pages, alike enough to be merged in many ways."""
    count = draw(st.integers(1, 14))
    return [
        filed(
            number,
            draw(st.integers(0, 5)),
            day=draw(st.sampled_from((*DAYS, None, "2026-03-03/2026-03-05"))),
            town=draw(st.sampled_from(TOWNS)),
            actor=draw(st.sampled_from((*COUNTRIES, None))),
            recipient=draw(st.sampled_from((*COUNTRIES, None))),
            trigger=draw(st.sampled_from(TRIGGERS)),
            dead=draw(st.sampled_from((None, 12, 15))),
            auxiliary=draw(st.sampled_from(AUXILIARY)),
        )
        for number in range(count)
    ]


COLUMNS = columns()


class Memory:
    """A store as relinking sees it, kept in dictionaries."""

    def __init__(self) -> None:
        self.rows: dict[str, Packed] = {}
        self.part: dict[str, str] = {}
        self.event: dict[str, str] = {}

    def crowds(self, keys: Collection[int]) -> Mapping[int, int]:
        return {key: sum(key in each.keys for each in self.rows.values()) for key in keys}

    def packed_at(self, keys: Collection[int]) -> Iterable[Packed]:
        return [each for each in self.rows.values() if set(each.keys) & set(keys)]

    def packed(self, reports: Collection[str]) -> Iterable[Packed]:
        return [self.rows[id] for id in dict.fromkeys(reports) if id in self.rows]

    def parts_of(self, reports: Collection[str]) -> Collection[str]:
        return {self.part[id] for id in reports if id in self.part}

    def packed_in(self, parts: Collection[str]) -> Iterable[Packed]:
        return [each for id, each in self.rows.items() if self.part[id] in parts]

    def size_of(self, parts: Collection[str]) -> int:
        return sum(part in parts for part in self.part.values())

    def packed_beside(self, reports: Collection[str]) -> Iterable[Packed]:
        events = {self.event[id] for id in reports}
        return [each for id, each in self.rows.items() if self.event[id] in events]

    def apply(self, added: Collection[Filed] = (), removed: Collection[str] = ()) -> None:
        new = [COLUMNS.pack(each) for each in added]
        found = relink(self, added=new, removed=removed)
        for id in removed:
            del self.rows[id], self.part[id], self.event[id]
        self.rows.update({each.report: each for each in new})
        self.part.update({each.report: each.part for each in found})
        self.event.update({each.report: each.event for each in found})


def whole(reports: Iterable[Filed]) -> tuple[dict[str, str], dict[str, str]]:
    found = places(COLUMNS.table(reports))
    return {p.report: p.part for p in found}, {p.report: p.event for p in found}


@settings(deadline=None, max_examples=25)
@given(reports=stores(), seed=st.integers(0, 99))
def test_the_order_of_adding_never_changes_the_result(reports: list[Filed], seed: int) -> None:
    shuffled = random.Random(seed).sample(reports, len(reports))
    assert link(reports) == link(shuffled)
    memory = Memory()
    for start in range(0, len(shuffled), 3):
        memory.apply(shuffled[start : start + 3])
    assert (memory.part, memory.event) == whole(reports)


@settings(deadline=None, max_examples=25)
@given(reports=stores(), seed=st.integers(0, 99), page=st.integers(0, 5))
def test_blocks_that_grow_too_large_and_shrink_again_change_nothing(
    reports: list[Filed], seed: int, page: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in ("events", "incremental"):
            patch.setattr(f"dateline.link.{module}.LARGEST", 5)
            patch.setattr(f"dateline.link.{module}.QUIET", 2)
        memory = Memory()
        shuffled = random.Random(seed).sample(reports, len(reports))
        for start in range(0, len(shuffled), 2):
            memory.apply(shuffled[start : start + 2])
        assert (memory.part, memory.event) == whole(reports)
        memory.apply(removed=[each.report.id for each in reports if each.origin.page == f"page{page}"])
        assert (memory.part, memory.event) == whole(r for r in reports if r.origin.page != f"page{page}")


@settings(deadline=None, max_examples=20)
@given(reports=stores())
def test_adding_twice_changes_nothing(reports: list[Filed]) -> None:
    memory = Memory()
    memory.apply(reports)
    before = dict(memory.event)
    memory.apply(reports[: len(reports) // 2 + 1])
    assert memory.event == before
    assert link([*reports, *reports]) == link(reports)


@settings(deadline=None, max_examples=20)
@given(reports=stores(), page=st.integers(0, 5))
def test_removing_a_page_removes_exactly_its_part(reports: list[Filed], page: int) -> None:
    memory = Memory()
    memory.apply(reports)
    memory.apply(removed=[each.report.id for each in reports if each.origin.page == f"page{page}"])
    assert (memory.part, memory.event) == whole(r for r in reports if r.origin.page != f"page{page}")


@settings(deadline=None, max_examples=20)
@given(reports=stores(), seed=st.integers(0, 99))
def test_an_event_does_not_depend_on_the_order_of_its_reports(reports: list[Filed], seed: int) -> None:
    for own in link(reports).values():
        event = merge(own)
        assert event == merge(random.Random(seed).sample(own, len(own)))
        assert {each.report for each in event.tellings} == {each.report.id for each in own}
        stated = {r for spread in event.spread for reading in spread.readings for r in reading.reports}
        assert stated <= {each.report.id for each in own}


def events_of(*reports: Filed) -> int:
    return len(link(reports))


STRIKE = {"day": DAYS[0], "town": TOWNS[0], "actor": "TCD"}


def test_two_pages_on_one_strike_are_one_event_and_the_toll_is_a_spread() -> None:
    one, other = filed(1, 1, **STRIKE, dead=12), filed(2, 2, **STRIKE, dead=15, trigger=TRIGGERS[1])
    found = link([one, other])
    assert len(found) == 1
    event = merge(next(iter(found.values())))
    toll = next(each for each in event.spread if each.facet == "dead")
    assert (toll.low, toll.high, toll.agreed) == (12, 15, False)
    assert (event.sources, event.status, event.date) == (2, "asserted", DAYS[0])


@pytest.mark.parametrize(
    "other",
    [
        {"day": DAYS[1]},
        {"town": TOWNS[1]},
        {"actor": "SDN"},
        {"trigger": TRIGGERS[3]},
    ],
    ids=["another day", "another town", "another actor", "another kind of event"],
)
def test_what_differs_in_a_main_point_is_two_events(other: dict[str, object]) -> None:
    assert events_of(filed(1, 1, **STRIKE), filed(2, 2, **{**STRIKE, **other})) == 2


def test_blows_in_opposite_directions_are_two_events() -> None:
    one = filed(1, 1, day=DAYS[0], actor="TCD", recipient="SDN")
    other = filed(2, 2, day=DAYS[0], actor="SDN", recipient="TCD")
    assert events_of(one, other) == 2
    met = {"day": DAYS[0], "trigger": TRIGGERS[3]}
    assert (
        events_of(
            filed(1, 1, **met, actor="TCD", recipient="SDN"), filed(2, 2, **met, actor="SDN", recipient="TCD")
        )
        == 1
    )


def test_a_plan_and_its_happening_are_one_event_whose_status_changes() -> None:
    plan = filed(1, 3, **STRIKE, auxiliary=("future",))
    done = filed(2, 4, **STRIKE)
    found = link([done, plan])
    assert len(found) == 1
    event = merge(next(iter(found.values())))
    assert [turn.status for turn in event.turns] == ["planned", "happened"]
    assert event.status == "happened"


def test_a_promise_to_meet_is_a_plan_and_the_meeting_gives_the_type() -> None:
    promise = filed(1, 3, day=DAYS[1], actor="TCD", recipient="SDN", trigger=("AGREE", "met"))
    promise = replace(promise, report=replace(promise.report, why=("consult.tsv:12 (meet)",)))
    done = filed(2, 4, day=DAYS[1], actor="TCD", recipient="SDN", trigger=("CONSULT", "met"))
    event = merge([promise, done])
    assert (event.type, event.status) == ("CONSULT", "happened")
    agreed = replace(promise.report, why=("agree.tsv:1 (agree)",))
    assert merge([replace(promise, report=agreed)]).status == "asserted"


def test_a_denial_makes_it_contested() -> None:
    found = link([filed(1, 1, **STRIKE), filed(2, 2, **STRIKE, auxiliary=("negation",))])
    assert [merge(own).status for own in found.values()] == ["contested"]


def test_a_limit_keeps_the_work_small_and_says_that_it_did() -> None:
    memory = Memory()
    memory.apply([filed(number, number, **STRIKE) for number in range(4)])
    new = [COLUMNS.pack(filed(9, 9, **STRIKE))]
    assert relink_within(memory, added=new, most=10).exact
    limited = relink_within(memory, added=new, most=2)
    assert not limited.exact
    assert {each.event for each in limited.places} == set(memory.event.values())


def test_ids_that_go_leave_a_trail() -> None:
    before = {"r1": "e1", "r2": "e2", "r3": "e3", "r4": "e4"}
    now = {"r1": "e1", "r2": "e1", "r4": "e5"}
    trail = superseded(before, now, run=2)
    assert [(each.id, each.by) for each in trail] == [("e2", ("e1",)), ("e3", ()), ("e4", ("e5",))]
    later = superseded({"r4": "e5"}, {"r4": "e6"}, run=3)
    assert [(each.id, each.by) for each in deletions([*trail, *later], since=1)] == [
        ("e2", ("e1",)),
        ("e3", ()),
        ("e4", ("e6",)),
        ("e5", ("e6",)),
    ]
    assert deletions([Superseded(id="e2", kind="event", by=("e1",), run=2)], since=2) == ()


def test_a_report_without_anyone_finds_its_partners_by_the_countries_of_its_page() -> None:
    headline = replace(filed(1, 1, day=DAYS[0]).report, place=None)
    origin = Origin(page="p", published="2026-03-03", countries=("TCD",))
    bare = Filed(report=headline, origin=origin)
    assert set(COLUMNS.pack(bare).keys) & set(COLUMNS.pack(filed(2, 2, **STRIKE)).keys)


def test_reports_keep_their_type() -> None:
    assert isinstance(filed(1, 1).report, Report)


def test_a_vague_report_never_makes_one_event_of_two_on_two_days() -> None:
    vague = [filed(number, 2, town=TOWNS[0], actor="TCD") for number in (3, 4, 5)]
    one, other = filed(1, 1, **STRIKE), filed(2, 1, **{**STRIKE, "day": DAYS[1]})
    for own in link([one, other, *vague]).values():
        assert not {one.report.id, other.report.id} <= {each.report.id for each in own}


def test_a_country_that_only_the_page_gives_speaks_for_but_not_against() -> None:
    def police(number: int, country: str, why: str) -> Filed:
        made = filed(number, number, **{**STRIKE, "actor": country})
        party = replace(made.report.actors[0], text="police", why=why)
        return replace(made, report=replace(made.report, actors=(party,)))

    guess, read = "roles.tsv:1: police; country the one that the page is about", "roles.tsv:1: police"
    assert events_of(police(1, "TCD", read), police(2, "SDN", read)) == 2
    assert events_of(police(1, "TCD", read), police(2, "SDN", guess)) == 1


def test_a_report_without_parties_is_found_by_the_countries_that_its_sentence_names() -> None:
    text = "Nobody is hurt as Papua New Guinea and Malaysian firms part, the Chadians say"
    assert set(named_countries(text)) == {"PNG", "MYS", "TCD"}
    assert not set(named_countries("It will turkey out, the chad said"))


def test_a_report_without_countries_does_not_go_to_one_of_other_countries_than_its_page() -> None:
    named = filed(1, 1, day=DAYS[0], actor="PNG", trigger=("RETREAT", "freed"))
    bare = filed(2, 2, trigger=("RETREAT", "freed"), text="Seven others of them will be")
    far = replace(bare, origin=replace(bare.origin, countries=("COL",)))
    near = replace(bare, origin=replace(bare.origin, countries=("PNG",)))
    assert events_of(named, far) == 2
    assert events_of(named, near) == 1


def test_a_meeting_called_by_its_place_is_the_one_that_was_held_there() -> None:
    held = filed(1, 1, day=DAYS[0], actor="SDN", town=TOWNS[0], trigger=("CONSULT", "talks"))
    called = filed(2, 2, actor="TCD", trigger=("CONSULT", "talks"))
    other = filed(3, 2, actor="FRA", trigger=("CONSULT", "talks"))
    assert events_of(held, called) == 1
    assert events_of(held, other) == 2


def test_a_vague_report_that_goes_with_two_that_contradict_does_not_make_them_one() -> None:
    first = [filed(n, n, day=DAYS[0], actor="TCD", town=TOWNS[0], trigger=TRIGGERS[1]) for n in (1, 2)]
    second = [filed(n, n, day=DAYS[1], actor="TCD", town=TOWNS[0], trigger=TRIGGERS[1]) for n in (3, 4)]
    vague = filed(5, 5, town=TOWNS[0], trigger=TRIGGERS[1])
    found = whole([*first, *second, vague])[1]
    assert found[first[0].report.id] == found[first[1].report.id]
    assert found[second[0].report.id] == found[second[1].report.id]
    assert found[first[0].report.id] != found[second[0].report.id]


def test_the_words_that_count_are_those_around_the_trigger() -> None:
    def row(text: str) -> bytes:
        start = text.index("bombed")
        report = replace(
            factories.report(1),
            trigger=Span(block=1, start=start, end=start + 6, text="bombed"),
            sentence=Span(block=1, start=0, end=len(text), text=text),
        )
        found: bytes = columns().table([replace(filed(1, 1), report=report)]).rows["words"].tobytes()
        return found

    assert row("Rebels burned a bank, and later jets bombed a depot") == row("Later jets bombed a depot")


def test_what_a_word_of_saying_is_about_names_the_deed() -> None:
    report = replace(
        factories.report(1),
        type="CONCEDE",
        trigger=Span(block=1, start=7, end=15, text="declared"),
        sentence=Span(block=1, start=0, end=40, text="Rebels declared a unilateral truce today"),
    )
    assert columns().trigger(report) == "declare truce"


def test_teasers_do_not_say_which_countries_a_page_is_about() -> None:
    page = Page(
        blocks=(Block(index=0, kind="body", text="Chad."), Block(index=1, kind="teaser", text="Peru, Peru"))
    )
    told = [replace(factories.report(n), block=0, actors=entity("TCD"), recipients=()) for n in (1,)]
    beside = [replace(factories.report(n), block=1, actors=entity("PER"), recipients=()) for n in (2, 3)]
    assert main_countries(Coded(page=page, events=(*told, *beside))) == ("TCD",)
    assert main_countries(Coded(page=page, events=tuple(beside))) == ("PER",)


def test_vague_reports_do_not_join_one_another_before_the_dated_ones() -> None:
    days = {
        "2026-03-03": [filed(n, n, **STRIKE, text="Jets hit a depot") for n in (1, 2)],
        "2026-03-04": [filed(n, n, **{**STRIKE, "day": DAYS[1]}, text="A convoy came under") for n in (3, 4)],
    }
    vague = [
        filed(n, n, actor="TCD", text=text) for n, text in ((5, "Depot in flames after"), (6, "After this"))
    ]
    for own in link([*days["2026-03-03"], *days["2026-03-04"], *vague]).values():
        told = {each.report.date.edtf for each in own if each.report.date}
        assert len(told) <= 1


def test_two_words_that_the_tables_know_as_one_are_one() -> None:
    assert COLUMNS.trigger(filed(1, 1, trigger=("SANCTION", "calls off")).report) == "call_off"
