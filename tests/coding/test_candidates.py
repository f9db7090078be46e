"""Inflected forms and the cheap test before parsing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.candidates import Screen, forms, irregular


def test_regular_forms_follow_the_spelling_rules() -> None:
    exceptions = irregular()
    assert forms("deny", "verb", exceptions) >= {"denies", "denied", "denying"}
    assert forms("accuse", "verb", exceptions) >= {"accuses", "accused", "accusing"}
    assert forms("ban", "verb", exceptions) >= {"banned", "banning"}
    assert forms("attack", "noun", exceptions) == {"attack", "attacks"}
    assert forms("ready", "adj", exceptions) == {"ready"}


def test_irregular_forms_come_from_the_table() -> None:
    assert forms("strike", "verb", irregular()) >= {"struck", "striking"}


def test_screen_reads_whole_words_in_any_case() -> None:
    screen = Screen(["strike", "air-strike"])
    assert screen.may_hold("STRIKE ends")
    assert screen.may_hold("an air-strike hit it")
    assert not screen.may_hold("The strikers' striker scored")
    assert not screen.may_hold("")


@given(st.text())
def test_screen_takes_any_text(text: str) -> None:
    assert Screen(["war"]).may_hold(text + " war ")
