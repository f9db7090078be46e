"""The commands that take pages: read, code, add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

import typer

from dateline import serialise
from dateline.commands import parted, tables
from dateline.commands.common import (
    BAD_INPUT,
    DONE,
    ActorsOption,
    FormatOption,
    MinConfidence,
    OntologyOption,
    Sources,
    StoreOption,
    linked_line,
    names_of,
    open_store,
    plural,
    status_of,
    worker_of,
)
from dateline.commands.output import Format, Output
from dateline.commands.parted import AddressOption, Engine, EngineOption, WorkersOption
from dateline.commands.work import Tally, batches
from dateline.commands.work import add as add_all
from dateline.errors import StopRun
from dateline.model import Coded, Page

LanguageOption = Annotated[
    list[str] | None,
    typer.Option(
        help="Take only pages in this language out of archives, such as en; may be repeated.",
        show_default=False,
    ),
]


def read(ctx: typer.Context, sources: Sources, format: FormatOption = Format.table) -> int:
    """Show the parts of a page, as dateline sees them.

    Example: [bold]dateline read samples/01-treaty-signed.html[/bold]
    """
    output, worker = worker_of(ctx)
    pages = worker.read_all(names_of(sources))
    if format in (Format.json, Format.csv):
        listed = list(pages)
        _print_pages(output, listed, format)
        return status_of(output, worker, len(listed))
    found = 0
    for page in pages:
        found += 1
        output.jsonl([page]) if format is Format.jsonl else output.table(tables.page(page))
    return status_of(output, worker, found)


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


def code(
    ctx: typer.Context,
    sources: Sources,
    actors: ActorsOption = None,
    ontology: OntologyOption = None,
    min_confidence: MinConfidence = None,
    language: LanguageOption = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out", "-o", help="Write to this folder, part by part; it may be s3://...", show_default=False
        ),
    ] = None,
    engine: EngineOption = Engine.local,
    address: AddressOption = None,
    workers: WorkersOption = None,
    format: FormatOption = Format.table,
) -> int:
    """Find the events on pages, without keeping them.

    With --out they go to a folder, as Parquet by day; a run that was stopped goes on. --engine ray works on a
    cluster.

    Example: [bold]dateline code samples/04-air-strike.html --format json[/bold]

    Example: [bold]dateline code archive/ --engine ray --workers 8 --out coded/[/bold]
    """
    output, worker = worker_of(ctx, actors, ontology)
    worker.languages = frozenset(each.lower() for each in language or ())
    where = parted.check(engine, out, address, workers)
    if where and min_confidence is not None:
        raise StopRun(
            "--min-confidence", "does not go with --out, which keeps all", "filter what is read of it"
        )
    if where:
        return parted.code(names_of(sources), where, worker, output)
    names = output.track(list(names_of(sources)), "coding")
    least = ctx.obj.min_confidence if min_confidence is None else min_confidence
    coded = (
        _confident(each, least)
        for batch in batches(worker.read_all(names), worker.batch)
        for each in worker.code_all(batch)
    )
    found = _print_coded(output, coded, format)
    if not found and not worker.failed:
        output.remark("no event found; --format json says for each sentence why")
    return status_of(output, worker, found)


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
    if coded.disagreements:
        output.table(tables.disagreements(coded))


def add(
    ctx: typer.Context,
    sources: Sources,
    store: StoreOption = None,
    again: Annotated[bool, typer.Option("--again", help="Code anew what is already there.")] = False,
    actors: ActorsOption = None,
    ontology: OntologyOption = None,
    language: LanguageOption = None,
    jobs: Annotated[int, typer.Option(min=1, max=256, help="Processes that code at the same time.")] = 1,
    format: FormatOption = Format.table,
) -> int:
    """Code pages and keep them in a store. Safe to repeat: what is there is skipped.

    Archives (WARC, NewsML-G2, NITF, ninjs, JSON lines) are read as streams; one that was stopped goes on.
    A folder that dateline code --out wrote is taken as it is coded.

    Example: [bold]dateline add samples/ --store news.db[/bold]
    """
    output, worker = worker_of(ctx, actors, ontology)
    worker.languages, worker.jobs = frozenset(each.lower() for each in language or ()), jobs
    runs, others = parted.runs_of(sources)
    names = list(names_of(others))
    with open_store(ctx, store, create=True) as opened:
        tally = add_all(output.track(names, "adding"), opened, worker, again=again)
        parted.add(runs, opened, tally, worker, again=again)
        now = opened.link()
    if format in (Format.json, Format.jsonl):
        output.text(serialise.to_json(tally) + "\n")
    elif format is Format.csv:
        fields = [name for name in Tally.__dataclass_fields__ if name not in ("unparsed", "passed")]
        output.csv(fields, [[getattr(tally, name) for name in fields]])
    else:
        output.text(f"{_told(tally)}; {linked_line(now)}\n")
    return BAD_INPUT if tally.failed else DONE


def _told(tally: Tally) -> str:
    parts = [f"added {plural(tally.added, 'page')} with {plural(tally.events, 'report')}"]
    if tally.replaced:
        parts.append(f"{plural(tally.replaced, 'page')} replaced an older version")
    if tally.there:
        parts.append(f"{plural(tally.there, 'page')} already there")
    if tally.withdrawn:
        parts.append(f"{plural(tally.withdrawn, 'page')} withdrawn")
    if tally.passed:
        reasons = sorted(tally.passed.items(), key=lambda each: (-each[1], each[0]))
        shown = ", ".join(f"{number:,} because {why}" for why, number in reasons[:3])
        parts.append(f"{sum(tally.passed.values()):,} passed over ({shown})")
    for language, number in sorted(tally.unparsed.items()):
        parts.append(f"{plural(number, 'page')} kept uncoded (no parser for language {language!r} yet)")
    if tally.failed:
        parts.append(f"{plural(tally.failed, 'input')} failed")
    return ", ".join(parts)
