"""Marks of a search: the text stays the text, words match as the index has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from serve_pages import Get

from dateline.serve import search
from dateline.store.search import terms

TEXT = "Côte d’Ivoire signed; the Treaty of 1999 was re-signed, 'treaties' are not."


@pytest.mark.parametrize(
    ("asked", "hits"),
    [
        ("treaty", ["Treaty"]),
        ("TREAT*", ["Treaty", "treaties"]),
        ('"treaty of 1999"', ["Treaty of 1999"]),
        ("cote", ["Côte"]),
        ("signed the", ["signed", "the", "signed"]),
        ("sign", []),
        ("re-signed", ["re-signed"]),
        ("treaty treat*", ["Treaty", "treaties"]),
    ],
)
def test_words_that_match(asked: str, hits: list[str]) -> None:
    assert [bit.text for bit in search.marked(TEXT, terms(asked)) if bit.hit] == hits


@given(st.text(max_size=80), st.text("abß İé1*\"' ", min_size=1, max_size=12).filter(str.strip))
def test_bits_joined_are_the_text(text: str, asked: str) -> None:
    try:
        wanted = terms(asked)
    except Exception:
        return
    assert "".join(bit.text for bit in search.marked(text, wanted)) == text


def test_all_terms_have_to_be_there() -> None:
    assert search.has(TEXT, terms("treaty signed"))
    assert not search.has(TEXT, terms("treaty torn"))


def test_hostile_words_stay_text(get: Get) -> None:
    for asked in ("%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%3E%3Cimg%20src%3Dx%3E", "alert", "script"):
        answer = get(f"/search?q={asked}")
        assert answer.status_code == 200, asked
        assert "<script" not in answer.text
        assert "<img" not in answer.text


def test_a_search_without_a_word_is_refused_and_one_without_words_asks(get: Get) -> None:
    assert get("/search?q=%22%22").status_code == 400
    assert "Looks in events" in get("/search?q=").text
    assert get("/search?q=nothingofthekind").text.count("<mark>") == 0
    assert get("/search?text=a").status_code == 400


def test_every_kind_is_found_and_as_data(get: Get) -> None:
    found = get("/search.json?q=France").json()
    assert found["countries"] == ["FRA"]
    assert found["total"] == len(found["events"])
    lines = get("/search.csv?q=France").text.splitlines()
    assert lines[0] == ",".join(search.COLUMNS)
    assert len(lines) > 1
    assert get("/search.csv").text.splitlines() == [",".join(search.COLUMNS)]
