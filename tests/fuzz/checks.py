"""One check a reader: any bytes at all lead to a result or a DatelineError, and what is read is sound.

CHECKS has them by name. Each takes bytes and raises whatever is a fault of the reader: an exception that is
none of dateline's, or an AssertionError for a result that a store or an export could not take.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sqlite3
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree as ET

import factories
from dateline import exports, pages
from dateline.errors import DatelineError
from dateline.live import addresses, feeds
from dateline.model import Coded, Page
from dateline.pages import archives, dates, guard
from dateline.pages.archives.entry import Wanted, language_of
from dateline.pages.text import read_text
from dateline.resolve.quantities import Quantities
from dateline.resolve.times import Times
from dateline.resolve.timex.view import stated
from dateline.serve import query
from dateline.store import search
from dateline.store.days import days, in_words

Check = Callable[[bytes], None]

LIMIT = 1_000_000
DAY = dt.date(2024, 11, 12)
WANTED = Wanted(max_bytes=LIMIT, languages=frozenset({"en"}))


def checked(page: Page) -> None:
    """Every text of a page can be stored, and holds no sign that hides or turns others."""
    for text in (
        page.headline,
        page.url,
        page.source,
        page.site_name,
        page.section,
        page.agency,
        *page.authors,
    ):
        if text is not None:
            text.encode()
    for block in page.blocks:
        block.text.encode()
        assert "\0" not in block.text
        assert not any(0x202A <= ord(sign) <= 0x202E for sign in block.text)


def html(data: bytes) -> None:
    """A file, whatever is in it."""
    checked(pages.read_bytes(data, where="fuzz", limit=LIMIT))


def text(data: bytes) -> None:
    """Text that is not HTML, whatever it looks like."""
    checked(read_text(data.decode("utf-8", "replace"), source="fuzz", url=None))


def feed(data: bytes) -> None:
    """RSS, Atom, news sitemaps."""
    found = feeds.contents(data, "https://a.example/feed")
    for item in found.items:
        assert addresses.canonical(item.url) is not None
        assert urlsplit(item.url).scheme in ("http", "https")


def subscriptions(data: bytes) -> None:
    """OPML, and lists of addresses."""
    for address in feeds.subscriptions(data, "fuzz"):
        address.encode("ascii")


def _archive(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        at = 0
        for entry in archives.entries(path, WANTED):
            at, _ = entry.next, str(entry.error)
            if entry.page is not None:
                checked(entry.page)
            if entry.withdrawn is not None:
                entry.withdrawn.encode()
        assert at >= 0


def warc(data: bytes) -> None:
    """Web archives, and how their languages are told."""
    language_of(data)
    _archive(data, "fuzz.warc.zst" if data.startswith(archives.ZSTD) else "fuzz.warc")


def newsml(data: bytes) -> None:
    """NewsML-G2 and NITF."""
    _archive(data, "fuzz.xml")


def jsonl(data: bytes) -> None:
    """Ninjs and other records, a line each."""
    _archive(data, "fuzz.jsonl")


def page_dates(data: bytes) -> None:
    """Dates as pages print them, and as their heads have them."""
    line = data.decode("utf-8", "replace")
    dates.two_ways([line])
    dates.bare(line)
    for iso in (dates.from_metadata(line), dates.stamp(line, published="2024-12-31")):
        if iso is not None:
            dt.datetime.fromisoformat(iso)
    found = dates.find(line)
    if found:
        dt.datetime.fromisoformat(found.iso)
        assert 0 <= found.start < found.end <= len(line)


@cache
def _times() -> Times:
    return Times.load()


@cache
def _quantities() -> Quantities:
    return Quantities.load()


def times(data: bytes) -> None:
    """Time expressions of a sentence, with and without the day of the page."""
    sentence = data.decode("utf-8", "replace")
    for anchor in (DAY, dt.date.min, dt.date.max, None):
        for found in _times().find(sentence, anchor=anchor, previous="2024-02-29"):
            assert sentence[found.start : found.end] == found.text
            days(found.edtf)


def numbers(data: bytes) -> None:
    """Numbers of a sentence."""
    sentence = data.decode("utf-8", "replace")
    for found in _quantities().find(sentence, block=0):
        assert sentence[found.start : found.end] == found.text
        json.dumps([found.value, found.low, found.high], allow_nan=False)


def edtf(data: bytes) -> None:
    """Dates as a store sorts them."""
    line = data.decode("utf-8", "replace")
    found = days(line)
    in_words(line)
    stated(line)
    if found:
        assert found[0] <= found[1]


@cache
def _texts() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", check_same_thread=False)
    made.execute(search.CREATE["sqlite"][0])
    made.execute("INSERT INTO event_texts (rowid, sentence, headline) VALUES (1, 'Kenya met Togo', 'Talks')")
    return made


def words(data: bytes) -> None:
    """What somebody types into a search, asked of a database."""
    typed = data.decode("utf-8", "surrogateescape")
    search.terms(typed)
    matching = "SELECT rowid FROM event_texts WHERE event_texts MATCH ?"
    _texts().execute(matching, (search._fts5(typed),)).fetchall()
    search._tsquery(typed).encode()


def asked(data: bytes) -> None:
    """The query of an address, as the web server gets it; then addresses of pages and of hosts."""
    line = data.decode("utf-8", "replace")
    address = addresses.canonical(line, "https://a.example/b")
    if address is not None:
        address.encode("ascii")
        assert addresses.canonical(address) == address
    guard.public(line)
    parameters = dict(parse_qsl(line, keep_blank_values=True))
    for read in (query.read, query.read_stories, query.read_treaties, query.read_search):
        try:
            read(parameters)
        except DatelineError:
            continue


def export(data: bytes) -> None:
    """Events with any text in their names, in every format that is text."""
    told = data.decode("utf-8", "replace")
    coded = _told(told)
    for name, known in exports.FORMATS.items():
        if known.binary:
            continue
        lines = exports.export(coded, name).removesuffix("\n").split("\n")
        if known.suffix.endswith(("jsonl", ".ftm.json")):
            assert all(isinstance(json.loads(line), dict) for line in lines), name
        if known.suffix in (".atom", ".rss"):
            ET.fromstring("\n".join(lines))
        if name in ("gdelt", "icews", "polecat"):
            assert len({line.count("\t") for line in lines}) == 1, f"{name}: columns"
    found = list(csv.reader(io.StringIO(exports.export(coded, "csv"), newline="")))
    assert len(found) == 3
    assert len({len(row) for row in found}) == 1


def _told(told: str) -> Coded:
    """A page with two events, in which `told` is wherever a text of others can be."""
    text = " ".join(factories.SENTENCES)
    somebody = factories.entity(text, "her Borduran colleague", name=told, why=told)
    reports = (
        factories.report(recipients=(somebody,), missing={"date": told}, why=(told,)),
        factories.expulsion(),
    )
    return factories.coded(
        1, reports, headline=told, site_name=told, agency=told, section=told, authors=(told,), source=told
    )


CHECKS: dict[str, Check] = {
    "html": html,
    "text": text,
    "feed": feed,
    "subscriptions": subscriptions,
    "warc": warc,
    "newsml": newsml,
    "jsonl": jsonl,
    "page-dates": page_dates,
    "times": times,
    "numbers": numbers,
    "edtf": edtf,
    "words": words,
    "asked": asked,
    "export": export,
}
