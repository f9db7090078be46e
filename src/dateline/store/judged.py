"""What reviewers say, put into what the store shows, and found again when a page is coded anew.

A subject is what reviews are about. Its `target` is the id of what is stored now; it is let go when a page
is replaced or withdrawn, and tied to the new version's report that has the same trigger in the same
sentence, with the same type or the one that a reviewer gave it. What is not found stays without one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from dateline import serialise
from dateline.link.columns import Filed
from dateline.model import Coded, Page, Report, Review, Reviewed, ReviewState, TreatyRecord
from dateline.reviews import fields
from dateline.reviews.state import state, with_original
from dateline.store import rows, schema
from dateline.store.quotations import fold
from dateline.store.schema import event_records, events, page_records, pages, parties, reviews, subjects, tags

Item = TypeVar("Item", Report, Page, TreatyRecord)
#: Values in one question to the database.
MANY = 400
CURRENT = pages.c.replaced_by.is_(None)
#: Where a record may stand that has corrections in force.
CORRECTED = ("corrected", "disputed", "wrong", "unsure", "commented")


# Reading


def review(row: Any) -> Review:
    """A row of `reviews` with its subject."""
    return Review(
        id=row.id,
        at=row.at,
        by=row.by,
        role=row.role,
        kind=row.kind,
        about=row.target or row.was,
        verdict=row.verdict,
        fields=serialise.from_json(row.fields, dict[str, str]),
        comment=row.comment,
        undoes=row.undoes,
        asked=row.asked,
        type=row.type,
        modes=tuple(row.modes.split()),
        version=row.version,
    )


COLUMNS = (*reviews.c, subjects.c.kind, subjects.c.target, subjects.c.id.label("was"), subjects.c.label)
"""What `review` reads."""
SAID = select(*COLUMNS).select_from(reviews.join(subjects)).order_by(reviews.c.key)
"""Every review with what it is about, oldest first."""


def said(connection: Connection, kind: Reviewed, ids: Collection[str]) -> dict[str, list[Review]]:
    """All reviews of these things, oldest first: by the id that they have now, or had when reviewed."""
    found: dict[str, list[Review]] = {}
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), MANY):
        part = wanted[start : start + MANY]
        same = or_(subjects.c.target.in_(part), subjects.c.id.in_(part))
        asked = set(part)
        for row in connection.execute(SAID.where(subjects.c.kind == kind, same)):
            for id in asked & {row.target, row.was}:
                found.setdefault(id, []).append(review(row))
    return found


def states(connection: Connection, kind: Reviewed, records: Mapping[str, Item]) -> dict[str, ReviewState]:
    """Where those of these records stand that somebody has reviewed; `records` are as they were coded."""
    found: dict[str, ReviewState] = {}
    for id, own in said(connection, kind, records).items():
        record = records[id]
        stands = state(own, {name: fields.shown(record, name) for name in fields.FIELDS[kind]})
        if stands is not None:
            found[id] = with_original(stands, record) if isinstance(record, Report) else stands
    return found


def correct(connection: Connection, members: Mapping[str, Sequence[Filed]]) -> dict[str, list[Filed]]:
    """The reports of events as reviewers have them.

    Those that an editor rejects are left out, as long as there are others.
    """
    reports = {each.report.id: each.report for own in members.values() for each in own}
    found = states(connection, "event", reports)
    if not found:
        return {event: list(own) for event, own in members.items()}
    return {event: _kept(own, found) for event, own in members.items()}


def as_corrected(connection: Connection, found: Iterable[Filed]) -> Iterator[Filed]:
    """These reports with their corrections in force: those by which they are compared with others."""
    mine = select(events.c.id).where(events.c.standing.in_(CORRECTED), events.c.stale == 1)
    wanted = set(connection.execute(mine).scalars())
    for each in found:
        id = each.report.id
        stands = states(connection, "event", {id: each.report}).get(id) if id in wanted else None
        yield _corrected(each, stands)


def _kept(own: Sequence[Filed], found: Mapping[str, ReviewState]) -> list[Filed]:
    made = [(_corrected(each, stands), stands) for each in own for stands in (found.get(each.report.id),)]
    kept = [each for each, stands in made if stands is None or stands.standing != "rejected"]
    return kept or [each for each, _ in made]


def _corrected(filed: Filed, stands: ReviewState | None) -> Filed:
    if stands is None or not stands.corrections:
        return filed
    return replace(filed, report=fields.apply(filed.report, stands.corrections))


def with_reviews(connection: Connection, treaties: Sequence[TreatyRecord]) -> tuple[TreatyRecord, ...]:
    """Treaties with what is said of them."""
    found = states(connection, "treaty", {each.id: each for each in treaties})
    return tuple(_reviewed(each, found.get(each.id)) for each in treaties)


def _reviewed(treaty: TreatyRecord, stands: ReviewState | None) -> TreatyRecord:
    if stands is None:
        return treaty
    return replace(fields.apply_to_treaty(treaty, stands.corrections), review=stands)


# Finding again


def detach(connection: Connection, page: int) -> None:
    """Before a page goes: what is said of it and of its reports is about nothing that is stored."""
    id = connection.execute(select(pages.c.id).where(pages.c.key == page)).scalar()
    mine = select(events.c.id).where(events.c.page == page)
    reports = subjects.c.kind == "event", subjects.c.target.in_(mine)
    itself = subjects.c.kind == "page", subjects.c.target == id
    for wanted in (reports, itself):
        connection.execute(update(subjects).where(*wanted).values(target=None))


def attach(connection: Connection, coded: Coded, *, id: str) -> None:
    """After a page is stored: tie to it, and to its reports, what was said of an earlier version."""
    page = coded.page
    same = [subjects.c.page == id]
    same += [subjects.c.source == page.source] if page.source else []
    same += [subjects.c.url == page.url] if page.url else []
    loose = connection.execute(select(subjects).where(subjects.c.target.is_(None), or_(*same))).all()
    if not loose:
        return
    found = [(row.key, id) for row in loose if row.kind == "page"]
    found += _pairs(
        connection, [row for row in loose if row.kind == "event"], list(rows.distinct(coded.events))
    )
    for key, target in found:
        connection.execute(update(subjects).where(subjects.c.key == key).values(target=target))
    settle_all(connection, "event", [target for _, target in found if target != id])
    settle_all(connection, "page", [id] if any(target == id for _, target in found) else [])


def _pairs(connection: Connection, loose: Sequence[Any], reports: Sequence[Report]) -> list[tuple[int, str]]:
    """Which subject is which report: the same id first, then the nearest; each at most once."""
    known = said(connection, "event", [row.id for row in loose])
    near = sorted(
        (row.id != report.id, abs((row.start or 0) - report.trigger.start), row.key, report.id)
        for row in loose
        for report in reports
        if _fits(row, report, known.get(row.id, ()))
    )
    found: dict[int, str] = {}
    for _, _, key, id in near:
        if key not in found and id not in found.values():
            found[key] = id
    return list(found.items())


def _fits(row: Any, report: Report, own: Iterable[Review]) -> bool:
    """Is it the same trigger in the same sentence, with a type that what was said holds for?"""
    if _plain(row.trigger) != _plain(report.trigger.text):
        return False
    one, other = _plain(row.quote), _plain(report.sentence.text)
    if not (one in other or other in one):
        return False
    stands = state(own)
    return report.type == row.type or any(
        each.field == "type" for each in (stands.corrections if stands else ())
    )


def _plain(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()


def attach_treaties(connection: Connection, found: Sequence[TreatyRecord]) -> None:
    """After treaties are followed anew: tie what was said to that id, else to that name."""
    known = connection.execute(select(subjects).where(subjects.c.kind == "treaty")).all()
    ids = {each.id for each in found}
    names = [(fold("\n".join(each.names)).split("\n"), set(each.parties), each.id) for each in found]
    for row in known:
        target = row.id if row.id in ids else _named(row, names)
        if target != row.target:
            connection.execute(update(subjects).where(subjects.c.key == row.key).values(target=target))
    settle_all(connection, "treaty", [each.id for each in found] if known else [])


def _named(row: Any, names: Iterable[tuple[list[str], set[str], str]]) -> str | None:
    parties_of = set((row.parties or "").split())
    label = fold(row.label)
    same = [id for own, sides, id in names if label in own and (not parties_of or parties_of & sides)]
    return same[0] if len(same) == 1 else None


# Putting it into the rows that listings ask


def settle_all(connection: Connection, kind: Reviewed, targets: Iterable[str]) -> None:
    """Let the rows of these show what reviewers say."""
    settle = {"event": _settle_event, "page": _settle_page, "treaty": _settle_treaty}[kind]
    for target in targets:
        settle(connection, target)


def _settle_event(connection: Connection, id: str) -> None:
    statement = select(events.c.key, event_records.c.record, pages.c.listed)
    row = connection.execute(
        statement.select_from(event_records.join(events).join(pages)).where(events.c.id == id, CURRENT)
    ).first()
    if row is None:
        return
    report = serialise.from_json(row.record, Report)
    stands = states(connection, "event", {id: report}).get(id)
    shown = fields.apply(report, stands.corrections) if stands else report
    values = rows.event_row(shown, Page(published=row.listed or None))
    values["standing"] = stands.standing if stands else None
    connection.execute(update(events).where(events.c.key == row.key).values(values))
    _replace(connection, parties, row.key, rows.party_rows(shown))
    _replace(connection, tags, row.key, rows.tag_rows(shown))


def _replace(connection: Connection, table: Any, event: int, values: Iterator[rows.Row]) -> None:
    connection.execute(delete(table).where(table.c.event == event))
    made = [{"event": event, **row} for row in values]
    if made:
        connection.execute(insert(table), made)


def _settle_page(connection: Connection, id: str) -> None:
    wanted: tuple[ColumnElement[bool], ...] = (pages.c.id == id, CURRENT)
    row = connection.execute(
        select(pages.c.key, page_records.c.record).join(page_records).where(*wanted)
    ).first()
    if row is None:
        return
    page = serialise.from_json(row.record, Coded).page
    stands = states(connection, "page", {id: page}).get(id)
    shown = fields.apply_to_page(page, stands.corrections) if stands else page
    values = {name: getattr(shown, name) for name in fields.PAGE} | {"listed": shown.published or ""}
    connection.execute(update(pages).where(pages.c.key == row.key).values(values))


def _settle_treaty(connection: Connection, id: str) -> None:
    table, sides = schema.treaties, schema.treaty_parties
    row = connection.execute(select(table.c.key, table.c.record).where(table.c.id == id)).first()
    if row is None:
        return
    shown = with_reviews(connection, [serialise.from_json(row.record, TreatyRecord)])[0]
    values = {"field": shown.field, "folded": fold("\n".join(shown.names))}
    connection.execute(update(table).where(table.c.key == row.key).values(values))
    connection.execute(delete(sides).where(sides.c.treaty == row.key))
    made = [{"treaty": row.key, "country": each} for each in dict.fromkeys(shown.parties)]
    if made:
        connection.execute(insert(sides), made)
