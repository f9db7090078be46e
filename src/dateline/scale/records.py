"""What a run over parts is made of: sources, parts, and what was done."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from dateline import serialise


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file, by its whole name. `state` changes when its content does; empty for an address of the web."""

    name: str
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one task codes: some page files, or an archive from byte `start` to `stop` (null: its end).

    A record of an archive belongs to the part in which it begins.
    """

    sources: tuple[Source, ...]
    archive: bool = False
    start: int = 0
    stop: int | None = None

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits that follow from the part alone."""
        return hashlib.sha256(serialise.to_json(self).encode()).hexdigest()[:16]

    @property
    def where(self) -> str:
        """For messages."""
        first = self.sources[0].name
        if self.archive:
            return f"{first} from byte {self.start}"
        return first if len(self.sources) == 1 else f"{first} and {len(self.sources) - 1} more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What could not be used, and why. `part` is empty for what never came into one."""

    part: str
    where: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The marker of a part: it is coded, and these are all its files.

    `passed` counts entries of archives that were left out, by the reason; `withdrawn` are addresses or ids of
    stories that their agency took back.
    """

    id: str
    part: Part
    version: str
    pages: int = 0
    events: int = 0
    failed: int = 0
    files: tuple[str, ...] = ()
    passed: dict[str, int] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
