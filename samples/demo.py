"""Code the sample pages into a new store and show what they tell: what `make demo` runs."""

# ruff: noqa: T201

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STORE = Path("demo") / "news.db"
GO_ON = f"""
The store is {STORE}. To go on:

  .venv/bin/dateline serve --store {STORE}                        # read it in the browser
  .venv/bin/dateline events --store {STORE} --type ASSAULT        # or ask for some of it
  .venv/bin/dateline treaties --store {STORE} --on 2026-03-01    # where treaties stood on a day
  .venv/bin/dateline code samples/04-air-strike.html                  # or code one page, here or your own
"""


def dateline(*arguments: str) -> int:
    """Run one dateline command in the project's folder; its exit status comes back."""
    command = [sys.executable, "-m", "dateline", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603 - our own program


def forget_store() -> None:
    """Remove the store of an earlier demo, with SQLite's files beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        (ROOT / f"{STORE}{suffix}").unlink(missing_ok=True)
    (ROOT / STORE).parent.mkdir(exist_ok=True)


def main() -> int:
    """Add the samples, list events, stories and treaties, say how to go on; 0 when all that worked."""
    forget_store()
    shown = (
        ("add", "samples"),
        ("events", "--limit", "12"),
        ("stories", "--limit", "5"),
        ("treaties", "--limit", "3"),
    )
    status = next((failed for each in shown if (failed := dateline(*each, "--store", str(STORE)))), 0)
    if not status:
        print(GO_ON)
    return status


if __name__ == "__main__":
    sys.exit(main())
