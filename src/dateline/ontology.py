"""PLOVER from data: types with their quad class and intensity, modes keyed by (type, mode).

Source: the PLOVER manual 2.0 draft (Open Event Data Alliance, CC BY-SA 4.0), facts only.
Two slips of the manual are settled in the data: SANCTION is material conflict, ACCUSE is -3.
A user's own types and modes make a larger ontology out of it; PLOVER's own stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """Types by name. The coder asks this one and no other, so that own types count like PLOVER's."""

    types: Mapping[str, EventType]

    def intensity(self, type: str, modes: tuple[str, ...]) -> float:
        """The intensity (-10 to +10) of the mode furthest from zero, else of the type."""
        own = self.types[type]
        return max((own.modes[mode] for mode in modes), key=abs, default=own.intensity)

    def with_type(self, own: EventType) -> Ontology:
        """This and one type more."""
        return Ontology(types={**self.types, own.type: own})

    def with_mode(self, type: str, mode: str, intensity: float) -> Ontology:
        """This and one mode more of a type."""
        known = self.types[type]
        return self.with_type(replace(known, modes={**known.modes, mode: intensity}))


@cache
def plover() -> Ontology:
    """The ontology without anybody's additions. Raises StopRun if the data files are damaged."""
    return Ontology(types=types())


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
    return plover().intensity(type, modes)
