"""Records in words for people: dates, speakers, addresses. Used as template filters."""

from __future__ import annotations

import zlib
from datetime import date, datetime
from itertools import groupby
from urllib.parse import urlsplit

from dateline.model import Entity
from dateline.store.base import StoredEvent

OPEN = ("", "..")
"""The open or unknown side of an EDTF interval."""
SPEAKER_COLOURS = 8
"""How many `.speaker-N` colours the style sheet has."""


def day(edtf: str | None) -> str:
    """ "2026-03-05" as "5 March 2026"; intervals and months too; anything else as it is."""
    if not edtf:
        return "no date"
    first, slash, last = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if first in OPEN or last in OPEN:
        return f"by {_one(last)}" if first in OPEN else f"from {_one(first)}"
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{int(first[8:])}–{_one(last)}" if first[8:].isdecimal() else edtf
    return f"{_one(first)} – {_one(last)}"


def _one(edtf: str) -> str:
    for form, shown in (("%Y-%m-%d", "{d.day} {d:%B %Y}"), ("%Y-%m", "{d:%B %Y}")):
        try:
            return shown.format(d=datetime.strptime(edtf, form))
        except ValueError:
            continue
    return edtf


def weekday(iso: str) -> str:
    """The day of the week of an ISO day; "" for anything that is not a day."""
    try:
        return f"{date.fromisoformat(iso):%A}" if len(iso) == 10 else ""
    except ValueError:
        return ""


def moment(iso: str | None) -> str:
    """A time of publication, to the precision and with the offset that the page gave."""
    if not iso:
        return "no date"
    clock = iso[11:16]
    return " ".join(
        part for part in (day(iso[:10]) + ("," if clock else ""), clock, _offset(iso[16:])) if part
    )


def _offset(after: str) -> str:
    """What follows hours and minutes: seconds, which are left out, and the offset."""
    if after.endswith(("Z", "+00:00")):
        return "UTC"
    return f"UTC{after[-6:].replace('-', '−')}" if after[-6:-5] in ("+", "-") else ""


def called(entity: Entity) -> str:
    """What to call an entity: the name it stands for, else its words in the sentence."""
    return entity.name or entity.text


def speaker_colour(name: str) -> int:
    """The colour of a speaker, 0 to 7: the same name always has the same one."""
    return zlib.crc32(name.casefold().encode()) % SPEAKER_COLOURS


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: http or https. A page's own word is not trusted further."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def sort_day(event: StoredEvent) -> str:
    """The day an event is listed under: the last of its date, else its page's; "" if neither is known."""
    edtf = event.report.date.edtf if event.report.date else None
    return (edtf or "").rpartition("/")[2] or (event.page.published or "")[:10]


def by_day(events: tuple[StoredEvent, ...]) -> list[tuple[str, list[StoredEvent]]]:
    """A listing cut into days, in its own order."""
    return [(key, list(group)) for key, group in groupby(events, sort_day)]
