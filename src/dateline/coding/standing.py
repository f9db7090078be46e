"""What part the parties of an event play in public life: a state, the police, rebels, a firm, nobody known.

An event of which no party has any is suspect: a coach who attacks a referee, a shop that signs a baker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline import lexicon
from dateline.model import Entity

#: What is said of a side besides the standing of its sectors.
OTHERS = ("someone", "country", "bare", "unknown")

Side = frozenset[str]
"""The standings of the parties on one side, and of `OTHERS` what holds for any of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """`data/roles/standing.tsv`: sector to standing."""

    of_sector: dict[str, str]

    @classmethod
    def load(cls) -> Standings:
        """Read the table."""
        rows = lexicon.table("roles/standing.tsv", ("sector", "standing"))
        return cls(of_sector={row["sector"]: row["standing"] for row in rows})

    @property
    def names(self) -> tuple[str, ...]:
        """All that can be said of a side, in a fixed order."""
        return (*sorted(set(self.of_sector.values())), *OTHERS)

    def of(self, side: Sequence[Entity]) -> Side:
        """What is so of any of these parties; empty when there are none."""
        found: set[str] = set()
        for entity in side:
            found.update(self.of_sector[code] for code in entity.sectors if code in self.of_sector)
            found.add("someone")
            if entity.country:
                found.add("country" if entity.sectors else "bare")
            elif not entity.sectors or entity.sectors == ("UNK",):
                found.add("unknown")
        return frozenset(found)
