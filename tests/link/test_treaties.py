"""Merging what pages say of treaties: nothing depends on the order, what contradicts is shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.link import lifecycle, treaties
from dateline.link.treaties import Telling, merge_tellings
from dateline.model import Span, StepName, Treaty, TreatyRecord, TreatyStep

QUOTE = Span(block=1, start=0, end=6, text="signed")


def step(name: StepName, party: str | None, date: str | None = None, **more: Any) -> TreatyStep:
    """A step with the least of evidence."""
    made = TreatyStep(step=name, party=party, by=None, date=date, trigger=QUOTE, sentence=QUOTE)
    return replace(made, **more)


def telling(page: str, day: str, *steps: TreatyStep, name: str = "treaty", **more: Any) -> Telling:
    """What one page says of a treaty of Kenya and Tanzania, unless `more` says otherwise."""
    treaty = Treaty(
        id=f"{page}-{name}",
        name=name,
        names=(Span(block=0, start=0, end=len(name), text=name),),
        kind="treaty",
        parties=("KEN", "TZA"),
        named=(),
        steps=steps,
        missing={},
        scope="bilateral",
        field="border",
    )
    return Telling(page=page, day=day, outlet=f"outlet {page}", url=None, treaty=replace(treaty, **more))


SIGNED = telling(
    "a", "2026-02-01", step("signature", "KEN", "2026-01-31"), step("signature", "TZA", "2026-01-31")
)
WAITING = telling(
    "b",
    "2026-02-03",
    step("ratification", "KEN", pending=True),
    step("entry into force", None, pending=True, condition="exchange of instruments"),
)
RATIFIED = telling("c", "2026-03-05", step("ratification", "KEN", "2026-03-04", by="GOV"))
RATIFIED_TOO = telling("d", "2026-04-02", step("ratification", "TZA", "2026-04-01"))
FORCE = telling("e", "2026-05-02", step("entry into force", None, "2026-05-01"))
ALL = (SIGNED, WAITING, RATIFIED, RATIFIED_TOO, FORCE)
OTHERS = (
    telling("f", "2026-02-09", step("signature", "KEN", "2019"), step("signature", "TZA", "2019")),
    telling("g", "2026-02-10", step("signature", "KEN", "2026-02-10"), field="trade"),
    telling("h", "2026-02-11", step("signature", "KEN", "2026-02-10"), parties=("KEN", "UGA")),
    telling("i", "2026-02-12", step("accession", "KEN"), name="Apia Convention", kind="convention",
            parties=("FJI", "KEN"), scope="multilateral", field="fisheries"),
)  # fmt: skip


def the(record: TreatyRecord, name: str, party: str | None) -> Any:
    """The only step of that kind and party."""
    (found,) = [s for s in record.steps if (s.step, s.party) == (name, party)]
    return found


def test_pages_of_one_treaty_are_one_record() -> None:
    (record,) = merge_tellings(ALL)
    assert record.pages == ("a", "b", "c", "d", "e")
    assert (record.first, record.last) == ("2026-02-01", "2026-05-02")
    ratified = the(record, "ratification", "KEN")
    assert (ratified.date, ratified.pending, ratified.resolved, ratified.by) == (
        "2026-03-04",
        False,
        True,
        "GOV",
    )
    assert [told.page for told in ratified.evidence] == ["b", "c"]
    force = the(record, "entry into force", None)
    assert (force.pending, force.condition) == (False, "exchange of instruments")
    assert record.contradictions == ()


def test_other_treaties_of_the_same_states_stay_apart() -> None:
    assert len(merge_tellings((*ALL, *OTHERS))) == 1 + len(OTHERS)


def test_two_dates_for_one_step_are_shown() -> None:
    other = telling("z", "2026-03-09", step("ratification", "KEN", "2026-03-06"))
    (record,) = merge_tellings((*ALL, other))
    (clash,) = record.contradictions
    assert "2026-03-04" in clash.what and "2026-03-06" in clash.what
    assert set(clash.pages) == {"c", "z"}
    assert record.steps[clash.step].contested


def test_in_force_against_not_yet_ratified_is_shown() -> None:
    late = telling("z", "2026-06-01", step("ratification", "TZA", pending=True))
    (record,) = merge_tellings((*ALL, late))
    assert [clash.what for clash in record.contradictions] == [
        "ratification by TZA: done by 2026-04-01, but still to come on 2026-06-01"
    ]


def test_a_name_of_its_own_joins_pages_that_name_one_party() -> None:
    named = telling("y", "2026-06-01", name="Moshi treaty", parties=("KEN",), scope=None)
    again = telling("z", "2026-06-02", name="Treaty of Moshi", parties=("TZA",), scope=None, field=None)
    (record,) = merge_tellings((named, again))
    assert record.parties == ("KEN", "TZA")


def test_a_signatory_that_joins_has_ratified() -> None:
    signed = telling("a", "2026-02-01", step("signature", "KEN", "2026-01-31"))
    joined = telling("b", "2026-03-01", step("accession", "KEN", "2026-03-01"))
    (record,) = merge_tellings((signed, joined))
    assert the(record, "ratification", "KEN").date == "2026-03-01"


POOL = (*ALL, *OTHERS)


@given(st.permutations(POOL))
def test_order_changes_nothing(order: list[Telling]) -> None:
    assert merge_tellings(order) == merge_tellings(POOL)


@given(st.lists(st.sampled_from(POOL)))
def test_adding_twice_changes_nothing(some: list[Telling]) -> None:
    assert merge_tellings([*some, *some]) == merge_tellings(some)


@given(st.lists(st.sampled_from(POOL), unique_by=lambda t: t.page), st.sampled_from(POOL))
def test_removing_a_page_removes_its_part(some: list[Telling], extra: Telling) -> None:
    kept = [t for t in some if t.page != extra.page]
    whole = merge_tellings([*kept, extra])
    without = merge_tellings(t for t in [*kept, extra] if t.page != extra.page)
    assert without == merge_tellings(kept)
    assert all(extra.page not in record.pages for record in without)
    told = {(r.name, e.page, e.step.step) for r in whole for s in r.steps for e in s.evidence}
    left = {(r.name, e.page, e.step.step) for r in without for s in r.steps for e in s.evidence}
    assert {pair[1:] for pair in told if pair[1] != extra.page} == {pair[1:] for pair in left}


@given(st.sampled_from(ALL))
def test_the_id_holds_while_the_first_page_does(last: Telling) -> None:
    (record,) = merge_tellings((SIGNED, last))
    assert record.id == merge_tellings((SIGNED,))[0].id


# The state machine


def on(record: TreatyRecord, day: str) -> str:
    """The status in words."""
    return str(lifecycle.status(record, dt.date.fromisoformat(day)))


def test_status_on_any_day() -> None:
    (record,) = merge_tellings(ALL)
    assert on(record, "2026-01-30") == "unknown"
    assert on(record, "2026-01-31") == "signed"
    assert on(record, "2026-03-04") == "ratified by KEN"
    assert on(record, "2026-04-01") == "ratified by both, not in force"
    assert on(record, "2026-05-01") == "in force"
    assert [day for day, _ in lifecycle.history(record)] == [
        "2026-01-31", "2026-03-04", "2026-04-01", "2026-05-01",
    ]  # fmt: skip


def test_every_way_out_and_round() -> None:
    pages = [
        ("negotiation", "KEN", "2026-01-01", "under negotiation"),
        ("initialling", "KEN", "2026-01-05", "initialled"),
        ("signature", "KEN", "2026-01-10", "signed"),
        ("approval", "KEN", "2026-01-20", "approved by legislature of KEN"),
        ("rejection", "TZA", "2026-01-25", "rejected by TZA"),
        ("approval", "TZA", "2026-02-25", "approved by legislature of KEN, TZA"),
        ("provisional application", None, "2026-03-01", "provisionally applied"),
        ("entry into force", None, "2026-04-01", "in force"),
        ("suspension", "KEN", "2026-05-01", "suspended"),
        ("entry into force", None, "2026-06-01", "suspended"),
        ("denunciation", "KEN", "2026-07-01", "denounced by KEN"),
        ("termination", None, "2026-12-01", "terminated"),
    ]
    told: list[Telling] = []
    for number, (name, party, day, status) in enumerate(pages):
        told.append(telling(f"p{number:02}", day, step(name, party, day)))  # type: ignore[arg-type]
        (record,) = merge_tellings(told)
        assert on(record, day) == status


def test_a_multilateral_treaty_waits_for_its_number_and_outlives_a_withdrawal() -> None:
    states = ("AGO", "BWA", "NAM", "ZMB")
    more: dict[str, Any] = {
        "parties": states,
        "scope": "multilateral",
        "name": "Kariba Convention",
        "kind": "convention",
    }
    first = telling(
        "a", "2026-02-01", *(step("signature", s, "2026-01-01") for s in states),
        step("entry into force", None, pending=True, condition="ratification by 2 states"), **more,
    )  # fmt: skip
    second = telling(
        "b", "2026-03-01", step("ratification", "AGO", "2026-02-10"), step("accession", "BWA", "2026-02-20"),
        step("entry into force", None, "2026-03-20", pending=True),
        step("withdrawal", "ZMB", "2026-04-01"), **more,
    )  # fmt: skip
    (record,) = merge_tellings((first, second))
    assert on(record, "2026-02-10") == "ratified by AGO"
    assert on(record, "2026-02-20") == "ratified by all needed, not in force"
    assert on(record, "2026-03-20") == "in force (as announced)"
    assert on(record, "2026-04-02") == "in force (as announced)"


def test_notice_says_when_it_takes_effect() -> None:
    (record,) = merge_tellings(
        (
            *ALL,
            telling("z", "2026-06-01", step("denunciation", "KEN", "2026-06-01"),
                    step("termination", None, "2026-12-01", pending=True)),
        )
    )  # fmt: skip
    assert on(record, "2026-06-02") == "denounced by KEN, effective 2026-12-01"
    assert on(record, "2026-12-01") == "terminated (as announced)"


def test_tellings_need_treaties() -> None:
    assert treaties.merge([]) == ()
