"""`python -m dateline` is the command `dateline`."""

from __future__ import annotations

from dateline.cli import main

if __name__ == "__main__":
    main()
