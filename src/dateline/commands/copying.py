"""The command that moves a store."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from dateline.commands.common import DONE, plural
from dateline.commands.output import Output
from dateline.errors import StopRun


def copy(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(help="The store to copy: a file or a postgresql:// address.")],
    target: Annotated[str, typer.Argument(help="A new store: a file or a postgresql:// address.")],
) -> int:
    """Copy a whole store into a new one, such as a file into a PostgreSQL database. Whole or not at all.

    Example: [bold]dateline copy news.db postgresql://desk@localhost/news[/bold]
    """
    from dateline.store import copying
    from dateline.store.sql import open_store

    if source == target:
        raise StopRun(target, "is the store itself", "name another one")
    output, wait = Output(), ctx.obj.wait
    rows: Counter[str] = Counter()
    with (
        open_store(source, create=False, read_only=True, wait=wait) as opened,
        open_store(target, wait=wait) as made,
    ):
        for table, number in output.track(copying.copy(opened, made), "copying", copying.steps(opened)):
            rows[table] += number
        named = made.shown
    output.text(
        f"copied {plural(rows['pages'], 'page')} and {plural(rows['events'], 'report')} into {named}\n"
    )
    return DONE
