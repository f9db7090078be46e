"""Stories and treaties as tables, and as cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from dateline.commands.tables import columned, plain, two_columns
from dateline.link import lifecycle
from dateline.model import StepRecord, Story, Superseded, TreatyRecord
from dateline.store.base import PageHead


def stories(found: Iterable[Story]) -> Table:
    """Stories, a line each."""
    table = columned("Last day, id", "Pages", "Headline and outlets")
    for story in found:
        when = Text(story.last or "no day").append(f"\n{story.id}", style="dim")
        told = plain(story.headline or "without a headline", style="bold")
        told.append("\n").append_text(plain(", ".join(story.outlets), style="dim"))
        table.add_row(when, f"{len(story.pages)} ({story.sources})", told)
    return table


def story(found: Story, heads: Mapping[str, PageHead]) -> Table:
    """One story: its pages, its days and the stories near it."""
    table = two_columns()
    table.add_row("story", found.id)
    table.add_row("headline", plain(found.headline or "none"))
    table.add_row("sources", f"{found.sources} independent, {len(found.pages)} pages")
    for each in found.pages:
        head = heads[each]
        line = ", ".join(filter(None, ((head.published or "")[:16], head.site_name, head.headline)))
        table.add_row("page", plain(line))
    for day in found.days:
        table.add_row(day.day, f"{len(day.events)} events: {' '.join(day.events)}")
    for near in found.related:
        table.add_row("related", near.story)
    return table


def standing(treaty: TreatyRecord, on: dt.date | None) -> str:
    """What it is on a day, or on the last day that a page or a step speaks of."""
    if on is not None:
        return str(lifecycle.status(treaty, on))
    steps = lifecycle.history(treaty)
    return str(steps[-1][1]) if steps else "unknown"


def treaties(found: Iterable[TreatyRecord], on: dt.date | None) -> Table:
    """Treaties with their steps."""
    table = columned("Parties, id", "Status", "Name and steps")
    for treaty in found:
        who = plain(", ".join(treaty.parties) or "no party known").append(f"\n{treaty.id}", style="dim")
        told = plain(treaty.name, style="bold")
        for step in treaty.steps:
            told.append("\n").append_text(plain(step_line(step)))
        table.add_row(who, Text(",\n").join(map(plain, standing(treaty, on).split(", ", 1))), told)
    return table


def step_line(step: StepRecord) -> str:
    """A step in one line: "2024-06 signature, PRK", "pending: entry into force after …"."""
    who = " ".join(filter(None, (step.party, step.by)))
    line = f"{step.date or 'undated'} {step.step}" + (f", {who}" if who else "")
    if step.negated:
        line = f"not: {line}"
    elif step.pending:
        line = f"pending: {line}"
    if step.condition:
        line += f", waits for {step.condition}"
    return line + (" (contested)" if step.contested else "")


def treaty_record(treaty: TreatyRecord, on: dt.date | None) -> dict[str, Any]:
    """A treaty as JSON has it, with its status on the day."""
    day = on.isoformat() if on else None
    return {"treaty": treaty, "status": standing(treaty, on), "on": day}


def treaty(found: TreatyRecord, on: dt.date | None) -> Table:
    """One treaty: names, status over time, steps with their sentences, obligations, contradictions."""
    table = two_columns()
    table.add_row("treaty", found.id)
    for name in found.names:
        table.add_row("name", plain(name))
    facts = (("parties", ", ".join(found.parties)), ("kind", found.kind), ("field", found.field))
    for label, value in facts:
        table.add_row(label, plain(value or "not told"))
    table.add_row("status", plain(standing(found, on)), style="bold")
    for day, state in lifecycle.history(found):
        table.add_row("since", plain(f"{day} {state}"))
    for step in found.steps:
        table.add_row("step", plain(step_line(step)))
        for told in step.evidence[:3]:
            where = ", ".join(filter(None, (told.day, told.outlet)))
            table.add_row("", plain(f"{told.step.sentence.text} ({where})", style="dim"))
    for each in found.obligations:
        casus = f", when there is {each.casus}" if each.casus else ""
        table.add_row("obliges", plain(f"{each.kind}{casus}: “{each.clause}”"))
    for odd in found.contradictions:
        table.add_row("differs", plain(odd.what, style="yellow"))
    return table


def gone(found: Iterable[Superseded]) -> Table:
    """Ids that linking took back."""
    table = columned("Run", "Id", "Now in")
    for each in found:
        table.add_row(str(each.run), each.id, " ".join(each.by) or "nothing: its pages are gone")
    return table
