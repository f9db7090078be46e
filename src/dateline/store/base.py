"""What a store has to offer, whatever keeps it: the records and the two protocols.

The invariants of every store:

- A page is stored whole or not at all, in one transaction.
- The same content twice is stored once. The same source with other content replaces the
  page: the old page and its events leave every listing and stay readable as history.
- Nothing waits for linking: until it has run, a report stands for an event of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, Self, TypeVar, get_args

from dateline.errors import SkipPage
from dateline.model import (
    Coded,
    Event,
    Page,
    Report,
    Review,
    ReviewState,
    Standing,
    Story,
    Superseded,
    TreatyRecord,
)

if TYPE_CHECKING:
    from dateline.store.accounts import Accounts
    from dateline.store.reviews import Reviews
    from dateline.store.watching import Watching

FrameKind = Literal["polars", "pandas"]
Outcome = Literal["added", "already there", "replaced"]
Facet = Literal[
    "type", "mode", "context", "auxiliary", "quad", "status", "actor", "recipient", "sector", "place",
    "source", "outlet", "month",
]  # fmt: skip
FACETS: tuple[Facet, ...] = get_args(Facet)
Step = Literal["day", "week", "month", "year"]
Item = TypeVar("Item")


class NotStored(SkipPage):
    """No event or page has this id; `close` has up to five ids that look like it."""

    def __init__(self, where: str, cause: str, close: tuple[str, ...] = (), remedy: str = "") -> None:
        self.close = close
        super().__init__(where, cause, remedy or (f"did you mean {', '.join(close)}?" if close else ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which events to take; every field that is set must hold.

    `actor`, `recipient`, `either` (one or the other) and `place` are country codes, as in
    Entity. `since` and `until` are ISO days, both included: events whose date is known and
    touches them. `auxiliary` modes must all be there, those of `without` must not. `source`
    is part of the name of who says so; `text` are words of the sentence or the headline,
    all of them, "in quotes" for a phrase, `word*` for a beginning. `page` is a page id.

    `reviewed` is a standing of ReviewState, "any", "none", or "kept": all but those that an editor rejects.

    An event fits if one of its reports does, and is listed once; `reports` lists every report.
    """

    type: str | None = None
    mode: str | None = None
    actor: str | None = None
    recipient: str | None = None
    either: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    auxiliary: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    source: str | None = None
    page: str | None = None
    text: str | None = None
    min_confidence: float = 0.0
    reports: bool = False
    types: tuple[str, ...] = ()
    quad: int | None = None
    context: str | None = None
    sector: str | None = None
    outlet: str | None = None
    status: str | None = None
    reviewed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """A stored page without its text.

    `id` is the hash of its content. `added` is the UTC time it was stored, ISO 8601.
    `replaced_by` is the id of the page that took its place, null while it is current, "" where its outlet
    took it back at the UTC time in `withdrawn`. `family` and
    `story` are ids of what linking put it in, null before it is linked.
    """

    id: str
    source: str | None = None
    url: str | None = None
    headline: str | None = None
    site_name: str | None = None
    agency: str | None = None
    section: str | None = None
    published: str | None = None
    language: str | None = None
    version: str = ""
    events: int = 0
    added: str = ""
    replaced_by: str | None = None
    withdrawn: str | None = None
    family: str | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    """An event with its fullest report and the page of that; or one report by itself.

    `event` is what all its reports say, null for a single report that was asked for, or that is
    not linked yet; `id` is the event's, else the report's. `report` has what reviews correct, `review`
    says so and keeps the original; null: nobody has reviewed it.
    """

    id: str
    report: Report
    page: PageHead
    event: Event | None = None
    review: ReviewState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """A page as it was coded, with its events, quantities and uncoded sentences.

    What reviews correct is corrected in it. `review` is that of the page itself, `reviews` has those of its
    reports by their ids.
    """

    head: PageHead
    coded: Coded
    review: ReviewState | None = None
    reviews: dict[str, ReviewState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[Item]):
    """Part of a list. `cursor` asks for the next part; null at the end."""

    items: tuple[Item, ...]
    cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """A country or kind of organisation, and how many events it acts in and receives.

    `names` are its most frequent names, most frequent first; `country` null: no code known.
    """

    country: str | None
    acts: int
    receives: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The events of one stretch of the time line: ISO days, both included."""

    first: str
    last: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Events in which one country acts on another; codes as in Entity."""

    actor: str
    recipient: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Events at one place of the gazetteer, or at one country where `geonames_id` is null."""

    name: str
    country: str | None
    geonames_id: int | None
    lat: float
    lon: float
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What stands out in the last days against those before, by thresholds that are shown with it.

    `kind` "new": an actor without events in the days before; "more", "fewer": a change. `now` counts the
    events of the last days, `before` is how many so many days had on average before them, `least` and
    `most` how many would not stand out.
    """

    kind: Literal["new", "more", "fewer"]
    facet: Facet
    value: str
    now: int
    before: float
    least: float = 0.0
    most: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Exploration:
    """All that the explorer shows of the events that fit some filters.

    `facets` has the most frequent values with their number of events: as many as the filters would list
    with that value. `step` is the width of the bins of `timeline`; each event is in one bin at most, and
    `earlier`, `later` and `undated` count those in none: beyond its ends, or of no date that a bin takes
    in. `matrix` has the pairs of the most frequent actors and recipients. `spots` are the places with
    most events, `unplaced` counts the events without any. `marks` compare days of publication: the last
    one is `until`, where that is asked for, else the newest of the store. `marks_rule` says the
    thresholds of the marks in words.
    """

    total: int
    facets: dict[Facet, tuple[tuple[str, int], ...]]
    timeline: tuple[Bin, ...]
    step: Step
    matrix: tuple[Pair, ...]
    spots: tuple[Spot, ...]
    marks: tuple[Mark, ...]
    marks_rule: str
    earlier: int = 0
    later: int = 0
    undated: int = 0
    unplaced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Something that somebody says, thinks or writes on a stored page.

    `speaker` is the name, `speaker_text` the words of the page; both null where nobody is named.
    `content` is what is said; `start` and `end` are where it begins and ends in `block`, and take in
    what stands between its parts. `events` are the ids of the events that it covers, `about` the
    names of those who take part in them.
    """

    speaker: str | None
    speaker_text: str | None
    country: str | None
    cue: str
    stance: str
    content: str
    sentence: str
    block: int
    start: int
    end: int
    about: tuple[str, ...]
    events: tuple[str, ...]
    page: PageHead


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """An outlet, or an agency whose text others carry, with what the store has of it.

    `days` has its pages by ISO day of publication, oldest first, the last of them up to the newest day of
    the store; `first` and `last` are the days of its first and last page. `copies` counts its pages that
    carry the text of an earlier one. `quiet` counts its pages without an event.
    """

    name: str
    agency: bool
    pages: int
    events: int
    copies: int
    quiet: int
    undated: int
    first: str | None
    last: str | None
    days: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """One side of what an actor is in: events by type, by who else is in them, and by month.

    `others` are country codes, for a name also names. Months are ISO, of the first day of the event's date.
    """

    events: int
    types: tuple[tuple[str, int], ...] = ()
    others: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A country, or somebody by name: what it does, what is done to it, and under which names.

    `country` is null where `who` is a name. `names` are those of a country that most reports use, with
    how many do.
    """

    who: str
    country: str | None
    acts: Deeds
    receives: Deeds
    names: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A stored review. `label` is what it is about in words; `gone`: that is in the store no more.

    `undone` is the id of the review that takes it back, null while it is in force.
    """

    review: Review
    label: str
    gone: bool
    undone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding did. `events` counts those of the page; `replaces` is the id of its old version."""

    page: str
    outcome: Outcome
    events: int = 0
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking did: how many reports were clustered again, and how much there is now."""

    reports: int = 0
    events: int = 0
    stories: int = 0
    treaties: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much is in a store, history left out. Days are ISO, null while no event has a date."""

    pages: int = 0
    events: int = 0
    first: str | None = None
    last: str | None = None


class View(Protocol):
    """Reading. Newest events first: by the last day of their date, else their page's."""

    def listing(
        self, filters: Filters = ..., *, limit: int = 50, cursor: str | None = None
    ) -> Listing[StoredEvent]:
        """Up to `limit` events. Raises StopRun for a cursor that no listing gave."""
        ...

    def all_events(self, filters: Filters = ...) -> Iterator[StoredEvent]:
        """Every event, as a stream."""
        ...

    def events(self, filters: Filters | None = None, *, frame: FrameKind = "polars", **fields: Any) -> Any:
        """Every event as a frame: the columns of CSV, typed. `fields` are those of Filters by name.

        `frame` is "polars" or "pandas". Raises StopRun for a filter that is none, or without pandas.
        """
        ...

    def count(self, filters: Filters = ...) -> int:
        """How many events `events` would list in all."""
        ...

    def counts(self, facet: Facet, filters: Filters = ..., *, limit: int = 50) -> tuple[tuple[str, int], ...]:
        """The values of a facet with their number of events, most frequent first."""
        ...

    def explore(self, filters: Filters = ..., *, limit: int = 12) -> Exploration:
        """Facets, time line, matrix, places and marks of what fits; `limit` values a facet."""
        ...

    def event(self, id: str) -> StoredEvent:
        """One event, of a replaced page too. Raises NotStored."""
        ...

    def reports(self, id: str) -> tuple[StoredEvent, ...]:
        """The reports of an event, first published first; of a report, that one. Raises NotStored."""
        ...

    def page(self, id: str) -> StoredPage:
        """One page, replaced ones too. Raises NotStored."""
        ...

    def heads(self, ids: Collection[str]) -> tuple[PageHead, ...]:
        """These pages without their text, in this order; those that are not current are left out."""
        ...

    def versions(self, id: str) -> tuple[PageHead, ...]:
        """Every version of a page that was stored, this one too, first stored first."""
        ...

    @property
    def watching(self) -> Watching:
        """Feeds, addresses, marks in archives and saved searches."""
        ...

    def pages(self, *, limit: int = 50, cursor: str | None = None) -> Listing[PageHead]:
        """Pages, newest publication first."""
        ...

    def actors(self, filters: Filters = ..., *, limit: int = 50) -> tuple[ActorRow, ...]:
        """Who acts and who is acted on, most frequent first."""
        ...

    def quotations(
        self,
        speaker: str | None = None,
        *,
        about: str | None = None,
        stance: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Listing[Quotation]:
        """What is said, newest page first; `speaker` and `about` are parts of names."""
        ...

    def all_quotations(self, speaker: str | None = None) -> Iterator[Quotation]:
        """Everything that is said, as a stream."""
        ...

    def stories(
        self,
        *,
        section: str | None = None,
        text: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Listing[Story]:
        """Stories, newest first; `text` is part of the headline."""
        ...

    def story(self, id: str) -> Story:
        """One story. Raises NotStored."""
        ...

    def treaties(
        self,
        *,
        party: str | None = None,
        field: str | None = None,
        text: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Listing[TreatyRecord]:
        """Treaties, last told of first; `party` is a country, `text` part of a name."""
        ...

    def treaties_on(self, pages: Collection[str]) -> tuple[TreatyRecord, ...]:
        """The treaties that one of these pages (by id) speaks of, last told of first."""
        ...

    def treaty(self, id: str) -> TreatyRecord:
        """One treaty. Raises NotStored."""
        ...

    def some(self, ids: Collection[str]) -> tuple[StoredEvent, ...]:
        """The events with these ids, in this order; those that are not there are left out."""
        ...

    def remember(self, key: Hashable, make: Callable[[], Item], *, exact: bool = False) -> Item:
        """What is made of the store, made anew when that has changed, or soon after, unless `exact`."""
        ...

    def version(self) -> str:
        """What is another whenever anything that is shown has changed, by whatever program: for caches."""
        ...

    def outlets(self) -> tuple[OutletRow, ...]:
        """Outlets and agencies, those with most pages first."""
        ...

    def profile(self, who: str) -> Profile:
        """What a country (by code) or somebody (by name) does and what is done to it. Raises NotStored."""
        ...

    def deeds(self, who: str, *, limit: int = 50) -> tuple[StoredEvent, ...]:
        """The events that a country or somebody takes part in, newest first."""
        ...

    def said_by(self, who: str, *, limit: int = 50) -> tuple[Quotation, ...]:
        """What speakers of a country, or somebody by name, say, newest page first."""
        ...

    def named(self, *, limit: int = 50) -> tuple[tuple[str, int], ...]:
        """Names without a country's code, with their number of reports, most frequent first."""
        ...

    def find_pages(self, text: str, *, limit: int = 50) -> tuple[PageHead, ...]:
        """Pages whose headline has these words, or whose events' sentences do, newest first."""
        ...

    def find_quotations(self, text: str, *, limit: int = 50) -> tuple[Quotation, ...]:
        """What is said with these words in it, newest page first."""
        ...

    def superseded(
        self, *, since: int = 0, limit: int | None = None, cursor: str | None = None
    ) -> Iterator[Superseded]:
        """Ids that linking runs after `since` took back, oldest first: `limit` of them, null: all.

        `cursor` is the run and the id of the last one that came, with a blank between: those after it.
        """
        ...

    def totals(self) -> Totals:
        """How much there is."""
        ...

    @property
    def reviews(self) -> Reviews:
        """What people say of records, what to read next, and what it tells of the machine."""
        ...

    @property
    def accounts(self) -> Accounts:
        """Who may review, and who is signed in."""
        ...


class Store(View, Protocol):
    """Reading and writing."""

    def add(self, what: Coded | Page, *, raw: str | None = None, again: bool = False) -> Added:
        """Keep a page. A Page is coded first. `raw` is the hash of the input it was read from,
        for `seen`. `again` replaces a page even if the same content is there."""
        ...

    def link(self, *, again: bool = False) -> Linked:
        """Find what many pages tell of; only what is new or touched, unless `again`."""
        ...

    def seen(self, raw: str) -> bool:
        """Is a page stored, and current, that was read from an input with this hash?"""
        ...

    def has_page(self, id: str) -> bool:
        """Is this page stored and current?"""
        ...

    def page_of(self, source: str) -> Page | None:
        """The current page of this source, as it was coded; null: there is none."""
        ...

    def arrived(
        self, after: int, filters: Filters = ..., *, limit: int = 200
    ) -> tuple[tuple[StoredEvent, ...], int]:
        """Events all of whose reports came after the one with the key `after`, and the key to go on from."""
        ...

    def withdraw(self, source: str) -> str | None:
        """Take the current page of this source out of every listing, and say its id; null: there is none."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...


REVIEWED: tuple[str, ...] = (*get_args(Standing), "any", "none", "kept")
"""What `Filters.reviewed` may be."""
NO_FILTERS = Filters()
"""Every event."""
