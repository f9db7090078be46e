"""The options that choose events, shared by the commands that list them."""

from __future__ import annotations

import difflib
import functools
import inspect
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Annotated, Any

import typer

from dateline import lexicon
from dateline.commands.common import open_store
from dateline.errors import StopRun
from dateline.store.base import Facet, Filters
from dateline.store.choosing import AUXILIARY, QUADS, TOLD, BadFilter, choose

Text = str | None
PANEL = "Which events"


def _option(help: str, *names: str, metavar: str | None = None) -> Any:
    return typer.Option(*names, help=help, metavar=metavar, rich_help_panel=PANEL, show_default=False)


def filters(
    type: Annotated[Text, _option("PLOVER type, such as ASSAULT; several with commas between them.")] = None,
    mode: Annotated[Text, _option("Mode of the type, such as aerial.")] = None,
    quad: Annotated[
        Text,
        _option(
            f"Quad class: {', '.join(f'{number} {name}' for number, name in QUADS.items())}.", metavar="1-4"
        ),
    ] = None,
    context: Annotated[Text, _option("PLOVER context, such as diplomatic.")] = None,
    actor: Annotated[Text, _option("Country code of who acts, such as FRA.", metavar="CODE")] = None,
    recipient: Annotated[Text, _option("Country code of whom it is done to.", metavar="CODE")] = None,
    either: Annotated[Text, _option("Country code of one or the other.", metavar="CODE")] = None,
    sector: Annotated[Text, _option("Sector of one or the other, such as MIL.", metavar="CODE")] = None,
    since: Annotated[Text, _option("Not before this day, month or year.", metavar="DATE")] = None,
    until: Annotated[Text, _option("Not after this day, month or year.", metavar="DATE")] = None,
    place: Annotated[Text, _option("Country code of where it happened.", metavar="CODE")] = None,
    told: Annotated[Text, _option(f"How its reports together tell it: {', '.join(TOLD)}.")] = None,
    auxiliary: Annotated[
        list[str] | None, _option(f"Only with this auxiliary mode: {', '.join(AUXILIARY)}.")
    ] = None,
    without: Annotated[list[str] | None, _option("Not with this auxiliary mode; may be repeated.")] = None,
    source: Annotated[Text, _option("Part of the name of who says so.")] = None,
    outlet: Annotated[Text, _option("Name of the site, else of the agency that it credits, in full.")] = None,
    page: Annotated[Text, _option("Of the page with this id.", metavar="ID")] = None,
    text: Annotated[
        Text, _option('Words of the sentence or headline; "a phrase" in quotes, begin* for a beginning.')
    ] = None,
    reviewed: Annotated[
        Text, _option("Where it stands with reviewers: any, none, kept (not rejected), corrected …")
    ] = None,
    reports: Annotated[
        bool,
        typer.Option(
            "--reports", help="Every report by itself, not one line an event.", rich_help_panel=PANEL
        ),
    ] = False,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            min=0, max=1, help="At least this confidence, 0 to 1.", rich_help_panel=PANEL, show_default=False
        ),
    ] = None,
) -> Filters:
    """The filters that these options stand for. Raises StopRun for a value that means nothing."""
    given = {
        "type": type, "mode": mode, "quad": quad, "context": context, "actor": actor, "recipient": recipient,
        "country": either, "sector": sector, "since": since, "until": until, "place": place, "told": told,
        "source": source, "outlet": outlet, "text": text, "reviewed": reviewed,
    }  # fmt: skip
    try:
        chosen = choose({name: value.strip() for name, value in given.items() if value and value.strip()})
    except BadFilter as error:
        name = {"country": "either"}.get(error.where, error.where)
        raise StopRun(f"--{name}", error.cause, error.remedy) from None
    return replace(
        chosen,
        auxiliary=tuple(_known("--auxiliary", each, AUXILIARY) for each in auxiliary or ()),
        without=tuple(_known("--without", each, AUXILIARY) for each in without or ()),
        page=page,
        min_confidence=min_confidence or 0.0,
        reports=reports,
    )


def with_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options in place of its parameter `chosen`."""
    own = inspect.signature(command, eval_str=True)
    options = inspect.signature(filters, eval_str=True)

    @functools.wraps(command)
    def run(**given: Any) -> Any:
        values = {name: given.pop(name) for name in options.parameters}
        if values["min_confidence"] is None:
            values["min_confidence"] = given["ctx"].obj.min_confidence
        chosen = filters(**values)
        check_kinds(chosen, lambda facet: _kept(given["ctx"], given.get("store"), facet))
        return command(chosen=chosen, **given)

    kept = [each for name, each in own.parameters.items() if name != "chosen"]
    merged = own.replace(parameters=[*kept, *options.parameters.values()])
    run.__signature__ = merged  # type: ignore[attr-defined]
    run.__annotations__ = {name: each.annotation for name, each in merged.parameters.items()}
    del run.__wrapped__
    return run


def check_kinds(chosen: Filters, kept: Callable[[Facet], Iterable[str]]) -> None:
    """Raises StopRun for a type, mode or context that neither PLOVER has nor the store, which `kept` asks."""
    from dateline import ontology

    types = ontology.types()
    given = chosen.types or ((chosen.type,) if chosen.type else ())
    for each in given:
        if each not in types:
            _known("--type", each, {*types, *kept("type")})
    modes = {mode for each in given or types if each in types for mode in types[each].modes}
    if chosen.mode and chosen.mode not in modes:
        _known("--mode", chosen.mode, {*modes, *kept("mode")})
    if chosen.context and chosen.context not in (contexts := _contexts()):
        _known("--context", chosen.context, {*contexts, *kept("context")})


def _contexts() -> set[str]:
    return {row["context"] for row in lexicon.table("contexts/words.tsv", ("context", "phrases"))}


def _kept(ctx: typer.Context, store: str | None, facet: Facet) -> list[str]:
    """The types or modes of the store's events; none where there is no store."""
    try:
        with open_store(ctx, store) as opened:
            return [value for value, _ in opened.counts(facet, limit=1_000)]
    except StopRun:
        return []


def _known(option: str, value: str, allowed: Iterable[str]) -> str:
    names = sorted(allowed)
    if value in names:
        return value
    close = difflib.get_close_matches(value, names, n=1, cutoff=0.5)
    hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(names) or 'none for this type'}"
    raise StopRun(f"{option} {value}", "is not known", hint)
