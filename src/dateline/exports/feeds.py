"""Events as an RSS 2.0 or Atom (RFC 4287) feed, such as that of a saved search: the first 500."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from itertools import islice
from typing import Literal
from xml.etree.ElementTree import Element, SubElement, tostring

from dateline.exports.saying import address_of, said
from dateline.exports.sealing import is_sealed
from dateline.model import Event
from dateline.store.base import StoredEvent

Kind = Literal["rss", "atom"]
ATOM = "http://www.w3.org/2005/Atom"
#: Entries of a feed at most: it tells what is new, and a reader loads all of it each time.
MOST = 500
TITLE, LINK = "dateline events", "urn:dateline:events"
#: What XML 1.0 cannot hold.
_UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


def feed(
    events: Iterable[StoredEvent], title: str, link: str, kind: Kind = "atom", *, own: str | None = None
) -> Iterator[str]:
    """A feed, as lines. `link` is the address of the search that it is of, `own` that of the feed itself.

    At most 500 events, the first that are given. An entry has our own line about the event, the sentence
    unless it is sealed, and the address of the page.
    """
    chosen = list(islice(events, MOST))
    return (_rss if kind == "rss" else _atom)(chosen, title, link, own)


def _atom(events: list[StoredEvent], title: str, link: str, own: str | None) -> Iterator[str]:
    head = Element("feed", xmlns=ATOM)
    _put(head, "title", title)
    _put(head, "id", link)
    if link.startswith(("http://", "https://")):
        SubElement(head, "link", rel="alternate", href=_fit(link))
    if own:
        SubElement(head, "link", rel="self", type="application/atom+xml", href=_fit(own))
    _put(head, "updated", max(map(_moment, events), default=_EVER).isoformat().replace("+00:00", "Z"))
    _put(SubElement(head, "author"), "name", "dateline")
    _put(head, "generator", "dateline")
    yield from _wrapped(head, "</feed>", map(_entry, events))


def _entry(event: StoredEvent) -> Element:
    page = event.page
    entry = Element("entry")
    _put(entry, "title", said(event.report))
    _put(entry, "id", f"urn:dateline:event:{event.id}")
    _put(entry, "updated", _moment(event).isoformat().replace("+00:00", "Z"))
    if (published := _time(page.published)) and "T" in (page.published or ""):
        _put(entry, "published", published.isoformat().replace("+00:00", "Z"))
    if link := address_of(page):
        SubElement(entry, "link", rel="alternate", href=_fit(link))
    for term in (event.report.type, *event.report.modes, *event.report.auxiliary):
        SubElement(entry, "category", term=_fit(term))
    # An entry without a link has to have content (RFC 4287, 4.1.2).
    _put(entry, "summary" if address_of(page) else "content", _summary(event)).set("type", "text")
    return entry


def _rss(events: list[StoredEvent], title: str, link: str, own: str | None) -> Iterator[str]:
    head = Element("rss", {"version": "2.0", "xmlns:atom": ATOM})
    channel = SubElement(head, "channel")
    _put(channel, "title", title)
    _put(channel, "link", link)
    if own:
        SubElement(channel, "atom:link", rel="self", type="application/rss+xml", href=_fit(own))
    _put(channel, "description", f"{title}: political events as the news tells them")
    _put(channel, "lastBuildDate", format_datetime(max(map(_moment, events), default=_EVER)))
    _put(channel, "generator", "dateline")
    yield from _wrapped(head, "</channel></rss>", map(_item, events))


def _item(event: StoredEvent) -> Element:
    item = Element("item")
    _put(item, "title", _unmarked(said(event.report)))
    if link := address_of(event.page):
        _put(item, "link", link)
    _put(item, "guid", f"urn:dateline:event:{event.id}").set("isPermaLink", "false")
    _put(item, "pubDate", format_datetime(_moment(event)))
    for term in (event.report.type, *event.report.modes, *event.report.auxiliary):
        _put(item, "category", term)
    _put(item, "description", _unmarked(_summary(event)))
    return item


def _wrapped(head: Element, end: str, entries: Iterable[Element]) -> Iterator[str]:
    """The declaration, the head without its end, an entry a line, and the end."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield tostring(head, encoding="unicode").removesuffix(end) + "\n"
    for entry in entries:
        yield tostring(entry, encoding="unicode") + "\n"
    yield f"{end}\n"


def _put(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = _fit(text)
    return child


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)


def _summary(event: StoredEvent) -> str:
    """The sentence, who says so and where it stands."""
    report, page = event.report, event.page
    says = ", ".join(each.source.name or each.source.text for each in report.attribution if each.source)
    sentence = "" if is_sealed(report.sentence.text) else report.sentence.text
    status = _status(event.event) if event.event else ""
    voice, site = f"Said by {says}." if says else "", f"In {page.site_name}." if page.site_name else ""
    return " ".join(filter(None, (sentence, voice, site, status)))


def _status(event: Event) -> str:
    """ "Status: asserted, 1 source."."""
    return f"Status: {event.status}, {event.sources} source{'' if event.sources == 1 else 's'}."


def _unmarked(text: str) -> str:
    """Escaped once more than XML asks for: readers take titles and descriptions of RSS for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _moment(event: StoredEvent) -> datetime:
    """When the event became known: when its page was stored, else came out, else the day of the event."""
    date = event.report.date
    for time in (event.page.added, event.page.published, date.edtf if date else None):
        if moment := _time(time):
            return moment
    return _EVER


def _time(text: str | None) -> datetime | None:
    """A time in UTC; a day, or a time without offset, counts as UTC. Null for a month or none."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
