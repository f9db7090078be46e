"""The days that a report can be of."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

import factories
from dateline.link.days import reach
from dateline.model import Date


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
