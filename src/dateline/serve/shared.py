"""What clients have left, counted once for several processes.

A table in memory that all of them have: a client's place follows from a hash, as in a cache with a few ways.
Where a set is full, the client that was longest away is forgotten.
"""

from __future__ import annotations

import hashlib
import time
from multiprocessing import get_context
from typing import Any

SETS, WAYS = 2_048, 8
"""16,384 clients at a time, 24 bytes each."""
CELLS = 3
"""Who (a number), what is left, since when (monotonic, which all processes share)."""


class Table:
    """Token buckets in shared memory. Can be sent to processes that are started with it, and only so."""

    def __init__(self) -> None:
        self._held: Any = get_context("spawn").Array("d", SETS * WAYS * CELLS)

    def take(self, client: str, per_minute: int, now: float | None = None) -> tuple[float, bool]:
        """Count one request: what the client has left, and whether it may have this one."""
        now = time.monotonic() if now is None else now
        who, start = _place(client)
        with self._held.get_lock():
            held = self._held.get_obj()
            at = self._find(held, who, start)
            level = held[at + 1] if held[at] == who else float(per_minute)
            since = held[at + 2] if held[at] == who else now
            level = min(float(per_minute), level + (now - since) * per_minute / 60)
            allowed = level >= 1
            level -= allowed
            held[at], held[at + 1], held[at + 2] = who, level, now
        return level, allowed

    def _find(self, held: Any, who: float, start: int) -> int:
        """Where a client is; else the place of the one that was longest away."""
        places = range(start, start + WAYS * CELLS, CELLS)
        known = next((at for at in places if held[at] == who), None)
        return min(places, key=lambda at: float(held[at + 2])) if known is None else known


def _place(client: str) -> tuple[float, int]:
    digest = hashlib.sha256(client.encode()).digest()
    # 52 bits are a whole number in a float; 0 is nobody.
    who = float(int.from_bytes(digest[:7], "little") >> 4 or 1)
    return who, int.from_bytes(digest[8:12], "little") % SETS * WAYS * CELLS
