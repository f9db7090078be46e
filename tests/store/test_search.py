"""Whatever is typed into a search finds something, finds nothing or is refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings, strategies

import factories
from dateline.errors import StopRun
from dateline.store.base import Filters
from dateline.store.sql import SqlStore

WORDS = strategies.text(
    alphabet=strategies.sampled_from("ab *\"'()-^:+{}\0\n\u0301éAND OR NOT NEAR,"), max_size=20
)


@given(words=WORDS | strategies.text(max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_nothing_typed_breaks_the_search(store: SqlStore, words: str) -> None:
    try:
        assert store.count(Filters(text=words)) == len(store.listing(Filters(text=words)).items)
    except StopRun as error:
        assert "no word" in str(error)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("VIENNA", 1),
        ("viénna", 1),
        ("met colleague", 1),
        ('"met colleague"', 0),
        ("minist*", 1),
        ("minist", 0),
        ("vienna\0", 1),
        ("vienna \ud800", 1),
    ],
)
def test_words_and_phrases(store: SqlStore, words: str, found: int) -> None:
    store.add(factories.coded(1, reports=(factories.report(1),)))
    assert store.count(Filters(text=words)) == found


@given(
    cursor=strategies.text(max_size=12) | strategies.from_regex(r"[0-9-]{0,10}~[0-9]{1,30}", fullmatch=True)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
def test_no_cursor_breaks_a_listing(store: SqlStore, cursor: str) -> None:
    try:
        store.listing(cursor=cursor)
    except StopRun as error:
        assert "no listing gave this" in str(error)


def test_half_a_character_is_refused(store: SqlStore) -> None:
    with pytest.raises(StopRun, match="not sound Unicode"):
        store.count(Filters(source="\ud800"))
