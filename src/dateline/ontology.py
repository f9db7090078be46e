"""PLOVER from data: types with their quad class and intensity, modes keyed by (type, mode).

Source: the PLOVER manual 2.0 draft (Open Event Data Alliance, CC BY-SA 4.0), facts only.
Two slips of the manual are settled in the data: SANCTION is material conflict, ACCUSE is -3.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline import lexicon

CODEBOOK = "plover-2.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A PLOVER type. `quad` is 1 to 4; `intensity` -10 to +10; `modes` has each mode's own."""

    type: str
    quad: int
    intensity: float
    needs_recipient: bool
    reciprocal: bool
    name: str
    modes: dict[str, float]


@cache
def types() -> dict[str, EventType]:
    """The 16 types by name. Raises StopRun if the data files are damaged."""
    modes: dict[str, dict[str, float]] = {}
    for row in lexicon.table("ontology/modes.tsv", ("type", "mode", "intensity", "name")):
        modes.setdefault(row["type"], {})[row["mode"]] = float(row["intensity"])
    columns = ("type", "quad", "intensity", "needs_recipient", "reciprocal", "name")
    return {
        row["type"]: EventType(
            type=row["type"],
            quad=int(row["quad"]),
            intensity=float(row["intensity"]),
            needs_recipient=row["needs_recipient"] == "yes",
            reciprocal=row["reciprocal"] == "yes",
            name=row["name"],
            modes=modes.get(row["type"], {}),
        )
        for row in lexicon.table("ontology/types.tsv", columns)
    }


def intensity(type: str, modes: tuple[str, ...]) -> float:
    """The intensity (-10 to +10) of the mode furthest from zero, else of the type."""
    own = types()[type]
    return max((own.modes[mode] for mode in modes), key=abs, default=own.intensity)
