"""The schema's history, one file a step in `versions/`, run by Alembic when a store is opened.

A new step is a new file there and a new last line in KNOWN; a test compares the two, and the
schema that the steps lead to with `schema.py`.
"""

from __future__ import annotations

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""Every schema version that this program can read or upgrade, oldest first."""
HEAD = KNOWN[-1]
