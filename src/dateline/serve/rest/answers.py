"""The records that the API sends around those of the store. `next` is the address of the next part, null at
the end; `total` is told with the first part alone."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import (
    Attribution,
    Disagreement,
    Event,
    Page,
    Quantity,
    Report,
    ReviewState,
    Story,
    Superseded,
    Treaty,
    TreatyRecord,
    Uncoded,
)
from dateline.store.base import ActorRow, OutletRow, PageHead, Quotation, StoredEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class EventList:
    """Part of the events that fit, newest first."""

    events: tuple[StoredEvent, ...]
    total: int | None
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportList:
    """Part of the reports that fit, newest first."""

    reports: tuple[StoredEvent, ...]
    total: int | None
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One line of a stream; `cursor` is where to go on after it."""

    cursor: str
    id: str
    report: Report
    page: PageHead
    event: Event | None
    review: ReviewState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDetail:
    """One event with its fullest report, the page of that, and all its reports, first published first."""

    id: str
    report: Report
    page: PageHead
    event: Event | None
    review: ReviewState | None
    reports: tuple[StoredEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageList:
    """Part of the pages, newest publication first."""

    pages: tuple[PageHead, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDetail:
    """One page and all that was found on it, as `dateline code` prints it, with its head under `stored`."""

    stored: PageHead
    page: Page
    events: tuple[Report, ...]
    quantities: tuple[Quantity, ...]
    disagreements: tuple[Disagreement, ...]
    treaties: tuple[Treaty, ...]
    attributions: tuple[Attribution, ...]
    uncoded: tuple[Uncoded, ...]
    version: str
    review: ReviewState | None
    reviews: dict[str, ReviewState]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryList:
    """Part of the stories, newest first."""

    stories: tuple[Story, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDetail:
    """One story with the heads of its pages."""

    story: Story
    pages: tuple[PageHead, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A treaty and its status on a day."""

    treaty: TreatyRecord
    status: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyList:
    """Part of the treaties, last told of first."""

    treaties: tuple[Standing, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A status, and the ISO day from which it holds."""

    day: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyDetail:
    """One treaty, its status on a day and every change of it, oldest first."""

    treaty: TreatyRecord
    status: str
    on: str
    history: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorList:
    """Who acts and is acted on in the events that fit, most frequent first."""

    actors: tuple[ActorRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletList:
    """Outlets and agencies, those with most pages first."""

    outlets: tuple[OutletRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationList:
    """Part of what is said, newest page first."""

    quotations: tuple[Quotation, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupersededList:
    """Ids that were taken back, oldest run first; `next` goes on in the same run."""

    superseded: tuple[Superseded, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A value and in how many of the events that fit it is."""

    value: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCounts:
    """The values of a facet, most frequent first."""

    facet: str
    values: tuple[Count, ...]
