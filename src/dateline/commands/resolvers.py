"""The four resolvers alone: who, where, when, howmany."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.commands import ask
from dateline.commands.common import DONE, NOTHING, ActorsOption, FormatOption, Limit
from dateline.commands.output import Format, Output


def who(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="A name, a title or a role, in quotes.")],
    on: Annotated[
        str | None, typer.Option(help="On which day: 2014-05-01.", metavar="DATE", show_default=False)
    ] = None,
    context: Annotated[str, typer.Option(help="Words that may name the country.", show_default=False)] = "",
    actors: ActorsOption = None,
    format: FormatOption = Format.table,
) -> int:
    """Say who somebody is: country, office and sector, on a day.

    Example: [bold]dateline who "Japan's foreign minister" --on 2014-05-01[/bold]
    """
    return _answer(ask.who(name, on=on, context=context, actors=actors or ctx.obj.actors), format)


def where(
    name: Annotated[str, typer.Argument(help="The name of a place, in quotes if it has blanks.")],
    limit: Limit = 10,
    format: FormatOption = Format.table,
) -> int:
    """List the places of a name, likeliest first.

    Example: [bold]dateline where "Springfield, Illinois"[/bold]
    """
    return _answer(ask.where(name, limit=limit), format)


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
