"""The commands that show what linking made of many pages: stories, treaties, gone, link."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from dateline import serialise
from dateline.commands import linked_tables as tables
from dateline.commands.common import (
    DONE,
    NOTHING,
    Cursor,
    FormatOption,
    Limit,
    StoreOption,
    linked_line,
    open_store,
)
from dateline.commands.output import Format, Output
from dateline.errors import StopRun
from dateline.exports import linked as rows
from dateline.model import Story, TreatyRecord
from dateline.store.base import Listing, PageHead, Store
from dateline.store.days import days

Text = Annotated[str | None, typer.Option(help="Part of the name or headline.", show_default=False)]
EVERYTHING = sys.maxsize - 1


def stories(
    ctx: typer.Context,
    id: Annotated[str | None, typer.Argument(help="The id of one story.", show_default=False)] = None,
    text: Text = None,
    section: Annotated[str | None, typer.Option(help="Only of this section.", show_default=False)] = None,
    store: StoreOption = None,
    limit: Limit = 20,
    cursor: Cursor = None,
    format: FormatOption = Format.table,
) -> int:
    """List the stories, newest first: pages about the same happening, with a time line.

    Example: [bold]dateline stories --text treaty[/bold]
    """
    output = Output()
    with open_store(ctx, store) as opened:
        if id is not None:
            return _story(output, opened, opened.story(id), format)
        listing = opened.stories(section=section, text=text, limit=limit or EVERYTHING, cursor=cursor)
        if not listing.items:
            return _none(output, opened, "story")
    if format is Format.table:
        output.table(tables.stories(listing.items))
    else:
        _records(output, listing.items, format, rows.STORY_COLUMNS, map(rows.story_cells, listing.items))
    return _more(output, listing)


def _story(output: Output, opened: Store, found: Story, format: Format) -> int:
    heads: Mapping[str, PageHead] = {each.id: each for each in opened.heads(found.pages)}
    if format is Format.table:
        output.table(tables.story(found, heads))
    elif format is Format.csv:
        output.csv(rows.PAGE_COLUMNS, [rows.page_cells(each) for each in heads.values()])
    else:
        output.text(serialise.pretty({"story": found, "pages": list(heads.values())}) + "\n")
    return DONE


def treaties(
    ctx: typer.Context,
    id: Annotated[str | None, typer.Argument(help="The id of one treaty.", show_default=False)] = None,
    text: Text = None,
    party: Annotated[
        str | None, typer.Option(help="Only those of this country.", metavar="CODE", show_default=False)
    ] = None,
    field: Annotated[
        str | None, typer.Option(help="Only of this field, such as defence.", show_default=False)
    ] = None,
    on: Annotated[
        str | None, typer.Option(help="Where they stood on this day.", metavar="DATE", show_default=False)
    ] = None,
    svg: Annotated[
        Path | None, typer.Option(help="Draw the life of one treaty here.", show_default=False)
    ] = None,
    store: StoreOption = None,
    limit: Limit = 20,
    cursor: Cursor = None,
    format: FormatOption = Format.table,
) -> int:
    """List the treaties with their steps, and where each stands now or on another day.

    Example: [bold]dateline treaties --party PRK --on 2024-11-10[/bold]
    """
    output, day = Output(), _day(on)
    with open_store(ctx, store) as opened:
        if id is not None:
            return _treaty(output, opened.treaty(id), day, svg, format)
        if svg is not None:
            raise StopRun("--svg", "draws one treaty", "give its id: dateline treaties ID --svg life.svg")
        listing = opened.treaties(
            party=party.upper() if party else None,
            field=field,
            text=text,
            limit=limit or EVERYTHING,
            cursor=cursor,
        )
        if not listing.items:
            return _none(output, opened, "treaty")
    if format is Format.table:
        output.table(tables.treaties(listing.items, day))
    else:
        records = [tables.treaty_record(each, day) for each in listing.items]
        cells = [rows.treaty_cells(each, tables.standing(each, day)) for each in listing.items]
        _records(output, records, format, rows.TREATY_COLUMNS, cells)
    return _more(output, listing)


def _treaty(
    output: Output, found: TreatyRecord, day: dt.date | None, svg: Path | None, format: Format
) -> int:
    if svg is not None:
        from dateline.exports import write_file
        from dateline.link import lifecycle
        from dateline.serve.lifecycle import svg as drawn

        turns = [(day, str(status)) for day, status in lifecycle.history(found)]
        write_file(svg, [drawn(found, turns, standalone=True)])
        output.remark(f"drew “{found.name}” to {svg}")
    elif format is Format.table:
        output.table(tables.treaty(found, day))
    else:
        record = tables.treaty_record(found, day)
        _records(output, [record], format, rows.STEP_COLUMNS, rows.step_cells(found))
    return DONE


def gone(
    ctx: typer.Context,
    since: Annotated[int, typer.Option(min=0, help="Only of linking runs after this one.")] = 0,
    store: StoreOption = None,
    format: FormatOption = Format.table,
) -> int:
    """List ids of events and stories that are no more, and what to take instead: to update a copy.

    Example: [bold]dateline gone --since 3 --format csv[/bold]
    """
    from dateline.link.incremental import deletions

    output = Output()
    with open_store(ctx, store) as opened:
        found = deletions(opened.superseded(), since=since)
    if not found:
        output.remark("no id was taken back")
        return NOTHING
    cells = [(each.id, each.kind, " ".join(each.by), each.run) for each in found]
    if format is Format.table:
        output.table(tables.gone(found))
    else:
        _records(output, found, format, ("id", "kind", "by", "run"), cells)
    return DONE


def link(
    ctx: typer.Context,
    again: Annotated[bool, typer.Option("--again", help="Start over with all that is there.")] = False,
    store: StoreOption = None,
) -> int:
    """Find what many pages tell of: copies, events, stories, treaties. dateline add does it by itself.

    Example: [bold]dateline link --again[/bold]
    """
    with open_store(ctx, store) as opened:
        now = opened.link(again=again)
    Output().text(f"linked {now.reports:,} reports anew; {linked_line(now)}\n")
    return DONE


def _records(
    output: Output,
    records: Iterable[Any],
    format: Format,
    columns: tuple[str, ...],
    cells: Iterable[tuple[Any, ...]],
) -> None:
    if format is Format.csv:
        output.csv(columns, list(cells))
    elif format is Format.json:
        output.json(list(records))
    else:
        output.jsonl(records)


def _more(output: Output, listing: Listing[Any]) -> int:
    if listing.cursor:
        output.remark(f"go on with --cursor {listing.cursor} or see all with --limit 0")
    return DONE


def _none(output: Output, opened: Store, what: str) -> int:
    """Say why a list is empty and what to do next."""
    if opened.totals().pages:
        output.remark(f"no {what} fits; dateline link looks for new ones in the pages that are there")
    else:
        output.remark("the store is empty; fill it with dateline add FILES")
    return NOTHING


def _day(on: str | None) -> dt.date | None:
    span = days(on)
    if on is not None and (span is None or span[0] != span[1]):
        raise StopRun(f"--on {on}", "is not a day", "write 2024-11-10")
    return dt.date.fromisoformat(span[0]) if span else None
