"""Dates, times and addresses in words."""

from __future__ import annotations

import pytest

from dateline.serve import words


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2026-03-05", "5 March 2026"),
        ("2026-03", "March 2026"),
        ("2026", "2026"),
        ("2026-03-04/2026-03-10", "4–10 March 2026"),
        ("2026-03-30/2026-04-02", "30 March 2026 – 2 April 2026"),
        ("2026-03-04/..", "from 4 March 2026"),
        ("../2026-03-05", "by 5 March 2026"),
        ("2026-21", "2026-21"),
        ("nonsense", "nonsense"),
        (None, "no date"),
    ],
)
def test_days(edtf: str | None, shown: str) -> None:
    assert words.day(edtf) == shown


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2026-03-05T09:30:00-04:00", "5 March 2026, 09:30 UTC−04:00"),
        ("2026-03-05T09:30:00Z", "5 March 2026, 09:30 UTC"),
        ("2026-03-05T09:30+00:00", "5 March 2026, 09:30 UTC"),
        ("2026-03-05T09:30", "5 March 2026, 09:30"),
        ("2026-03-05", "5 March 2026"),
        (None, "no date"),
    ],
)
def test_moments(iso: str | None, shown: str) -> None:
    assert words.moment(iso) == shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//host", "http://[", "", None])
def test_only_web_addresses_are_links(url: str | None) -> None:
    assert words.web_address(url) is None


def test_names_that_many_treaties_have_tell_nothing() -> None:
    names = ("pact", "gas treaty", "Gas Treaty of Kom", "-page document", "treaty", "text")
    assert words.own_names(names) == ("pact", "gas treaty", "Gas Treaty of Kom")
    assert words.own_names(()) == ()
