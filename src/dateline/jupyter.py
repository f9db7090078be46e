"""Records as HTML, for notebooks: `_repr_html_` of the records that people look at.

The records themselves have no logic, so `dateline/__init__.py` gives it to them: to those of the model at
import, to those of a store when one is opened. All text is escaped: pages can be hostile. Only http and
https addresses become links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from dateline.model import (
    Attribution,
    Coded,
    Entity,
    Event,
    Page,
    Party,
    Place,
    Quantity,
    Report,
    Span,
    Story,
    TreatyRecord,
)

if TYPE_CHECKING:
    from dateline.store.base import Listing, PageHead, StoredEvent

#: Rows of a table, and characters of a block, that are shown.
ROWS, LONGEST = 50, 400
EVENTS = ("event", "who", "to whom", "when", "where", "who says so", "sentence")


def teach(*, stored: bool = False) -> None:
    """Give the records of the model their `_repr_html_`, and those that a store gives out."""
    for kind in shown() if stored else OF_MODEL:
        kind._repr_html_ = html  # type: ignore[attr-defined]


def html(record: Any) -> str:
    """A record of one of the kinds in `shown()` as HTML."""
    return f'<div class="dateline">{shown()[type(record)](record)}</div>'


@cache
def shown() -> dict[type, Callable[[Any], str]]:
    """What shows each kind of record."""
    from dateline.store.base import Listing, PageHead, StoredEvent, StoredPage

    of_store: dict[type, Callable[[Any], str]] = {
        Listing: _listed,
        PageHead: _head,
        StoredEvent: _stored,
        StoredPage: lambda page: _coded(page.coded),
    }
    return {**OF_MODEL, **of_store}


def _text(value: object) -> str:
    return "" if value is None else escape(str(value))


def _quiet(text: str) -> str:
    return f'<span style="opacity:.7">{text}</span>' if text else ""


def _list(parts: Iterable[str]) -> str:
    return "<br>".join(filter(None, parts))


def _cell(text: str, tag: str = "td") -> str:
    return f'<{tag} style="text-align:left;vertical-align:top">{text}</{tag}>'


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of HTML cells, the first rows of it."""
    found = list(rows)
    top = "".join(_cell(_text(each), "th") for each in head)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in found[:ROWS])
    more = f"<p>{_quiet(f'{len(found) - ROWS:,} more')}</p>" if len(found) > ROWS else ""
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>{more}"


def _facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Names and values, a row each, those that have a value."""
    rows = "".join(f"<tr>{_cell(_text(name), 'th')}{_cell(value)}</tr>" for name, value in pairs if value)
    return f"<table><tbody>{rows}</tbody></table>"


def _title(text: str | None, otherwise: str) -> str:
    return f"<p><strong>{_text(text or otherwise)}</strong></p>"


def _link(address: str | None) -> str:
    if not address:
        return ""
    if not address.startswith(("http://", "https://")):
        return _text(address)
    return f'<a href="{escape(address)}" rel="noreferrer">{_text(address)}</a>'


def _marked(sentence: Span, trigger: Span) -> str:
    """The sentence with its trigger marked."""
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    if trigger.block != sentence.block or not 0 <= start < end <= len(sentence.text):
        return _text(sentence.text)
    before, word, after = sentence.text[:start], sentence.text[start:end], sentence.text[end:]
    return f"{_text(before)}<mark>{_text(word)}</mark>{_text(after)}"


def _who(entity: Entity | Party) -> str:
    name = entity.name or (entity.text if isinstance(entity, Entity) else "")
    codes = " ".join(filter(None, (entity.country, *entity.sectors)))
    return f"{_text(name)} {_quiet(_text(codes))}".rstrip()


def _says(each: Attribution) -> str:
    who = _who(each.source) if each.source else "somebody"
    return f"{who} <em>{_text(each.stance)}</em>"


def _kind(type: str, modes: Iterable[str], auxiliary: Iterable[str]) -> str:
    marks = ", ".join(auxiliary)
    return _list((f"<strong>{_text(type)}</strong> {_text(' '.join(modes))}", _quiet(_text(marks))))


def _when(edtf: str | None) -> str:
    from dateline.store.days import in_words

    return f'<span style="white-space:nowrap">{_text(in_words(edtf))}</span>' if edtf else ""


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    return f"{_text(place.name or place.text)} {_quiet(_text(place.country))}".rstrip()


def _row(report: Report) -> tuple[str, ...]:
    """A report as cells of EVENTS."""
    return (
        _kind(report.type, report.modes, report.auxiliary),
        _list(map(_who, report.actors)),
        _list(map(_who, report.recipients)),
        _when(report.date.edtf if report.date else None),
        _where(report.place),
        _list(map(_says, report.attribution)),
        _marked(report.sentence, report.trigger),
    )


def _counted(quantity: Quantity) -> str:
    return f"{_text(quantity.text)} {_quiet(_text(quantity.role))}".rstrip()


def _report(report: Report) -> str:
    named = zip(EVENTS, _row(report), strict=True)
    more = (
        ("numbers", _list(map(_counted, report.quantities))),
        ("contexts", _text(", ".join(report.contexts))),
        ("confidence", f"{report.confidence:.2f}"),
        ("not there", _missing(report.missing)),
        ("why", _list(map(_text, report.why))),
        ("id", f"<code>{_text(report.id)}</code>"),
    )
    return _facts((*named, *more))


def _missing(missing: dict[str, str]) -> str:
    return _list(f"{_text(name)}: {_quiet(_text(why))}" for name, why in missing.items())


def _page(page: Page) -> str:
    facts = (
        ("site", _text(page.site_name)),
        ("agency", _text(page.agency)),
        ("authors", _text(", ".join(page.authors))),
        ("section", _text(page.section)),
        ("published", _text(page.published)),
        ("address", _link(page.url)),
        ("not there", _missing(page.missing)),
    )
    blocks = ((_quiet(_text(each.kind)), _text(_short(each.text))) for each in page.blocks)
    return _title(page.headline, "page") + _facts(facts) + _table(("block", "text"), blocks)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


def _coded(coded: Coded) -> str:
    page = coded.page
    about = ", ".join(filter(None, (page.site_name, page.published)))
    title = _title(page.headline, page.source or "page") + (f"<p>{_quiet(_text(about))}</p>" if about else "")
    counts = f"{_number(coded.events, 'event')}, {_number(coded.uncoded, 'sentence')} without one"
    return f"{title}{_table(EVENTS, map(_row, coded.events))}<p>{_quiet(counts)}</p>"


def _number(things: Sequence[object], noun: str) -> str:
    return f"{len(things):,} {noun}{'' if len(things) == 1 else 's'}"


def _event(event: Event) -> str:
    said = (
        (f"{each.facet}", _list(f"{_text(r.value)} {_quiet(f'({r.sources})')}" for r in each.readings))
        for each in event.spread
        if not each.agreed
    )
    return _facts(
        (
            ("event", _kind(event.type, event.modes, event.auxiliary)),
            ("status", _text(event.status)),
            ("who", _list(map(_who, event.actors))),
            ("to whom", _list(map(_who, event.recipients))),
            ("when", _when(event.date)),
            ("where", _text(event.place.name if event.place else None)),
            ("reports", f"{len(event.tellings)}, independent sources: {event.sources}"),
            ("outlets", _text(", ".join(event.outlets))),
            ("confirmed by", _text(", ".join(each.name for each in event.confirms))),
            ("denied by", _text(", ".join(each.name for each in event.denies))),
            *((f"they differ on {name}", values) for name, values in said),
            ("id", f"<code>{_text(event.id)}</code>"),
        )
    )


def _stored(event: StoredEvent) -> str:
    page = event.page
    about = _list((_text(page.headline), _text(page.site_name), _text(page.published), _link(page.url)))
    review = ("review", _text(event.review.standing if event.review else None))
    whole = f"{_event(event.event)}<p>{_quiet('its fullest report')}</p>" if event.event else ""
    return f"{whole}{_report(event.report)}{_facts((review, ('page', about)))}"


def _listed(listing: Listing[Any]) -> str:
    from dateline.store.base import StoredEvent

    items = listing.items
    more = f"<p>{_quiet('there is more: ask with this cursor')} <code>{_text(listing.cursor)}</code></p>"
    end = more if listing.cursor else ""
    if not items:
        return f"<p>{_quiet('nothing')}</p>"
    if isinstance(items[0], StoredEvent):
        head = (*EVENTS, "page", "id")
        rows = (
            (*_row(each.report), _text(each.page.site_name), f"<code>{_text(each.id)}</code>")
            for each in items
        )
        return _table(head, rows) + end
    names = [name for name in type(items[0]).__dataclass_fields__ if _plain(getattr(items[0], name))]
    return _table(names, ([_text(getattr(each, name)) for name in names] for each in items)) + end


def _plain(value: object) -> bool:
    return value is None or isinstance(value, (str, int, float))


def _story(story: Story) -> str:
    facts = (
        ("section", _text(story.section)),
        ("days", _text(" to ".join(filter(None, dict.fromkeys((story.first, story.last)))))),
        ("pages", f"{len(story.pages)}, independent sources: {story.sources}"),
        ("outlets", _text(", ".join(story.outlets))),
        ("id", f"<code>{_text(story.id)}</code>"),
    )
    return _title(story.headline, "story") + _facts(facts)


def _treaty(treaty: TreatyRecord) -> str:
    rows = (
        (
            _text(step.date),
            _text(("not " if step.negated else "") + step.step + (" (pending)" if step.pending else "")),
            _text(step.party),
            _text(step.evidence[0].step.sentence.text if step.evidence else None),
        )
        for step in treaty.steps
    )
    parties = f"<p>{_quiet(_text(', '.join(treaty.parties)))}</p>"
    return _title(treaty.name, "treaty") + parties + _table(("date", "step", "party", "sentence"), rows)


def _head(page: PageHead) -> str:
    facts = (
        ("site", _text(page.site_name)),
        ("published", _text(page.published)),
        ("address", _link(page.url)),
        ("events", str(page.events)),
        ("id", f"<code>{_text(page.id)}</code>"),
    )
    return _title(page.headline, "page") + _facts(facts)


OF_MODEL: dict[type, Callable[[Any], str]] = {
    Coded: _coded,
    Event: _event,
    Page: _page,
    Report: _report,
    Story: _story,
    TreatyRecord: _treaty,
}
"""What shows each kind of record of the model."""
