"""The front page: the day's stories by section, treaties that moved, what is new, what is announced.

The day is the newest that the store has pages of, not that of the clock, so that an old store has a
front page too. Stories of earlier days fill the sections, and show their day.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import EventStatus, StepRecord, Story, TreatyRecord
from dateline.serve import words
from dateline.store.base import Filters, StoredEvent, View
from dateline.store.days import days

STORIES = 48
"""How many of the newest stories are looked at."""
LEADING, IN_SECTION, SECTIONS = 3, 4, 8
MOVED, LATEST, EXPECTED = 5, 7, 5
LEAD = 3
"""Blocks from the top of a page in which its lead stands: headline, caption, first paragraphs."""
OF_STORY, DAYS = 8, 4
"""How many events of a story are looked at, of its last days that have some."""
SOON = (14, 90, 730)
"""Days ahead in which something announced is looked for: the first that has some."""
NARROW = 31
"""Days: an event is listed under a day if its date is no wider."""
ASIDE = frozenset({"planned", "possible"})
DOUBTED: tuple[EventStatus, ...] = ("contested", "denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Top:
    """A story on the front page with the event that leads it; null where none has a record.

    `doubted`: what leads it, or another late event of several reports, is contested or denied. `fresh`:
    it is of the newest day.
    """

    story: Story
    lead: StoredEvent | None
    doubted: tuple[EventStatus, ...]
    fresh: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the front page; `name` is null for stories whose pages name no section."""

    name: str | None
    stories: tuple[Top, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A treaty and the last step of it that a page tells as done."""

    treaty: TreatyRecord
    step: StepRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front page of a day; `day` is null in an empty store. `leading` are not in `sections` again."""

    day: str | None
    leading: tuple[Top, ...]
    sections: tuple[Section, ...]
    moved: tuple[Moved, ...]
    latest: tuple[StoredEvent, ...]
    expected: tuple[StoredEvent, ...]


def front(view: View) -> Front:
    """The front page of the store's newest day."""
    return view.remember(("front",), lambda: _front(view), exact=True)


def _front(view: View) -> Front:
    stories = view.stories(limit=STORIES).items
    day = _newest(view, stories)
    tops = sorted(_tops(view, stories, day), key=_weight)
    leading = tuple(tops[:LEADING])
    return Front(
        day=day,
        leading=leading,
        sections=tuple(_sections(tops[LEADING:])),
        moved=_moved(view, day),
        latest=_latest(view, day),
        expected=_expected(view, day),
    )


def _newest(view: View, stories: Sequence[Story]) -> str | None:
    pages = view.pages(limit=1).items
    found = [(head.published or "")[:10] for head in pages] + [story.last or "" for story in stories[:1]]
    return max(found, default="") or None


def _tops(view: View, stories: Sequence[Story], day: str | None) -> Iterable[Top]:
    wanted = {story.id: _last_events(story, day) for story in stories}
    found = {each.id: each for each in view.some([id for ids in wanted.values() for id in ids])}
    for story in stories:
        events = [found[id] for id in wanted[story.id] if id in found]
        lead = min(events, key=_importance, default=None)
        status = {each.event.status for each in events if each.event and (each == lead or _weighty(each))}
        yield Top(
            story=story,
            lead=lead,
            doubted=tuple(each for each in DOUBTED if each in status),
            fresh=story.last == day,
        )


def _last_events(story: Story, day: str | None) -> tuple[str, ...]:
    told = [each for each in story.days if each.events and (day is None or each.day <= day)]
    return tuple(event for each in reversed(told[-DAYS:]) for event in each.events)[:OF_STORY]


def _weighty(stored: StoredEvent) -> bool:
    return stored.event is not None and len(stored.event.tellings) > 1


def _importance(stored: StoredEvent) -> tuple[bool, bool, int, int]:
    """What happened or is in dispute before what is planned or long past, leads before the rest of a page;
    then by sources and reports."""
    event, report = stored.event, stored.report
    aside = bool(report.auxiliary) if event is None else event.status in ASIDE or bool(event.auxiliary)
    deep = report.sentence.block > LEAD or report.sentence.text == stored.page.headline
    return (aside, deep, -event.sources if event else 0, -len(event.tellings) if event else 0)


def _weight(top: Top) -> tuple[str, int, int]:
    """Newest day first, then by sources and pages."""
    return (_descending(top.story.last or ""), -top.story.sources, -len(top.story.pages))


def _descending(day: str) -> str:
    return "".join(chr(ord("9") - int(each)) if each.isdecimal() else each for each in day) or "~"


def _sections(tops: Sequence[Top]) -> Iterable[Section]:
    """The sections with most stories first, those without a section last."""
    found: defaultdict[str, list[Top]] = defaultdict(list)
    for top in tops:
        found[section_of(top.story) or ""].append(top)
    known = sorted((name for name in found if name), key=lambda name: (-len(found[name]), name))[:SECTIONS]
    for name in known:
        yield Section(name=name, stories=tuple(found[name][:IN_SECTION]))
    rest = [top for name, each in found.items() if name not in known for top in each]
    if rest:
        yield Section(name=None, stories=tuple(sorted(rest, key=_weight)[:IN_SECTION]))


def section_of(story: Story) -> str | None:
    """The section; null where its pages give the outlet's or agency's name as one."""
    if not story.section:
        return None
    section = story.section.title() if story.section.isupper() else story.section
    own = {name.casefold() for name in story.outlets}
    return None if section.casefold() in own or section.casefold().endswith(" agency") else section


def _moved(view: View, day: str | None) -> tuple[Moved, ...]:
    found = (_last_step(treaty, day) for treaty in view.treaties(limit=2 * MOVED).items)
    moved = sorted((each for each in found if each), key=lambda each: each.step.order, reverse=True)
    return tuple(moved[:MOVED])


def _last_step(treaty: TreatyRecord, day: str | None) -> Moved | None:
    done = [step for step in treaty.steps if not step.pending and (day is None or step.order <= day)]
    return Moved(treaty=treaty, step=max(done, key=lambda step: step.order)) if done else None


def _latest(view: View, day: str | None) -> tuple[StoredEvent, ...]:
    if day is None:
        return ()
    found = view.listing(Filters(until=day), limit=8 * LATEST).items
    dated = (each for each in found if words.sort_day(each) <= day and _narrow(each))
    return tuple(sorted(dated, key=lambda each: _descending(words.sort_day(each)))[:LATEST])


def _narrow(stored: StoredEvent) -> bool:
    """Whether its date says the day well enough to stand under one; an open one, "by Friday", does."""
    first, last = map(_date, days(stored.report.date.edtf if stored.report.date else None) or (None, None))
    return bool(first and last and (last - first).days <= NARROW)


def _date(iso: str | None) -> dt.date | None:
    """The day; null for none, and for one that no calendar has."""
    try:
        return dt.date.fromisoformat(iso or "")
    except ValueError:
        return None


def _expected(view: View, day: str | None) -> tuple[StoredEvent, ...]:
    """What is announced for days after this one, soonest first."""
    today = _date(day)
    if today is None:
        return ()
    found: tuple[StoredEvent, ...] = ()
    for ahead in SOON:
        since, until = today + dt.timedelta(days=1), today + dt.timedelta(days=ahead)
        filters = Filters(since=since.isoformat(), until=until.isoformat())
        found = tuple(each for each in view.listing(filters, limit=8 * EXPECTED).items if _narrow(each))
        if found:
            break
    return tuple(reversed(found))[:EXPECTED]


COLUMNS = (
    "section", "story", "headline", "first", "last", "pages", "outlets", "sources", "doubted", "event",
    "sentence",
)  # fmt: skip


def cells(shown: Front) -> Iterable[tuple[object, ...]]:
    """The stories of the front page as rows of COLUMNS, in its order."""
    for top in shown.leading:
        yield _cells(section_of(top.story), top)
    for section in shown.sections:
        for top in section.stories:
            yield _cells(section.name, top)


def _cells(section: str | None, top: Top) -> tuple[object, ...]:
    story, lead = top.story, top.lead
    counted = (len(story.pages), "; ".join(story.outlets), story.sources, "; ".join(top.doubted))
    event = (lead.id, lead.report.sentence.text) if lead else (None, None)
    return (section, story.id, story.headline, story.first, story.last, *counted, *event)
