"""Where a record stands follows from its reviews alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Review
from dateline.reviews.state import in_force, state, words

VALUES = {"type": "SANCTION", "mode": "expel", "actors": "Borduria [HUN GOV]", "date": ""}


def said(
    id: str, by: str = "ann", role: str = "reviewer", verdict: str | None = "right", **more: object
) -> Review:
    made = {"id": id, "at": "2024-11-12T10:00:00+00:00", "by": by, "role": role, "verdict": verdict, **more}
    return Review(kind="event", about="e1", **made)  # type: ignore[arg-type]


def standing(*reviews: Review) -> str | None:
    found = state(reviews, VALUES)
    return found.standing if found else None


def fix(id: str, by: str = "ann", role: str = "reviewer", **fields: str) -> Review:
    return said(id, by, role, "wrong", fields=fields)


def test_one_reviewer_is_enough_until_another_differs() -> None:
    assert standing() is None
    assert standing(said("1")) == "confirmed"
    assert standing(said("1", verdict="wrong")) == "wrong"
    assert standing(said("1", verdict="unsure")) == "unsure"
    assert standing(said("1"), said("2", "ben", verdict="wrong")) == "disputed"
    assert standing(said("1"), said("2", "ben", verdict="unsure")) == "confirmed"


def test_an_editor_settles() -> None:
    dispute = (said("1"), said("2", "ben", verdict="wrong"))
    assert standing(*dispute, said("3", "eve", "editor")) == "confirmed"
    assert standing(*dispute, said("3", "eve", "editor", "wrong")) == "rejected"
    assert standing(said("3", "eve", "editor", "wrong"), *dispute) == "rejected"


def test_a_reader_is_heard_and_changes_nothing() -> None:
    found = state([said("1", "reader", "reader", "wrong", fields={"type": "ACCUSE"}, comment="no")], VALUES)
    assert found and found.standing == "commented" and found.verdict is None and not found.corrections
    assert found.reviews[0].comment == "no"


def test_the_last_word_of_a_person_is_theirs() -> None:
    assert standing(said("1", verdict="wrong"), said("2")) == "confirmed"
    assert not state([fix("1", type="ACCUSE"), said("2", asked="sample")], VALUES).corrections  # type: ignore[union-attr]


def test_corrections_add_up_and_an_editor_s_holds() -> None:
    found = state([fix("1", type="ACCUSE"), fix("2", "ben", date="2024-11")], VALUES)
    assert found and found.standing == "corrected"
    assert [(each.field, each.was, each.now) for each in found.corrections] == [
        ("type", "SANCTION", "ACCUSE"),
        ("date", "", "2024-11"),
    ]
    later = state([fix("1", "eve", "editor", type="ACCUSE"), fix("2", "ben", type="REJECT")], VALUES)
    assert later and [each.now for each in later.corrections] == ["ACCUSE"]


def test_right_of_what_shows_corrections_is_a_yes_to_them() -> None:
    seen = [fix("1", type="ACCUSE"), said("2", "ben")]
    assert standing(*seen) == "corrected"
    assert words(seen)["ben"].verdict == "wrong"
    blind = [fix("1", type="ACCUSE"), said("2", "ben", asked="second")]
    assert standing(*blind) == "disputed"


def test_a_correction_that_the_coder_has_learned_is_none() -> None:
    found = state([fix("1", type="SANCTION", date="2024")], VALUES)
    assert found and [each.field for each in found.corrections] == ["date"]


def test_taking_back_restores_and_taking_that_back_brings_again() -> None:
    first = said("1", verdict="wrong")
    assert standing(first, said("2", verdict=None, undoes="1")) is None
    assert (
        standing(first, said("2", verdict=None, undoes="1"), said("3", verdict=None, undoes="2")) == "wrong"
    )


people = st.sampled_from([("ann", "reviewer"), ("ben", "reviewer"), ("eve", "editor"), ("rob", "reader")])


@st.composite
def histories(draw: st.DrawFn) -> list[Review]:
    made: list[Review] = []
    for number in range(draw(st.integers(0, 12))):
        by, role = draw(people)
        undoable = [each.id for each in made]
        if undoable and draw(st.booleans()):
            made.append(said(str(number), by, role, None, undoes=draw(st.sampled_from(undoable))))
            continue
        fields = draw(
            st.dictionaries(st.sampled_from(["type", "date"]), st.sampled_from(["", "ACCUSE"]), max_size=2)
        )
        verdict = "wrong" if fields else draw(st.sampled_from(["right", "wrong", "unsure", None]))
        asked = draw(st.sampled_from([None, "sample", "second"]))
        made.append(said(str(number), by, role, verdict, fields=fields, asked=asked))
    return made


@given(histories())
def test_replaying_gives_the_same_state(reviews: list[Review]) -> None:
    assert state(reviews, VALUES) == state(list(reviews), VALUES)
    assert state(in_force(reviews), VALUES) == state(reviews, VALUES)


@given(histories(), people)
def test_adding_and_taking_back_is_as_if_nothing_was_said(
    reviews: list[Review], who: tuple[str, str]
) -> None:
    by, role = who
    more = [said("x", by, role, "wrong", fields={"type": "ACCUSE"}), said("y", by, role, None, undoes="x")]
    assert state([*reviews, *more], VALUES) == state(reviews, VALUES)


@given(histories())
def test_only_those_who_count_change_what_is_shown(reviews: list[Review]) -> None:
    found = state(reviews, VALUES)
    if found and found.corrections:
        assert {each.by for each in found.corrections} <= {"ann", "ben", "eve"}
        assert found.standing not in ("confirmed", "rejected", "commented")
