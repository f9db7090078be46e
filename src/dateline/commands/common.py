"""What commands share: exit statuses, options, and how a store or a worker is got from the settings."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from dateline.commands import inputs
from dateline.commands.output import Format, Output
from dateline.commands.work import Worker
from dateline.errors import SkipPage
from dateline.store.base import Linked, Store

DONE, NOTHING, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130

Sources = Annotated[
    list[str], typer.Argument(help="Files, folders or addresses; - for a list on standard input.")
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print it.")]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        help="The store, a file or a postgresql:// address; DATELINE_STORE, else news.db.",
        show_default=False,
    ),
]
ActorsOption = Annotated[
    Path | None,
    typer.Option("--actors", help="Your own actors, a TSV; DATELINE_ACTORS.", show_default=False),
]
OntologyOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--ontology",
        help="Your own types and modes, from dateline train; may be repeated; DATELINE_ONTOLOGY.",
        show_default=False,
    ),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        min=0, max=1, help="At least this confidence, 0 to 1; DATELINE_MIN_CONFIDENCE.", show_default=False
    ),
]
Limit = Annotated[int, typer.Option(min=0, help="How many at most; 0 for all.")]
Cursor = Annotated[str | None, typer.Option(help="Where an earlier list stopped.", show_default=False)]
OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", help="Write to this file instead.", show_default=False)
]


def worker_of(
    ctx: typer.Context, actors: Path | None = None, ontology: list[Path] | None = None
) -> tuple[Output, Worker]:
    """Where to print, and what reads and codes pages."""
    output, settings = Output(), ctx.obj
    return output, Worker(
        say=output.error,
        max_bytes=settings.max_bytes,
        batch=settings.batch,
        own_actors=actors or settings.actors,
        threshold=settings.threshold,
        extensions=tuple(ontology or settings.ontology),
        private=settings.private,
    )


def names_of(sources: Iterable[str]) -> Iterable[str | SkipPage]:
    """The inputs that the arguments stand for: folders opened, a list read."""
    return inputs.names(sources, sys.stdin)


def status_of(output: Output, worker: Worker, found: int) -> int:
    """The exit status of a command that read pages."""
    if worker.failed:
        output.remark(f"{plural(worker.failed, 'input')} could not be used")
        return BAD_INPUT
    return DONE if found else NOTHING


def open_store(ctx: typer.Context, store: str | None, *, create: bool = False) -> Store:
    """The store that the option or the settings name. Raises StopRun when it cannot be opened."""
    from dateline import store as stores

    settings = ctx.obj
    return stores.open(store or settings.store, create=create, wait=settings.wait)


def plural(number: int, noun: str) -> str:
    """ "1 page", "2 pages"."""
    if number != 1:
        noun = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun}"


def nothing(output: Output, store: Store) -> int:
    """Say why a list is empty and what to do next."""
    totals = store.totals()
    if totals.events:
        days = f", from {totals.first} to {totals.last}" if totals.first else ""
        output.remark(
            f"no event fits; the store has {plural(totals.events, 'event')}{days}. Ask for less at once."
        )
    elif totals.pages:
        output.remark(
            f"no event on the {plural(totals.pages, 'page')} of the store; dateline code FILE says why"
        )
    else:
        output.remark("the store is empty; fill it with dateline add FILES")
    return NOTHING


def linked_line(now: Linked) -> str:
    """What a store holds after linking."""
    counts = ((now.events, "event"), (now.stories, "story"), (now.treaties, "treaty"))
    told = [plural(number, noun) for number, noun in counts if number or noun == "event"]
    return "the store has " + ", ".join(told)
