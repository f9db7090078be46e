"""The command line: the only place that prints, exits and reads the environment.

Exit status: 0 done, 1 nothing found, 2 bad input, 130 interrupted. Results go to standard
output, remarks, errors and the progress bar to standard error.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from dateline import __version__, serialise
from dateline.commands import ask, inputs, speech, tables
from dateline.commands.filters import with_filters
from dateline.commands.output import Format, Output, event_record
from dateline.commands.work import Tally, Worker, batches
from dateline.commands.work import add as add_all
from dateline.errors import DatelineError, SkipPage, StopRun
from dateline.model import Coded, Page
from dateline.settings import Settings
from dateline.store.base import NO_FILTERS, ActorRow, Filters, Listing, NotStored, Store, StoredEvent

DONE, NOTHING, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

Sources = Annotated[
    list[str], typer.Argument(help="Files, folders or addresses; - for a list on standard input.")
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print it.")]
StoreOption = Annotated[
    Path | None,
    typer.Option("--store", help="The store file; DATELINE_STORE, else news.db.", show_default=False),
]
ActorsOption = Annotated[
    Path | None,
    typer.Option("--actors", help="Your own actors, a TSV; DATELINE_ACTORS.", show_default=False),
]
Limit = Annotated[int, typer.Option(min=0, help="How many at most; 0 for all.")]


def main() -> None:
    """The program `dateline`."""
    sys.exit(run(sys.argv[1:], os.environ))


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command; its exit status comes back."""
    try:
        settings = Settings.from_environ(environ)
        status = app(list(arguments), standalone_mode=False, prog_name="dateline", obj=settings)
        sys.stdout.flush()
    except DatelineError as error:
        return _refuse(str(error), NOTHING if isinstance(error, NotStored) else BAD_INPUT)
    except TyperException as error:
        return _usage(error)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return _refuse(
            str(DatelineError(error.filename or "output", error.strerror or str(error))), BAD_INPUT
        )
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    if status == INTERRUPTED:
        return _refuse("stopped; what is stored stays, run the same again to go on", INTERRUPTED)
    return int(status or DONE)


def _refuse(line: str, status: int) -> int:
    Output().error(line)
    return status


def _usage(error: TyperException) -> int:
    """A wrong option or argument: one line, and where the help is. Bare `dateline` gets the help itself."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return BAD_INPUT
    command = context.command_path if context else "dateline"
    return _refuse(f"{error.format_message().rstrip('.')}; see {command} --help", BAD_INPUT)


def _version(wanted: bool) -> None:
    if wanted:
        Output().text(f"dateline {__version__}\n")
        raise typer.Exit()


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """News pages in, a checkable record of political events out: who did what to whom, when,
    where, and who says so.

    Begin with [bold]dateline code PAGE[/bold], or keep many: [bold]dateline add FOLDER[/bold], then
    [bold]dateline events[/bold].
    """


@app.command()
def read(ctx: typer.Context, sources: Sources, format: FormatOption = Format.table) -> int:
    """Show the parts of a page, as dateline sees them.

    Example: [bold]dateline read samples/01-treaty-signed.html[/bold]
    """
    output, worker = _worker(ctx)
    pages = worker.read_all(_names(sources))
    if format in (Format.json, Format.csv):
        listed = list(pages)
        _print_pages(output, listed, format)
        return _status(output, worker, len(listed))
    found = 0
    for page in pages:
        found += 1
        output.jsonl([page]) if format is Format.jsonl else output.table(tables.page(page))
    return _status(output, worker, found)


def _print_pages(output: Output, pages: list[Page], format: Format) -> None:
    if format is Format.json and pages:
        output.json(pages[0] if len(pages) == 1 else pages)
    elif format is Format.csv:
        columns = ("source", "block", "kind", "anchor", "credit", "text")
        rows = (
            (page.source, block.index, block.kind, block.anchor, block.credit, block.text)
            for page in pages
            for block in page.blocks
        )
        output.csv(columns, rows)


@app.command()
def code(
    ctx: typer.Context,
    sources: Sources,
    actors: ActorsOption = None,
    format: FormatOption = Format.table,
) -> int:
    """Find the events on pages, without keeping them.

    Example: [bold]dateline code samples/04-air-strike.html --format json[/bold]
    """
    output, worker = _worker(ctx, actors)
    names = output.track(list(_names(sources)), "coding")
    least = ctx.obj.min_confidence
    coded = (
        _confident(each, least)
        for batch in batches(worker.read_all(names), worker.batch)
        for each in worker.code_all(batch)
    )
    found = _print_coded(output, coded, format)
    if not found and not worker.failed:
        output.remark("no event found; --format json says for each sentence why")
    return _status(output, worker, found)


def _confident(coded: Coded, least: float) -> Coded:
    from dataclasses import replace

    if least <= 0:
        return coded
    return replace(coded, events=tuple(each for each in coded.events if each.confidence >= least))


def _print_coded(output: Output, coded: Iterable[Coded], format: Format) -> int:
    """Print pages as they come, where the format allows it; the number of events."""
    from dateline import exports

    found = 0
    listed = []
    for each in coded:
        found += len(each.events)
        if format is Format.jsonl:
            output.jsonl([serialise.coded_record(each)])
        elif format is Format.table:
            _print_page_events(output, each)
        else:
            listed.append(each)
    if format is Format.json and listed:
        records = [serialise.coded_record(each) for each in listed]
        output.json(records[0] if len(records) == 1 else records)
    elif format is Format.csv:
        events = (event for each in listed for event in exports.events_of(each))
        for line in exports.lines("csv", events):
            output.text(line)
    return found


def _print_page_events(output: Output, coded: Coded) -> None:
    page = coded.page
    title = page.headline or page.source or "page"
    output.table(tables.title(f"{title} ({(page.published or 'no date')[:10]})"))
    if coded.events:
        output.table(tables.coded(coded, colour=output.colour))
    else:
        reasons = [why for why, _ in Counter(each.why for each in coded.uncoded).most_common(3)]
        output.table(tables.title(f"  no event: {'; '.join(reasons) or 'there is no sentence'}"))


@app.command()
def add(
    ctx: typer.Context,
    sources: Sources,
    store: StoreOption = None,
    again: Annotated[bool, typer.Option("--again", help="Code anew what is already there.")] = False,
    actors: ActorsOption = None,
    format: FormatOption = Format.table,
) -> int:
    """Code pages and keep them in a store. Safe to repeat: what is there is skipped.

    Example: [bold]dateline add samples/ --store news.db[/bold]
    """
    output, worker = _worker(ctx, actors)
    names = list(_names(sources))
    with _open(ctx, store, create=True) as opened:
        tally = add_all(output.track(names, "adding"), opened, worker, again=again)
    if format in (Format.json, Format.jsonl):
        output.text(serialise.to_json(tally) + "\n")
    elif format is Format.csv:
        fields = [name for name in Tally.__dataclass_fields__ if name != "unparsed"]
        output.csv(fields, [[getattr(tally, name) for name in fields]])
    else:
        output.text(_told(tally) + "\n")
    return BAD_INPUT if tally.failed else DONE


def _told(tally: Tally) -> str:
    parts = [f"added {_plural(tally.added, 'page')} with {_plural(tally.events, 'event')}"]
    if tally.replaced:
        parts.append(f"{_plural(tally.replaced, 'page')} replaced an older version")
    if tally.there:
        parts.append(f"{_plural(tally.there, 'page')} already there")
    for language, number in sorted(tally.unparsed.items()):
        parts.append(f"{_plural(number, 'page')} kept uncoded (no parser for language {language!r} yet)")
    if tally.failed:
        parts.append(f"{_plural(tally.failed, 'input')} failed")
    return ", ".join(parts)


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


@app.command()
@with_filters
def events(
    ctx: typer.Context,
    chosen: Filters = NO_FILTERS,
    store: StoreOption = None,
    limit: Limit = 50,
    cursor: Annotated[
        str | None, typer.Option(help="Where an earlier list stopped.", show_default=False)
    ] = None,
    format: FormatOption = Format.table,
) -> int:
    """List the events of a store, newest first.

    Example: [bold]dateline events --type ASSAULT --actor RUS --since 2024-11 --without hypothetical[/bold]
    """
    output = Output()
    with _open(ctx, store) as opened:
        total = opened.count(chosen)
        if not total:
            return _nothing(output, opened)
        if limit or cursor:
            listing = opened.events(chosen, limit=limit or total, cursor=cursor)
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


def _nothing(output: Output, store: Store) -> int:
    """Say why a list is empty and what to do next."""
    totals = store.totals()
    if totals.events:
        days = f", from {totals.first} to {totals.last}" if totals.first else ""
        output.remark(
            f"no event fits; the store has {_plural(totals.events, 'event')}{days}. Ask for less at once."
        )
    elif totals.pages:
        output.remark(
            f"no event on the {_plural(totals.pages, 'page')} of the store; dateline code FILE says why"
        )
    else:
        output.remark("the store is empty; fill it with dateline add FILES")
    return NOTHING


@app.command()
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
    with _open(ctx, store) as opened:
        found = opened.actors(chosen, limit=limit or sys.maxsize)
        if not found:
            return _nothing(output, opened)
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


@app.command()
def explain(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="The id of an event, as dateline events shows it.")],
    store: StoreOption = None,
    format: FormatOption = Format.table,
) -> int:
    """Show one event in full: its sentence, who says so, what led to it and what is missing.

    Example: [bold]dateline explain 1c9338eb9c4746e1[/bold]
    """
    output = Output()
    with _open(ctx, store) as opened:
        event = opened.event(id)
    if format is Format.table:
        output.table(tables.explanation(event, colour=output.colour))
    elif format is Format.json:
        output.json(event_record(event))
    else:
        _print_events(output, [event], format)
    return DONE


@app.command()
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
    cursor: Annotated[
        str | None, typer.Option(help="Where an earlier list stopped.", show_default=False)
    ] = None,
    format: FormatOption = Format.table,
) -> int:
    """List what somebody has said, about whom, newest first.

    Example: [bold]dateline says "Choe Son Hui" --stance accuses[/bold]
    """
    output = Output()
    with _open(ctx, store) as opened:
        asked = {"about": about, "stance": stance, "cursor": cursor}
        listing = opened.quotations(speaker, limit=limit or sys.maxsize - 1, **asked)
        if not listing.items:
            output.remark(f"nothing that {speaker} says is in the store; part of the name is enough")
            return NOTHING
    speech.show(output, listing.items, format)
    if listing.cursor:
        output.remark(f"go on with --cursor {listing.cursor} or see all with --limit 0")
    return DONE


@app.command()
@with_filters
def export(
    ctx: typer.Context,
    format: Annotated[str, typer.Argument(help="plover, csv or quotations.", metavar="FORMAT")],
    chosen: Filters = NO_FILTERS,
    store: StoreOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write to this file instead.", show_default=False)
    ] = None,
) -> int:
    """Write events in an exchange format: plover (JSON lines) or csv; quotations for what is said.

    Example: [bold]dateline export csv --since 2024 --out events.csv[/bold]
    """
    from dateline import exports

    output = Output()
    with _open(ctx, store) as opened:
        if format in exports.QUOTATIONS:
            return _export_quotations(output, opened, format, chosen, out)
        count = opened.count(chosen)
        lines = exports.lines(format, opened.all_events(chosen))
        if not count:
            return _nothing(output, opened)
        if out is None:
            for line in lines:
                output.text(line)
        else:
            exports.write_file(out, lines)
            output.remark(f"wrote {_plural(count, 'event')} to {out}")
    return DONE


def _export_quotations(output: Output, opened: Store, format: str, chosen: Filters, out: Path | None) -> int:
    from dataclasses import replace

    from dateline import exports

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


@app.command()
def serve(
    ctx: typer.Context,
    store: StoreOption = None,
    host: Annotated[str, typer.Option(help="The address to listen at; this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
) -> int:
    """Read a store in the browser, until Ctrl+C.

    Example: [bold]dateline serve --store news.db --port 8000[/bold]
    """
    _open(ctx, store).close()  # what is wrong with the store is said before the server is loaded
    from dateline.serve.app import run as run_server

    run_server(str(store or ctx.obj.store), host, port)
    return DONE


@app.command()
def who(
    name: Annotated[str, typer.Argument(help="A name, a title or a role, in quotes.")],
    on: Annotated[
        str | None, typer.Option(help="On which day: 2014-05-01.", metavar="DATE", show_default=False)
    ] = None,
    context: Annotated[str, typer.Option(help="Words that may name the country.", show_default=False)] = "",
    format: FormatOption = Format.table,
) -> int:
    """Say who somebody is: country, office and sector, on a day.

    Example: [bold]dateline who "Japan's foreign minister" --on 2014-05-01[/bold]
    """
    return _answer(ask.who(name, on=on, context=context), format)


@app.command()
def where(
    name: Annotated[str, typer.Argument(help="The name of a place, in quotes if it has blanks.")],
    limit: Limit = 10,
    format: FormatOption = Format.table,
) -> int:
    """List the places of a name, likeliest first.

    Example: [bold]dateline where "Springfield, Illinois"[/bold]
    """
    return _answer(ask.where(name, limit=limit), format)


@app.command()
def when(
    phrase: Annotated[str, typer.Argument(help="Words that say when, in quotes.")],
    day: Annotated[
        str | None,
        typer.Option("--from", help="The day to count from: 2024-11-12.", metavar="DATE", show_default=False),
    ] = None,
    format: FormatOption = Format.table,
) -> int:
    """Work out a date: "last Friday", counted from a day.

    Example: [bold]dateline when "two weeks ago" --from 2024-11-12[/bold]
    """
    return _answer(ask.when(phrase, on=day), format)


@app.command()
def howmany(
    phrase: Annotated[str, typer.Argument(help="Words with a number, in quotes.")],
    format: FormatOption = Format.table,
) -> int:
    """Read the numbers of a phrase: value or bounds, of what, and what befell them.

    Example: [bold]dateline howmany "at least 12 killed and dozens wounded"[/bold]
    """
    return _answer(ask.howmany(phrase), format)


def _answer(answer: ask.Answer, format: Format) -> int:
    return DONE if ask.show(Output(), answer, format) else NOTHING


@app.command()
def bench(
    ctx: typer.Context,
    task: Annotated[str, typer.Argument(help="A task of the evaluation data, seed, speed, gate or all.")],
    gold: Annotated[
        Path | None, typer.Option(help="Another file of the same format.", show_default=False)
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Keep the predictions here.", show_default=False)] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--eval", help="Folder of evaluation data; else DATELINE_EVAL_DIR.", show_default=False),
    ] = None,
) -> int:
    """Measure dateline on evaluation data, on the seed page, or its speed.

    Example: [bold]dateline bench records --gold gold.jsonl --out predictions.jsonl[/bold]
    """
    from dateline.bench import run as run_bench

    output = Output()
    return run_bench(
        task, folder=folder or ctx.obj.eval_dir, say=lambda line: output.text(f"{line}\n"), gold=gold, out=out
    )


def _worker(ctx: typer.Context, actors: Path | None = None) -> tuple[Output, Worker]:
    output, settings = Output(), ctx.obj
    return output, Worker(
        say=output.error,
        max_bytes=settings.max_bytes,
        batch=settings.batch,
        own_actors=actors or settings.actors,
    )


def _names(sources: Iterable[str]) -> Iterable[str | SkipPage]:
    return inputs.names(sources, sys.stdin)


def _status(output: Output, worker: Worker, found: int) -> int:
    if worker.failed:
        output.remark(f"{_plural(worker.failed, 'input')} could not be used")
        return BAD_INPUT
    return DONE if found else NOTHING


def _open(ctx: typer.Context, store: Path | None, *, create: bool = False) -> Store:
    from dateline import store as stores

    settings = ctx.obj
    return stores.open(store or settings.store, create=create, wait=settings.wait)
