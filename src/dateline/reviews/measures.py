"""How right the machine is, and how far its readers agree.

Precision comes from the random part of the queue alone: what people look at because it is doubtful, or
much read, says nothing of the rest. Wilson's interval: E. B. Wilson, Journal of the American
Statistical Association 22 (1927), 209-212. Kappa: J. Cohen, Educational and Psychological
Measurement 20 (1960), 37-46.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.model import Agreement, Precision, Review
from dateline.reviews.state import COUNTING, in_force, state, words

#: Two-sided 95 % of the normal distribution.
Z95 = 1.959963984540054
SAMPLED = ("sample", "second")


def wilson(right: int, read: int, z: float = Z95) -> tuple[float, float]:
    """The interval of a share, 0 to 1. Raises ValueError where nothing was read."""
    if not 0 <= right <= read or not read:
        raise ValueError(f"{right} of {read}")
    share, weight = right / read, z * z / read
    centre = (share + weight / 2) / (1 + weight)
    reach = z * math.sqrt(share * (1 - share) / read + weight / (4 * read)) / (1 + weight)
    return max(0.0, centre - reach), min(1.0, centre + reach)


@dataclass(frozen=True, slots=True)
class Judged:
    """A sampled record: what was coded, whether the type held, which modes did, whether all of it did."""

    type: str
    modes: tuple[str, ...]
    type_right: bool
    modes_right: tuple[str, ...]
    whole: bool
    open: bool


def precision(reviews: Iterable[Sequence[Review]]) -> tuple[Precision, ...]:
    """All types, then each type with its modes, by name. Each sequence is all of one record, oldest first."""
    judged = [each for each in map(_judged, reviews) if each is not None]
    rows = [_row(None, None, judged, lambda each: each.type_right)]
    for type in sorted({each.type for each in judged}):
        own = [each for each in judged if each.type == type]
        rows.append(_row(type, None, own, lambda each: each.type_right))
        for mode in sorted({mode for each in own for mode in each.modes}):
            having = [each for each in own if mode in each.modes]
            rows.append(_row(type, mode, having, _kept(mode)))
    return tuple(rows)


def _kept(mode: str) -> Callable[[Judged], bool]:
    return lambda each: mode in each.modes_right


def _judged(reviews: Sequence[Review]) -> Judged | None:
    """What the readers of the sample found; an editor's word settles what they disagree on."""
    valid = in_force(reviews)
    drawn = [each for each in valid if each.asked == "sample" and each.role in COUNTING and each.type]
    if not drawn:
        return None
    type, modes = drawn[0].type or "", drawn[0].modes
    found = state([each for each in valid if each.asked in SAMPLED or each.role == "editor"])
    assert found is not None
    now = {each.field: each.now for each in found.corrections}
    held = found.standing in ("confirmed", "corrected")
    same_type = held and now.get("type", type) == type
    kept = tuple(now["mode"].split()) if "mode" in now else modes
    return Judged(
        type=type,
        modes=modes,
        type_right=same_type,
        modes_right=tuple(mode for mode in modes if same_type and mode in kept),
        whole=held and not now,
        open=found.standing in ("disputed", "unsure", "commented"),
    )


def _row(
    type: str | None, mode: str | None, judged: Sequence[Judged], right: Callable[[Judged], bool]
) -> Precision:
    settled = [each for each in judged if not each.open]
    number = sum(map(right, settled))
    low, high = wilson(number, len(settled)) if settled else (None, None)
    return Precision(
        type=type,
        mode=mode,
        read=len(settled),
        right=number,
        whole=sum(each.whole for each in settled),
        open=len(judged) - len(settled),
        share=number / len(settled) if settled else None,
        low=low,
        high=high,
    )


def agreement(reviews: Iterable[Sequence[Review]]) -> tuple[Agreement, ...]:
    """Every two people who read the same records, by name. Each sequence is all of one record."""
    pairs: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for own in reviews:
        said = words(in_force(own))
        for one, other in combinations(sorted(said), 2):
            both = (said[one].verdict, said[other].verdict)
            pairs.setdefault((one, other), Counter())[both] += 1
    return tuple(_agreement(one, other, counts) for (one, other), counts in sorted(pairs.items()))


def _agreement(one: str, other: str, counts: Mapping[tuple[str, str], int]) -> Agreement:
    both = sum(counts.values())
    agreed = sum(number for (mine, theirs), number in counts.items() if mine == theirs)
    return Agreement(one=one, other=other, both=both, agreed=agreed, kappa=kappa(counts))


def kappa(counts: Mapping[tuple[str, str], int]) -> float | None:
    """Cohen's kappa of two readers' verdicts, counted in pairs; null where chance alone makes them agree."""
    total = sum(counts.values())
    if not total:
        return None
    mine, theirs = Counter[str](), Counter[str]()
    for (one, other), number in counts.items():
        mine[one] += number
        theirs[other] += number
    seen = sum(number for (one, other), number in counts.items() if one == other) / total
    chance = sum(mine[each] * theirs[each] for each in mine) / total**2
    return None if chance == 1 else (seen - chance) / (1 - chance)
