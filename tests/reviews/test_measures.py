"""Precision with its interval, and agreement, against figures worked out by hand and in the literature."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Review
from dateline.reviews.measures import agreement, kappa, precision, wilson


def read(
    verdict: str, *, by: str = "ann", role: str = "reviewer", asked: str | None = "sample", **fields: str
) -> Review:
    return Review(
        id=f"{by}{verdict}{asked}{fields}",
        at="2024-11-12T10:00:00+00:00",
        by=by,
        role=role,  # type: ignore[arg-type]
        kind="event",
        about="e",
        verdict=verdict,  # type: ignore[arg-type]
        fields=fields,
        asked=asked,
        type="SANCTION",
        modes=("expel",),
    )


def test_wilson_as_published() -> None:
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-4)  # Newcombe 1998, table I
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-4)
    with pytest.raises(ValueError, match="of 0"):
        wilson(0, 0)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(pair: tuple[int, int]) -> None:
    right, total = pair
    low, high = wilson(right, total)
    assert 0 <= low <= right / total + 1e-12 and right / total - 1e-12 <= high <= 1


def test_only_the_random_sample_counts() -> None:
    rows = precision([[read("right", asked="uncertain")], [read("wrong", asked=None)]])
    assert [(row.type, row.read, row.share) for row in rows] == [(None, 0, None)]


def test_precision_by_type_and_mode() -> None:
    drawn = [
        [read("right")],
        [read("wrong")],
        [read("wrong", actors="Borduria")],
        [read("wrong", mode="")],
        [read("wrong", type="ACCUSE")],
        [read("unsure")],
        [read("right"), read("wrong", by="ben", asked="second")],
        [
            read("right"),
            read("wrong", by="ben", asked="second"),
            read("right", by="eve", role="editor", asked=None),
        ],
        [read("wrong"), read("right", by="eve", role="editor", asked=None)],
    ]
    every, type, mode = precision(drawn)
    assert (every.type, type.type, type.mode, mode.mode) == (None, "SANCTION", None, "expel")
    assert (type.read, type.right, type.whole, type.open) == (7, 5, 3, 2)
    assert (mode.read, mode.right) == (7, 4)
    assert type.share == pytest.approx(5 / 7) and type.low and type.high and type.low < 5 / 7 < type.high


def test_kappa_as_published() -> None:
    # Cohen's own kind of table: 0.70 seen, 0.50 by chance.
    counts = {("right", "right"): 20, ("right", "wrong"): 5, ("wrong", "right"): 10, ("wrong", "wrong"): 15}
    assert kappa(counts) == pytest.approx(0.4)
    assert kappa({("right", "right"): 9}) is None and kappa({}) is None


def test_agreement_is_of_the_last_words() -> None:
    both = [
        [read("right"), read("right", by="ben", asked="second")],
        [read("wrong"), read("wrong", by="ben", asked="second")],
        [read("wrong"), read("right"), read("wrong", by="ben", asked="second")],
        [read("right")],
    ]
    (found,) = agreement(both)
    assert (found.one, found.other, found.both, found.agreed) == ("ann", "ben", 3, 2)
    assert found.kappa == pytest.approx(0.4)
