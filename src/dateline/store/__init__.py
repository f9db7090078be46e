"""Keep what was coded, and find it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model import Coded, Page

if TYPE_CHECKING:
    from dateline.store.base import Store

__all__ = ["open"]


def open(
    where: str | Path,
    *,
    create: bool = True,
    read_only: bool = False,
    wait: float = 30.0,
    coder: Callable[[Page], Coded] | None = None,
) -> Store:
    """The store at a path; see `sql.open_store`, which this imports only when it is called."""
    from dateline.store.sql import open_store

    return open_store(where, create=create, read_only=read_only, wait=wait, coder=coder)
