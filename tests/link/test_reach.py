"""The days that a report can be of."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

import factories
from dateline.link.days import reach
from dateline.model import LIES_BACK, TOLD, Date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("a week earlier", "2026-03-07", "2026-03-10"), ("two days before", "2026-03-13", "2026-03-15")],
)
def test_so_long_before_an_unnamed_day_is_at_least_so_long_before_the_page(
    text: str, first: str, last: str
) -> None:
    report = replace(factories.report(1), date=Date(edtf=None, basis="unknown", text=text), auxiliary=())
    days = reach(report, "2026-03-17T09:00:00Z")
    assert [dt.date.fromordinal(day).isoformat() for day in (days.first, days.last)] == [first, last]
    assert not days.dated


def days_of(date: Date) -> tuple[str, str, bool]:
    found = reach(replace(factories.report(1), date=date, auxiliary=()), "2026-03-17T09:00:00Z")
    first, last = (dt.date.fromordinal(day).isoformat() for day in (found.first, found.last))
    return first, last, found.dated


def test_the_day_of_the_telling_is_only_the_last_that_it_can_be_of() -> None:
    date = Date(edtf="../2026-03-16", basis="relative", text="Monday", why=TOLD)
    assert days_of(date) == ("2026-03-02", "2026-03-16", False)
    date = Date(edtf="2026-03-16", basis="relative", text="Monday", why=TOLD)
    assert days_of(date) == ("2026-03-14", "2026-03-16", False)


def test_what_lies_back_can_be_of_any_day_before() -> None:
    date = Date(edtf="../2026-03-17", basis="published-by", why=LIES_BACK)
    assert days_of(date) == ("0001-01-01", "2026-03-17", False)


def test_what_has_lasted_since_a_day_began_on_it() -> None:
    date = Date(edtf="2026-01-05/2026-03-17", basis="relative", text="January 5")
    assert days_of(date) == ("2026-01-05", "2026-01-07", True)
