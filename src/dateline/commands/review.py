"""The commands of people who check the machine: review, and account for those who may."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline import serialise
from dateline.commands import tables
from dateline.commands.common import (
    DONE,
    NOTHING,
    FormatOption,
    Limit,
    OutOption,
    StoreOption,
    open_store,
    plural,
)
from dateline.commands.output import Format, Output
from dateline.errors import StopRun
from dateline.model import Agreement, Precision, Review, Reviewed, ReviewRole, Verdict
from dateline.store.base import NotStored, Store

if TYPE_CHECKING:
    from dateline.store.base import Kept
    from dateline.store.readings import Reason

READING, SHOWING = "Say something", "Show or take away"


class Material(StrEnum):
    """How reviewed sentences are written as training data."""

    corpus = "corpus"
    jsonl = "jsonl"


class Deed(StrEnum):
    """What to do with accounts."""

    add = "add"
    list = "list"
    remove = "remove"
    token = "token"  # noqa: S105 - the name of an action
    untoken = "untoken"
    role = "role"
    password = "password"  # noqa: S105 - the name of an action


def review(
    ctx: typer.Context,
    id: Annotated[
        str | None,
        typer.Argument(help="The id of an event, page or treaty; none: the queue.", show_default=False),
    ] = None,
    verdict: Annotated[
        str | None,
        typer.Option(help="right, wrong or unsure.", rich_help_panel=READING, show_default=False),
    ] = None,
    set: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            help="A corrected field, such as type=ACCUSE; may be repeated.",
            metavar="FIELD=VALUE",
            rich_help_panel=READING,
            show_default=False,
        ),
    ] = None,
    comment: Annotated[
        str | None, typer.Option(help="In your own words.", rich_help_panel=READING, show_default=False)
    ] = None,
    undo: Annotated[
        str | None,
        typer.Option(
            help="Take back the review with this id, or your last one.",
            metavar="ID|last",
            rich_help_panel=READING,
            show_default=False,
        ),
    ] = None,
    why: Annotated[
        str | None,
        typer.Option(
            help="The queue for one reason: second, sample, contested, uncertain, read.",
            rich_help_panel=READING,
            show_default=False,
        ),
    ] = None,
    list: Annotated[
        bool, typer.Option("--list", help="What was said, newest first.", rich_help_panel=SHOWING)
    ] = False,
    gone: Annotated[
        bool, typer.Option("--gone", help="With --list: of what is stored no more.", rich_help_panel=SHOWING)
    ] = False,
    stats: Annotated[
        bool,
        typer.Option(
            "--stats",
            help="How often the machine is right, and how far readers agree.",
            rich_help_panel=SHOWING,
        ),
    ] = False,
    export: Annotated[
        Material | None,
        typer.Option(
            help="Reviewed sentences as training data.", rich_help_panel=SHOWING, show_default=False
        ),
    ] = None,
    out: OutOption = None,
    store: StoreOption = None,
    limit: Limit = 20,
    format: FormatOption = Format.table,
) -> int:
    """Say whether records are right, or correct them; without an id, one after the other from the queue.

    Example: [bold]dateline review 1c9338eb9c4746e1 --set type=ACCUSE --comment "words, no deed"[/bold]
    """
    from dateline.store.accounts import LOCAL_EDITOR

    output = Output()
    with open_store(ctx, store) as opened:
        if undo is not None:
            made = (
                opened.reviews.undo_last(LOCAL_EDITOR)
                if undo == "last"
                else opened.reviews.undo(undo, LOCAL_EDITOR)
            )
            output.remark(f"took back review {made.undoes}")
            return DONE
        if stats:
            return _stats(output, opened, format)
        if export is not None:
            return _export(output, opened, export, out)
        if list or gone:
            return _list(output, opened, id, gone, limit, format)
        if id is None:
            if verdict or set or comment:
                raise StopRun("dateline review", "says nothing about which record", "name its id first")
            from dateline.commands import review_queue

            reason: Reason | None = why  # type: ignore[assignment]
            return review_queue.run(output, opened, reason, ctx.obj.threshold, limit or sys.maxsize)
        return _say(output, opened, id, verdict, set or [], comment, format)


def _say(
    output: Output,
    store: Store,
    id: str,
    verdict: str | None,
    given: list[str],
    comment: str | None,
    format: Format,
) -> int:
    from dateline.store.accounts import LOCAL_EDITOR
    from dateline.store.reviews import Said

    kind = kind_of(store, id)
    if not (verdict or given or comment):
        return _list(output, store, id, False, 0, format)
    said = Said(
        kind=kind,
        about=id,
        verdict=_verdict(verdict),
        fields=dict(assignment(each) for each in given),
        comment=comment,
    )
    made = store.reviews.add(said, LOCAL_EDITOR)
    if format is Format.table:
        output.remark(f"kept as review {made.id}; dateline review --undo {made.id} takes it back")
    elif format is Format.json:
        output.json(made)
    else:
        output.jsonl([made])
    return DONE


def _verdict(given: str | None) -> Verdict | None:
    return given  # type: ignore[return-value]  # what is none is refused where it is kept


def assignment(given: str) -> tuple[str, str]:
    """ "type=ACCUSE" in two. Raises StopRun."""
    name, equals, value = given.partition("=")
    if not equals:
        raise StopRun(f"--set {given}", "has no value", "write --set type=ACCUSE; --set place= takes it out")
    return name.strip().replace("-", "_"), value.strip()


def kind_of(store: Store, id: str) -> Reviewed:
    """Whether the id is that of an event or report, a page or a treaty. Raises NotStored."""
    try:
        store.event(id)
        return "event"
    except NotStored as error:
        missing = error
    for kind, find in (("page", store.page), ("treaty", store.treaty)):
        try:
            find(id)
        except NotStored:
            continue
        return kind  # type: ignore[return-value]
    raise missing


def _list(output: Output, store: Store, about: str | None, gone: bool, limit: int, format: Format) -> int:
    listing = store.reviews.listing(about=about, gone=gone, limit=limit or sys.maxsize - 1)
    if not listing.items:
        output.remark("nothing was said" + (f" of {about}" if about else ""))
        return NOTHING
    if format is Format.json:
        output.json(listing.items)
    elif format is Format.jsonl:
        output.jsonl(listing.items)
    elif format is Format.csv:
        output.csv(REVIEW_COLUMNS, map(_cells, listing.items))
    else:
        output.table(_table(listing.items))
    if listing.cursor:
        output.remark("--limit 0 shows all")
    return DONE


REVIEW_COLUMNS = (
    *("id", "at", "by", "role", "kind", "about", "verdict", "fields", "comment", "undoes", "undone", "gone"),
    *("asked", "type", "modes", "version", "label"),
)
"""Columns of `dateline review --list --format csv`."""


def _cells(kept: Kept) -> tuple[Any, ...]:
    own = {name: getattr(kept.review, name) for name in Review.__dataclass_fields__}
    own |= {"undone": kept.undone, "gone": int(kept.gone), "label": kept.label}
    own["fields"] = "; ".join(f"{name}={value}" for name, value in kept.review.fields.items())
    own["modes"] = " ".join(kept.review.modes)
    return tuple(own[name] for name in REVIEW_COLUMNS)


def _table(items: tuple[Kept, ...]) -> Any:
    table = tables.columned("When, review", "Who", "What, of what")
    for kept in items:
        one = kept.review
        says = "took back " + one.undoes if one.undoes else (one.verdict or "commented")
        fixes = ", ".join(f"{name}={value or '(none)'}" for name, value in one.fields.items())
        lines = [says + (f": {fixes}" if fixes else ""), *filter(None, [one.comment])]
        lines.append(f"{one.kind} {one.about}{' (gone)' if kept.gone else ''}: {kept.label[:200]}")
        if kept.undone:
            lines.append(f"taken back by {kept.undone}")
        told = tables.plain(lines[0])
        for line in lines[1:]:
            told.append("\n").append_text(tables.plain(line, style="dim"))
        table.add_row(
            tables.plain(one.at[:16].replace("T", " ")).append(f"\n{one.id}", style="dim"), one.by, told
        )
    return table


# Figures


def _stats(output: Output, store: Store, format: Format) -> int:
    rows, pairs = store.reviews.precision(), store.reviews.agreement()
    if format in (Format.json, Format.jsonl):
        (output.json if format is Format.json else lambda record: output.jsonl([record]))(
            {"precision": rows, "agreement": pairs}
        )
    elif format is Format.csv:
        output.csv([*Precision.__dataclass_fields__], [serialise_row(each) for each in rows])
    else:
        _figures(output, rows, pairs)
    return DONE if rows[0].read or rows[0].open else NOTHING


def serialise_row(row: Precision) -> list[Any]:
    """A row of the table of precision."""
    return [getattr(row, name) for name in Precision.__dataclass_fields__]


def _figures(output: Output, rows: tuple[Precision, ...], pairs: tuple[Agreement, ...]) -> None:
    if not (rows[0].read or rows[0].open):
        output.remark("nobody has read a record of the random sample yet: dateline review --why sample")
    else:
        output.table(
            tables.answer(
                ("Type, mode", "Read", "Right", "Precision", "95 %", "Whole", "Open"), map(_row, rows)
            )
        )
    if pairs:
        columns = ("Readers", "Read by both", "Same verdict", "Kappa")
        output.table(tables.answer(columns, map(_pair, pairs)))


def _row(row: Precision) -> tuple[str, ...]:
    name = f"{row.type or 'all'} {row.mode or ''}".strip()
    share = "not known" if row.share is None else f"{row.share:.0%}"
    bounds = "" if row.low is None or row.high is None else f"{row.low:.0%} to {row.high:.0%}"
    return name, str(row.read), str(row.right), share, bounds, str(row.whole), str(row.open)


def _pair(pair: Agreement) -> tuple[str, ...]:
    kappa = "not known" if pair.kappa is None else f"{pair.kappa:.2f}"
    return f"{pair.one}, {pair.other}", str(pair.both), str(pair.agreed), kappa


def _export(output: Output, store: Store, material: Material, out: Path | None) -> int:
    from dateline import exports
    from dateline.reviews import training

    counted = [0]

    def lines() -> Iterator[str]:
        for row in store.reviews.sentences():
            line = serialise.to_json(row) if material is Material.jsonl else training.line(row)
            if line is not None:
                counted[0] += 1
                yield f"{line}\n"

    if out is not None:
        exports.write_file(out, lines())
        output.remark(f"wrote {plural(counted[0], 'sentence')} to {out}")
    else:
        for line in lines():
            output.text(line)
    if not counted[0]:
        output.remark("no sentence has a verdict on every event in it yet")
    return DONE if counted[0] else NOTHING


# Accounts


def account(
    ctx: typer.Context,
    deed: Annotated[Deed, typer.Argument(help="What to do.", show_default=False)],
    name: Annotated[str | None, typer.Argument(help="The name of the account.", show_default=False)] = None,
    role: Annotated[
        str, typer.Option(help="reader (comments), reviewer (corrects) or editor (settles).")
    ] = "reviewer",
    password: Annotated[
        bool, typer.Option("--password/--no-password", help="Ask for a password; without it, tokens only.")
    ] = True,
    days: Annotated[
        float | None, typer.Option(help="How long the token lasts; for good without it.", show_default=False)
    ] = None,
    label: Annotated[str, typer.Option(help="What the token is for.", show_default=False)] = "",
    store: StoreOption = None,
    format: FormatOption = Format.table,
) -> int:
    """Make and remove the accounts of those who sign in to a server for others. Passwords are asked for, or
    read from standard input.

    Example: [bold]dateline account add ann --role editor[/bold]
    """
    output = Output()
    with open_store(ctx, store) as opened:
        if deed is Deed.list:
            return _accounts(output, opened, format)
        if name is None:
            raise StopRun(f"dateline account {deed}", "says no name", f"dateline account {deed} NAME")
        wanted: ReviewRole = role  # type: ignore[assignment]  # what is none is refused where it is kept
        accounts = opened.accounts
        if deed is Deed.add:
            made = accounts.add(name, wanted, _ask() if password else None)
            output.remark(f"{made.name} is {made.role} now")
        elif deed is Deed.remove:
            accounts.remove(name)
            output.remark(f"{name} signs in no more; its reviews stay")
        elif deed is Deed.token:
            output.text(accounts.add_token(name, label=label, days=days) + "\n")
            output.remark("this is the only time that it is shown: keep it as you would a password")
        elif deed is Deed.untoken:
            output.remark(f"ended {plural(accounts.end_tokens(name), 'token')}")
        elif deed is Deed.role:
            accounts.set_role(name, wanted)
            output.remark(f"{name} is {role} now")
        else:
            accounts.set_password(name, _ask())
            output.remark("changed; whoever was signed in with the old one is signed out")
    return DONE


def _ask() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\n")


def _accounts(output: Output, store: Store, format: Format) -> int:
    found = store.accounts.all()
    if format is Format.json:
        output.json(found)
    elif format is Format.jsonl:
        output.jsonl(found)
    else:
        rows = [
            (each.name, each.role, "yes" if each.password else "no", str(each.tokens), each.made[:10])
            for each in found
        ]
        columns = ("name", "role", "password", "tokens", "made")
        if format is Format.csv:
            output.csv(columns, rows)
        elif found:
            output.table(tables.answer([each.capitalize() for each in columns], rows))
    if not found:
        output.remark("there is no account; on this machine alone none is needed")
    return DONE if found else NOTHING
