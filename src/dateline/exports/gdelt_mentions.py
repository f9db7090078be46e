"""GDELT 2 mentions: 16 columns, tab-separated, without a header. A row each time a page tells of an event.

The rows go with those of `gdelt`: an event that is several pairs there has its mentions once for each. What
is not known is empty; -1 stands for an actor that is not there. `Extras` has the ids of event and report.
Source: the GDELT event codebook 2.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from dateline.exports.around import Around, Text
from dateline.exports.codes import Codes, number
from dateline.exports.gdelt import added
from dateline.exports.pairs import pairs
from dateline.exports.tabbed import line
from dateline.model import Entity
from dateline.store.base import StoredEvent

COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
    "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset",
    "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip

#: MentionType: a page of the web, by its address; a source that is only named.
WEB, CITED = 1, 2
NOBODY = -1


def lines(events: Iterable[StoredEvent], around: Around) -> Iterator[str]:
    """A row for each report of each pair of each event."""
    codes = Codes.load()
    for event in events:
        if codes.cameo(event.report.type, event.report.modes) is None:
            continue
        reports = around.reports(event)
        for index, pair in enumerate(pairs(event.report)):
            for report in reports:
                who = tuple(_same(each, report) for each in pair)
                yield line(_row(event, number(event.id, index), report, who, around.text(report.page.id)))


def _same(entity: Entity | None, told: StoredEvent) -> Entity | None:
    """One of the pair as this report has it: the same name, else the same country; null if it has neither."""
    if entity is None:
        return None
    those = (*told.report.actors, *told.report.recipients)
    name = entity.name or entity.text
    named = (each for each in those if (each.name or each.text) == name)
    fellows = (each for each in those if each.country is not None and each.country == entity.country)
    return next(named, None) or next(fellows, None)


def _row(
    event: StoredEvent, id: int, told: StoredEvent, who: tuple[Entity | None, ...], text: Text | None
) -> tuple[Any, ...]:
    page, report = told.page, told.report
    offsets = [_offset(each, text) for each in who]
    action = text.position(report.trigger.block, report.trigger.start) if text else None
    return (
        id,
        added(event.page.added),
        _moment(page.published),
        WEB if page.url else CITED,
        page.site_name,
        page.url or page.source,
        text.sentence(report.sentence) if text else None,
        *offsets,
        action,
        # The words are read as they stand; no text is made plain before.
        1,
        round(100 * report.confidence),
        len(text.text) if text else None,
        None,
        None,
        f"event={event.id};report={report.id}",
    )


def _offset(entity: Entity | None, text: Text | None) -> int | None:
    if entity is None:
        return NOBODY
    return text.position(entity.block, entity.start) if text else None


def _moment(published: str | None) -> str | None:
    """When the page came out, in UTC; null where only its day is known, or no offset."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return f"{moment.astimezone(UTC):%Y%m%d%H%M%S}" if moment.tzinfo else None
