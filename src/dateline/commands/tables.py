"""Tables for people. Everything in them is text: markup in a page's words is never run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from rich import box
from rich.table import Table
from rich.text import Text

from dateline.exports import events_of
from dateline.model import Coded, Entity, Event, Page, Party, Place, Report, Spread
from dateline.store.base import ActorRow, StoredEvent

#: Blocks that are coded, so that it matters whether they have a day.
DATED = ("headline", "body", "caption", "teaser")
#: A line of `why` that names the row of a trigger table and the words that it found.
_ROW = re.compile(r"\b([a-z]+)\.tsv:(\d+) \((.*)\)", re.DOTALL)
#: What could steer a terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _text(value: str, style: str = "") -> Text:
    """Text of a page, made harmless."""
    return Text(_CONTROL.sub("", value), style=style)


def plain(value: str, style: str = "") -> Text:
    """Words of a page on one line, made harmless."""
    return _text(_one_line(value), style)


def _one_line(text: str) -> str:
    return _CONTROL.sub(" ", text.replace("\n", " "))


def events(found: Iterable[StoredEvent], *, colour: bool, pages: bool = True) -> Table:
    """Date and id, what, and who to whom with the sentence. `pages`: say from which page each is."""
    table = columned("Date, id", "What", "Who > whom, where, who says so, and the sentence")
    for event in found:
        report = event.report
        where = _text(_page_line(event), style="dim") if pages else None
        told = [_parties(report), says(report), sentence(report, colour=colour), merged(event), where]
        table.add_row(_date(event), _what(report), Text("\n").join(each for each in told if each))
    return table


def columned(*columns: str) -> Table:
    """A table of which the last column takes what room there is."""
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, show_lines=False, padding=(0, 1, 1, 0)
    )
    for index, name in enumerate(columns):
        last = index == len(columns) - 1
        table.add_column(name, overflow="fold", ratio=1 if last else None, no_wrap=not last)
    return table


def two_columns() -> Table:
    """A table of names and values."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    return table


def _date(event: StoredEvent) -> Text:
    date = event.report.date
    return _text(day(date.edtf) if date and date.edtf else "no date").append(f"\n{event.id}", style="dim")


def day(edtf: str) -> str:
    """An EDTF date for people: "by" and "from" for one that is open, two lines for a range."""
    first, _, last = edtf.partition("/")
    if first == "..":
        return f"by {last}"
    if last == "..":
        return f"from {first}"
    return f"{first} to\n{last}" if last else first


def _what(report: Report) -> Text:
    text = Text(report.type, style="bold")
    for mode in report.modes:
        text.append(f"\n{mode}", style="not bold")
    for mode in report.auxiliary:
        text.append(f"\n({mode})", style="not bold italic yellow")
    return text


def _parties(report: Report) -> Text:
    text = _text(_entities(report.actors) or "nobody named", style="cyan")
    if report.recipients:
        text.append(" > ", style="default").append_text(_text(_entities(report.recipients)))
    if report.place:
        text.append_text(_text(f", in {report.place.name or report.place.text}", style="green"))
        if report.place.country:
            text.append(f" ({report.place.country})", style="green")
    return text


def _entities(entities: Iterable[Entity]) -> str:
    return ", ".join(_entity(each) for each in entities)


def _entity(entity: Entity) -> str:
    codes = " ".join([entity.country or "", *entity.sectors]).strip()
    return f"{entity.name or entity.text}" + (f" [{codes}]" if codes else "")


def says(report: Report) -> Text:
    """Who says so, outermost first; empty where the page speaks for itself."""
    spoken = [
        f"{(each.source.name or each.source.text) if each.source else 'somebody'} {each.stance}"
        for each in report.attribution
    ]
    return _text(": ".join(spoken), style="magenta")


def sentence(report: Report, *, colour: bool) -> Text:
    """The sentence with its trigger marked: in bold, or between asterisks where there is no colour."""
    span, trigger = report.sentence, report.trigger
    start, end = trigger.start - span.start, trigger.end - span.start
    inside = trigger.block == span.block and 0 <= start < end <= len(span.text)
    if not inside:
        return Text(_one_line(span.text))
    mark = "" if colour else "*"
    text = Text(_one_line(span.text[:start]))
    text.append(f"{mark}{_one_line(span.text[start:end])}{mark}", style="bold underline")
    return text.append(_one_line(span.text[end:]))


def _page_line(event: StoredEvent) -> str:
    page = event.page
    name = page.site_name or page.agency or PurePath(page.source or "").name
    return ", ".join(each for each in (page.headline or "", name, (page.published or "")[:10]) if each)


def merged(event: StoredEvent) -> Text | None:
    """What more than one report says together: status, sources, and where the reports differ."""
    whole = event.event
    if whole is None or len(whole.tellings) == 1:
        return None
    sources = "one source" if whole.sources == 1 else f"{whole.sources} independent sources"
    parts = [f"{whole.status}: {len(whole.tellings)} reports, {sources}"]
    parts += [f"{each.facet} {_bounds(each)}" for each in whole.spread if each.low is not None]
    if whole.denies:
        parts.append("denied by " + ", ".join(each.name for each in whole.denies))
    return _text("; ".join(parts), style="bold")


def _bounds(spread: Spread) -> str:
    return f"{spread.low:,g}" if spread.low == spread.high else f"{spread.low:,g} to {spread.high:,g}"


def actors(rows: Iterable[ActorRow]) -> Table:
    """Countries and organisations with how much they do and have done to them."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("Code")
    table.add_column("Acts", justify="right")
    table.add_column("Receives", justify="right")
    table.add_column("Most often named", overflow="fold", ratio=1)
    for row in rows:
        code = row.country or "(no code)"
        table.add_row(code, str(row.acts), str(row.receives), _text("; ".join(row.names)))
    return table


def answer(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """What a resolver found; without a header where the first cell of each row is its name."""
    names = list(columns)
    titled = any(names)
    table = Table(
        box=box.SIMPLE_HEAD if titled else None, show_edge=False, pad_edge=False, show_header=titled
    )
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(_text(cell) for cell in row))
    return table


def page(shown: Page) -> Table:
    """The fields of a page, the reasons for those that are empty, and its blocks."""
    table = two_columns()
    names = ("source", "url", "headline", "site_name", "agency", "authors", "dateline", "section")
    for name in (*names, "published", "modified", "language"):
        value = getattr(shown, name)
        value = ", ".join(value) if isinstance(value, tuple) else value
        reason = shown.missing.get(name, "not on the page")
        table.add_row(name, _text(value) if value else _text(f"none: {reason}", style="dim"))
    for block in shown.blocks:
        extra = [f"credit: {block.credit}"] if block.credit else []
        if block.kind in DATED and not block.anchor:
            extra.append("no day that dates could count from")
        text = _text(block.text)
        if extra:
            text.append(f"\n({'; '.join(extra)})", style="dim")
        table.add_row(f"{block.index} {block.kind}", text)
    return table


def coded(found: Coded, *, colour: bool) -> Table:
    """The events of one page."""
    return events(events_of(found), colour=colour, pages=False)


def disagreements(found: Coded) -> Table:
    """Numbers of a page that contradict each other: what they count, and who gives which."""
    table = columned("Contradicts", "One", "Other")
    for each in found.disagreements:
        sides = ((each.one, each.one_says), (each.other, each.other_says))
        cells = (f"{quantity.text}\n{' > '.join(says) or 'in its own voice'}" for quantity, says in sides)
        table.add_row(_text(each.about), *map(_text, cells))
    return table


def happening(event: StoredEvent) -> Table:
    """An event as all its reports tell it: status, who confirms and denies, where they differ."""
    whole = event.event
    assert whole is not None
    table = two_columns()
    for name, value in _happening(whole):
        table.add_row(name, _text(value))
    return table


def _happening(whole: Event) -> Iterable[tuple[str, str]]:
    yield "event", whole.id
    yield "type", " ".join([whole.type, *whole.modes])
    yield "status", whole.status
    yield from (("turned", f"{each.day or 'undated'}: {each.status}") for each in whole.turns[1:])
    yield from (("actor", _party(each)) for each in whole.actors)
    yield from (("recipient", _party(each)) for each in whole.recipients)
    yield "date", (whole.date or "none")
    if whole.place:
        yield "place", f"{whole.place.name} {whole.place.country or ''}".rstrip()
    yield (
        "reports",
        f"{len(whole.tellings)}, from {whole.sources} independent "
        + ("source" if whole.sources == 1 else "sources"),
    )
    yield "outlets", ", ".join(whole.outlets) or "unnamed"
    yield from (("confirms", each.name) for each in whole.confirms)
    yield from (("denies", each.name) for each in whole.denies)
    for spread in whole.spread:
        if not spread.agreed:
            told = ", ".join(f"{each.value} ({each.sources})" for each in spread.readings)
            yield "differs", f"{spread.facet}: {told} (in brackets: how many sources)"


def _party(party: Party) -> str:
    codes = " ".join([party.country or "", *party.sectors]).strip()
    return party.name + (f" [{codes}]" if codes else "")


def explanation(event: StoredEvent, *, colour: bool) -> Table:
    """One report in full: sentence, who says so, what led to it, what is missing, the page."""
    report = event.report
    table = two_columns()
    for name, value in _explained(event):
        table.add_row(name, _text(value))
    table.add_row("sentence", sentence(report, colour=colour))
    for line in report.why:
        table.add_row(*map(_text, led(line)))
    for field, reason in report.missing.items():
        table.add_row(f"no {field}", _text(reason))
    return table


def led(line: str) -> tuple[str, str]:
    """What led to a record, for people: lexicon rows and models by name, other reasons as they are."""
    row = _ROW.fullmatch(line)
    if row:
        return "lexicon", f"“{row[3]}” can stand for {row[1].upper()} (row {row[2]} of triggers/{row[1]}.tsv)"
    for model in ("the model", "your own model"):
        if line.startswith(f"{model}: "):
            return model.removeprefix("the ").removeprefix("your "), line.removeprefix(f"{model}: ")
    return "why", line


def _explained(event: StoredEvent) -> Iterable[tuple[str, str]]:
    report, page = event.report, event.page
    yield "report", report.id
    if page.replaced_by:
        yield "replaced", f"its page is out of date; page {page.replaced_by} took its place"
    yield "type", f"{report.type} (quad class {report.quad}, intensity {report.intensity:+g})"
    yield from (("mode", each) for each in report.modes)
    yield from (("context", each) for each in report.contexts)
    yield from (("auxiliary", each) for each in report.auxiliary)
    yield from (("actor", _reasoned(each)) for each in report.actors)
    yield from (("recipient", _reasoned(each)) for each in report.recipients)
    if report.date:
        shown = day(report.date.edtf).replace("\n", " ") if report.date.edtf else "none"
        yield "date", f"{shown} ({report.date.basis}: “{report.date.text or ''}”)"
    if report.place:
        yield "place", _placed(report.place)
    for each in report.attribution:
        source = _entity(each.source) if each.source else "somebody"
        cue = " ".join(span.text for span in each.cue)
        yield "says so", f"{source} {each.stance}" + (f" (“{cue}”)" if cue else "")
    yield from (("vouches", f"{each.who} {each.value} ({each.why})") for each in report.factuality)
    yield from (("quantity", each.text) for each in report.quantities)
    yield "confidence", f"{report.confidence:.2f}"
    yield "trigger", report.trigger.text
    yield "page", _page_line(event)
    yield "address", page.url or page.source or "none"
    yield "made by", report.version


def _placed(place: Place) -> str:
    shown = f"{place.name or place.text} {place.country or ''}".rstrip()
    if place.lat is None or place.lon is None:
        return shown + (f" ({place.why})" if place.why else "")
    return f"{shown} at {place.lat:.3f}, {place.lon:.3f}"


def _reasoned(entity: Entity) -> str:
    return _entity(entity) + (f": {entity.why}" if entity.why else "")


def title(line: str) -> Text:
    """A line above a table."""
    return Text(_one_line(line), style="bold")
