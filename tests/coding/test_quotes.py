"""Quotation marks of a block."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.quotes import quotations


def _quoted(text: str) -> list[str]:
    return [text[run.start : run.end] for run in quotations(text)]


def test_each_kind_of_mark() -> None:
    assert _quoted('He said "no" and left.') == ['"no"']
    assert _quoted("He said “no” and left.") == ["“no”"]
    assert _quoted("He said ''no'' and left.") == ["''no''"]
    assert _quoted("A 'no' was heard.") == ["'no'"]


def test_apostrophes_are_not_quotes() -> None:
    assert _quoted("The ministers' plan and the envoy's reply weren't read.") == []


def test_an_inner_quote_is_part_of_the_outer_one() -> None:
    assert _quoted("''They say, 'Never,''' he said.") == ["''They say, 'Never,'''"]


def test_a_quote_that_runs_on_is_open() -> None:
    (run,) = quotations("“The talks go on.")
    assert not run.closed
    assert run.end == len("“The talks go on.")


def test_a_missing_closing_mark_costs_one_quote() -> None:
    assert _quoted("“One is open. “Two is closed.”") == ["“Two is closed.”"]


@given(st.text(alphabet="ab .,'\"“”‘’«»\n", max_size=80))
def test_quotes_are_in_order_and_within_the_text(text: str) -> None:
    runs = quotations(text)
    assert all(0 <= run.start < run.end <= len(text) for run in runs)
    assert all(one.end <= other.start for one, other in pairwise(runs))
