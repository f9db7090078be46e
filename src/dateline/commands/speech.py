"""What somebody said, for the command line."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from dateline.commands.output import Format, Output
from dateline.commands.tables import plain
from dateline.exports import quotation_lines
from dateline.store.base import Quotation


def show(output: Output, found: Sequence[Quotation], format: Format) -> None:
    """Print quotations."""
    if format is Format.json:
        output.json(found)
    elif format is Format.jsonl:
        output.jsonl(found)
    elif format is Format.csv:
        for line in quotation_lines("quotations", found):
            output.text(line)
    else:
        output.table(_table(found))


def _table(found: Sequence[Quotation]) -> Table:
    """Day and stance, who of whom, and the words."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 1, 0))
    table.add_column("Date", no_wrap=True)
    table.add_column("Stance", no_wrap=True)
    table.add_column("Who, of whom, and what", overflow="fold", ratio=1)
    for each in found:
        who = plain(each.speaker or "somebody", style="magenta")
        if each.country:
            who.append(f" [{each.country}]")
        if each.about:
            who.append(" on ", style="default").append_text(plain(", ".join(each.about), style="cyan"))
        lines = [who, plain(each.content), plain(_page(each), style="dim")]
        table.add_row((each.page.published or "no date")[:10], each.stance, Text("\n").join(lines))
    return table


def _page(each: Quotation) -> str:
    events = f"events {', '.join(each.events)}" if each.events else "no event"
    return ", ".join(part for part in (each.page.headline, each.page.site_name, events) if part)
