"""Reviews in their order to where a record stands. Same reviews in, same state out; nothing else counts.

- A review that another takes back does not count; taking that one back brings it back.
- A reader comments; only reviewers and editors have a verdict that counts.
- Each person's last verdict is theirs. An editor's last word goes before all; else those of the
  reviewers that are not unsure decide, and where they differ the record is disputed.
- Corrections add up, field by field; the later one wins, an editor's before a reviewer's.
- "Right" of a record that shows corrections is a yes to these, unless it was read without seeing them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.model import Correction, Report, Review, ReviewState, Standing, Verdict

BLIND = ("sample", "second")
"""Reasons for which the queue shows the record as it was coded, without what others say of it."""
COUNTING = ("reviewer", "editor")

Word = Literal["right", "corrects", "rejects", "unsure"]
_STANDING: dict[Word, Standing] = {
    "right": "confirmed", "corrects": "corrected", "rejects": "wrong", "unsure": "unsure",
}  # fmt: skip
_VERDICT: dict[Standing, Verdict] = {
    "confirmed": "right", "corrected": "wrong", "wrong": "wrong", "rejected": "wrong", "unsure": "unsure",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One person's word on a record as it was coded."""

    by: str
    word: Word
    editor: bool

    @property
    def verdict(self) -> Verdict:
        """The same as a verdict."""
        if self.word in ("right", "unsure"):
            return "right" if self.word == "right" else "unsure"
        return "wrong"


def in_force(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The reviews that nobody has taken back, oldest first; those that only take back are left out."""
    given = list(reviews)
    gone: set[str] = set()
    for review in reversed(given):
        if review.undoes and review.id not in gone:
            gone.add(review.undoes)
    return tuple(each for each in given if each.id not in gone and not each.undoes)


def words(reviews: Sequence[Review]) -> dict[str, Said]:
    """The last word of each person that counts, in the order of these words; `reviews` are in force."""
    found: dict[str, Said] = {}
    corrected = False
    for review in reviews:
        if review.role not in COUNTING or review.verdict is None:
            continue
        found.pop(review.by, None)
        found[review.by] = Said(review.by, _word(review, corrected), review.role == "editor")
        corrected = corrected or bool(review.fields)
    return found


def _word(review: Review, corrected: bool) -> Word:
    if review.fields:
        return "corrects"
    if review.verdict == "unsure":
        return "unsure"
    if review.verdict == "right":
        return "corrects" if corrected and review.asked not in BLIND else "right"
    return "rejects"


def state(reviews: Iterable[Review], values: Mapping[str, str] | None = None) -> ReviewState | None:
    """Where a record stands; null if nothing in force is said of it.

    `reviews` are all of it, oldest first. `values` has its fields as they are coded now: a correction
    that says the same as they do is no correction any more.
    """
    valid = in_force(reviews)
    if not valid:
        return None
    said = words(valid)
    standing = _standing(list(said.values()))
    corrections = () if standing in ("confirmed", "rejected") else _corrections(valid, values or {}, said)
    return ReviewState(
        standing=standing,
        verdict=_VERDICT.get(standing),
        corrections=corrections,
        reviews=valid,
    )


def _standing(said: Sequence[Said]) -> Standing:
    editors = [each for each in said if each.editor]
    if editors:
        word = editors[-1].word
        return "rejected" if word == "rejects" else _STANDING[word]
    sure = {each.word for each in said if each.word != "unsure"}
    if len(sure) > 1:
        return "disputed"
    if sure:
        return _STANDING[sure.pop()]
    return "unsure" if said else "commented"


def _corrections(
    reviews: Sequence[Review], values: Mapping[str, str], said: Mapping[str, Said]
) -> tuple[Correction, ...]:
    """The corrections in force, in the order of the fields' first correction."""
    found: dict[str, tuple[bool, Correction]] = {}
    for review in reviews:
        if review.role not in COUNTING or _withdrawn(said.get(review.by)):
            continue
        editor = review.role == "editor"
        for name, now in review.fields.items():
            if name in found and found[name][0] and not editor:
                continue
            made = Correction(
                field=name, was=values.get(name, ""), now=now, by=review.by, at=review.at, review=review.id
            )
            found[name] = (editor, made)
    return tuple(each for _, each in found.values() if each.field not in values or each.was != each.now)


def _withdrawn(said: Said | None) -> bool:
    """Does the last word of who corrected it hold against their own corrections?"""
    return said is not None and said.word in ("right", "rejects")


def with_original(found: ReviewState, report: Report) -> ReviewState:
    """The state of a report that corrections change: with the report as it was coded."""
    return replace(found, original=report) if found.corrections else found
