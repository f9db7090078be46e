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
    stories, treaties ─┬ treaty_parties    what linking makes of many pages, as JSON
                       └ treaty_pages
    superseded                 ids that linking gave and took back
    counters                   numbers that tell whether something has changed
    feeds ─┬ feed_days         what is watched, how it does day by day
           └ addresses         what the feeds named: taken, waiting, refused, failed, gone
    marks                      how far an archive has been read
    searches                   saved searches, and where their alerts go
    subjects ── reviews        what people say of pages, reports and treaties; never changed, only added to
    accounts ─┬ tokens         who may review, and how a program signs in
              └ sessions       who is signed in, in a browser

A row of `events` is one report. Reports of one happening share `happening`, the id of their event;
`lead` is null for the one that stands for it in listings, else the key of that one. A report that
is not linked yet (`stale`) stands for itself. All of this can be made anew from the reports.

The rows of a page or report that a review corrects have the corrected values, its JSON record keeps
what was coded. `subjects.target` ties a review to what is stored now, and is found anew for a new version.

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
UNTOLD = text("told IS NULL")
GONE = text("gone = 1")
LED = text("lead IS NOT NULL")
JUDGED = text("standing IS NOT NULL")


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
    #: The id of the page that took its place; "": its outlet withdrew it, at the UTC time in `withdrawn`.
    Column("replaced_by", String),
    Column("withdrawn", String),
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
    #: Where it stands with its reviewers, as in ReviewState; null: nobody has reviewed it.
    Column("standing", String),
    Index("events_standing", "standing", "key", sqlite_where=JUDGED, postgresql_where=JUDGED),
    #: The status that the report by itself gives its event, and that of the event from all reports.
    Column("told", String),
    Column("status", String),
    Index("events_happening", "happening"),
    Index("events_untold", "key", sqlite_where=UNTOLD, postgresql_where=UNTOLD),
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

leaves = Table(
    "leaves",
    metadata,
    #: A current page, and where it is in time: what stories are made of.
    _owner("page", primary=True),
    Column("place", BigInteger, nullable=False),
    #: The clump that it was grouped into; null: it is to be grouped.
    Column("clump", Integer),
    Index("leaves_place", "place"),
    Index("leaves_clump", "clump"),
)

clumps = Table(
    "clumps",
    metadata,
    Column("key", Integer, primary_key=True),
    #: The cell that it is of: its first place, and the first beyond.
    Column("low", BigInteger, nullable=False),
    Column("high", BigInteger, nullable=False),
    #: Where it stands in its cell, and the clump of the next cell that goes on with it.
    Column("position", Integer, nullable=False),
    Column("next", Integer),
    #: The id of its most typical page, and how many it has.
    Column("central", String, nullable=False),
    Column("size", Integer, nullable=False),
    #: Positions of related clumps in the cell and their cosines, a pair a word.
    Column("related", Text, nullable=False),
    Index("clumps_low", "low", "position"),
    Index("clumps_next", "next"),
)

to_tell = Table(
    "to_tell",
    metadata,
    #: What stories are to follow: a place whose page went, as digits; an event that changed and a story
    #: that lost a page, by id. treaty: pages that speak of treaties came or went.
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
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

treaty_pages = Table(
    "treaty_pages",
    metadata,
    Column("treaty", Integer, ForeignKey("treaties.key", ondelete="CASCADE"), primary_key=True),
    #: The id of a page that speaks of it.
    Column("page", String, primary_key=True),
    Index("treaty_pages_page", "page", "treaty"),
)

page_treaties = Table(
    "page_treaties",
    metadata,
    _owner("page", primary=True),
    #: The treaties that the page speaks of.
    Column("record", Text, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    #: linked: goes up whenever events are linked anew, or go.
    Column("name", String, primary_key=True),
    Column("number", BigInteger, nullable=False),
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

subjects = Table(
    "subjects",
    metadata,
    Column("key", Integer, primary_key=True),
    #: page, event or treaty
    Column("kind", String, nullable=False),
    #: The id of the page, report or treaty that it is now; null: there is none any more.
    Column("target", String),
    #: What it is found again by: its id and its page's at the time of the first review, the source and
    #: address of the page, the sentence, the trigger, where that began in its block, and the type.
    Column("id", String, nullable=False),
    Column("page", String),
    Column("source", Text),
    Column("url", Text),
    Column("quote", Text),
    Column("trigger", Text),
    Column("start", Integer),
    Column("type", String),
    #: The codes of a treaty's parties, with blanks between them.
    Column("parties", Text),
    #: What to call it: a sentence, a headline or a name.
    Column("label", Text, nullable=False),
    Index("subjects_target", "target", "kind"),
    Index("subjects_id", "id", "kind"),
    Index("subjects_page", "page"),
    Index("subjects_source", "source"),
    Index("subjects_url", "url"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("subject", Integer, ForeignKey("subjects.key"), nullable=False),
    #: UTC, ISO 8601.
    Column("at", String, nullable=False),
    #: A name, not a reference: it stays when the account goes.
    Column("by", Text, nullable=False),
    Column("role", String, nullable=False),
    Column("verdict", String),
    #: Corrections, as a JSON object.
    Column("fields", Text, nullable=False),
    Column("comment", Text),
    Column("undoes", String),
    #: Why the queue had it read; null: nobody asked.
    Column("asked", String),
    #: What the machine had given, and the version that did.
    Column("type", String),
    Column("modes", String, nullable=False),
    Column("version", String, nullable=False),
    Index("reviews_id", "id", unique=True),
    Index("reviews_subject", "subject"),
    Index("reviews_asked", "asked"),
    Index("reviews_undoes", "undoes"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    #: reader, reviewer or editor
    Column("role", String, nullable=False),
    #: An argon2id hash with its salt and cost; null: the account has tokens only.
    Column("password", Text),
    #: UTC, ISO 8601; `removed` null while it may sign in.
    Column("made", String, nullable=False),
    Column("removed", String),
    Index("accounts_name", "name", unique=True),
)

tokens = Table(
    "tokens",
    metadata,
    #: SHA-256 of the token, which is shown once and kept nowhere.
    Column("digest", String, primary_key=True),
    _owner("account"),
    Column("label", Text, nullable=False),
    Column("made", String, nullable=False),
    #: UTC, ISO 8601; null: it does not end.
    Column("expires", String),
    Index("tokens_account", "account"),
)

sessions = Table(
    "sessions",
    metadata,
    #: SHA-256 of what the browser's cookie holds.
    Column("digest", String, primary_key=True),
    _owner("account"),
    Column("made", String, nullable=False),
    Column("expires", String, nullable=False),
    Index("sessions_account", "account"),
    Index("sessions_expires", "expires"),
)

feeds = Table(
    "feeds",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    Column("title", Text),
    #: rss, atom, sitemap; null until it has been read.
    Column("kind", String),
    #: What its server said last, for asking whether it has changed.
    Column("etag", Text),
    Column("changed", Text),
    #: UTC, ISO 8601: last asked, last read without a fault, last time it had something new.
    Column("checked", String),
    Column("read", String),
    Column("news", String),
    #: Faults since it was last read, and the last one in words.
    Column("failures", Integer, nullable=False),
    Column("fault", Text),
    #: Seconds between two looks, and the Unix time of the next.
    Column("every", Float, nullable=False),
    Column("due", Float, nullable=False),
    Index("feeds_url", "url", unique=True),
    Index("feeds_due", "due"),
)

feed_days = Table(
    "feed_days",
    metadata,
    _owner("feed", primary=True),
    #: ISO day, UTC.
    Column("day", String, primary_key=True),
    Column("looks", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    #: Pages that could not be had or read, and looks at the feed that failed.
    Column("failures", Integer, nullable=False),
)

addresses = Table(
    "addresses",
    metadata,
    Column("key", Integer, primary_key=True),
    #: In its canonical form, and the host that answers for it.
    Column("url", Text, nullable=False),
    Column("host", Text, nullable=False),
    #: Null: it was named by hand.
    Column("feed", Integer, ForeignKey("feeds.key", ondelete="SET NULL")),
    #: waiting, taken, refused (robots.txt), failed (given up) or gone (withdrawn)
    Column("state", String, nullable=False),
    #: What the feed says of its last change, for asking again.
    Column("stamp", Text),
    Column("etag", Text),
    Column("changed", Text),
    Column("tries", Integer, nullable=False),
    Column("fault", Text),
    #: Unix time of the next try; null: none is due.
    Column("due", Float),
    #: Unix time at which a feed first named it.
    Column("first", Float, nullable=False),
    Index("addresses_url", "url", unique=True),
    Index("addresses_due", "due", "host"),
    Index("addresses_feed", "feed"),
)

marks = Table(
    "marks",
    metadata,
    #: The whole path of an archive, and its size and time when it was read.
    Column("source", Text, primary_key=True),
    Column("state", String, nullable=False),
    #: Where to go on.
    Column("next", BigInteger, nullable=False),
)

searches = Table(
    "searches",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    #: The filters as in the address of the explorer.
    Column("query", Text, nullable=False),
    #: Where new events are sent, and the key that signs them; null: nowhere.
    Column("hook", Text),
    Column("secret", Text),
    #: The key of the last report that has been told of, and faults of the hook since it last answered.
    Column("told", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("made", String, nullable=False),
    Index("searches_name", "name", unique=True),
)
