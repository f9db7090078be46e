"""A snapshot as a file: a head in JSON and columns that are mapped into memory, not read.

    8 bytes   magic
    8 bytes   length of the head, little-endian
    head      the state of the store that it was taken of, values, and for each column its type and length
    columns   one after the other, each beginning at a multiple of 64

The file can be deleted at any time: it is made anew from the store.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from dateline.store.snapshot import Pairs, Snapshot

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

MAGIC = b"DLCOUNT\x03"
ALIGNED = 64
COLUMNS = tuple(each.name for each in fields(Snapshot) if each.type == "Ints" or each.type == "Floats")
PAIRS = tuple(each.name for each in fields(Snapshot) if each.type == "Pairs")


def save(snapshot: Snapshot, state: list[Any], path: Path) -> None:
    """Write it whole or not at all."""
    columns = list(_columns(snapshot))
    head = {
        "state": state,
        "days": snapshot.days,
        "facets": {name: pairs.values for name, pairs in snapshot.facets.items()},
        "pairs": {name: getattr(snapshot, name).values for name in PAIRS},
        "columns": [(name, column.dtype.str, len(column)) for name, column in columns],
    }
    text = json.dumps(head, ensure_ascii=False).encode()
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with partial.open("wb") as out:
            out.write(MAGIC + len(text).to_bytes(8, "little") + text)
            for _, column in columns:
                out.write(bytes(-out.tell() % ALIGNED))
                out.write(np.ascontiguousarray(column).data)
        partial.replace(path)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until no other process of this machine makes this file. The system lets go of the lock of one that
    is killed; where it knows no such locks, or the folder takes no file, nobody waits."""
    with ExitStack() as held:
        if fcntl is not None:
            with suppress(OSError):
                lock = held.enter_context(path.with_name(f"{path.name}-lock").open("ab"))
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def load(path: Path) -> tuple[Snapshot, list[Any]] | None:
    """What was saved and the state it is of; null: there is none that this version reads."""
    try:
        with path.open("rb") as opened:
            data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        if data[: len(MAGIC)] != MAGIC:
            return None
        start = len(MAGIC) + 8
        end = start + int.from_bytes(data[len(MAGIC) : start], "little")
        head = json.loads(data[start:end])
        return _snapshot(head, dict(_mapped(data, head["columns"], end))), head["state"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _mapped(data: mmap.mmap, columns: list[Any], at: int) -> Iterator[tuple[str, Any]]:
    for name, kind, length in columns:
        at += -at % ALIGNED
        column = np.frombuffer(data, dtype=np.dtype(kind), count=length, offset=at)
        at += column.nbytes
        yield name, column


def _columns(snapshot: Snapshot) -> Iterator[tuple[str, Any]]:
    for name in COLUMNS:
        yield name, getattr(snapshot, name)
    pairs = {f"facet {name}": each for name, each in snapshot.facets.items()}
    for name, each in (pairs | {name: getattr(snapshot, name) for name in PAIRS}).items():
        yield f"{name}.report", each.report
        yield f"{name}.code", each.code
        yield f"{name}.group", each.group


def _snapshot(head: dict[str, Any], columns: dict[str, Any]) -> Snapshot:
    facets = {name: _pairs(f"facet {name}", values, columns) for name, values in head["facets"].items()}
    pairs: dict[str, Any] = {name: _pairs(name, head["pairs"][name], columns) for name in PAIRS}
    own: dict[str, Any] = {name: columns[name] for name in COLUMNS}
    return Snapshot(days=tuple(head["days"]), facets=facets, **own, **pairs)


def _pairs(name: str, values: list[Any], columns: dict[str, Any]) -> Pairs:
    return Pairs(
        report=columns[f"{name}.report"],
        code=columns[f"{name}.code"],
        group=columns[f"{name}.group"],
        values=tuple(tuple(each) if isinstance(each, list) else each for each in values),
    )
