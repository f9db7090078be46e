"""An event with date and place from whichever of its reports has the best, where a format has one of each."""

from __future__ import annotations

from dataclasses import replace

from dateline.exports.around import Around
from dateline.model import Event, Report
from dateline.store.base import StoredEvent


def whole(event: StoredEvent, around: Around) -> StoredEvent:
    """The event with the date that its reports agree on best and the place that most sources have.

    All else is from its fullest report, so that it stands in one sentence. Without the other reports at hand,
    date and place are from there too.
    """
    if event.event is None or not (
        _other_date(event.report, event.event) or _other_place(event.report, event.event)
    ):
        return event
    report, merged = event.report, event.event
    for told in around.reports(event):
        if _other_date(report, merged) and told.report.date and told.report.date.edtf == merged.date:
            report = replace(report, date=told.report.date)
        if merged.place and told.report.id == merged.place.report and told.report.place:
            report = replace(report, place=told.report.place)
    return replace(event, report=report)


def _other_date(report: Report, event: Event) -> bool:
    return event.date is not None and event.date != (report.date.edtf if report.date else None)


def _other_place(report: Report, event: Event) -> bool:
    return event.place is not None and event.place.report != report.id
