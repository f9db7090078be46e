"""The tables, as SQLAlchemy Core has them; portable, so nothing here is for SQLite alone.

    pages ── page_records        the text and all that is not an event, as JSON
      │ └─── inputs              hashes of the files that were read, so that they are skipped
      ├─── events ─┬ event_records   the whole report as JSON
      │            ├ parties         actors, recipients and those who say so
      │            └ tags            modes, contexts and auxiliary modes
      ├─── quotations            who said what on current pages, about whom
      └─── old_events            events of replaced pages

What is listed is in narrow rows with indexes; the JSON is read only for what is shown.
A change here needs a migration: a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text, text

metadata = MetaData()
CURRENT = text("replaced_by IS NULL")


def _owner(table: str, *, primary: bool = False) -> Column[int]:
    """A reference to the row that this one goes with, and vanishes with."""
    target = ForeignKey(f"{table}s.key", ondelete="CASCADE")
    return Column(table, Integer, target, primary_key=primary, nullable=False)


pages = Table(
    "pages",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("source", Text),
    Column("url", Text),
    Column("headline", Text),
    Column("site_name", Text),
    Column("agency", Text),
    Column("section", Text),
    Column("published", String),
    Column("language", String),
    Column("version", String, nullable=False),
    Column("events", Integer, nullable=False),
    Column("added", String, nullable=False),
    #: "" instead of null for `published`, so that it sorts.
    Column("listed", String, nullable=False),
    Column("replaced_by", String),
    Index("pages_current", "id", unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT),
    Index("pages_id", "id"),
    Index("pages_source", "source"),
)
Index("pages_listed", pages.c.replaced_by, pages.c.listed.desc(), pages.c.key)

page_records = Table(
    "page_records",
    metadata,
    _owner("page", primary=True),
    Column("record", Text, nullable=False),
)

inputs = Table(
    "inputs",
    metadata,
    Column("raw", String, primary_key=True),
    _owner("page"),
    Index("inputs_page", "page"),
)

events = Table(
    "events",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False),
    _owner("page"),
    Column("type", String, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("intensity", Float, nullable=False),
    Column("confidence", Float, nullable=False),
    #: ISO days of the event's date, both included; null: it has none.
    Column("first", String),
    Column("last", String),
    #: What it is sorted by: `last`, else the day of the page, else "".
    Column("listed", String, nullable=False),
    Column("place", String),
    Column("place_name", Text),
    Column("geonames_id", Integer),
    Column("lat", Float),
    Column("lon", Float),
    Column("version", String, nullable=False),
    Index("events_id", "id"),
    Index("events_page", "page"),
    Index("events_quad", "quad"),
    Index("events_first", "first", "last"),
)
# What filters compare is in the index too, so that a listing reads no row that it does not show.
_FILTERED = (events.c.first, events.c.last, events.c.confidence)
Index("events_listed", events.c.listed.desc(), events.c.key, *_FILTERED)
Index("events_type", events.c.type, events.c.listed.desc(), events.c.key, *_FILTERED)
Index("events_place", events.c.place, events.c.listed.desc(), events.c.key)

event_records = Table(
    "event_records",
    metadata,
    _owner("event", primary=True),
    Column("record", Text, nullable=False),
)

parties = Table(
    "parties",
    metadata,
    _owner("event", primary=True),
    #: actor, recipient or source
    Column("role", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("country", String),
    #: 1 for the first of its country in this role of the event, else 0: the sum counts events
    Column("head", Integer, nullable=False),
    Column("sectors", String, nullable=False),
    Column("name", Text, nullable=False),
    #: `name` in lower case, for searching
    Column("folded", Text, nullable=False),
    Index("parties_country", "role", "country", "event"),
    Index("parties_names", "country", "name", "role", "head", "event"),
    Index("parties_folded", "role", "folded", "event"),
)

tags = Table(
    "tags",
    metadata,
    _owner("event", primary=True),
    #: mode, context or auxiliary
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
    Index("tags_value", "kind", "value", "event"),
)

quotations = Table(
    "quotations",
    metadata,
    Column("key", Integer, primary_key=True),
    _owner("page"),
    #: As that of the page.
    Column("listed", String, nullable=False),
    #: The name that the speaker stands for, and the words of the page; null where nobody is named.
    Column("speaker", Text),
    Column("speaker_text", Text),
    #: Both, for searching.
    Column("folded", Text, nullable=False),
    Column("country", String),
    Column("cue", Text, nullable=False),
    Column("stance", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    #: Where the content begins and ends in its first block.
    Column("block", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    #: Names of those in the events that it covers, a line each, and the same for searching.
    Column("about", Text, nullable=False),
    Column("about_folded", Text, nullable=False),
    #: Ids of the events that it covers, with blanks between them.
    Column("events", Text, nullable=False),
    Index("quotations_page", "page"),
)
Index("quotations_listed", quotations.c.listed.desc(), quotations.c.key)

old_events = Table(
    "old_events",
    metadata,
    _owner("page", primary=True),
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Index("old_events_id", "id"),
)
