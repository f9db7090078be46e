"""EDTF to first and last days."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from dateline.store.days import days, in_words


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-11-12", ("2024-11-12", "2024-11-12")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("201X", ("2010-01-01", "2019-12-31")),
        ("19XX", ("1900-01-01", "1999-12-31")),
        ("2024-21", ("2024-03-01", "2024-05-31")),
        ("2024-11-04/2024-11-10", ("2024-11-04", "2024-11-10")),
        ("2024-11/2025-01", ("2024-11-01", "2025-01-31")),
        ("2024-11-10/2024-11-04", ("2024-11-04", "2024-11-10")),
        ("2024-11-04/..", ("2024-11-04", "2024-11-04")),
        ("../2024-11-04", ("2024-11-04", "2024-11-04")),
        ("2024-11-12T10:30+02:00", ("2024-11-12", "2024-11-12")),
        ("2024-11~", ("2024-11-01", "2024-11-30")),
        ("2024-99", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_days(edtf: str | None, expected: tuple[str, str] | None) -> None:
    assert days(edtf) == expected


@given(strategies.text(alphabet="0123456789-/X.~T:", max_size=25))
def test_any_text_gives_days_in_order_or_nothing(edtf: str) -> None:
    found = days(edtf)
    assert found is None or found[0] <= found[1]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-11-12", "2024-11-12"),
        ("../2024-11-12", "by 2024-11-12"),
        ("2024/..", "from 2024"),
        ("2024-11-04/2024-11-10", "2024-11-04 to 2024-11-10"),
    ],
)
def test_in_words(edtf: str, words: str) -> None:
    assert in_words(edtf) == words
