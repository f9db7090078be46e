"""The tables, as SQLAlchemy Core has them; portable, so nothing here is for SQLite alone.

    pages ── page_records        the text and all that is not an event, as JSON
      │ └─── inputs              hashes of the files that were read, so that they are skipped
      ├─── events ─┬ event_records   the whole report as JSON
      │            ├ parties         actors, recipients and those who say so
      │            └ tags            modes, contexts and auxiliary modes
      ├─── quotations            who said what on current pages, about whom
      └─── old_events            events of replaced pages
    packed ── blocks           what reports are compared by, and what those of one event have in common
    runs                       what copies of one text have in common
    stories, treaties ── treaty_parties    what linking makes of many pages, as JSON
    superseded                 ids that linking gave and took back

A row of `events` is one report. Reports of one happening share `happening`, the id of their event;
`lead` is null for the one that stands for it in listings, else the key of that one. A report that
is not linked yet (`stale`) stands for itself. All of this can be made anew from the reports.

What is listed is in narrow rows with indexes; the JSON is read only for what is shown.
A change here needs a migration: a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData()
CURRENT = text("replaced_by IS NULL")
STALE = text("stale = 1")
GONE = text("gone = 1")
LED = text("lead IS NOT NULL")


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
    #: Ids of the copy family and the story that linking put the page in.
    Column("family", String),
    Column("story", String),
    #: The two countries that most of its reports name, with a blank between them.
    Column("countries", String),
    Index("pages_story", "story"),
    Index("pages_family", "family"),
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
    Column("happening", String),
    Column("lead", Integer),
    #: 1: still to be linked.
    Column("stale", Integer, nullable=False, server_default="1"),
    Index("events_happening", "happening"),
    Index("events_lead", "lead", sqlite_where=LED, postgresql_where=LED),
    Index("events_stale", "key", sqlite_where=STALE, postgresql_where=STALE),
    Index("events_id", "id"),
    Index("events_page", "page"),
    Index("events_quad", "quad"),
    Index("events_first", "first", "last"),
)
# What filters compare is in the index too, so that a listing reads no row that it does not show.
_FILTERED = (events.c.first, events.c.last, events.c.confidence, events.c.lead)
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

packed = Table(
    "packed",
    metadata,
    Column("key", Integer, primary_key=True),
    #: The id of a report that is linked, or that was and is gone.
    Column("report", String, nullable=False),
    #: What it is compared by: a row of numbers, and the words that triggered it.
    Column("row", LargeBinary, nullable=False),
    Column("word", Text, nullable=False),
    #: The name of the part that it was clustered in: no report beyond it can be of its event.
    Column("part", String),
    Column("gone", Integer, nullable=False, server_default="0"),
    Index("packed_report", "report", unique=True),
    Index("packed_part", "part"),
    Index("packed_gone", "key", sqlite_where=GONE, postgresql_where=GONE),
)

blocks = Table(
    "blocks",
    metadata,
    #: What reports of one event have in common, as 63 bits.
    Column("block", BigInteger, primary_key=True),
    Column("packed", Integer, ForeignKey("packed.key", ondelete="CASCADE"), primary_key=True),
    Index("blocks_packed", "packed"),
)

runs = Table(
    "runs",
    metadata,
    #: A run of words that copies have in common, as 63 bits.
    Column("run", BigInteger, primary_key=True),
    _owner("page", primary=True),
    Index("runs_page", "page"),
)

stories = Table(
    "stories",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False),
    #: Its last day, else "".
    Column("listed", String, nullable=False),
    Column("section", Text),
    #: The headline in lower case, for searching.
    Column("folded", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Index("stories_id", "id", unique=True),
)
Index("stories_listed", stories.c.listed.desc(), stories.c.key)

treaties = Table(
    "treaties",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False),
    #: The ISO day of the last page that speaks of it, else "".
    Column("listed", String, nullable=False),
    Column("field", String),
    #: All names in lower case, a line each, for searching.
    Column("folded", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("treaties_id", "id", unique=True),
)
Index("treaties_listed", treaties.c.listed.desc(), treaties.c.key)

treaty_parties = Table(
    "treaty_parties",
    metadata,
    Column("treaty", Integer, ForeignKey("treaties.key", ondelete="CASCADE"), primary_key=True),
    Column("country", String, primary_key=True),
    Index("treaty_parties_country", "country", "treaty"),
)

page_treaties = Table(
    "page_treaties",
    metadata,
    _owner("page", primary=True),
    #: The treaties that the page speaks of.
    Column("record", Text, nullable=False),
)

superseded = Table(
    "superseded",
    metadata,
    Column("id", String, primary_key=True),
    #: event or story
    Column("kind", String, primary_key=True),
    #: Ids that have its reports or pages now, with blanks between them; "": none.
    Column("by", Text, nullable=False),
    Column("run", Integer, nullable=False),
    #: UTC, ISO 8601.
    Column("at", String, nullable=False),
    Index("superseded_run", "run"),
)
