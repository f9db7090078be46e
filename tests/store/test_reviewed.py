"""What people say of records: kept, shown at once, found again, taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import factories
from dateline.errors import StopRun
from dateline.model import Coded, StepRecord, TreatyRecord
from dateline.store import judged, linking
from dateline.store.accounts import LOCAL_EDITOR, Account
from dateline.store.base import Filters, NotStored
from dateline.store.reviews import BadReview, NotAllowed, Said
from dateline.store.sql import SqlStore, open_store

ANN = Account(name="ann", role="reviewer")
BEN = Account(name="ben", role="reviewer")
EVE = Account(name="eve", role="editor")
ROB = Account(name="rob", role="reader")


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    """A store with two pages of two reports each."""
    store.add(factories.coded(1))
    store.add(factories.coded(2, reports=(factories.report(2, confidence=0.1), factories.expulsion(2))))
    return store


def expelled(number: int = 1) -> str:
    return factories.expulsion(number).id


def fix(store: SqlStore, by: Account = ANN, about: str | None = None, **fields: str) -> str:
    return store.reviews.add(Said(kind="event", about=about or expelled(), fields=fields), by).id


def test_a_correction_shows_at_once_everywhere(filled: SqlStore) -> None:
    fix(filled, type="ACCUSE", actors="Borduria [HUN MIL]", place="Linz [AUT] 48.3, 14.3")
    found = filled.event(expelled())
    assert found.report.type == "ACCUSE" and found.report.place and found.report.place.lat == 48.3
    assert found.review and found.review.standing == "corrected"
    assert found.review.original == factories.expulsion()
    assert (
        filled.count(Filters(type="ACCUSE")) == 1 and filled.count(Filters(place="AUT", type="ACCUSE")) == 1
    )
    assert [each.id for each in filled.listing(Filters(reviewed="corrected")).items] == [expelled()]
    assert dict(filled.counts("type"))["SANCTION"] == 1
    page = filled.page(found.page.id)
    assert [each.type for each in page.coded.events] == ["CONSULT", "ACCUSE"]
    assert page.reviews[expelled()].corrections[0].was == "SANCTION"


def test_taking_back_restores_every_row(filled: SqlStore) -> None:
    before = (filled.event(expelled()), filled.counts("type"), filled.counts("mode"), filled.counts("actor"))
    id = fix(filled, type="ACCUSE", actors="", date="2024-11-01")
    filled.reviews.undo(id, ANN)
    assert (
        filled.event(expelled()),
        filled.counts("type"),
        filled.counts("mode"),
        filled.counts("actor"),
    ) == before
    kept = list(filled.reviews.all())
    assert [each.review.undoes for each in kept] == [id, None] and kept[1].undone == kept[0].review.id
    with pytest.raises(BadReview, match="taken back already"):
        filled.reviews.undo(id, ANN)


def test_only_an_editor_takes_back_another_s(filled: SqlStore) -> None:
    id = fix(filled, type="ACCUSE")
    with pytest.raises(NotAllowed):
        filled.reviews.undo(id, BEN)
    filled.reviews.undo(id, EVE)
    with pytest.raises(NotStored):
        filled.reviews.undo_last(ANN)


def test_a_reader_comments_and_no_more(filled: SqlStore) -> None:
    with pytest.raises(NotAllowed):
        fix(filled, ROB, type="ACCUSE")
    filled.reviews.add(Said(kind="event", about=expelled(), verdict="wrong", comment="no"), ROB)
    found = filled.event(expelled()).review
    assert found and found.standing == "commented"


def test_what_says_nothing_new_is_refused_and_the_same_twice_is_kept_once(filled: SqlStore) -> None:
    with pytest.raises(BadReview, match="says nothing new"):
        fix(filled, type="sanction")
    assert fix(filled, type="ACCUSE") is not None
    one = filled.reviews.add(Said(kind="event", about=expelled(), verdict="right"), BEN)
    two = filled.reviews.add(Said(kind="event", about=expelled(), verdict="right"), BEN)
    assert one.id == two.id


def test_a_form_sends_every_field_and_only_what_differs_counts(filled: SqlStore) -> None:
    fix(filled, type="ACCUSE", mode="expel", actors=" Borduria  [HUN GOV]", date="")
    review = filled.event(expelled()).review
    assert review and [each.field for each in review.corrections] == ["type"]


def test_the_rejected_are_marked_and_can_be_left_out(filled: SqlStore) -> None:
    filled.reviews.add(Said(kind="event", about=expelled(), verdict="wrong"), ANN)
    assert filled.count(Filters(reviewed="wrong")) == 1 and filled.count(Filters(reviewed="kept")) == 4
    filled.reviews.add(Said(kind="event", about=expelled(), verdict="wrong"), EVE)
    assert filled.count(Filters(reviewed="rejected")) == 1 and filled.count(Filters(reviewed="kept")) == 3
    assert filled.count(Filters(reviewed="none")) == 3 and filled.count(Filters(reviewed="any")) == 1


def test_coding_anew_keeps_what_was_said(filled: SqlStore) -> None:
    fix(filled, type="ACCUSE")
    again = factories.coded(1)
    moved = replace(again.events[1], id="0123456789abcdef", confidence=0.9)
    filled.add(replace(again, events=(again.events[0], moved)), again=True)
    found = filled.event("0123456789abcdef")
    assert found.report.type == "ACCUSE" and found.report.confidence == 0.9
    assert filled.count(Filters(type="ACCUSE")) == 1


def test_a_new_text_around_the_sentence_keeps_it_too(filled: SqlStore) -> None:
    fix(filled, date="2024-11-10")
    page = factories.page(1)
    longer = replace(page.blocks[1], text="New today. " + page.blocks[1].text)
    report = factories.expulsion(1, id="fedcba9876543210")
    shifted = replace(report, trigger=replace(report.trigger, start=report.trigger.start + 11))
    filled.add(Coded(page=replace(page, blocks=(page.blocks[0], longer)), events=(shifted,), version="test"))
    found = filled.event("fedcba9876543210")
    assert found.report.date and found.report.date.edtf == "2024-11-10"
    old = filled.event(expelled())
    assert old.page.replaced_by and old.review and old.review.corrections


def test_what_the_coder_has_learned_is_no_correction_any_more(filled: SqlStore) -> None:
    fix(filled, type="ACCUSE")
    learned = factories.expulsion(1, id="aaaabbbbccccdddd", type="ACCUSE", modes=(), quad=3)
    filled.add(factories.coded(1, reports=(learned,)), again=True)
    found = filled.event("aaaabbbbccccdddd")
    assert found.review and not found.review.corrections and found.review.original is None


def test_what_is_gone_is_kept_and_listed_as_such(filled: SqlStore) -> None:
    fix(filled, type="ACCUSE")
    filled.add(factories.coded(1, reports=(factories.report(1),)), again=True)
    (lost,) = filled.reviews.listing(gone=True).items
    assert lost.gone and lost.label == factories.SENTENCES[1] and lost.review.fields == {"type": "ACCUSE"}
    filled.add(factories.coded(1), again=True)
    assert not filled.reviews.listing(gone=True).items
    assert filled.event(expelled()).report.type == "ACCUSE"


def test_another_type_in_the_same_sentence_is_another_record(filled: SqlStore) -> None:
    filled.reviews.add(Said(kind="event", about=expelled(), verdict="right"), ANN)
    other = factories.expulsion(1, id="aaaabbbbccccdddd", type="ACCUSE", modes=(), quad=3)
    filled.add(factories.coded(1, reports=(other,)), again=True)
    assert filled.event("aaaabbbbccccdddd").review is None


def test_a_page_is_reviewed_and_corrected(filled: SqlStore) -> None:
    id = filled.event(expelled()).page.id
    said = Said(kind="page", about=id, fields={"site_name": "Other Example", "section": "World"})
    filled.reviews.add(said, ANN)
    found = filled.page(id)
    assert found.head.site_name == found.coded.page.site_name == "Other Example"
    assert found.review and {each.field for each in found.review.corrections} == {"site_name", "section"}
    assert filled.event(expelled()).page.site_name == "Other Example"
    filled.add(factories.coded(1), again=True)
    assert filled.page(id).head.section == "World"
    filled.reviews.undo_last(ANN)
    assert filled.page(id).head.site_name == "The Example" and filled.page(id).review is None


def test_several_reports_of_one_event(store: SqlStore) -> None:
    for number in (1, 2):
        store.add(factories.coded(number, reports=(factories.report(number),)))
    store.link()
    whole = store.listing().items[0]
    assert whole.event and len(whole.event.tellings) == 2
    for each in (1, 2):
        fix(store, EVE, about=factories.report(each).id, date="2024-11-09")
    assert store.event(whole.id).event.date == "2024-11-09"  # type: ignore[union-attr]
    for _ in (1, 2):
        store.reviews.undo_last(EVE)
    store.reviews.add(Said(kind="event", about=whole.report.id, verdict="wrong"), EVE)
    found = store.event(whole.id)
    assert found.report.id != whole.report.id and found.event and len(found.event.tellings) == 1
    assert found.id == whole.id and store.count() == 1
    store.link(again=True)
    assert store.event(whole.id).report.id == found.report.id


def linked(store: SqlStore, days: tuple[str, ...] = ("2024-11-11", "2024-11-11")) -> list[str]:
    """A store with a report of a meeting a page, linked; ids of their events, one a page."""
    for number, day in enumerate(days, 1):
        day_of = replace(factories.report().date, basis="stated", edtf=day, text=day)
        store.add(factories.coded(number, reports=(factories.report(number, date=day_of),)))
    store.link()
    return events_of(store, len(days))


def events_of(store: SqlStore, number: int) -> list[str]:
    """Which event each of the reports is of now."""
    told = [
        (each.id, [one.report for one in each.event.tellings]) for each in store.all_events() if each.event
    ]
    alone = [(each.id, [each.id]) for each in store.all_events() if not each.event]
    ids = [factories.report(each).id for each in range(1, number + 1)]
    return [next(event for event, own in [*told, *alone] if id in own) for id in ids]


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "ASSAULT"},
        {"date": "2024-10-02"},
        {
            "actors": "Dictator [KEN GOV]",
            "recipients": "Rebels [UGA REB]",
            "place": "Nairobi [KEN] -1.28, 36.8",
        },
    ],
)
def test_a_corrected_report_leaves_the_event_that_it_is_not_of(
    store: SqlStore, fields: dict[str, str]
) -> None:
    before = linked(store)
    assert before[0] == before[1]
    fix(store, EVE, about=factories.report(2).id, **fields)
    after = events_of(store, 2)
    assert after[0] != after[1] and store.count() == 2
    store.link()
    assert events_of(store, 2) == after and store.count() == 2
    store.link(again=True)
    assert events_of(store, 2) == after
    store.reviews.undo_last(EVE)
    assert events_of(store, 2) == before and store.count() == 1


def test_a_corrected_report_joins_the_event_that_it_is_of(store: SqlStore) -> None:
    before = linked(store, ("2024-11-11", "2024-09-30"))
    assert before[0] != before[1]
    fix(store, about=factories.report(2).id, date="2024-11-11")
    assert len({*events_of(store, 2)}) == 1 and store.count() == 1
    (whole,) = store.listing().items
    assert whole.event and whole.event.date == "2024-11-11" and len(whole.event.tellings) == 2
    assert {*before} - {whole.id} <= {each.id for each in store.superseded()}


def test_where_many_are_near_the_next_run_links(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    before = linked(store)
    monkeypatch.setattr(linking, "AT_ONCE", 0)
    fix(store, about=factories.report(2).id, date="2024-10-02")
    assert events_of(store, 2) == before
    store.link()
    assert len({*events_of(store, 2)}) == 2


def test_a_corrected_page_takes_its_reports_along(store: SqlStore) -> None:
    linked(store)
    (whole,) = store.listing().items
    assert whole.event and whole.event.outlets == ("The Example",)
    page = store.event(factories.report(2).id).page.id
    store.reviews.add(Said(kind="page", about=page, fields={"site_name": "Other Example"}), ANN)
    found = store.event(whole.id)
    assert found.event and set(found.event.outlets) == {"The Example", "Other Example"}


def test_treaties_are_found_again_by_name(store: SqlStore) -> None:
    step = StepRecord(
        step="signature", party=None, by=None, date=None, pending=False, negated=False, condition=None,
        resolved=False, contested=False, order="", evidence=(),
    )  # fmt: skip
    pact = TreatyRecord(
        id="t1", name="Vienna Pact", names=("Vienna Pact",), kind="pact", scope="bilateral", field=None,
        parties=("AUT", "HUN"), steps=(step,), obligations=(), trigger=None, contradictions=(), pages=(),
        first=None, last=None,
    )  # fmt: skip

    def put(treaty: TreatyRecord) -> None:
        from sqlalchemy import delete, insert

        from dateline.store import linked, schema

        with store._write() as connection:
            connection.execute(delete(schema.treaty_parties))
            connection.execute(delete(schema.treaties))
            connection.execute(insert(schema.treaties).values(**linked.treaty_row(treaty)))
            judged.attach_treaties(connection, [treaty])

    put(pact)
    store.reviews.add(Said(kind="treaty", about="t1", fields={"field": "defence", "parties": "AUT CZE"}), ANN)
    found = store.treaty("t1")
    assert (found.field, found.parties) == ("defence", ("AUT", "CZE")) and found.review
    assert [each.id for each in store.treaties(party="CZE").items] == ["t1"]
    put(replace(pact, id="t2"))
    assert store.treaty("t2").field == "defence" and store.treaties(field="defence").items[0].id == "t2"
    put(replace(pact, id="t3", name="Other Pact", names=("Other Pact",)))
    assert store.treaty("t3").review is None and len(store.reviews.listing(gone=True).items) == 1


def test_the_queue_is_ordered_by_use(filled: SqlStore) -> None:
    whys = [each.why for each in filled.reviews.queue(ANN)]
    assert whys[0] == "sample" and "uncertain" in whys
    assert [each.event.report.confidence for each in filled.reviews.queue(ANN, why="uncertain")] == [0.1]
    drawn = [each.event.report.id for each in filled.reviews.queue(ANN, why="sample")]
    assert drawn == sorted(drawn) and len(drawn) == 4
    assert drawn == [each.event.report.id for each in filled.reviews.queue(BEN, why="sample")]
    assert drawn[1:] == [
        each.event.report.id for each in filled.reviews.queue(ANN, why="sample", skip=drawn[:1])
    ]


def test_the_sample_is_asked_whatever_else_was_read_and_blind(filled: SqlStore) -> None:
    fix(filled, type="ACCUSE")
    asked = {each.event.report.id: each for each in filled.reviews.queue(BEN, why="sample")}
    assert asked[expelled()].blind and asked[expelled()].event.report.type == "SANCTION"
    assert asked[expelled()].event.review is None
    filled.reviews.add(Said(kind="event", about=expelled(), verdict="right", asked="sample"), BEN)
    assert expelled() not in {each.event.report.id for each in filled.reviews.queue(ANN, why="sample")}
    (row, *_rest) = filled.reviews.precision()
    assert (row.read, row.right) == (1, 1)


def test_a_second_reader_and_then_an_editor_are_asked(filled: SqlStore) -> None:
    filled.reviews.add(Said(kind="event", about=expelled(), verdict="right"), ANN)
    filled.reviews.add(Said(kind="event", about=expelled(), verdict="wrong"), BEN)
    cas = Account(name="cas", role="reviewer")
    for who in (cas, EVE):
        assert filled.reviews.queue(who)[0].why == "second"
        assert filled.reviews.queue(who)[0].event.report.id == expelled()
    assert not filled.reviews.queue(ANN, why="second")
    filled.reviews.add(Said(kind="event", about=expelled(2), verdict="wrong"), ANN)
    assert len(filled.reviews.queue(EVE, why="second")) == 2
    (pair,) = filled.reviews.agreement()
    assert (pair.one, pair.other, pair.both, pair.agreed) == ("ann", "ben", 1, 0)


def test_some_of_the_sample_is_read_twice(filled: SqlStore) -> None:
    for number in range(3, 12):
        filled.add(factories.coded(number))
    for each in filled.reviews.queue(ANN, why="sample", limit=30):
        filled.reviews.add(
            Said(kind="event", about=each.event.report.id, verdict="right", asked="sample"), ANN
        )
    twice = filled.reviews.queue(BEN, why="second", limit=30)
    assert 0 < len(twice) < 22 and all(each.event.report.id[15] in "0123" for each in twice)
    for each in twice:
        filled.reviews.add(
            Said(kind="event", about=each.event.report.id, verdict="right", asked="second"), BEN
        )
    assert not filled.reviews.queue(Account(name="cas", role="reviewer"), why="second", limit=30)


def test_a_replaced_page_and_unknown_things_cannot_be_reviewed(filled: SqlStore) -> None:
    page = filled.event(expelled()).page.id
    other = replace(
        factories.coded(1), page=replace(factories.page(1), blocks=factories.page(1).blocks[:1]), events=()
    )
    filled.add(other)
    for kind, about in (
        ("event", expelled()),
        ("page", page),
        ("event", "none"),
        ("treaty", "none"),
        ("page", "none"),
    ):
        with pytest.raises(NotStored):
            filled.reviews.add(Said(kind=kind, about=about, verdict="right"), ANN)  # type: ignore[arg-type]


def test_a_store_that_may_not_be_written_to(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        store.add(factories.coded(1))
    with (
        open_store(tmp_path / "news.db", read_only=True) as shut,
        pytest.raises(StopRun, match="may not be written"),
    ):
        shut.reviews.add(Said(kind="event", about=expelled(), verdict="right"), LOCAL_EDITOR)


def test_listing_in_parts(filled: SqlStore) -> None:
    for number in range(5):
        filled.reviews.add(Said(kind="event", about=expelled(), comment=f"word {number}"), ANN)
    part = filled.reviews.listing(limit=2)
    rest = filled.reviews.listing(limit=9, cursor=part.cursor)
    assert [each.review.comment for each in (*part.items, *rest.items)] == [
        f"word {n}" for n in (4, 3, 2, 1, 0)
    ]
    assert filled.reviews.listing(about=expelled(), by="ann", kind="event").items
    assert not filled.reviews.listing(by="ben").items
    with pytest.raises(StopRun):
        filled.reviews.listing(cursor="x")


def test_counts_are_told_when_what_is_shown_changes(
    filled: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = []
    monkeypatch.setattr(linking, "changed", lambda connection: called.append(1))
    filled.reviews.add(Said(kind="event", about=expelled(), verdict="right"), BEN)
    assert not called
    fix(filled, type="ACCUSE")
    filled.reviews.undo_last(ANN)
    assert len(called) == 2


def test_what_is_contested_or_much_read_is_asked_for(store: SqlStore) -> None:
    for number in (1, 2, 3):
        auxiliary = {"auxiliary": ("negation",)} if number == 3 else {}
        store.add(factories.coded(number, reports=(factories.report(number, **auxiliary),)))
    store.link()
    (whole,) = store.listing().items
    assert whole.event and whole.event.status == "contested"
    for why, because in (("contested", "some say so, others deny it"), ("read", "3 reports tell of it")):
        (asked,) = store.reviews.queue(ANN, why=why)  # type: ignore[arg-type]
        assert asked.because == because and asked.event.id == whole.id and not asked.blind
        assert not store.reviews.queue(ANN, why=why, skip=[asked.event.report.id])  # type: ignore[arg-type]
