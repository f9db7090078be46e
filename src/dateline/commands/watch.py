"""The commands of a store that is kept up to date: watch, feeds, searches."""

from __future__ import annotations

import datetime as dt
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from dateline.commands.common import (
    BAD_INPUT,
    DONE,
    NOTHING,
    FormatOption,
    StoreOption,
    open_store,
    plural,
    worker_of,
)
from dateline.commands.output import Format, Output, event_record
from dateline.errors import SkipPage, StopRun
from dateline.store.base import Filters, Store

if TYPE_CHECKING:
    from dateline.store.watching import Feed, Health

MINUTE = 60.0
LATEST = 2**62
"""A key beyond every other: nothing has come after it."""


def watch(
    ctx: typer.Context,
    feeds: Annotated[
        list[str] | None,
        typer.Argument(help="Feeds, or files of them: OPML or an address a line.", show_default=False),
    ] = None,
    store: StoreOption = None,
    every: Annotated[float, typer.Option(min=1, help="Minutes between two looks at a new feed.")] = 15.0,
    once: Annotated[bool, typer.Option("--once", help="Take what is due now, and stop.")] = False,
) -> int:
    """Keep a store up to date with RSS, Atom and news sitemaps, until Ctrl+C. Feeds are remembered.

    Example: [bold]dateline watch feeds.opml --store news.db[/bold]
    """
    from dateline.live.watch import Watcher
    from dateline.pages.fetch import Client, Limits

    output, worker = worker_of(ctx)
    with open_store(ctx, store, create=True) as opened:
        new, failed = _subscribe(opened, feeds or (), every * MINUTE, output)
        watched = opened.watching.feeds()
        if not watched:
            raise StopRun("watch", "no feed is watched", "name a feed, or a file of them")
        output.remark(f"watching {plural(len(watched), 'feed')}, {new} of them new; Ctrl+C stops")
        client = Client(private=ctx.obj.private, limits=Limits(bytes=ctx.obj.max_bytes))
        watcher = Watcher(
            store=opened, getter=client, code=worker.code_all, say=output.error, batch=worker.batch
        )
        watcher.linked = lambda: _tell(opened, client, output)
        with _stopping(watcher.stop):
            counts = watcher.run(once=once)
        client.close()
    told = f"added {plural(counts.added, 'page')} with {plural(counts.events, 'report')}"
    more = f"{counts.replaced:,} corrected, {counts.withdrawn:,} withdrawn, {counts.failed:,} faults"
    output.text(f"{plural(counts.looks, 'look')} at feeds: {told}, {more}\n")
    return BAD_INPUT if failed else DONE


def _subscribe(store: Store, given: Sequence[str], every: float, output: Output) -> tuple[int, int]:
    """How many feeds are new, and how many of what was given named none."""
    from dateline.store.watching import Feed

    found: list[Feed] = []
    failed = 0
    for name in given:
        try:
            found += (Feed(url=url, every=every) for url in _named(name))
        except SkipPage as error:
            output.error(str(error))
            failed += 1
    return store.watching.subscribe(found), failed


def _named(name: str) -> tuple[str, ...]:
    """The feeds of an argument: an address is one, a file may hold many. Raises SkipPage."""
    from dateline.live.addresses import canonical
    from dateline.live.feeds import subscriptions

    if "://" in name:
        address = canonical(name)
        if address is None:
            raise SkipPage(name, "is no web address", "give one that begins with http:// or https://")
        return (address,)
    try:
        return subscriptions(Path(name).read_bytes(), name)
    except OSError as error:
        raise SkipPage(name, f"cannot be read ({error.strerror or error})", "check the name") from error


@contextmanager
def _stopping(stop: threading.Event) -> Iterator[None]:
    """Ctrl+C and a polite kill end the watch after what is under way; a second one ends it at once."""

    def ask(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {each: signal.signal(each, ask) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _tell(store: Store, client: Any, output: Output) -> None:
    import time

    from dateline.live.alerts import Alerts

    Alerts(
        store=store, poster=client, filters=_filters, record=event_record, now=time.time, say=output.error
    ).tell()


def _filters(query: str) -> Filters:
    """The filters of a saved search. Raises SkipPage."""
    from urllib.parse import parse_qsl

    from dateline.serve import query as addresses

    return addresses.read(dict(parse_qsl(query, keep_blank_values=True))).filters


def feeds(
    ctx: typer.Context,
    drop: Annotated[str | None, typer.Option(help="Watch this feed no more.", show_default=False)] = None,
    store: StoreOption = None,
    format: FormatOption = Format.table,
) -> int:
    """List the feeds that are watched, and how they do.

    Example: [bold]dateline feeds --store news.db[/bold]
    """
    output = Output()
    with open_store(ctx, store) as opened:
        if drop is not None:
            if not opened.watching.unsubscribe(drop):
                raise StopRun(drop, "is not watched", "dateline feeds lists those that are")
            return DONE
        found = opened.watching.health(dt.datetime.now(dt.UTC).date())
    if not found:
        output.remark("no feed is watched; dateline watch FEEDS begins")
        return NOTHING
    columns = ("feed", "title", "last_read", "last_news", "today", "usual", "failures", "fault")
    rows = [_cells(each) for each in found]
    if format is Format.table:
        output.table(_table(columns, rows))
    elif format is Format.csv:
        output.csv(columns, rows)
    else:
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        output.json(records) if format is Format.json else output.jsonl(records)
    return DONE


def _cells(health: Health) -> tuple[Any, ...]:
    feed = health.feed
    return (
        feed.url,
        feed.title,
        feed.read,
        feed.news,
        health.today,
        health.usual,
        feed.failures,
        feed.fault,
    )


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in columns:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    return table


def searches(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(help="The name of a search.", show_default=False)] = None,
    query: Annotated[
        str | None,
        typer.Option(help="Save this: filters as in the explorer's address.", show_default=False),
    ] = None,
    hook: Annotated[
        str | None, typer.Option(help="Where new events are sent, signed.", show_default=False)
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="Forget the search.")] = False,
    store: StoreOption = None,
    format: FormatOption = Format.table,
) -> int:
    """Save a search, so that what is new is sent to an address; or list those that are saved.

    Example: [bold]dateline searches kenya --query "country=KEN&type=PROTEST" --hook https://desk.example/in[/bold]
    """
    output = Output()
    with open_store(ctx, store, create=query is not None) as opened:
        if drop:
            opened.watching.drop_search(name or "")
            return DONE
        if query is not None:
            return _save(opened, name, query, hook, output)
        found = [each for each in opened.watching.searches() if name in (None, each.name)]
    if not found:
        output.remark("no search is saved; give a name and --query")
        return NOTHING
    shown = [asdict(replace(each, secret=None)) for each in found]
    if format in (Format.json, Format.jsonl):
        output.json(shown) if format is Format.json else output.jsonl(shown)
        return DONE
    columns = ("name", "query", "hook", "failures", "made")
    rows = [[each[column] for column in columns] for each in shown]
    output.csv(columns, rows) if format is Format.csv else output.table(_table(columns, rows))
    return DONE


def _save(store: Store, name: str | None, query: str, hook: str | None, output: Output) -> int:
    from dateline.live.addresses import canonical
    from dateline.live.alerts import new_secret
    from dateline.store.watching import Search

    if not name:
        raise StopRun("searches", "a search needs a name", "dateline searches NAME --query ...")
    _filters(query)  # what is wrong with it has to be said now
    if hook is not None and canonical(hook) is None:
        raise StopRun(hook, "is no web address", "give one that begins with http:// or https://")
    secret = new_secret() if hook else None
    _, last = store.arrived(LATEST)
    made = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    store.watching.save_search(Search(name=name, query=query, hook=hook, secret=secret, told=last, made=made))
    if secret:
        output.text(f"{secret}\n")
        output.remark("this is the key that signs what is sent; it is not shown again")
    return DONE
