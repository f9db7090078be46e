"""Records in words for people: dates, speakers, addresses. Used as template filters."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from itertools import groupby
from urllib.parse import urlsplit

from dateline import lexicon
from dateline.model import Entity, Event, Party
from dateline.store.base import StoredEvent

LEADING = 3
"""How many sides of an event a headline names."""
OPEN = ("", "..")
"""The open or unknown side of an EDTF interval."""
SPEAKER_COLOURS = 8
"""How many `.speaker-N` colours the style sheet has."""
FACETS = {"type": "What", "date": "When", "place": "Where", "participants": "Taking part"}
COUNTRIES = ("code", "name", "other_names", "adjectives", "peoples", "capital", "source")
QUOTES = "\"'“”‘’«» "
ALONE = 4
"""Words that a quotation needs to be read without its sentence."""
_CODE = re.compile(r"\b[A-Z]{3}\b")
_ISO = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


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


def plural(number: int, one: str, many: str = "") -> str:
    """ "1 report", "1,200 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def facet(name: str) -> str:
    """A facet of an event as a heading: "When", "Dead"."""
    return FACETS.get(name, name.capitalize())


def listed(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    *before, last = list(names) or [""]
    return f"{', '.join(before)} and {last}" if before else last


def own_names(names: Sequence[str]) -> tuple[str, ...]:
    """Those by which a treaty can be told from others: "gas treaty", not "text"; the first always."""
    return tuple(name for n, name in enumerate(names) if n == 0 or (" " in name and name[:1].isalnum()))


def counts(event: Event) -> tuple[str, ...]:
    """What the reports count, with both ends where they differ: "12 to 15 dead"."""
    return tuple(
        f"{_number(each.low)} {each.facet}"
        if each.low == each.high
        else f"{_number(each.low)} to {_number(each.high)} {each.facet}"
        for each in event.spread
        if each.low is not None and each.high is not None
    )


def _number(value: float | None) -> str:
    return f"{value:,.0f}" if value is not None and value == int(value) else f"{value:,}"


def leading(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Of those who take part, best supported first, the ones that most reports name: up to three."""
    most = [each for each in parties if len(each.reports) == len(parties[0].reports)]
    return tuple(most[:LEADING])


def differs(event: Event) -> str:
    """What the reports differ on, in words; "" where they agree."""
    shown = {
        "date": "the day",
        "place": "the place",
        "type": "what happened",
        "participants": "how many took part",
    }
    return listed(
        shown.get(each.facet, f"the number {each.facet}") for each in event.spread if not each.agreed
    )


@cache
def _countries() -> dict[str, str]:
    groups = lexicon.table("newsroom/groups.tsv", ("code", "name", "example"))
    return {row["code"]: row["name"] for row in (*groups, *lexicon.table("actors/countries.tsv", COUNTRIES))}


def country(code: str) -> str:
    """The name of a country or kind of organisation; a code that is none stays as it is."""
    return _countries().get(code, code)


def spelled(text: str, codes: Iterable[str]) -> str:
    """A text of the program with these codes of countries, and its ISO days, in words."""
    wanted = frozenset(codes)
    named = _CODE.sub(lambda found: country(found[0]) if found[0] in wanted else found[0], text)
    return _ISO.sub(lambda found: day(found[0]), named)


def capital(text: str) -> str:
    """With a capital first, the rest as it is."""
    return text[:1].upper() + text[1:]


def source_name(source: str) -> str:
    """Where a page was read from, for anybody's eyes: its address, else the file's name without folders."""
    return web_address(source) or source.replace("\\", "/").rpartition("/")[2]


def quoted(content: str, sentence: str) -> str:
    """What is said, without the marks around it; where it is too short to be read alone, its sentence."""
    bare = content.strip(QUOTES)
    return bare if len(bare.split()) >= ALONE else sentence.strip()


def sort_day(event: StoredEvent) -> str:
    """The day an event is listed under: the last of its date, else its page's; "" if neither is known."""
    edtf = event.report.date.edtf if event.report.date else None
    return (edtf or "").rpartition("/")[2] or (event.page.published or "")[:10]


def by_day(events: tuple[StoredEvent, ...]) -> list[tuple[str, list[StoredEvent]]]:
    """A listing cut into days, in its own order."""
    return [(key, list(group)) for key, group in groupby(events, sort_day)]
