"""Outlets against their own past: what is odd is said by thresholds, and only by them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.serve import sources
from dateline.store.base import OutletRow

TODAY = dt.date(2026, 6, 30)


def outlet(pages_by_ago: dict[int, int], *, copies: int = 0, quiet: int = 0, pages: int = 0) -> OutletRow:
    """An outlet with so many pages so many days before TODAY."""
    days = tuple(
        ((TODAY - dt.timedelta(days=ago)).isoformat(), n) for ago, n in sorted(pages_by_ago.items())[::-1]
    )
    return OutletRow(
        name="A",
        agency=False,
        pages=pages or sum(n for _, n in days),
        events=0,
        copies=copies,
        quiet=quiet,
        undated=0,
        first=days[0][0] if days else None,
        last=days[-1][0] if days else None,
        days=days,
    )


def signs(row: OutletRow) -> tuple[str, ...]:
    return sources.health(row, TODAY.isoformat()).signs


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (outlet({0: 1}), ()),
        (outlet({7: 1}), ()),
        (outlet({8: 1}), ("silent",)),
        (outlet({0: 1, **dict.fromkeys(range(7, 35), 1)}), ("fewer",)),
        (outlet({0: 4, **dict.fromkeys(range(7, 35), 1)}), ()),
        (outlet({0: 14, **dict.fromkeys(range(7, 35), 1)}), ("more",)),
        (outlet({0: 14, 20: 4}), ()),  # 1 in 7 days is too few to hold anything against it
        (outlet({0: 4}, copies=2), ("copies",)),
        (outlet({0: 4}, quiet=2), ("quiet",)),
        (outlet({0: 3}, copies=3, quiet=3), ()),  # three pages are too few for shares
        (outlet({}, pages=2), ()),
    ],
)
def test_what_is_odd(row: OutletRow, expected: tuple[str, ...]) -> None:
    assert signs(row) == expected


@given(st.dictionaries(st.integers(0, 60), st.integers(1, 9), max_size=40))
def test_counts_add_up(by_ago: dict[int, int]) -> None:
    found = sources.health(outlet(by_ago, pages=1), TODAY.isoformat())
    assert len(found.days) == sources.RECENT + sources.BEFORE
    assert found.recent == sum(n for ago, n in by_ago.items() if ago < sources.RECENT)
    assert sum(found.days) == sum(n for ago, n in by_ago.items() if ago < sources.RECENT + sources.BEFORE)
    assert found.ago == (min(by_ago) if by_ago else None)


def test_thresholds_are_in_the_rule() -> None:
    rule = sources.rule()
    for number in (sources.SILENT_DAYS, sources.RECENT, sources.BEFORE, "0.5", "2", "50%"):
        assert str(number) in rule
