"""The commands that ask a store: events, actors, explain, says, export."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.commands import speech, tables
from dateline.commands.common import (
    DONE,
    NOTHING,
    Cursor,
    FormatOption,
    Limit,
    OutOption,
    StoreOption,
    nothing,
    open_store,
    plural,
)
from dateline.commands.filters import with_filters
from dateline.commands.output import Format, Output, event_record
from dateline.errors import StopRun
from dateline.store.base import NO_FILTERS, ActorRow, Filters, Listing, Store, StoredEvent


@with_filters
def events(
    ctx: typer.Context,
    chosen: Filters = NO_FILTERS,
    store: StoreOption = None,
    limit: Limit = 50,
    cursor: Cursor = None,
    format: FormatOption = Format.table,
) -> int:
    """List the events of a store, newest first.

    Example: [bold]dateline events --type ASSAULT --actor RUS --since 2024-11 --without hypothetical[/bold]
    Another: [bold]dateline events --quad 4 --sector REB --told contested --outlet "The Example"[/bold]
    """
    output = Output()
    with open_store(ctx, store) as opened:
        total = opened.count(chosen)
        if not total:
            return nothing(output, opened)
        if limit or cursor:
            listing = opened.listing(chosen, limit=limit or total, cursor=cursor)
            _print_events(output, listing.items, format)
            _remark_more(output, listing, total)
        else:
            _print_events(output, opened.all_events(chosen), format)
    return DONE


def _remark_more(output: Output, listing: Listing[StoredEvent], total: int) -> None:
    if listing.cursor:
        shown = f"{len(listing.items):,} of {total:,} events"
        output.remark(f"{shown}; go on with --cursor {listing.cursor} or see all with --limit 0")


def _print_events(output: Output, found: Iterable[StoredEvent], format: Format) -> None:
    from dateline import exports

    if format is Format.table:
        output.table(tables.events(found, colour=output.colour))
    elif format is Format.json:
        output.json([event_record(each) for each in found])
    elif format is Format.jsonl:
        output.jsonl(event_record(each) for each in found)
    else:
        for line in exports.lines("csv", found):
            output.text(line)


@with_filters
def actors(
    ctx: typer.Context,
    chosen: Filters = NO_FILTERS,
    store: StoreOption = None,
    limit: Limit = 50,
    format: FormatOption = Format.table,
) -> int:
    """List who acts and who is acted on, most frequent first.

    Example: [bold]dateline actors --type SANCTION --since 2024[/bold]
    """
    output = Output()
    with open_store(ctx, store) as opened:
        found = opened.actors(chosen, limit=limit or sys.maxsize)
        if not found:
            return nothing(output, opened)
    if format is Format.table:
        output.table(tables.actors(found))
    elif format is Format.json:
        output.json(found)
    elif format is Format.jsonl:
        output.jsonl(found)
    else:
        output.csv(list(ActorRow.__dataclass_fields__), map(_actor_cells, found))
    return DONE


def _actor_cells(row: ActorRow) -> tuple[Any, ...]:
    return row.country, row.acts, row.receives, "; ".join(row.names)


def explain(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="The id of an event, as dateline events shows it.")],
    store: StoreOption = None,
    format: FormatOption = Format.table,
) -> int:
    """Show one event in full: every report with its sentence, who says so, what led to it, what is missing.

    Example: [bold]dateline explain 1c9338eb9c4746e1[/bold]
    """
    output = Output()
    with open_store(ctx, store) as opened:
        event, reports = opened.event(id), opened.reports(id)
    if format is Format.table:
        if event.event is not None:
            output.table(tables.happening(event))
        for report in reports:
            output.table(tables.explanation(report, colour=output.colour))
    elif format is Format.json:
        output.json(event_record(event) | {"reports": [event_record(each) for each in reports]})
    else:
        _print_events(output, reports, format)
    return DONE


def says(
    ctx: typer.Context,
    speaker: Annotated[str, typer.Argument(help="A name, or part of one, in quotes.")],
    about: Annotated[
        str | None, typer.Option(help="Of whom: part of the name of a party to an event.", show_default=False)
    ] = None,
    stance: Annotated[
        str | None, typer.Option(help="Only this: says, denies, accuses …", show_default=False)
    ] = None,
    store: StoreOption = None,
    limit: Limit = 50,
    cursor: Cursor = None,
    format: FormatOption = Format.table,
) -> int:
    """List what somebody has said, about whom, newest first.

    Example: [bold]dateline says "Choe Son Hui" --stance accuses[/bold]
    """
    output = Output()
    with open_store(ctx, store) as opened:
        asked = {"about": about, "stance": stance, "cursor": cursor}
        listing = opened.quotations(speaker, limit=limit or sys.maxsize - 1, **asked)
        if not listing.items:
            output.remark(f"nothing that {speaker} says is in the store; part of the name is enough")
            return NOTHING
    speech.show(output, listing.items, format)
    if listing.cursor:
        output.remark(f"go on with --cursor {listing.cursor} or see all with --limit 0")
    return DONE


@with_filters
def export(
    ctx: typer.Context,
    format: Annotated[
        str,
        typer.Argument(
            help="annotation, atom, csv, ftm, gdelt, gdelt-mentions, geojson, icews, parquet, plover, "
            "polecat, quotations or rss.",
            metavar="FORMAT",
        ),
    ],
    chosen: Filters = NO_FILTERS,
    store: StoreOption = None,
    out: OutOption = None,
    with_text: Annotated[
        bool,
        typer.Option(
            "--with-text/--no-text", help="The outlets' text, or spans and hashes only, for publishing."
        ),
    ] = True,
) -> int:
    """Write events in an exchange format, such as csv, parquet, polecat, gdelt, ftm, geojson or atom;
    quotations for what is said.

    Example: [bold]dateline export csv --since 2024 --out events.csv[/bold]
    Another: [bold]dateline export parquet --quad 3 --context diplomatic --no-text --out events.parquet[/bold]
    """
    from dateline import exports

    output = Output()
    with open_store(ctx, store) as opened:
        if format in exports.QUOTATIONS:
            return _export_quotations(output, opened, format, chosen, out, text=with_text)
        known = exports.format_of(format)
        if known.binary and out is None and output.colour:
            raise StopRun(f"export {format}", "is not text for a terminal", "name a file with --out")
        count = opened.count(chosen)
        if not count:
            return nothing(output, opened)
        events: Iterable[StoredEvent] = opened.all_events(chosen)
        if out or not output.colour:
            events = output.track(events, "exporting", total=count)
        rated = exports.quality_of(opened)
        found = exports.chunks(format, events, text=with_text, source=opened, quality=rated)
        if out is None:
            output.bytes(found)
        else:
            exports.write_file(out, found)
            output.remark(f"wrote {plural(count, 'event')} to {out}")
            beside = exports.write_quality(out, rated)
            if beside:
                output.remark(f"wrote how often types and modes are right to {beside}")
    return DONE


def _export_quotations(
    output: Output, opened: Store, format: str, chosen: Filters, out: Path | None, *, text: bool
) -> int:
    from dataclasses import replace

    from dateline import exports

    if not text:
        raise StopRun(f"export {format}", "is all text of the outlets", "leave --no-text out")
    if replace(chosen, source=None) != NO_FILTERS:
        raise StopRun(
            f"export {format}", "quotations are chosen by speaker only", "leave all but --source out"
        )
    lines = exports.quotation_lines(format, opened.all_quotations(chosen.source))
    if out is None:
        for line in lines:
            output.text(line)
    else:
        exports.write_file(out, lines)
        output.remark(f"wrote the quotations to {out}")
    return DONE
