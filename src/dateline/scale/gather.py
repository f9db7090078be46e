"""What runs have written, for a store: the coded pages of complete parts, day by day."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dateline import serialise
from dateline.errors import SkipPage
from dateline.model import Coded
from dateline.scale import output
from dateline.scale.keeping import Keeper, is_remote, keeper


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A coded page as a run wrote it, and the hash of the bytes it was read from."""

    coded: Coded
    raw: str | None


class _Raw(msgspec.Struct):
    raw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The output of a run, or one day of it (`under` is then "coded/day=..."; else "coded")."""

    keeper: Keeper
    under: str

    def coded(self) -> Iterator[Kept]:
        """Every page of a complete part, by day and part. Raises SkipPage for a file that is damaged."""
        complete = {name for done in output.all_done(self.keeper) for name in done.files}
        for name in self.keeper.names(self.under):
            if name in complete:
                yield from coded_in(self.keeper, name)

    def withdrawn(self) -> Iterator[str]:
        """Addresses or ids of stories that were taken back. Of a day nobody can tell: none."""
        if self.under == "coded":
            for done in output.all_done(self.keeper):
                yield from done.withdrawn


def coded_in(keeper: Keeper, name: str) -> Iterator[Kept]:
    """The pages of one file of a run. Raises SkipPage when it is damaged."""
    try:
        lines = gzip.decompress(keeper.read(name) or b"").splitlines()
    except (OSError, EOFError, zlib.error) as error:
        where = f"{keeper.where}/{name}"
        remedy = "remove the marker of its part in done/, and code it again"
        raise SkipPage(where, f"is damaged ({error})", remedy) from error
    for line in lines:
        yield Kept(coded=serialise.from_json(line, Coded), raw=serialise.from_json(line, _Raw).raw)


def run_of(name: str) -> Run | None:
    """The run whose folder this is, or a day's folder in it; null: it is something else."""
    if not is_remote(name):
        path = Path(name)
        days = path.name.startswith("day=") and path.parent.name == "coded"
        top = path.parents[1] if days else path
        if not path.is_dir() or not (top / output.RUN).is_file():
            return None
        return Run(keeper=keeper(str(top)), under=f"coded/{path.name}" if days else "coded")
    top_name, _, day = name.rstrip("/").partition("/coded/")
    kept = keeper(top_name)
    return Run(keeper=kept, under=f"coded/{day}" if day else "coded") if kept.read(output.RUN) else None
