"""Cutting text at spans loses nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from serve_pages import french, hostile, strike

from dateline.serve import marks
from dateline.serve.marks import Mark

spans = st.builds(
    lambda a, b, role, note: Mark(start=min(a, b), end=max(a, b), role=role, note=note),
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from(["actor", "trigger", "place"]),
    st.none() | st.integers(1, 5),
)


@given(text=st.text(max_size=30), found=st.lists(spans, max_size=6), start=st.integers(0, 5))
def test_the_pieces_are_the_text(text: str, found: list[Mark], start: int) -> None:
    cut = marks.pieces(text, found, start=start)
    assert "".join(piece.text for piece in cut) == text
    assert all(piece.text for piece in cut)


def test_marks_may_overlap() -> None:
    cut = marks.pieces(
        "the army chief", [Mark(start=0, end=14, role="actor"), Mark(start=4, end=8, role="place")]
    )
    assert [(p.text, p.roles) for p in cut] == [
        ("the ", ("actor",)),
        ("army", ("actor", "place")),
        (" chief", ("actor",)),
    ]


def test_the_rows_of_a_page_are_its_blocks() -> None:
    for coded in (strike(), hostile(), french()):
        for row, block in zip(marks.rows(coded), coded.page.blocks, strict=True):
            assert "".join(p.text for sentence in row.sentences for p in sentence.pieces) == block.text
    numbers = [n for row in marks.rows(strike()) for n, _ in row.events]
    assert numbers == list(range(1, len(numbers) + 1))
